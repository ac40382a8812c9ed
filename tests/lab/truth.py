"""What is true, as an independent witness sees it: `dig` and `curl` on the client's device.

Nothing here is shared with the program under test, and nothing here knows what a filter is: it
says whether a page opened, and in which manner it did not.
"""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from .commands import run
from .internet import marker, the_internet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .laboratory import Lab

_SECONDS = 2
"""Silence that lasts this long is called silence: everything here is milliseconds away."""

_AT_ONCE = 32
_RCODE = re.compile(r"status: (\w+)")
_RESET = "reset by peer"
_ADDRESS = re.compile(r"\sIN\s+A\s+(\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What happened to one page."""

    open: bool
    """True where the site's own page came, over TLS that the device trusts if over TLS."""
    dns: str
    """`genuine`, `forged <address>`, `empty`, `silence`, an rcode, or `unused` under a proxy."""
    web: str
    """`status <code>`, `tunnel <code>`, `untrusted`, or how the connection failed."""
    seen: str
    """The witness's own words, for whoever has to find out why a test fails."""


def witnessed(lab: "Lab", urls: "Iterable[str]") -> dict[str, Truth]:
    """Visit every page from the client, all at once, each by itself."""
    listed = list(urls)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        look_ups = [pool.submit(_look_up, lab, urlsplit(url).hostname or "") for url in listed]
        fetches = [pool.submit(_fetch, lab, url) for url in listed]
        truths: dict[str, Truth] = {}
        for url, look_up, fetch in zip(listed, look_ups, fetches, strict=True):
            dns, dig_said = look_up.result()
            is_open, web, curl_said = fetch.result()
            seen = f"{dig_said}\n{curl_said}".strip()
            truths[url] = Truth(open=is_open, dns=dns, web=web, seen=seen)
        return truths


def _look_up(lab: "Lab", host: str) -> tuple[str, str]:
    """Say how the device's resolver answers for `host`, and what `dig` said of it."""
    if lab.device.proxy != "none":
        return "unused", ""
    only_the_answer = ["+noall", "+comments", "+answer"]
    once = ["+tries=1", f"+time={_SECONDS}"]
    done = run([*lab.entering("client"), "dig", *only_the_answer, *once, host, "A"])
    said = done.stdout + done.stderr
    if (rcode := _RCODE.search(said)) is None:
        return "silence" if "timed out" in said else "unreachable", said
    if rcode[1] != "NOERROR":
        return rcode[1], said
    addresses = _ADDRESS.findall(said)
    if not addresses:
        return "empty", said
    genuine = str(the_internet().sites[host].address)
    return ("genuine" if addresses == [genuine] else f"forged {' '.join(addresses)}"), said


def _fetch(lab: "Lab", url: str) -> tuple[bool, str, str]:
    """Say whether the page opened, in which manner, and what `curl` said of it."""
    proxy = [] if lab.device.proxy == "none" else ["--proxy", lab.device.proxy]
    command = ["curl", "--silent", "--show-error", "--verbose", "--max-time", str(_SECONDS)]
    command += ["--cacert", str(lab.device_roots), "--write-out", "\n%{json}", *proxy, url]
    # Whatever proxy the machine itself may have: the device has what `lab` says.
    done = run([*lab.entering("client"), *command], env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    body, _, written = done.stdout.rpartition("\n")
    facts = cast("dict[str, object]", json.loads(written))
    said = f"{done.stderr}\n{body[:500]}\n{written}"
    is_sites_own = marker(urlsplit(url).hostname or "") in body
    is_open = done.returncode == 0 and facts["http_code"] == HTTPStatus.OK and is_sites_own
    return is_open, _manner(done.returncode, facts, done.stderr), said


def _manner(exit_code: int, facts: dict[str, object], said: str) -> str:
    """Name what happened, from curl's exit status and what it wrote."""
    tunnel = facts["http_connect"]
    if tunnel not in (0, HTTPStatus.OK):
        return f"tunnel {tunnel}"
    manners = {
        0: f"status {facts['http_code']}",
        5: "unresolved",
        6: "unresolved",
        7: "refused" if "Connection refused" in said else "unreachable",
        28: f"silence of {_stage(facts)}",
        35: "reset in tls" if _RESET in said else "tls failed",
        52: "cut off in http",
        56: "reset in http" if _RESET in said else "cut off in http",
        60: "untrusted",
    }
    return manners.get(exit_code, f"curl {exit_code}")


def _stage(facts: dict[str, object]) -> str:
    """Name the first step that never ended."""
    if not facts["time_namelookup"]:
        return "dns"
    if not facts["time_connect"]:
        return "tcp"
    if facts["scheme"] == "HTTPS" and not facts["time_appconnect"]:
        return "tls"
    return "http"

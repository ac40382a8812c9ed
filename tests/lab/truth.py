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
_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
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
    """`status <code>`, `tunnel <code>`, `untrusted` (`untrusted own page` where the site's own page lies behind
    the warning), or how the connection failed."""
    seen: str
    """The witness's own words, for whoever has to find out why a test fails."""


def witnessed(lab: "Lab", urls: "Iterable[str]", tries: int = 1) -> dict[str, Truth]:
    """Visit every page from the client, all at once, each by itself; with more `tries` until it opens."""
    listed = list(urls)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        look_ups = [pool.submit(_look_up, lab, _host(url), tries) for url in listed]
        fetches = [pool.submit(_fetch, lab, url, tries) for url in listed]
        truths: dict[str, Truth] = {}
        for url, look_up, fetch in zip(listed, look_ups, fetches, strict=True):
            dns, dig_said = look_up.result()
            is_open, web, curl_said = fetch.result()
            seen = f"{dig_said}\n{curl_said}".strip()
            truths[url] = Truth(open=is_open, dns=dns, web=web, seen=seen)
        return truths


def _host(url: str) -> str:
    """Give the name of the page's site as DNS has it."""
    return (urlsplit(url).hostname or "").encode("idna").decode()


def _look_up(lab: "Lab", host: str, tries: int) -> tuple[str, str]:
    """Say how the device's resolver answers for `host`, and what `dig` said of it."""
    if lab.device.leads_to != "none":
        return "unused", ""
    only_the_answer = ["+noall", "+comments", "+answer"]
    patience = [f"+tries={tries}", f"+time={_SECONDS}"]
    done = run([*lab.entering("client"), "dig", *only_the_answer, *patience, host, "A"])
    said = done.stdout + done.stderr
    if (rcode := _RCODE.search(said)) is None:
        return "silence" if "timed out" in said else "unreachable", said
    if rcode[1] != "NOERROR":
        return rcode[1], said
    addresses = _ADDRESS.findall(said)
    if not addresses:
        return "empty", said
    site = the_internet().sites.get(host)
    return ("genuine" if site and addresses == [str(site.address)] else f"forged {' '.join(addresses)}"), said


def _fetch(lab: "Lab", url: str, tries: int) -> tuple[bool, str, str]:
    """Say whether the page opened, in which manner, and what `curl` said of it."""
    for _ in range(tries):
        is_open, manner, said = _fetch_once(lab, url)
        if is_open:
            break
    if manner == "untrusted":
        _, _, beyond = _fetch_once(lab, url, "--insecure")
        if marker(_host(url)) in beyond:
            manner = "untrusted own page"
    return is_open, manner, said


def _fetch_once(lab: "Lab", url: str, *options: str) -> tuple[bool, str, str]:
    proxy = [] if lab.device.leads_to == "none" else ["--proxy", lab.device.leads_to]
    # The name in DNS's own writing, whatever the machine's language; and a browser's, for a filter may decide by it.
    url = url.replace(urlsplit(url).hostname or "", _host(url))
    command = ["curl", "--user-agent", _BROWSER, "--silent", "--show-error", "--verbose", "--max-time", str(_SECONDS)]
    command += ["--cacert", str(lab.device_roots), "--write-out", "\n%{json}", *proxy, *options, url]
    # Whatever proxy the machine itself may have: the device has what `lab` says.
    done = run([*lab.entering("client"), *command], env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
    body, _, written = done.stdout.rpartition("\n")
    facts = cast("dict[str, object]", json.loads(written))
    said = f"{done.stderr}\n{body[:500]}\n{written}"
    is_sites_own = marker(_host(url)) in body
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
        16: "cut off in http",
        18: "cut off in http",
        28: f"silence of {_stage(facts, said)}",
        35: "reset in tls" if _RESET in said else "tls failed",
        52: "cut off in http",
        56: "reset in http" if _RESET in said else "cut off in http",
        60: "untrusted",
    }
    return manners.get(exit_code, f"curl {exit_code}")


def _stage(facts: dict[str, object], said: str) -> str:
    """Name the first step that never ended."""
    if not facts["time_namelookup"]:
        return "dns"
    # curl writes no time for a connection whose TLS never came about.
    if "* Connected to " not in said:
        return "tcp"
    if facts["scheme"] == "HTTPS" and not facts["time_appconnect"]:
        return "tls"
    return "http"

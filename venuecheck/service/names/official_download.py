"""One file from an official address: https only, bounded in size and time."""

import ssl
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from venuecheck.core.problem import InputError

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 128 * 1024 * 1024
_STEP_SECONDS, _WHOLE_SECONDS = 30.0, 300.0
_MOST_REDIRECTS = 4
_OK = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def fetch(
    address: str,
    *,
    by_hand: str,
    trust: ssl.SSLContext | None = None,
    max_bytes: int = MAX_BYTES,
    whole_seconds: float = _WHOLE_SECONDS,
) -> bytes:
    """Download a file. `by_hand`: the page on which a person finds it. `trust`: other roots than the public ones.

    The proxy that the environment names is used, as by other programs. Raises `InputError`, with what to do instead.
    """
    import httpx  # noqa: PLC0415 - slow to load, and needed by this command alone

    until = time.monotonic() + whole_seconds
    fix = f"try again later, or download it from {by_hand} and give the file"
    try:
        with httpx.Client(verify=trust if trust is not None else True, timeout=_STEP_SECONDS) as client:
            for _ in range(_MOST_REDIRECTS + 1):
                _check_address(address, fix)
                with client.stream("GET", address, headers={"User-Agent": "venuecheck"}) as answer:
                    if answer.status_code in _REDIRECTS and answer.next_request is not None:
                        address = str(answer.next_request.url)
                        continue
                    if answer.status_code != _OK:
                        raise InputError.at(address, f"the server answered {answer.status_code}", fix)
                    return _body(answer, address, until, max_bytes, fix)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        what = f"the list could not be fetched ({type(error).__name__})"
        raise InputError.at(address, what, fix) from None
    raise InputError.at(address, f"the server sends on more than {_MOST_REDIRECTS} times", fix)


def _check_address(address: str, fix: str) -> None:
    if urlsplit(address).scheme != "https":
        raise InputError.at(address[:200], "this address is not https, so anybody could change what it sends", fix)


def _body(answer: "httpx.Response", address: str, until: float, max_bytes: int, fix: str) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in answer.iter_bytes():
        size += len(part)
        if size > max_bytes:
            raise InputError.at(address, f"the file is larger than {max_bytes // 1024} KiB", fix)
        if time.monotonic() > until:
            raise InputError.at(address, "the download takes too long", fix)
        parts.append(part)
    expected = answer.headers.get("content-length", "")
    if expected.isdigit() and not answer.headers.get("content-encoding") and int(expected) != size:
        raise InputError.at(address, f"the file is cut off: {size} of {expected} bytes came", fix)
    return b"".join(parts)

"""One file from an address: https only, bounded in size and time."""

import asyncio
import ssl
import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.filtering.vantage.failures import cause_words

if TYPE_CHECKING:
    import httpx

_STEP_SECONDS, _TO_END = 30.0, 0.5
_TOO_LONG = "the download takes too long"
_MOST_REDIRECTS = 4
_OK = 200
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What is downloaded, and the bounds within which."""

    what: str
    """In the words of errors: `the list`."""
    fix: str
    """What a person does where it fails."""
    max_bytes: int = 128 * 1024 * 1024
    whole_seconds: float = 300.0
    """For everything, from the look-up of the name to the last byte."""
    trust: ssl.SSLContext | None = None
    """Other roots than the public ones."""
    proxy: str | None = None
    """The proxy's address; None for what the environment names, as with other programs."""


def fetch(address: str, download: Download) -> bytes:
    """Download a file. Blocks within the bound; raises `InputError`, with what to do instead.

    The look-up of a name cannot be cut short: where it takes longer, it is left behind.
    """
    done: Future[bytes] = Future()

    def work() -> None:
        try:
            done.set_result(asyncio.run(_fetched(address, download)))
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            done.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        return done.result(timeout=max(download.whole_seconds, 0) + _TO_END)
    except TimeoutError:
        raise _problem(address, _TOO_LONG, download) from None


async def _fetched(address: str, download: Download) -> bytes:
    import httpx  # noqa: PLC0415 - slow to load, and needed by few commands

    verify = download.trust if download.trust is not None else True
    try:
        # a limit for each read would let a server go on for ever with a byte at a time
        async with (
            asyncio.timeout(download.whole_seconds),
            httpx.AsyncClient(verify=verify, timeout=_STEP_SECONDS, proxy=download.proxy) as client,
        ):
            return await _followed(client, address, download)
    except TimeoutError:
        raise _problem(address, _TOO_LONG, download) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        cause = cause_words(error)
        what = f"{download.what} could not be fetched{f': {cause}' if cause else ''}"
        raise _problem(address, what, download) from None


async def _followed(client: "httpx.AsyncClient", address: str, download: Download) -> bytes:
    for _ in range(_MOST_REDIRECTS + 1):
        if urlsplit(address).scheme != "https":
            what = "this address is not https, so anybody could change what it sends"
            raise _problem(address, what, download)
        async with client.stream("GET", address, headers={"User-Agent": "venuecheck"}) as answer:
            if answer.status_code in _REDIRECTS and answer.next_request is not None:
                address = str(answer.next_request.url)
                continue
            if answer.status_code != _OK:
                raise _problem(address, f"the server answered {answer.status_code}", download)
            return await _body(answer, address, download)
    raise _problem(address, f"the server sends on more than {_MOST_REDIRECTS} times", download)


async def _body(answer: "httpx.Response", address: str, download: Download) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in answer.aiter_bytes():
        size += len(part)
        if size > download.max_bytes:
            raise _problem(address, f"the file is larger than {download.max_bytes // 1024} KiB", download)
        parts.append(part)
    expected = answer.headers.get("content-length", "")
    if expected.isdigit() and not answer.headers.get("content-encoding") and int(expected) != size:
        raise _problem(address, f"the file is cut off: {size} of {expected} bytes came", download)
    return b"".join(parts)


def _problem(address: str, what: str, download: Download) -> InputError:
    return InputError.at(plain(address, 200), what, download.fix)

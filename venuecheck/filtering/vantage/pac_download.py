"""A proxy settings file (PAC) fetched as a browser fetches it: redirects followed, decompressed, in its own charset."""

import asyncio
import codecs
import re
import zlib
from typing import TYPE_CHECKING

from venuecheck.filtering.vantage.failures import cause_words
from venuecheck.filtering.vantage.inflating import Inflater
from venuecheck.filtering.vantage.pac import MAX_PAC_BYTES

if TYPE_CHECKING:
    import httpx

_SECONDS = 5.0
_MOST_REDIRECTS = 5
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    r"charset\s*=\s*[\"']?(utf-?8|utf-?16(?:le|be)?|iso-8859-\d{1,2}|windows-125\d|us-ascii)\b", re.IGNORECASE
)


class NotFetched(Exception):  # noqa: N818 - a fact about the network
    """There is no file. `args[0]` says why: ends a sentence about it."""


async def fetch_script(url: str) -> str:
    """Fetch the file at `url`. Raises `NotFetched`."""
    import httpx  # noqa: PLC0415 - only where a PAC file is used

    try:
        async with (
            asyncio.timeout(_SECONDS),
            # the script decides for every page, so a school's own certificate must not stop it
            httpx.AsyncClient(
                trust_env=False,
                verify=False,  # noqa: S501
                follow_redirects=True,
                max_redirects=_MOST_REDIRECTS,
                headers={"Accept-Encoding": "gzip, deflate"},
            ) as client,
            client.stream("GET", url) as reply,
        ):
            if not reply.is_success:
                raise NotFetched(f"is not there (status {reply.status_code})")
            raw = await _read(reply)
    except httpx.TooManyRedirects:
        raise NotFetched("sends the browser on without end") from None
    except httpx.TimeoutException:
        raise NotFetched(f"could not be fetched: {cause_words(TimeoutError())}") from None
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError) as error:
        words = cause_words(error)
        raise NotFetched(f"could not be fetched: {words}" if words else "could not be fetched") from None
    return decoded(raw, reply.headers.get("content-type", ""))


async def _read(reply: "httpx.Response") -> bytes:
    inflater = Inflater(reply.headers.get("content-encoding", ""))
    came, size = bytearray(), 0
    try:
        async for chunk in reply.aiter_raw():
            size += len(chunk)
            came += inflater.feed(chunk, MAX_PAC_BYTES + 1 - len(came))
            if max(size, len(came)) > MAX_PAC_BYTES:
                raise NotFetched("is too large")
    except zlib.error:
        raise NotFetched("cannot be decompressed") from None
    if not inflater.ended and size:
        raise NotFetched("broke off before its end")
    return bytes(came)


def decoded(raw: bytes, content_type: str) -> str:
    """Give the text, by its byte order mark, else by its header, else as UTF-8, else as Latin-1."""
    for mark, charset in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(charset, "replace")
    named = _CHARSET.search(content_type)
    try:
        return raw.decode(named[1] if named else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return raw.decode("latin-1")

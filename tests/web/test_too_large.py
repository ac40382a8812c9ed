"""What is too large is read to its end over a real connection, and answered with a page."""

from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest

from venuecheck.web.too_large import MOST_KEPT

_PART = bytes(1024 * 1024)


def _post(address: str, size: int, **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.putrequest("POST", "/sign-in")
        for name, value in {"Content-Type": "application/x-www-form-urlencoded", **headers}.items():
            connection.putheader(name, value)
        connection.putheader("Content-Length", str(size))
        connection.endheaders()
        left = size
        while left:
            connection.send(_PART[: min(left, len(_PART))])
            left -= min(left, len(_PART))
        answer = connection.getresponse()
        return answer, answer.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("size", [2 * 1024 * 1024, MOST_KEPT, MOST_KEPT + 1, 60_000_000])
def test_whoever_sends_too_much_reads_that_it_is(address: str, size: int) -> None:
    """A connection that is closed before all was read is reset: a browser shows nothing but that."""
    answer, page = _post(address, size)
    assert answer.status == 413
    assert "This is too large" in page
    assert "20 MiB" in page

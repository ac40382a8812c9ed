"""Does a redirect carry the page's address? In every way in which products pass it on, and not by chance."""

import base64
import codecs
from urllib.parse import quote

import pytest

from venuecheck.filtering.redaction import carries

PAGE, HOST = "http://adult.test/path?q=1", "adult.test"


def _b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "carried",
    [
        PAGE,
        HOST,
        "www.adult.test",
        "ADULT.TEST",
        f"{HOST}:80",
        quote(PAGE, safe=""),
        quote(quote(PAGE, safe=""), safe=""),
        quote(quote(quote(PAGE, safe=""), safe=""), safe=""),
        _b64(PAGE),
        _b64(PAGE).rstrip("="),
        _b64(HOST),
        quote(_b64(PAGE), safe=""),
        base64.urlsafe_b64encode(f"{PAGE}&~~~???".encode()).decode(),
        _b64(f'{{"u":"{PAGE}","c":7}}'),
        codecs.encode(PAGE, "rot13"),
        quote(codecs.encode(PAGE, "rot13"), safe=""),
    ],
)
@pytest.mark.parametrize(
    "url",
    ["http://wall.example/deny?url={}", "http://wall.example/deny?{}", "http://wall.example/#{}", "/deny?a=b&u={}&c=d"],
)
def test_the_pages_address_is_found(url: str, carried: str) -> None:
    assert carries(url.format(carried), PAGE, HOST)


def test_the_pages_address_is_found_in_the_path() -> None:
    assert carries(f"http://archive.example/2013/{PAGE}", PAGE, HOST)
    assert carries(f"http://wall.example/{quote(PAGE, safe='')}/deny", PAGE, HOST)


@pytest.mark.parametrize(
    "url",
    [
        "http://wall.example/",
        "http://adult.test/deny",
        "http://adult.test.wall.example/deny",
        "http://wall.example/deny?url=http://casino.test/",
        "http://wall.example/deny?url=http://maxadult.test/",
        "http://wall.example/deny?url=http://an-adult.test/",
        "http://wall.example/deny?url=http://adult.test.example/",
        "http://wall.example/deny?url=http://adult.testing/",
        f"http://wall.example/deny?url={_b64('http://casino.test/')}",
        "http://wall.example/adulttest",
        "http://[wall/?adult.test",
        "",
    ],
)
def test_what_is_not_the_pages_address_is_not_taken_for_it(url: str) -> None:
    """Neither the host that a redirect leads to, nor a longer name that ends or begins like the page's."""
    assert not carries(url, PAGE, HOST)


def test_without_a_host_nothing_is_carried() -> None:
    assert not carries("http://wall.example/deny?url=", "", "")

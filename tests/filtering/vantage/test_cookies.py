"""Cookies of one visit: sent back where a browser would, and nowhere else."""

import pytest

from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.vantage.cookies import Cookies

SET_AT = "http://www.site.test/shop/list?a=1"


def _sent(to: str, *set_: str) -> str:
    cookies = Cookies()
    cookies.take([("set-cookie", each) for each in set_], parse_address(SET_AT))
    return cookies.header(parse_address(to))


@pytest.mark.parametrize(
    ("set_", "to", "sent"),
    [
        ("a=1", "http://www.site.test/shop/", "a=1"),
        ("a=1", "http://www.site.test/shop", "a=1"),
        ("a=1", "http://www.site.test/shopping", ""),
        ("a=1", "http://www.site.test/", ""),
        ("a=1; Path=/", "http://www.site.test/", "a=1"),
        ("a=1; Path=/", "http://site.test/", ""),
        ("a=1; Path=/", "http://other.test/", ""),
        ("a=1; Path=/; Domain=.site.test", "http://site.test/", "a=1"),
        ("a=1; Path=/; Domain=site.test", "http://x.site.test/", "a=1"),
        ("a=1; Path=/; Domain=site.test", "http://notsite.test/", ""),
        ("a=1; Path=/; Domain=other.test", "http://other.test/", ""),
        ("a=1; Path=/; Domain=test", "http://www.site.test/", ""),
        ("a=1; Path=/; Secure", "http://www.site.test/", ""),
        ("a=1; Path=/; Secure", "https://www.site.test/", "a=1"),
        ("a=1; Path=/; Max-Age=0", "http://www.site.test/", ""),
        ("a=b=c; Path=/", "http://www.site.test/", "a=b=c"),
        ("a=; Path=/", "http://www.site.test/", "a="),
        ("=1; Path=/", "http://www.site.test/", ""),
        ("nothing; Path=/", "http://www.site.test/", ""),
        ("a=1\r\nHost: x; Path=/", "http://www.site.test/", ""),
        ("a=" + "x" * 5_000 + "; Path=/", "http://www.site.test/", ""),
    ],
)
def test_a_cookie_goes_where_a_browser_sends_it(set_: str, to: str, sent: str) -> None:
    assert _sent(to, set_) == sent


def test_the_last_value_counts_and_a_cookie_can_be_taken_back() -> None:
    assert _sent("http://www.site.test/", "a=1; Path=/", "a=2; Path=/", "b=3; Path=/") == "a=2; b=3"
    assert _sent("http://www.site.test/", "a=1; Path=/", "a=1; Path=/; Max-Age=-1") == ""


def test_they_are_bounded() -> None:
    sent = _sent("http://www.site.test/", *[f"n{each}=1; Path=/" for each in range(500)])
    assert len(sent.split("; ")) == 50

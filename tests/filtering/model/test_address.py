"""Web addresses taken apart, and compared by site."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publicsuffixlist import PublicSuffixList

from venuecheck.filtering.model.address import MAX_URL, AddressError, only_names, parse_address, same_site, site_of


@pytest.mark.parametrize(
    ("text", "url", "authority"),
    [
        ("http://adult.test", "http://adult.test/", "adult.test"),
        ("HTTPS://Adult.Test./A?b=C#d", "https://adult.test/A?b=C", "adult.test"),
        ("http://adult.test:8080/", "http://adult.test:8080/", "adult.test:8080"),
        ("https://adult.test:443/", "https://adult.test/", "adult.test"),
        ("http://bücher.test/ä?ö", "http://xn--bcher-kva.test/%C3%A4?%C3%B6", "xn--bcher-kva.test"),
        ("http://[2001:DB8::1]:81/", "http://[2001:db8::1]:81/", "[2001:db8::1]:81"),
        ("http://a_b.test/", "http://a_b.test/", "a_b.test"),
        ("http://170655753/d?u=v", "http://10.44.0.9/d?u=v", "10.44.0.9"),
        ("http://0x0A2C0009:81/", "http://10.44.0.9:81/", "10.44.0.9:81"),
        ("http://10.0x2c.9/", "http://10.44.0.9/", "10.44.0.9"),
        ("http://012.054.0.011/", "http://10.44.0.9/", "10.44.0.9"),
        ("http://10.44.0.9./", "http://10.44.0.9/", "10.44.0.9"),
        ("http://3.141.test/", "http://3.141.test/", "3.141.test"),
        ("http://0xbad/", "http://0.0.11.173/", "0.0.11.173"),
    ],
)
def test_an_address_is_taken_apart(text: str, url: str, authority: str) -> None:
    found = parse_address(text)
    assert (found.url, found.authority) == (url, authority)
    assert parse_address(found.url) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "must begin with"),
        ("ftp://a.test/", "must begin with"),
        ("javascript:alert(1)", "must begin with"),
        ("http://", "names no host"),
        ("http:///a", "names no host"),
        ("http://./", "names no host"),
        ("http://user@a.test/", "user name or password"),
        ("http://a.test:0/", "port"),
        ("http://a.test:99999/", "not a web address"),
        ("http://a.test:x/", "not a web address"),
        ("http://[::1/", "not a web address"),
        ("http://a b.test/", "a space"),
        ("http://a.test/\n", "a space"),
        ("http://a%2fb.test/", "a character that names cannot hold"),
        ("http://10.44.0.256/", "ends in a number"),
        ("http://1.2.3.4.5/", "ends in a number"),
        ("http://4294967296/", "ends in a number"),
        ("http://museum.1/", "ends in a number"),
        ("http://10.08.0.9/", "ends in a number"),
        ("http://a..test/", "cannot be used in DNS"),
        ("http://" + "x" * 64 + ".test/", "cannot be used in DNS"),
        ("http://a.test/" + "x" * MAX_URL, "longer than"),
    ],
)
def test_what_cannot_be_visited_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(AddressError, match=why):
        parse_address(text)


@settings(max_examples=300)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for attempt in (text, f"http://{text}", f"https://a.test/{text}"):
        try:
            found = parse_address(attempt)
        except AddressError:
            continue
        assert found.host
        assert (found.host + found.target).isascii()
        assert found.target.startswith("/")


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.example.org.uk", "example.org.uk"),
        ("example.org.uk", "example.org.uk"),
        ("a.oak.walsall.sch.uk", "oak.walsall.sch.uk"),
        ("www.example.co.uk", "example.co.uk"),
        ("WWW.Example.com.", "example.com"),
        ("deep.down.example.com", "example.com"),
        ("localhost", "localhost"),
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_a_site_is_what_somebody_registered(host: str, site: str) -> None:
    assert site_of(host) == site


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("example.org.uk", "www.example.org.uk", True),
        ("one.org.uk", "two.org.uk", False),
        ("one.test", "two.test", False),
        ("10.0.0.1", "10.0.0.2", False),
        ("adult.test", "adult.test.wall.example", False),
    ],
)
def test_two_hosts_of_one_site(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    "suffix",
    [
        *("co.uk", "sch.uk", "github.io", "made-up", "公司.cn", "xn--55qx5d.cn", "বাংলা", "xn--54b7fta0cc"),
        *("kawasaki.jp", "city.kawasaki.jp", "ck", "www.ck", "an.example.bd"),
    ],
)
def test_sites_are_those_of_the_public_list(suffix: str) -> None:
    """As its own reader tells them, exceptions and names in other scripts included."""
    library = PublicSuffixList(only_icann=True)
    for name in (suffix, f"one.{suffix}", f"other.one.{suffix}"):
        assert site_of(name) == (library.privatesuffix(name) or name)


@pytest.mark.parametrize(
    ("text", "host", "names"),
    [
        ("Royal Bets", "www.royal-bets.test", True),
        ("The Royal Bets!", "royalbets.test", True),
        ("Children\N{RIGHT SINGLE QUOTATION MARK}s Helpline", "childrens-helpline.test", True),
        ("Royal Bets: odds of the day", "royal-bets.test", False),
        ("The", "the-royal.test", False),
        ("B\N{LATIN SMALL LETTER U WITH DIAERESIS}cher", "xn--bcher-kva.test", False),
    ],
)
def test_a_text_is_only_a_sites_name_or_says_more(text: str, host: str, names: bool) -> None:  # noqa: FBT001 - a table
    assert only_names(text, host) is names

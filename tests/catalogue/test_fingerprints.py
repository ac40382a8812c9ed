"""Every fingerprint there is, present and future."""

from pathlib import Path

import pytest
import yaml

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.filtering.judging.fingerprint import Fingerprint, product_of
from venuecheck.filtering.reading.fingerprint import Example, read_fingerprint
from venuecheck.filtering.redaction import redact_text, redact_url

_FILES = catalogue.fingerprints()


def _fingerprints() -> tuple[Fingerprint, ...]:
    return tuple(read_fingerprint(read_file(path)) for path in _FILES)


def _examples(path: Path) -> list[Example]:
    examples = yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
    return [Example(**example) for example in (*examples["matching"], *examples["not_matching"])]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_fingerprint_reads_and_its_examples_come_out_as_it_says(path: Path) -> None:
    """Reading tries the examples: those that match, and at least two look-alikes that must not."""
    assert read_fingerprint(read_file(path)).id == path.stem


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_no_fingerprint_matches_another_products_page_or_look_alike(path: Path) -> None:
    """A product is named once."""
    fingerprint = read_fingerprint(read_file(path))
    for other in _FILES:
        if other == path:
            continue
        for example in _examples(other):
            assert not fingerprint.matches(example.answer()), f"{other.stem}: {example.about}"


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_examples_are_as_evidence_is_kept(path: Path) -> None:
    """Rules see what redaction leaves: an example that redaction would change could never be met."""
    for example in _examples(path):
        assert redact_url(example.location) == example.location, example.about
        assert redact_text(example.title) == example.title, example.about
        assert redact_text(example.body) == example.body, example.about


WEAK = {
    "a redirect to a page called access": Example(about="", status=302, location="https://shop.test/access?key="),
    "a redirect with a parameter of a filter's": Example(
        about="", status=302, location="https://ads.test/?dpid=REMOVED"
    ),
    "a sentence that anybody writes": Example(about="", status=403, body="Please contact your system administrator."),
    "a vendor named in ordinary text": Example(
        about="", title="Web filters compared", body="Netsweeper, Smoothwall, zscaler, squid, Securly and FortiGuard."
    ),
    "Akamai's refusal": Example(
        about="",
        status=403,
        headers={"server": "AkamaiGHost"},
        title="Access Denied",
        body="Access Denied. Reference #18.",
    ),
    "Cloudflare's challenge": Example(
        about="", status=403, headers={"server": "cloudflare"}, title="Just a moment...", body="Checking your browser"
    ),
    "Cloudflare's block of a visitor": Example(
        about="", status=403, headers={"server": "cloudflare"}, title="Attention Required! | Cloudflare", body="blocked"
    ),
    "FortiADC in front of a site": Example(
        about="", status=403, headers={"server": "FortiADC"}, title="403 Forbidden", body="FortiADC: request blocked"
    ),
    "a bare status": Example(about="", status=451),
}


@pytest.mark.parametrize("name", WEAK)
def test_weak_signs_name_no_product(name: str) -> None:
    """What innocent pages show as well is used by no fingerprint alone."""
    found = product_of(WEAK[name].answer(), _fingerprints())
    assert found is None, found


# Addresses as products send them, about people who do not exist: e-mail, device, address, position, base64.
RAW = {
    "netsweeper": "http://filter.school.test:8080/webadmin/deny/index.php?dpid=1&dpruleid=7&cat=23&groupname=yr9"
    "&username=robin.example%40school.test&userip=10.20.30.40&url=http://adult.test/",
    "rm": "http://fp.sn.ifl.net/filterpages/1234-56789.htm#f=1&c=1&u=http://adult.test/&ip=10.20.30.40",
    "iboss": "http://192.0.2.9:8080/ibreports/ibp/bp.html?lan_ip=10.20.30.40&url=http://adult.test/&user=robin.example",
    "palo-alto": "http://192.0.2.1:6080/php/urlblock.php?args=AAAAHQAAABBrM9sYbWluX3JvYmluLmV4YW1wbGU="
    "&user=robin.example&url=http://adult.test%2f",
    "forcepoint": "http://192.0.2.15:15871/cgi-bin/blockpage.cgi?ws-session=18374686479671623680&user=robin.example",
    "untangle": "http://192.0.2.1/web-filter/blockpage?nonce=9f2b64c1&tid=1&user=robin.example@school.test",
    "e2guardian": "http://filter.school.test/cgi-bin/e2guardian.pl?DENIEDURL=http://adult.test/&IP=10.20.30.40"
    "&USER=robin.example@school.test",
    "zscaler": "https://gateway.zscaler.net:443/zscaler?url=http%3A%2F%2Fadult.test&zsq=q4m2Lk81Zx9Wv73Tb20Rr5"
    "&user=robin.example@school.test",
    "squidguard": "http://filter.school.test/cgi-bin/squidGuard.cgi?clientaddr=10.20.30.40&clientname=pupil-laptop-9"
    "&clientuser=robin.example&clientgroup=yr9&targetgroup=adult&url=http://adult.test/",
    "opendns": "https://block.opendns.com/?url=7068767f72&server=lon12&prefs=&tagging=&nref=robin.example",
    "goguardian": "https://blocked.goguardian.com/?ctx="
    "eyJlbWFpbCI6InJvYmluLmV4YW1wbGVAc2Nob29sLnRlc3QiLCJ1cmwiOiJodHRwOi8vYWR1bHQudGVzdC8ifQ==",
    "linewize": "https://blocked.eu1.linewize.net/blocked?url=http%3A%2F%2Fadult.test%2F&deviceid=SYD-0-10.20.30.40"
    "&user=robin.example@school.test&rule=eyJuYW1lIjoicm9iaW4uZXhhbXBsZUBzY2hvb2wudGVzdCJ9",
    "securly": "https://useast-www.securly.com/blocked?useremail=robin.example@school.test&reason=domainblockedforuser"
    "&categoryid=2&policyid=2006&url=YWR1bHQudGVzdA==&lat=52.58614&lng=-1.98229&internal_ip=10.20.30.40",
    "blocksi": "http://www.block.si/block.php?url=http://adult.test/&category=Gambling&user=robin.example@school.test",
    "microsoft-family": "https://sdx.microsoft.com/family/restricted-web?url=http://adult.test/&u=robin.example",
}
_PERSONAL = ("robin", "school.test%40", "@", "10.20.30.40", "52.58", "-1.98", "cm9iaW4", "eyJ", "YWR1bHQ", "adult.test")


@pytest.mark.parametrize("product", RAW)
def test_a_redirect_still_tells_the_product_once_people_are_taken_out(product: str) -> None:
    """The product is named, and the person is not."""
    kept = redact_url(RAW[product])
    assert not [text for text in _PERSONAL if text in kept], kept
    found = product_of(Example(about="", status=302, location=kept).answer(), _fingerprints())
    assert found is not None, kept
    assert found.id == product


def test_every_product_whose_redirects_carry_people_is_tried_with_them() -> None:
    """A new fingerprint with something taken out of a matching redirect gets an address with it in place."""
    for path in _FILES:
        matching = yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]["matching"]
        if any("REMOVED" in example.get("location", "") for example in matching):
            assert path.stem in RAW


RAW_BODIES = {
    "opendns": '<script>window.location.replace("https://block.opendns.com/?url=7068767f727274&nref=robin");</script>',
    "forcepoint": "<iframe src='http://10.20.30.40:15871/cgi-bin/blockpage.cgi?ws-session=18374686479671623680'></iframe>",
    "fortinet": "<h1>Web Filter Violation</h1>You have tried to access a web page which is in violation of your "
    "internet usage policy. Client IP: 10.20.30.40 User name: robin.example",
    "watchguard": "<h3>Request denied by WatchGuard HTTP Proxy.</h3> User: robin.example Host: adult.test",
}


@pytest.mark.parametrize("product", RAW_BODIES)
def test_a_block_page_still_tells_the_product_once_people_are_taken_out(product: str) -> None:
    """The same for what stands in the page."""
    kept = redact_text(RAW_BODIES[product])
    assert not [text for text in ("robin.example", "10.20.30.40") if text in kept], kept
    found = product_of(Example(about="", body=kept).answer(), _fingerprints())
    assert found is not None, kept
    assert found.id == product

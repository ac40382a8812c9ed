"""Every fingerprint there is, present and future."""

from pathlib import Path

import pytest

from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.filtering.judging.fingerprint import Fingerprint, product_of, recognised
from venuecheck.filtering.reading.fingerprint import Example, read_fingerprint
from venuecheck.filtering.redaction import redact_url

_FILES = catalogue.fingerprints()


def _fingerprints() -> tuple[Fingerprint, ...]:
    return tuple(read_fingerprint(read_file(path)) for path in _FILES)


def _examples(path: Path) -> list[Example]:
    examples = read_yaml(path.read_text(encoding="utf-8"))["examples"]
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


_PERSONAL = ("robin", "@", "10.20.30.40", "52.58", "-1.98", "cm9iaW4", "eyJ", "YWR1bHQ", "adult.test", "pupil-laptop")
"""Of the made-up people in `sent` addresses, plainly and in base64."""


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_redirect_tells_the_product_and_nobody_is_kept(path: Path) -> None:
    """Of its address as the product sends it the product is told; neither that nor the kept address names a person."""
    sent = [example.sent for example in _examples(path) if example.sent]
    for address in sent:
        kept = redact_url(address)
        assert any(text in address for text in _PERSONAL), f"put a made-up person into {address}"
        assert not [text for text in _PERSONAL if text in kept], kept
        seen = recognised(Example(about="", status=302, location=address).answer(), _fingerprints())
        assert [each.product for each in seen] == [path.stem], address
        assert not [text for text in _PERSONAL if text in str(seen)], seen
    matching = read_yaml(path.read_text(encoding="utf-8"))["examples"]["matching"]
    assert sent or not any("REMOVED" in example.get("location", "") for example in matching), "give 'sent:'"


RAW_BODIES = {
    "opendns": '<script>window.location.replace("https://block.opendns.com/?url=7068767f727274&nref=robin");</script>',
    "forcepoint": "<iframe src='http://10.20.30.40:15871/cgi-bin/blockpage.cgi?ws-session=18374686479671623680'></iframe>",
    "fortinet": "<h1>Web Filter Violation</h1>You have tried to access a web page which is in violation of your "
    "internet usage policy. Client IP: 10.20.30.40 User name: robin.example",
    "watchguard": "<h3>Request denied by WatchGuard HTTP Proxy.</h3> User: robin.example Host: adult.test",
}


@pytest.mark.parametrize("product", RAW_BODIES)
def test_a_block_page_tells_the_product_as_it_came(product: str) -> None:
    """The same for what stands in the page."""
    seen = recognised(Example(about="", body=RAW_BODIES[product]).answer(), _fingerprints())
    assert [each.product for each in seen] == [product]
    assert not [text for text in _PERSONAL if text in str(seen)], seen

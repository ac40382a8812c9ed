"""A coordinator's office on a server: a register of forty venues, and bundles to drop in."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from werkzeug.test import TestResponse

from tests.collate import forty
from tests.web.site import SCHOOL, Browser
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.service.partnership.bundle import BUNDLE_TYPE

HERE = f"/venues/{SCHOOL}"
PARTNERS, INBOX = f"{HERE}/partners/", f"{HERE}/inbox/"
NOW = forty.NOW


def made(at: int, days: int = 2) -> forty.Made:
    """Make the bundle of a venue, made so many days ago."""
    one = forty.make(at)
    return replace(one, bundle=replace(one.bundle, made_at=NOW - timedelta(days=days)))


def another_laptop(one: forty.Made) -> forty.Made:
    """Make a bundle of the same venue from another computer: another key, other records."""
    other = forty.make(39)
    chain, records = other.bundle.chain, other.bundle.records
    bundle = replace(
        one.bundle, public_key=other.signer.public_key, chain=chain, records=records, made_at=NOW - timedelta(days=1)
    )
    return forty.Made(bundle=bundle, signer=other.signer)


def bytes_of(one: forty.Made) -> bytes:
    """Give the file of a bundle."""
    return seal(one.signer, BUNDLE_TYPE, canonical(encode(one.bundle)))


def take_over(browser: Browser, content: str = "", name: str = "partners.yaml", **said: str) -> TestResponse:
    """Take the list of the forty over, or another; `said` is what else the form asks."""
    list_ = (content or forty.partners_yaml()).encode()
    return browser.send(
        f"{PARTNERS}take-a-list-over",
        {"file": (BytesIO(list_), name), **said},
        content_type="multipart/form-data",
        follow_redirects=True,
    )


def drop(browser: Browser, files: Iterable[tuple[str, bytes]]) -> TestResponse:
    """Drop files into the inbox."""
    sent = [(BytesIO(content), name) for name, content in files]
    return browser.send(INBOX, {"files": sent}, content_type="multipart/form-data")


def seen_of(page: str, partner: str) -> str:
    """Give the mark of the letter to a partner that a page shows."""
    found = re.search(rf'value="{partner}">.*?name="seen" value="([^"]*)"', page)
    assert found is not None
    return found[1]

"""A coordinator's database with the bundles of one borough, made up and always the same."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.generate import END
from venuecheck.core.venue import Trigger, VenueKind
from venuecheck.filtering.model.finding import Basis, PageFinding, Result, Verdict
from venuecheck.filtering.model.page import Expectation
from venuecheck.records.appending import New
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.records.signing import Signer
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundle import BUNDLE_SCHEMA, BUNDLE_TYPE, Bundle, NetworkSaid, RunSaid, VenueSaid
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, Kept

_AT_A_TIME = 100


def fill(folder: Path, *, venues: int, weeks: int, pages: int, bundles: int = 1) -> Path:
    """Record bundles of each venue: its weekly checks, and the findings of the newest. Give the database's file.

    Several `bundles` were made at even distances, each of all checks until then, as a venue that sends every quarter.
    """
    path = folder / "venuecheck.db"
    with Store.open(f"sqlite:///{path}", "office") as store:
        for number in range(1, bundles + 1):
            take_in(store, range(venues), weeks=weeks, pages=pages, until=weeks * number // bundles)
    return path


def write_files(folder: Path, *, venues: int, weeks: int, pages: int, bundles: int = 1) -> None:
    """Write the same bundles as files, as their venues send them: each signed with its venue's key."""
    for venue in range(venues):
        key = Signer(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"key {venue}".encode()).digest()))
        for number in range(1, bundles + 1):
            made = replace(_bundle(venue, weeks, pages, weeks * number // bundles), public_key=key.public_key)
            path = folder / f"{made.venue.id}-{number}.bundle"
            path.write_bytes(seal(key, BUNDLE_TYPE, canonical(encode(made))))


def take_in(store: Store, venues: Sequence[int], *, weeks: int, pages: int, until: int = 0) -> None:
    """Record a bundle of each of these venues; where `until` is given, as it was after so many weeks."""
    # some at a time: to record each by itself takes longer than all that is measured
    for first in range(0, len(venues), _AT_A_TIME):
        store.append_all(
            [_sent(store.venue, venue, weeks, pages, until or weeks) for venue in venues[first : first + _AT_A_TIME]]
        )


def _sent(here: str, venue: int, weeks: int, pages: int, until: int) -> New:
    bundle = _bundle(venue, weeks, pages, until)
    kept = Kept(digest=hashlib.sha256(f"{venue} {until}".encode()).hexdigest(), bundle=bundle)
    key = f"{bundle.venue.id}/{bundle.public_key}"
    return New(kind=BUNDLE_KIND, key=key, venue=here, payload=kept, at=bundle.made_at)


def _bundle(venue: int, weeks: int, pages: int, until: int) -> Bundle:
    runs = tuple(_run(venue, week, pages, weeks=weeks, until=until) for week in range(until))
    return Bundle(
        schema=BUNDLE_SCHEMA,
        software="venuecheck",
        made_at=runs[-1].started + timedelta(days=1),
        public_key=hashlib.sha256(f"key {venue}".encode()).hexdigest(),
        chain=tuple(hashlib.sha256(f"{venue} {week}".encode()).hexdigest() for week in range(until)),
        venue=VenueSaid(id=f"venue-{venue}", name=f"Venue {venue}", kind=VenueKind.LIBRARY),
        networks=(NetworkSaid(id="wifi", name="Wifi", user_group="the public"),),
        records={"run": until},
        runs=runs,
        assessments=(),
        overrides=(),
        erased=(),
        cases=(),
    )


def _run(venue: int, week: int, pages: int, *, weeks: int, until: int) -> RunSaid:
    started = END - timedelta(days=7 * (weeks - 1 - week))
    is_newest = week == until - 1
    return RunSaid(
        id=f"run-{week:03}-{venue}",
        network="wifi",
        user_group="the public",
        trigger=Trigger.SCHEDULED,
        started=started,
        finished=started + timedelta(minutes=2),
        valid=True,
        invalid_reason=None,
        list_id="uk-library-adult",
        list_title="Library",
        list_version=1,
        list_digest="0" * 64,
        rules_version="1",
        fingerprints_version="1",
        software="venuecheck",
        counts={"as_expected": pages},
        findings=tuple(_finding(venue, page) for page in range(pages)) if is_newest else (),
        network_findings=(),
    )


def _finding(venue: int, page: int) -> PageFinding:
    opened = page == 3 and venue % 40 == 7
    return PageFinding(
        probe="web_page",
        page=f"page-{page}",
        url=f"http://page-{page}.test/",
        category=f"category-{page % 12}",
        expectation=Expectation.BLOCK,
        verdict=Verdict.REACHED if opened else Verdict.BLOCKED,
        basis=Basis.SHOWN,
        result=Result.UNDER_BLOCKED if opened else Result.AS_EXPECTED,
        layer=None,
        mechanism=None,
        product=None if opened else "filter",
        reason="Made up for the bench.",
        rules=(),
    )

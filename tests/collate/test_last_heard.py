"""A venue's last word is the newest that counts: what was set aside does not make an old one newer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.assurance.test_one_judgement import GOOD, LISTED, Records, bundle
from tests.assurance.values import AT, NETWORKS, run
from tests.collate.test_all_that_was_kept import REGISTER
from tests.service import venues
from venuecheck.assurance.status import Status
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.records.signing import fingerprint, in_one
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, Kept
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.service.sites.opening import open_store

FIRST, SECOND = "1" * 64, "2" * 64
ALLOWED = REGISTER.within.days
OLD = 189


def stands(folder: Path, sent: Sequence[tuple[str, int, int]], *compared: str) -> Standing:
    """Say how the venue stands: each is sent under a key, made and taken in so many days ago."""
    keys = {LISTED.id: tuple(in_one(fingerprint(key)) for key in compared)}
    register = replace(REGISTER, keys=keys)
    with open_store(venues.office(folder / "office")) as store:
        for number, (public_key, made, came) in enumerate(sent):
            kept = Kept(digest=f"{number:064x}", bundle=_made(public_key, made))
            key = f"{LISTED.id}/{public_key}"
            store.append(BUNDLE_KIND, key, kept, AT - timedelta(days=came), over=store.version(BUNDLE_KIND, key))
        gathered = gather_recorded(store, register, now=AT, at=AT)
    (standing,) = collation.drawn(gathered, register, now=AT).picture.standings
    return standing


def _made(public_key: str, days: int) -> Bundle:
    records = Records(runs=[run(200, {"one": GOOD}, network=each.id) for each in NETWORKS])
    return replace(bundle(records, AT - timedelta(days=days)), public_key=public_key)


@pytest.mark.parametrize(
    ("sent", "compared", "heard"),
    [
        ([(FIRST, 10, 10), (SECOND, OLD, 5)], (SECOND,), OLD),
        ([(FIRST, 40, 40), (FIRST, 10, 10), (SECOND, OLD, 5)], (SECOND,), OLD),
        ([(FIRST, 10, 10), (SECOND, 200, 5), (SECOND, OLD, 4)], (SECOND,), OLD),
        ([(FIRST, 40, 40), (FIRST, 10, 10), (SECOND, OLD, 5)], (FIRST, SECOND), 10),
    ],
    ids=["set aside", "set aside, and one before it", "taken in late, and one before it", "both compared"],
)
def test_how_old_it_may_be_counts_by_the_newest_that_counts(
    tmp_path: Path, sent: list[tuple[str, int, int]], compared: tuple[str, ...], heard: int
) -> None:
    standing = stands(tmp_path, sent, *compared)
    assert standing.last_heard == london_day(AT - timedelta(days=heard))
    assert standing.overdue == (heard > ALLOWED)
    assert standing.filtering is (Status.NOT_REPORTED if heard > ALLOWED else Status.FINE)

"""A venue whose records may not be all that there were tells its coordinator, who asks before it is in order."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.records.test_ways_back import damage
from tests.report import samples as made
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import VenueFacts
from venuecheck.collate.standing import standing
from venuecheck.records.chain_event import Became
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_import import Outcome, receive
from venuecheck.service.partnership.bundle_reading import Received, read_bundle
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.inbox import to_compare
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.proof import back_up, restore
from venuecheck.service.sites.opening import open_store, outside
from venuecheck.service.sites.site import Site

from . import venues

NOW = made.NOW
_DAY = timedelta(days=1)
_WHY = "the disk was found to be failing"


def _anchor_set(site: Site) -> None:
    outside(site).anchor_path.unlink()
    ways_back.set_anchor(site, person="A. Admin", reason=_WHY, now=NOW)


def _begun(site: Site) -> None:
    damage(site.store_url, site.venue.id)
    ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)


def _brought_back(site: Site) -> None:
    copy, path = site.path.parent / "copy", site.path.parent / "venuecheck.db"
    back_up(site, copy)
    path.unlink()
    outside(site).anchor_path.unlink()
    restore(site, copy, now=NOW, person="A. Admin")


@pytest.mark.parametrize(
    ("way", "became", "says"),
    [
        (_anchor_set, Became.ANCHOR_SET, "How far the records of st-aidans had gone before 21 September 2026 is not"),
        (_begun, Became.BEGUN, "The records of st-aidans were begun anew on 21 September 2026"),
        (_brought_back, Became.BROUGHT_BACK, "A copy of the records of st-aidans was brought back on 21 September"),
    ],
)
def test_a_venue_of_which_records_may_be_missing_is_in_order_once_somebody_has_asked(
    tmp_path: Path, way: Callable[[Site], None], became: Became, says: str
) -> None:
    """What it tells counts meanwhile; nothing of it is green."""
    site, office = venues.school(tmp_path / "school"), venues.office(tmp_path / "office")
    way(site)
    path, later = tmp_path / "sent" / "a.bundle", NOW + _DAY
    path.parent.mkdir()
    received, database = _received(site, path, NOW), str(office.path.parent / "venuecheck.db")
    assert [one.became for one in received.bundle.anew] == [became]
    with open_store(office) as store:
        assert receive(office, store, received, now=NOW).outcome is Outcome.IMPORTED
        assert len(to_compare(store)) == 1
    for source in (database, str(path.parent)):
        gathered = gather([source], None, now=later)
        assert [one.startswith(says) for one in gathered.to_ask] == [True]
        assert (gathered.not_counted, gathered.venues[0].doubted) == ((), True)
        assert not {Status.FINE, Status.STATED} & _sides(gathered.venues[0], later)
    with open_store(office) as store:
        for _ in range(2):
            receive(office, store, received, now=later, trust=received.fingerprint, person="C. Ordinator")
        assert [one.person for one in store.all(KEY_KIND, TrustedKey)] == ["C. Ordinator"]
        assert to_compare(store) == ()
    gathered = gather([database], None, now=later)
    assert (gathered.to_ask, gathered.venues[0].doubted) == ((), False)


@pytest.mark.parametrize("asked", ["before", "after"])
def test_of_a_key_whose_place_another_took_nobody_is_asked(tmp_path: Path, asked: str) -> None:
    """Nobody can read it out any more; and who compared it in time, has asked."""
    site, office = venues.school(tmp_path / "school"), venues.office(tmp_path / "office")
    database = str(office.path.parent / "venuecheck.db")
    _anchor_set(site)
    first = _received(site, tmp_path / "a.bundle", NOW)
    with open_store(office) as store:
        receive(office, store, first, now=NOW)
        if asked == "before":
            receive(office, store, first, now=NOW + _DAY, trust=first.fingerprint, person="C. Ordinator")
        ways_back.renew_key(site, person="A. Admin", reason="the laptop was sold on", now=NOW + 2 * _DAY)
        second = _received(site, tmp_path / "b.bundle", NOW + 2 * _DAY)
        receive(office, store, second, now=NOW + 3 * _DAY)
        waiting = {first.bundle.public_key, second.bundle.public_key} if asked == "after" else set()
        assert {one.id for one in to_compare(store)} == waiting
        (venue,) = gather([database], None, now=NOW + 3 * _DAY).venues
        assert venue.doubted is (asked == "after")
        if asked == "after":
            receive(office, store, second, now=NOW + 4 * _DAY, trust=second.fingerprint, person="C. Ordinator")
        assert to_compare(store) == ()
    gathered = gather([database], None, now=NOW + 5 * _DAY)
    assert (gathered.to_ask, gathered.venues[0].doubted) == ((), False)


def _received(site: Site, path: Path, at: datetime) -> Received:
    with open_store(site) as store:
        path.write_bytes(export(site, store, bundle_of(site, store, now=at)))
    return read_bundle(path)


def _sides(facts: VenueFacts, at: datetime) -> set[Status]:
    stands = standing(facts, at, timedelta(days=400), {})
    return {stands.filtering, stands.bookings}

"""A venue that gets another id keeps what came, was refused and was published under the one that it had."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.office import Office
from tests.service import venues
from venuecheck.collate.sent import Trouble
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.quarter import Quarter
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.becoming import opened
from venuecheck.service.partnership.bundle import BUNDLE_TYPE
from venuecheck.service.partnership.collation import drawn
from venuecheck.service.partnership.inbox import Arrived, arrive
from venuecheck.service.partnership.keeping_register import renumber
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.partners_written import partners_yaml
from venuecheck.service.partnership.publishing import publish
from venuecheck.service.partnership.timeline import timeline
from venuecheck.service.partnership.what_was_sent import Gathered, gather, gather_recorded
from venuecheck.service.sites.opening import open_store

Q2, Q3 = Quarter(2026, 2), Quarter(2026, 3)
OLD, NEW = "venue-01", "larkfield"
WHO = "Ann Able"


@pytest.fixture
def office(office: Office) -> Office:
    """Give an office to which one venue sent a file, and of which a quarter is published."""
    assert came(office, forty.make(0, Q2.ends + timedelta(days=30)), Q2.ends + timedelta(days=9)).counts
    publish_of(office, Q2)
    return office


def came(office: Office, made: forty.Made, now: object, *, damaged: bool = False) -> Arrived:
    """Drop a file into the inbox."""
    content = seal(made.signer, BUNDLE_TYPE, canonical(encode(made.bundle)))
    content = content.replace(b'"sig": "', b'"sig": "AAAA').replace(b'"sig":"', b'"sig":"AAAA') if damaged else content
    file = Given(name=f"{made.bundle.venue.id}.bundle", content=content)
    return arrive(office.site, office.store, file, office.register, person=WHO, now=now)  # type: ignore[arg-type]


def gathered(office: Office, quarter: Quarter) -> Gathered:
    """Give what the records hold, after a quarter."""
    return gather_recorded(
        office.store, office.register, now=quarter.ends + timedelta(days=20), at=quarter.ends, proven=None
    )


def publish_of(office: Office, quarter: Quarter) -> PartnershipView:
    """Publish a quarter, and give the board's edition."""
    now = quarter.ends + timedelta(days=20)
    known = gathered(office, quarter)
    done = publish(office.site, office.store, known, office.register, quarter=quarter, person=WHO, now=now)
    return next(one.shown for one in done.editions if one.edition is Edition.BOARD)


def from_new_computer(days: int = 3) -> forty.Made:
    """Make what the venue sends from a computer that was set up anew, under another id and key."""
    other, first = forty.make(1, Q3.ends + timedelta(days=days)), forty.make(0, Q3.ends + timedelta(days=days))
    said = replace(first.bundle.venue, id=NEW)
    chain, made_at = other.bundle.chain, Q3.ends + timedelta(days=days)
    bundle = replace(first.bundle, venue=said, public_key=other.signer.public_key, chain=chain, made_at=made_at)
    return forty.Made(bundle=replace(bundle, assessments=(), records=other.bundle.records), signer=other.signer)


def test_what_came_and_was_published_under_an_earlier_id_stays_the_venues_own(office: Office) -> None:
    """Both computers count; no booking is lost, and nobody hears of the venue for the first time."""
    now = Q3.ends + timedelta(days=4)
    came(office, from_new_computer(), now)
    renumber(office.site, office.store, OLD, NEW, person=WHO, now=now)
    known = gathered(office, Q3)
    (mine,) = [one for one in known.venues if one.venue.id == NEW]
    assert len(mine.heard) == len([one for one in known.sources if one.venue == NEW]) == 2
    assert {one.id for one in mine.assessed} == {one.id for one in forty.make(0, Q2.ends).bundle.assessments}
    assert known.not_counted == ()
    board = publish_of(office, Q3)
    rows = {str(row[0]): str(row[3]) for grid in board.grids if grid.id == "moved" for row in grid.rows}
    assert "told of for the first time" not in rows.get("Larkfield School", "")
    (booked,) = [grid for grid in board.grids if grid.id == "bookings"]
    begun = [one.started for one in forty.make(0, Q2.ends + timedelta(days=30)).bundle.assessments]
    then = sum(Q2.before.ends < each <= Q2.ends for each in begun[:-1])
    assert booked.rows[-1][2] == then
    picture = drawn(gathered(office, Q3), office.register, now=Q3.ends + timedelta(days=20))
    told = [one.what for one in timeline(office.store, office.register, picture, NEW).happened]
    assert f"It was given the id {NEW}, in place of {OLD}" in told
    assert told.count("A file came, and was taken in") == 2
    assert told.count("As it was published of the quarter that ended on this day") == 2


def test_what_was_refused_under_an_earlier_id_is_not_lost_and_is_settled_under_the_new_one(office: Office) -> None:
    now = Q3.ends + timedelta(days=2)
    assert not came(office, forty.make(0, now), now, damaged=True).counts
    renumber(office.site, office.store, OLD, NEW, person=WHO, now=now)
    refused = [one for one in gathered(office, Q3).not_counted if one.is_lost]
    assert [(one.trouble, one.venue) for one in refused] == [(Trouble.UNUSABLE, NEW)]
    came(office, from_new_computer(), now + timedelta(days=1))
    assert not [one for one in gathered(office, Q3).not_counted if one.is_lost]


def test_a_list_tells_the_earlier_ids_elsewhere(office: Office, tmp_path: Path) -> None:
    """However often it was given another; nobody else gets one of them."""
    for old, new in ((OLD, "for-a-day"), ("for-a-day", NEW)):
        renumber(office.site, office.store, old, new, person=WHO, now=forty.NOW)
    with pytest.raises(InvalidError, match="was that of 'larkfield'"):
        office.note(opened(OLD, since=Q3.last, name="Another", kind="school", partner="partner-1"))
    with pytest.raises(InputError, match="used already"):
        renumber(office.site, office.store, "venue-02", OLD, person=WHO, now=forty.NOW)
    with pytest.raises(InputError, match="its id is 'larkfield' now"):
        office.register.venue(OLD)
    (tmp_path / "partners.yaml").write_text(partners_yaml(office.register), "utf-8")
    listed = load_partners(tmp_path / "partners.yaml")
    assert listed.ids_of(NEW) == ("for-a-day", OLD, NEW)
    (tmp_path / "sent").mkdir()
    forty.make(0).write(tmp_path / "sent")
    known = gather([str(tmp_path / "sent")], listed, now=forty.NOW)
    assert [one.venue for one in known.sources] == [NEW]
    elsewhere = venues.office(tmp_path / "elsewhere")
    with open_store(elsewhere) as store:
        other = Office(elsewhere, store)
        other.take(partners_yaml(office.register))
        assert other.register.former == office.register.former
        assert not other.take(partners_yaml(office.register)).is_new


def test_an_id_that_is_given_back_is_the_venues_own_again(office: Office) -> None:
    for old, new in ((OLD, NEW), (NEW, OLD)):
        renumber(office.site, office.store, old, new, person=WHO, now=forty.NOW)
    assert office.register.former == {NEW: OLD}
    assert [one.venue for one in gathered(office, Q3).sources] == [OLD]


def test_an_earlier_id_is_no_other_venues_in_a_list(tmp_path: Path) -> None:
    content = forty.partners_yaml().replace('id: "venue-01",', 'id: "venue-01", formerly: ["venue-02", "A b"],')
    (tmp_path / "partners.yaml").write_text(content, "utf-8")
    with pytest.raises(InputError) as caught:
        load_partners(tmp_path / "partners.yaml")
    assert len(caught.value.problems) == 2

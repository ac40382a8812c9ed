"""What settles a file that could not be used: something made after it, and never what came before."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.office import Office
from tests.collate.test_gathering import sent, told
from tests.collate.test_renumbered import WHO, came
from tests.collate.venues import NOW, WITHIN, check, facts
from venuecheck.assurance.status import Status
from venuecheck.collate.change import Change
from venuecheck.collate.facts import Refused, VenueFacts
from venuecheck.collate.picture import picture
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.collate.standing import Standing
from venuecheck.collate.stood import Stood
from venuecheck.core.quarter import Quarter
from venuecheck.records.signing import fingerprint
from venuecheck.service.partnership.becoming import key_compared
from venuecheck.service.partnership.chasing import Step
from venuecheck.service.partnership.inbox import to_compare
from venuecheck.service.partnership.keeping_register import renumber
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.reminders import letters
from venuecheck.service.partnership.what_was_sent import Gathered, gather_recorded

AT = 0
VENUE = "venue-01"
LONG_AGO = timedelta(days=150)


def ahead(one: forty.Made) -> forty.Made:
    """Give the same records, sent by a clock that goes ahead."""
    return replace(one, bundle=replace(one.bundle, made_at=forty.NOW + timedelta(days=140)))


def known(office: Office) -> Gathered:
    """Give what the records hold."""
    return gather_recorded(office.store, office.register, now=forty.NOW)


def of(gathered: Gathered, venue: str = VENUE) -> VenueFacts:
    """Give a venue's facts."""
    return next(one for one in gathered.venues if one.venue.id == venue)


def steps(gathered: Gathered, register: object) -> list[Step]:
    """Give what is written about the venue."""
    due = letters(gathered, register, sender="C", now=forty.NOW)  # type: ignore[arg-type]
    return [one.next.step for one in due.chased if one.standing.venue == VENUE]


def test_an_older_file_of_the_same_records_does_not_settle_a_clock_that_is_wrong(tmp_path: Path) -> None:
    """The venue is past its day by what counts, and sent something: it is asked again, and its chief officer is not."""
    old = forty.make(AT, forty.NOW - LONG_AGO)
    gathered = sent(tmp_path, old, ahead(old))
    assert told(gathered) == ["future"]
    assert steps(gathered, load_partners(tmp_path / "partners.yaml")) == [Step.SEND_AGAIN]


def test_a_file_of_an_older_day_that_comes_later_settles_nothing(office: Office) -> None:
    """Of a wrong clock and of what nobody can read; what was made after these came does."""
    old, month = forty.make(AT, forty.NOW - LONG_AGO), timedelta(days=30)
    assert not came(office, ahead(old), forty.NOW - month).counts
    assert not came(office, forty.make(AT, forty.NOW - month), forty.NOW - month, damaged=True).counts
    assert came(office, old, forty.NOW - timedelta(days=1)).counts
    assert sorted(one.trouble for one in known(office).not_counted) == [Trouble.FUTURE, Trouble.UNUSABLE]
    assert steps(known(office), office.register) == [Step.SEND_AGAIN]
    assert came(office, forty.make(AT, forty.NOW - timedelta(days=2)), forty.NOW).counts
    assert {one.trouble for one in known(office).not_counted} == {Trouble.SETTLED}
    assert not steps(known(office), office.register)


def laptop(days: int = 0) -> forty.Made:
    """Give what the venue sends from another computer."""
    other, mine = forty.make(1, forty.NOW - timedelta(days=days)), forty.make(AT, forty.NOW - timedelta(days=days))
    chain, records = other.bundle.chain, other.bundle.records
    said = replace(mine.bundle, public_key=other.bundle.public_key, chain=chain, records=records)
    return forty.Made(bundle=said, signer=other.signer)


def test_what_was_refused_counts_once_its_key_is_compared(office: Office) -> None:
    """Nobody takes the old file in again, nobody is asked to compare the key again, and no letter asks for it."""
    assert came(office, forty.make(AT, forty.NOW - timedelta(days=40)), forty.NOW - timedelta(days=40)).counts
    new = laptop(20)
    assert not came(office, new, forty.NOW - timedelta(days=20)).counts
    assert steps(known(office), office.register) == [Step.SEND_AGAIN]
    for made in (forty.make(AT), new):
        office.note(key_compared(VENUE, fingerprint(made.bundle.public_key)))
    gathered = known(office)
    assert not [one for one in gathered.not_counted if one.is_lost]
    assert len([one for one in gathered.sources if one.venue == VENUE]) == 2
    assert not steps(gathered, office.register)
    assert not [one for one in to_compare(office.store) if one.venue == VENUE]
    assert came(office, laptop(), forty.NOW).counts
    assert not [one for one in known(office).not_counted if one.is_lost]


def test_a_newer_file_of_a_folder_settles_what_a_database_refused(office: Office, tmp_path: Path) -> None:
    """As where the list alone names the key: the records say nothing of it."""
    from venuecheck.service.partnership.what_was_sent import gather  # noqa: PLC0415 - beside the records

    first, new = forty.make(AT, forty.NOW - timedelta(days=40)), laptop(20)
    came(office, first, forty.NOW - timedelta(days=40))
    came(office, new, forty.NOW - timedelta(days=20))
    keys = ", ".join(fingerprint(one.bundle.public_key) for one in (first, new))
    listed = forty.partners_yaml().replace(f'id: "{VENUE}",', f'id: "{VENUE}", keys: [{keys}],')
    (tmp_path / "partners.yaml").write_text(listed, "utf-8")
    (tmp_path / "sent").mkdir()
    laptop().write(tmp_path / "sent")
    database = str(tmp_path / "office" / "venuecheck.db")
    register = load_partners(tmp_path / "partners.yaml")
    gathered = gather([str(tmp_path / "sent"), database], register, now=forty.NOW)
    (one,) = [one for one in gathered.not_counted if one.venue == VENUE]
    assert one.trouble is Trouble.SETTLED
    assert "was refused before its key was compared, and" in one.words
    assert not steps(gathered, register)


def test_a_key_that_is_compared_holds_for_every_id_of_its_venue(office: Office) -> None:
    """Whichever id it had when the key was compared, and whichever its computer sends."""
    old = forty.make(AT, forty.NOW - timedelta(days=40))
    renumber(office.site, office.store, VENUE, "larkfield", person=WHO, now=forty.NOW)
    office.note(key_compared("larkfield", fingerprint(old.bundle.public_key)))
    assert not came(office, laptop(), forty.NOW).counts
    assert came(office, old, forty.NOW).counts
    gathered = known(office)
    assert [one.compared for one in gathered.sources if one.venue == "larkfield"] == [True]
    assert [one.trouble for one in gathered.not_counted if one.is_lost] == [Trouble.OTHER_KEY]


def test_a_key_that_was_noted_with_another_venue_sets_nothing_aside(tmp_path: Path) -> None:
    """It is asked about, by the names of both; the venue counts by its own key, and is heard of."""
    mine, other = forty.make(0), forty.make(1)
    key = fingerprint(other.bundle.public_key)
    listed = forty.partners_yaml().replace(f'id: "{VENUE}",', f'id: "{VENUE}", keys: ["{key}"],')
    gathered = sent(tmp_path, mine, other, partners=listed)
    assert not gathered.not_counted
    assert [one.venue for one in gathered.sources] == ["venue-01", "venue-02"]
    (asked,) = gathered.to_ask
    assert f"The key {key} stands as compared with Larkfield School (venue-01)" in asked
    assert "of Brookside School (venue-02) alone" in asked
    alone = tmp_path / "alone"
    alone.mkdir()
    forged = forty.Made(bundle=replace(mine.bundle, public_key=other.bundle.public_key), signer=other.signer)
    both = sent(alone, mine, other, forged, partners=listed)
    assert told(both) == ["other_key"], "what it signed as this venue is the venue's"


def refused_since(days: float | None) -> Refused:
    """Give a file that came so many days ago, or nobody can tell when, and was changed on its way."""
    moment = None if days is None else NOW - timedelta(days=days)
    one = NotCounted(source="a.bundle", trouble=Trouble.UNUSABLE, words="it was changed", venue="a", came=moment)
    return Refused(sent=(one,), says=None, weighs=False)


@pytest.mark.parametrize(
    ("heard", "came_ago", "what"),
    [
        pytest.param(95, 5, Change.UNUSABLE, id="only the changed file since"),
        pytest.param(95, None, Change.UNUSABLE, id="nobody can tell when"),
        pytest.param(95, 100, Change.SAME, id="before what counts"),
        pytest.param(10, 5, Change.SAME, id="heard of since as well"),
    ],
)
def test_that_a_venue_stands_as_before_nobody_says_of_whom_nothing_usable_came(
    heard: int, came_ago: float | None, what: Change
) -> None:
    """The table, the paper and the first sentences name it."""
    mine = facts(check(100), heard=heard, refused=(refused_since(came_ago),))
    stood = _stood(picture([replace(mine, refused=())], NOW, WITHIN).standings[0])
    moved = picture([mine], NOW, WITHIN, stood=stood).moved
    assert [one.change for one in moved] == ([what] if what is not Change.SAME else [])


@pytest.mark.parametrize(("came_ago", "what"), [(100, Change.SILENT), (5, Change.UNUSABLE)])
def test_a_file_that_was_not_usable_in_the_edition_before_is_nothing_sent_since(came_ago: float, what: Change) -> None:
    """The venue is not heard of since; a new file that is not usable either is named."""
    owing = replace(facts().venue, owes=True)
    mine = replace(facts(check(200), heard=200, refused=(refused_since(came_ago),)), venue=owing)
    stood = replace(_stood(picture([mine], NOW, WITHIN).standings[0]), filtering={"a": Status.FINE})
    stood = replace(stood, not_usable=frozenset({"a"}))
    (moved,) = picture([mine], NOW, WITHIN, stood=stood).moved
    assert (moved.now, moved.change) == (Status.NOT_REPORTED, what)


@pytest.mark.parametrize(
    ("came_ago", "digest", "what"),
    [
        pytest.param(-200, "d1", Change.SILENT, id="dated in the future, and here then"),
        pytest.param(None, "d1", Change.SILENT, id="undated, and here then"),
        pytest.param(None, "d2", Change.UNUSABLE, id="undated, and another one"),
        pytest.param(5, "d2", Change.UNUSABLE, id="another one since"),
    ],
)
def test_what_was_sent_since_an_edition_is_known_by_its_digest(
    came_ago: float | None, digest: str, what: Change
) -> None:
    """When a file says that it was made tells nothing: that it lay there as the edition was published does."""
    owing, refused = replace(facts().venue, owes=True), refused_since(came_ago)
    refused = replace(refused, sent=tuple(replace(one, digest=digest) for one in refused.sent))
    mine = replace(facts(check(200), heard=200, refused=(refused,)), venue=owing)
    stood = replace(_stood(picture([mine], NOW, WITHIN).standings[0]), filtering={"a": Status.FINE})
    stood = replace(stood, not_usable=frozenset({"a"}), files_not_usable=frozenset({"d1"}))
    (moved,) = picture([mine], NOW, WITHIN, stood=stood).moved
    assert (moved.now, moved.change) == (Status.NOT_REPORTED, what)
    same = replace(stood, filtering={"a": Status.NOT_REPORTED})
    named = [one.change for one in picture([mine], NOW, WITHIN, stood=same).moved]
    assert named == ([what] if what is Change.UNUSABLE else [])


def _stood(one: Standing) -> Stood:
    return Stood(
        at=Quarter.of(NOW).before.ends,
        filtering={"a": one.filtering},
        bookings={"a": one.bookings},
        heard=frozenset({"a"}),
        not_usable=frozenset(),
    )

"""What came since the last that counts is asked for again, names its venue, and is no silence."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.test_gathering import sent
from tests.collate.test_gone import GONE, gone
from tests.collate.venues import NOW, WITHIN, check, facts
from venuecheck.assurance.status import Status
from venuecheck.collate.as_of import as_of
from venuecheck.collate.facts import Refused
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.collate.standing import standing
from venuecheck.collate.stood import Stood
from venuecheck.core.quarter import Quarter
from venuecheck.records.signing import fingerprint
from venuecheck.report.partnership.unusable import SENT_NOT_USABLE, by_way
from venuecheck.report.partnership.view import Edition
from venuecheck.service.linting import lint
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.chasing_words import not_counted_words
from venuecheck.service.partnership.editions import Before
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.reminders import letters
from venuecheck.service.partnership.what_was_sent import gather

THEN = NOW - timedelta(days=30)


def refused(days: float, **said: object) -> Refused:
    """Make a file that came so many days ago and could not be used."""
    one = NotCounted(
        source="a.bundle",
        trouble=Trouble.UNUSABLE,
        words="it was changed",
        venue="a",
        came=NOW - timedelta(days=days),
    )
    return Refused(sent=(replace(one, **said),), says=None, weighs=False)  # type: ignore[arg-type]


def test_a_damaged_file_of_a_venue_that_is_in_time_is_asked_for_again(tmp_path: Path) -> None:
    """Anybody can have made it, so that no cell changes; the row, the letter and the board's paper say that it came."""
    one = forty.make(0)
    key = fingerprint(one.bundle.public_key)
    listed = forty.partners_yaml().replace('id: "venue-01",', f'id: "venue-01", keys: ["{key}"],')
    sent(tmp_path, one, partners=listed)
    (tmp_path / "sent" / "venue-01-20260929.bundle").write_bytes(b"nothing that can be read")
    register = load_partners(tmp_path / "partners.yaml")
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    view = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW)
    rows = next(grid.rows for grid in view.grids if grid.id == "venues")
    (row,) = [row for row in rows if row[0] == "Larkfield School"]
    assert getattr(row[3], "status", None) is Status.FINE
    assert "Sent, not usable" in str(row[-1])
    assert view.paper is not None
    said = (
        "Of 1 venue something was sent that is not usable; by what counts, what the plans require is not reported at 1."
    )
    assert said in view.paper.position
    assert said in view.headlines
    due = letters(gathered, register, sender="C", now=forty.NOW).letters
    assert [one.step.value for one in due if "venue-01" in one.venues] == ["send_again"]


@pytest.mark.parametrize(("days", "again"), [(3, True), (9, False)])
def test_what_came_before_the_last_that_counts_is_not_asked_for_again(days: int, *, again: bool) -> None:
    stands = standing(facts(check(), heard=5, refused=(refused(days),)), NOW, WITHIN, {})
    assert stands.to_send_again is again
    (way,) = [way for way, venues in by_way([stands], "bookings").items() if venues]
    assert (way == SENT_NOT_USABLE) is again, "nothing that counts tells of bookings, and silence it is not"


@pytest.mark.parametrize(("good", "again"), [(3, False), (0, True)])
def test_what_came_since_a_past_day_and_counts_speaks_for_it(good: float, *, again: bool) -> None:
    """A quarter is published after its venues sent what was damaged once more: nobody asks for that again."""
    mine = facts(check(days=50), heard=60, refused=(refused(40),))
    mine = replace(mine, heard=(*mine.heard, NOW - timedelta(days=good))) if good else mine
    assert standing(as_of(mine, THEN, NOW), THEN, WITHIN, {}).to_send_again is again


def test_a_venue_that_sent_something_was_not_overdue_though_that_was_not_usable() -> None:
    """Settled since by a good file: of that day nobody says that it was late."""
    late = facts(heard=150)
    late = replace(late, heard=(*late.heard, NOW - timedelta(days=1)))
    assert standing(as_of(late, THEN, NOW), THEN, WITHIN, {}).was_due is not None
    sent_then = replace(late, refused_once=(NOW - timedelta(days=50),))
    assert standing(as_of(sent_then, THEN, NOW), THEN, WITHIN, {}).was_due is None
    for other in (NOW - timedelta(days=2), NOW - timedelta(days=160)):
        stands = standing(as_of(replace(late, refused_once=(other,)), THEN, NOW), THEN, WITHIN, {})
        assert stands.was_due is not None, "it came after the day, or before the last that counted"


def test_what_came_after_the_day_is_beside_the_venue_and_bears_nothing(tmp_path: Path) -> None:
    """As what is published some days after the quarter: row, table and line name the venue."""
    sent(tmp_path, forty.make(0))
    ahead = forty.make(0)
    (tmp_path / "later").mkdir()
    register = load_partners(tmp_path / "partners.yaml")
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    why = NotCounted(
        source="a file that came on 30 September 2026",
        trouble=Trouble.FUTURE,
        words="a bundle came",
        venue=ahead.bundle.venue.id,
        came=forty.NOW,
    )
    came = Refused(sent=(why,), says=None, weighs=True)
    venues = tuple(replace(one, refused=(came,)) if one.venue.id == why.venue else one for one in gathered.venues)
    gathered = replace(gathered, venues=venues, not_counted=(why,))
    day = (forty.NOW - timedelta(days=1)).date()
    view = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW, as_of=day)
    rows = {grid.id: grid.rows for grid in view.grids}
    (row,) = [row for row in rows["venues"] if row[0] == "Larkfield School"]
    assert "Sent since, not usable: a file that came on 30 September 2026" in str(row[-1])
    assert rows["not_counted"] == (("a file that came on 30 September 2026", "Larkfield School", "A bundle came."),)
    said = f"{why.source}, Larkfield School (venue-01): a bundle came."
    assert not_counted_words(why, gathered.names) == said
    (page,) = [page for page in view.pages if page.id == why.venue]
    assert f"Sent since, not usable: {why.source}: a bundle came." in page.facts
    assert "Of 1 venue something" not in " ".join(view.headlines)


def test_a_venue_that_was_published_before_it_closed_is_heard_of_again() -> None:
    """Of the quarter in between it is in no edition."""
    quarters = Quarter.of(NOW).before.before, Quarter.of(NOW).before
    first, second = (
        Stood(at=one.ends, filtering={}, bookings={}, heard=heard)
        for one, heard in zip(quarters, (frozenset({"a"}), frozenset({"b"})), strict=True)
    )
    before = Before(numbers={}, stood={str(quarters[0]): first, str(quarters[1]): second})
    stood = before.stood_before(str(Quarter.of(NOW)))
    assert stood is not None
    assert (stood.at, stood.heard) == (second.at, frozenset({"a", "b"}))


def test_the_paper_names_what_closed_and_does_not_call_its_files_lost(tmp_path: Path) -> None:
    """What they told of the time before is in the numbers."""
    sent(tmp_path, *(forty.make(at) for at in range(6)))
    register = gone(load_partners(tmp_path / "partners.yaml"))
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    paper = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW).paper
    assert paper is not None
    names = {one.id: one.on(GONE).name for one in register.venues}
    told = [facts for facts in gathered.gone if facts.since == GONE]
    for words, into in (("Closed", False), ("Merged into another venue", True)):
        (name,) = [names[one.facts.venue.id] for one in told if bool(one.into) is into]
        assert f"{words}: 1 ({name})." in paper.change
    assert any(one.in_part for one in gathered.not_counted)
    assert not any("could not be counted" in said for said in paper.position)


def test_one_key_at_two_venues_is_asked_about(tmp_path: Path) -> None:
    """Once, in every report and where the list is checked, though one of them sent nothing."""
    one = forty.make(0)
    key = fingerprint(one.bundle.public_key)
    listed = forty.partners_yaml()
    for venue in ("venue-01", "venue-02"):
        listed = listed.replace(f'id: "{venue}",', f'id: "{venue}", keys: ["{key}"],')
    gathered = sent(tmp_path, one, partners=listed)
    (asked,) = [said for said in gathered.to_ask if key in said]
    assert "stands as compared with 2 venues: Larkfield School (venue-01), Brookside School (venue-02)." in asked
    other = replace(forty.make(1).bundle, public_key=one.bundle.public_key, keys=one.bundle.keys)
    both = tmp_path / "both"
    both.mkdir()
    gathered = sent(both, one, forty.Made(bundle=other, signer=one.signer), partners=listed)
    (asked,) = [said for said in gathered.to_ask if key in said]
    assert "signed for 2 venues" in asked
    _, problems = lint((tmp_path / "partners.yaml",), forty.NOW.date())
    assert ["this key is that of 'venue-01' as well" in problem.what for problem in problems] == [True]
    assert all(problem.warning for problem in problems), "two ids of one computer are no mistake"

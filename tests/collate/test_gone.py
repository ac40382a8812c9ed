"""Venues that closed or merged: what they did while they were open stays, and no report loses them without a word."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.service import venues
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.bookings import booking_counts
from venuecheck.collate.picture import Picture
from venuecheck.collate.stood import Stood
from venuecheck.core.day_words import day
from venuecheck.core.london import london_day
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.editions import Before
from venuecheck.service.partnership.inbox import stranger_words
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Became, Change, Register
from venuecheck.service.partnership.register_changes import with_change
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.sites.opening import open_store

GONE = Quarter.of(forty.NOW).first + timedelta(days=5)
"""Soon after the quarter began: something was booked there since."""
CLOSED, MERGED = "venue-01", "venue-02"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """Give the list, and let three venues send something."""
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    (tmp_path / "sent").mkdir()
    for at in range(3):
        forty.make(at).write(tmp_path / "sent")
    return load_partners(tmp_path / "partners.yaml")


def gone(register: Register, on: date = GONE) -> Register:
    """Let one close and one merge."""
    closed = with_change(register, CLOSED, Change(since=on, became=Became.CLOSED))
    return with_change(closed, MERGED, Change(since=on, became=Became.MERGED, to="venue-05"))


def drawn(tmp_path: Path, register: Register) -> Picture:
    """Draw the picture of what came."""
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    return collation.drawn(gathered, register, now=forty.NOW).picture


def view(tmp_path: Path, register: Register, edition: Edition = Edition.BOARD) -> PartnershipView:
    """Make an edition of it."""
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    return collation.collate(gathered, register, edition, now=forty.NOW)


def test_what_was_booked_while_it_was_open_stays(tmp_path: Path, register: Register) -> None:
    """In each period, up to the day before; nothing after, and the venue itself is no longer among those that stand."""
    before, after = drawn(tmp_path, register), drawn(tmp_path, gone(register))
    assert before.quarter_before.total > 0
    assert after.quarter_before == before.quarter_before
    told = [
        one
        for facts in gather([str(tmp_path / "sent")], register, now=forty.NOW).venues
        if facts.venue.id in {CLOSED, MERGED}
        for one in facts.assessed
    ]
    late = booking_counts(
        [("gone", one) for one in told if london_day(one.started) >= GONE],
        about_venue(told),
        Quarter.of(forty.NOW).before.ends,
        forty.NOW,
        forty.NOW,
    )
    assert before.quarter.total - after.quarter.total == late.total > 0
    assert after.year.total - after.quarter.total == before.year.total - before.quarter.total
    assert len(after.standings) == len(before.standings) - 2


def test_what_closed_before_a_booking_began_does_not_count_it(tmp_path: Path, register: Register) -> None:
    """Gone since before all that is told: nothing of it is in any period."""
    long_ago = drawn(tmp_path, gone(register, date(2020, 1, 1)))
    third = tmp_path / "third"
    third.mkdir()
    forty.make(2).write(third)
    alone = gather([str(third)], register, now=forty.NOW)
    assert long_ago.year == collation.drawn(alone, register, now=forty.NOW).picture.year


def test_a_board_reads_how_many_closed_and_the_appendix_names_them(tmp_path: Path, register: Register) -> None:
    """With their days; the public's edition says how many, and names none."""
    told = view(tmp_path, gone(register))
    rows = {row[0]: row[1] for row in next(grid for grid in told.grids if grid.id == "changes").rows}
    assert (rows["Closed"], rows["Merged into another venue"]) == (1, 1)
    named = next(grid for grid in told.grids if grid.id == "gone")
    assert named.in_appendix
    assert [row[2:] for row in named.rows] == [
        ("closed", GONE),
        (f"merged into {register.venue('venue-05').name}", GONE),
    ]
    assert len(named.title) <= 31  # what a sheet may be called
    published_before = replace(told, grids=(replace(named, title="Venues that are not there any more"),))
    for each in (told, published_before):
        assert collation.render(each, "xlsx").startswith(b"PK")
    assert all(grid.id != "gone" for grid in view(tmp_path, register).grids)
    public = view(tmp_path, gone(register), Edition.PUBLIC)
    assert all(grid.id != "gone" for grid in public.grids)
    since = day(Quarter.of(forty.NOW).before.ends)
    counts = f"By the list of partners, since {since}, closed: 1 venue and merged into another venue: 1 venue."
    assert public.headlines[-1] == counts
    assert not any("By the list" in said for said in view(tmp_path, register, Edition.PUBLIC).headlines)


OPENED, LISTED = "venue-03", "venue-04"
"""One with an opening day, and one that was put into the list without one."""


@pytest.mark.parametrize("is_published", [True, False])
def test_what_opened_since_is_told_as_what_closed_is(tmp_path: Path, register: Register, *, is_published: bool) -> None:
    """By name to a board, by number to the public; it is not "as before", and no first word of a filter either."""
    opened = (replace(one, opened=GONE) if one.id == OPENED else one for one in register.venues)
    register = gone(replace(register, venues=tuple(opened)))
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    then = {one.id: Status.NOT_REPORTED for one in register.venues if one.id not in {OPENED, LISTED}}
    quarter = Quarter.of(forty.NOW).before
    stood = Stood(at=quarter.ends, filtering=then, bookings=then, heard=frozenset())
    if is_published:
        gathered = replace(gathered, published=Before(numbers={}, stood={str(quarter): stood}))
    board = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW)
    rows = {str(row[0]): row[1] for row in next(grid for grid in board.grids if grid.id == "changes").rows}
    assert (rows["Opened"], rows.get("Put into the list"), rows["Closed"]) == (1, 1 if is_published else None, 1)
    still = sum(
        int(str(number)) for words, number in rows.items() if words not in {"Closed", "Merged into another venue"}
    )
    assert still == board.venues_total, "each venue of now once"
    assert board.paper is not None
    name = register.venue(OPENED).name
    assert f"Opened: 1 ({name})." in board.paper.change
    named = next(grid for grid in board.grids if grid.id == "arrived")
    assert (name, "opened", GONE) in {(row[0], *row[2:]) for row in named.rows}
    public = collation.collate(gathered, register, Edition.PUBLIC, now=forty.NOW)
    assert "opened: 1 venue" in public.headlines[-1]
    assert name not in repr(public)


BEFORE_SAID = {
    "as it was published": (0, ""),
    "otherwise": (3, "published."),
    "before that was kept": (None, "from what was published."),
}


@pytest.mark.parametrize("case", BEFORE_SAID)
def test_bookings_of_the_quarter_before_say_where_they_are_not_as_published(
    tmp_path: Path, register: Register, case: str
) -> None:
    """They are counted anew, and a board is told why a number that it read is another now."""
    more, ends = BEFORE_SAID[case]
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    before = drawn(tmp_path, register).quarter_before
    number = before.total - before.advice
    quarter = Quarter.of(forty.NOW).before
    booked = None if more is None else number + more
    stood = Stood(at=quarter.ends, filtering={}, bookings={}, heard=frozenset(), booked=booked)
    gathered = replace(gathered, published=Before(numbers={}, stood={str(quarter): stood}))
    board = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW)
    assert board.paper is not None
    about = next(grid for grid in board.grids if grid.id == "bookings").about
    for said in (board.paper.change[-1], about):
        assert ("counted anew" in said) is bool(ends)
        assert said.endswith(ends)
        assert (f"the {number + 3} published" in said) is (case == "otherwise")


@pytest.mark.parametrize("was_done_since", [True, False])
def test_the_last_file_of_what_closed_says_which_of_it_counts(
    tmp_path: Path, register: Register, *, was_done_since: bool
) -> None:
    """Made after its closing, as last files are: nothing is asked where all in it is of before."""
    for path in (tmp_path / "sent").iterdir():
        path.unlink()
    since, now = forty.NOW.date() + timedelta(days=1), forty.NOW + timedelta(days=9)
    closed = with_change(register, CLOSED, Change(since=since, became=Became.CLOSED))
    last = forty.make(0).bundle
    (first, *others) = last.runs
    runs = (replace(first, started=forty.NOW + timedelta(days=2)), *others) if was_done_since else last.runs
    sent = replace(last, made_at=now - timedelta(days=1), runs=runs)
    forty.Made(bundle=sent, signer=forty.make(0).signer).write(tmp_path / "sent")
    gathered = gather([str(tmp_path / "sent")], closed, now=now)
    (why,) = (one for one in gathered.not_counted if one.source.endswith(".bundle"))
    assert why.is_lost is was_done_since
    assert ("ask which of the two is so" in why.words) is was_done_since
    assert why.words.endswith("Bookings that were begun there before that day are in the numbers")
    with open_store(venues.office(tmp_path / "office")) as store:
        at_import = stranger_words(sent, closed, store, now)
    assert at_import.endswith("there before that day are in the numbers, and nothing else of it.")
    assert "It is not counted" not in at_import
    assert collation.drawn(gathered, closed, now=now).picture.year.total > 0


def test_what_was_published_of_a_venue_was_heard_of(tmp_path: Path, register: Register) -> None:
    """Though nothing of it is in the folders that are read now."""
    silent = "venue-07"
    quarter = Quarter.of(forty.NOW).before
    stood = Stood(at=quarter.ends, filtering={silent: Status.FINE}, bookings={}, heard=frozenset({silent}))
    gathered = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    known = replace(gathered, published=Before(numbers={}, stood={str(quarter): stood}))
    lines = collation.collate(known, register, Edition.BOARD, now=forty.NOW).overdue_lines
    (line,) = (line for line in lines if f"({silent})" in line)
    assert f"counted in {quarter.words}" in line
    assert "was ever heard" not in line
    (other,) = (line for line in lines if "(venue-08)" in line)
    assert "nothing that counts was ever heard of it" in other

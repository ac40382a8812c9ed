"""Who has every public edition, adds and subtracts, learns nothing that was kept back."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.collate.quarters import QUARTERS, Year, known, published, years
from tests.collate.reader import Equation, Reader, told_apart
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.collate.became import BECAME_WORDS, Became
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.suppression import is_small, suppressed
from venuecheck.core.venue import VENUE_KIND_WORDS

Column = dict[tuple[str, ...], int | None]
ROWS = (
    "Let, as recommended",
    "Let, less strictly than recommended",
    "Let, more strictly than recommended",
    "Refused or cancelled, as recommended",
    "Refused or cancelled, more strictly than recommended",
    "Referred, not decided yet",
    "Not decided yet, or held",
    "Withdrawn by the hirer, or not available",
    "Advice to the owner",
)


def grid(view: dict[str, Any], name: str) -> dict[str, Any] | None:
    """Give a table of an edition, where it has it."""
    found: list[dict[str, Any]] = [each for each in view["grids"] if each["id"] == name]
    return found[0] if found else None


def number(cell: Any) -> int | None:
    """Give the number of a cell; None where it is kept back."""
    return cell if isinstance(cell, int) else None


def columns(view: dict[str, Any]) -> dict[str, tuple[Column, int | None]]:
    """Give what an edition says of bookings: by quarter, the parts and their total."""
    table = grid(view, "bookings")
    assert table is not None
    found: dict[str, tuple[Column, int | None]] = {}
    for at, column in enumerate(table["columns"][1:], start=1):
        quarter = str(column["id"]).removeprefix("quarter_").upper()
        rows: Column = {(quarter, str(row[0])): number(row[at]) for row in table["rows"][:-1]}
        found[quarter] = (rows, number(table["rows"][-1][at]))
    return found


def truth(year: Year, publication: int) -> dict[str, int]:
    """Count the bookings of a quarter as they were known when it was published: without our code."""
    let, against = {"approve", "approve_with_conditions"}, {"refuse", "cancel"}
    strict = {"approve": 0, "approve_with_conditions": 1, "refer": 2, "refuse": 3, "cancel": 3}
    there = {venue.id for venue in year.listed[publication]}
    found: Counter[str] = Counter()
    for one in year.booked:
        if one.begun != publication or one.told > publication or one.venue not in there:
            continue
        decided, asked = one.decided.value if one.decided else "", one.recommended.value
        if decided in let:
            way = strict[decided] - strict[asked]
            row = ROWS[0] if way == 0 else ROWS[1] if way < 0 else ROWS[2]
        elif decided in against:
            row = ROWS[4] if strict[asked] < strict[decided] else ROWS[3]
        else:
            row = {"refer": ROWS[5], "withdrawn": ROWS[7]}.get(decided, ROWS[6])
        found[row] += one.times
    return {row: found[row] for row in ROWS}


def called(venue: ListedVenue, table: str) -> str:
    """Give the row that a venue has in a table, if that is not put together with others."""
    return venue.partner if table == "partners" else VENUE_KIND_WORDS[venue.kind].capitalize()


@settings(max_examples=60, deadline=None)
@given(years())
@pytest.mark.slow
def test_four_editions_tell_no_number_that_was_kept_back(year: Year) -> None:
    """Each small number can still be any from 1 to 4, to whoever has them all and knows what the rule is for."""
    reader = Reader()
    for view in published(year):
        for quarter, (parts, total) in columns(view).items():
            reader.reads(parts, total, (quarter, "total"))
            assert not [each for each in (*parts.values(), total) if each is not None and is_small(each)]
    for publication, when in enumerate(QUARTERS):
        for row, count in truth(year, publication).items():
            if is_small(count):
                assert reader.possible((str(when), row), range(1, 5)) == {1, 2, 3, 4}, (when, row)


@settings(max_examples=60, deadline=None)
@given(years())
def test_what_is_not_kept_back_is_true(year: Year) -> None:
    """Of the newest quarter the numbers are those of the raw facts; earlier ones are repeated word for word."""
    views = published(year)
    for publication, view in enumerate(views):
        told = columns(view)
        mine = str(QUARTERS[publication])
        parts, total = told[mine]
        expected = truth(year, publication)
        assert {row for _, row in parts} == set(expected)
        for (_, row), count in parts.items():
            assert count is None or count == expected[row]
        assert total is None or total == sum(expected.values())
        if publication:
            before = str(QUARTERS[publication - 1])
            assert told[before] == columns(views[publication - 1])[before]


@settings(max_examples=100, deadline=None)
@given(years())
def test_no_few_venues_are_told_apart_by_sector_and_partner(year: Year) -> None:
    """No sum or difference of rows is about fewer than five venues; and every row adds up."""
    for publication, view in enumerate(published(year)):
        listed = [facts.venue for facts in known(year, publication)]
        groups = [frozenset(venue.id for venue in listed)]
        for name in ("sectors", "partners"):
            table = grid(view, name)
            left = set(groups[0])
            for row in table["rows"][:-1] if table else []:
                # read as anybody would: the others are those that have no row of their own
                mine = frozenset(v.id for v in listed if row[0] == called(v, name)) or frozenset(left)
                left -= mine
                groups.append(mine)
                assert row[1] == len(mine)
                assert sum(row[2:5]) == sum(row[5:8]) == row[1]
        statuses = grid(view, "statuses")
        assert statuses is not None
        if len(listed) < 5:
            assert len(groups) == 1
            assert not any(isinstance(row[1], int) for row in statuses["rows"][:-1])
        else:
            assert told_apart([venue.id for venue in listed], groups, 4) == []
            assert sum(row[1] for row in statuses["rows"][:-1]) == len(listed)


STRICT = (OutcomeKind.APPROVE, OutcomeKind.REFER, OutcomeKind.REFUSE)
DECIDED = (
    *((asked, decided) for asked in STRICT for decided in (OutcomeKind.APPROVE, OutcomeKind.REFUSE)),
    (OutcomeKind.APPROVE, OutcomeKind.CANCEL),
    (OutcomeKind.REFER, OutcomeKind.WITHDRAWN),
)
"""Bookings on which somebody decided: how a venue stands does not hang on what was decided."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(years(), st.data())
def test_two_years_of_which_the_table_says_the_same_are_published_word_for_word_alike(
    year: Year, data: st.DataObject
) -> None:
    """Nothing else in the four editions, no sentence and no other table, tells what the table keeps back."""
    decided = [one for one in year.booked if (one.recommended, one.decided) in DECIDED and one.told == one.begun]
    assume(decided)
    one = data.draw(st.sampled_from(decided))
    asked, instead = data.draw(st.sampled_from([each for each in DECIDED if each != (one.recommended, one.decided)]))
    moved = data.draw(st.integers(1, min(4, one.times)))
    other = replace(one, recommended=asked, decided=instead, times=moved)
    # the same bookings, in their places, of which some were decided otherwise
    rest = [replace(one, times=one.times - moved)] if one.times > moved else []
    booked = [each for known in year.booked for each in ([*rest, other] if known is one else [known])]
    otherwise = replace(year, booked=tuple(booked))
    assume(truth(year, one.begun) != truth(otherwise, one.begun))
    first, second = published(year), published(otherwise)
    assume([columns(view) for view in first] == [columns(view) for view in second])
    assert first == second


def test_the_reader_can_see() -> None:
    """A quarter that is counted again with one more venue gives two cells that were kept back: what is tried above."""
    rows = ("refused", "let", "waiting")
    reader = Reader()
    first, total = suppressed((3, 40, 9))
    assert first == (None, 40, None)
    reader.reads({("q", row): cell for row, cell in zip(rows, first, strict=True)}, total, ("q", "all"))
    assert reader.possible(("q", "refused"), range(1, 5)) == {1, 2, 3, 4}
    again, _ = suppressed((5, 40, 9))
    # the new venue had bookings that were refused, and no others
    for row, cell, new in zip(rows, again, (1, 0, 0), strict=True):
        assert cell is not None
        unknown: dict[tuple[str, ...], int] = {("q", row): 1, **({("new", row): 1} if new else {})}
        reader.knows(("q", row), 0)
        reader.knows(("new", row), 0)
        reader.equations.append(Equation(unknown, cell))
    assert reader.possible(("q", "refused"), range(1, 5)) == {3}


def test_the_reader_sees_a_venue_that_two_tables_share() -> None:
    """One library among a partner's schools, and all schools: the difference is the library."""
    venues = [*(f"school-{at}" for at in range(6)), "library", *(f"other-{at}" for at in range(5))]
    schools, north = frozenset(venues[:6]), frozenset(venues[:7])
    assert frozenset({"library"}) in told_apart(venues, [frozenset(venues), schools, north], 4)
    assert told_apart(venues, [frozenset(venues), schools], 4) == []


@given(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 40]), min_size=9, max_size=9))
def test_who_knows_the_rule_as_well_learns_no_more(parts: list[int]) -> None:
    """For each small number and each value from 1 to 4 there is a table with that value that publishes the same."""
    shown = suppressed(parts)
    for at, part in enumerate(parts):
        if is_small(part):
            for value in range(1, 5):
                assert any(suppressed(other) == shown for other in _alike(parts, shown, at, value)), (at, value)


def _alike(parts: list[int], shown: tuple[tuple[int | None, ...], int | None], at: int, value: int) -> Any:
    """Try tables with another number in one place that may look the same."""
    hidden = [place for place, cell in enumerate(shown[0]) if cell is None and place != at]
    total = sum(parts)
    totals = [total] if shown[1] is not None else range(1, 5)
    for sum_ in totals:
        left = sum_ - sum(cell for cell in shown[0] if cell is not None) - value
        yield from _spread(shown[0], hidden, at, value, left)


def _spread(cells: tuple[int | None, ...], hidden: list[int], at: int, value: int, left: int) -> Any:
    base = [cell or 0 for cell in cells]
    base[at] = value
    # everything in small numbers
    rest, table = left, list(base)
    for place in hidden:
        table[place] = min(4, max(rest, 0))
        rest -= table[place]
    if rest == 0:
        yield table
    # the others small, and the rest in one place or two
    for one in hidden:
        for small in range(5):
            table = list(base)
            others = [place for place in hidden if place != one]
            for place in others:
                table[place] = small
            table[one] = left - small * len(others)
            if table[one] >= 0:
                yield list(table)
            for other in others:
                for few in range(1, 9):
                    again = list(table)
                    again[other] = few
                    again[one] = left - sum(again[place] for place in hidden if place != one)
                    if again[one] >= 0:
                        yield again


def test_rows_are_those_that_a_reader_sees() -> None:
    """The recount above has the rows of the report, in its order."""
    assert tuple(BECAME_WORDS[row] for row in Became) == ROWS
    assert OutcomeKind.APPROVE.value == "approve"

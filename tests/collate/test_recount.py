"""Twelve venues, four editions in a row: every number comes out right when it is counted again from the raw files."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.collate import muddle, muddle_of_twenty
from tests.collate.muddle import MADE, PUBLISHED, QUARTERS, Muddled
from tests.collate.reader import Reader, told_apart
from tests.collate.recount import Json, recounted
from tests.collate.said_twice import contradictions
from tests.collate.test_attacker import columns
from tests.service import venues
from venuecheck.assurance.plainly import Plain
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.became import BECAME_WORDS, Became
from venuecheck.collate.facts import Return
from venuecheck.collate.suppression import is_small
from venuecheck.core.quarter import Quarter
from venuecheck.core.venue import VENUE_KIND_WORDS
from venuecheck.records.codec import encode
from venuecheck.report.partnership.view import Edition, Grid, KeptBack, PartnershipView
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.publishing import publish
from venuecheck.service.partnership.returning import record
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.sites.opening import open_store

SENTENCES = {Plain.IN_ORDER: "is shown to be in order", Plain.NEEDS_ACTION: "needs action"}


def grid(view: PartnershipView, name: str) -> Grid:
    """Give a table by its id."""
    return next(one for one in view.grids if one.id == name)


def published_year(
    tmp_path: Path,
    muddled: Sequence[Muddled] = muddle.VENUES,
    quarters: Sequence[Quarter] = QUARTERS,
    bound: Mapping[str, str] | None = None,
) -> tuple[list[dict[Edition, PartnershipView]], list[Json]]:
    """Publish quarters as they come in, and hold each to the recount; give the editions, and what that gave."""
    office = venues.office(tmp_path / "office")
    (tmp_path / "partners.yaml").write_text(muddle.partners_yaml(muddled, bound), "utf-8")
    register = load_partners(tmp_path / "partners.yaml")
    made, told = [], []
    with open_store(office) as store:
        for number, quarter in enumerate(quarters):
            now = quarter.ends + PUBLISHED
            muddle.send(tmp_path / "sent", number, muddled)
            phoned = [
                Return(
                    venue=one.id,
                    said_on=quarter.last,
                    how="telephone",
                    filtering=FilterSaid.CHECKED_FINE,
                    bookings=BookingsSaid.CHECKED,
                )
                for one in muddled
                if {"phone", "phone only"} & one.what
            ]
            record(office, store, register, phoned, person="C. Ordinator", now=quarter.ends + MADE)
            inputs = [str(tmp_path / "sent"), str(tmp_path / "office" / "venuecheck.db")]
            gathered = gather(inputs, register, now=now, at=quarter.ends)
            done = publish(office, store, gathered, register, quarter=quarter, person="C. Ordinator", now=now)
            made.append({one.edition: one.shown for one in done.editions})
            # what was counted was what was there then: the recount sees the same files
            told.append(check(tmp_path / "sent", number, quarter, made, muddled))
    return made, told


def check(
    folder: Path, number: int, quarter: Quarter, made: list[dict[Edition, PartnershipView]], muddled: Sequence[Muddled]
) -> Json:
    """Hold an edition to the recount, and give that."""
    told = recounted(
        folder, muddle.listed(number, muddled), quarter.before.ends, quarter.ends, quarter.ends + PUBLISHED
    )
    board, public = made[number][Edition.BOARD], made[number][Edition.PUBLIC]
    assert board.venues_total == public.venues_total == told["venues"]
    rows = [row[1:] for row in grid(public, "statuses").rows]
    columns = [column.id for column in grid(public, "statuses").columns[1:]]
    for side in ("filtering", "bookings"):
        mine = [row[columns.index(side)] for row in rows]
        assert mine == [*(told[side][plain.value] for plain in Plain), told["venues"]], (str(quarter), side)
    said = [f"{words} at {told['filtering'][plain.value]}" for plain, words in SENTENCES.items()]
    assert all(each in board.headlines[0] and each in public.headlines[0] for each in said)
    again = re.search(r"Of (\d+) venues? something was sent that is not usable", " ".join(board.headlines))
    assert int(again[1] if again else 0) == told["again"], str(quarter)
    names = {words.capitalize(): kind.value for kind, words in VENUE_KIND_WORDS.items()}
    for table in ("sectors", "partners"):
        groups: dict[str, Any] = told[table]
        shown = {str(row[0]): row for row in grid(board, table).rows[:-1]}
        assert {names.get(name, name.lower()) for name in shown} == set(groups)
        for name, row in shown.items():
            counts = [int(groups[names.get(name, name.lower())][plain.value]) for plain in Plain]
            assert list(row[1:5]) == [sum(counts), *counts], (str(quarter), name)
    total = next(row for row in grid(board, "bookings").rows if str(row[0]).startswith("All bookings"))
    assert total[1] == told["booked"], str(quarter)
    for row, became in zip(grid(public, "bookings").rows, Became, strict=False):
        assert row[0] == BECAME_WORDS[became]
        assert isinstance(row[1], KeptBack) or row[1] == told["became"][became.value], (str(quarter), became)
    for row in grid(board, "overruled").rows:
        for became in Became:
            if row[0] == BECAME_WORDS[became]:
                assert row[1] == told["became"][became.value], (str(quarter), became)
    for view in made[number].values():
        assert list(contradictions(view)) == [], (str(quarter), view.edition)
    return told


def test_a_years_muddle_comes_out_right(tmp_path: Path) -> None:
    """Moved, closed, merged, renamed, two laptops, new key, future clock, phone only, refused, retired, put right."""
    year, _ = published_year(tmp_path)
    changes = [{str(row[0]): row[3] for row in grid(view[Edition.BOARD], "moved").rows} for view in year]
    assert changes[1]["Larkfield School"] == "worse"
    assert changes[2]["Larkfield School"] == "better"
    assert changes[1]["College"] == "better"
    # somebody telephoned each quarter: that is never better, and nothing was ever shown
    assert [change.get("Guildhall") for change in changes[1:]] == [None, None, None]
    # its new key was not compared: nothing of it counts until somebody telephones
    assert changes[2]["West Hall"] == "what was sent since is not usable"
    names = {str(row[0]) for row in grid(year[2][Edition.BOARD], "venues").rows}
    assert "Oak Academy" in names
    assert "Oak School" not in names
    assert not {"Hill Library", "Mill Library"} & names
    for before, after in pairwise(year):
        told, again = grid(before[Edition.PUBLIC], "bookings"), grid(after[Edition.PUBLIC], "bookings")
        assert [row[2] for row in again.rows] == [row[1] for row in told.rows]
    assert year[0][Edition.BOARD].issue_words.startswith("Published on")
    assert QUARTERS[-1].last == date(2026, 9, 30)


def test_another_muddle_comes_out_right_and_gives_nothing_that_was_kept_back(tmp_path: Path) -> None:
    """More at one venue: moved and back, closed and open again, merged after another name, all retired, silent."""
    year, recounts = published_year(tmp_path, muddle.SECOND)
    rows = {str(row[0]): row for row in grid(year[2][Edition.BOARD], "venues").rows}
    # nothing is known of a filter in use: to retire all is no way out of being looked at
    assert "Not reported" in str(rows["Museum"])
    gives_nothing_back(year, recounts, QUARTERS)


def gives_nothing_back(
    year: list[dict[Edition, PartnershipView]], recounts: list[Json], quarters: Sequence[Quarter]
) -> None:
    """Add and subtract all public editions: each number that is kept back can still be any from 1 to 4."""
    reader = Reader()
    for view in year:
        for when, (parts, total) in columns(encode(view[Edition.PUBLIC])).items():
            reader.reads(parts, total, (when, "total"))
    for quarter, told in zip(quarters, recounts, strict=True):
        for became, count in told["became"].items():
            if is_small(count):
                name = (str(quarter), BECAME_WORDS[Became(became)])
                assert reader.possible(name, range(1, 5)) == {1, 2, 3, 4}, name


def test_five_quarters_of_twenty_come_out_right_and_give_nothing_that_was_kept_back(tmp_path: Path) -> None:
    """Renumbered, split, merged in a row, replayed, refused and then good, agreements that end, invited ones."""
    twenty, quarters = muddle_of_twenty.VENUES, muddle_of_twenty.QUARTERS
    year, recounts = published_year(tmp_path, twenty, quarters, muddle_of_twenty.BOUND)
    gives_nothing_back(year, recounts, quarters)
    for number, view in enumerate(year):
        there = [one for one in muddle.listed(number, twenty) if not one["gone"]]
        groups = [frozenset(str(one["id"]) for one in there)]
        for table, member in (("sectors", "kind"), ("partners", "partner")):
            of = {words.capitalize(): kind.value for kind, words in VENUE_KIND_WORDS.items()}
            shown = [grid for grid in view[Edition.PUBLIC].grids if grid.id == table]
            left = set(groups[0])
            for row in shown[0].rows[:-1] if shown else []:
                said = of.get(str(row[0]), str(row[0]).lower())
                mine = frozenset(str(one["id"]) for one in there if one[member] == said) or frozenset(left)
                left -= mine
                groups.append(mine)
        assert told_apart(sorted(groups[0]), groups, 4) == []
    changed = [{str(row[0]): row[3] for row in grid(view[Edition.BOARD], "moved").rows} for view in year]
    assert not {"Ash School", "Beech School"} & {name for name, what in changed[2].items() if "first time" in str(what)}
    rows = {str(row[0]): str(row) for row in grid(year[2][Edition.BOARD], "venues").rows}
    assert "Sent, not usable" in rows["Maple Hall"]

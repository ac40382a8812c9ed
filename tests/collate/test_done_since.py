"""A board is asked about nothing that was done since the day that its paper is about."""

from dataclasses import replace
from pathlib import Path

from tests.collate import forty
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.what_was_sent import gather

NOW = forty.NOW


def test_no_board_is_asked_about_what_was_done_since(tmp_path: Path) -> None:
    """A quarter is written about when it is over: who was silent then and is not now is named, and nobody is to ask."""
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    register = load_partners(tmp_path / "partners.yaml")
    quarter = Quarter.of(NOW).before
    silent = gather([], register, now=NOW, at=quarter.ends)
    asked = collation.drawn(silent, register, now=NOW, as_of=quarter.last).edition(Edition.BOARD).paper
    assert asked is not None
    assert any("to report on" in said for said in asked.decisions)
    told = tuple(
        replace(
            facts,
            returns=(
                Return(
                    venue=facts.venue.id,
                    said_on=NOW.date(),
                    how="telephone",
                    filtering=FilterSaid.CHECKED_FINE,
                    bookings=BookingsSaid.CHECKED,
                ),
            ),
        )
        for facts in silent.venues
    )
    since = collation.drawn(replace(silent, venues=told), register, now=NOW, as_of=quarter.last)
    paper = since.edition(Edition.BOARD).paper
    assert paper is not None
    assert paper.decisions == ("None this quarter: note the position.",)
    assert paper.position == asked.position
    assert paper.change[-1].startswith("Since then, and in none of the numbers: heard of ")

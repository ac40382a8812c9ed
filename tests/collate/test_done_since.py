"""A board is asked about nothing that was done since the day that its paper is about."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate import venues as made
from venuecheck.assurance.status import Status
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.collate.picture import picture
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.paper import board_paper
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


@pytest.mark.parametrize("now", list(Status))
def test_a_filter_is_put_right_only_where_it_is_shown_to_be(now: Status) -> None:
    """Neither silence nor a person's word puts it right: the board is still asked."""
    facts = made.facts(returns=(made.told(10, "checked_problems"),))
    then = picture([facts], NOW, made.WITHIN)
    assert [one.filtering for one in then.standings] == [Status.PROBLEM]
    paper = board_paper(then, [facts], {}, (), [replace(one, filtering=now) for one in then.standings])
    is_right = now is Status.FINE
    assert any("filters put right at A" in said for said in paper.change) is is_right
    assert any("the filters of A are put right" in said for said in paper.decisions) is not is_right

"""A board is asked about nothing that was done since the day that its paper is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.assurance.test_closes_actions import booking
from tests.assurance.test_one_judgement import LISTED, WITHIN, Records, bundle
from tests.assurance.values import AT
from tests.collate import forty
from tests.collate import venues as made
from tests.report import samples
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import ToDo, Why
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.as_of import as_of
from venuecheck.collate.bookings import action_counts
from venuecheck.collate.facts import Return
from venuecheck.collate.picture import Picture, picture
from venuecheck.collate.standing import Standing, standing
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.paper import board_paper
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle_facts import venue_facts
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


LATE = ToDo(id="self-1:adopt", why=Why.ASKED, due=NOW.date() - timedelta(days=9))
CHECK = ToDo(id="wifi:check", why=Why.NEVER_CHECKED, due=LATE.due)


@pytest.mark.parametrize(
    ("late", "now", "is_open"),
    [
        (LATE, (LATE,), True),
        (LATE, (replace(LATE, closed=NOW), replace(LATE, id="self-2:adopt")), False),
        (LATE, (replace(LATE, id="self-2:adopt", due=None),), True),
        (LATE, (replace(LATE, id="self-2:publish"),), False),
        (LATE, (), False),
        (CHECK, (CHECK,), True),
        (CHECK, (replace(CHECK, id="lan:check"),), False),
    ],
)
def test_what_was_late_and_nothing_asks_for_any_more_is_not_open(
    late: ToDo, now: tuple[ToDo, ...], *, is_open: bool
) -> None:
    """A network was checked, or a later self-assessment asks for it no longer; if it does, it asks by another id."""
    facts = made.facts()
    standings = picture([facts], NOW, made.WITHIN).standings
    then = picture_of([replace(one, to_do=(late,)) for one in standings])
    paper = board_paper(then, [facts], {}, (), [replace(one, to_do=now) for one in standings])
    assert any("1 action that was due" in said for said in paper.decisions) is is_open
    assert any("1 late action no longer open" in said for said in paper.change) is not is_open


def picture_of(standings: Sequence[Standing]) -> Picture:
    """Draw one venue whose standing is this one."""
    drawn = picture([made.facts()], NOW, made.WITHIN)
    to_do = [(one.venue, each) for one in standings for each in one.to_do]
    return replace(drawn, standings=tuple(standings), actions=action_counts(to_do, NOW))


@pytest.mark.parametrize(("asked", "many"), [("update-lists", 1), ("ask-legal", 3)])
def test_what_was_one_thing_to_do_on_a_day_is_one_though_each_was_closed_by_itself(asked: str, many: int) -> None:
    """What many bookings asked for alike was one in the venue's list of that day, whatever became of each since."""
    then = AT - timedelta(days=30)
    made_at, due = then - timedelta(days=20), (then - timedelta(days=9)).date()
    begun = [
        replace(one, started=made_at, finished=made_at, actions=(replace(one.actions[0], due=due),))
        for one in (booking(name, asked) for name in "abc")
    ]
    decided = samples.booking().decision
    assert decided is not None
    withdrawn = [replace(decided, kind=OutcomeKind.WITHDRAWN, at=AT - timedelta(days=days)) for days in (3, 4, 5)]
    ended = [replace(one, decision=each) for one, each in zip(begun, withdrawn, strict=True)]

    def late(since: list[Assessment], made_on: datetime) -> int:
        facts = as_of(venue_facts(LISTED, [bundle(Records(assessments=since), made_on)]), then, AT)
        stands = standing(facts, then, WITHIN, about_venue(facts.assessed))
        return sum(each.why is Why.ASKED and each.is_late(then) for each in stands.to_do)

    assert (late(begun, then), late([*ended[:2], begun[2]], AT), late(ended, AT)) == (many, many, many)

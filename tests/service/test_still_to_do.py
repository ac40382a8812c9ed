"""What stands as still to be done beside a checklist that was filled in: what the venue's report says of it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.assurance import values
from tests.assurance.test_closes_actions import of_venue
from tests.report.samples import booking
from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.action import ActionStands, checklist_actions
from venuecheck.core.action import Action, ActionKind, DoneBy
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.said import ActionNote
from venuecheck.records.remembered import Remembered
from venuecheck.service.bookings.recorded import RECORD_KIND, all_assessments, read_assessment
from venuecheck.service.sites.opening import open_store
from venuecheck.service.venue_reports.still_to_do import by_its_days, still_to_do

from . import venues


@pytest.mark.parametrize("by", ["a check", "a later self-assessment"])
def test_what_a_review_asked_for_is_gone_once_it_is_done(by: str, tmp_path: Path) -> None:
    """By the check that no longer finds it, and by the next review that no longer asks for it."""
    site, asks = venues.office(tmp_path), of_venue("review", "open-lawful")
    with open_store(site) as store:
        store.append(RECORD_KIND, asks.id, asks, asks.started)
        assert [one.action.id for one in still_to_do(site, store, asks, values.AT)] == ["open-lawful"]
        if by == "a check":
            found = values.run(1, {"three": Result.AS_EXPECTED}, network=site.networks[0].id)
            store.append("run", found.run.id, found, found.run.started)
        else:
            later = replace(of_venue("again"), checklist="review", started=values.AT, finished=values.AT)
            store.append(RECORD_KIND, later.id, later, later.started)
        assert still_to_do(site, store, asks, values.AT) == ()


_FIRST = values.AT.date()
_LATER = _FIRST + timedelta(days=3)


def asks_for_lists(name: str, due: date) -> Assessment:
    lists = Action(id="update-lists", text="Update.", due=due, kind=ActionKind(done_by=DoneBy(lists_got=True)))
    return replace(booking(), id=name, subject=f"{name}, 3 October 2026", answers=(), actions=(lists,))


def test_a_booking_is_told_with_the_day_by_which_the_venue_has_to_do_it(tmp_path: Path) -> None:
    """Another booking may ask for it sooner; the record keeps what this one asked for."""
    site = venues.office(tmp_path)
    one, other = asks_for_lists("a", _LATER), asks_for_lists("b", _FIRST)
    with open_store(site) as store:
        for each in (one, other):
            store.append(RECORD_KIND, each.id, each, each.started)
        shown = by_its_days(site, store, one, values.AT)
        assert [each.due for each in shown.actions] == [_FIRST]
        assert [each.due for each in shown.actions] == [each.due for each in still_to_do(site, store, one, values.AT)]


def test_before_it_is_recorded_it_is_told_with_the_same_day(tmp_path: Path) -> None:
    """A form shows it while it is filled in, or changed: what is recorded of itself then counts no more."""
    site = venues.office(tmp_path)
    mine, other = asks_for_lists("a", _LATER), asks_for_lists("b", _FIRST)
    with open_store(site) as store:
        assert [one.due for one in by_its_days(site, store, mine, values.AT).actions] == [_LATER]
        store.append(RECORD_KIND, other.id, other, other.started)
        assert [one.due for one in by_its_days(site, store, mine, values.AT).actions] == [_FIRST]
        changed = asks_for_lists("b", _LATER)
        assert [one.due for one in by_its_days(site, store, changed, values.AT).actions] == [_LATER]


def test_it_is_worked_out_once_until_something_is_recorded_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page asks for it each time it is opened; what was put on record a moment ago is in it at once."""
    site, made = venues.office(tmp_path), list[int]()

    def counted(*said: Any) -> tuple[ActionStands, ...]:
        made.append(len(said))
        return checklist_actions(*said)

    monkeypatch.setattr("venuecheck.service.venue_reports.still_to_do.checklist_actions", counted)
    mine, other = asks_for_lists("a", _LATER), asks_for_lists("b", _LATER)
    with open_store(site) as store:
        store.remembered = Remembered(kinds={RECORD_KIND, "action"})
        for each in (mine, other):
            store.append(RECORD_KIND, each.id, each, each.started)

        def due(at: datetime = values.AT) -> list[date | None]:
            read = read_assessment(store, "a").value
            return [one.due for one in still_to_do(site, store, read, at)]

        all_assessments(store)
        assert due() == due(values.AT + timedelta(seconds=1)) == [_LATER]
        assert len(made) == 1
        assert due(values.AT + timedelta(minutes=1)) == [_LATER]
        assert len(made) == 2, "a day may have begun"
        version = store.version(RECORD_KIND, "b")
        store.append(RECORD_KIND, "b", asks_for_lists("b", _FIRST), values.AT, over=version)
        assert due() == [_FIRST]
        (action,) = (one.id for one in still_to_do(site, store, read_assessment(store, "a").value, values.AT))
        note = ActionNote(action=action, at=values.AT, person="A. Manager", closed=True, reason="They were got.")
        store.append("action", action, note, note.at)
        assert due() == []

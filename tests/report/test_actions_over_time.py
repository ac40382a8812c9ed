"""An action from a failed check closes by a later passing check or a named person's reason, and by nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import PageFinding, Result
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import ActionNote
from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.todo import Said
from venuecheck.report.venue.view import View

from . import samples as made
from .situations import view_of

GAMBLING = "pupil-wifi:gambling:under_blocked"
_PAGE = "gambling-2"
_URL = "https://gambling.testcategory.com/"


def _run(result: Result | None, days: float, *, vantage: Vantage = Vantage.SOCKET, device: str = "PC") -> Run:
    """Give a run of one page, `days` ago; None where the page was not tried."""
    started = made.NOW - timedelta(days=days)
    found: tuple[PageFinding, ...] = (
        () if result is None else (made.finding(_PAGE, _URL, "gambling", result, "Because."),)
    )
    if vantage is Vantage.PERSON:
        found = tuple(replace(each, probe=PROBE) for each in found)
    head = made.header(made.PUPILS, started=started, id=f"run-{days}-{vantage}", vantage=vantage, device=device)
    return Run(run=head, categories=made.CATEGORIES, findings=found, network_findings=(), observations=())


def _view(*runs: Run, notes: Sequence[ActionNote] = ()) -> View:
    return view_of((made.PUPILS,), runs, said=Said(notes=notes))


def _about(actions: Sequence[ActionShown]) -> list[ActionShown]:
    return [action for action in actions if "gambling" in action.id]


OPENED, BLOCKED, UNCLEAR = Result.UNDER_BLOCKED, Result.AS_EXPECTED, Result.NOT_PROVEN


def test_a_later_passing_check_closes_it_and_both_dates_show() -> None:
    view = _view(_run(OPENED, 30), _run(BLOCKED, 3))
    assert not _about(view.actions)
    (action,) = _about(view.closed_actions)
    assert action.id == f"{GAMBLING}@run-3-socket"
    assert action.opened_words == "Opened on 22 August 2026."
    assert action.closed_words == "Closed on 18 September 2026 by the check run-3-socket, in which it passed."
    assert (action.closed_by_run, view.actions_closed) == ("run-3-socket", 1)
    record = next(row for row in view.check_record if row.run == "run-3-socket")
    assert any(said.startswith("Put right: Have “Gambling” blocked") for said in record.action)


@pytest.mark.parametrize("later", [UNCLEAR, None])
def test_a_check_that_tells_nothing_leaves_it_open(later: Result | None) -> None:
    """Neither "could not tell" nor a list without the page is a pass."""
    view = _view(_run(OPENED, 30), _run(later, 3))
    (action,) = _about(view.actions)
    assert action.opened_words == "Open since 22 August 2026. The latest check did not show that it is put right."
    assert not view.closed_actions


def test_an_invalid_check_closes_nothing() -> None:
    """A block in a run that cannot be relied on proves nothing."""
    bad = _run(BLOCKED, 3)
    bad = replace(bad, run=replace(bad.run, valid=False, invalid_reason="the network gave out"))
    assert _about(_view(_run(OPENED, 30), bad).actions)


def test_what_fails_again_is_open_again() -> None:
    view = _view(_run(OPENED, 30), _run(BLOCKED, 20), _run(OPENED, 3))
    (action,) = _about(view.actions)
    assert (action.id, action.opened_words) == (GAMBLING, "Open since 18 September 2026.")
    assert len(_about(view.closed_actions)) == 1


def test_a_program_does_not_close_what_a_person_saw() -> None:
    """The two may be filtered in different ways; a person's later look on the same device does."""
    person = {"vantage": Vantage.PERSON, "device": "iPad"}
    seen = _run(OPENED, 30, **person)  # type: ignore[arg-type]
    probed = _run(BLOCKED, 3)
    assert _about(_view(seen, probed).actions)
    again = _run(BLOCKED, 2, **person)  # type: ignore[arg-type]
    assert not _about(_view(seen, probed, again).actions)
    elsewhere = _run(BLOCKED, 1, vantage=Vantage.PERSON, device="Chromebook")
    assert _about(_view(seen, probed, elsewhere).actions)


def _note(at: datetime, **changes: object) -> ActionNote:
    note = ActionNote(action=GAMBLING, at=at, person="Helen Okafor", closed=True, reason="The page is a shop's own")
    return replace(note, **changes)  # type: ignore[arg-type]


def test_a_named_person_closes_it_until_it_is_found_again() -> None:
    note = _note(made.NOW - timedelta(days=10))
    view = _view(_run(OPENED, 30), notes=(note,))
    assert not _about(view.actions)
    (action,) = _about(view.closed_actions)
    assert action.opened_words == "Opened on 22 August 2026."
    assert action.closed_words == "Closed on 11 September 2026 by Helen Okafor: The page is a shop's own."
    (again,) = _about(_view(_run(OPENED, 30), _run(OPENED, 3), notes=(note,)).actions)
    assert again.opened_words.endswith("It was closed on 11 September 2026, and found again.")


def test_owner_and_date_stay_with_it() -> None:
    note = _note(made.NOW, closed=False, reason="", owner="IT", due=made.NOW.date() - timedelta(days=1))
    view = _view(_run(OPENED, 30), notes=(note,))
    (action,) = _about(view.actions)
    assert (action.owner, action.due_words, action.late) == ("IT", "20 September 2026 (late)", True)
    assert view.actions_late == 1
    (closed,) = _about(_view(_run(OPENED, 30), _run(BLOCKED, 3), notes=(note,)).closed_actions)
    assert (closed.owner, closed.late) == ("IT", False)


def test_what_is_not_recorded_yet_is_closed_by_nobody_s_word() -> None:
    """A person's reason takes the place of no check."""
    notes = (_note(made.NOW, action="guest-wifi:check"), _note(made.NOW, action="pupil-wifi:repeat"))
    view = view_of((made.PUPILS, made.GUESTS), (_run(UNCLEAR, 3),), said=Said(notes=notes))
    assert {"guest-wifi:check", "pupil-wifi:repeat"} <= {action.id for action in view.actions}


def test_a_later_self_assessment_closes_what_it_no_longer_raises() -> None:
    first = made.self_assessment()
    later = replace(first, id="assessment-2", started=made.NOW, finished=made.NOW, actions=())
    view = view_of((made.PUPILS,), (), (first, later))
    assert not [action for action in view.actions if "adopt" in action.id]
    (closed,) = view.closed_actions
    assert "by the self-assessment assessment-2, which no longer asks for it" in closed.closed_words
    unfinished = replace(later, recommendation=replace(later.recommendation, kind=OutcomeKind.NOT_FINISHED))
    assert [action for action in view_of((), (), (first, unfinished)).actions if "adopt" in action.id]


def test_a_person_s_second_look_takes_the_place_of_the_first() -> None:
    """Where only persons checked: what was opened and is blocked now does not count as opened any more."""
    person = {"vantage": Vantage.PERSON, "device": "iPad"}
    first, second = _run(OPENED, 30, **person), _run(BLOCKED, 2, **person)  # type: ignore[arg-type]
    view = _view(first, second)
    assert (view.filtering.counts.under_blocked, view.filtering.counts.as_expected) == (0, 1)
    elsewhere = _run(OPENED, 20, vantage=Vantage.PERSON, device="Chromebook")
    assert _view(first, elsewhere, second).filtering.counts.under_blocked == 1, "another device's look stays"


_RESULTS = st.sampled_from([OPENED, BLOCKED, UNCLEAR, None])


@given(st.lists(st.tuples(_RESULTS, st.sampled_from(list(Vantage))), min_size=1, max_size=7))
def test_it_is_open_as_long_as_the_last_word_on_any_side_was_that_it_opened(
    history: list[tuple[Result | None, Vantage]],
) -> None:
    """For any history: open exactly where, on some side, the last check that could tell found it open."""
    runs = [_run(result, len(history) - number, vantage=vantage) for number, (result, vantage) in enumerate(history)]
    told = [(vantage, result) for result, vantage in history if result in {OPENED, BLOCKED}]
    last = dict(told)
    view = _view(*runs)
    assert bool(_about(view.actions)) == (OPENED in last.values())
    failing = view.filtering.counts.under_blocked
    assert not failing or _about(view.actions), "what the report counts as opened has an action"

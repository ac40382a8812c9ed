"""A decision being taken: what is said to whom the venue names for it, and to everybody else."""

from dataclasses import replace
from datetime import date

import pytest

from tests.assessment.test_steps import AT, booking
from venuecheck import catalogue
from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind
from venuecheck.assessment.condition_seen import conditions_stand
from venuecheck.assessment.decider import Decider
from venuecheck.assessment.decision import NO_REASONS, reasons_shown, reasons_told
from venuecheck.assessment.library_condition import LibraryCondition
from venuecheck.assessment.replying import has_letter, usual_kind
from venuecheck.assessment.steps import choices
from venuecheck.assurance.differs import conditions_differ
from venuecheck.core.actor import Actor
from venuecheck.core.problem import InvalidError
from venuecheck.report.venue.decided import differs_words
from venuecheck.service.bookings.decision_questions import BALANCE, PRINTED
from venuecheck.service.bookings.decision_taking import Deciding

_JOAN, _PAT = Decider(name="Joan Whitlock", role="Manager"), Decider(name="Pat Green")


@pytest.mark.parametrize(
    ("who", "named", "title", "whose"),
    [
        ("Joan Whitlock", (_JOAN,), "Leave it open, for you to decide later: ", "This one is yours to decide: "),
        ("Joan Whitlock", (_JOAN, _PAT), "Leave it open, for you or Pat Green to decide: ", "This one is yours"),
        ("Pat Green", (_JOAN, _PAT), "Leave it open, for you or Joan Whitlock (Manager) to decide: ", "This one is y"),
        (
            "Asha Rao",
            (_JOAN, _PAT),
            "refer",
            "This one goes to Joan Whitlock (Manager), or in their absence Pat Green.",
        ),
        ("Asha Rao", (), "refer", ""),
    ],
)
def test_who_is_named_themselves_passes_nothing_up(
    who: str, named: tuple[Decider, ...], title: str, whose: str
) -> None:
    one = booking()
    referred = replace(one, recommendation=replace(one.recommendation, kind=OutcomeKind.REFER, outcome="refer"))
    deciding = Deciding(assessment=referred, deciders=named, actor=Actor(name=who))
    refer = next(each for each in deciding.choices if each.kind is OutcomeKind.REFER)
    assert deciding.title_of(refer).startswith(title)
    assert deciding.whose.startswith(whose)
    assert bool(deciding.whose) is bool(whose)
    approve = next(each for each in deciding.choices if each.kind is OutcomeKind.APPROVE)
    assert deciding.title_of(approve) == approve.title


@pytest.mark.parametrize("typed", ["1 October 2026", " 1st  Oct 2026", "1/10/2026", "2026-10-01"])
def test_the_end_of_a_hold_is_read_as_other_days_are(typed: str) -> None:
    said = {"outcome": "hold", "until": typed, "reasons": "We asked the police", "person": "Joan Whitlock"}
    held = Deciding(assessment=booking(), written={**said, "role": "Manager"}).decided(AT).decision
    assert held is not None
    assert held.valid_until == date(2026, 10, 1)


@pytest.mark.parametrize("typed", ["soon", "31 September 2026", "10/14/2026"])
def test_an_end_of_a_hold_that_is_no_day_is_said_at_its_box(typed: str) -> None:
    with pytest.raises(InvalidError) as caught:
        Deciding(assessment=booking(), written={"outcome": "hold", "until": typed}).decided(AT)
    assert [one.field for one in caught.value.problems] == ["until"]


def test_whoever_writes_reasons_knows_whether_the_letter_prints_them() -> None:
    """Where the shipped letter to the organiser gives them, it is said beside the box; else it is not."""
    written = {"outcome": "hold", "until": "2026-10-01", "reasons": "We asked the police", "person": "Joan Whitlock"}
    held = Deciding(assessment=booking(), written={**written, "role": "Manager"}).decided(AT)
    assert held.decision is not None
    decided = {kind: replace(held, decision=replace(held.decision, kind=kind)) for kind in OutcomeKind}
    texts = {
        kind: (catalogue.templates() / "letters" / f"{usual_kind(one, ()).value}.txt").read_text("utf-8")
        for kind, one in decided.items()
        if has_letter(one)
    }
    assert {kind for kind, text in texts.items() if "{{said}}" in text} == PRINTED
    offered = {one.kind: one.id for one in choices(booking())}
    assert offered.keys() & PRINTED
    assert offered.keys() - PRINTED
    for kind, outcome in offered.items():
        _, beside = Deciding(assessment=booking(), written={"outcome": outcome}).questions["reasons"]
        assert ("organiser reads this" in beside) is (kind in PRINTED)
        assert ("What the hirer said" in beside) is (kind is OutcomeKind.WITHDRAWN)


def test_what_differs_in_its_conditions_asks_for_reasons_and_says_so() -> None:
    """Whoever drops a recommended condition agrees with nothing, though the page had filled that in before."""
    one = booking()
    kind = OutcomeKind.APPROVE_WITH_CONDITIONS
    outcome = next(each.id for each in one.outcomes if each.kind is kind)
    free = ("Show who you are before the event", "Say who speaks before the event")
    recommended = replace(one.recommendation, kind=kind, outcome=outcome, conditions=free)
    library = tuple(LibraryCondition(id=each[:4].lower(), text=each, limits=False) for each in free)
    one = replace(one, recommendation=recommended, library=library)
    written = {"outcome": outcome, "person": "Joan Whitlock", "role": "Manager"}
    agreed = Deciding(assessment=one, written=written).decided(AT).decision
    assert agreed is not None
    assert (agreed.differs, agreed.reasons, reasons_told(agreed)) == (False, NO_REASONS, "")
    assert "I " not in agreed.reasons, "no words are put in anybody's mouth"
    assert Deciding(assessment=one, written=written).in_its_box("reasons") == ""
    before = replace(agreed, reasons="I agree with what is recommended, for the reasons given there.")
    assert (reasons_shown(before), reasons_told(before)) == (NO_REASONS, ""), "as earlier versions recorded it"
    assert reasons_shown(replace(agreed, reasons="They met here for years")) == "They met here for years"
    dropped = Deciding(assessment=one, written={**written, "reasons": NO_REASONS}, conditions=(free[0],))
    assert dropped.value("reasons") == ""
    with pytest.raises(InvalidError, match="no reason is given for differing") as caught:
        dropped.decided(AT)
    assert [each.field for each in caught.value.problems] == ["reasons"]
    dropped.written["reasons"] = "They have met here for years"
    decision = dropped.decided(AT).decision
    assert decision is not None
    assert decision.differs
    words = "The outcome is what the checklist recommended, without all conditions that it recommended."
    assert differs_words(one, decision, conditions_differ(replace(one, decision=decision), ()), ()) == words


_CHAIRS, _LEAFLETS = "The chairs are put back by ten", "No leaflets are handed out"


def _conditional(*library: LibraryCondition) -> tuple[Assessment, dict[str, str]]:
    """Give a booking that can be approved on conditions, with what whoever decides so writes."""
    one = replace(booking(), library=library)
    outcome = next(each.id for each in one.outcomes if each.kind is OutcomeKind.APPROVE_WITH_CONDITIONS)
    said = {"outcome": outcome, "person": "Joan Whitlock", "role": "Manager", "reasons": "The hall is used at eleven"}
    return one, said


def test_a_typed_condition_limits_unless_whoever_writes_it_says_that_it_does_not() -> None:
    """Then the balance is asked for none but what limits, and the decision records of which that was said."""
    one, written = _conditional()
    with pytest.raises(InvalidError) as caught:
        Deciding(assessment=one, written=written, conditions=(_CHAIRS,)).decided(AT)
    assert {each.field for each in caught.value.problems} == {*BALANCE}
    free = Deciding(assessment=one, written=written, conditions=(_CHAIRS,), no_limit=(_CHAIRS,))
    assert not {*free.fields} & {*BALANCE}
    decision = free.decided(AT).decision
    assert decision is not None
    assert (decision.conditions, decision.no_limit) == ((_CHAIRS,), (_CHAIRS,))
    assert [each.limits for each in conditions_stand(replace(one, decision=decision), ())] == [False]
    both = Deciding(assessment=one, written=written, conditions=(_CHAIRS, _LEAFLETS), no_limit=(_CHAIRS,))
    assert {*both.fields} >= {*BALANCE}
    with pytest.raises(InvalidError):
        both.decided(AT)


def test_of_a_condition_that_the_checklist_has_nobody_says_otherwise() -> None:
    """Nor of one that is none of the decision's."""
    one, written = _conditional(LibraryCondition(id="leaflets", text=_LEAFLETS, limits=True))
    for conditions, no_limit, says in (
        ((_LEAFLETS,), (_LEAFLETS,), "limits what is said or who comes"),
        ((_LEAFLETS,), (_CHAIRS,), "is no condition of this decision"),
    ):
        with pytest.raises(InvalidError, match=says) as caught:
            Deciding(assessment=one, written=written, conditions=conditions, no_limit=no_limit).decided(AT)
        assert [each.field for each in caught.value.problems] == ["no_limit"]


def test_which_typed_conditions_limit_nothing_is_asked_where_some_are_typed() -> None:
    """And taken by their numbers, as a terminal asks; of boxes the checklist has said it."""
    one, written = _conditional(LibraryCondition(id="leaflets", text=_LEAFLETS, limits=True))
    deciding = Deciding(assessment=one, written=written, conditions=(_LEAFLETS,))
    assert "no_limit" not in deciding.fields
    deciding.conditions = (_LEAFLETS, _CHAIRS)
    assert "no_limit" in deciding.fields
    assert deciding.own == (_CHAIRS,)
    deciding.free("1")
    assert deciding.no_limit == (_CHAIRS,)
    deciding.free("None.")
    assert not deciding.no_limit
    for wrong in ("2", "0", "yes"):
        with pytest.raises(InvalidError, match="names none of them"):
            deciding.free(wrong)


def test_days_that_fall_out_leave_which_conditions_limit_nothing() -> None:
    """What stands is the confirmation, with all that was said of its conditions."""
    one, written = _conditional()
    days = {"event_date": date(2026, 11, 2), "event_last": date(2026, 11, 30)}
    said = tuple(Answered(question=name, text="?", value=day, shown=str(day)) for name, day in days.items())
    one = replace(one, answers=(*one.answers, *said))
    first = Deciding(assessment=one, written=written, conditions=(_CHAIRS,), no_limit=(_CHAIRS,)).decided(AT)
    off = {"outcome": "not-available-in-part", "person": "Joan Whitlock", "role": "Manager", "off_from": "2026-11-09"}
    off |= {"off_until": "2026-11-09", "fact": "The boiler is mended", "source": "Works order 12"}
    off |= {"alternative": "The hall", "power_relied_on": "Clause 4", "deposit": "Nothing was paid"}
    then = Deciding(assessment=first, written=off).decided(AT).decision
    assert then is not None
    assert (then.conditions, then.no_limit) == ((_CHAIRS,), (_CHAIRS,))

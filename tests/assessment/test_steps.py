"""The steps of a booking: held, not available, cancelled; what each must carry, and what none may rest on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.assessment.test_decision import SERIOUS, assessment
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import (
    Answered,
    Assessment,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Recommendation,
    Weight,
)
from venuecheck.assessment.grounds import POLICE, fact_warning, facts_on_record, kept_unsaid
from venuecheck.assessment.library_condition import LibraryCondition
from venuecheck.assessment.replying import Reply, is_held
from venuecheck.assessment.steps import (
    choices,
    confirmation,
    decided_so_far,
    grounds_by,
    named_among,
    names_of,
    put_right,
    supporting_facts,
    told_before,
)
from venuecheck.assurance.differs import Differs, conditions_differ
from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import Nation
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.deciding import IncompleteDecisionError, decide, decision_of
from venuecheck.service.bookings.decision_questions import asked_for
from venuecheck.service.bookings.decision_taking import Deciding

AT = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)
K = OutcomeKind
OFFERED = tuple(
    Outcome(id=kind.value.replace("_", "-"), kind=kind, title=kind.value, valid_for_days=366)
    for kind in (K.APPROVE, K.APPROVE_WITH_CONDITIONS, K.REFER, K.REFUSE, K.WITHDRAWN)
)
WHO: dict[str, Any] = {"person": "Joan Whitlock", "role": "Manager", "reasons": "The programme is another one"}
BALANCE: dict[str, Any] = {
    "right_engaged": "Assembly (article 11)",
    "aim": "Visitors' safety",
    "why_proportionate": "A steward would not be enough",
    "power_relied_on": "Hire terms, clause 4",
}
HOSTILE = RaisedFlag(id="hostility", text="Others object", weight=Weight.ADVISORY, questions=("concerns",), source="x")
NAME = RaisedFlag(
    id="screen:a", text="A name may match", weight=Weight.SERIOUS, questions=(), source="x", holds_reply=True
)
ANSWERS = (
    Answered(question="event_date", text="When?", value="2026-10-03", shown="3 October 2026"),
    Answered(question="concerns", text="Anything?", value=["hostility"], shown="Others object", advisory=True),
    Answered(question="programme_clear", text="Is it clear what will happen?", value="no", shown="No"),
    Answered(question="event", text="What is planned?", value="A talk", shown="A talk"),
    Answered(question="identity", text="Do you know them?", value="not_yet", shown="Not yet"),
    Answered(question="hire_terms", text="Are the terms agreed?", value="not_yet", shown="Not yet"),
    Answered(question="speakers[1].speaker_topic", text="On what?", value="Euthanasia", shown="Euthanasia"),
    Answered(question="speakers[1].speaker_check", text="What was found?", value="nothing", shown="Nothing"),
)
VAGUE = RaisedFlag(
    id="vague", text="What will happen is unclear", weight=Weight.CAUTION, questions=("programme_clear",), source="x"
)
OLD = RaisedFlag(id="lists_old", text="Old lists", weight=Weight.CAUTION, questions=("lists_date",), source="x")


def booking(*flags: RaisedFlag, on: bool = True) -> Assessment:
    """An ordinary booking for 3 October, to which others object."""
    one = replace(assessment(K.APPROVE, "approve", (HOSTILE, OLD, *flags)), outcomes=OFFERED, subject="Hall")
    return replace(one, answers=ANSWERS if on else ANSWERS[1:])


def step(one: Assessment, outcome: str, at: datetime = AT, **written: Any) -> Assessment:
    """Decide so."""
    return decide(one, decision_of(one, WrittenDecision(outcome=outcome, **{**WHO, **written}), at))


def lacking(one: Assessment, outcome: str, at: datetime = AT, **written: Any) -> list[str]:
    """The fields that this decision lacks."""
    with pytest.raises(InvalidError) as caught:
        step(one, outcome, at, **written)
    return [problem.field for problem in caught.value.problems]


def test_passing_up_and_standard_terms_need_a_reason_and_no_balance() -> None:
    """And what limits nobody is told by the checklist; a condition of somebody's own counts as a limit."""
    library = (
        LibraryCondition(id="terms", text="The terms are accepted", limits=False),
        LibraryCondition(id="chair", text="An independent chair", limits=True),
    )
    one = replace(booking(), library=library)
    assert step(one, "refer").decision
    assert lacking(one, "refer", reasons="") == ["reasons"]
    assert step(one, "approve-with-conditions", conditions=("The terms are accepted",)).decision
    for condition in ("An independent chair", "Nobody speaks"):
        conditions = ("The terms are accepted", condition)
        assert lacking(one, "approve-with-conditions", conditions=conditions) == [*BALANCE]
        assert step(one, "approve-with-conditions", conditions=conditions, **BALANCE).decision
        asked = Deciding(assessment=one, written={"outcome": "approve-with-conditions"}, conditions=conditions).fields
        assert set(BALANCE) <= set(asked)


def test_a_room_that_is_not_there_needs_one_fact_its_source_and_an_alternative() -> None:
    """No balance, no fact from the answers, and the clerk is asked for nothing else."""
    room: dict[str, Any] = {"fact": "Let already", "source": "The diary, 3 May", "alternative": "The small hall"}
    assert lacking(booking(), "not-available") == [*room]
    found = step(booking(), "not-available", **{**room, "reasons": ""}).decision
    assert found is not None
    assert (found.kind, found.reasons) == (K.NOT_AVAILABLE, "Let already")
    asked = Deciding(assessment=booking(), written={"outcome": "not-available"}).fields
    assert asked == ("outcome", "person", "role", *room)


def test_where_a_fact_ends_a_confirmation_the_clause_and_the_money_are_asked_for() -> None:
    """Whatever the fact is: not paid, not insured, closed. What is done at once has them with its grounds."""
    room: dict[str, Any] = {
        "fact": "The deposit was not paid",
        "source": "The accounts",
        "alternative": "Pay by Friday",
    }
    ends = {"power_relied_on": "Hire terms, clause 4", "deposit": "Nothing was paid"}
    confirmed = step(booking(), "approve")
    later = AT.replace(hour=13)
    at_once = step(confirmed, "at-once", later, fact="Closed by the fire service", source="Their officer")
    for one in (confirmed, at_once):
        deciding = Deciding(assessment=one, written={"outcome": "not-available"})
        assert deciding.fields == ("outcome", "person", "role", *room, *ends)
        assert lacking(one, "not-available", AT.replace(hour=14), **room) == [*ends]
    found = step(confirmed, "not-available", later, **room, **ends).decision
    assert found is not None
    assert (found.power_relied_on, found.deposit) == tuple(ends.values())
    asked = Deciding(assessment=confirmed, written={"outcome": "at-once"}).fields
    assert asked == ("outcome", "person", "role", "fact", "source")


@pytest.mark.parametrize(
    ("day", "counts"), [("2026-09-14", True), ("2026-10-02", True), ("2026-10-03", False), ("2027-01-01", False)]
)
def test_a_hold_names_its_end_before_the_event(day: str, *, counts: bool) -> None:
    until = datetime.fromisoformat(day).date()
    if counts:
        held = step(booking(), "hold", valid_until=until).decision
        assert held is not None
        assert held.valid_until == until
    else:
        assert lacking(booking(), "hold", valid_until=until) == ["until"]
    assert lacking(booking(), "hold") == ["until"]
    assert step(booking(on=False), "hold", valid_until=until).decision
    assert lacking(booking(), "hold", AT.replace(month=10, day=3), valid_until=until if counts else None) == (
        ["until"] if counts else ["outcome"]
    )


@pytest.mark.parametrize(
    ("times", "latest"),
    [
        ("Mondays, 7 pm", date(2026, 9, 20)),  # one is on today; what is still to come is held
        ("Every Wednesday", date(2026, 9, 15)),
        ("every second Tuesday", date(2026, 11, 29)),  # which days those are nobody knows, but the last
    ],
)
def test_a_hold_of_a_series_that_has_begun_ends_before_its_next_day(times: str, latest: date) -> None:
    said = {"event_date": "2026-08-31", "event_last": "2026-11-30", "event_times": times}
    days = tuple(Answered(question=name, text=name, value=value, shown=value) for name, value in said.items())
    series = replace(booking(on=False), answers=(*days, *ANSWERS[1:]))
    held = step(series, "hold", valid_until=latest).decision
    assert held is not None
    assert held.valid_until == latest
    assert lacking(series, "hold", valid_until=latest + timedelta(days=1)) == ["until"]
    assert lacking(series, "hold", AT.replace(month=11, day=30), valid_until=None) == ["outcome"], "it is over"


def test_after_a_hold_somebody_decides_and_says_what_came_of_it() -> None:
    """Silence keeps no letter back for ever, and refuses nobody by itself."""
    held = step(booking(NAME), "hold", valid_until=AT.date() + timedelta(days=3))
    assert is_held(held, ())
    later = AT + timedelta(days=4)
    assert lacking(held, "approve", later) == ["after_hold"]
    silent: dict[str, Any] = {"after_hold": "The police, on 14 September; nothing came"}
    assert lacking(held, "approve", AT + timedelta(days=1), **silent) == ["outcome"]
    early = step(held, "refer", AT + timedelta(days=1), **silent)
    assert is_held(early, ())
    approved = step(held, "approve", later, **silent)
    assert not is_held(approved, ())
    assert approved.earlier == (held.decision,)
    assert lacking(held, "refuse", later, **silent, **BALANCE) == ["rests_on"]
    changed = replace(held, decision=None, earlier=decided_so_far(held))
    assert lacking(changed, "approve", later) == ["after_hold"], "what changed meanwhile answers nobody's question"
    assert not is_held(step(changed, "approve", later, **silent), ())


def test_silence_after_a_hold_refuses_nobody_however_grave_the_record() -> None:
    """What is on record can be named; who names nothing is told why, and going on without is recorded and warned of."""
    held = step(booking(SERIOUS), "hold", valid_until=AT.date() + timedelta(days=3))
    later = AT + timedelta(days=4)
    silent: dict[str, Any] = {"after_hold": "The police, on 14 September; nothing came", **BALANCE}
    with pytest.raises(IncompleteDecisionError, match="that nobody answered is no reason"):
        step(held, "refuse", later, **silent)
    assert "rests_on" in asked_for(held, K.REFUSE, ())
    assert step(held, "refuse", later, **silent, rests_on=(SERIOUS.id,)).decision
    bare = step(held, "refuse", later, **silent, without_fact=True).decision
    assert bare is not None
    assert "would give the enquiry away" in fact_warning(bare, ())


def test_a_hold_that_is_renewed_says_what_came_of_the_first() -> None:
    held = step(booking(), "hold", valid_until=AT.date() + timedelta(days=3))
    later = AT + timedelta(days=4)
    again: dict[str, Any] = {"valid_until": AT.date() + timedelta(days=9)}
    assert lacking(held, "hold", later, **again) == ["after_hold"]
    assert "after_hold" in asked_for(held, K.HOLD, ())
    renewed = step(held, "hold", later, after_hold="The organiser, on Monday; nothing came", **again)
    assert renewed.decision is not None
    assert renewed.decision.valid_until == again["valid_until"]
    assert step(held, "withdrawn", later).decision, "the organiser's own word answers no question"


def test_what_a_decision_does_not_ask_for_is_said_to_be_kept_unsaid() -> None:
    decided = step(booking(), "approve", **BALANCE, deposit="Ten pounds").decision
    assert decided is not None
    assert kept_unsaid(booking(), decided) == (
        "Kept on record, and said in no letter, for what was decided asks for none: the right, the aim, why nothing "
        "less would do, the power relied on, the deposit."
    )
    refused = step(booking(), "refuse", **BALANCE, without_fact=True).decision
    assert refused is not None
    assert kept_unsaid(booking(), refused) == ""


def test_what_the_letter_of_a_room_that_is_gone_says_is_not_said_to_be_kept_unsaid() -> None:
    """It has places for the clause and the deposit, though nothing was confirmed; and none for the balance."""
    room: dict[str, Any] = {
        "fact": "The deposit was not paid",
        "source": "The ledger",
        "alternative": "Book again once paid",
    }
    decided = step(booking(), "not-available", **room, **BALANCE, deposit="None was paid").decision
    assert decided is not None
    said = kept_unsaid(booking(), decided)
    assert said.endswith("asks for none: the right, the aim, why nothing less would do.")


def test_a_condition_is_never_lost_with_an_outcome_that_has_none() -> None:
    with pytest.raises(InvalidError, match="would be lost: An independent chair"):
        step(booking(), "approve", conditions=("An independent chair",))
    deciding = Deciding(assessment=booking(), written={"outcome": "approve", **WHO}, conditions=("A chair",))
    assert deciding.decided(AT).decision, "a page keeps what was ticked for another outcome"


def test_what_was_confirmed_is_cancelled_and_not_refused() -> None:
    """With the clause, the deposit, and the fact that supports it."""
    assert "cancel" not in {one.id for one in choices(booking())}
    confirmed = step(booking(VAGUE), "approve")
    assert {one.id for one in choices(confirmed)} >= {"cancel", "hold", "not-available", "withdrawn"}
    assert confirmed.decision is not None
    with pytest.raises(InvalidError, match=f"{confirmed.decision.person} confirmed it on .*: choose 'cancel'"):
        step(confirmed, "refuse", **BALANCE, without_fact=True)
    assert lacking(confirmed, "cancel") == [*BALANCE, "deposit", "rests_on"]
    money: dict[str, Any] = {"deposit": "Paid back within five days"}
    cancelled = step(confirmed, "cancel", rests_on=("vague",), **money, **BALANCE)
    assert confirmation(confirmed) == confirmed.decision
    assert confirmation(cancelled) is None
    held = step(confirmed, "hold", valid_until=AT.date())
    assert confirmation(held) == confirmed.decision
    assert "cancel" in {one.id for one in choices(held)}


def test_what_only_the_letter_of_no_room_says_is_refused_of_any_other_decision() -> None:
    """It would be in the record and in no letter; what can be named is told, and where the words belong."""
    confirmed = step(booking(VAGUE), "approve")
    given: dict[str, Any] = {**BALANCE, "deposit": "Paid back", "rests_on": ("vague",)}
    said: dict[str, Any]
    for name in ("fact", "source", "alternative"):
        said = {name: "The boiler is broken"}
        assert lacking(confirmed, "cancel", **given, **said) == [name]
        assert lacking(booking(), "refer", **said) == [name]
    with pytest.raises(
        InvalidError, match=r"write it in the reasons.*name a fact on record by its id \(vague, programme_clear\)"
    ):
        step(confirmed, "cancel", **given, fact="The boiler is broken")


APPROVE, AT_ONCE_, HOLD_, CANCEL_, CLOSED = "approve", "at-once", "hold", "cancel", "not-available"
WRITTEN: dict[str, dict[str, Any]] = {
    HOLD_: {"valid_until": AT.date()},
    CANCEL_: {**BALANCE, "deposit": "Paid back", "without_fact": True},
    AT_ONCE_: {"fact": "A gas leak", "source": "The fire service"},
    CLOSED: {
        "fact": "A gas leak",
        "source": "The fire service",
        "alternative": "The small hall",
        "power_relied_on": "Clause 4",
        "deposit": "Paid back",
    },
    "withdrawn": {},
    "refer": {},
    APPROVE: {},
}


@pytest.mark.parametrize(
    ("steps", "speaks", "corrects"),
    [
        ((APPROVE, CLOSED), True, False),
        ((APPROVE, AT_ONCE_), True, False),
        ((APPROVE, AT_ONCE_, CLOSED), True, False),
        ((APPROVE, AT_ONCE_, AT_ONCE_, CLOSED), True, False),
        ((APPROVE, AT_ONCE_, HOLD_, CLOSED), True, False),
        ((APPROVE, AT_ONCE_, CLOSED, CLOSED), True, True),
        ((APPROVE, CANCEL_), True, False),
        ((APPROVE, CANCEL_, CANCEL_), True, True),
        ((APPROVE, CANCEL_, HOLD_, CANCEL_), True, True),
        ((APPROVE, AT_ONCE_, CANCEL_), True, False),
        ((APPROVE, CLOSED, APPROVE), False, False),
        ((APPROVE, "withdrawn", CLOSED), False, False),
        ((CLOSED,), False, False),
        ((CLOSED, CLOSED), False, True),
        ((AT_ONCE_, CLOSED), False, False),
        ((APPROVE, HOLD_, APPROVE), True, False),
    ],
)
def test_whatever_ends_a_confirmation_speaks_of_it_however_often_it_is_put_right(
    steps: tuple[str, ...], *, speaks: bool, corrects: bool
) -> None:
    """A cancellation can be corrected, and grounds that are recorded again lose no sentence."""
    one = booking()
    for hour, outcome in enumerate(steps):
        written = WRITTEN[outcome] | {"after_hold": "Nothing came"}
        if outcome == CLOSED and APPROVE not in steps:
            written = written | {"power_relied_on": "", "deposit": ""}
        one = step(one, outcome, AT + timedelta(hours=hour), **written)
    before = told_before(one)
    assert (before is not None) is speaks
    assert before is None or before.kind is K.APPROVE
    assert (put_right(one) is not None) is corrects


@pytest.mark.parametrize(
    ("acted", "nation", "due"),
    [
        ("2026-09-14", Nation.ENGLAND, "2026-09-16"),
        ("2026-09-18", Nation.ENGLAND, "2026-09-22"),
        ("2026-12-24", Nation.ENGLAND, "2026-12-30"),
        ("2026-11-27", Nation.ENGLAND, "2026-12-01"),
        ("2026-11-27", Nation.SCOTLAND, "2026-12-02"),
        ("2027-03-16", Nation.ENGLAND, "2027-03-18"),
        ("2027-03-16", Nation.NORTHERN_IRELAND, "2027-03-19"),
        ("2026-12-31", Nation.WALES, "2027-01-05"),
        ("2026-12-31", Nation.SCOTLAND, "2027-01-06"),
    ],
)
def test_grounds_follow_within_two_working_days_of_the_nation(acted: str, nation: Nation, due: str) -> None:
    assert grounds_by(date.fromisoformat(acted), nation) == date.fromisoformat(due)
    at = datetime.combine(date.fromisoformat(acted), AT.timetz())
    one = booking(on=False)
    written = WrittenDecision(outcome=AT_ONCE_, **{**WHO, **WRITTEN[AT_ONCE_]})
    done = decide(one, decision_of(one, written, at), nation=nation)
    assert [action.due for action in done.actions if action.id == "at-once:grounds"] == [date.fromisoformat(due)]


def test_what_the_police_answered_can_support_a_decision_and_nobody_elses_answer_can() -> None:
    said = Reply(assessment="a", answerer=Answerer.POLICE, said="A named threat to the doors", person="Joan", at=AT)
    assert POLICE in facts_on_record(booking(), (said,))
    assert POLICE not in facts_on_record(booking(), (replace(said, answerer=Answerer.PREVENT),))
    written = WrittenDecision(outcome="refuse", **{**WHO, **BALANCE, "rests_on": (POLICE,)})
    decided = decide(booking(), decision_of(booking(), written, AT), replies=(said,)).decision
    assert decided is not None
    assert decided.rests_on == (POLICE,)
    assert fact_warning(decided, (said,)).startswith("It rests on what the police answered: only a specific fact")
    assert "No legal advice on it is recorded" in fact_warning(decided, (said,))
    advised = replace(said, answerer=Answerer.LEGAL, said="It is lawful")
    assert "The legal adviser answered on 14 September 2026" in fact_warning(decided, (said, advised))


@pytest.mark.parametrize("question", ["day_police", "advice_said"])
def test_what_was_noted_of_the_police_with_the_answers_is_a_fact_that_they_are_to_confirm(question: str) -> None:
    """With who said so; what nobody wrote is none."""
    noted = Answered(
        question=question, text="What do they say?", value="x", shown="Insp. Moss: a threat", advisory=True
    )
    one = replace(booking(), answers=(*booking().answers, noted))
    assert "Insp. Moss: a threat (Only a specific fact of safety" in facts_on_record(one)[question]
    empty = replace(noted, value=None, shown="")
    assert question not in facts_on_record(replace(one, answers=(empty,)))
    decided = step(one, "refuse", **{**BALANCE, "rests_on": (question,)}).decision
    assert decided is not None
    assert "No answer of the police is recorded: note it as their reply" in fact_warning(decided, ())
    said = Reply(assessment="a", answerer=Answerer.POLICE, said="A named threat", person="Joan", at=AT)
    assert fact_warning(decided, (said,)).startswith("It rests on what the police answered")


def test_what_nobody_may_refuse_nobody_may_cancel() -> None:
    """A candidate's meeting: that the building is closed can be told all the same."""
    right = tuple(one for one in OFFERED if one.kind is not K.REFUSE)
    confirmed = step(replace(booking(), outcomes=right), "approve")
    assert {one.id for one in choices(confirmed)} & {"cancel", "refuse"} == set()
    assert "not-available" in {one.id for one in choices(confirmed)}


@pytest.mark.parametrize(
    ("written", "lacks"),
    [
        ({}, ["rests_on"]),
        ({"rests_on": ("concerns",)}, ["rests_on"]),
        ({"rests_on": ("hostility",)}, ["rests_on"]),
        ({"rests_on": ("screen:a",)}, ["rests_on"]),
        ({"rests_on": ("event",)}, ["rests_on"]),
        ({"rests_on": ("identity",)}, ["rests_on"]),
        ({"rests_on": ("hire_terms",)}, ["rests_on"]),
        ({"rests_on": ("speakers[1].speaker_topic",)}, ["rests_on"]),
        ({"rests_on": ("speakers[1].speaker_check",)}, ["rests_on"]),
        ({"rests_on": ("lists_old",)}, ["rests_on"]),
        ({"rests_on": ("police",)}, ["rests_on"]),
        ({"rests_on": ("vague",)}, []),
        ({"rests_on": ("programme_clear",)}, []),
        ({"without_fact": True}, []),
    ],
)
def test_a_refusal_against_an_approval_names_the_fact_or_says_that_there_is_none(
    written: dict[str, Any], lacks: list[str]
) -> None:
    """Complaints, a reputation and the hostility of others are no such fact, and nor is a name like a listed one."""
    if lacks:
        assert lacking(booking(NAME, VAGUE), "refuse", **BALANCE, **written) == lacks
        return
    found = step(booking(NAME, VAGUE), "refuse", **BALANCE, **written).decision
    assert found is not None
    assert found.without_fact is not bool(found.rests_on)


def test_where_something_serious_is_on_record_no_fact_is_asked_for() -> None:
    assert step(booking(SERIOUS), "refuse", **BALANCE).decision
    assert "rests_on" not in Deciding(assessment=booking(SERIOUS), written={"outcome": "refuse"}).fields
    assert "concerns" not in supporting_facts(booking())
    assert not {"organiser", "organisation"} & {*supporting_facts(booking())}, "who somebody is is no fact against them"


def test_conditions_are_ticked_by_number_or_written_in_words() -> None:
    """A typed "ok" is no condition, and takes nobody's place."""
    library = (
        LibraryCondition(id="terms", text="The terms are accepted", limits=False),
        LibraryCondition(id="chair", text="An independent chair", limits=True),
    )
    deciding = Deciding(assessment=replace(booking(), library=library), written={"outcome": "approve-with-conditions"})
    deciding.tick("1; Ends at nine")
    assert deciding.conditions == ("The terms are accepted", "Ends at nine")
    deciding.tick("1, 2")
    assert deciding.conditions == ("The terms are accepted", "An independent chair")
    assert [deciding.limits(one) for one in deciding.library] == [False, True]
    with pytest.raises(InvalidError, match="no condition 3"):
        deciding.tick("3")
    assert lacking(deciding.assessment, "approve-with-conditions", conditions=("ok",), **BALANCE) == ["conditions"]


@pytest.mark.parametrize("outcome", ["approve", "approve-with-conditions"])
@pytest.mark.parametrize("last", ["2026-09-20", date(2026, 9, 20)])
def test_a_booking_whose_last_day_is_before_its_first_is_not_approved(outcome: str, last: object) -> None:
    """Earlier versions recorded such days. It can be held, passed up or withdrawn meanwhile."""
    said = {"event_date": "2026-09-21", "event_last": last}
    answers = tuple(Answered(question=name, text="?", value=day, shown=str(day)) for name, day in said.items())
    one = replace(booking(), answers=answers)
    with pytest.raises(InvalidError, match="20 September 2026, is before the first, 21 September 2026") as caught:
        step(one, outcome)
    assert "change the booking's days" in str(caught.value)
    assert step(one, "refer").decision
    right = replace(one, answers=(answers[0], replace(answers[1], value="2026-09-21")))
    assert step(right, "approve").decision


@pytest.mark.parametrize("said", ["approve-with-conditions", "Approve with conditions", " approve_with_conditions. "])
def test_an_outcome_is_named_by_its_id_or_its_title(said: str) -> None:
    one = booking()
    found = named_among(choices(one), said)
    assert found is not None
    assert found.id == "approve-with-conditions"
    assert (
        step(one, said, conditions=("Two stewards",), **BALANCE).decision
        == step(one, found.id, conditions=("Two stewards",), **BALANCE).decision
    )


def test_whoever_names_none_is_told_which_there_are() -> None:
    one = booking()
    with pytest.raises(InvalidError) as caught:
        step(one, "perhaps")
    fix = caught.value.problems[0].fix
    assert fix == names_of(choices(one))
    assert all(each.id in fix for each in choices(one))
    assert "not-available (Not available: taken, closed" in fix
    confirmed = step(one, "approve")
    with pytest.raises(InvalidError, match="choose 'cancel'"):
        step(confirmed, "Refuse")


WAIT = LibraryCondition(
    id="wait", text="The venue's own enquiries are finished first.", limits=False, until_replied=True
)


def test_no_condition_asks_to_wait_for_what_came_or_was_waited_for_in_vain() -> None:
    advised = replace(booking().recommendation, conditions=(WAIT.text,))
    asked = replace(booking(), library=(WAIT,), recommendation=advised)
    assert Deciding(assessment=asked).library == (WAIT.text,)
    held = step(asked, "hold", valid_until=AT.date() + timedelta(days=3))
    later, silent = AT + timedelta(days=4), {"after_hold": "The police, on Monday; nothing came"}
    assert Deciding(assessment=held).library == ()
    assert lacking(held, "approve-with-conditions", later, **silent) == ["conditions"]
    with pytest.raises(IncompleteDecisionError, match="the answer came, or the hold"):
        step(held, "approve-with-conditions", later, **silent, conditions=(WAIT.text,))
    reply = Reply(assessment=asked.id, answerer=Answerer.POLICE, said="No concern", person="Joan", at=AT)
    assert Deciding(assessment=asked, replies=(reply,)).library == ()
    free = "Say who speaks before the event"
    both = (WAIT, LibraryCondition(id="says", text=free, limits=False))
    with_both = replace(asked, library=both, recommendation=_on_conditions(asked, WAIT.text, free))
    answered = Deciding(assessment=with_both, replies=(reply,), written=_BY_JOAN).decided(AT)
    assert answered.decision is not None
    assert (answered.decision.conditions, answered.decision.differs) == ((free,), False), "nobody could ask for it"
    assert conditions_differ(answered, (reply,)) is Differs.NOT
    legal = replace(reply, answerer=Answerer.LEGAL)
    assert Deciding(assessment=asked, replies=(legal,)).library == (WAIT.text,), "they answered something else"


_BY_JOAN = {"outcome": "approve-with-conditions", "person": "Joan Whitlock", "role": "Manager"}


def _on_conditions(one: Assessment, *conditions: str) -> Recommendation:
    kind = OutcomeKind.APPROVE_WITH_CONDITIONS
    return replace(one.recommendation, outcome="approve-with-conditions", kind=kind, conditions=conditions)


@pytest.mark.parametrize("outcome", ["approve", "refer", "hold", "refuse", "not-available", "withdrawn", "at-once"])
def test_a_fact_that_is_not_on_record_is_refused_whatever_is_decided(outcome: str) -> None:
    """A decision that need not name one could else hold an id of nothing; and those that can be named are said."""
    said = {**WHO, "rests_on": ("xyz-no-such", SERIOUS.id)}
    with pytest.raises(IncompleteDecisionError) as caught:
        decide(booking(SERIOUS), decision_of(booking(SERIOUS), WrittenDecision(outcome=outcome, **said), AT))
    found = next(one for one in caught.value.shortcomings if one.field == "rests_on")
    assert found.what == "no fact on record that could be the reason has the id 'xyz-no-such'"
    assert SERIOUS.id in found.fix

"""What other records show to be done closes by itself, once for all who asked; nothing else does."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.report import samples as made
from venuecheck.assessment import addressee
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Answered, Assessment, Decision, OutcomeKind
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.assurance.action import LISTS_ACTION, ActionStands, checklist_actions
from venuecheck.assurance.closes_actions import MUST_BE_TOLD, NOTHING_DONE, DoneElsewhere, FilterShown, ListsGot
from venuecheck.core.action import Action, ActionKind, AnswerShows, Asks, DoneBy, FilterFact, OnceFor
from venuecheck.plans.said import ActionNote

from .values import review

NOW = made.NOW
ASKED = NOW - timedelta(days=10)
LATER = NOW - timedelta(days=2)
KEPT = replace(review("a", LATER), as_booked=AsBooked.YES, conditions_kept=True)


def booking(name: str, *actions: str, **changes: object) -> Assessment:
    """A booking of ten days ago that asks for these things."""
    one = replace(
        made.booking(),
        id=name,
        subject=f"Hall, {name}",
        started=ASKED,
        finished=ASKED,
        decision=None,
        answers=(),
        actions=tuple(Action(id=each, text=f"Do {each}.", due=ASKED.date() + timedelta(5)) for each in actions),
    )
    return replace(one, **changes)  # type: ignore[arg-type]


def stand(
    *assessments: Assessment, done: DoneElsewhere = NOTHING_DONE, notes: tuple[ActionNote, ...] = ()
) -> list[ActionStands]:
    return list(checklist_actions(assessments, notes, NOW, done))


def of_kind(name: str, kind: ActionKind, **changes: object) -> Assessment:
    """The booking `a`, whose checklist gave an action of its own this kind."""
    return replace(booking("a", **changes), actions=(Action(id=name, text="Do it.", kind=kind),))


def test_lists_are_updated_once_whoever_asks_for_it() -> None:
    found = stand(booking("a", "update-lists"), booking("b", "update-lists", "look-back"), booking("c", "update-lists"))
    (lists,) = [each for each in found if each.id == LISTS_ACTION]
    assert [each.id for each in lists.asked_by] == ["a", "b", "c"]
    assert len(found) == 2
    assert lists.is_late(NOW)


@pytest.mark.parametrize(
    ("last", "usable", "closed"),
    [
        ((LATER, LATER), False, True),
        ((LATER, None), True, True),
        ((LATER, None), False, False),
        ((ASKED - timedelta(days=1), None), True, False),
        ((None, None), True, False),
    ],
)
def test_it_is_gone_when_they_were_updated(last: tuple[datetime | None, ...], *, usable: bool, closed: bool) -> None:
    """Each list that is needed was got since, or all can be relied on since one was; silence is neither."""
    done = DoneElsewhere(lists=ListsGot(last=last, usable=usable))
    (lists,) = stand(booking("a", "update-lists"), booking("b", "update-lists"), done=done)
    assert lists.is_closed is closed
    assert lists.closed == (LATER if closed else None)


def test_a_booking_that_asks_after_the_update_opens_it_again() -> None:
    done = DoneElsewhere(lists=ListsGot(last=(LATER,), usable=True))
    newer = booking("b", "update-lists", started=NOW - timedelta(hours=1), finished=NOW - timedelta(hours=1))
    found = stand(booking("a", "update-lists"), newer, done=done)
    assert {each.id: each.is_closed for each in found} == {LISTS_ACTION: False, f"{LISTS_ACTION}@{LATER.date()}": True}


def test_who_does_it_and_that_a_person_closed_it_is_said_of_all_at_once() -> None:
    owned = ActionNote(action=LISTS_ACTION, at=LATER, person="Pat", owner="IT", due=date(2026, 12, 1))
    (lists,) = stand(booking("a", "update-lists"), booking("b", "update-lists"), notes=(owned,))
    assert (lists.due, lists.note and lists.note.owner) == (date(2026, 12, 1), "IT")
    shut = replace(owned, closed=True, reason="The lists are kept by the council")
    (lists,) = stand(booking("a", "update-lists"), booking("b", "update-lists"), notes=(shut,))
    assert lists.closed == LATER


def test_advice_to_another_owner_is_nothing_that_this_venue_has_to_do() -> None:
    one = booking("a", "ask-alike", "terms")
    advice = replace(one, recommendation=replace(one.recommendation, kind=OutcomeKind.ADVISE))
    assert stand(advice) == []


@pytest.mark.parametrize(
    ("action", "done"),
    [
        ("ask-prevent", DoneElsewhere(replied={"a": {Answerer.PREVENT: LATER}})),
        ("ask-prevent", DoneElsewhere(replied={"a": {Answerer.POLICE: LATER}})),
        ("tell-police", DoneElsewhere(replied={"a": {Answerer.POLICE: LATER}})),
        ("ask-community-safety", DoneElsewhere(replied={"a": {Answerer.COMMUNITY_SAFETY: LATER}})),
        ("ask-community-safety", DoneElsewhere(replied={"a": {Answerer.LEGAL: LATER}})),
        ("ask-legal", DoneElsewhere(replied={"a": {Answerer.LEGAL: LATER}})),
        ("tell-dsl", DoneElsewhere(replied={"a": {Answerer.SAFEGUARDING: LATER}})),
        ("look-back", DoneElsewhere(reviews={"a": (KEPT,)})),
    ],
)
def test_a_reply_and_a_look_back_close_what_asked_for_them(action: str, done: DoneElsewhere) -> None:
    """Of their own booking, and of no other."""
    mine, other = stand(booking("a", action), booking("b", action), done=done)
    assert (mine.closed, other.closed) == (LATER, None)


@pytest.mark.parametrize("answerer", Answerer)
@pytest.mark.parametrize("asks", Asks)
def test_what_has_somebody_asked_closes_with_their_answer_and_with_nobody_elses(asks: Asks, answerer: Answerer) -> None:
    one = of_kind("own", ActionKind(asks=asks))
    (asked,) = stand(one, done=DoneElsewhere(replied={"a": {answerer: LATER}}))
    assert asked.is_closed is (answerer in addressee.ANSWERERS[addressee.ASKED[asks]])


def test_the_plan_of_a_day_is_over_with_the_day_and_a_worry_about_a_child_is_not() -> None:
    over = {"subject": f"Hall, {(NOW - timedelta(days=3)).date().isoformat()}"}
    found = stand(booking("a", "plan-the-day", "tell-dsl", "tell-dsl-elsewhere", **over))
    assert [each.is_closed for each in found] == [True, False, False]
    coming = {"subject": f"Hall, {(NOW + timedelta(days=3)).date().isoformat()}"}
    assert not stand(booking("a", "plan-the-day", **coming))[0].is_closed


@pytest.mark.parametrize("said", [{"dsl_passed": "passed"}, {"dsl_day": date(2026, 9, 11)}])
def test_a_worry_that_was_passed_to_the_lead_is_nothing_left_to_do(said: dict[str, str | date]) -> None:
    """That it was not, or that nobody says so, leaves it open."""
    answers = tuple(Answered(question=name, text="?", value=value, shown="") for name, value in said.items())
    (told,) = stand(booking("a", "tell-dsl", answers=answers))
    assert told.closed == ASKED
    not_yet = (Answered(question="dsl_passed", text="?", value="not_yet", shown=""),)
    assert stand(booking("a", "tell-dsl", answers=not_yet))[0].closed is None


def test_a_booking_that_was_withdrawn_asks_for_no_lists() -> None:
    decided: Decision | None = made.booking().decision
    assert decided is not None
    gone = booking("a", "update-lists", decision=replace(decided, kind=OutcomeKind.WITHDRAWN, at=LATER))
    found = stand(gone, booking("b", "update-lists"))
    assert {each.id: each.is_closed for each in found} == {"a:update-lists": True, LISTS_ACTION: False}


DECIDED = {
    OutcomeKind.WITHDRAWN: "the booking was withdrawn",
    OutcomeKind.CANCEL: "the booking was cancelled",
    OutcomeKind.REFUSE: "the booking was refused",
    OutcomeKind.NOT_AVAILABLE: "the room is not available for it",
}
ASKED_OF_ANY = ("look-back", "which-exception", "plan-the-day", "ask-legal", "ask-for-papers", "own-of-a-checklist")
OUTLASTS = ("tell-police", "tell-dsl", "tell-dsl-elsewhere", "tell-education")


@pytest.mark.parametrize("kind", [*OutcomeKind])
def test_what_came_to_nothing_closes_with_the_booking_and_what_keeps_somebody_safe_does_not(kind: OutcomeKind) -> None:
    decided: Decision | None = made.booking().decision
    assert decided is not None
    gone = booking("a", *ASKED_OF_ANY, *OUTLASTS, decision=replace(decided, kind=kind, at=LATER, valid_until=None))
    found = {each.action.id: each for each in stand(gone)}
    words = {shown.words if (shown := found[name].done) else None for name in ASKED_OF_ANY}
    assert words == {DECIDED.get(kind)}
    assert [name for name in OUTLASTS if found[name].is_closed] == []


@pytest.mark.parametrize(
    ("subject", "said", "lasts", "over"),
    [
        ("Hall, 1 January 2026", {}, None, True),
        ("Hall", {"event_date": "2026-01-01", "event_last": "2026-02-01"}, None, True),
        ("Hall", {"event_date": "2026-01-01", "event_last": "2099-02-01"}, None, False),
        ("Hall", {}, -1, True),
        ("Hall", {}, 1, False),
        ("Hall", {}, None, False),
    ],
)
def test_an_event_or_a_series_that_is_over_asks_for_nothing_before_it(
    subject: str, said: dict[str, str], lasts: int | None, *, over: bool
) -> None:
    """And is in no list of those who ask for lists; what an event leaves to be done stays."""
    decided: Decision | None = made.booking().decision
    assert decided is not None
    until = None if lasts is None else NOW.date() + timedelta(days=lasts)
    answers = tuple(Answered(question=name, text="?", value=value, shown=value) for name, value in said.items())
    one = booking("a", "update-lists", "which-exception", "look-back", "alike", "tell-dsl", subject=subject)
    one = replace(one, answers=answers, decision=replace(decided, kind=OutcomeKind.APPROVE, valid_until=until))
    other = booking("b", "update-lists")
    found = {each.action.id: each.is_closed for each in stand(one) if each.id != LISTS_ACTION}
    assert {name: closed for name, closed in found.items() if name != "update-lists"} == {
        "which-exception": over,
        "look-back": False,
        "alike": False,
        "tell-dsl": False,
    }
    (lists,) = [each for each in stand(one, other) if each.id == LISTS_ACTION]
    assert [each.id for each in lists.asked_by] == (["b"] if over else ["a", "b"])


def of_group(name: str, group: str, *actions: str, **changes: object) -> Assessment:
    """A booking of a group."""
    said = (Answered(question="organisation", text="Who?", value=group, shown=group),)
    return booking(name, *actions, answers=said, **changes)


def test_what_is_asked_of_one_group_twice_is_one_thing_to_do() -> None:
    """However its name is written; a person's word closes it for all who had asked, and a later booking asks again."""
    first, second = of_group("a", "The Swimmers", "check-setting"), of_group("b", "swimmers.", "check-setting")
    (one,) = stand(first, second)
    assert (one.id, [each.id for each in one.asked_by]) == ("a:check-setting", ["a", "b"])
    assert len(stand(first, of_group("c", "Chess club", "check-setting"))) == 2
    assert len(stand(of_group("a", "Swimmers", "plan-the-day"), of_group("b", "Swimmers", "plan-the-day"))) == 2
    shut = ActionNote(action=one.id, at=LATER, person="Pat", closed=True, reason="They meet once only")
    assert [each.is_closed for each in stand(first, second, notes=(shut,))] == [True]
    newer = of_group("d", "Swimmers", "check-setting", started=NOW - timedelta(hours=1), finished=NOW)
    assert [each.is_closed for each in stand(first, newer, notes=(shut,))] == [True, False]


def test_a_checklist_that_was_answered_for_the_group_closes_what_asked_for_it() -> None:
    asks = of_group("a", "Swimmers", "check-setting", "ask-electoral-services")
    setting = of_group("s", "The Swimmers", checklist="out-of-school-settings", started=LATER, finished=LATER)
    other = of_group("s", "Chess", checklist="out-of-school-settings", started=LATER, finished=LATER)
    for done, closed in ((setting, LATER), (replace(setting, finished=None), None), (other, None)):
        found = {each.action.id: each.closed for each in stand(asks, done)}
        assert found == {"check-setting": closed, "ask-electoral-services": None}


def of_venue(name: str, *actions: str, **changes: object) -> Assessment:
    """A self-assessment of ten days ago that asks for these things."""
    own = made.self_assessment()
    return booking(name, *actions, recommendation=own.recommendation, outcomes=own.outcomes, checklist=name, **changes)


@pytest.mark.parametrize(
    ("action", "wrong"),
    [
        ("block-illegal", "filter_check.child_abuse"),
        ("block-adult", "filter_check.safe_search"),
        ("open-lawful", "filter_check.over_blocking"),
        ("filter-shown-open", "filter_check.result"),
    ],
)
def test_what_a_check_found_closes_with_the_check_that_does_not_find_it(action: str, wrong: str) -> None:
    """And not with one of before, nor with one that still does."""
    asks = of_venue("review", action)

    def closed(last: datetime, *found: str) -> datetime | None:
        shown = FilterShown(last=last, every_network=last, wrong=frozenset(found), told=MUST_BE_TOLD)
        (one,) = stand(asks, done=DoneElsewhere(filter=shown))
        return one.closed

    assert closed(LATER) == LATER
    assert closed(LATER, wrong) is None
    assert closed(ASKED - timedelta(days=1)) is None
    assert closed(LATER, "filter_check.made_up") == LATER


@pytest.mark.parametrize(
    ("every", "told", "closed"),
    [(LATER, MUST_BE_TOLD, LATER), (None, MUST_BE_TOLD, None), (ASKED - timedelta(days=1), MUST_BE_TOLD, None)]
    + [(LATER, MUST_BE_TOLD - {one}, None) for one in sorted(MUST_BE_TOLD)],
)
def test_that_a_check_is_to_be_run_closes_once_every_network_was_checked(
    every: datetime | None, told: frozenset[str], closed: datetime | None
) -> None:
    """For illegal and adult content: a check that cannot tell of them is none."""
    shown = FilterShown(last=LATER, every_network=every, told=told)
    (one,) = stand(of_venue("review", "run-check"), done=DoneElsewhere(filter=shown))
    assert one.closed == closed


def test_what_a_group_will_not_show_closes_once_a_later_check_finds_it_shown() -> None:
    """The check that asks for it shows nothing; a later one that asks for it again keeps it open, as its own."""
    kind = ActionKind(done_by=DoneBy(checklist="out-of-school-settings"), once_for=OnceFor.GROUP)
    asked = Action(id="ask-to-show", text="Ask.", kind=kind)
    first = of_group("s", "The Swimmers", checklist="out-of-school-settings", actions=(asked,))
    again = replace(first, id="s2", started=LATER, finished=LATER)
    assert [each.is_closed for each in stand(first)] == [False]
    assert [each.is_closed for each in stand(first, replace(again, actions=()))] == [True]
    assert {each.assessment.id: each.is_closed for each in stand(first, again)} == {"s": True, "s2": False}
    other = of_group("c", "Chess", checklist="out-of-school-settings", started=LATER, finished=LATER)
    assert [each.is_closed for each in stand(first, other)] == [False]


def test_what_two_checklists_ask_of_the_venue_alike_is_one_thing_to_do() -> None:
    """The risks of generative AI stood there twice, once for each; a person's word closes it for both."""
    own, review = of_venue("self", "ai-tools", "alerts"), of_venue("review", "assess-ai")
    found = {each.action.id: [one.id for one in each.asked_by] for each in stand(own, review)}
    assert found == {"alerts": [], "assess-ai": ["review", "self"]}
    shut = ActionNote(action="review:assess-ai", at=LATER, person="Pat", closed=True, reason="Assessed in May")
    assert {each.action.id for each in stand(own, review, notes=(shut,)) if not each.is_closed} == {"alerts"}
    assert {each.action.id for each in stand(own)} == {"ai-tools", "alerts"}


@pytest.mark.parametrize(
    ("by", "done", "words"),
    [
        (DoneBy(), DoneElsewhere(reviews={"a": (KEPT,)}), None),
        (DoneBy(event_over=True), NOTHING_DONE, "the event is over"),
        (
            DoneBy(looked_back=True),
            DoneElsewhere(reviews={"a": (KEPT,)}),
            "it was noted whether the event was",
        ),
        (DoneBy(lists_got=True), DoneElsewhere(lists=ListsGot(last=(LATER,), usable=True)), "the lists were updated"),
        (DoneBy(answers=(AnswerShows(question="told", says="yes"),)), NOTHING_DONE, "the answers say that it was done"),
        (DoneBy(answers=(AnswerShows(question="told", says="no"),)), NOTHING_DONE, None),
        (DoneBy(answers=(AnswerShows(question="told"),)), NOTHING_DONE, "the answers say that it was done"),
        (DoneBy(answers=(AnswerShows(question="asked"),)), NOTHING_DONE, None),
    ],
)
def test_an_action_of_any_checklist_says_itself_what_shows_it_done(
    by: DoneBy, done: DoneElsewhere, words: str | None
) -> None:
    """No code knows its id; and what it says itself counts, whatever one of before under its id was."""
    told = (Answered(question="told", text="?", value="yes", shown="Yes"),)
    subject = f"Hall, {(NOW - timedelta(days=3)).date().isoformat()}"
    for name in ("of-a-new-checklist", "run-check"):
        (one,) = stand(of_kind(name, ActionKind(done_by=by), subject=subject, answers=told), done=done)
        assert (one.done.words if one.done else None) == words or (words and one.done and words in one.done.words)


def test_what_outlasts_a_booking_and_for_whom_it_is_one_thing_is_the_checklists_to_say() -> None:
    decided: Decision | None = made.booking().decision
    assert decided is not None
    gone = {"decision": replace(decided, kind=OutcomeKind.REFUSE, at=LATER)}
    assert stand(of_kind("warn", ActionKind(outlasts_booking=True), **gone))[0].closed is None
    assert stand(of_kind("warn", ActionKind(), **gone))[0].closed == LATER
    once = ActionKind(once_for=OnceFor.GROUP, same_as="papers")
    first = replace(of_group("a", "Swimmers"), actions=(Action(id="one", text="Ask.", kind=once),))
    second = replace(of_group("b", "Swimmers"), actions=(Action(id="two", text="Ask.", kind=once),))
    assert [[one.id for one in each.asked_by] for each in stand(first, second)] == [["a", "b"]]
    other = replace(second, actions=(Action(id="two", text="Ask."),))
    assert len(stand(first, other)) == 2


def test_what_a_check_puts_right_is_the_checklists_to_say() -> None:
    asks = of_kind("ours", ActionKind(done_by=DoneBy(filter=(FilterFact.BYPASS,))))
    for wrong, closed in ((FilterFact.BYPASS, None), (FilterFact.ADULT, LATER)):
        shown = FilterShown(last=LATER, every_network=LATER, wrong=frozenset({wrong.value}), told=MUST_BE_TOLD)
        assert stand(asks, done=DoneElsewhere(filter=shown))[0].closed == closed

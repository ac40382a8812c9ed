"""A named person's decision on an assessment: built from what was written, checked, and added to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, Outcome, OutcomeKind
from venuecheck.assessment.condition_limits import limiting
from venuecheck.assessment.conditions_past import recommended_conditions
from venuecheck.assessment.decider import Decider
from venuecheck.assessment.decision import differs_from_recommended, shortcomings
from venuecheck.assessment.event_days import case_ends, event_days, lasts_until
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.name_check import with_look_again
from venuecheck.assessment.replying import Reply, held_by_name
from venuecheck.assessment.shortcoming import Shortcoming
from venuecheck.assessment.steps import (
    DONE_AT_ONCE,
    GROUNDS,
    choices,
    confirmation,
    decided_so_far,
    grounds_by,
    is_at_once,
    named_among,
    names_of,
    standing_in_part,
)
from venuecheck.authoring.document import Document
from venuecheck.core import day_words
from venuecheck.core.action import Action, ActionKind
from venuecheck.core.actor import Actor, People
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ForbiddenError, InvalidError, NotFoundError, Problem
from venuecheck.core.venue import Nation
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.decision_questions import BALANCE, asked_for
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.who_may import Doing, acting, role_of

_ANYBODY: Final = People()


class IncompleteDecisionError(InvalidError):
    """A decision lacks something that it must carry. `shortcomings` says what, by field."""

    def __init__(self, found: tuple[Shortcoming, ...], document: Document | None = None) -> None:
        self.shortcomings = found
        super().__init__(_problem(one, document) for one in found)


def decision_of(
    assessment: Assessment,
    written: WrittenDecision,
    at: datetime,
    replies: Sequence[Reply] = (),
    *,
    is_told: bool = True,
) -> Decision:
    """Build the decision that somebody wrote down. Raises `InvalidError` where its outcome is not one of those offered.

    One under which a booking goes ahead lasts until the event is over (`event_days.lasts_until`), any other as long as
    its outcome does. Whoever decides may let it end earlier, never later, and never before the event. `is_told` as
    `choices` has it.
    """
    offered = choices(assessment, is_told=is_told)
    outcome = named_among(offered, written.outcome)
    if outcome is None:
        fix = instead(assessment, written.outcome) or names_of(offered)
        raise InvalidError.of("outcome", f"the outcome '{written.outcome[:60]}' is not offered here", fix)
    acts = acts_as(outcome.kind, outcome.id)
    if written.conditions and acts is not OutcomeKind.APPROVE_WITH_CONDITIONS:
        what = f"'{outcome.id}' has no conditions, and these would be lost: {'; '.join(written.conditions)[:200]}"
        raise InvalidError.of("conditions", what, "approve with conditions, or leave them out")
    # what ends a series in part leaves the confirmation standing, with its conditions and its end
    standing = standing_in_part(assessment) if acts is not outcome.kind else None
    if standing is not None and written.valid_until is not None:
        what = f"'{outcome.id}' leaves the end of what was confirmed as it is, and this day would be lost"
        raise InvalidError.of("until", what, "leave it out, and name the days that fall out")
    lasts = _lasts_until(assessment, outcome, london_day(at))
    wanted = written.valid_until
    earliest = _earliest_end(assessment, outcome, london_day(at))
    if wanted is not None and (wanted < earliest or (lasts is not None and wanted > lasts)):
        from_day = "today" if earliest == london_day(at) else f"{earliest.isoformat()}, the day of the event,"
        fix = f"name a day from {from_day} to {lasts.isoformat()}" if lasts else f"name {from_day} or a later day"
        raise InvalidError.of("until", f"it cannot last until {wanted.isoformat()}", fix)
    review = None if outcome.review_after_days is None else london_day(at) + timedelta(outcome.review_after_days)
    recommended = recommended_conditions(assessment, replies)
    conditions = recommended if written.conditions is None else written.conditions
    if standing is not None:
        conditions, wanted, review = standing.conditions, standing.valid_until, standing.review_on
    conditions = tuple(filter(None, map(_text, conditions))) if outcome.kind == "approve_with_conditions" else ()
    no_limit = standing.no_limit if standing is not None else tuple(filter(None, map(_text, written.no_limit)))
    _refuse_unlike(assessment, conditions, no_limit)
    ends = last_off(assessment, outcome.id, written.off_from)
    return Decision(
        outcome=outcome.id,
        kind=outcome.kind,
        reasons=_text(written.reasons) or (_text(written.fact) if acts is OutcomeKind.NOT_AVAILABLE else ""),
        person=_text(written.person),
        role=_text(written.role),
        at=at,
        differs=differs_from_recommended(assessment, outcome.id, conditions, replies),
        right_engaged=_text(written.right_engaged),
        aim=_text(written.aim),
        why_proportionate=_text(written.why_proportionate),
        power_relied_on=_text(written.power_relied_on),
        conditions=conditions,
        no_limit=no_limit,
        valid_until=wanted or lasts,
        review_on=review,
        rests_on=tuple(map(_text, written.rests_on)),
        without_fact=written.without_fact and not written.rests_on,
        fact=_text(written.fact),
        source=_text(written.source),
        alternative=_text(written.alternative),
        after_hold=_text(written.after_hold),
        deposit=_text(written.deposit),
        off_from=written.off_from,
        off_until=written.off_until or (ends if written.off_from else None),
    )


def refuse_unread(assessment: Assessment, written: WrittenDecision, decision: Decision) -> None:
    """Refuse what the outcome of a decision does not ask for: whoever wrote it took it to be said, and nothing says it.

    `decision` is what was built of what was `written`. A referral may weigh what it limits, as earlier versions asked.
    Raises `InvalidError`.
    """
    asked = asked_for(assessment, decision.kind, decision.conditions, decision.outcome)
    said = {name: bool(getattr(written, name)) for name in _ASKED_OF_SOME}
    said |= {"rests_on": bool(written.rests_on), "without_fact": written.without_fact}
    read = {*asked, *(["without_fact"] * ("rests_on" in asked)), *(BALANCE * (decision.kind is OutcomeKind.REFER))}
    what = f"'{decision.outcome}' says nothing of this, and it would be lost"
    problems = [
        Problem(field=name, what=what, fix="leave it out, or say it in the reasons")
        for name, is_said in said.items()
        if is_said and name not in read
    ]
    if problems:
        raise InvalidError(problems)


_ASKED_OF_SOME: Final = (
    *("right_engaged", "aim", "why_proportionate", "power_relied_on", "fact", "source", "alternative"),
    *("after_hold", "deposit", "off_from", "off_until"),
)
"""What is asked of some outcomes alone (`decision_questions.asked_for`)."""


def _refuse_unlike(assessment: Assessment, conditions: tuple[str, ...], no_limit: tuple[str, ...]) -> None:
    """Raise `InvalidError` where it is said of another condition that it limits nothing, or of one that does."""
    other = next((one for one in no_limit if one not in conditions), "")
    if other:
        what = f"“{other[:200]}” is said to limit nothing, and is no condition of this decision"
        raise InvalidError.of("no_limit", what, "write it among the conditions, or leave it out")
    known = next((one for one in limiting(assessment, no_limit, no_limit)), "")
    if known:
        what = f"“{known[:200]}” limits what is said or who comes, as the checklist has it"
        raise InvalidError.of("no_limit", what, "leave it out there, and say what was weighed")


def last_off(assessment: Assessment, outcome: str, first: date | None) -> date | None:
    """Give the last day that falls out where nobody names it: of what is done at once the first, else all to come."""
    return first if outcome in DONE_AT_ONCE else case_ends(assessment)


def instead(assessment: Assessment, wanted: str) -> str:
    """Say what to do where a confirmed booking is to be refused, and who confirmed it; empty for any other outcome."""
    meant = named_among(assessment.outcomes, wanted)
    is_refusal = meant is not None and meant.kind is OutcomeKind.REFUSE
    confirmed = confirmation(assessment)
    if not is_refusal or confirmed is None:
        return ""
    on = day_words.day(london_day(confirmed.at))
    return f"{confirmed.person} confirmed it on {on}: choose 'cancel', which says what becomes of that"


def _lasts_until(assessment: Assessment, outcome: Outcome, on: date) -> date | None:
    if outcome.kind in APPROVING_KINDS:
        return lasts_until(assessment, on, outcome.valid_for_days)
    return None if outcome.valid_for_days is None else on + timedelta(outcome.valid_for_days)


def _earliest_end(assessment: Assessment, outcome: Outcome, on: date) -> date:
    """Give the first day on which it may end: nothing is confirmed that ends before it begins."""
    days = event_days(assessment) if outcome.kind in APPROVING_KINDS else None
    return max(on, days.first) if days else on


def decide(
    assessment: Assessment,
    decision: Decision,
    *,
    deciders: Sequence[Decider] = (),
    people: People = _ANYBODY,
    actor: Actor | None = None,
    document: Document | None = None,
    replies: Sequence[Reply] = (),
    noted: Mapping[str, str] | None = None,
    nation: Nation = Nation.ENGLAND,
) -> Assessment:
    """Add a decision to an assessment. Raises `IncompleteDecisionError` with all that it lacks.

    `deciders` are those whom the venue names for difficult bookings, `people` those whom it lists. `actor` is who
    decides, where the face knows them; without it, it is whoever the decision names. `document` is the answers file
    that it comes from, so that problems are reported at their lines. `replies` is what the police or the Prevent
    coordinator have answered about it, `noted` what was noted since that is a fact (`noted_facts`). `nation` is where
    the venue is, for its working days. Raises `ForbiddenError`
    where it is for somebody else.
    """
    who = _who(people, assessment, actor or decision.person, doing_of(decision.kind, decision.outcome), document)
    differs = differs_from_recommended(assessment, decision.outcome, decision.conditions, replies)
    role = decision.role or role_of(people, deciders, assessment.venue, who)
    decision = replace(decision, differs=differs, person=who.name, by=who.acted, role=role)
    decided = replace(assessment, decision=decision, earlier=decided_so_far(assessment))
    found = shortcomings(assessment, decision, deciders, replies, noted)
    if not any(one.field == "after_hold" for one in found):  # what came of a hold may be that nobody answered
        found += held_by_name(decided, replies, nation)
    if found and all(one.reserved for one in found):
        raise ForbiddenError(_problem(one, document) for one in found)
    if found:
        raise IncompleteDecisionError(found, document)
    decided = replace(decided, actions=_actions(assessment, decision, deciders, nation))
    return with_look_again(decided, london_day(decision.at))


def _actions(
    assessment: Assessment, decision: Decision, deciders: Sequence[Decider], nation: Nation
) -> tuple[Action, ...]:
    """Give what there is to do, with the grounds that are to follow what was done at once."""
    if not is_at_once(decision):
        return assessment.actions
    due = grounds_by(london_day(decision.at), nation)
    text = (
        f"Record the grounds of what was done at once on {day_words.day(decision.at)}: decide on it again, with why, "
        f"how it is known, and what is offered instead. Due in two working days: Monday to Friday, no bank holiday."
    )
    owner = deciders[0].shown if deciders else "the person who decides"
    others = (one for one in assessment.actions if one.id != GROUNDS)
    return (*others, Action(id=GROUNDS, text=text, owner=owner, due=due, kind=ActionKind(outlasts_booking=True)))


_AT_THE_DESK: Final = frozenset({OutcomeKind.REFER, OutcomeKind.WITHDRAWN, OutcomeKind.HOLD})
"""What whoever answers may say themselves."""


def doing_of(kind: OutcomeKind, outcome: str) -> Doing:
    """Say what whoever decides on this does (its kind, and its id)."""
    if outcome in DONE_AT_ONCE:
        return Doing.ACT_AT_ONCE
    return Doing.REFER if kind in _AT_THE_DESK else Doing.DECIDE


def decidable(assessment: Assessment) -> None:
    """Raise `InvalidError` where there is nothing to decide, because a person states it, or an owner decides."""
    if assessment.is_of_venue:
        what = "this is a self-assessment: a person states it, and nobody decides on it"
        raise InvalidError.of("outcome", what, "where something has changed, answer it again; then sign it off")
    if assessment.recommendation.kind is OutcomeKind.ADVISE:
        what = "this ends in advice to the owner, who decides: there is nothing to decide here"
        raise InvalidError.of("outcome", what, "make the letter to the owner, and send it once it is approved")


def with_outcomes(assessment: Assessment) -> Assessment:
    """Give the assessment with what could be decided on it; older records do not hold that themselves.

    Raises `NotFoundError` where it is not known: the checklist that was used then is not the one that ships today.
    """
    if assessment.outcomes:
        return assessment
    checklist = checklist_in(catalogue.checklist_path(assessment.checklist))
    if checklist.version != assessment.checklist_version:
        what = f"version {assessment.checklist_version} of '{assessment.checklist}' is not here any more"
        raise NotFoundError.at(assessment.id, what, "assess the booking again, and decide on that")
    return replace(assessment, outcomes=checklist.outcomes)


def _who(people: People, assessment: Assessment, person: str | Actor, doing: Doing, document: Document | None) -> Actor:
    try:
        return acting(people, assessment.venue, person, doing)
    except (InvalidError, ForbiddenError) as error:
        if document is None:
            raise
        at = ("decision", "person")
        raise type(error)(document.problem(at, one.what, one.fix) for one in error.problems) from None


def _text(text: str) -> str:
    return plain(text, 10_000, one_line=False).strip()


def _problem(shortcoming: Shortcoming, document: Document | None) -> Problem:
    if document is not None:
        return document.problem(("decision", shortcoming.field), shortcoming.what, shortcoming.fix)
    return Problem(field=shortcoming.field, what=shortcoming.what, fix=shortcoming.fix)

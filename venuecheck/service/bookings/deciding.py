"""A named person's decision on an assessment: checked, and added to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, Outcome, OutcomeKind
from venuecheck.assessment.decision import Decider, shortcomings
from venuecheck.assessment.event_days import event_days, lasts_until
from venuecheck.assessment.replying import Reply, held_by_name
from venuecheck.assessment.shortcoming import Shortcoming
from venuecheck.assessment.steps import (
    AT_ONCE,
    GROUNDS,
    choices,
    for_the_venue,
    grounds_by,
    is_at_once,
    limiting,
    needs_balance,
    supporting_facts,
)
from venuecheck.authoring.document import Document
from venuecheck.core import day_words
from venuecheck.core.action import Action
from venuecheck.core.actor import Actor, People
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError, NotFoundError, Problem, did_you_mean
from venuecheck.core.venue import Body, Nation
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.decision_questions import asked_for, questions_for
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.who_may import MAY, Doing, acting, role_of

_ANYBODY: Final = People()
_NUMBERS: Final = re.compile(r"[0-9][0-9 ,]*")


WITHOUT: Final = "none"
"""What is written for the fact that supports a decision by whoever goes on without one."""


class IncompleteDecisionError(InvalidError):
    """A decision lacks something that it must carry. `shortcomings` says what, by field."""

    def __init__(self, found: tuple[Shortcoming, ...], document: Document | None = None) -> None:
        self.shortcomings = found
        super().__init__(_problem(one, document) for one in found)


@dataclass(slots=True, kw_only=True)
class Deciding:
    """A decision being taken on an assessment. One object for every face: it says what to ask, and what is lacking."""

    assessment: Assessment
    deciders: Sequence[Decider] = ()
    """Whom the venue names for difficult bookings."""
    people: People = field(default_factory=People)
    """Whom the venue lists."""
    actor: Actor | None = None
    """Who decides, where the face knows them; without it, whoever is named."""
    replies: Sequence[Reply] = ()
    """What the police or the Prevent coordinator have answered about it."""
    nation: Nation = Nation.ENGLAND
    body: Body = Body.NOT_SAID
    """Where the venue is and who runs it: the questions name only law that binds it."""
    written: dict[str, str] = field(default_factory=dict)
    """What was said so far, by field; `outcome` is the id of one that is offered."""
    conditions: tuple[str, ...] | None = None
    """None for those that are recommended."""

    @property
    def goes_to(self) -> Sequence[Decider]:
        """Those who alone can decide what is recommended here; empty where anybody may who is named."""
        is_theirs = self.assessment.recommendation.kind in {OutcomeKind.REFER, OutcomeKind.REFUSE}
        return self.deciders if is_theirs else ()

    @property
    def outcome(self) -> Outcome | None:
        """What was chosen, or else what is recommended."""
        wanted = self.written.get("outcome", self.assessment.recommendation.outcome)
        return next((one for one in self.choices if one.id == wanted), None)

    @property
    def choices(self) -> tuple[Outcome, ...]:
        """What can be decided on this booking."""
        return choices(self.assessment)

    @property
    def allowed(self) -> tuple[Outcome, ...]:
        """What of these whoever decides may decide; all, where the face does not know them."""
        if self.actor is None or not self.people.listed:
            return self.choices
        roles = self.actor.roles_at(self.assessment.venue)
        return tuple(one for one in self.choices if roles & MAY[_doing(one.kind, one.id)])

    @property
    def when_changed(self) -> tuple[Outcome, ...]:
        """What of these is decided because something has changed: to pass it up, hold it, take it back."""
        return tuple(one for one in self.allowed if one.kind in _WHEN_CHANGED)

    @property
    def facts(self) -> Mapping[str, str]:
        """What is on record and can support a decision against the booking, by id."""
        return supporting_facts(self.assessment)

    @property
    def fields(self) -> tuple[str, ...]:
        """What is asked for this outcome, in order."""
        kind, name = (self.outcome.kind, self.outcome.id) if self.outcome else (OutcomeKind.NOT_FINISHED, "")
        role = () if self.role_listed else ("role",)
        return ("outcome", "person", *role, *asked_for(self.assessment, kind, self._conditions, name))

    @property
    def optional(self) -> frozenset[str]:
        """Which of `fields` may be left empty: a fact ends a booking whatever the terms say of it."""
        is_fact = self.outcome is not None and self.outcome.kind is OutcomeKind.NOT_AVAILABLE
        return frozenset({"power_relied_on", "deposit"}) if is_fact else frozenset()

    @property
    def questions(self) -> Mapping[str, tuple[str, str]]:
        """Each thing that may be asked, by field: the question, and what helps to answer it."""
        return questions_for(self.nation, self.body)

    @property
    def _conditions(self) -> tuple[str, ...]:
        return self.assessment.recommendation.conditions if self.conditions is None else self.conditions

    @property
    def library(self) -> tuple[str, ...]:
        """The conditions to tick, in words: those that are recommended, then what else the checklist has ready."""
        ready = (one.text for one in self.assessment.library)
        return tuple(dict.fromkeys((*self.assessment.recommendation.conditions, *ready)))

    def limits(self, condition: str) -> bool:
        """Whether a condition limits what is said or who comes, and so brings the balance with it."""
        return bool(limiting(self.assessment, (condition,)))

    def beside(self, condition: str) -> str:
        """Say what whoever ticks a condition should know of it; empty where there is nothing."""
        notes = ["limits what is said or who comes"] * self.limits(condition)
        notes += ["the venue keeps it"] * bool(for_the_venue(self.assessment, (condition,)))
        return "; ".join(notes)

    def tick(self, said: str) -> None:
        """Take conditions by their numbers in the library, or in words, parted by semicolons.

        Raises `InvalidError` where a number is not there.
        """
        chosen: list[str] = []
        for part in filter(None, (one.strip() for one in said.split(";"))):
            numbers = [int(one) for one in re.findall(r"[0-9]{1,6}", part)] if _NUMBERS.fullmatch(part) else []
            if any(not 0 < one <= len(self.library) for one in numbers):
                fix = f"name numbers from 1 to {len(self.library)}, or write a condition in words"
                raise InvalidError.of("conditions", f"there is no condition {part[:40]}", fix)
            chosen += [self.library[one - 1] for one in numbers] or [part]
        self.conditions = tuple(dict.fromkeys(chosen))

    @property
    def role_listed(self) -> str:
        """In which role whoever decides is listed; empty where they have to say it."""
        try:
            who = self.people.actor(self.actor or self.value("person"))
        except InputError:
            return ""  # it is said which person is meant, or may, when it is decided
        return role_of(self.people, self.deciders, self.assessment.venue, who)

    def default(self, name: str) -> str:
        """Give what stands for a field where nothing else is said; empty where it must be said."""
        if name == "person":
            return self.assessment.person
        agrees = self.outcome is not None and self.outcome.id == self.assessment.recommendation.outcome
        if name != "reasons" or not agrees or self.outcome is None:
            return ""
        if not needs_balance(self.assessment, self.outcome.kind, self._conditions):
            return "I agree with what is recommended, for the reasons given there."
        return ""

    def value(self, name: str) -> str:
        """Give what was said of a field, or what stands for it."""
        return self.written.get(name, "") or self.default(name)

    def decided(self, now: datetime) -> Assessment:
        """Add the decision to the assessment. Raises `IncompleteDecisionError` with all that it lacks, by field."""
        others = {"outcome", "conditions", "until", "rests_on"}
        texts: dict[str, Any] = {name: self.value(name) for name in self.fields if name not in others}
        chosen = self.outcome.id if self.outcome else self.value("outcome")
        rests_on = tuple(filter(None, (one.strip() for one in self.value("rests_on").split(","))))
        written = WrittenDecision(
            outcome=chosen,
            conditions=self.conditions,
            valid_until=day_of("until", self.value("until"))
            if "until" in self.fields and self.value("until")
            else None,
            rests_on=() if rests_on == (WITHOUT,) else rests_on,
            without_fact=rests_on == (WITHOUT,),
            **texts,
        )
        return decide(
            self.assessment,
            decision_of(self.assessment, written, now),
            deciders=self.deciders,
            people=self.people,
            actor=self.actor,
            replies=self.replies,
        )


def decision_of(assessment: Assessment, written: WrittenDecision, at: datetime) -> Decision:
    """Build the decision that somebody wrote down. Raises `InvalidError` where its outcome is not one of those offered.

    One under which a booking goes ahead lasts until the event is over (`event_days.lasts_until`), any other as long as
    its outcome does. Whoever decides may let it end earlier, never later, and never before the event.
    """
    offered = choices(assessment)
    outcome = next((one for one in offered if one.id == written.outcome), None)
    if outcome is None:
        fix = _instead(assessment, written.outcome) or did_you_mean(written.outcome, [one.id for one in offered])
        raise InvalidError.of("outcome", f"the outcome '{written.outcome[:60]}' is not offered here", fix)
    lasts = _lasts_until(assessment, outcome, london_day(at))
    wanted = written.valid_until
    earliest = _earliest_end(assessment, outcome, london_day(at))
    if wanted is not None and (wanted < earliest or (lasts is not None and wanted > lasts)):
        from_day = "today" if earliest == london_day(at) else f"{earliest.isoformat()}, the day of the event,"
        fix = f"name a day from {from_day} to {lasts.isoformat()}" if lasts else f"name {from_day} or a later day"
        raise InvalidError.of("until", f"it cannot last until {wanted.isoformat()}", fix)
    review = None if outcome.review_after_days is None else london_day(at) + timedelta(outcome.review_after_days)
    conditions = assessment.recommendation.conditions if written.conditions is None else written.conditions
    return Decision(
        outcome=outcome.id,
        kind=outcome.kind,
        reasons=_text(written.reasons) or (_text(written.fact) if outcome.kind is OutcomeKind.NOT_AVAILABLE else ""),
        person=_text(written.person),
        role=_text(written.role),
        at=at,
        differs=outcome.id != assessment.recommendation.outcome,
        right_engaged=_text(written.right_engaged),
        aim=_text(written.aim),
        why_proportionate=_text(written.why_proportionate),
        power_relied_on=_text(written.power_relied_on),
        conditions=tuple(filter(None, map(_text, conditions))) if outcome.kind == "approve_with_conditions" else (),
        valid_until=wanted or lasts,
        review_on=review,
        rests_on=tuple(map(_text, written.rests_on)),
        without_fact=written.without_fact and not written.rests_on,
        fact=_text(written.fact),
        source=_text(written.source),
        alternative=_text(written.alternative),
        after_hold=_text(written.after_hold),
        deposit=_text(written.deposit),
    )


def _instead(assessment: Assessment, wanted: str) -> str:
    """Say what to do where a confirmed booking is to be refused."""
    was_there = any(one.id == wanted and one.kind is OutcomeKind.REFUSE for one in assessment.outcomes)
    return "it is confirmed: choose 'cancel', which says what becomes of that" if was_there else ""


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
) -> Assessment:
    """Add a decision to an assessment. Raises `IncompleteDecisionError` with all that it lacks.

    `deciders` are those whom the venue names for difficult bookings, `people` those whom it lists. `actor` is who
    decides, where the face knows them; without it, it is whoever the decision names. `document` is the answers file
    that it comes from, so that problems are reported at their lines. `replies` is what the police or the Prevent
    coordinator have answered about it. Raises `ForbiddenError` where it is for somebody else.
    """
    who = _who(people, assessment, actor or decision.person, _doing(decision.kind, decision.outcome), document)
    differs = decision.outcome != assessment.recommendation.outcome
    role = decision.role or role_of(people, deciders, assessment.venue, who)
    decision = replace(decision, differs=differs, person=who.name, by=who.acted, role=role)
    earlier = (*assessment.earlier, assessment.decision) if assessment.decision else assessment.earlier
    decided = replace(assessment, decision=decision, earlier=earlier)
    found = shortcomings(assessment, decision, deciders)
    if not any(one.field == "after_hold" for one in found):  # what came of a hold may be that nobody answered
        found += held_by_name(decided, replies)
    if found and all(one.reserved for one in found):
        raise ForbiddenError(_problem(one, document) for one in found)
    if found:
        raise IncompleteDecisionError(found, document)
    return replace(decided, actions=_actions(assessment, decision, deciders))


def _actions(assessment: Assessment, decision: Decision, deciders: Sequence[Decider]) -> tuple[Action, ...]:
    """Give what there is to do, with the grounds that are to follow what was done at once."""
    if not is_at_once(decision):
        return assessment.actions
    due = grounds_by(london_day(decision.at))
    text = (
        f"Record the grounds of what was done at once on {day_words.day(decision.at)}: decide on it again, with why, "
        f"how it is known, and what is offered instead. Due in two working days, Monday to Friday."
    )
    owner = deciders[0].shown if deciders else "the person who decides"
    others = (one for one in assessment.actions if one.id != GROUNDS)
    return (*others, Action(id=GROUNDS, text=text, owner=owner, due=due))


_WHEN_CHANGED: Final = frozenset(
    {
        *(OutcomeKind.REFER, OutcomeKind.HOLD, OutcomeKind.NOT_AVAILABLE),
        *(OutcomeKind.CANCEL, OutcomeKind.WITHDRAWN),
    }
)
_AT_THE_DESK: Final = frozenset({OutcomeKind.REFER, OutcomeKind.WITHDRAWN, OutcomeKind.HOLD})
"""What whoever answers may say themselves."""


def _doing(kind: OutcomeKind, outcome: str) -> Doing:
    """Say what whoever decides on this does (its kind, and its id)."""
    if outcome == AT_ONCE.id:
        return Doing.ACT_AT_ONCE
    return Doing.REFER if kind in _AT_THE_DESK else Doing.DECIDE


def decidable(assessment: Assessment) -> None:
    """Raise `InvalidError` where there is nothing to decide, because a person states it."""
    if assessment.is_of_venue:
        what = "this is a self-assessment: a person states it, and nobody decides on it"
        raise InvalidError.of("outcome", what, "where something has changed, answer it again; then sign it off")


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

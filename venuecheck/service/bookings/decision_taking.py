"""A decision being taken on an assessment, whatever face asks: what can be decided, what is asked, what was said."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from venuecheck.assessment.assessment import Assessment, Outcome, OutcomeKind
from venuecheck.assessment.condition_limits import limiting, needs_balance
from venuecheck.assessment.conditions_past import past_conditions, recommended_conditions
from venuecheck.assessment.decider import Decider, in_turn
from venuecheck.assessment.decision import NO_REASONS, UNWRITTEN, differs_from_recommended, is_reserved, reserved
from venuecheck.assessment.grounds import facts_on_record
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import NOT_AVAILABLE, choices, for_the_venue, needs_fact
from venuecheck.core.actor import Actor, People
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.venue import Body, Nation
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.deciding import decide, decision_of, doing_of, last_off
from venuecheck.service.bookings.decision_questions import asked_for, questions_for
from venuecheck.service.bookings.room_clashes import Clash, Taken
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.who_may import MAY, acting, role_of_named

_NUMBERS: Final = re.compile(r"[0-9][0-9 ,]*")
_WHEN_CHANGED: Final = frozenset(
    {
        *(OutcomeKind.REFER, OutcomeKind.HOLD, OutcomeKind.NOT_AVAILABLE),
        *(OutcomeKind.CANCEL, OutcomeKind.WITHDRAWN),
    }
)
WITHOUT: Final = "none"
"""What is written for the fact that supports a decision by whoever goes on without one."""


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
    noted: Mapping[str, str] = field(default_factory=dict)
    """What was noted of it since that can be a reason, by id, as `noted_facts` gives it."""
    nation: Nation = Nation.ENGLAND
    body: Body = Body.NOT_SAID
    """Where the venue is and who runs it: the questions name only law that binds it."""
    clashes: Sequence[Clash] = ()
    """Other bookings that have the room at that time, or ask for it."""
    is_told: bool = True
    """Whether a letter told of what was approved before, as `choices` has it."""
    written: dict[str, str] = field(default_factory=dict)
    """What was said so far, by field; `outcome` is the id of one that is offered."""
    conditions: tuple[str, ...] | None = None
    """None for those that are recommended."""
    no_limit: tuple[str, ...] = ()
    """Those of them that whoever decides wrote, and says limit neither what is said nor who comes."""

    @property
    def goes_to(self) -> Sequence[Decider]:
        """Those who alone can decide what is recommended here; empty where anybody may who is named."""
        is_theirs = self.assessment.recommendation.kind in {OutcomeKind.REFER, OutcomeKind.REFUSE}
        return self.deciders if is_theirs else ()

    @property
    def whose(self) -> str:
        """Say who alone can decide what is recommended here; empty where anybody may who is named."""
        if not self.goes_to:
            return ""
        if self._named_as is not None:
            return "This one is yours to decide: the venue names you for it."
        return f"This one goes to {in_turn(self.goes_to)}."

    def title_of(self, outcome: Outcome) -> str:
        """Say what an outcome is for whoever decides: who is named for it passes nothing up to somebody else."""
        mine = self._named_as
        if outcome.kind is not OutcomeKind.REFER or mine is None:
            return outcome.title
        others = " or ".join(one.shown for one in self.deciders if one != mine)
        if others:
            return f"Leave it open, for you or {others} to decide: you are named for this yourself"
        return "Leave it open, for you to decide later: you are the person named for this"

    @property
    def _named_as(self) -> Decider | None:
        """Whom of those that the venue names whoever decides is; None where they are none, or have not said."""
        try:
            who = self.people.actor(self.actor or self.written.get("person", ""))
        except InputError:
            return None
        return next((one for one in self.deciders if one.means(who.name, who.acted)), None)

    @property
    def outcome(self) -> Outcome | None:
        """What was chosen; None until somebody has: what is recommended is chosen by nobody."""
        wanted = self.written.get("outcome", "")
        return next((one for one in self.choices if one.id == wanted), None)

    @property
    def choices(self) -> tuple[Outcome, ...]:
        """What can be decided on this booking."""
        return choices(self.assessment, is_told=self.is_told)

    @property
    def allowed(self) -> tuple[Outcome, ...]:
        """What of these whoever decides may decide; all, where the face does not know them."""
        if self.actor is None or not self.people.listed:
            return self.choices
        roles = self.actor.roles_at(self.assessment.venue)
        return tuple(one for one in self.choices if roles & MAY[doing_of(one.kind, one.id)])

    def for_others(self, outcome: Outcome) -> str:
        """Say who alone can decide this, before anything is written; empty where whoever decides can, or is unknown."""
        is_theirs = self.actor is None or not self.deciders or self._named_as is not None
        if is_theirs or not is_reserved(self.assessment, outcome.kind, outcome.id):
            return ""
        lack = reserved(self.deciders)
        return f"{capitalised(lack.what)}: {lack.fix}."

    def refuse_not_theirs(self, wanted: str) -> None:
        """Say who may decide what is offered here (its id), where whoever decides may not. Raises `ForbiddenError`."""
        chosen = next((one for one in self.choices if one.id == wanted), None)
        if chosen is not None and self.actor is not None:
            acting(self.people, self.assessment.venue, self.actor, doing_of(chosen.kind, chosen.id))

    @property
    def when_changed(self) -> tuple[Outcome, ...]:
        """What of these is decided because something has changed: to pass it up, hold it, take it back."""
        return tuple(one for one in self.allowed if acts_as(one.kind, one.id) in _WHEN_CHANGED)

    @property
    def facts(self) -> Mapping[str, str]:
        """What is on record and can support a decision against the booking, by id."""
        return facts_on_record(self.assessment, self.replies, self.noted)

    @property
    def fields(self) -> tuple[str, ...]:
        """What is asked for this outcome, in order."""
        kind, name = (self.outcome.kind, self.outcome.id) if self.outcome else (OutcomeKind.NOT_FINISHED, "")
        role = () if self.role_listed else ("role",)
        asked = asked_for(self.assessment, kind, self._conditions, name, no_limit=self.no_limit)
        return ("outcome", "person", *role, *asked)

    @property
    def questions(self) -> Mapping[str, tuple[str, str]]:
        """Each thing that may be asked, by field: the question, and what helps to answer it."""
        chosen = self.outcome
        acts = acts_as(chosen.kind, chosen.id) if chosen is not None else None
        is_against = acts is not None and needs_fact(self.assessment, acts)
        return questions_for(self.nation, self.body, kind=acts, against=is_against)

    @property
    def _conditions(self) -> tuple[str, ...]:
        return self._recommended if self.conditions is None else self.conditions

    @property
    def _recommended(self) -> tuple[str, ...]:
        return recommended_conditions(self.assessment, self.replies)

    @property
    def library(self) -> tuple[str, ...]:
        """The conditions to tick, in words: those that are recommended, then what else the checklist has ready."""
        past = past_conditions(self.assessment, self.replies)
        ready = (one.text for one in self.assessment.library if one.text not in past)
        return tuple(dict.fromkeys((*self._recommended, *ready)))

    def limits(self, condition: str) -> bool:
        """Whether a condition limits what is said or who comes, and so brings the balance with it."""
        return bool(limiting(self.assessment, (condition,), self.no_limit))

    @property
    def own(self) -> tuple[str, ...]:
        """The conditions that whoever decides wrote in words of their own."""
        return tuple(one for one in self._conditions if one not in self.library)

    def free(self, said: str) -> None:
        """Take which of `own` limit nothing: by their numbers, or 'none'. Raises `InvalidError` for any other."""
        numbers = [int(one) for one in re.findall(r"[0-9]{1,6}", said)]
        is_none = said.strip().casefold().rstrip(".") == "none"
        if not is_none and (not numbers or any(not 0 < one <= len(self.own) for one in numbers)):
            fix = f"name numbers from 1 to {len(self.own)}, or type none"
            raise InvalidError.of("no_limit", f"'{said[:40]}' names none of them", fix)
        self.no_limit = tuple(self.own[one - 1] for one in numbers)

    def beside(self, condition: str) -> str:
        """Say what whoever ticks a condition should know of it; empty where there is nothing."""
        notes = ["recommended"] * (condition in self._recommended)
        notes += ["limits what is said or who comes"] * self.limits(condition)
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
        who = self.actor or self.value("person")
        return role_of_named(self.people, self.deciders, self.assessment.venue, who)

    def default(self, name: str) -> str:
        """Give what stands for a field where nothing else is said; empty where it must be said.

        What is decided, who decides and on which conditions is never taken for granted.
        """
        if name == "off_until":
            said = self.written.get("off_from", "")
            outcome = self.written.get("outcome", "")
            with suppress(InvalidError):
                last = last_off(self.assessment, outcome, day_of("off_from", said) if said else None)
                return last.isoformat() if last else ""
            return ""
        if name in {"fact", "source"} and self._let_already is not None:
            return self._let_already.fact if name == "fact" else self._let_already.source
        chosen = self.outcome
        if (
            name != "reasons"
            or chosen is None
            or needs_balance(self.assessment, chosen.kind, self._conditions, self.no_limit)
        ):
            return ""
        conditions = self._conditions if "conditions" in self.fields else ()
        return "" if differs_from_recommended(self.assessment, chosen.id, conditions, self.replies) else NO_REASONS

    @property
    def _let_already(self) -> Clash | None:
        """Whose room it is, where somebody says that it is not available and that may be why."""
        is_room = self.outcome == NOT_AVAILABLE
        return next((one for one in self.clashes if one.taken is Taken.CONFIRMED), None) if is_room else None

    def value(self, name: str) -> str:
        """Give what was said of a field, or what stands for it."""
        said = self.written.get(name, "")
        return self.default(name) if not said or said in UNWRITTEN else said

    def in_its_box(self, name: str) -> str:
        """Give what stands in the box of a field: as `value`, but that nobody is given the record's words to send."""
        said = self.value(name)
        return "" if said in UNWRITTEN else said

    def _day(self, name: str) -> date | None:
        said = self.value(name) if name in self.fields else ""
        return day_of(name, said) if said else None

    def decided(self, now: datetime) -> Assessment:
        """Add the decision to the assessment. Raises `IncompleteDecisionError` with all that it lacks, by field.

        Raises `InvalidError` where nothing was chosen.
        """
        chosen = self.value("outcome")
        if not chosen:
            raise InvalidError.of("outcome", "nothing is decided yet", "choose what you decide")
        others = {"outcome", "conditions", "no_limit", "until", "rests_on", "off_from", "off_until"}
        texts: dict[str, Any] = {name: self.value(name) for name in self.fields if name not in others}
        rests_on = tuple(filter(None, (one.strip() for one in self.value("rests_on").split(","))))
        written = WrittenDecision(
            outcome=chosen,
            conditions=self.conditions if "conditions" in self.fields else None,
            no_limit=self.no_limit if "conditions" in self.fields else (),
            valid_until=self._day("until"),
            off_from=self._day("off_from"),
            off_until=self._day("off_until"),
            rests_on=() if rests_on == (WITHOUT,) else rests_on,
            without_fact=rests_on == (WITHOUT,),
            **texts,
        )
        return decide(
            self.assessment,
            decision_of(self.assessment, written, now, self.replies, is_told=self.is_told),
            deciders=self.deciders,
            people=self.people,
            actor=self.actor,
            replies=self.replies,
            noted=self.noted,
            nation=self.nation,
        )

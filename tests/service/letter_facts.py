"""What a record says of itself that letters speak of, said anew, so that letters are held against it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from venuecheck.assessment.addressee import Addressee, addressee
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, Occasion, OutcomeKind
from venuecheck.assessment.condition_limits import needs_balance
from venuecheck.assessment.event_days import EventDays, event_days, occasion_days
from venuecheck.assessment.in_part import acts_as, is_in_part
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import ENDS, for_the_venue, grounds_by, is_at_once, told_before
from venuecheck.core import day_words
from venuecheck.core.venue import Nation

AGREED = frozenset({"agreed", "seen", "yes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a letter is made of."""

    one: Assessment
    occasion: Occasion | None
    text: str
    """All that it says, in one line."""
    worry_noted: bool = False
    """Whether something was written for the safeguarding lead."""
    nation: Nation = Nation.ENGLAND
    """Where the venue is."""
    replies: Sequence[Reply] = ()
    """What was answered about it."""
    keeps_untold: bool = False
    """Whether it says no more than that somebody looks at it, that it takes longer, or that there is no room."""
    told_at: Sequence[datetime] = ()
    """When letters told of what was decided before."""

    @property
    def days(self) -> EventDays | None:
        """When the event that it is about takes place."""
        if self.occasion is None:
            return event_days(self.one)
        return occasion_days(self.occasion)

    @property
    def terms(self) -> object:
        """What was said of the hire terms; None where nothing was."""
        said = {each.question: each.value for each in self.one.answers}
        return said.get("hire_terms", said.get("terms"))

    @property
    def kind(self) -> OutcomeKind | None:
        """What was decided: what ends a series in part does what an end does."""
        decision = self.one.decision
        return acts_as(decision.kind, decision.outcome) if decision else None

    def lasts(self) -> bool:
        """Whether what was decided counts until the event is over."""
        decision, days = self.one.decision, self.days
        return bool(decision and decision.valid_until and days and decision.valid_until >= days.last)


Claim = Callable[[Told], bool]


def tells_of_a_worry(told: Told) -> bool:
    """Whether somebody has a worry about a child: the record has them tell the lead, or the lead answer."""
    return any(action.id in {"tell-dsl", "tell-dsl-elsewhere", "lead-answers"} for action in told.one.actions)


def asks_lead_of_a_worry(told: Told) -> bool:
    """Whether the lead is asked, and about a worry."""
    return addressee(told.one) is Addressee.SAFEGUARDING and tells_of_a_worry(told)


def asks_lead_of_less(told: Told) -> bool:
    """Whether the lead is asked about anything else, such as papers that are not shown."""
    return addressee(told.one) is Addressee.SAFEGUARDING and not tells_of_a_worry(told)


def was_confirmed(told: Told) -> bool:
    since = confirmed_at(told)
    return since is not None and day_words.day(since.date()) in told.text


def confirmed_at(told: Told) -> datetime | None:
    """When it was confirmed, where the letter may say so.

    One that looks at it again, or ends it for want of a room, does not tell it first; nor what follows such an end.
    A further booking of a series was confirmed when it was asked for, under a decision of before.
    """
    before = told_before(told.one)
    if before is None or before.kind not in APPROVING_KINDS:
        return None
    since = max(before.at, told.occasion.at) if told.occasion else before.at
    gone = [one.at for one in taken(told.one) if one.kind is OutcomeKind.NOT_AVAILABLE and one.at > since]
    is_told = any(since <= at < min((*gone, at + timedelta(1))) for at in told.told_at)
    return None if told.keeps_untold and not is_told else since


def taken(one: Assessment) -> Sequence[Decision]:
    """All that was decided of it, in order."""
    return (*one.earlier, *((one.decision,) if one.decision else ()))


def told_earlier(one: Assessment) -> Decision | None:
    """What the last letter that decided anything rests on: whatever it said, this one takes its place."""
    told = [each for each in one.earlier if each.kind not in {OutcomeKind.HOLD, OutcomeKind.REFER}]
    return told[-1] if told and told[-1].kind is not OutcomeKind.WITHDRAWN else None


def told_otherwise(told: Told) -> Decision | None:
    """What was told where no confirmation stands, such as a refusal, and is looked at again."""
    before = told_earlier(told.one)
    if before is None or not told.told_at or told_before(told.one) is not None:
        return None
    return None if told.occasion and told.occasion.at > before.at else before


def nothing_told(told: Told) -> bool:
    return confirmed_at(told) is None and told_otherwise(told) is None


def names_what_was_told(told: Told) -> bool:
    before = told_otherwise(told)
    return before is not None and day_words.day(before.at.date()) in told.text


def is_undecided(told: Told) -> bool:
    return told.kind in {None, OutcomeKind.REFER, OutcomeKind.HOLD}


def is_limited(told: Told) -> bool:
    decision = told.one.decision
    if decision is None:
        return False
    acts = acts_as(decision.kind, decision.outcome)
    return bool(decision.aim) or needs_balance(told.one, acts, decision.conditions, decision.no_limit)


def days_told(told: Told) -> str | None:
    """The days that a letter names: of what goes on for longer than was decided, no more than that."""
    days, decision = told.days, told.one.decision
    if decision is not None and decision.kind is OutcomeKind.CANCEL:
        decision = told_before(told.one)
    elif decision is not None and decision.kind not in APPROVING_KINDS:
        decision = None
    if days is None or decision is None or decision.valid_until is None:
        return days.shown if days else None
    ends = decision.valid_until
    is_meant = days.first <= ends and (told.occasion is not None or ends <= days.last)
    if told.kind is OutcomeKind.CANCEL and not is_meant:
        return f"confirmed until {day_words.day(decision.valid_until)}"
    return EventDays(first=days.first, last=max(days.first, min(days.last, decision.valid_until))).shown


def is_under_way(told: Told) -> bool:
    """Whether a series that is ended had begun, and would go on, that day or later."""
    decision, days, before = told.one.decision, told.days, told_before(told.one)
    if decision is None or days is None or before is None or decision.kind not in ENDS:
        return False
    day = decision.at.date()
    return days.first < day <= days.last and day_words.day(day) in told.text


def began_before(told: Told) -> bool:
    """Whether a series that is confirmed had begun by then."""
    decision, days = told.one.decision, told.days
    if decision is None or days is None:
        return False
    day = decision.at.date()
    return days.first < day <= days.last and day_words.day(day) in told.text


def is_asked_beyond(told: Told) -> bool:
    days, decision = told.days, told.one.decision
    if decision is not None and decision.kind is OutcomeKind.CANCEL:
        decision = told_before(told.one)
    is_beyond = bool(days and decision and decision.valid_until and days.last > decision.valid_until)
    return is_beyond and days is not None and day_words.day(days.last) in told.text


def goes_on_beyond(told: Told) -> bool:
    return is_asked_beyond(told) and names_its_end(told)


def is_series(told: Told) -> bool:
    return told.days is not None and told.days.is_series


def names_its_end(told: Told) -> bool:
    decision = told.one.decision
    return bool(decision and decision.valid_until and day_words.day(decision.valid_until) in told.text)


def asks_organiser(told: Told) -> bool:
    """Whether a condition is the organiser's to meet."""
    return told.one.decision is not None and len(told.one.decision.conditions) > len(ours(told))


def ours(told: Told) -> tuple[str, ...]:
    """The conditions that the venue keeps itself."""
    decision = told.one.decision
    return for_the_venue(told.one, decision.conditions) if decision else ()


def ends_in_part(told: Told) -> bool:
    return is_in_part(told.one.decision)


def grounds_follow(told: Told) -> bool:
    decision = told.one.decision
    if decision is None or not is_at_once(decision):
        return False
    return day_words.day(grounds_by(decision.at.date(), told.nation)) in told.text


def is_by_right(told: Told) -> bool:
    """Whether what was answered says that the law gives the room, and it was let."""
    return told.kind in APPROVING_KINDS and any(each.id == "alike" for each in told.one.actions)


def books_for_candidate(told: Told) -> bool:
    said = {each.question: each.value for each in told.one.answers}
    return said.get("booked_by") not in {None, "candidate"} and str(said.get("candidate")) in told.text


def answered(told: Told, question: str) -> object:
    return next((each.value for each in told.one.answers if each.question == question), None)


def has_answer(told: Told, question: str) -> bool:
    return any(each.question == question for each in told.one.answers)


def is_written(told: Told) -> bool:
    """Whether the organiser was written to with what stands: more than that somebody looks at it."""
    return not is_undecided(told) and any(at >= told.one.decision.at for at in told.told_at if told.one.decision)


def needs_no_reply(told: Told) -> bool:
    """Whether the organiser has their answer, or wants none any more."""
    return is_written(told) or told.kind is OutcomeKind.WITHDRAWN


def had_conditions(told: Told) -> bool:
    """Whether something that the organiser was told before had conditions."""
    return any(one.conditions for one in told.one.earlier if any(at >= one.at for at in told.told_at))

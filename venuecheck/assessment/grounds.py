"""What the steps of a booking must carry: a hold its end, what is not available its fact, a cancelling the deposit.

A decision against a booking against which nothing serious is on record names the fact that supports it. Complaints, a
speaker's lawful views, a reputation and the hostility of others can never be that fact by themselves: Billy Graham
Evangelistic Association v Scottish Event Campus (2022), Equality Act 2010 s29, Human Rights Act 1998 articles 9 to 11.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from venuecheck.assessment.addressee import NOTED, Addressee, asked_of
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, OutcomeKind, Weight
from venuecheck.assessment.condition_limits import needs_balance
from venuecheck.assessment.event_days import ahead_of, event_days
from venuecheck.assessment.in_part import AT_ONCE_IN_PART, IN_PART, acts_as, is_in_part
from venuecheck.assessment.off_days import off_shortcomings
from venuecheck.assessment.replying import CHANGE_ROOM, ROOM_IS_TAKEN, Reply
from venuecheck.assessment.shortcoming import Shortcoming, about
from venuecheck.assessment.steps import (
    ends_confirmed,
    hold_to_answer,
    is_at_once,
    needs_fact,
    room_taken,
    standing_in_part,
    supporting_facts,
)
from venuecheck.core import day_words
from venuecheck.core.london import london_day

NEVER_ALONE: Final = (
    "complaints",
    "lawful views of a speaker or of the group",
    "somebody's reputation",
    "the hostility of others",
    "that nobody answered who was asked",
)
"""What may never by itself be the reason for a decision against a booking."""
NEVER_BY_ITSELF: Final = f"Never by themselves the reason: {', '.join(NEVER_ALONE)}."
_ELSEWHERE: Final = (
    "What the police say is a fact: note it as their reply, with who gave it and when; an unpaid deposit is the "
    "outcome 'not-available'"
)
_SILENCE: Final = "that nobody answered is no reason, and a letter that says so would give the enquiry away"
_OF_A_ROOM: Final = (
    ("fact", "it does not say why it is not available", "write the one fact, such as: the hall is let already"),
    ("source", "it does not say how that is known", "write where it stands, such as: the diary, entry of 3 May"),
    ("alternative", "nothing is offered instead", "offer another room or day; if there is none, say that you looked"),
)

_DEPOSIT: Final = (
    "deposit",
    "it does not say what becomes of the deposit",
    "write what is paid back and by when, or that nothing was paid",
)
"""What a decision says that ends a confirmed booking."""
_CLAUSE: Final = (
    "power_relied_on",
    "it does not say by which clause what was confirmed ends",
    "name the clause of the hire terms or the law; where there is none, say so",
)


_NAMED_IN_PART: Final = " or ".join(f"'{one.id}'" for one in IN_PART)
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def facts_on_record(
    assessment: Assessment, replies: Sequence[Reply] = (), noted: Mapping[str, str] = _NOTHING
) -> dict[str, str]:
    """Give what can support a decision against a booking by itself, by id: its own facts, what was noted of it since,
    and what the police say, or the Prevent coordinator where they are asked.

    `replies` are those about it, `noted` is as `noted_facts` gives it. What somebody noted of the police with the
    answers is one as well, to be confirmed by the police's own answer. Whether what they say is a specific fact of
    safety, whoever decides answers for.
    """
    found = supporting_facts(assessment)
    if listed := [said for one in assessment.screened for said in one.confirmed]:
        found[LISTED] = f"{listed[-1].person} judged on {day_words.day(listed[-1].at)} that a name is the listed one."
    if said := _of(Answerer.POLICE, replies):
        found[POLICE] = f"What the police answered on {day_words.day(said[-1].at)}: {said[-1].said} {_SAFETY}"
    if Addressee.PREVENT in asked_of(assessment) and (said := _of(Answerer.PREVENT, replies)):
        of_them = f"What the Prevent coordinator answered on {day_words.day(said[-1].at)}: {said[-1].said}"
        found[PREVENT] = f"{of_them} {_LAW}"
    told = (one for one in assessment.answers if one.question in NOTED and _says(one.shown))
    return found | {one.question: f"{one.text} Noted: {one.shown} {_TO_CONFIRM}" for one in told} | {**noted}


def _of(who: Answerer, replies: Sequence[Reply]) -> Sequence[Reply]:
    return [one for one in replies if one.answerer is who]


LISTED: Final = "listed"
"""Id of the fact that somebody named confirmed that a name is the listed one."""
POLICE: Final = Answerer.POLICE.value
"""Id of what the police answered, as a fact on record."""
PREVENT: Final = Answerer.PREVENT.value
"""Id of what the Prevent coordinator answered who was to be asked, as of a name that may be listed."""
_SAFETY: Final = "(Only a specific fact of safety that nothing less meets counts, and after legal advice.)"
_LAW: Final = "(Only a specific fact counts, such as that it would break the law, and after legal advice.)"
_TO_CONFIRM: Final = (
    "(Only a specific fact of safety counts that the police confirm and nothing less meets, and after legal advice: "
    "note the police's own answer as their reply.)"
)


def fact_warning(decision: Decision, replies: Sequence[Reply]) -> str:
    """Warn of a decision that was taken without a fact, or on what the police answered; empty of any other.

    `replies` are those about the booking: what the legal adviser answered is not asked for once more.
    """
    if POLICE in decision.rests_on or ({*NOTED} & {*decision.rests_on} and _of(Answerer.POLICE, replies)):
        said = "It rests on what the police answered: only a specific fact of safety that nothing less meets counts."
    elif PREVENT in decision.rests_on:
        said = (
            "It rests on what the Prevent coordinator answered: only a specific fact counts, such as that it would "
            "break the law."
        )
    elif {*NOTED} & {*decision.rests_on}:
        said = (
            "It rests on what somebody noted of the police, or of others who were asked. Only a specific fact of "
            "safety counts that the police confirm and nothing less meets. No answer of the police is recorded: note "
            "it as their reply, with who gave it and when, before a letter goes out."
        )
    elif decision.without_fact:
        said = f"No fact on record is named that supports it. {NEVER_BY_ITSELF}"
        said += f" It was held to ask: {_SILENCE}." * bool(decision.after_hold)
    else:
        return ""
    advised = [one for one in replies if one.answerer is Answerer.LEGAL]
    advice = (
        f"The legal adviser answered on {day_words.day(advised[-1].at)}: read that before a letter goes out."
        if advised
        else "No legal advice on it is recorded: take it before a letter goes out, and note what they answered."
    )
    return f"{said} {advice}"


def kept_unsaid(assessment: Assessment, decision: Decision) -> str:
    """Say what was given with a decision that asks for none of it: it stays on record, and no letter says it."""
    kind = acts_as(decision.kind, decision.outcome)
    # the letter of conditions has places for what was weighed, and so has that of some days
    has_places = kind is OutcomeKind.APPROVE_WITH_CONDITIONS or is_in_part(decision)
    balance = has_places or needs_balance(assessment, kind, decision.conditions, decision.no_limit)
    # so has the letter of what is not available, though nothing was confirmed, for the clause and the deposit
    ends = ends_confirmed(assessment, kind) or kind in {OutcomeKind.NOT_AVAILABLE, OutcomeKind.WITHDRAWN}
    given = (
        ("the right", decision.right_engaged, balance),
        ("the aim", decision.aim, balance),
        ("why nothing less would do", decision.why_proportionate, balance),
        ("the power relied on", decision.power_relied_on, balance or ends),
        ("the deposit", decision.deposit, ends),
        ("what came of a hold", decision.after_hold, hold_to_answer(assessment, kind) is not None),
    )
    unsaid = [name for name, said, is_asked in given if said and not is_asked]
    return f"Kept on record, and said in no letter, for what was decided asks for none: {', '.join(unsaid)}." * bool(
        unsaid
    )


def at_once_ahead(assessment: Assessment) -> str:
    """Say of what was done at once where the event is no earlier than the grounds; empty of any other.

    An order to leave a building tonight says nothing of a day next month.
    """
    decision, days = assessment.decision, event_days(assessment)
    if decision is None or not is_at_once(decision) or is_in_part(decision) or days is None:
        return ""
    ahead = (
        f"The event is on {day_words.day(days.first)}: whether what was said holds for that day is for the grounds. "
        "Where it does not, decide again, and the booking goes ahead."
    )
    some = (
        "All of the series is off by this. Where it is about some days alone, decide again: "
        f"'{AT_ONCE_IN_PART.id}' with these days, or the grounds."
    )
    is_ahead = days.first - london_day(decision.at) >= _NEAR
    is_series = days.is_series and standing_in_part(assessment) is not None
    return " ".join((ahead,) * is_ahead + (some,) * is_series)


_NEAR: Final = timedelta(days=3)


def step_shortcomings(
    assessment: Assessment,
    decision: Decision,
    replies: Sequence[Reply] = (),
    noted: Mapping[str, str] = _NOTHING,
) -> Iterator[Shortcoming]:
    """Say what this step lacks, beyond what every decision must carry."""
    kind = acts_as(decision.kind, decision.outcome)
    if kind in APPROVING_KINDS and room_taken(assessment):
        yield about("outcome", ROOM_IS_TAKEN, CHANGE_ROOM)
    if kind is OutcomeKind.HOLD:
        yield from _hold(assessment, decision)
    if is_in_part(decision):
        yield from off_shortcomings(assessment, decision)
    elif decision.off_from is not None or decision.off_until is not None:
        what = "days that fall out are said only where some days of a series end"
        yield about("off_from", what, f"choose {_NAMED_IN_PART}, or leave them out")
    if kind is OutcomeKind.NOT_AVAILABLE:
        # what is offered instead follows with the grounds
        wanted = _OF_A_ROOM[:2] if is_at_once(decision) else _OF_A_ROOM
        yield from _lacking(decision, wanted)
    if ends_confirmed(assessment, kind) and not is_at_once(decision):
        # a cancellation names its power beside the balance
        yield from _lacking(decision, (_DEPOSIT,) if kind is OutcomeKind.CANCEL else (_CLAUSE, _DEPOSIT))
    known = facts_on_record(assessment, replies, noted)
    if kind is not OutcomeKind.NOT_AVAILABLE:
        yield from _said_of_no_room(decision, known)
    yield from _unknown(decision, known)
    if needs_fact(assessment, kind) and not decision.rests_on and not decision.without_fact:
        what = f"{_why_a_fact(assessment, kind, replies)}, and no fact is named that supports this"
        which = f"one of: {', '.join(known)}" if known else "one"
        fix = f"name {which}; never enough by themselves: {', '.join(NEVER_ALONE)}. Or go on without; that is recorded"
        yield about("rests_on", what, f"{fix}. {_ELSEWHERE}")
    if _is_unanswered(hold_to_answer(assessment, kind), replies) and not _says(decision.after_hold):
        fix = "write whom you asked, when, and what came, if only that nothing came"
        yield about("after_hold", "it does not say what came of the hold", fix)


def _is_unanswered(held: Decision | None, replies: Sequence[Reply]) -> bool:
    """Whether it was held, and nobody answered since: an answer that was noted is on record already."""
    return held is not None and not any(one.at >= held.at for one in replies)


def _said_of_no_room(decision: Decision, known: Mapping[str, str]) -> Iterator[Shortcoming]:
    """Refuse what only the letter of 'not available' says: of any other decision nobody would read it."""
    said = next((name for name, *_ in _OF_A_ROOM if _says(getattr(decision, name))), None)
    if said is not None:
        named = f"name a fact on record by its id ({', '.join(known)})" if known else "no fact on record can be named"
        what = f"'{said}' is said only where a room is not available: the letter of this decision would leave it out"
        yield about(said, what, f"write it in the reasons; {named}")


def _lacking(decision: Decision, wanted: Iterable[tuple[str, str, str]]) -> Iterator[Shortcoming]:
    return (about(*one) for one in wanted if not _says(getattr(decision, one[0])))


def _hold(assessment: Assessment, decision: Decision) -> Iterator[Shortcoming]:
    days, ends, today = event_days(assessment), decision.valid_until, london_day(decision.at)
    ahead = ahead_of(assessment, today)
    last = ahead - timedelta(days=1) if ahead else None
    event = "the next session" if days and days.first < (ahead or days.first) else "the event"
    fix = f"name a day up to {day_words.day(last)}, the day before {event}" if last else "name the day"
    if last is not None and last < today:
        yield about("outcome", "there is no day left before the event until which it could be held", "decide on it now")
    elif ends is None:
        yield about("until", "it does not say until when it is held", fix)
    elif last is not None and ends > last:
        yield about("until", f"a hold ends before {event}", fix)


def _why_a_fact(assessment: Assessment, kind: OutcomeKind, replies: Sequence[Reply]) -> str:
    """Say why a decision against this booking has to name a fact."""
    if _is_unanswered(hold_to_answer(assessment, kind), replies):
        return f"it was held to ask: {_SILENCE}"
    named = any(flag.weight is Weight.SERIOUS for flag in assessment.flags)
    return "that a name may be listed is no reason by itself" if named else "nothing serious is on record"


def _unknown(decision: Decision, known: Mapping[str, str]) -> Iterator[Shortcoming]:
    """Refuse a fact that is not on record, whatever is decided and whether or not it needs one."""
    unknown = next((name for name in decision.rests_on if name not in known), None)
    if unknown is not None:
        fix = f"name one by its id: {', '.join(known)}" if known else "there is none: leave it out"
        what = f"no fact on record that could be the reason has the id '{unknown[:60]}'"
        yield about("rests_on", what, f"{fix}. {_ELSEWHERE}")


def _says(text: str) -> bool:
    return any(char.isalnum() for char in text)

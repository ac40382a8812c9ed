"""What the steps of a booking must carry: a hold its end, what is not available its fact, a cancelling the deposit.

A decision against a booking against which nothing serious is on record names the fact that supports it. Complaints, a
speaker's lawful views, a reputation and the hostility of others can never be that fact by themselves: Billy Graham
Evangelistic Association v Scottish Event Campus (2022), Equality Act 2010 s29, Human Rights Act 1998 articles 9 to 11.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.shortcoming import Shortcoming, about
from venuecheck.assessment.steps import hold_to_answer, is_at_once, needs_fact, supporting_facts
from venuecheck.core import day_words
from venuecheck.core.london import london_day

NEVER_ALONE: Final = (
    "complaints",
    "lawful views of a speaker or of the group",
    "somebody's reputation",
    "the hostility of others",
)
"""What may never by itself be the reason for a decision against a booking."""
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
"""What a decision says that cancels a confirmed booking."""


def step_shortcomings(assessment: Assessment, decision: Decision) -> Iterator[Shortcoming]:
    """Say what this step lacks, beyond what every decision must carry."""
    if decision.kind is OutcomeKind.HOLD:
        yield from _hold(assessment, decision)
    if decision.kind is OutcomeKind.NOT_AVAILABLE:
        # what is offered instead follows with the grounds
        wanted = _OF_A_ROOM[:2] if is_at_once(decision) else _OF_A_ROOM
        yield from _lacking(decision, wanted)
    if decision.kind is OutcomeKind.CANCEL:
        yield from _lacking(decision, (_DEPOSIT,))
    if needs_fact(assessment, decision.kind):
        yield from _fact(assessment, decision)
    if hold_to_answer(assessment, decision.kind) is not None and not _says(decision.after_hold):
        fix = "write whom you asked, when, and what came, if only that nothing came"
        yield about("after_hold", "it does not say what came of the hold", fix)


def _lacking(decision: Decision, wanted: Iterable[tuple[str, str, str]]) -> Iterator[Shortcoming]:
    return (about(*one) for one in wanted if not _says(getattr(decision, one[0])))


def _hold(assessment: Assessment, decision: Decision) -> Iterator[Shortcoming]:
    days, ends = event_days(assessment), decision.valid_until
    last = days.first - timedelta(days=1) if days else None
    fix = f"name a day up to {day_words.day(last)}, the day before the event" if last else "name the day"
    if last is not None and last < london_day(decision.at):
        yield about("outcome", "there is no day left before the event until which it could be held", "decide on it now")
    elif ends is None:
        yield about("until", "it does not say until when it is held", fix)
    elif last is not None and ends > last:
        yield about("until", "a hold ends before the event", fix)


def _fact(assessment: Assessment, decision: Decision) -> Iterator[Shortcoming]:
    known = supporting_facts(assessment)
    unknown = [name for name in decision.rests_on if name not in known]
    if unknown:
        fix = f"name one of: {', '.join(known)}" if known else "go on without a fact; that is recorded and counted"
        yield about("rests_on", f"'{unknown[0][:60]}' is no fact on record that can support this", fix)
    elif not decision.rests_on and not decision.without_fact:
        what = "nothing serious is on record, and no fact is named that supports this"
        fix = f"name one; never enough by themselves: {', '.join(NEVER_ALONE)}. Or go on without; that is recorded"
        yield about("rests_on", what, fix)


def _says(text: str) -> bool:
    return any(char.isalnum() for char in text)

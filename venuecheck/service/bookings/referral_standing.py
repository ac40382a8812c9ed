"""What a request for advice says of what was decided and told so far, and what is therefore still open to ask."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.decided_words import decided_words, outcome_words
from venuecheck.assessment.replying import Reply, is_held, name_open
from venuecheck.assessment.steps import OPEN, before_change
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_words import fact


def standing_of(assessment: Assessment, replies: Sequence[Reply], told_at: Sequence[datetime]) -> Values:
    """Give the values of the places about it. `told_at`: when letters told the organiser what was decided."""
    decision, held = assessment.decision, is_held(assessment, replies)
    is_told = decision is not None and decision.kind not in OPEN and any(at >= decision.at for at in told_at)
    is_withdrawn = decision is not None and decision.kind is OutcomeKind.WITHDRAWN
    is_open = decision is None or decision.kind in OPEN
    needs_reply = not (is_told or is_withdrawn)
    waits = name_open(assessment, replies) is not None
    return {
        "standing": " ".join(_standing(assessment, told_at, is_told=is_told, waits=waits)),
        "to_reply": fact(needs_reply),
        "replied": fact(not needs_reply),
        "waits_for_reply": fact(held),
        "decides_anyway": fact(not held and is_open),
        "letter_follows": fact(not held and not is_open and needs_reply),
        "nothing_hangs": fact(not held and not needs_reply),
    }


def _standing(assessment: Assessment, told_at: Sequence[datetime], *, is_told: bool, waits: bool) -> Iterator[str]:
    decision, before = assessment.decision, before_change(assessment)
    if decision is not None:
        yield f"Decided so far, on {_day(decision.at)}: {outcome_words(decision)}."
        yield from _told(decision, told_at, is_told=is_told)
        if waits:
            yield f"{'It' if is_told else 'This is not confirmed: it'} waits for a judgement, or a reply."
        return
    if before is None:
        yield "Nobody has decided on it yet."
        return
    yield f"Decided on {_day(before.at)}: {decided_words(before)}."
    yield "The answers were changed since, and nobody has decided on it as it is now."
    if told_at:
        yield f"We wrote to the organiser on {_day(max(told_at))} what was decided before that."


def _told(decision: Decision, told_at: Sequence[datetime], *, is_told: bool) -> Iterator[str]:
    if is_told:
        yield f"We wrote that to the organiser on {_day(min(at for at in told_at if at >= decision.at))}."
    elif decision.kind is not OutcomeKind.WITHDRAWN:
        if decision.kind not in OPEN:
            yield "No letter of ours has told the organiser that."
        if told_at:
            yield f"We wrote to the organiser on {_day(max(told_at))} what was decided before."


def _day(at: datetime) -> str:
    return day_words.day(london_day(at))

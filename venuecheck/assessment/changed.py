"""What was changed in an assessment since somebody read it: answers, decision, names set aside, further bookings."""

from collections.abc import Iterator
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.decided_words import outcome_words
from venuecheck.core import day_words
from venuecheck.core.change import Change, differences
from venuecheck.core.london import london_time

_SAID_TOGETHER = frozenset({"person", "by", "role", "at", "outcome", "kind", "differs"})
"""Fields of a decision that are said together."""
_CALLED: Final = {
    "right_engaged": "the right or belief that it limits",
    "aim": "what the limit is meant to protect",
    "why_proportionate": "why a lesser measure would not do",
    "power_relied_on": "the law or hire term relied on",
    "no_limit": "which conditions limit neither what is said nor who comes",
    "valid_until": "it counts until",
    "rests_on": "the facts on record that support it",
    "without_fact": "decided without such a fact",
    "fact": "why it is not available",
    "source": "how that is known",
    "alternative": "what is offered instead",
    "after_hold": "what came of the hold",
    "deposit": "the deposit, and what was paid",
    "off_from": "the first day that falls out",
    "off_until": "the last day that falls out",
    "review_on": "to be looked at again on",
}
"""What fields of a decision are called, where their names are no words."""


def changed(before: Assessment, now: Assessment) -> tuple[Change, ...]:
    """Say field by field how `now` differs from what was read, and where it is known who changed it and when."""
    return (
        *_answers(before, now),
        *_decision(before, now),
        *_set_aside(before, now),
        *_occasions(before, now),
        *_passed_on(before, now),
    )


def _answers(before: Assessment, now: Assessment) -> Iterator[Change]:
    old = {one.question: one for one in before.answers}
    new = {one.question: one for one in now.answers}
    for name in dict.fromkeys((*old, *new)):
        was, is_ = old.get(name), new.get(name)
        if was is None or is_ is None or was.value != is_.value:
            yield Change(
                what=next(one.text for one in (is_, was) if one is not None),
                before=was.shown if was else "",
                now=is_.shown if is_ else "",
                by=now.person,
                at=now.finished or now.started,
            )
    if before.subject != now.subject:
        yield Change(what="what it is about", before=before.subject, now=now.subject, by=now.person)


def _decision(before: Assessment, now: Assessment) -> Iterator[Change]:
    old, new = before.decision, now.decision
    if old == new:
        return
    was, is_ = (outcome_words(one) if one else "" for one in (old, new))
    if new is None:
        yield Change(what="decision", before=was, now="")
        return
    yield Change(what="decision", before=was if was != is_ else "", now=is_, by=new.person, at=new.at)
    yield from differences(old, new, called=_CALLED, leave_out=_SAID_TOGETHER, by=new.person, at=new.at)


def _set_aside(before: Assessment, now: Assessment) -> Iterator[Change]:
    known = {(one.question, match.entry) for one in before.screened for match in one.matches if match.dismissed}
    for one in now.screened:
        for match in one.matches:
            if match.dismissed is not None and (one.question, match.entry) not in known:
                said = match.dismissed
                what = f"{one.name} is not {match.listed}"
                yield Change(what=what, before="", now=said.reason, by=said.person, at=said.at)


def _occasions(before: Assessment, now: Assessment) -> Iterator[Change]:
    for one in now.occasions:
        if one not in before.occasions:
            yield Change(what="also covers", before="", now=one.subject, by=one.person, at=one.at)


def _passed_on(before: Assessment, now: Assessment) -> Iterator[Change]:
    """Say that something was written for the safeguarding lead, and never by whom."""
    if now.passed_to_lead is not None and now.passed_to_lead != before.passed_to_lead:
        at = london_time(now.passed_to_lead)
        said = f"on {day_words.day(at)} at {at:%H:%M}"
        yield Change(what="written down for the designated safeguarding lead", before="", now=said)

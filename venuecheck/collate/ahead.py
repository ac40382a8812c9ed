"""What a venue told that is dated in the future, or was when it was exported: it counts not, and each is named.

It has not happened, and counts for nothing but bad news: what a check found wrong, which the venue tells as a fault
(`assurance/counting`), and what a person said is not so (`assurance/bad_news`).
"""

from collections.abc import Iterator
from datetime import date, datetime

from venuecheck.assurance.check import aware, is_ahead
from venuecheck.collate.facts import AheadKind, Check, CheckAhead, VenueFacts
from venuecheck.collate.sent import NotCounted, Trouble
from venuecheck.core import day_words
from venuecheck.core.london import is_still_to_come, london_day

_WORDS: dict[AheadKind, str] = {
    AheadKind.CHECKLIST: "the checklist",
    AheadKind.LOOK: "the look at the filter’s log of",
    AheadKind.DECISION: "the decision on",
    AheadKind.REPLY: "what was replied about",
    AheadKind.CONDITION: "what was seen of a condition of",
    AheadKind.LOOK_BACK: "whether the event was as booked of",
    AheadKind.LIST: "that a list of names was got",
}
"""In words before what it is about; total."""


def dated_ahead(facts: VenueFacts, at: datetime) -> Iterator[NotCounted]:
    """Name every fact of a venue that is dated after the moment that is asked about, or after what was exported."""
    now = facts.asked(at)
    for what, on in _ahead(facts, now):
        words = (
            f"it is dated {day_words.day(on)}, which is still to come; have the venue’s clock put right, "
            "and the thing done again (what it found or said is wrong counts until a later one says otherwise)"
        )
        yield _named(facts, what, words)
    for check in _left_out(facts):
        if aware(check.at) <= aware(now):
            words = (
                f"it is dated {day_words.day(london_day(check.at))}, which was still to come when it was exported, "
                "so that nobody can tell here what it found; export again with a newer bundle of the venue"
            )
            yield _named(facts, _check(check), words)


def _named(facts: VenueFacts, what: str, words: str) -> NotCounted:
    source = f"{facts.venue.id}: {what}"
    return NotCounted(source=source, trouble=Trouble.FUTURE, words=words, venue=facts.venue.id)


def _left_out(facts: VenueFacts) -> Iterator[CheckAhead]:
    here = {check.run for check in facts.checks}
    return (check for check in facts.left_out if check.run not in here)


def _check(check: Check | CheckAhead) -> str:
    return f"the check {check.run} of {check.network}"


def _ahead(facts: VenueFacts, at: datetime) -> Iterator[tuple[str, date]]:
    for check in facts.checks:
        if is_ahead(check.started, at, by_person=check.by_person):
            yield _check(check), london_day(check.started)
    for left_out in _left_out(facts):
        if aware(left_out.at) > aware(at):
            yield _check(left_out), london_day(left_out.at)
    for what, when in _told(facts):
        if aware(when) > aware(at):
            yield what, london_day(when)
    for what, on in _seen(facts):
        if is_still_to_come(on, at):
            yield what, on


def _told(facts: VenueFacts) -> Iterator[tuple[str, datetime]]:
    """Give what has a moment."""
    for one in facts.assessed:
        yield f"the checklist {one.id}", one.started
    for gone in facts.retirements:
        yield f"that {' '.join(filter(None, (gone.network, gone.list_id, gone.page)))} is retired", gone.at
    for note in facts.notes:
        yield f"what was said of the action {note.action}", note.at
    for signed in facts.signed:
        what = f"requirement {signed.requirement} of {signed.plan}" if signed.requirement else "the report"
        yield f"the signature of {what}", signed.at
    for said in facts.overridden:
        if said.made is not None:
            yield f"what a person says of the page {said.page} of {said.network}", said.made
    for each in facts.ahead:
        yield f"{_WORDS[each.kind]} {each.about}".strip(), each.at


def _seen(facts: VenueFacts) -> Iterator[tuple[str, date]]:
    """Give what has a day alone."""
    for look in facts.looks:
        yield f"the look at the filter’s log of {look.network}", look.on
    for said in facts.returns:
        yield "what was said of it", said.said_on

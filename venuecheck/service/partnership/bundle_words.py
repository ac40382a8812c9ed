"""What a bundle tells a coordinator, in words: for whoever wants to see it before it is sent, or is sent it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS
from venuecheck.assessment.looked_back import review_words
from venuecheck.core import day_words
from venuecheck.filtering.model.finding import Result
from venuecheck.report.venue.counts import result_counted
from venuecheck.service.partnership.bundle import AssessmentSaid, Bundle, RunSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that a bundle tells."""

    title: str
    lines: tuple[str, ...]


def future_words(made_at: datetime) -> str:
    """Say of a bundle that it is dated in the future, and what to do; a clause."""
    said = f"it says that it was made on {day_words.day(made_at)}, which is still to come"
    return f"{said}; ask the venue to put its clock right and send it again"


def told_by(bundle: Bundle) -> tuple[Told, ...]:
    """Say what a bundle tells; nothing in it names anybody, unless a case was added."""
    bookings = [one for one in bundle.assessments if not one.of_venue]
    of_venue = [one for one in bundle.assessments if one.of_venue]
    return (
        Told(title="Checks of the web filter", lines=tuple(_checks(bundle))),
        Told(title="Bookings that were checked", lines=tuple(_outcomes(bookings))),
        Told(title="Checks of the venue itself", lines=tuple(_of_venue(of_venue))),
        Told(title="What there is to do", lines=tuple(_to_do(bundle.assessments))),
        Told(title="Signatures", lines=tuple(f"Signed on {day_words.day(one.at)}." for one in bundle.sign_offs[-1:])),
    )


def _checks(bundle: Bundle) -> Iterator[str]:
    for network in bundle.networks:
        mine = [one for one in bundle.runs if one.network == network.id]
        yield f"{network.name}: {_check(max(mine, key=lambda one: one.started)) if mine else 'not checked yet'}."


def _check(run: RunSaid) -> str:
    own = run.by_itself if run.seen_on else run.counts
    said = _numbers(own) if run.valid else f"does not count ({run.invalid_reason})"
    since = ", ".join(map(day_words.day, run.seen_on))
    beside = f"; with what persons saw beside it ({since}): {_numbers(run.counts)}" if since else ""
    return f"last checked on {day_words.day(run.started)}: {said}{beside}"


def _numbers(number: Mapping[str, int]) -> str:
    found = (result_counted(number[result.value], result) for result in Result if number.get(result.value))
    return ", ".join(found) or "no page was tried"


def _outcomes(bookings: Sequence[AssessmentSaid]) -> Iterator[str]:
    counts = Counter(one.decided for one in bookings)
    for kind, words in OUTCOME_KIND_WORDS.items():
        if counts[kind]:
            yield f"{words[:1].upper()}{words[1:]}: {counts[kind]}."
    changed = sum(one.decided is None and one.changed for one in bookings)
    if counts[None] > changed:
        yield f"Nobody has decided yet: {counts[None] - changed}."
    if changed:
        yield f"Decided, and changed since; nobody has decided on it as it is now: {changed}."
    noted = Counter(review_words(one.looked_back) for one in bookings if one.looked_back)
    for said, number in sorted(noted.items()):
        yield f"Noted after the event: {said}: {number}."


def _of_venue(checks: Sequence[AssessmentSaid]) -> Iterator[str]:
    newest = {one.checklist: one for one in sorted(checks, key=lambda one: one.started)}
    for one in newest.values():
        kind = one.decided or one.recommended
        yield f"{one.checklist_title}, {day_words.day(one.started)}: {OUTCOME_KIND_WORDS[kind]}."


def _to_do(assessments: Sequence[AssessmentSaid]) -> Iterator[str]:
    actions = [action for one in assessments for action in one.actions_set]
    if actions:
        open_ = [one for one in actions if not one.done and one.closed is None]
        yield f"{len(open_)} open of {len(actions)} that checklists set."

"""The board's paper: where things stand, what changed, what is asked of the board."""

from collections.abc import Iterator, Mapping, Sequence

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.picture import Picture, worse
from venuecheck.collate.sent import NotCounted
from venuecheck.report.partnership.by_persons import at_venues
from venuecheck.report.partnership.listed import name_of, partner_name
from venuecheck.report.partnership.view import BoardPaper
from venuecheck.report.partnership.words import OUTCOME_WORDS, readable
from venuecheck.report.setting.wording import counted, day, joined, some, was_or_were

_NAMED = 4
"""So many are named on one page; the full report names all."""


def board_paper(
    picture: Picture,
    listed: Sequence[VenueFacts],
    partners: Mapping[str, Partner],
    not_counted: Sequence[NotCounted],
) -> BoardPaper:
    """Write the paper; short enough for one page whatever the number of venues."""
    return BoardPaper(
        position=tuple(_position(picture, len(listed), len(not_counted))),
        change=tuple(_change(picture, listed)),
        decisions=tuple(_decisions(picture, listed, partners)),
    )


def _position(picture: Picture, total: int, not_counted: int) -> Iterator[str]:
    yield f"Web filters, of {counted(total, 'venue')}: {_statuses(picture.filtering)}."
    yield f"Bookings and procedures: {_statuses(picture.bookings)}."
    yield f"What the plans require: {_statuses(picture.requirements, _REQUIRED)}."
    quarter = picture.quarter
    outcomes = ", ".join(
        f"{number} {_OUTCOMES[name]}"
        for name, number in quarter.by_outcome
        if number and name != OutcomeKind.ADVISE.value
    )
    booked = f"{counted(quarter.total - quarter.advice, 'booking')} begun this quarter"
    yield f"{booked}{': ' + outcomes if outcomes else ''}."
    if quarter.advice:
        yield f"Beside them advice was given to owners {counted(quarter.advice, 'time')}."
    yield from at_venues(picture.standings)
    if quarter.less_strict or quarter.stricter:
        ways = f"{quarter.less_strict} less strictly, {quarter.stricter} more strictly"
        yield f"Decided otherwise than recommended: {ways}."
    if quarter.without_fact:
        yield f"{counted(quarter.without_fact, 'booking')} decided against without a fact on record."
    yield f"{counted(picture.actions.open, 'action')} open, {picture.actions.late} of them late."
    top = [one for one in picture.failures.by_category if one.opened][:_NAMED]
    if top:
        named = joined([f"{readable(one.name)} ({counted(one.opened, 'page')})" for one in top])
        yield f"Pages that opened and should not, most often: {named}."
    if not_counted:
        sent = f"{counted(not_counted, 'thing')} that {was_or_were(not_counted)} sent"
        yield f"{sent} could not be counted; the full report names each and why."


_SAID: dict[Status, str] = {
    Status.PROBLEM: "need action",
    Status.NOT_PROVEN: "could not be told",
    Status.OVERDUE: "are overdue",
    Status.NOT_REPORTED: "not reported",
    Status.WAITING: "wait for a decision",
    Status.STATED: "stated and not shown",
    Status.FINE: "as expected",
    Status.NOT_APPLICABLE: "do not apply",
}
_REQUIRED: dict[Status, str] = {**_SAID, Status.FINE: "shown"}
_ALWAYS_SAID = frozenset({Status.PROBLEM, Status.NOT_PROVEN, Status.NOT_REPORTED, Status.FINE})
_OUTCOMES = {name: words[:1].lower() + words[1:] for name, words in OUTCOME_WORDS.items()}


def _statuses(numbers: Mapping[Status, int], words: Mapping[Status, str] = _SAID) -> str:
    """Say how many stand how; the four that matter most are said though they are nought."""
    said = [status for status in Status if numbers[status] or status in _ALWAYS_SAID]
    return ", ".join(f"{numbers[status]} {words[status]}" for status in said)


def _change(picture: Picture, listed: Sequence[VenueFacts]) -> Iterator[str]:
    names = {facts.venue.id: name_of(facts.venue) for facts in listed}
    down = [names[one.venue] for one in picture.moved if worse(one)]
    up = [names[one.venue] for one in picture.moved if not worse(one)]
    since = f"Since {day(picture.before)}, by the test pages alone"
    yield f"{since}, worse: {_some(down)}." if down else f"{since}, no venue stands worse."
    yield f"{since}, better: {_some(up)}." if up else f"{since}, no venue stands better."
    now, before = (one.total - one.advice for one in (picture.quarter, picture.quarter_before))
    yield (f"Bookings: {now} this quarter, {before} in the quarter before.")


def _decisions(picture: Picture, listed: Sequence[VenueFacts], partners: Mapping[str, Partner]) -> Iterator[str]:
    by_id = {facts.venue.id: facts for facts in listed}
    silent = list(
        dict.fromkeys(
            partner_name(by_id[venue].venue, partners) or name_of(by_id[venue].venue) for venue in picture.overdue
        )
    )
    if silent:
        yield f"Agree that the chief officers of {_some(silent)} are asked to report, and by when."
    wrong = [standing.venue for standing in picture.standings if standing.filtering is Status.PROBLEM]
    if wrong:
        named = _some([name_of(by_id[venue].venue) for venue in wrong])
        yield f"Agree who sees to it that the filters of {named} are put right, and by when they are checked again."
    if picture.actions.late:
        late = picture.actions.late
        yield f"Agree what is done about {counted(late, 'action')} that {was_or_were(late)} due and not done."
    unsure = picture.filtering[Status.NOT_PROVEN]
    if unsure:
        yield f"Note that at {counted(unsure, 'venue')} nobody can say yet whether the filter works."
    if not (silent or wrong or picture.actions.late or unsure):
        yield "None this quarter: note the position."


def _some(names: Sequence[str]) -> str:
    return some(names, _NAMED)

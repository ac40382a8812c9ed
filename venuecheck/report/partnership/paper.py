"""The board's paper: where things stand, what changed, and what is asked of the board: what it can decide alone."""

from collections.abc import Iterator, Mapping, Sequence

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.status import Status
from venuecheck.collate.became import Became
from venuecheck.collate.change import CHANGE_WORDS, Change
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.picture import Picture
from venuecheck.collate.sent import NotCounted
from venuecheck.report.partnership.actions import actions_words
from venuecheck.report.partnership.by_persons import at_venues
from venuecheck.report.partnership.listed import name_of, partner_name
from venuecheck.report.partnership.overall import since_words
from venuecheck.report.partnership.view import BoardPaper
from venuecheck.report.partnership.words import OUTCOME_WORDS, classes_said, first_sentence, plainly, readable
from venuecheck.report.setting.wording import capitalised, counted, joined, some, was_or_were

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
    yield f"{first_sentence(total, plainly(picture.filtering))} {_not_shown(picture.filtering)}".strip()
    yield f"{classes_said(plainly(picture.bookings), 'bookings')} {_not_shown(picture.bookings)}".strip()
    yield f"What the plans require, by venue: {_statuses(picture.requirements)}."
    yield from _bookings(picture)
    yield from (words for words, _ in at_venues(picture.standings))
    yield actions_words(picture.actions)
    top = [one for one in picture.failures.by_category if one.opened][:_NAMED]
    if top:
        named = joined([f"{readable(one.name)} ({counted(one.opened, 'page')})" for one in top])
        yield f"Pages that opened and should not, most often: {named}."
    if not_counted:
        sent = f"{counted(not_counted, 'thing')} that {was_or_were(not_counted)} sent"
        yield f"{sent} could not be counted; the appendix names each and why."


def _bookings(picture: Picture) -> Iterator[str]:
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
    if quarter.less_strict or quarter.stricter:
        let, refused = quarter.became[Became.LET_LESS_STRICTLY], quarter.became[Became.REFUSED_MORE_STRICTLY]
        yield (
            f"Decided otherwise than recommended: {quarter.less_strict} less strictly ({let} of them let), "
            f"{quarter.stricter} more strictly ({refused} of them refused or cancelled)."
        )
    if quarter.without_fact:
        yield f"{counted(quarter.without_fact, 'booking')} decided against without a fact on record."
    if quarter.changed:
        yield f"{counted(quarter.changed, 'booking')} changed since decided, and waiting for a decision again."


_NOT_SHOWN: dict[Status, str] = {
    Status.NOT_PROVEN: "could not be told",
    Status.OVERDUE: "overdue",
    Status.NOT_REPORTED: "not reported",
    Status.WAITING: "waiting for a decision",
    Status.STATED: "stated alone",
    Status.NOT_APPLICABLE: "nothing that applies",
}


def _not_shown(numbers: Mapping[Status, int]) -> str:
    """Say what is behind the third class; empty for nothing."""
    said = [f"{numbers[status]} {words}" for status, words in _NOT_SHOWN.items() if numbers[status]]
    return f"Of those not shown: {joined(said)}." if said else ""


_SAID: dict[Status, str] = {
    Status.PROBLEM: "need action",
    Status.NOT_PROVEN: "could not be told",
    Status.OVERDUE: "are overdue",
    Status.NOT_REPORTED: "not reported",
    Status.WAITING: "wait for a decision",
    Status.STATED: "stated and not shown",
    Status.FINE: "shown",
    Status.NOT_APPLICABLE: "do not apply",
}
_ALWAYS_SAID = frozenset({Status.PROBLEM, Status.NOT_PROVEN, Status.NOT_REPORTED, Status.FINE})
_OUTCOMES = {name: words[:1].lower() + words[1:] for name, words in OUTCOME_WORDS.items()}


def _statuses(numbers: Mapping[Status, int]) -> str:
    """Say how many stand how; the four that matter most are said though they are nought."""
    said = [status for status in Status if numbers[status] or status in _ALWAYS_SAID]
    return ", ".join(f"{numbers[status]} {_SAID[status]}" for status in said)


def _change(picture: Picture, listed: Sequence[VenueFacts]) -> Iterator[str]:
    names = {facts.venue.id: name_of(facts.venue) for facts in listed}
    yield f"Web filters, beside {since_words(picture)}:"
    for each in Change:
        mine = [names[one.venue] for one in picture.moved if one.change is each]
        if mine or each in {Change.WORSE, Change.BETTER}:
            yield f"{capitalised(CHANGE_WORDS[each])}: {f'{len(mine)} ({_some(mine)})' if mine else 'none'}."
    now, before = (one.total - one.advice for one in (picture.quarter, picture.quarter_before))
    yield f"Bookings: {now} this quarter, {before} in the quarter before."


def _decisions(picture: Picture, listed: Sequence[VenueFacts], partners: Mapping[str, Partner]) -> Iterator[str]:
    """Ask for what a board can decide: by whom and by when. What it can only note stands above."""
    by_id = {facts.venue.id: facts for facts in listed}
    # whoever sent something that cannot be used was not silent: they are asked to send it again, and no board is
    sent = {one.venue for one in picture.standings if one.unusable}
    silent = [venue for venue in picture.overdue if venue not in sent]
    if silent:
        named = [partner_name(by_id[one].venue, partners) or name_of(by_id[one].venue) for one in silent]
        asked = _some(list(dict.fromkeys(named)))
        yield f"Agree who asks {asked} to report on {counted(len(silent), 'venue')}, and by when."
    wrong = [standing.venue for standing in picture.standings if standing.filtering is Status.PROBLEM]
    if wrong:
        theirs = _some([name_of(by_id[venue].venue) for venue in wrong])
        yield f"Agree who sees to it that the filters of {theirs} are put right, and by when they are checked again."
    if picture.actions.late:
        late = picture.actions.late
        yield f"Agree what is done about {counted(late, 'action')} that {was_or_were(late)} due and not done."
    if not (silent or wrong or picture.actions.late):
        yield "None this quarter: note the position."


def _some(names: Sequence[str]) -> str:
    return some(names, _NAMED)

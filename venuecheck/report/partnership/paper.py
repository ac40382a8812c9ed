"""The board's paper: where things stand, what changed, and what is asked of the board: what it can decide alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.plainly import PLAINLY, Plain
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import ToDo, Why
from venuecheck.collate.became import Became
from venuecheck.collate.change import CHANGE_WORDS, Change
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.gone import arrived_by_way, gone_by_way
from venuecheck.collate.picture import Picture
from venuecheck.collate.sent import NotCounted
from venuecheck.collate.standing import Standing
from venuecheck.report.partnership.actions import actions_words
from venuecheck.report.partnership.booked import counted_anew
from venuecheck.report.partnership.by_persons import at_venues
from venuecheck.report.partnership.listed import name_of, partner_name
from venuecheck.report.partnership.overall import since_words
from venuecheck.report.partnership.unusable import (
    SENT_NOT_USABLE,
    by_way,
    not_counted_words,
    sent_unusable_words,
)
from venuecheck.report.partnership.view import BoardPaper
from venuecheck.report.partnership.words import OUTCOME_WORDS, classes_said, first_sentence, plainly, readable
from venuecheck.report.setting.wording import capitalised, counted, joined, some, uncapitalised, was_or_were

_NAMED = 4
"""So many are named on one page; the full report names all."""


def board_paper(
    picture: Picture,
    listed: Sequence[VenueFacts],
    partners: Mapping[str, Partner],
    not_counted: Sequence[NotCounted],
    today: Sequence[Standing] = (),
) -> BoardPaper:
    """Write the paper; short enough for one page whatever the number of venues.

    `today` is how the venues stand on the day on which it is written, where that is later: nothing is asked of a board
    that was done since.
    """
    open_ = _still_open(picture, today or picture.standings)
    return BoardPaper(
        position=tuple(_position(picture, len(listed), not_counted)),
        change=(*_change(picture, listed), *_since(picture, open_, listed)),
        decisions=tuple(_decisions(open_, listed, partners)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """What a board can decide on, of how things stood, and is so still."""

    silent: tuple[str, ...]
    """Ids of venues that are overdue and sent nothing, the longest silent first."""
    wrong: tuple[str, ...]
    """Ids of venues whose filter needed action, and is not shown to be in order since."""
    late: int
    """Actions that were late, and that something asks for still."""


def _still_open(picture: Picture, today: Sequence[Standing]) -> _Open:
    now = {one.venue: one for one in today}
    # whoever sent something that cannot be used was not silent: they are asked to send it again, and no board is
    silent = {one.venue for one in picture.standings if one.is_silent and now[one.venue].is_silent}
    # silence since, a check without a clear answer, or a person's word puts nothing right
    wrong = (
        one
        for one in picture.standings
        if one.filtering is Status.PROBLEM and PLAINLY[now[one.venue].filtering] is not Plain.IN_ORDER
    )
    late = (
        _is_open(each, now[one.venue].to_do)
        for one in picture.standings
        for each in one.to_do
        if each.is_late(picture.at)
    )
    return _Open(
        silent=tuple(venue for venue in picture.overdue if venue in silent),
        wrong=tuple(one.venue for one in wrong),
        late=sum(late),
    )


def _is_open(late: ToDo, now: Sequence[ToDo]) -> bool:
    """Whether what was late is open now. What nothing asks for any more is not: a network was checked, say."""
    same = [each for each in now if each.id == late.id]
    if not same and late.why is Why.ASKED:
        # a later self-assessment asks for the same under its own id
        same = [each for each in now if each.why is Why.ASKED and _own_id(each) == _own_id(late)]
    return any(each.closed is None for each in same)


def _own_id(asked: ToDo) -> str:
    """Give the id that the checklist gives to what it asks for."""
    return asked.id.rpartition(":")[2]


def _since(picture: Picture, open_: _Open, listed: Sequence[VenueFacts]) -> Iterator[str]:
    """Say what was done since the day that the paper is about."""
    names = {facts.venue.id: name_of(facts.venue) for facts in listed}
    heard = [names[one.venue] for one in picture.standings if one.is_silent and one.venue not in open_.silent]
    right = [
        names[one.venue]
        for one in picture.standings
        if one.filtering is Status.PROBLEM and one.venue not in open_.wrong
    ]
    done = picture.actions.late - open_.late
    said = [f"heard of {_some(heard)}"] * bool(heard) + [f"filters put right at {_some(right)}"] * bool(right)
    said += [f"{counted(done, 'late action')} no longer open"] * bool(done)
    if said:
        yield f"Since then, and in none of the numbers: {joined(said)}."


def _position(picture: Picture, total: int, not_counted: Sequence[NotCounted]) -> Iterator[str]:
    yield f"{first_sentence(total, plainly(picture.filtering))} {_not_shown(picture, 'filtering')}".strip()
    yield f"{classes_said(plainly(picture.bookings), 'bookings')} {_not_shown(picture, 'bookings')}".strip()
    yield f"What the plans require, by venue: {_required(picture)}."
    yield from _bookings(picture)
    yield from (words for words, _ in at_venues(picture.standings))
    yield actions_words(picture.actions)
    top = [one for one in picture.failures.by_category if one.opened][:_NAMED]
    if top:
        named = joined([f"{readable(one.name)} ({counted(one.opened, 'page')})" for one in top])
        yield (
            f"Test pages that opened and should not, by category, most often: {named}. They are made for testing, and "
            "show nothing of what their category is about."
        )
    again, _ = sent_unusable_words(picture.standings)
    if again:
        yield again
    if not_counted:
        yield not_counted_words(not_counted)


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
            f"Decided otherwise than recommended: {quarter.less_strict} less strictly{_of_them(let, 'let')}, "
            f"{quarter.stricter} more strictly{_of_them(refused, 'refused or cancelled')}."
        )
    if quarter.without_fact:
        yield f"{counted(quarter.without_fact, 'booking')} decided against without a fact on record."
    if quarter.changed:
        yield f"{counted(quarter.changed, 'booking')} changed since decided, and waiting for a decision again."
    if quarter.looked_back:
        said = "; ".join(f"{words}: {number}" for words, number in quarter.looked_back.items())
        yield f"Noted after events this quarter: {said}."


def _of_them(number: int, words: str) -> str:
    return f" ({number} {words})" if number else ""


_NOT_SHOWN: dict[Status, str] = {
    Status.NOT_PROVEN: "could not be told",
    Status.OVERDUE: "overdue",
    Status.NOT_REPORTED: "not reported",
    Status.WAITING: "waiting for a decision",
    Status.STATED: "stated alone",
    Status.NOT_APPLICABLE: "nothing that applies",
}
_NOT_USABLE = "sent what is not usable"


def _not_shown(picture: Picture, side: str) -> str:
    """Say what is behind the third class; empty for nothing."""
    ways = by_way(picture.standings, side).items()
    words = [
        (number, _NOT_USABLE if way == SENT_NOT_USABLE else _NOT_SHOWN.get(way.status, "")) for way, number in ways
    ]
    said = [f"{number} {what}" for number, what in words if number and what]
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
_OUTCOMES = {name: uncapitalised(words).replace(", ", " and ") for name, words in OUTCOME_WORDS.items()}


def _required(picture: Picture) -> str:
    """Say at how many venues requirements stand how; the four that matter most are said though they are nought."""
    ways = by_way(picture.standings, "requirements").items()
    said = [(way, number) for way, number in ways if number or way.status in _ALWAYS_SAID]
    return ", ".join(f"{number} {_NOT_USABLE if way == SENT_NOT_USABLE else _SAID[way.status]}" for way, number in said)


def _change(picture: Picture, listed: Sequence[VenueFacts]) -> Iterator[str]:
    names = {facts.venue.id: name_of(facts.venue) for facts in listed}
    new = {one.venue.id for one in picture.arrived}
    yield f"Web filters, beside {since_words(picture)}:"
    for each in Change:
        mine = [names[one.venue] for one in picture.moved if one.change is each and one.venue not in new]
        if mine or each in {Change.WORSE, Change.BETTER}:
            yield f"{capitalised(CHANGE_WORDS[each])}: {f'{len(mine)} ({_some(mine)})' if mine else 'none'}."
    for words, came in arrived_by_way(picture.arrived):
        if came:
            yield f"{words}: {len(came)} ({_some([names[one.venue.id] for one in came])})."
    for words, gone in gone_by_way(picture.gone):
        if gone:
            yield f"{words}: {len(gone)} ({_some([name_of(one.facts.venue) for one in gone])})."
    now, before = (one.total - one.advice for one in (picture.quarter, picture.quarter_before))
    yield f"Bookings: {now} this quarter, {before} in the quarter before. {counted_anew(picture)}".rstrip()


def _decisions(open_: _Open, listed: Sequence[VenueFacts], partners: Mapping[str, Partner]) -> Iterator[str]:
    """Ask for what a board can decide: by whom and by when. What it can only note stands above."""
    by_id = {facts.venue.id: facts for facts in listed}
    if open_.silent:
        named = [partner_name(by_id[one].venue, partners) or name_of(by_id[one].venue) for one in open_.silent]
        asked = _some(list(dict.fromkeys(named)))
        yield f"Agree who asks {asked} to report on {counted(len(open_.silent), 'venue')}, and by when."
    if open_.wrong:
        theirs = _some([name_of(by_id[venue].venue) for venue in open_.wrong])
        yield f"Agree who sees to it that the filters of {theirs} are put right, and by when they are checked again."
    if open_.late:
        late = counted(open_.late, "action")
        yield f"Agree what is done about {late} that {was_or_were(open_.late)} due and not done."
    if not (open_.silent or open_.wrong or open_.late):
        yield "None this quarter: note the position."


def _some(names: Sequence[str]) -> str:
    return some(names, _NAMED)

"""What was sent and cannot be counted, in words: a venue that sent something was not silent."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.collate.count_at_venues import CountAtVenues, count_by
from venuecheck.collate.not_usable import Sides, Unusable
from venuecheck.collate.sent import NotCounted
from venuecheck.collate.standing import Standing
from venuecheck.report.partnership.view import StatusShown
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS
from venuecheck.report.setting.wording import counted, joined, label, sentence, some, stopped, was_or_were

NOT_USABLE = "Sent, not usable"
_SENT_SINCE, _SENT_BEFORE = "Sent since, not usable", "Sent before what counts, not usable"
"""Of these nobody has to send anything again."""
_SIDES = {
    "filtering": "the web filter is",
    "bookings": "bookings and procedures are",
    "requirements": "what the plans require is",
}
SENT_NOT_USABLE = StatusShown(status=Status.NOT_REPORTED, words=NOT_USABLE)
"""Nothing that counts was told, and what was sent has to be sent again: not silent."""
_MOST_NAMED = 5
_WAY = {status: StatusShown(status=status, words=words) for status, words in STATUS_WORDS.items()}
WAYS = tuple(
    way
    for status in Status
    for way in ((_WAY[status], SENT_NOT_USABLE) if status is Status.NOT_REPORTED else (_WAY[status],))
)
"""Every way in which venues are counted, in the order of statuses."""


def side_shown(
    status: Status, counted_alone: Status, standing: Standing, words_of: Mapping[Status, str] = STATUS_WORDS
) -> StatusShown:
    """Give a side's status with its words: where nothing that counts was told, or what was refused is worse, say so."""
    if _is_not_usable(status, standing):
        return SENT_NOT_USABLE
    words = words_of[status]
    if status is not counted_alone:
        words = f"{words}, by what was sent and is not usable"
    return StatusShown(status=status, words=words)


def way_of(status: Status, *, unusable: bool) -> StatusShown:
    """Give the way in which a venue of this status is counted; `unusable` where it has to send again what it sent."""
    return SENT_NOT_USABLE if status is Status.NOT_REPORTED and unusable else _WAY[status]


def by_way(standings: Iterable[Standing], side: str) -> dict[StatusShown, int]:
    """Count venues by how a side of them stands, those that sent what is not usable apart from those not reported.

    Every way is there, noughts too, but for `SENT_NOT_USABLE`, which is there where a venue is so.
    """
    each = [(one.venue, getattr(one, side), one) for one in standings]
    ways = ((venue, way_of(status, unusable=one.to_send_again)) for venue, status, one in each)
    number = count_by(ways, WAYS)
    return {way: venues for way, venues in number.items() if venues or way is not SENT_NOT_USABLE}


def _is_not_usable(status: Status, standing: Standing) -> bool:
    return status is Status.NOT_REPORTED and standing.to_send_again


def sent_unusable_words(standings: Sequence[Standing]) -> tuple[str, tuple[int, ...]]:
    """Say of how many venues something came that has to be sent again, with the numbers; empty for none.

    And at how many of them each side is not reported by what counts: so many the tables have as not usable.
    """
    venues = CountAtVenues(one.venue for one in standings if one.to_send_again)
    if not venues:
        return "", ()
    sides = [(name, by_way(standings, side).get(SENT_NOT_USABLE, 0)) for side, name in _SIDES.items()]
    left = [(name, number) for name, number in sides if number]
    said = joined([f"{name} not reported at {number}" for name, number in left])
    words = f"Of {counted(venues, 'venue')} something was sent that is not usable"
    return f"{words}; by what counts, {said}." if left else f"{words}.", (venues, *(number for _, number in left))


def not_counted_words(not_counted: Collection[NotCounted]) -> str:
    """Say how many things are not counted: as many as the appendix names, and the same in every paper; empty for none.

    Of what closed and merged venues sent some is in part.
    """
    number, in_part = len(not_counted), sum(one.in_part for one in not_counted)
    if not number:
        return ""
    sent = f"{counted(number, 'thing')} {was_or_were(number)} sent that {'is' if number == 1 else 'are'}"
    part = f", {in_part} of them in part" if in_part else ""
    what = "counted in part" if in_part == number else f"not counted{part}"
    return f"{sent} {what}; each is named in the appendix{settled_words(not_counted)}."


def whose_words(one: NotCounted, names: Mapping[str, str]) -> str:
    """Name the venue that something is of, or may be of, by `names` of ids; empty where nobody can tell."""
    if one.venue in names:
        return label(names[one.venue])
    meant = f"perhaps {label(names.get(one.meant, one.meant))}" if one.meant else ""
    return meant or label(one.venue)


def settled_words(not_counted: Iterable[NotCounted]) -> str:
    """Say, after what is not counted, how much of that needs nothing more; empty for none."""
    number = sum(not one.is_lost for one in not_counted)
    return f", and {number} {'needs' if number == 1 else 'need'} nothing more" if number else ""


def unusable_facts(standing: Standing) -> Iterator[str]:
    """Say of each thing why it is not counted, and what it says of the venue."""
    for each in (*standing.unusable, *standing.unusable_since):
        alike: dict[str, list[str]] = {}
        for one in each.sent:
            alike.setdefault(one.words, []).append(label(one.source))
        for words, sources in alike.items():
            begins = _begins(standing) if each.bears else _SENT_SINCE
            yield f"{begins}: {some(sources, _MOST_NAMED)}: {stopped(words)}"
        yield _says(each)


def _begins(standing: Standing) -> str:
    """Call what bears on a venue as it is counted: where it has to send nothing again, it is in no number."""
    return NOT_USABLE if standing.to_send_again else _SENT_BEFORE


def _says(each: Unusable) -> str:
    what = "It says" if len(each.sent) == 1 else "Together these say"
    if each.says is None:
        return f"What {'it says' if len(each.sent) == 1 else 'these say'} cannot be read."
    named = sides_words(each.says)
    if not each.bears:
        weight = "It came after the day that this is about, and bears nothing on it."
    elif each.weighs:
        weight = "It is in no number; the venue is shown no better than this."
    elif any(one.meant for one in each.sent):
        weight = "It does not weigh: nobody has said yet that it is of this venue."
    else:
        weight = "It does not weigh: a key that was compared signed something else."
    return f"{what}, unproven, {named}. {weight}"


def sides_words(says: Sides) -> str:
    """Say how each side stands, a clause."""
    sides = (
        ("web filter", STATUS_WORDS[says.filtering]),
        ("bookings and procedures", STATUS_WORDS[says.bookings]),
        ("requirements", REQUIREMENT_WORDS[says.requirements]),
    )
    return "; ".join(f"{name}: {words.lower()}" for name, words in sides)


def unusable_words(standing: Standing) -> str:
    """Say in a clause what was sent and is not usable; empty for nothing."""
    sent = [one for each in standing.unusable for one in each.sent]
    since = [one for each in standing.unusable_since for one in each.sent]
    if not (sent or since):
        return ""
    begins = (_begins(standing) if sent else _SENT_SINCE).lower()
    sent = [*sent, *since]
    more = f" (and {counted(len(sent) - 1, 'other file')})" if len(sent) > 1 else ""
    return sentence(f"{begins}: {label(sent[0].source)}: {sent[0].words}{more}").rstrip(".")

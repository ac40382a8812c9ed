"""How far what a venue told counts for a coordinator: by its age, in doubt, beside a word, beside what is lost.

And whether it is late with an answer that it owes.

What a venue judges of itself is judged anew of what it told; here is what only somebody who is told has to weigh.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Generic, Protocol, TypeVar

from venuecheck.assurance.status import Status, worst


class FilterSaid(StrEnum):
    """What somebody said about the web filter."""

    CHECKED_FINE = "checked_fine"
    CHECKED_PROBLEMS = "checked_problems"
    NOT_CHECKED = "not_checked"
    NO_NETWORK = "no_network"
    """The venue offers nobody a way to the internet."""
    NOT_SAID = "not_said"


class BookingsSaid(StrEnum):
    """What somebody said about bookings."""

    CHECKED = "checked"
    NOT_CHECKED = "not_checked"
    NO_BOOKINGS = "no_bookings"
    """Rooms could be booked, and nobody did."""
    NO_ROOMS = "no_rooms"
    """The venue does not let rooms."""
    NOT_SAID = "not_said"


FILTER_SAID: Final[dict[FilterSaid, Status]] = {
    FilterSaid.CHECKED_FINE: Status.STATED,
    FilterSaid.NO_NETWORK: Status.STATED,
    FilterSaid.CHECKED_PROBLEMS: Status.PROBLEM,
    FilterSaid.NOT_CHECKED: Status.PROBLEM,
    FilterSaid.NOT_SAID: Status.NOT_REPORTED,
}
"""How a web filter stands by what somebody said of it; total."""
BOOKINGS_SAID: Final[dict[BookingsSaid, Status]] = {
    BookingsSaid.CHECKED: Status.STATED,
    BookingsSaid.NO_BOOKINGS: Status.STATED,
    BookingsSaid.NO_ROOMS: Status.STATED,
    BookingsSaid.NOT_CHECKED: Status.PROBLEM,
    BookingsSaid.NOT_SAID: Status.NOT_REPORTED,
}
"""How bookings and procedures stand by the same; total."""
_GOOD: Final = frozenset({Status.FINE, Status.STATED})


class Word(Protocol):
    """What somebody said of a venue on a day."""

    @property
    def said_on(self) -> date: ...  # noqa: D102 - the day
    @property
    def filtering(self) -> FilterSaid: ...  # noqa: D102 - of the web filter
    @property
    def bookings(self) -> BookingsSaid: ...  # noqa: D102 - of bookings


W = TypeVar("W", bound=Word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Generic[W]):
    """What counts of all that was said of a venue."""

    last: W | None = None
    """What was said last; None where nothing was."""
    filtering: W | None = None
    """What counts of the web filter: what was said of it last."""
    bookings: W | None = None
    """The same of bookings."""
    contrary: tuple[W, ...] = ()
    """What was said on the same day before one of these, and says otherwise: it does not count."""

    @property
    def counting(self) -> tuple[W, ...]:
        """Those that count, each once, the newest first."""
        found = {id(each): each for each in (self.last, self.filtering, self.bookings) if each is not None}
        return tuple(found.values())


def words_counting(said: Iterable[W], today: date) -> Words[W]:
    """Give what counts by a day of what was said: the newest word, of one day the one that was put on record last.

    `said` is in the order of the records. Who says nothing of a side leaves what was wrong there as it was; what was in
    order counts no longer than what was said last of anything.
    """
    past = sorted((one for one in said if one.said_on <= today), key=lambda one: one.said_on)
    if not past:
        return Words()
    last = past[-1]
    filtering = _of_side(past, lambda one: FILTER_SAID[one.filtering])
    bookings = _of_side(past, lambda one: BOOKINGS_SAID[one.bookings])
    contrary = [
        one
        for one in past
        if (filtering is not None and one.said_on == filtering.said_on and _differ(one.filtering, filtering.filtering))
        or (bookings is not None and one.said_on == bookings.said_on and _differ(one.bookings, bookings.bookings))
    ]
    return Words(last=last, filtering=filtering, bookings=bookings, contrary=tuple(contrary))


def _of_side(past: list[W], status: Callable[[W], Status]) -> W | None:
    """Give the newest word on a side; None where it was in order, and something else was said on a later day."""
    newest = next((one for one in reversed(past) if status(one) is not Status.NOT_REPORTED), None)
    if newest is None or status(newest) is Status.PROBLEM or newest.said_on == past[-1].said_on:
        return newest
    return None


def _differ(one: FilterSaid | BookingsSaid, other: FilterSaid | BookingsSaid) -> bool:
    nothing: tuple[object, ...] = (FilterSaid.NOT_SAID, BookingsSaid.NOT_SAID)
    return one not in nothing and one is not other


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Whether what was heard of a venue last is enough for a day."""

    due: date | None
    """When it had to be heard of again, or first, where it opened on a day. None where it was due at once, or owes no
    answer."""
    is_overdue: bool
    """Whether it is late with an answer that it owes."""
    is_old: bool
    """Whether what is known of it is too old to stand for the day, whether it owes an answer or not."""


def heard(last: date | None, *, opened: date | None, owes: bool, within: timedelta, today: date) -> Heard:
    """Say how a venue stands with its answers: `last` is when it was heard of last, None for never.

    It has to be heard of within `within`, if it `owes` an answer; where it `opened` since, from that day on.
    """
    begins = max(filter(None, (last, opened)), default=None) if owes else None
    due = begins + within if begins is not None else None
    return Heard(
        due=due,
        is_overdue=owes and (due is None or due < today),
        is_old=last is None or last + within < today,
    )


def with_word(shown: Status, shown_on: date | None, said: Status, said_on: date | None) -> Status:
    """Put what somebody said beside what is recorded: evidence comes first, newer word of something wrong counts."""
    if shown is Status.NOT_REPORTED and shown_on is None:
        return said
    newer = said_on is not None and shown_on is not None and said_on >= shown_on
    return Status.PROBLEM if newer and said is Status.PROBLEM else shown


def relied_on(status: Status, *, is_old: bool, doubted: bool) -> Status:
    """Take a good answer back that is too old to stand for today, or rests on records that are in doubt."""
    if status not in _GOOD:
        return status
    if doubted:
        return Status.NOT_PROVEN
    return Status.NOT_REPORTED if is_old else status


def no_better(mine: Status, sent: Iterable[Status]) -> Status:
    """Let it stand no better than the worst that was sent, though that tells nothing of it: that hides nothing."""
    return worst([mine, *(each for each in sent if each is not Status.NOT_APPLICABLE)])

"""Until when a picture says the same, of the same records: a day of London begins, or a moment comes that they name."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, get_args, get_type_hints

from venuecheck.assurance.check import OLD_AFTER, aware
from venuecheck.collate.picture import YEAR
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.london import last_moment, london_day
from venuecheck.service.partnership.bundle import Bundle

_LATER: Final = (timedelta(0), YEAR, OLD_AFTER, -CLOCKS_DIFFER)
"""So long after a moment that a bundle names something hangs on it: when it has come, is a year ago or too old, and
when a clock that goes ahead is believed."""


def stands_until(bundles: Iterable[Bundle], heard: Iterable[datetime], now: datetime) -> datetime:
    """Give the first moment after `now` at which what bundles say may stand otherwise: a new day at the latest.

    `heard` is when other things came, by their records.
    """
    today_ends = last_moment(london_day(now))
    named = {aware(each) for bundle in bundles for each in _moments(bundle)} | {aware(each) for each in heard}
    # something counts from a moment on, or until it is over
    turns = (
        each + later + over
        for later in _LATER
        for each in named
        if now - later <= each <= today_ends - later
        for over in (timedelta(0), datetime.resolution)
    )
    return min((each for each in turns if each > now), default=today_ends + datetime.resolution)


def _moments(said: object) -> Iterator[datetime]:
    """Give every moment that is named in something, however deep."""
    if isinstance(said, datetime):
        yield said
    elif isinstance(said, tuple):
        for each in said:
            yield from _moments(each)
    elif is_dataclass(said) and not isinstance(said, type):
        for name in _holding(type(said)):
            yield from _moments(getattr(said, name))


@cache
def _holding(type_: type) -> tuple[str, ...]:
    """Give the fields of a dataclass in which a moment can be: bundles are long, and most of one is none."""
    hints = get_type_hints(type_)
    return tuple(each.name for each in fields(type_) if _holds(hints[each.name]))


def _holds(hint: Any) -> bool:  # noqa: ANN401 - whatever a field is said to be
    if get_args(hint):
        return any(map(_holds, get_args(hint)))
    return hint is datetime or (is_dataclass(hint) and isinstance(hint, type) and bool(_holding(hint)))

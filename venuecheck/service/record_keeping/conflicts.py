"""Two people at one thing: who changed what since it was read, in words."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from venuecheck.core import day_words
from venuecheck.core.change import Change
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem

_MOST = 20
"""Changes that are named one by one."""


class ConflictError(InputError):
    """Something was changed since it was read, and nothing is recorded. `changes` says what, by whom and when."""

    def __init__(self, where: str, changes: Sequence[Change]) -> None:
        self.where, self.changes = where, tuple(changes)
        super().__init__(_problems(where, self.changes))


def _problems(where: str, changes: Sequence[Change]) -> Iterator[Problem]:
    people = dict.fromkeys(filter(None, (_who(one) for one in changes)))
    by = f" by {' and '.join(people)}" if people else ""
    what = f"this was changed{by} after you read it, so nothing is recorded"
    yield Problem(file=where, line=0, column=0, what=what, fix="look at it as it is now, then say what is to be done")
    for one in changes[:_MOST]:
        yield Problem(file=where, line=0, column=0, what=plain(str(one), 400))
    if len(changes) > _MOST:
        yield Problem(file=where, line=0, column=0, what=f"and {len(changes) - _MOST} more changes")


def _who(change: Change) -> str:
    moment = f" on {_moment(change.at)}" if change.at else ""
    return f"{plain(change.by, 100)}{moment}" if change.by else ""


def _moment(at: datetime) -> str:
    here = at.astimezone()
    return f"{day_words.day(here)} at {here:%H:%M}"

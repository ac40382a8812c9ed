"""How far what a venue told counts for a coordinator: by its age, in doubt, beside a word, beside what is lost.

What a venue judges of itself is judged anew of what it told; here is what only somebody who is told has to weigh.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from venuecheck.assurance.status import Status, worst

_GOOD: Final = frozenset({Status.FINE, Status.STATED})
_SAYS_NOTHING: Final = frozenset({Status.NOT_REPORTED, Status.NOT_APPLICABLE})


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
    """Let it stand no better than the worst that was sent: what is not counted hides nothing."""
    return worst([mine, *(each for each in sent if each not in _SAYS_NOTHING)])

"""Which record somebody read before they wrote: so that nobody replaces what they have not seen."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, TypeVar

from venuecheck.core.problem import ConflictError

T = TypeVar("T")
_ATTEMPTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The newest record of a kind and key at a venue, as somebody read it. What is written later names it."""

    venue: str
    kind: str
    key: str
    """Empty for all records of the kind together."""
    seq: int
    """Its place in the venue's chain; 0 where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded(Generic[T]):
    """Something as it is recorded, and which record says so."""

    value: T
    version: Version


class OvertakenError(ConflictError):
    """Something was recorded since it was read. Nothing is written.

    `version` is what was read. Services say who changed what; this says only that it was changed.
    """

    def __init__(self, version: Version) -> None:
        self.version = version
        super().__init__(thing=version.key or version.kind, changed=_CHANGED)


class DraftOvertakenError(ConflictError):
    """A draft was saved, finished or thrown away by somebody else since it was read. Nothing is written."""

    def __init__(self, key: str) -> None:
        super().__init__(thing=key, changed=_CHANGED)


_CHANGED = "somebody else wrote it"


def once_settled(attempt: Callable[[], T], kinds: Collection[str] = ()) -> T:
    """Read and write by `attempt`, and again where somebody recorded something in between.

    For what is worked out anew from what is there: nobody's words are replaced by it. `kinds`: only records of these
    are read anew, without it any; where another was overtaken, `OvertakenError` is raised.
    """
    for _ in range(_ATTEMPTS):
        try:
            return attempt()
        except OvertakenError as error:
            if kinds and error.version.kind not in kinds:
                raise
    return attempt()

"""What was sent: what is counted, and what is not and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """Why something that was sent is not counted."""

    UNUSABLE = "unusable"
    """It cannot be read, was changed, or was made by another version."""
    OTHER_KEY = "other_key"
    FORKED = "forked"
    """The venue's earlier records are not those that it sent before."""
    SHORTER = "shorter"
    """The venue's records are fewer than when it sent before."""
    FUTURE = "future"
    NOT_LISTED = "not_listed"
    """It is of a venue that nobody expects anything of: it is not in the list, or not there by it."""
    NOT_THERE = "not_there"
    """Its venue is not there any more, or was not on the day that is asked about: it needs nothing more."""
    OLDER = "older"
    """A newer bundle of the same records was here when it came."""
    SAME = "same"
    """Another copy of something that was sent as well."""
    SETTLED = "settled"
    """It was refused when it was imported, and a person has settled since what is true of it."""
    NOT_A_BUNDLE = "not_a_bundle"
    """By its name or its kind it is none, and it was not opened."""


_NEED_NOTHING = frozenset({Trouble.SAME, Trouble.SETTLED, Trouble.NOT_THERE, Trouble.OLDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """One thing that was sent and is not counted."""

    source: str
    """The file, or the venue of a record."""
    trouble: Trouble
    words: str
    """What is wrong and what to do, a clause."""
    venue: str = ""
    """Id of the venue that it says it is of; empty where it says none."""
    meant: str = ""
    """Id of a listed venue that it may be of, though it does not say so; empty where none is near."""
    resembles: str = ""
    """Id of a listed venue whose id is nearly the one that it says: that is no fact about the venue."""
    came: datetime | None = None
    """When it came, or else was made; None where nobody can tell."""
    digest: str = ""
    """SHA-256 (hexadecimal), by which it is known as the same when it is met again; empty where it was not opened."""
    in_part: bool = False
    """Whether what it tells of the time before its venue closed or merged is in the numbers all the same."""

    @property
    def concerns(self) -> frozenset[str]:
        """Ids of the venues that it is of, or may be."""
        return frozenset(filter(None, (self.venue, self.meant)))

    @property
    def is_lost(self) -> bool:
        """Whether nothing else that was sent says the same, and somebody has to see to it."""
        return self.trouble not in _NEED_NOTHING

    @property
    def is_undated_bundle(self) -> bool:
        """Whether it is a bundle of which nobody can tell when it came, so that it may be newer than what counts."""
        return self.came is None and self.trouble is not Trouble.NOT_A_BUNDLE

    @property
    def casts_doubt(self) -> bool:
        """Whether the venue's records do not go on those that it sent before: nothing of it is in order."""
        return self.trouble in {Trouble.FORKED, Trouble.SHORTER}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBundle:
    """A bundle that is counted."""

    source: str
    venue: str
    made_at: datetime
    digest: str
    fingerprint: str
    compared: bool
    """Whether the list of partners names this key."""

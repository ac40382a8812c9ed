"""What the pages of a list are like where nothing filters them: the reference that an unfiltered line gives."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PageHealth(StrEnum):
    """How a page stands where nothing filters it."""

    ALIVE = "alive"
    """It showed its content."""
    DEAD = "dead"
    """It stayed silent, twice, while pages that must open did open: it is down for everyone."""
    MOVED = "moved"
    """It sends its visitors on to another site."""
    CHANGED = "changed"
    """It answers, without the content that the list expects, or with "not found"."""
    UNSURE = "unsure"
    """Could not be told: nothing may rest on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePage:
    """One page, as it was on the unfiltered line."""

    page: str
    """Id in the list."""
    url: str
    """As the list gives it; of a restricted page its id alone, and nothing below that could lead to it."""
    expects: str | None
    """The text that the list expected; None for none, and for a restricted page."""
    standing: PageHealth
    reason: str
    """A sentence for a person."""
    seen: datetime
    """When it was visited."""
    addresses: tuple[str, ...] = ()
    """Addresses that its name led to."""
    status: int | None = None
    """Of the last answer; None where none came."""
    title: str = ""
    expected_seen: bool | None = None
    """Whether the expected text was there; None where the list expects none."""
    likeness: str = ""
    """Digest of the visible words, as in `Body`."""
    sketch: str = ""
    """Sketch of the visible words, as in `Body`."""
    sent_to: str = ""
    """Host of another site to which it sent its visitors; '' where it did not."""
    issuer: str = ""
    """Who issued the certificate; empty for plain http."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPage(ReferencePage):
    """One whose title or words other sites show as well: they tell it from none, and were taken out."""

    saw: ReferencePage
    """As it was seen."""


def is_alive(known: ReferencePage | None) -> bool:
    """Whether the reference knows the page, and saw its content."""
    return known is not None and known.standing is PageHealth.ALIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A list measured from an unfiltered line (`venuecheck.reference/1`)."""

    list_id: str
    list_version: int
    list_digest: str
    made: datetime
    """When it was begun: its age counts from here."""
    valid: bool
    """False where pages that must open did not: then nothing may rest on it."""
    invalid_reason: str | None
    software: str
    pages: tuple[ReferencePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceUsed:
    """Which reference a run was judged with."""

    digest: str
    """`sha256:` and the digest of its file's bytes; '' where it did not come."""
    made: datetime | None
    """None where it did not come, or was not what it should be."""
    max_age_days: int
    used: bool
    """False where it is too old, or otherwise unfit: no verdict rests on it."""
    note: str = ""
    """Why it was not used; empty where it was."""
    signed_by: str = ""
    """Fingerprint of the key that signed it; '' for a file that somebody gave, or where it was not used."""

"""Letters that were made, as they are kept with their booking."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.actor import Acted
from venuecheck.records.store import Store

LETTER: Final = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that was made: which, to whom, when, by whom. The program sends nothing; a person does."""

    assessment: str
    kind: LetterKind
    to: str
    person: str
    role: str
    made: datetime
    format: str
    digest: str
    """SHA-256 of `text`, hexadecimal."""
    text: str
    """What it says."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    approved_by: str = ""
    """Who approved that a referral, or advice to an owner, goes out. Empty for other letters."""
    purpose: str = ""
    """Of a referral; so with the next one."""
    lawful_basis: str = ""
    legal_advice: str = ""
    """Of advice to an owner that names a hirer or a speaker; empty for other letters."""


def letters_by_booking(store: Store) -> Mapping[str, tuple[Letter, ...]]:
    """Give all letters that were made, in order, by the id of their booking."""
    found: defaultdict[str, list[Letter]] = defaultdict(list)
    for one in store.all(LETTER, Letter):
        found[one.assessment].append(one)
    return {booking: tuple(made) for booking, made in found.items()}


def letters_of(store: Store, assessment: Assessment) -> tuple[Letter, ...]:
    """Give the letters that were made for an assessment, in order."""
    return tuple(one for one in store.all(LETTER, Letter) if one.assessment == assessment.id)

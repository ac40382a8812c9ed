"""`letters:` in venuecheck.yaml: what every letter of a venue says."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import ClassVar, Final

from venuecheck.authoring.document import Document
from venuecheck.core.problem import Problem

LONGEST: Final = 1_000
LONGEST_TERMS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSettings:
    """What a venue says of itself in letters and notices, and whom its staff ask; lines may be broken."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    organisation: str = ""
    """Who runs the venue, and answers for what is kept of people."""
    address: str = ""
    contact: str = ""
    """Telephone, e-mail, opening times: whom to ask."""
    review: str = ""
    """How to have a decision looked at again, by whom and by when. No refusal goes out without it."""
    privacy: str = ""
    """Where the venue's privacy notice is."""
    lawful_basis: str = ""
    """On which lawful basis what organisers answer is used (UK GDPR, article 6)."""
    data_protection: str = ""
    """How the data protection officer is reached, or whoever answers for it where there is none."""
    legal: str = ""
    """Whom staff ask about the law: legal services, a solicitor."""
    electoral: str = ""
    """Whom staff ask about candidates' meetings: electoral services, in Northern Ireland the Electoral Office."""
    coordinator: str = ""
    """To whom goes what may be terrorism, hatred or violence: the Prevent coordinator's name and address."""
    community_safety: str = ""
    """Whom staff ask about any other crime; without it the legal services."""
    safeguarding: str = ""
    """Whom staff tell of a worry about a child; without it whoever is listed as the designated safeguarding lead."""
    terms: str = ""
    """The hire terms, which an organiser is shown where they are asked whether they accept them."""


def letter_problems(document: Document, settings: LetterSettings) -> Iterator[Problem]:
    """Name what is wrong with `letters:`."""
    for field in fields(settings):
        longest = LONGEST_TERMS if field.name == "terms" else LONGEST
        if len(getattr(settings, field.name)) > longest:
            yield document.problem(
                ("letters", field.name), f"this is longer than {longest} characters", "say it more shortly"
            )

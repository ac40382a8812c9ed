"""Whom a venue names to decide on difficult bookings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from venuecheck.core.actor import Acted

LONGEST: Final = 4_000
"""Characters of what a person writes with a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """Somebody whom a venue names to decide on difficult bookings; the first of several is the decider."""

    name: str
    role: str = ""
    id: str = ""
    """Where the venue lists its people, the one who is meant: another of the same name is not."""
    telephone: str = ""

    @property
    def shown(self) -> str:
        """Name and role, as a person is shown them."""
        return f"{self.name} ({self.role})" if self.role else self.name

    @property
    def to_ring(self) -> str:
        """Name, role and telephone, as whoever has to reach them is shown it."""
        return ", ".join(filter(None, (self.shown, self.telephone)))

    def means(self, name: str, by: Acted | None) -> bool:
        """Whether this is who acts: by id where there is one, else by name."""
        if self.id:
            return by is not None and by.id == self.id
        return said_words(self.name) == said_words(name)


def in_turn(deciders: Iterable[Decider]) -> str:
    """Name those who decide, as a person is shown them: each after the first where those before are not there."""
    return ", or in their absence ".join(one.shown for one in deciders)


def said_words(text: str) -> str:
    """Give the words of a text in one case, one space between them: by these, texts that people wrote are alike."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()[:LONGEST]))

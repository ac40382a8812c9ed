"""What partners said without evidence, as it is recorded: by telephone, on paper, by mail."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.collate.facts import Return
from venuecheck.core.actor import Acted

RETURN_KIND = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedReturn:
    """A return, with who took it."""

    said: Return
    taken_by: str
    """Who wrote it down at the coordinator's."""
    taken_at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""

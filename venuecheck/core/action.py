"""Something that somebody must do by a date."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do, with who does it and by when where that is known."""

    id: str
    text: str
    """A sentence that begins with a verb."""
    owner: str = ""
    """A person or a role; empty until somebody is named."""
    due: date | None = None
    source: str = ""
    """What asked for it: a checklist's flag, a page that opened, a guidance's paragraph."""

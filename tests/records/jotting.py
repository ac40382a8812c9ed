"""Something small to record, where it is all one to a test what is recorded."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotting:
    """What is recorded."""

    name: str
    digest: str = ""
    """Of a file that goes with it."""
    sizes: tuple[int, ...] = ()
    when: datetime | None = None

"""Something small to record, where it is all one to a test what is recorded."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.records.appending import Attached


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotting:
    """What is recorded."""

    name: str
    digest: str = ""
    """Of a file that goes with it."""
    sizes: tuple[int, ...] = ()
    when: datetime | None = None


def said_of(file: Attached) -> dict[str, object]:
    """Give what a record says of the file that it brings."""
    return {
        "digest": file.digest,
        "size": len(file.content),
        "media_type": file.media_type,
        "name": "scan.png",
        "about": "k1",
        "person": "A. Manager",
        "added": "2026-09-14T09:30:00Z",
    }

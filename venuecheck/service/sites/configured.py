"""Which venues have their configuration in a folder: their keys and their anchors have to be there as well.

Seen by its lines, whether or not the rest of it can be read: with a mistake in it, it is a venue's all the same.
"""

import contextlib
import re
from pathlib import Path
from typing import Final

from venuecheck.core.ids import is_id
from venuecheck.core.ordinary_file import in_full, opened

_LARGEST: Final = 1024 * 1024
_BEGINS: Final = re.compile(r"[\"']?venue[\"']?\s*:")
_ID: Final = re.compile(r"(?:^\s+|[{,]\s*)[\"']?id[\"']?\s*:\s*[\"']?([^\s\"',}#]+)")


def venues_in(folder: Path, mine: str) -> frozenset[str]:
    """Name the venues whose configuration is in a folder, `mine` with them; one that a link leads to is elsewhere."""
    here, found = in_full(folder), {mine}
    for path in (*folder.glob("*.yaml"), *folder.glob("*.yml")):
        if in_full(path).parent == here:
            with contextlib.suppress(OSError), opened(path) as stream:
                found.add(venue_in(stream.read(_LARGEST).decode("utf-8", "replace")))
    return frozenset(found - {""})


def venue_in(configuration: str) -> str:
    """Give the id under `venue`; empty where there is none, as in other files of that form."""
    is_inside = False
    for line in configuration.splitlines():
        if line[:1].strip():
            is_inside = _BEGINS.match(line) is not None
        found = _ID.search(line) if is_inside else None
        if found:
            return found[1] if is_id(found[1]) else ""
    return ""

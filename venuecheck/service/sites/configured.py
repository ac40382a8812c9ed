"""Which venues have their configuration in a folder: their keys and their anchors have to be there as well.

Seen by its text, whether or not the rest of it can be read: with a mistake in it, it is a venue's all the same. The
verifier that stands alone (docs/verify_records.py) sees it by the same lines. YAML has more ways to write the same than
are seen so: `site.read_site` takes no configuration of which the venue is not seen here.
"""

import contextlib
import re
from pathlib import Path
from typing import Final

from venuecheck.authoring.document import MAX_BYTES
from venuecheck.core.ids import is_id
from venuecheck.core.ordinary_file import in_full, opened

SUFFIXES: Final = frozenset({".yaml", ".yml"})
"""How the name of a configuration ends, in small letters or capitals."""
_VENUE: Final = re.compile(r"""^(?:---[ \t]+)?(?:venue|"venue"|'venue')[ \t]*:(?=\s|$)""", re.MULTILINE)
_ID: Final = re.compile(r"""(?:id|"id"|'id')[ \t]*:(?=\s|$)""")
_LEAD: Final = re.compile(r"(?:\s+|#[^\n]*|[&!%][^\s{}\[\],]*(?=\s)|---(?=\s))*")
"""What may stand before a value: blanks, comments, a tag or an anchor, the beginning of a document."""
_TOKEN: Final = re.compile(r"""\s+|\#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[{}\[\],:]|[^\s{}\[\],:]+|.""", re.DOTALL)
_LINE: Final = re.compile(r"^( *)(?!\s*(?:#|$)).*", re.MULTILINE)
"""One in which more stands than a comment."""
_VALUE: Final = re.compile(r"""\s*(?:[&!]\S*\s+)*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,{}\[\]"'#]+))""")


def venues_in(folder: Path, mine: str) -> frozenset[str]:
    """Name the venues whose configuration is in a folder, `mine` with them; one that a link leads to is elsewhere."""
    here, found = in_full(folder), {mine}
    for path in folder.glob("*"):
        if path.suffix.lower() in SUFFIXES and in_full(path).parent == here:
            with contextlib.suppress(OSError), opened(path) as stream:
                found.add(venue_in(stream.read(MAX_BYTES).decode("utf-8-sig", "replace")))
    return frozenset(found - {""})


def venue_in(configuration: str) -> str:
    """Give the id under `venue`; empty where there is none, as in other files of that form."""
    begins = _VENUE.search(configuration)
    if begins:
        found = _id_at(configuration, begins.end())
    else:
        at = _after_lead(configuration, 0)
        inside = _in_braces(configuration, at, "venue") if configuration.startswith("{", at) else -1
        found = _id_at(configuration, inside) if inside >= 0 else ""
    return found if is_id(found) else ""


def _id_at(text: str, at: int) -> str:
    """Give the `id` of the mapping that stands there, in braces or one below the other; empty for none."""
    begins = _after_lead(text, at)
    if text.startswith("{", begins):
        inside = _in_braces(text, begins, "id")
        return _word_at(text, inside) if inside >= 0 else ""
    depth = 0
    for line in _LINE.finditer(text, text.find("\n", at) + 1 or len(text)):
        indent = len(line[1])
        if not indent:
            break
        depth = depth or indent  # what lies deeper has ids of its own
        found = _ID.match(line[0], indent) if indent == depth else None
        if found:
            return _word_at(line[0], found.end())
    return ""


def _after_lead(text: str, at: int) -> int:
    found = _LEAD.match(text, at)
    return found.end() if found else at


def _in_braces(text: str, at: int, wanted: str) -> int:
    """Give where the value begins that has a name in the braces at a place; -1 where none has it."""
    depth, last = 0, ""
    for token in _TOKEN.finditer(text, at):
        said = token[0]
        if said.isspace() or said.startswith("#"):
            continue
        depth += (said in {"{", "["}) - (said in {"}", "]"})
        if not depth:
            return -1
        if depth == 1 and said == ":" and last.strip("\"'") == wanted:
            return token.end()
        last = said if depth == 1 else ""
    return -1


def _word_at(text: str, at: int) -> str:
    """Give the word that stands there, with its quotes or without; empty for none."""
    found = _VALUE.match(text, at)
    return next((one for one in found.groups() if one), "") if found else ""

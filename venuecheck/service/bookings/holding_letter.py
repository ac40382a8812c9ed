"""A holding letter gives no cause: neither in the venue's own template, nor in who signs it."""

import re
from pathlib import Path
from typing import Final

from venuecheck.core.problem import InputError
from venuecheck.report.setting.prose import Prose, text_of

_GIVES_AWAY: Final = re.compile(
    r"\b(match(?:es|ed|ing)?|list(?:s|ed|ing|ings)?|police\w*|prevent\w*|terror\w*|sanction\w*|proscri\w*|banned"
    r"|extrem\w*|radicali\w*|screen(?:ed|ing|s)?|suspic\w*|suspect\w*|refer(?:red|ral|rals)|security|coordinator\w*"
    r"|investigat\w*)\b",
    re.IGNORECASE,
)
"""Words by which a holding letter would say why it is sent."""
GROUNDS: Final = frozenset(
    {
        "points",
        "matches",
        "answers",
        "seen",
        "told",
        "hearsay",
        "client_found",
        "todo",
        "said",
        "standing",
        "note",
        "event_told",
    }
)
"""Places that a holding letter cannot have."""


def check_gives_nothing_away(prose: Prose, path: Path) -> None:
    """See that the holding letter's own words, whoever wrote them, do not say why it is sent. Raises `InputError`."""
    said = "\n".join([prose.title, *(text_of(cell) for block in prose.blocks for cell in block.cells)])
    found = _GIVES_AWAY.search(said)
    if found is not None:
        fix = "take it out of the template, the role, or the venue's settings ('letters:')"
        raise InputError.at(str(path), f"'{found[0]}' would say why this letter is sent", fix)

"""Names of a form's questions as a checklist can have them: `First-Name` becomes `first_name`."""

import keyword
import re
import unicodedata
from typing import Final

from venuecheck.assessment.parse import RESERVED

_LONGEST: Final = 48
_NUMBERED: Final = 44
"""So long may a name be that gets a number after it."""


def latin(written: str) -> str:
    """Give a name in small letters without their signs, as far as it has Latin ones: `Gŵyl` becomes `gwyl`."""
    return "".join(one for one in unicodedata.normalize("NFKD", written.casefold()) if not unicodedata.combining(one))


def why_called(written: str, name: str) -> str:
    """Say why what a form calls `written` is called `name` here."""
    plain = _plain(written)
    if keyword.iskeyword(plain) or plain in RESERVED:
        return f"'{plain}' means something else in a condition"
    if plain and not plain[0].isalpha():
        return "names begin with a letter"
    if len(plain) > _LONGEST and name in plain:
        return f"names have at most {_LONGEST} letters"
    return "names are in small letters, with digits and _" if name == plain else "each name is there once"


def _plain(written: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", latin(written)).strip("_")


class Names:
    """The names that are taken, and what each of the form's own is called."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        """By the form's name: ours. Of a name that the form uses twice, none: nobody can say which is meant."""
        self._taken = set(RESERVED)

    def add(self, written: str, number: int) -> str:
        """Give the name of what a form calls `written`, in its row `number`."""
        name = _plain(written) or f"row_{number}"
        name = name if name[0].isalpha() and name[0].isascii() else f"q_{name}"
        name = name[:_LONGEST].rstrip("_")
        if keyword.iskeyword(name) or name in RESERVED:
            name = f"{name}_asked"
        own, count = name, 2
        while own in self._taken:
            own, count = f"{name[:_NUMBERED]}_{count}", count + 1
        self._taken.add(own)
        if written in self.of:
            self.of[written] = ""
        elif written:
            self.of[written] = own
        return own

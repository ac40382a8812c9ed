"""What the sheet 'settings' of a form says: what it is called, which version it is, in which language it opens."""

import re
from dataclasses import dataclass
from typing import Any, Final

from venuecheck.assessment.xlsform.names import latin
from venuecheck.assessment.xlsform.remedies import NOTHING_TO_DO
from venuecheck.assessment.xlsform.sheets import Problems, Sheet

_READ: Final = frozenset({"", "form_title", "form_id", "version", "default_language"})
_LONGEST: Final = 60
_MOST_DIGITS: Final = 9
_OWN_ID: Final = "write another under id: where you want one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a form says of itself."""

    heads: dict[str, Any]
    """The first entries of a checklist's document: id, version, title."""
    opens_in: str
    """The language as the form names it; empty where it does not."""


def settings_of(sheet: Sheet | None, name: str, problems: Problems) -> Settings:
    """Read the settings; a form without a name is called `name`."""
    row = next(sheet.filled_rows(), None) if sheet else None
    said = row.cells if row else {}
    title = said.get("form_title") or said.get("form_id") or name
    form_id = re.sub(r"[^a-z0-9]+", "-", latin(said.get("form_id") or title)).strip("-")[:_LONGEST].strip("-")
    version = said.get("version", "")
    # the same letters and digits with other signs between them are the same name
    if row and said.get("form_id") and form_id != re.sub(r"[\s_.-]+", "-", said["form_id"].lower()).strip("-"):
        problems.say(row.place("form_id"), f"the form is called '{form_id or 'form'}' here", _OWN_ID)
    is_number = version.isdecimal() and version.isascii() and len(version) <= _MOST_DIGITS and int(version) > 0
    if row and version and not is_number:
        problems.say(
            row.place("version"),
            f"this version is left: a checklist's are whole numbers of at most {_MOST_DIGITS} digits, from 1",
            "write one, or leave it at 1",
        )
    for column, cell in said.items():
        if row and cell and column not in _READ:
            problems.say(row.place(column), f"the setting '{column[:40]}' is left", NOTHING_TO_DO)
    heads = {"id": form_id or "form", "version": int(version) if is_number else 1, "title": title}
    return Settings(heads=heads, opens_in=said.get("default_language", ""))

"""The form of the UK Sanctions List: its columns, its ids, its scripts."""

import re
import unicodedata

from venuecheck.screening.reading.tables import Headings

FORENAMES = tuple(f"name {number}" for number in range(1, 6))
OTHER_SCRIPT = "name non-latin script"
HEADINGS = Headings(
    of="the UK Sanctions List",
    required=(
        "unique id",
        "name 6",
        *FORENAMES,
        "name type",
        "alias strength",
        OTHER_SCRIPT,
        "regime name",
        "designation type",
        "date designated",
    ),
    used=(
        "sanctions imposed",
        "other information",
        "uk statement of reasons",
        "address line 6",
        "address country",
        "d.o.b",
        "nationality(/ies)",
        "position",
        "type of entity",
        "town of birth",
        "country of birth",
    ),
    passed_over=(
        "last updated",
        "ofsi group id",
        "un reference number",
        "title",
        "non-latin script type",
        "non-latin script language",
        "designation source",
        *(f"address line {number}" for number in range(1, 6)),
        "address postal code",
        "phone number",
        "website",
        "email address",
        "national identifier number",
        "national identifier additional information",
        "passport number",
        "passport additional information",
        "gender",
        "subsidiaries",
        "parent company",
        "business registration number (s)",
        "imo number",
        "current owner/operator (s)",
        "previous owner/operator (s)",
        "current believed flag of ship",
        "previous flags",
        "type of ship",
        "tonnage of ship",
        "length of ship",
        "year built",
        "hull identification number (hin)",
    ),
)
"""As published in April 2026, 58 columns."""
_FIRST = "\u0370"
"""The first letter of another script: Greek."""
UNIQUE_ID = re.compile(r"[A-Z]{1,6}[-/]?\d{1,7}")
"""Three letters for the regime and four digits so far; a name, or OFSI's own number, is none."""


def in_another_script(text: str) -> bool:
    """Whether a letter of it is not Latin. Signs that Western encodings have (µ, º) count for nothing."""
    if text.isascii():
        return False
    return any(
        char.isalpha() and char >= _FIRST and not unicodedata.name(char, "").startswith("LATIN") for char in text
    )

"""In which language each column of labels and hints is, and what the texts of a row are.

A checklist has every text in English. Where a form has none, the language that it opens in stands in its place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.xlsform.sheets import Problems, Row

_TEXT: Final = re.compile(r"(label|hint|guidance_hint)(?:::(.*))?")
_CODE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_IN_BRACKETS: Final = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)\s*\)")
_NAMED: Final = {
    name: code
    for code, names in {
        "en": "english",
        "cy": "welsh cymraeg",
        "gd": "gaelic gàidhlig",
        "ga": "irish gaeilge",
        "fr": "french français francais",
        "es": "spanish español espanol",
        "pt": "portuguese português portugues",
        "ar": "arabic العربية عربي",
        "de": "german deutsch",
        "it": "italian italiano",
        "nl": "dutch nederlands",
        "pl": "polish polski",
        "ro": "romanian română",
        "ru": "russian русский",
        "uk": "ukrainian українська",
        "tr": "turkish türkçe",
        "so": "somali soomaali",
        "sw": "swahili kiswahili",
        "am": "amharic አማርኛ",
        "ur": "urdu اردو",
        "hi": "hindi हिन्दी",
        "bn": "bengali bangla বাংলা",
        "pa": "punjabi panjabi ਪੰਜਾਬੀ",
        "gu": "gujarati ગુજરાતી",
        "ta": "tamil தமிழ்",
        "ne": "nepali नेपाली",
        "fa": "persian farsi فارسی",
        "ps": "pashto پښتو",
        "ku": "kurdish kurdî",
        "zh": "chinese 中文",
        "my": "burmese myanmar မြန်မာ",
        "id": "indonesian bahasa",
        "vi": "vietnamese",
        "ht": "haitian kreyòl",
        "ha": "hausa",
        "yo": "yoruba",
        "lt": "lithuanian",
        "lv": "latvian",
        "bg": "bulgarian български",
        "hu": "hungarian magyar",
    }.items()
    for name in names.split()
}
"""Languages that forms name without a code."""


def is_text(column: str) -> bool:
    """Whether a column holds labels or hints, in whatever language."""
    return _TEXT.fullmatch(column) is not None


def code_of(name: str) -> str:
    """Give the code of a language as a form names it: `English (en)`, `cy`, `Français`; empty where it is not known."""
    plain = name.strip()
    found = _IN_BRACKETS.fullmatch(plain)
    if found:
        return _cased(found[1].replace("_", "-"))
    return _NAMED.get(plain.casefold()) or (_cased(plain) if _CODE.fullmatch(plain) and len(plain) <= _LONGEST else "")


_LONGEST: Final = 7
"""So many characters a code without brackets has at most: a longer word is a name."""


def _cased(code: str) -> str:
    head, *rest = code.split("-")
    return "-".join([head.lower(), *rest])


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The languages of a form's texts."""

    columns: Mapping[str, tuple[str, str]]
    """By column: what it holds (label, hint, guidance_hint), and the code of its language."""

    def of(self, row: Row, what: str, problems: Problems) -> Any:  # noqa: ANN401 - text, or a map of languages
        """Read one of the texts of a row in all its languages; empty where there is none."""
        said: dict[str, str] = {}
        for column, (each, code) in self.columns.items():
            if each == what and row.get(column):
                said.setdefault(code, row.get(column))
        if said and ENGLISH not in said:
            first = next(iter(said))
            missing = f"there is no English here: the text in '{first}' stands in its place"
            problems.say(self.cell(row, what), missing, f"write the English too, in a column {what}::English (en)")
            said = {ENGLISH: said.pop(first), **said}
        return said if len(said) > 1 else next(iter(said.values()), "")

    def cell(self, row: Row, what: str) -> str:
        """Name the first cell of a row that holds such a text."""
        filled = (column for column, (each, _) in self.columns.items() if each == what and row.get(column))
        return row.place(next(filled, what))


def texts_of(columns: Sequence[str], opens_in: str, sheet: str, problems: Problems) -> Texts:
    """See which columns hold texts, and in which language; `opens_in` is the one that the form opens in."""
    named = {column: _TEXT.fullmatch(column) for column in dict.fromkeys(columns)}
    codes = {column: code_of(found[2]) if found[2] else "" for column, found in named.items() if found}
    known = [code for column, code in codes.items() if "::" in column and code]
    english = ENGLISH
    if ENGLISH not in known and not any("::" not in column and column == "label" for column in codes):
        english = next(iter([one for one in (code_of(opens_in), *known) if one in known]), "")
        unnamed = [column for column in codes if "::" in column and not codes[column]]
        alone = not known and len({column.partition("::")[2] for column in unnamed}) == 1
        codes |= dict.fromkeys(unnamed, ENGLISH) if alone else {}
        if codes:
            which = english or (unnamed[0].partition("::")[2] if unnamed else "the first language")
            what = f"the form has no English, which a checklist needs: its texts in '{which[:40]}' stand in its place"
            problems.say(sheet, what, "translate them")
    found_columns: dict[str, tuple[str, str]] = {}
    for column, code in sorted(codes.items(), key=lambda each: "::" not in each[0]):
        found = named[column]
        if "::" in column and not code:
            fix = "write the language's code, as in label::Cymraeg (cy)"
            problems.say(f"{sheet}!{column[:40]}", "this column's language is not known, so its texts are left", fix)
        elif found:
            found_columns[column] = (found[1], ENGLISH if code in {"", english} else code)
    return Texts(columns=found_columns)


def together(first: Any, second: Any) -> Any:  # noqa: ANN401 - texts, or maps of languages
    """Put two texts one below the other, each language with its own."""
    if not first or not second:
        return first or second
    above = first if isinstance(first, dict) else {ENGLISH: first}
    below = second if isinstance(second, dict) else {ENGLISH: second}
    said = {code: "\n".join(filter(None, (above.get(code), below.get(code)))) for code in {**above, **below}}
    return said if len(said) > 1 else said[ENGLISH]

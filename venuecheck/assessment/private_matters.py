"""What no question asks of anybody: religion or belief, ethnicity, political opinion.

Neither to know it nor to infer something from it: what is booked, who answers for it and what will happen are asked, of
everybody alike. What the help says of the law may name them.
"""

import re
from collections.abc import Iterator

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem

_MATTERS = {
    "religion or belief": (
        *(
            "religio\\w*",
            "faiths?",
            "beliefs?",
            "denominations?",
            "creeds?",
            "agnostic\\w*",
            "atheis\\w*",
            "christian\\w*",
        ),
        *(
            "catholic\\w*",
            "protestant\\w*",
            "muslims?",
            "islam\\w*",
            "jew(?:s|ish)?",
            "judaism",
            "hindu\\w*",
            "sikh\\w*",
        ),
        *("buddhis\\w*", "jain\\w*", "pagan\\w*"),
    ),
    "ethnicity": (
        *("ethnic[a-z]*", "racial[a-z]*", "(?:what|which|whose|your|their|his|her) race", "castes?"),
        *("nationalit(?:y|ies)", "skin colou?rs?", "mother tongue"),
    ),
    "political opinion": (
        "political(?:ly)? (?:opinions?|views?|beliefs?|affiliations?|leanings?|part(?:y|ies)|active|positions?)",
        *("politics", "left-?wing", "right-?wing", "vot(?:e|es|ed|ing) for"),
    ),
}
_ASKED = {matter: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for matter, words in _MATTERS.items()}
_TEXTS = ("text", "organiser_text")


def private_matters(document: Document) -> Iterator[Problem]:
    """Say which questions and options of a checklist ask for one of them."""
    for path, text in _texts(document.data, ()):
        for matter, words in _ASKED.items():
            asked = words.search(text)
            if asked is not None:
                what = f"this asks for {matter} (“{asked[0]}”), which no checklist may"
                yield document.problem(path, what, "ask what will happen, and who answers for it")


def _texts(part: object, path: ValuePath) -> Iterator[tuple[ValuePath, str]]:
    """Give the words of questions, of their rows and of their options."""
    if not isinstance(part, dict):
        return
    for name in _TEXTS:
        said = part.get(name)
        by_language = said if isinstance(said, dict) else {}
        yield from (((*path, name, language), text) for language, text in by_language.items() if isinstance(text, str))
        if isinstance(said, str):
            yield (*path, name), said
    for name in ("questions", "repeats", "options"):
        entries = part.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield from _texts(entry, (*path, name, number))

"""Which matches count where a name may stand in a text, or where a person is named: what is plainly listed.

A description has many words, and a person's name shares words with listed companies. So there a match counts that is
strong, or that is a whole listed name and no single word that is common in itself (`base`). In a person's place, and
before an office (`X spokesman`), where the person's own name may stand, it is what is strong; and a whole listed name
that nobody is called. What people are called as well (`Ansarul Islam`), and one listed word behind a whole
name (`Ann Hill Hezbollah`), is shown there, weakly. But a listed word of which all else is a town, the young or another
everyday word (`Hamas Luton`) is no person's name.
Initials count in a text of few words, and in a longer one where it speaks of them as of a body (`members of the PKK`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from venuecheck.assessment.beside_a_person import names_an_office
from venuecheck.assessment.screened import Within
from venuecheck.screening.folding import plain
from venuecheck.screening.judging import Strength
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.listing import Kind
from venuecheck.screening.ordinary import GENERIC, WORDS
from venuecheck.screening.ordinary_people import PEOPLE, SURNAMES
from venuecheck.screening.places import PLACES
from venuecheck.screening.result import Match
from venuecheck.screening.stripped import SMALL
from venuecheck.screening.words import name_of
from venuecheck.screening.words_around import BACKING, EVENTS, SPOKESMEN

_WHOLE: Final = frozenset({"same", "spelling"})
_FEW: Final = 4
"""A text of so few words is as good as a name."""
_WHOLE_AND_BODY: Final = 3
"""Words of a first and a last name, and of a body."""
_BODIES_TEXT: Final = """friends supporters support campaign solidarity committee club centre trust foundation fund
    charity students appeal media press office branch britain england scotland wales london"""
_BODIES: Final = frozenset(_BODIES_TEXT.split())
_APART: Final = re.compile(r"[()\[\]{},;:/|]|\s-+\s")
"""Between a person's name and a body's."""
_BEFORE_A_BODY: Final = "|".join(sorted({"the", "of", "for", "by", "with", "from", *BACKING}))
_BEHIND_A_BODY: Final = "|".join(sorted(BACKING | EVENTS | SPOKESMEN))
_LEAST_INITIALS: Final = 3
"""Of fewer letters many stand in any text."""


def those_that_count(matches: Iterable[Match], within: Within) -> Iterator[Match]:
    """Give the matches that count with what stands in an answer; of what may be a person's own name only weakly."""
    for match in matches:
        if within is Within.PERSON and (_may_be_called_so(match) or _stands_beside(match)):
            yield replace(match, strength=Strength.WEAK)
        elif _counts(match, within):
            yield match


def _counts(match: Match, within: Within) -> bool:
    """Whether a match with what stands in an answer counts."""
    if within is Within.NAME or match.likeness in _WHOLE:
        return True
    given, listed = len(name_of(match.given).words), name_of(match.listed).words
    if within is Within.OFFICE:
        return match.strength is Strength.STRONG
    if within is Within.PERSON:
        # `Hizbullah` is a forename: a single word beside a surname names nobody's organisation
        whole = match.likeness != "within" or given > len(listed) > 1
        is_strong = match.strength is Strength.STRONG and (
            whole or _is_of_a_body(match.given) or _is_among_everyday_words(match)
        )
        return is_strong or (match.likeness == "within" and _is_no_persons_name(match))
    if match.strength is Strength.STRONG:
        return True
    if match.likeness == "initials":
        return given <= _FEW or _speaks_of_initials(match)
    common = len(listed) == 1 and listed[0].plain in WORDS
    return match.likeness == "within" and (not common or given <= _FEW)


def _may_be_called_so(match: Match) -> bool:
    """Whether a proscribed name is written as people are called (`Ansarul Islam`), and nothing speaks of a body.

    Of a single word (`Hizbullah Khan`) that is no match, and one alone in a person's place is.
    """
    listed = name_of(match.listed)
    if match.list_id != PROSCRIBED or len(listed.words) == 1 or _is_of_a_body(match.given):
        return False
    parts = [plain(part).split() for part in _APART.split(match.given)]
    words = next((part for part in parts if set(listed.plain.split()) <= set(part)), plain(match.given).split())
    named = words[0] in PEOPLE or words[-1] in PEOPLE
    counts = match.likeness in _WHOLE or (match.likeness == "within" and match.strength is Strength.STRONG)
    return counts and named and not SMALL.intersection(words)


def _stands_beside(match: Match) -> bool:
    """Whether a proscribed name of one word stands behind a whole name (`Ann Hill Hezbollah`); before it it is one."""
    words, listed = name_of(match.given, Kind.PERSON).words, name_of(match.listed).words
    if match.list_id != PROSCRIBED or len(listed) > 1 or len(words) < _WHOLE_AND_BODY or _is_of_a_body(match.given):
        return False
    return listed[0].plain not in WORDS and not words[-1].bones.isdisjoint(listed[0].bones)


def _is_among_everyday_words(match: Match) -> bool:
    """Whether all else but one listed word is a town or another everyday word, and nobody's name (`Hamas Youth`)."""
    listed = name_of(match.listed).words
    others = [word.plain for word in name_of(match.given).words if word.bones.isdisjoint(listed[0].bones)]
    everyday = all(word in PLACES or (word in WORDS and word not in PEOPLE | SURNAMES) for word in others)
    return len(listed) == 1 and others != [] and everyday


def _speaks_of_initials(match: Match) -> bool:
    """Whether initials that are listed stand in a text as a body's do (`the boys of the P.K.K.`, `PKK supporters`)."""
    if len(match.listed) < _LEAST_INITIALS or not match.listed.isupper() or not match.listed.isalpha():
        return False
    letters = r"[.\s]?".join(match.listed)
    before = re.search(rf"(?:\b(?:{_BEFORE_A_BODY})\s+|/\s?){letters}\b", match.given, re.IGNORECASE)
    return bool(before or re.search(rf"\b{letters}\.?\s+(?:{_BEHIND_A_BODY})\b", match.given, re.IGNORECASE))


def _is_of_a_body(given: str) -> bool:
    return _speaks_of_a_body(given) or names_an_office(given)


def _is_no_persons_name(match: Match) -> bool:
    """Whether a listed name stands there as it is that has an ordinary word, and none that people are called."""
    given, listed = name_of(match.given), name_of(match.listed)
    words = {word.plain for word in listed.words}
    as_it_is = f" {listed.plain} " in f" {given.plain} "
    return as_it_is and len(words) > 1 and bool(words & WORDS) and not words & PEOPLE


def _speaks_of_a_body(name: str) -> bool:
    return any(word.plain in GENERIC or word.plain in _BODIES for word in name_of(name, Kind.ORGANISATION).words)

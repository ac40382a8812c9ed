"""People's names out of what an occasion is called by: `An evening with X`, `X via Zoom`, `X and Y`, `@XY`.

First and last name alone tell too little to be found among other words. And names that are written in another order.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from venuecheck.screening.disguises import at_capitals
from venuecheck.screening.folding import plain
from venuecheck.screening.words_around import EVENTS

_LEAST_WORDS, _LONGEST = 2, 24
_OCCASION_TEXT = """and with by via from for the feat featuring starring plus special guest guests online virtual
    virtually zoom teams skype webinar stream streamed talk lecture seminar workshop class course interview audience fan
    fans club friends supporters tribute host hosts hosted presents presented presenting welcome welcoming chair given
    tonight today dialogue discussion debate"""
_OCCASION = frozenset(_OCCASION_TEXT.split()) | EVENTS
"""No short words that are names as well (`An`, `To`): beside these they stand alone, and are none."""
_BETWEEN = re.compile(r"\s*[&+]\s*")
_AND = re.compile(r"\s*(?:[&+,]|\b(?:and|vs?|versus)\b)\s*", re.IGNORECASE)
_LEAST_LETTERS = 5
"""Of a family name that stands alone beside another (`X & Y in conversation`)."""

_CALLED = re.compile(
    r"[\s,;(\"“«‘'–—-]+(?:dite?|genannt|gen\.|detto|detta|llamad[oa]|(?:also )?(?:called|known as)|bekannt als|"
    r"con[oh]e?cid[oa] como|connue? sous le nom de|nom de guerre|kunya|zvany)[\s:,]+",
    re.IGNORECASE,
)
"""Between a name and what somebody is called besides; `alias` and the like stand between names of bodies too."""
_JOINED_SON = re.compile(r"(?<!\S)(?:ben|bin|ibn)(?=[^\W\d_]{4})", re.IGNORECASE)
_BORN = re.compile(r"(.+?)[\s,(]+(?:née|nee|born|formerly|previously)\s+([^\W\d_]+)\)?", re.IGNORECASE)
_TWO, _LEAST_SURNAME = 2, 3
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.(?=\w)")
_FAMILY_FIRST = re.compile(r"\s*([^,،]+?)\s*[,،]\s*([^,،]+?)\s*")


def called_besides(given: str) -> Iterator[str]:
    """Give a name, and what somebody is called besides, each alone (`X dit Y`, `X genannt Y`)."""
    if len(parts := _CALLED.split(given)) > 1:
        yield from (part.strip(" )\"”»’'") for part in parts)


def without_joined_son(given: str) -> Iterator[str]:
    """Give a name without the `ben` or `bin` that is written as one with it (`Bengvir`): alone it carries nothing."""
    if (bare := _JOINED_SON.sub("", given)) != given:
        yield bare


def people_within(given: str) -> Iterator[str]:
    """Give the runs of several words between those of an occasion, and a name that is told by its capitals alone."""
    yield from at_capitals(given)
    yield from _family_names(given)
    for text in (parts := _BETWEEN.split(given)):
        words = text.split()[:_LONGEST]
        for is_occasion, run in groupby(words, key=lambda word: plain(word) in _OCCASION):
            name = list(run)
            if not is_occasion and len(name) >= _LEAST_WORDS and (len(name) < len(words) or len(parts) > 1):
                yield " ".join(name)


def _family_names(given: str) -> Iterator[str]:
    """Give single names with `and` between, where each has a capital and all else is of an occasion."""
    parts = [
        [word for word in text.split()[:_LONGEST] if plain(word) not in _OCCASION and plain(word) != "in"]
        for text in _AND.split(given)
    ]
    if len(parts) >= _LEAST_WORDS and all(
        len(words) == 1 and words[0][0].isupper() and len(words[0]) >= _LEAST_LETTERS for words in parts
    ):
        yield from (name for (name,) in parts)


def given_name_first(given: str) -> Iterator[str]:
    """Where the family name comes first, with a comma behind it or in capitals, give it last."""
    if found := _FAMILY_FIRST.fullmatch(given):
        yield f"{found[2]} {found[1]}"
        if " " in found[1]:
            yield found[1]  # `Ann Hill, author`
        return
    words = given.split()
    capitals = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    if 0 < capitals < len(words) and len(words[0]) > 1 and not any(word.isupper() for word in words[capitals:]):
        yield " ".join(words[capitals:] + words[:capitals])


def initials_apart(given: str) -> Iterator[str]:
    """Where initials stand beside a family name (`Ivanov A.B.`), give them as letters."""
    apart = _INITIAL.sub(r"\g<0> ", given)
    if apart != given:
        yield apart


def one_surname(given: str) -> Iterator[str]:
    """Where somebody has two surnames (`Ann Hill-Jones`, `Ann Hill née Jones`), give the name with each."""
    if found := _BORN.fullmatch(given):
        yield f"{found[1].split()[0]} {found[2]}"
        return
    *first, last = given.split() or [""]
    names = last.split("-")
    if first and len(names) == _TWO and min(map(len, names)) >= _LEAST_SURNAME:
        for one in names:
            yield " ".join([*first, one])

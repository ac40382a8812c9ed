"""Whether a text reads as if it named somebody: a person, or a group that goes by a name of its own.

A rule of thumb on the safe side, for texts that are said to name nobody: whoever wrote so is asked to look again. It
looks no name up, keeps nothing, and judges nobody.
"""

from collections.abc import Iterator
from typing import Final

_ORDINARY_WORDS: Final = (
    "a an and are as at be but by for from he her his i if in is it its my no nobody not of on or our out she some "
    "that the their there these they this those to we what when where which who with you your "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december spring summer autumn winter christmas easter eid diwali hanukkah ramadan day "
    "night weekend remembrance bank holiday new year "
    "hall halls room rooms centre center church chapel mosque temple synagogue gurdwara school college university "
    "library theatre club house building park square street road lane avenue close way high town city village county "
    "borough council police prevent station north south east west upper lower main great "
    "facebook twitter instagram youtube tiktok telegram whatsapp google x internet web "
    "england wales scotland northern ireland britain british english welsh scottish irish uk united kingdom europe "
    "london link poster post page video leaflet event meeting talk rally march"
)
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
"""Words with a capital letter that are nobody's name: days, places, what an event is announced with."""


def names_said(text: str, *, besides: str = "") -> tuple[str, ...]:
    """Give what reads like a name in a text, in order. What stands in `besides`, such as the hall's own, is none."""
    known = besides.casefold()
    found = (one.strip(_AROUND) for one in _found(text[:_LONGEST]))
    return tuple(dict.fromkeys(one for one in found if one and one.casefold() not in known))


_LONGEST: Final = 4_000
_AROUND: Final = " .,;:!?()[]“”‘’\"'"


def _found(text: str) -> Iterator[str]:
    """Give runs of words with a capital letter, or of a script without any, but for one that begins a sentence."""
    run: list[str] = []
    begins = opened_with = True
    for word in [*text.split(), ""]:
        if _is_capital(word):
            opened_with = begins if not run else opened_with
            run.append(word)
        if run and (not _is_capital(word) or word[-1:] in ",;:!?)" or (word.endswith(".") and len(word) > _INITIAL)):
            yield from _named(run, begins=opened_with)
            run = []
        begins = word[-1:] in ".!?:" or word[-2:-1] in ".!?"


_INITIAL: Final = 2
"""How long an initial is, with its full stop."""


def _named(run: list[str], *, begins: bool) -> Iterator[str]:
    is_first = begins
    while run and _is_ordinary(run[0]):
        run, is_first = run[1:], False
    while run and _is_ordinary(run[-1]):
        run = run[:-1]
    if len(run) > 1 or (run and not is_first):
        yield " ".join(run)


def _is_capital(word: str) -> bool:
    first = word.lstrip(_AROUND)[:1]
    return first.isalpha() and not first.islower()


def _is_ordinary(word: str) -> bool:
    bare = word.strip(_AROUND).casefold()
    return bare.removesuffix("’s").removesuffix("'s") in _ORDINARY

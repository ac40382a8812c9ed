"""What stands around a listed name in a longer one: whether it speaks for the body, about it, or of another.

`Dinner in support of X` and `Why I joined X` are for a person to judge the same day. `The history of X`, `Victims of
X`, `We do not support X` and `Lift the ban on X` speak about it, which is lawful. `X Cafe` and `X Khan's birthday` are
somebody else's. The words of each kind are in `words_around`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from venuecheck.screening.aligning import Aligned
from venuecheck.screening.clauses import got_away, is_introduced, is_suffered, is_taught
from venuecheck.screening.folding import plain
from venuecheck.screening.languages import FRIENDS
from venuecheck.screening.ordinary import ARABIC_FRIENDS
from venuecheck.screening.ordinary_people import PEOPLE
from venuecheck.screening.rarity import RARE_WORD, is_around, is_shared
from venuecheck.screening.unread import is_unread
from venuecheck.screening.words import Name
from venuecheck.screening.words_around import (
    ABOUT,
    ANOTHER,
    ARTICLES,
    BACKING,
    BEREFT,
    BODIES,
    CELEBRATING,
    DENIAL,
    ENDURING,
    EVENTS,
    EXPLAINING,
    FEAST,
    FOR_WHOM,
    GATHERING,
    IN_SUPPORT,
    MUSIC,
    NEUTRAL,
    OF_AN_OFFICE,
    OWN_DEAD,
    PRAISE,
    SHOWN,
    SPEAKING,
    SPOKESMEN,
    STUDENTS,
    STUDY_CIRCLES,
    TOLD,
    TOPIC,
    TRADES,
    WHOSE_WING,
    WING,
    WORKING_ON,
    is_year_long_ago,
)

_WORD = re.compile(r"[^\W\d_]+")
_NEAR, _FEW, _SEVERAL = 3, 2, 3
_THE = ("", "the ", "al ")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the words around a name say."""

    same: bool
    """Only friends, countries, towns and branches: the same body, or who speaks for it."""
    behind: bool
    """Only these, support, money and gatherings; or support or money stands beside it."""
    backing: bool
    """Somebody joins, supports or pays for it, or it speaks itself."""
    about: bool
    """It is spoken about: studied, opposed, denied, argued over."""
    another: bool
    """Of a trade, a club, a place of worship, a family or a person."""
    club: bool
    """Of these, a trade, a club, a place of worship or lessons, and not only a person's name."""
    few: bool
    """So few words but friends and places that the whole is as good as a name; no trade."""
    told: bool
    """One of them is of a lecture or a play."""
    unread: bool
    """A word is of no table, and not written as a place's name beside the body's: nobody can tell what it says."""


def surroundings(aligned: Aligned, ours: Name) -> Surroundings:
    """Say what stands around what matches in the given name, with its small words."""
    left = list(_left(aligned))
    before = _before(aligned, ours.plain)
    told = any(word in TOLD for word in left)
    for_it = _has_a_spokesman(aligned, ours.plain) or _has_people(aligned, ours.plain)
    dealt_with = told or (before == "on" and not WORKING_ON.isdisjoint(left))
    topic = before in TOPIC and dealt_with and not for_it and not _is_in_support(aligned, ours.plain)
    shown = not SHOWN.isdisjoint(left) and before not in SPEAKING and BACKING.isdisjoint(left)
    explained = "how" in left and not EXPLAINING.isdisjoint(left)
    about = (
        topic
        or (before == "with" and not ENDURING.isdisjoint(left))
        or shown
        or explained
        or any(word in ABOUT for word in left)
        or _is_long_ago_or_denied(aligned)
        or _is_told(aligned, ours)
    )
    speaks = (before in SPEAKING and ENDURING.isdisjoint(left)) or for_it
    same = not about and all(map(is_around, left))
    beside = _beside(left, speaks=speaks)
    if len(aligned.pairs) >= _SEVERAL and not EVENTS.isdisjoint(left):
        beside |= MUSIC
    if _is_what_lawful_bodies_share(aligned):
        beside -= STUDENTS
    only = all(is_around(word) or word in beside for word in left)
    hosts = speaks and _hosts(aligned, ours.given, beside)
    return Surroundings(
        same=same,
        behind=same
        or ((only or hosts or _is_near(aligned, BACKING, 0)) and _is_written_as_a_name(aligned, ours.given)),
        backing=speaks or _is_near(aligned, BACKING, _NEAR),
        about=about,
        another=any(word in ANOTHER or word in PEOPLE for word in left),
        club=not ANOTHER.isdisjoint(left),
        few=sum(not is_around(word) for word in left) <= _FEW and TRADES.isdisjoint(left),
        told=told,
        unread=not (hosts or _is_near(aligned, FRIENDS, 0)) and is_unread(aligned, ours),
    )


def _hosts(aligned: Aligned, given: str, beside: frozenset[str]) -> bool:
    """Whether something is by or with what matches, whatever it is: `Newroz with the X`, `Maaveerar Naal by X`.

    The name ends there, but for friends, places and gatherings; `Living with X` is nobody's evening.
    """
    places = [at for pair in aligned.pairs for at in range(*pair.ours)]
    first, last = min(places), max(places)
    behind = (aligned.ours.plain[at] for at in aligned.ours_left if at > last)
    before = any(at < first for at in aligned.ours_left)
    ends = all(is_around(word) or word in beside or word in NEUTRAL or word.isdecimal() for word in behind)
    return before and ends and _has_capitals(aligned, given)


def _has_capitals(aligned: Aligned, given: str) -> bool:
    """Whether each word of what matches has a capital, or is rare by itself."""
    if aligned.rarest >= RARE_WORD:
        return True
    matched = aligned.matched
    return all(word[0].isupper() or not word[0].islower() for word in _WORD.findall(given) if plain(word) in matched)


def _is_what_lawful_bodies_share(aligned: Aligned) -> bool:
    """Whether a name is one that students' societies have as well (`Jamaat Islamiya`: Islamic society)."""
    words = [aligned.listed.plain[at] for pair in aligned.pairs for at in range(*pair.listed)]
    return all(map(is_shared, words))


def _beside(left: Sequence[str], *, speaks: bool) -> frozenset[str]:
    """Give what may stand around a name that somebody is behind.

    Beside support, or where the body itself speaks (`Lecture by ...`), a lecture or a film too; beside a gathering its
    youth.
    """
    backed = speaks or not BACKING.isdisjoint(left)
    gathered = not GATHERING.isdisjoint(left)
    told = TOLD if backed else _NONE
    feast = _NONE if CELEBRATING.isdisjoint(left) else FEAST
    wing = WHOSE_WING if backed or gathered else _NONE
    praise = (word for pair in pairwise(left) if pair in PRAISE for word in pair)
    return BACKING.union(GATHERING, CELEBRATING, SPOKESMEN, told, feast, wing, praise)


def _left(aligned: Aligned) -> Iterator[str]:
    """Give the words around that say something.

    No room, no day; not that it is a youth wing or a study circle, or that its friends are an association.
    """
    words = {at: aligned.ours.plain[at] for at in aligned.ours_left}
    has_wing, has_friends = not WING.isdisjoint(words.values()), not ARABIC_FRIENDS.isdisjoint(words.values())
    for at, word in words.items():
        neutral = word in NEUTRAL or word.isdecimal()
        wing = has_wing and (word in WING or word in WHOSE_WING)
        circle = (word, words.get(at + 1)) in STUDY_CIRCLES or (words.get(at - 1), word) in STUDY_CIRCLES
        if not (neutral or wing or circle or (has_friends and word in BODIES)):
            yield word


def _is_long_ago_or_denied(aligned: Aligned) -> bool:
    first = min(pair.ours[0] for pair in aligned.pairs)
    return any(
        is_year_long_ago(aligned.ours.plain[at]) or (at < first and aligned.ours.plain[at] in DENIAL)
        for at in aligned.ours_left
    )


def _is_told(aligned: Aligned, ours: Name) -> bool:
    """Whether a lesson's heading, a question what it is, or who got away or was bereft stands around what matches."""
    others = {aligned.ours.plain[at] for at in aligned.ours_left}
    if not BEREFT.isdisjoint(others) and OWN_DEAD.isdisjoint(others):
        return True
    before = _written_before(aligned, ours.given)
    return got_away(before) or is_taught(before) or is_introduced(before) or is_suffered(before)


def _written_before(aligned: Aligned, given: str) -> str:
    """Give what is written before the first of the words that match; nothing where it is not written so."""
    first = aligned.ours.plain[min(pair.ours[0] for pair in aligned.pairs)]
    found = next((word for word in _WORD.finditer(given) if plain(word.group()) == first), None)
    return given[: found.start()] if found else ""


def _before(aligned: Aligned, text: str) -> str:
    """Give the word before what matches, but for articles; empty where it begins the text."""
    first = aligned.ours.plain[min(pair.ours[0] for pair in aligned.pairs)]
    words = text.split()
    at = words.index(first) if first in words else 0
    while at > 0 and words[at - 1] in ARTICLES:
        at -= 1
    return words[at - 1] if at else ""


def _is_in_support(aligned: Aligned, text: str) -> bool:
    """Whether what matches is backed in so many words (`Film night in support of X`)."""
    return _stands_behind((f"in {noun} {of}" for noun in IN_SUPPORT for of in ("of", "with")), aligned, text)


def _has_people(aligned: Aligned, text: str) -> bool:
    """Whether somebody is of what matches (`two people of X tell of their work`)."""
    return _stands_behind(("people of",), aligned, text)


def _stands_behind(said: Iterable[str], aligned: Aligned, text: str) -> bool:
    """Whether what matches stands behind one of these runs of plain words, as words of their own."""
    first = aligned.ours.plain[min(pair.ours[0] for pair in aligned.pairs)]
    return any(f" {words} {article}{first} " in f" {text} " for words in said for article in _THE)


def _has_a_spokesman(aligned: Aligned, text: str) -> bool:
    """Whether somebody speaks for what matches: `X UK spokesman`, `delegates of X`; not `X Khan, union delegate`."""
    words = text.split()
    matched = aligned.matched
    places = [at for at, word in enumerate(words) if word in matched]
    if not places:
        return False
    for at in (at for at, word in enumerate(words) if word in SPOKESMEN):
        if at > places[0] and all(map(_is_of_an_office, words[places[-1] + 1 : at])):
            return True
        before = words[at + 1 : places[0]]
        # without these, `Union delegate X Khan` is a person's name
        if not FOR_WHOM.isdisjoint(before) and all(map(_is_of_an_office, before)):
            return True
    return False


def _is_of_an_office(word: str) -> bool:
    return is_around(word) or word in OF_AN_OFFICE or word in FOR_WHOM or word in ARTICLES


def _is_written_as_a_name(aligned: Aligned, given: str) -> bool:
    """Whether what matches has capitals, in a text that has some: `We support national action on housing` has none."""
    words = _WORD.findall(given)
    matched = aligned.matched
    capital = {word.lower() for word in words if word[0].isupper()}
    small = {word for word in words if not word[0].isupper()} - capital
    return not any(word[0].isupper() for word in words[1:]) or small.isdisjoint(matched)


def _is_near(aligned: Aligned, wanted: frozenset[str], between: int) -> bool:
    """Whether one of these words stands beside what matches, or so many words from it at most."""
    matched = [place for pair in aligned.pairs for place in range(*pair.ours)]
    near = range(min(matched) - between - 1, max(matched) + between + 2)
    return any(at in near and aligned.ours.plain[at] in wanted for at in aligned.ours_left)

"""Who stands behind a booking by its own words: `Dinner and talk of the Friends of X`, `We are X and need a room`.

The gathering, the kind of group, the greeting and the wish around a name say nothing of it: what is left is read as if
it stood alone. What a text is on or about is left as it is, for that tells whose it is not.
"""

import re
from collections.abc import Iterator, Sequence

from venuecheck.screening.folding import plain
from venuecheck.screening.rarity import is_around
from venuecheck.screening.words_around import (
    ABOUT,
    ARTICLES,
    FEAST,
    GATHERING,
    MUSIC,
    NEUTRAL,
    TOLD,
    WHO_BACK,
    WHOSE_WING,
)

_JOINTS = frozenset({"of", "by", "from", "with", "for"})
_GROUPS_TEXT = "group groups circle circles committee committees team teams cell cells section sections forum caucus"
_PAPERS_TEXT = "leaflet leaflets flyer flyers newsletter newsletters magazine magazines banner banners flag flags"
_LESSONS_OF_ITS_OWN = "seminar seminars workshop workshops discussion discussions"
_MEETINGS_TEXT = "meeting meetings agm egm"
_ITS_OWN = frozenset(f"{_GROUPS_TEXT} {_PAPERS_TEXT} {_LESSONS_OF_ITS_OWN} {_MEETINGS_TEXT}".split())
"""What is a body's own, where `of` stands between; a talk, a film or a book of it may be about it."""
_SAID_WITH_IT = frozenset({"and", "local", "open", "free", "special", "community", "q", "refreshments", "drinks"})
_HEADING = GATHERING | TOLD | FEAST | MUSIC | NEUTRAL | WHOSE_WING | ARTICLES | _ITS_OWN | _SAID_WITH_IT | _JOINTS
_TOPIC = frozenset({"on", "about", "into", "inside", "regarding", "re"})
_DOING = (
    r"(?:would|want|wants|wish|wishes|need|needs|hope|hopes|seek|are|is|will|have|has|can|could|may|like|ask|meets?|plays?|"
    r"gathers?|holds?|invites?|book)"
)
_DOES = re.compile(rf",?\s+(?:(?:and|who|which|but|so)\s+)?(?:(?:i|we)\s+)?{_DOING}\s.*", re.IGNORECASE | re.DOTALL)
"""Behind a name: what somebody wishes or does."""
_WITH = re.compile(r",?\s+with\s+(.*)", re.IGNORECASE | re.DOTALL)
_WE_ARE = re.compile(
    r"(?:^|(?<=[.!?])\s|^(?:hello|hi|dear [^,]{1,20}|good \w+|salaam|salam)[,!.]?\s|\band (?=i\b))\s*"
    r"(?:we(?: are|['’]re)|i(?: am|['’]m)|this is|(?:i|we) (?:represent|speak for|belong to))\s+"
    r"(?:(?:writing|calling|booking|asking|here)\s+)?(?:(?:from|with|on behalf of|part of|for)\s+)?(\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def whose_it_is(given: str) -> Iterator[str]:
    """Give who gathers, whose group it is or who writes, without what is said around them."""
    for found in _WE_ARE.finditer(given):
        yield _DOES.sub("", found[1])
    yield from _behind_a_heading(given)


def _behind_a_heading(given: str) -> Iterator[str]:
    """Give what stands behind `of`, `by` and the like, where all before is a gathering or a group."""
    words = given.split()
    heading: list[str] = []
    for at, word in enumerate(words):
        bare = plain(word)
        if heading and bare in _JOINTS:
            behind = _without_article(words[at + 1 :])
            told = _TOPIC.intersection(map(plain, behind)) or ":" in " ".join(behind)
            if behind and not told and _is_whose(heading, bare, behind):
                yield _without_tail(" ".join(behind))
        if not all(part in _HEADING or part.isdecimal() or is_around(part) for part in bare.split()):
            return
        heading += bare.split()


def _without_article(words: Sequence[str]) -> Sequence[str]:
    return words[1:] if words and plain(words[0]) in ARTICLES else words


def _is_whose(heading: Sequence[str], joint: str, behind: Sequence[str]) -> bool:
    if plain(behind[0]) in WHO_BACK:
        return True
    return joint == "of" and not _ITS_OWN.isdisjoint(heading) and heading[-1] in _ITS_OWN


def _without_tail(text: str) -> str:
    """Leave out what somebody does, and with what a gathering is held; an argument stays."""
    does = _DOES.search(text)
    if does and ABOUT.isdisjoint(plain(does.group()).split()):
        text = text[: does.start()]
    held = _WITH.search(text)
    return text[: held.start()] if held and _HEADING.issuperset(plain(held[1]).split()) else text

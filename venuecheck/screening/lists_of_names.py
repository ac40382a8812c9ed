"""A list of names with commas between (`CND, Stop the War, X and Y`): each is judged as if it stood alone.

What tells it from a clause that leads on to a name (`Against X, an evening on Y`): each part is written as a name, with
capitals, and none of them is a lecture, a lesson or a trade; and what a part opposes stands within it and is a cause
that campaigns oppose (`Stop the War`), so that it needs none of the names behind it (`Stop X, Y`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from venuecheck.screening.folding import plain
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.stripped import SMALL
from venuecheck.screening.words_around import (
    ABOUT,
    ANOTHER,
    CAUSES,
    DENIAL,
    LEARNING,
    OPPOSING,
    PUBLIC_BODIES,
    TOLD,
    is_year_long_ago,
)

COMMA = re.compile(r"\s*[,،]\s*")
_LAST_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_WHO_SPEAKS = re.compile(
    r"^\s*(?:panel|(?:guest |keynote )?speakers?|with|featuring|guests?|hosts?|partners?|stalls?|groups?)"
    r"(?::|(?<=with)|(?<=featuring))\s+",
    re.IGNORECASE,
)
"""A heading behind which stands who speaks."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPPOSED = OPPOSING | DENIAL | {"end", "ending"}


def listed_beside(given: str) -> Iterator[str]:
    """Give each name of a list of names; nothing where a text is none."""
    parts = [part for part in COMMA.split(_WHO_SPEAKS.sub("", given)) if part.strip()]
    if len(parts) < 2 or not all(map(_is_a_name, parts)):  # noqa: PLR2004
        return
    if len(parts[0].split()) == 1 and len(parts) == 2 and not _is_capitals(parts[0]):  # noqa: PLR2004
        return  # `Surname, First`
    for part in (*parts[:-1], *_LAST_AND.split(parts[-1])):
        if len(part.split()) > 1 or plain(part) not in WORDS:
            yield part


def _is_capitals(part: str) -> bool:
    return len(part) > 1 and part.isupper()


def _is_a_name(part: str) -> bool:
    """Whether a part is written as a body's name, and is nothing that is said about one."""
    written = _WORD.findall(part)
    words = [word for each in written for word in plain(each).split()]
    if not written or not all(word[0].isupper() or _is_small(word) for word in written) or written[0][0].islower():
        return False
    if not ANOTHER.isdisjoint(words) or any(map(is_year_long_ago, words)):
        return False
    return _is_a_campaign(words) or _tells_nothing(words)


def _is_small(word: str) -> bool:
    return not word[0].isalpha() or plain(word) in SMALL or plain(word) in _OPPOSED or not word.isascii()


def _is_a_campaign(words: Sequence[str]) -> bool:
    """Whether words oppose what campaigns oppose, and nothing else: `Campaign Against Arms Trade`."""
    opposed = next((at for at, word in enumerate(words) if word in _OPPOSED), len(words))
    behind = words[opposed + 1 :]
    return not CAUSES.isdisjoint(behind) and _tells_nothing([*words[:opposed], *(w for w in behind if w not in CAUSES)])


def _tells_nothing(words: Sequence[str]) -> bool:
    """Whether words are of no lecture, lesson or opposition."""
    public = {word for pair in pairwise(words) if pair in PUBLIC_BODIES for word in pair}
    return (ABOUT | TOLD | LEARNING | DENIAL).isdisjoint(set(words) - public)

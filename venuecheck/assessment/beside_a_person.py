"""What organisation somebody wrote beside a person's name: `Ann Hill from X`, `X spokesman Ann Hill`.

A field for a person's name holds more than that where people say for whom the person comes. What stands behind a word
such as `from` is read as a body. What stands before an office is a body or the person's own name (`Ann Hill chairman`),
so each run of words that ends there is tried.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_BETWEEN: Final = re.compile(r"[,;:|/()\[\]{}@&+–—•\n]|\s-+\s|\s(?:and|und|et)\s", re.IGNORECASE)
_WORD_ENDS: Final = '.!?"“”‘'
_POSSESSIVE: Final = re.compile(r"(?<=\w)['’]s?$")
_FROM: Final = frozenset({"from", "for", "at", "representing", "represents"})
_OF: Final = _FROM | {"of"}
"""Words behind which stands for whom, or from where, somebody comes; a name of a body may hold `of` itself."""
OFFICES: Final = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "representative",
        "representatives",
        "rep",
        "reps",
        "delegate",
        "delegation",
        "leader",
        "leaders",
        "founder",
        "cofounder",
        "co-founder",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "president",
        "secretary",
        "treasurer",
        "director",
        "manager",
        "trustee",
        "member",
        "members",
        "organiser",
        "organizer",
        "activist",
        "activists",
        "campaigner",
        "campaigners",
        "supporter",
        "supporters",
        "volunteer",
        "volunteers",
        "official",
        "officials",
        "officer",
        "commander",
        "fighter",
        "fighters",
        "emissary",
        "envoy",
        "ambassador",
        "emir",
        "head",
        "chief",
        "deputy",
        "coordinator",
        "co-ordinator",
        "convenor",
        "convener",
        "speaker",
        "cleric",
        "preacher",
        "politician",
        "candidate",
        "veteran",
        "recruiter",
        "financier",
        "fundraiser",
        "operative",
        "adviser",
        "advisor",
        "employee",
        "employees",
        "staff",
    ]
)
"""What somebody is in a body: before it stands the body's name."""
_LONGEST: Final = 6
"""Words of a body's name before an office; listed names of more words are told by some of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Words beside a person's name that may be an organisation's."""

    name: str
    is_behind: bool
    """Whether it stands behind a word such as `from`; before an office it may be the person's own name."""


def bodies_beside(said: str) -> tuple[Beside, ...]:
    """Give what may be organisations in what was written as a person's name; nothing where that is a name alone."""
    found: dict[str, Beside] = {}
    for part in _BETWEEN.split(said):
        for one in _in_part(part.split()):
            found.setdefault(one.name, one)
    return tuple(found.values())


def names_an_office(said: str) -> bool:
    """Whether a text says what somebody is in a body."""
    return any(_bare(word) in OFFICES for word in said.split())


def _in_part(words: list[str]) -> Iterator[Beside]:
    begins = 0
    for at, word in enumerate(words):
        bare = _bare(word)
        if bare in _OF:
            yield from _behind(words[at + 1 :])
        if bare in OFFICES:
            yield from _before(words[begins:at])
        elif _POSSESSIVE.search(word) and words[at + 1 :]:
            yield from _before([*words[begins:at], _POSSESSIVE.sub("", word)])
        if bare in _OF or bare in OFFICES:
            begins = at + 1


def _behind(words: list[str]) -> Iterator[Beside]:
    """Give all that stands behind, and where it goes on with `from Leeds`, what stands before that."""
    further = next((at for at, word in enumerate(words) if _bare(word) in _FROM), len(words))
    for run in (words, words[:further]):
        if run:
            yield Beside(name=" ".join(run), is_behind=True)


def _before(words: list[str]) -> Iterator[Beside]:
    near = words[-_LONGEST:]
    for first in range(len(near)):
        yield Beside(name=" ".join(near[first:]), is_behind=False)


def _bare(word: str) -> str:
    return word.strip(_WORD_ENDS).casefold()

"""Words that name a law or an office, and whether whoever runs a venue in a nation is bound by it, or has it there."""

import re
from collections.abc import Iterator

from venuecheck.assessment.duties import Binds, Duty, applied
from venuecheck.core.venue import NATION_WORDS, Body, Nation

_NAMED: dict[Duty, re.Pattern[str]] = {
    Duty.PREVENT: re.compile(r"Prevent (?:duty|coordinator|team|lead)|section 26\b|Channel\b"),
    Duty.HUMAN_RIGHTS: re.compile(r"Human Rights Act|\barticles? (?:9|10|11)\b", re.IGNORECASE),
    Duty.EQUALITY: re.compile(r"section 149|\bs149\b|public sector equality duty", re.IGNORECASE),
    Duty.SERVICES: re.compile(r"Equality Act"),
    Duty.ROOMS: re.compile(r"section 95|Representation of the People"),
    Duty.SAFEGUARDING: re.compile(r"Keeping children safe|KCSIE|\bLADO\b|designated officer"),
}
_SAYS_SO = re.compile(
    r"\b(not?|never|asks?|only|whether|can say|where there is one|public (?:bodies|funds)|not known|whom|is for)\b",
    re.IGNORECASE,
)
"""By which a sentence says that it does not bind, or sends somebody to ask."""


def beyond(text: str, nation: Nation, body: Body) -> Iterator[str]:
    """Give the sentences that name what does not bind, or is not known to, as if it did."""
    for said in re.split(r"(?<=[.?!])\s+", " ".join(text.split())):
        for duty, named in _NAMED.items():
            if named.search(said) and not _SAYS_SO.search(said) and not _holds(duty, nation, body):
                yield said


def _holds(duty: Duty, nation: Nation, body: Body) -> bool:
    binds = applied(duty, nation, body).binds
    # a Prevent coordinator is the council's: whoever runs a venue can ask them, bound or not
    return binds is Binds.YES or (duty is Duty.PREVENT and binds is not Binds.NO)


def of_another_nation(text: str, nation: Nation) -> Iterator[str]:
    """Give the sentences about another nation's law, but for what stands in brackets beside the venue's own."""
    for said in re.split(r"(?<=[.?!])\s+", re.sub(r"\([^()]*\)", "", " ".join(text.split()))):
        named = {other for other, words in NATION_WORDS.items() if words in said}
        if named and nation not in named and not _OF_ALL.search(said):
            yield said


_OF_ALL = re.compile(r"guidance of 2023 for England and Wales|is for England|schools in England|For Women Scotland")
"""Where another nation's name says whose a text is, and so that it is not this one's."""

"""What whoever judges a match is told to look at, and what they can say: the same words on every face."""

from collections.abc import Iterator
from typing import Final

from venuecheck.assessment.addressee import who_can_tell
from venuecheck.assessment.names_sought import PERSON
from venuecheck.assessment.screened import PossibleMatch, Screened, Within, Word
from venuecheck.core.venue import Nation

CHOICES: Final[tuple[tuple[str, Word | None], ...]] = (
    ("It is not the same, and I know how: set it aside, with the reason", Word.NOT_THE_SAME),
    ("I cannot tell yet: leave it open, for a named person to judge today", None),
    ("I have looked, and cannot exclude that it is the same", Word.CANNOT_EXCLUDE),
    ("It is the listed one", Word.CONFIRMED),
)
"""What can be said of a match; None leaves it open."""


def what_to_look_at(one: Screened, match: PossibleMatch, nation: Nation) -> Iterator[str]:
    """Say how to judge a match, a sentence or two at a time."""
    yield "A like name is no proof, and no reason to refuse. Judge it today; until then only a holding letter goes out."
    if one.kind == PERSON:
        yield "Compare what is public about them with what the list says: year and place of birth, nationality, post."
    elif one.within is Within.TEXT:
        yield "Is it by or for what is listed, or only about it? Talking about it is lawful."
    else:
        yield "Compare what you know of them: address, number, who runs it, what they do."
    if match.proscribed:
        yield "Arranging a meeting in support of a proscribed organisation is an offence: do not settle it alone."
    yield f"If you cannot tell, ask {who_can_tell(nation)}, and tell nobody else."

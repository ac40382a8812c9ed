"""The whole answer in which a name stands that was looked up, for whoever judges it.

A passage by itself may read as an admission that nobody made: a placard that is quoted, a sentence that is denied in
the next.
"""

from collections.abc import Iterator
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.names_sought import SUBJECT
from venuecheck.assessment.screened import Screened

_WHOLE: Final = 400
"""Characters of an answer that is shown whole."""
_ENDS, _AROUND = 80, 60
"""Of a longer one: characters of its beginning and its end, and on either side of what was looked up."""
_LEFT_OUT: Final = " … "


def whole_answer(assessment: Assessment, one: Screened) -> str:
    """Give the answer that a name or passage was taken from, a long one shortened around it.

    Where the answer is no longer kept, or another now, it is what was looked up.
    """
    said = next((each.shown for each in assessment.answers if each.question == one.question), "")
    whole = " ".join((assessment.subject if one.question == SUBJECT else said).split())
    return shortened(whole, one.name) if one.name in whole else one.name


def shortened(whole: str, passage: str) -> str:
    """Leave out words of a long text between its beginning, a passage of it and its end."""
    if len(whole) <= _WHOLE:
        return whole
    at = whole.index(passage)
    kept = _together([(0, _ENDS), (at - _AROUND, at + len(passage) + _AROUND), (len(whole) - _ENDS, len(whole))])
    return _LEFT_OUT.join(_to_words(whole, first, last) for first, last in kept)


def _together(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join spans that meet, or between which less is left out than is worth leaving out."""
    first, last = spans[0]
    for begins, ends in sorted(spans)[1:]:
        if begins > last + len(_LEFT_OUT):
            yield first, last
            first = begins
        last = max(last, ends)
    yield first, last


def _to_words(whole: str, first: int, last: int) -> str:
    """Give a span without the words that it cuts."""
    begins, ends = max(first, 0), min(last, len(whole))
    if begins and not whole[begins - 1].isspace():
        cut = whole.find(" ", begins, begins + _AROUND)
        begins = cut if cut >= 0 else begins
    if ends < len(whole) and not whole[ends].isspace():
        cut = whole.rfind(" ", ends - _AROUND, ends)
        ends = cut if cut >= 0 else ends
    return whole[begins:ends].strip()

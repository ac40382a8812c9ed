"""What a venue is asked about its filter and its bookings, as choices of a page; in the words of the report."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from flask import request

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.report.partnership.words import BOOKINGS_SAID_WORDS, FILTER_SAID_WORDS
from venuecheck.report.setting.wording import capitalised

FILTER: Final = [{"value": one.value, "text": capitalised(FILTER_SAID_WORDS[one])} for one in FilterSaid]
BOOKINGS: Final = [{"value": one.value, "text": capitalised(BOOKINGS_SAID_WORDS[one])} for one in BookingsSaid]


def in_their_words(choices: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Give choices as who answers for the venue reads them: that nothing is said, they say."""
    return [*choices[:-1], {**choices[-1], "text": "We cannot say"}]


S = TypeVar("S", bound=StrEnum)


def chosen(said: type[S], box: str) -> S:
    """Give what was chosen in a box of a form; the last value, that nothing is said, where nothing was."""
    values = list(said)
    return next((one for one in values if one.value == request.form.get(box)), values[-1])

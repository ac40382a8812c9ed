"""Kinds of venues in the words of everyday lists, in Wales in either language."""

import re
from collections.abc import Mapping
from typing import Final

from venuecheck.core.venue import VENUE_KIND_WORDS, VenueKind

_EVERYDAY: Final[Mapping[VenueKind, tuple[str, ...]]] = {
    VenueKind.SCHOOL: (
        *("academy", "nursery", "primary", "secondary", "infants", "juniors", "pupil referral unit", "ysgol"),
    ),
    VenueKind.COLLEGE: (
        *("university", "sixth form", "further education", "adult education", "fe", "coleg", "prifysgol"),
    ),
    VenueKind.LIBRARY: ("libraries", "llyfrgell"),
    VenueKind.COMMUNITY: (
        "village hall",
        "parish hall",
        "hall",
        "neighbourhood centre",
        "leisure centre",
        "sports centre",
        "youth centre",
        "youth club",
        "scout hut",
        "family centre",
        "neuadd",
        "canolfan gymunedol",
        "canolfan hamdden",
    ),
    VenueKind.COUNCIL: (
        *("town hall", "city hall", "county hall", "civic centre", "guildhall", "local authority"),
        *("neuadd y dref", "neuadd y ddinas", "cyngor"),
    ),
    VenueKind.HEALTH: ("hospital", "clinic", "surgery", "medical centre", "gp", "nhs", "ysbyty", "meddygfa"),
    VenueKind.PROBATION: (),
    VenueKind.PRISON: ("hmp", "young offender institution", "hmyoi"),
    VenueKind.VOLUNTARY: ("charity", "charitable", "not for profit", "third sector", "elusen"),
    VenueKind.PLACE_OF_WORSHIP: (
        "worship",
        "church",
        "church hall",
        "chapel",
        "cathedral",
        "mosque",
        "masjid",
        "islamic centre",
        "synagogue",
        "temple",
        "mandir",
        "gurdwara",
        "vihara",
        "meeting house",
        "faith building",
        "capel",
        "eglwys",
    ),
}
_PHRASES: Final = sorted(
    ((phrase, kind) for kind, phrases in _EVERYDAY.items() for phrase in phrases), key=lambda one: -len(one[0])
)
"""The longer first: a town hall is no village hall."""


def kind_said(said: str) -> VenueKind | None:
    """Give the kind that is said, in whichever words; None where nothing is that we know."""
    text = " ".join(said.casefold().replace("_", " ").replace("-", " ").split())
    for kind, words in VENUE_KIND_WORDS.items():
        own = kind.value.replace("_", " ")
        if text in {words, own} or (kind is not VenueKind.OTHER and re.search(rf"\b{own}s?\b", text)):
            return kind
    found = (kind for phrase, kind in _PHRASES if re.search(rf"\b{phrase}(?:e?s)?\b", text))
    return next(found, None)

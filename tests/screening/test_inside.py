"""A listed name with a slip beside what may stand around one: what is found whole is found inside, weakly at least."""

import random
import re
from collections.abc import Iterator

import pytest

from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind

from .samples import entry, names
from .test_lawful import index, listed

SANCTIONED = Index.of([names(entry("Blood and Honour"), list_id="sanctions")], Kind.ORGANISATION)
AROUND = ("Friends of {}", "{} UK", "{} Leeds", "{} meeting")
_ARTICLE = re.compile(r"^(?:the|al) ", re.IGNORECASE)
AS_A_PLACE = "Palestine Aciton"
"""It ends as English places do: `Friends of Palestine Acton` are friends of a country, and live in Acton."""


def _slips(name: str) -> Iterator[str]:
    """Leave a letter out, swap two, and double one, in one word of a name; which one is told by the name."""
    words = _ARTICLE.sub("", name).split()
    longer = [at for at, word in enumerate(words) if len(word) > 3 and word.isalpha() and word.isascii()]
    if len(words) < 2 or not longer:
        return
    which = random.Random(name)  # noqa: S311 - the same each time
    at = which.choice(longer)
    word, place = words[at], which.randrange(1, len(words[at]) - 1)
    before, one, behind = word[:place], word[place], word[place + 1 :]
    for slip in (before + behind, before + behind[:1] + one + behind[1:], before + one + one + behind):
        if slip != word:
            yield " ".join([*words[:at], slip, *words[at + 1 :]])


def test_every_listed_name_with_a_slip_that_is_found_whole_is_found_beside_friends_places_and_gatherings() -> None:
    missed, found = [], 0
    for one in listed().entries:
        for name in one.names:
            for slip in _slips(name):
                if slip == AS_A_PLACE or one.id not in _ids(slip):
                    continue
                found += 1
                # each name in one of them, so that it stays quick; all of them have their turn
                asked = AROUND[found % len(AROUND)].format(slip)
                if one.id not in _ids(asked):
                    missed.append(asked)
    assert found > 400
    assert missed == []


def _ids(asked: str) -> set[str]:
    return {match.entry.id for match in index().find(asked)}


@pytest.mark.parametrize(
    "asked",
    [
        "Friends of Natonal Action",
        "Talk by Natonal Action",
        "A talk by the Natonal Action in Luton",
        "Natonal Action conference 2027",
        "Natonal Action anniversary party",
        "Film night with Natonal Action",
        "Natonal Action Leeds",
        "Natinal Action Luton",
        "Nationl Action Yorkshire",
        "Natonal Action meeting",
        "Scottish Dwan Leeds",
        "Orange Voluntears Belfast",
        "National Actoin Luton",
        "Friends of National Acton",
        "Supporters of Natoinal Action",
        "Natonal Action branch",
        "Fundraiser for Natonal Action",
        "Wagnr Group Leeds",
    ],
)
def test_a_slip_beside_a_friend_a_place_or_a_gathering_is_weak(asked: str) -> None:
    assert {match.strength.value for match in index().find(asked)} == {"weak"}


@pytest.mark.parametrize("asked", ["Friends of Blood & Honor", "Blood & Honor Leeds", "In support of Blood & Honor"])
def test_another_spelling_of_a_sanctioned_name_is_found_beside_them_too(asked: str) -> None:
    assert [match.strength.value for match in SANCTIONED.find(asked)] == ["weak"]


@pytest.mark.parametrize(
    "asked",
    [
        "National Auction Luton",
        "Rational Action Luton",
        "The Bass Luton",
        "Wagner Society of Walsall",
        "Friends of Palestine Acton",
        "Luton YMCA",
    ],
)
def test_other_words_are_no_slips(asked: str) -> None:
    assert index().find(asked) == ()

"""Lawful bodies that share words with listed names are never held up: at most a weak likeness is shown."""

from functools import cache

import pytest

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.screening.index import Index
from venuecheck.screening.known_names import with_known
from venuecheck.screening.listing import Kind, NameList
from venuecheck.screening.reading.known_names import read_known_names
from venuecheck.service.names.lists import snapshot

from .lawful import KNOWN_KINDS, RARE_PARTS, held_up, strong
from .samples import entry, names


@cache
def listed() -> NameList:
    """Give the proscribed organisations under every name that is known."""
    return with_known(
        snapshot(), [each for path in catalogue.known_names() for each in read_known_names(read_file(path))]
    )


@cache
def index() -> Index:
    """Give them laid out."""
    return Index.of([listed()], Kind.ORGANISATION)


def test_known_kinds_of_lawful_bodies_are_not_strong() -> None:
    """Hundreds, by hand."""
    assert len(KNOWN_KINDS) > 250
    assert {name: found for name in KNOWN_KINDS if (found := strong(index(), name))} == {}


def test_a_body_that_has_a_part_of_a_listed_name_is_not_strong() -> None:
    """But where the part is three rare words of it. Of the ways to be called by each part, three in turn.

    `python -m benchmarks screening` tries all of them.
    """
    assert held_up(listed(), index(), of_each=3) <= RARE_PARTS


@pytest.mark.parametrize(
    "name",
    [
        "Samuel Wilson's Loan Charity",
        "The Literary and Philosophical Society",
        "Oundle Bowling Club",
        "Happy Days Nursery",
        "1st Bushey Scout Group",
        "Hatcham College",
        "Hommie Ltd",
    ],
)
def test_what_ordinary_bodies_share_by_chance_is_not_shown(name: str) -> None:
    """The consonants of another script, a common word that sounds alike, a short word with a slip."""
    assert not index().find(name)


def _found(listed_name: str, name: str) -> bool:
    return bool(Index.of([names(entry(listed_name), list_id="sanctions")], Kind.ORGANISATION).find(name))


@pytest.mark.parametrize(
    ("listed_name", "name"),
    [
        ("B&H West London", "West London YMCA"),
        ("Sun Middle East (F Z Co)", "U3A"),
        ("Zorblax Holding (GROUP)", "1st HARLINGTON SCOUT GROUP"),
        ("Commonwealth of Zorblax Officers", "Royal Commonwealth Society"),
        ("Bulwark", "1st Bulwark Scout Group"),
        ("KIEC", "CYC"),
        ("NSFK", "NWFC"),
    ],
)
def test_what_tells_nothing_on_a_long_list_is_not_shown(listed_name: str, name: str) -> None:
    """Places without the name, common words, initials in another spelling."""
    assert not _found(listed_name, name)


@pytest.mark.parametrize(
    ("listed_name", "name"),
    [("B&H West London", "B&H West London"), ("Bulwark", "Bulwark Ltd"), ("ООО СТЦ", "СТЦ"), ("Bulwark", "Bulwark UK")],
)
def test_the_whole_of_it_is_shown(listed_name: str, name: str) -> None:
    """However little each of its words tells."""
    assert _found(listed_name, name)

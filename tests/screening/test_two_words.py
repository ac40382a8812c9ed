"""A slip in one word of a listed name of two words."""

import pytest

from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind

from .samples import entry, names

LISTED = ("Hizb ut-Tahrir", "Boko Haram", "Saor Eire", "Wagner Group", "Tamil Tigers", "Zorblash-e-Tayyaba")
INDEX = Index.of([names(*(entry(each, entry_id=each) for each in LISTED), list_id="proscribed")], Kind.ORGANISATION)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Hizb ut-Tahir", "Hizb ut-Tahrir"),
        ("HIZB UT-TAHIR", "Hizb ut-Tahrir"),
        ("Hizbut-Tahir UK", "Hizb ut-Tahrir"),
        ("Friends of Hizb ut-Tahir", "Hizb ut-Tahrir"),
        ("Hib ut-Tahrir", "Hizb ut-Tahrir"),
        ("Boko Haam", "Boko Haram"),
        ("Bok Haram", "Boko Haram"),
        ("Saor Eir Glasgow", "Saor Eire"),
        ("Sar Eire", "Saor Eire"),
        ("Wagner Goup", "Wagner Group"),
        ("Zorblash-e-Tayyab", "Zorblash-e-Tayyaba"),
    ],
)
def test_a_slip_in_one_of_two_words_is_weak(asked: str, listed: str) -> None:
    """However short the word is, and whoever else is called so, where the other stands beside it as listed."""
    assert [(found.entry.id, found.strength.value) for found in INDEX.find(asked)] == [(listed, "weak")]


@pytest.mark.parametrize(
    "asked",
    ["Tail Tigers", "Book Haram", "Hizb and friends of Tahir", "Tahir Hizb", "Bo Haram", "Wagner Gap"],
)
def test_an_ordinary_word_another_order_or_two_slips_are_none(asked: str) -> None:
    """What is written is meant; and the common word of a name (`Group`) is no ground for looking at the other."""
    assert INDEX.find(asked) == ()


def test_on_the_sanctions_list_the_word_that_stands_must_be_rare() -> None:
    """Companies share words with thousands of lawful bodies."""
    listed = names(entry("Wagner Group"), entry("Zorblax Eire", entry_id="rare"), list_id="sanctions")
    index = Index.of([listed], Kind.ORGANISATION)
    assert [found.entry.id for found in index.find("Zorblax Eir")] == ["rare"]
    assert index.find("Wagner Goup") == ()

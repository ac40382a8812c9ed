"""What a talk, a book or a film is called: it only has the words of a listed name, and holds nothing up."""

import pytest

from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Kind

from .lawful import strong
from .samples import entry, names
from .test_lawful import index

SANCTIONS = Index.of([names(entry("Blood and Honour", "Blood & Honour"), list_id="sanctions")], Kind.ORGANISATION)
TALKS = (
    "{name}, a talk on Anglo-Saxon England",
    "{name} - a talk on Anglo-Saxon England",
    "{name}: a lecture on the New Deal",
    "{name} (an illustrated talk on birds of the Highlands)",
)
WORKS = (
    "{name}, a historical novel by Ann Hill",
    "“{name}”, an exhibition of medieval armour",
    '"{name}", a play about the Wars of the Roses',
    'Author talk: "{name}"',
    "The story of “{name}”",
)
ITS_OWN = (
    "{name}, a talk on our movement",
    "{name} (a talk for our members)",
    "{name}, an open meeting on Gaza",
    "{name}, a fundraiser",
    "Friends of {name}, a talk on Gaza",
    "{name} UK, a film about Gaza",
)


def weakly(index: Index, text: str) -> list[Strength]:
    """Give how strong what is found is."""
    return [each.strength for each in index.find(text)]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        *((title, name) for title in TALKS for name in ("Scottish Dawn", "National Action", "Palestine Action")),
        *((title, name) for title in WORKS for name in ("Scottish Dawn", "Palestine Action", "Hizb ut-Tahrir")),
    ],
)
def test_the_title_of_a_talk_a_book_or_a_film_is_weak(title: str, name: str) -> None:
    """Shown all the same. A talk has a title of everyday words; a book or a film has any."""
    found = weakly(index(), title.format(name=name))
    assert found
    assert set(found) == {Strength.WEAK}


@pytest.mark.parametrize("text", ["{name}, a talk on the Nile", "{name} - a lecture on the New Deal"])
@pytest.mark.parametrize("name", ["Hizb ut-Tahrir", "Boko Haram"])
def test_who_is_called_by_rare_words_may_give_the_talk(text: str, name: str) -> None:
    """Nobody calls a talk so that is on something else."""
    assert strong(index(), text.format(name=name))


@pytest.mark.parametrize("title", TALKS + WORKS)
def test_a_listed_name_with_a_word_of_praise_in_it_may_be_a_title(title: str) -> None:
    """`Honour` is the name's own word, and nobody honours anything."""
    assert weakly(SANCTIONS, title.format(name="Blood and Honour")) == [Strength.WEAK]


@pytest.mark.parametrize(
    "name", ["Blood and Honour", "Blood & Honour Luton", "Blood & Honour Scotland", "Friends of Blood and Honour"]
)
def test_the_name_by_itself_stays_strong(name: str) -> None:
    """And so it does among friends and places."""
    assert weakly(SANCTIONS, name) == [Strength.STRONG]


@pytest.mark.parametrize("text", ITS_OWN)
@pytest.mark.parametrize("name", ["Palestine Action", "Hizb ut-Tahrir"])
def test_who_speaks_of_their_own_or_gathers_is_strong(text: str, name: str) -> None:
    """It is then who gives the talk."""
    assert strong(index(), text.format(name=name))


@pytest.mark.parametrize(
    "text",
    ["HT Dance", "HT Luton", "H.T. Reading Group", "Hizb Luton", "Friends of Hizb", "Hizb Youth", "Hizb meeting"],
)
def test_a_short_form_beside_another_word_is_weak(text: str) -> None:
    """Two letters, and one word that newspapers use, which many bear."""
    assert weakly(index(), text) == [Strength.WEAK]

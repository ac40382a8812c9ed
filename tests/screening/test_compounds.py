"""Kinds that were silent: a joined article with a slip, a place for a listed word, a kind of body joined or in another
language; and everyday words and phrases that were strong.
"""

import pytest

from venuecheck.screening.disguises import parted_compounds
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Kind

from .samples import entry, names
from .test_lawful import index

SPEAKERS = Index.of(
    [
        names(
            entry("Anwar Choudary", kind=Kind.PERSON, entry_id="1"),
            entry("Zorblaxov", kind=Kind.PERSON, entry_id="2"),
            list_id="sanctions",
        )
    ],
    Kind.PERSON,
)


@pytest.mark.parametrize(
    ("given", "of", "strength"),
    [
        ("Alqueda", "Al-Qa'ida", "strong"),
        ("Elquaeda", "Al-Qa'ida", "strong"),
        ("Palestine Acton Luton", "Palestine Action", "weak"),
        ("Palestine Acton London", "Palestine Action", "weak"),
        ("National Acton Leeds", "National Action", "weak"),
        ("Söldnergruppe Wagner", "Wagner Group", "strong"),
        ("Kampfgruppe Wagner", "Wagner Group", "weak"),
        ("Terrorgruppe Abu Sayyaf", "Abu Sayyaf Group", "strong"),
        ("Milices Wagner", "Wagner Group", "strong"),
        ("Russische Imperiale Bewegung", "Russian Imperial Movement", "strong"),
        ("Réseau Haqqani", "Haqqani Network", "strong"),
        ("Caliphate of the Islamic State", "Islamic State of Iraq and the Levant", "strong"),
        ("Insta: thebase", "The Base", "weak"),
        ("@thebase", "The Base", "weak"),
        ("www.thebase.co.uk", "The Base", "weak"),
        ("@nationalaction", "National Action", "strong"),
        ("In love with Wagner Group", "Wagner Group", "weak"),
        ("Fed up with Palestine Action", "Palestine Action", "weak"),
        ("Newroz with the Kurdistan Workers' Party", "Kurdistan Workers' Party", "strong"),
    ],
)
def test_how_people_write_them_is_found_as_strongly_as_it_should_be(given: str, of: str, strength: str) -> None:
    found = {match.entry.name: match.strength for match in index().find(given)}
    assert found.get(of) is Strength(strength)


@pytest.mark.parametrize(
    "given", ["Friends of Palestine Acton", "Acton Palestine Luton", "Wandergruppe Luton", "Waterfront Club", "Alfreda"]
)
def test_what_is_ordinary_stays_so(given: str) -> None:
    assert index().find(given) == ()


@pytest.mark.parametrize("given", ["Anwar Chowdhury", "Zorblaxov & Hillmann in conversation", "Hillmann v Zorblaxov"])
def test_people_are_found_weakly(given: str) -> None:
    (match,) = SPEAKERS.find(given)
    assert match.strength is Strength.WEAK


@pytest.mark.parametrize(
    ("given", "parted"), [("Terrormiliz Q", ["Terror miliz Q"]), ("Q-Gruppe", []), ("Front of Q", [])]
)
def test_a_kind_of_body_is_parted_from_the_word_before_it(given: str, parted: list[str]) -> None:
    assert list(parted_compounds(given)) == parted

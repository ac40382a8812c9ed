"""Somebody asked for by one name, or by names that a list has of them apart; and one as Somalis spell it."""

from dataclasses import replace

import pytest

from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind, OtherName

from .samples import entry, names

PEOPLE = Index.of(
    [
        names(
            entry("Maria Vladimirovna ZAKHAROVA", kind=Kind.PERSON, entry_id="zakharova"),
            entry("Kim Zyong-blok", kind=Kind.PERSON, entry_id="kim"),
            entry("Zaxle Diriye", "Quux Omar Blaxikarim", kind=Kind.PERSON, entry_id="diriye"),
            entry("Said Ibrahim JAMA", kind=Kind.PERSON, entry_id="jama"),
            *(entry(f"{one} Petrov Ivanov", kind=Kind.PERSON, entry_id=f"ivanov-{one}") for one in ("Ann", "Zoe")),
            list_id="sanctions",
        )
    ],
    Kind.PERSON,
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Zakharova", {"zakharova"}),
        ("Захарова", {"zakharova"}),
        ("Ivanov", {"ivanov-Ann", "ivanov-Zoe"}),
        ("Kim", {"kim"}),
        ("Zakharov", set()),
        ("Petrov", set()),
        ("Maria", set()),
        ("Zakharova and daughters", set()),
        ("Zaxle Diriiye Blaxikariin", {"diriye"}),
        ("Omar Zaxle Diriye", {"diriye"}),
        ("Saciid Ibraahin Jaamac", {"jama"}),
        ("Siciid Ibraahiim Jaamac", {"jama"}),
        ("Alice Ibrahin Smith", set()),
    ],
)
def test_a_family_name_alone_and_names_of_one_entry_apart(asked: str, found: set[str]) -> None:
    """However many bear the family name: whoever asks by it alone knows no more."""
    matches = PEOPLE.find(asked)
    assert {each.entry.id for each in matches} == found
    assert " " in asked or {each.strength.value for each in matches} <= {"weak"}


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("zorb.org.uk", True),
        ("www.zorb.org.uk", True),
        ("@zorb", True),
        ("Zorb", True),
        ("zorb.london.example.org", True),
        ("Zorb Lane Larkfield", False),
        ("info@zorblet.org", False),
    ],
)
def test_a_short_page_of_a_known_other_name_is_weak(asked: str, *, is_found: bool) -> None:
    listed = replace(entry("Zorb ut-Quuxir"), known_as=(OtherName(name="Zorb", source="press", ordinary=True),))
    found = Index.of([names(listed)], Kind.ORGANISATION).find(asked)
    assert [each.strength.value for each in found] == ["weak"] * is_found

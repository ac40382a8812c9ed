"""People whose names stand in a script that spells those from elsewhere in its own way."""

import pytest

from venuecheck.screening.comparable import why_little
from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind

from .samples import entry, names

LISTED = {
    "v": "Viktor Petrovich VORBLAXOV",
    "g": "Grigory Olegovich GOZHBLAKIN",
    "ch": "Boris Pavlovich ABZORBOVICH",
    "d": "Dmitry DOGBLADIN",
    "ts": "Betzalel Dov SMOTZORBICH",
}
INDEX = Index.of(
    [names(*(entry(name, kind=Kind.PERSON, entry_id=key) for key, name in LISTED.items()), list_id="sanctions")],
    Kind.PERSON,
)


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("v", "فيكتور فوربلاكسوف"),
        ("v", "ویکتور وربلاکسوف"),
        ("v", "ויקטור וורבלקסוב"),
        ("v", "Βίκτορ Βορμπλάξοφ"),
        ("g", "غريغوري غوجبلاكين"),
        ("g", "جريجوري جوجبلاكين"),
        ("g", "Γκριγκόρι Γκοζμπλάκιν"),
        ("ch", "بوريس أبزوربوفيتش"),
        ("ch", "בוריס אבזורבוביץ'"),
        ("ch", "Μπορίς Αμπζορμπόβιτς"),
        ("d", "دميتري دوغبلادين"),
        ("d", "Ντμίτρι Ντογκμπλάντιν"),
        ("ts", "בצלאל סמוצורביץ׳"),
    ],
)
def test_a_person_from_elsewhere_is_found_in_arabic_hebrew_and_greek_letters(key: str, asked: str) -> None:
    """Arabic has no `v`, `p` and `g`; Greek writes `d` as `nt`."""
    found = INDEX.find(asked)
    assert [each.entry.id for each in found] == [key]
    assert found[0].strength == "weak"


@pytest.mark.parametrize("asked", ["زوربلافبروم", "זורבלאבפרום", "Ζορμπλαβπρόμ"])
def test_a_body_is_found_in_them_and_never_strong(asked: str) -> None:
    """Few words have consonants of their own."""
    index = Index.of([names(entry("Zorblavprom", entry_id="body"), list_id="sanctions")], Kind.ORGANISATION)
    assert [(each.entry.id, each.strength) for each in index.find(asked)] == [("body", "weak")]


@pytest.mark.parametrize("asked", ["Γιάννης Παπαδόπουλος", "دوروثي باركر", "מירב גולדשטיין"])
def test_others_in_these_letters_are_not(asked: str) -> None:
    """Two names that share a letter or two are no match."""
    assert not INDEX.find(asked)


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [("弗拉基米尔·佐布", True), ("블라디미르 조르블", True), ("王小明", False), ("김민수", False)],
)
def test_a_person_from_elsewhere_in_chinese_or_korean_letters_is_told_as_not_compared(
    asked: str,
    is_told: bool,  # noqa: FBT001 - a table
) -> None:
    """They stand for sounds that no rule here has: nothing found would say nothing."""
    assert bool(why_little(asked, Kind.PERSON)) is is_told


def test_two_short_words_joined_are_not_every_word_with_their_consonants() -> None:
    index = Index.of(
        [names(entry("DIO IR (ZORBLAX INDUSTRIES)", entry_id="body"), list_id="sanctions")], Kind.ORGANISATION
    )
    assert not index.find("حزب التحرير")


def test_a_longer_listed_name_that_is_only_nearly_begun_is_not_said_to_hold_it() -> None:
    index = Index.of([names(entry("HAMZA DIVISION", entry_id="body"), list_id="sanctions")], Kind.ORGANISATION)
    assert [found.likeness.name for found in index.find("Hamas")] == ["NEAR"]

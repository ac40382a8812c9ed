"""People under a full name, an alias of one word, or in Chinese characters."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.hanzi import family_and_given, in_pinyin
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Likeness, Strength
from venuecheck.screening.listing import Entry, Kind

from .samples import entry, names

_GIVEN = ("Vladimir", "Sergei", "Ivan", "Oleg", "Pavel", "Igor", "Andrei", "Yuri")
_FATHERS = ("Vladimirovich", "Sergeevich", "Ivanovich", "Petrovich", "Viktorovich")
CROWD = tuple(
    entry(f"{one} {father} Krasnoblax{at}", kind=Kind.PERSON, entry_id=f"crowd-{one}-{at}")
    for one in _GIVEN
    for at, father in enumerate(_FATHERS * 4)
)
"""So many bear these given names that they tell little."""


@pytest.mark.parametrize(
    ("listed", "strength"),
    [
        ("Vladimir Vladimirovich Zorblaxin", "strong"),
        ("Ivan Petrovich QUUXENKO", "strong"),
        ("Sergei Ivanovich Ivanov", "weak"),
    ],
)
def test_a_full_name_with_the_fathers_is_strong_unless_all_three_are_common(listed: str, strength: str) -> None:
    """However many bear the given name; hundreds are called Sergei Ivanovich Ivanov."""
    index = Index.of(
        [names(entry(listed, kind=Kind.PERSON, entry_id="mine"), *CROWD, list_id="sanctions")], Kind.PERSON
    )
    assert {each.entry.id: each.strength.value for each in index.find(listed)}["mine"] == strength
    first, _, last = listed.split()
    assert {each.entry.id: each.strength.value for each in index.find(f"{first} {last}")}["mine"] == "weak"


@pytest.mark.parametrize(
    ("listed", "asked", "strength"),
    [
        ("Vladimir Vladimirovich ZORBLAXIN", "ZORBLAXIN, Vladimir Vladimirovich", "strong"),
        ("Vladimir Vladimirovich ZORBLAXIN", "ZORBLAXIN Vladimir Vladimirovich", "strong"),
        ("Vladimir Vladimirovich ZORBLAXIN", "Zorblaxin Vladimir Vladimirovich", "strong"),
        ("Vladimir Vladimirovich ZORBLAXIN", "Зорблаксин Владимир Владимирович", "strong"),
        ("Зорблаксин Владимир Владимирович", "Vladimir Vladimirovich Zorblaxin", "strong"),
        ("Vladimir Vladimirovich ZORBLAXIN", "Zorblaxin, Vladimir", "weak"),
        ("Vladimir Vladimirovich ZORBLAXIN", "ZORBLAXIN Vladimir", "weak"),
        ("Aiman Quuxmed ZORBLAXI", "AL-ZORBLAXI, Aiman Quuxmed", "strong"),
        ("Aiman Quuxmed ZORBLAXI", "ZORBLAXI Aiman Quuxmed", "strong"),
        ("Aleksandr Zorbljevitj QUUXIN", "Aleksandr Zorblyevich Quuxin", "strong"),
        ("Aleksandr Zorblyevich QUUXIN", "Aleksandr Zorbljevitsj Quuxin", "strong"),
        ("Mikhail Sergeyevich Zorblachyov", "Mikhail Sergejevitj Zorblatjov", "strong"),
        ("Mikhail Sergeyevich Zorblashov", "Mikhail Sergejevitsj Zorblasjov", "strong"),
        ("Sergei Ivanovich Ivanov", "IVANOV, Sergei Ivanovich", "weak"),
        ("Ahmed Mohamed ALI", "Ali Ahmed Mohamed", "weak"),
    ],
)
def test_a_full_name_is_as_strong_with_the_family_name_first(listed: str, asked: str, strength: str) -> None:
    """With a comma behind it, in capitals, or where a father's name tells; in a row of fathers' names it is another."""
    index = Index.of(
        [names(entry(listed, kind=Kind.PERSON, entry_id="mine"), *CROWD, list_id="sanctions")], Kind.PERSON
    )
    assert {each.entry.id: each.strength.value for each in index.find(asked)}["mine"] == strength


BY_ONE_WORD = Index.of(
    [
        names(
            Entry(
                id="x",
                kind=Kind.PERSON,
                name="Ahmed Abdi ZORBLAXI",
                other_names=("Quuxdane",),
                weak_names=("Meridianus",),
            ),
            list_id="sanctions",
        )
    ],
    Kind.PERSON,
)


@pytest.mark.parametrize(
    ("asked", "likeness"),
    [
        ("Quuxdane", Likeness.SAME),
        ("Ahmed Quuxdane", Likeness.PART),
        ("Quuxdane Zorblaxi", Likeness.PART),
        ("Ahmed Abdi Quuxdane", Likeness.PART),
        ("Mukhtar Quuxdane", Likeness.WITHIN),
        ("Mukhtar Osman Quuxdane", None),
        ("Ahmed Meridianus", None),
    ],
)
def test_a_first_name_beside_an_alias_of_one_word_is_found_weakly(asked: str, likeness: Likeness | None) -> None:
    """The press writes them so. What the list calls a weak name is not looked for in a longer one."""
    found = BY_ONE_WORD.find(asked)
    assert [(each.likeness, each.strength) for each in found] == (
        [] if likeness is None else [(likeness, Strength.WEAK)]
    )


@pytest.mark.parametrize(
    ("asked", "listed", "is_found"),
    [
        ("朱海仑", "ZHU Hailun", True),
        ("朱海侖", "Hailun ZHU", True),
        ("朱 海仑", "ZHU Hailun", True),
        ("欧阳海仑", "Ouyang Hailun", True),
        ("王明", "ZHU Hailun", False),
        ("朱大山", "ZHU Hailun", False),
        ("朱海仑", "朱海仑", True),
    ],
)
def test_chinese_names_meet_their_pinyin(asked: str, listed: str, is_found: bool) -> None:  # noqa: FBT001 - a table
    """Simplified or traditional, family name first or last."""
    index = Index.of([names(entry(listed, kind=Kind.PERSON), list_id="sanctions")], Kind.PERSON)
    assert bool(index.find(asked)) is is_found


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=5))
def test_every_chinese_word_is_parted_without_loss_and_read_in_latin_letters_or_not_at_all(word: str) -> None:
    """Rare characters have no reading."""
    assert "".join(family_and_given(word)) == word
    assert all(said.isascii() and said.isalpha() for said in in_pinyin(word))


BEHIND = names(
    entry("Ivan Petrovich QUUXENKO", kind=Kind.PERSON, entry_id="mine"),
    entry("Oleg QUUXENKO", kind=Kind.PERSON, entry_id="other"),
    entry("Zorblax Front", entry_id="front"),
    entry("Zorblaxneft", entry_id="neft"),
    entry("Quuxenko", entry_id="a body with a person's name"),
    *CROWD,
    list_id="sanctions",
)


@pytest.mark.parametrize("way", ["{}", "{} Zorblaxneft", "Zorblaxneft {}", "{} of Zorblaxneft", "{}, Zorblax Front"])
def test_a_person_is_found_with_a_listed_body_beside_the_name(way: str) -> None:
    """As well as alone, though first and last name tell too little to be found among other words."""
    index = Index.of([BEHIND], Kind.PERSON)
    assert "mine" in {each.entry.id for each in index.find(way.format("Ivan Quuxenko"))}


@pytest.mark.parametrize(
    "way",
    [
        "{} via Zoom",
        "An evening with {}",
        "Special guest {}",
        "{} live",
        "{} and Ruth Calder",
        "Ruth Calder & {}",
        "In conversation with {} and Ruth Calder",
        "{}, politician",
        "{} fan club",
    ],
)
def test_a_person_is_found_in_what_an_occasion_is_called(way: str) -> None:
    """First and last name as weak as alone, and a full name as strong."""
    index = Index.of([BEHIND], Kind.PERSON)
    for name in ("Ivan Quuxenko", "Ivan Petrovich Quuxenko"):
        alone = {each.entry.id: each.strength for each in index.find(name)}
        assert {each.entry.id: each.strength for each in index.find(way.format(name))}["mine"] is alone["mine"]


@pytest.mark.parametrize(
    "tag",
    [
        "@IvanQuuxenko",
        "#IvanQuuxenko",
        "@ivanquuxenko",
        "quuxenkoivan@example.org",
        "ivan.quuxenko@example.org",
        "https://t.me/ivan_quuxenko",
    ],
)
def test_a_person_is_found_in_tags_and_addresses(tag: str) -> None:
    """As bodies are, and by letters written as one."""
    assert "mine" in {each.entry.id for each in Index.of([BEHIND], Kind.PERSON).find(tag)}


def test_half_a_name_beside_an_occasion_is_no_persons() -> None:
    """Two people of whom each has a part of a listed name are neither of them."""
    found = Index.of([BEHIND], Kind.PERSON).find("Ivan Calder and Ruth Petrovich via Zoom")
    assert "mine" not in {each.entry.id for each in found}


@pytest.mark.parametrize("way", ["{}-Jones", "Jones-{}", "Smith née {}", "Smith (née {})", "Smith, formerly {}"])
def test_a_person_of_two_surnames_is_found_by_either(way: str) -> None:
    """Married, and as before."""
    index = Index.of([BEHIND], Kind.PERSON)
    assert "mine" in {each.entry.id for each in index.find("Ivan " + way.format("Quuxenko"))}


def test_a_surname_that_a_body_bears_too_is_a_surname() -> None:
    """Without it, half a name would be looked up."""
    index = Index.of([BEHIND], Kind.PERSON)
    assert {each.entry.id for each in index.find("Pavel Ivanovich Quuxenko")} <= {"mine", "other"}


def test_the_body_beside_a_name_tells_as_what_staff_know_does() -> None:
    """The list says of the person that he leads it."""
    leader = replace(BEHIND.entries[0], positions=("Head of Zorblaxneft",))
    index = Index.of([names(leader, entry("Zorblaxneft", entry_id="neft"), list_id="sanctions")], Kind.PERSON)
    assert [each.strength.value for each in index.find("Ivan Quuxenko Zorblaxneft")] == ["strong"]
    assert [each.strength.value for each in index.find("Ivan Quuxenko")] == ["weak"]


SHORT = Index.of(
    [
        names(
            *(
                entry(each, kind=Kind.PERSON, entry_id=each)
                for each in (
                    "Vladimir Vladimirovich ZORBLAXIN",
                    "Aleksandr Ivanovich QUUXENKO",
                    "Dmytro ZORBLAXENKO",
                    "Mohammad Karim QUUXI",
                    "Abdulkarim ZORBLAXI",
                    "Timothy MERIDIAN",
                )
            ),
            list_id="sanctions",
        )
    ],
    Kind.PERSON,
)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Vlad Zorblaxin", "Vladimir Vladimirovich ZORBLAXIN"),
        ("Володя Зорблаксин", "Vladimir Vladimirovich ZORBLAXIN"),
        ("Vova Vladimirovich Zorblaxin", "Vladimir Vladimirovich ZORBLAXIN"),
        ("Sasha Ivanovich Quuxenko", "Aleksandr Ivanovich QUUXENKO"),
        ("Alex Quuxenko", "Aleksandr Ivanovich QUUXENKO"),
        ("Dima Zorblaxenko", "Dmytro ZORBLAXENKO"),
        ("Mo Quuxi", "Mohammad Karim QUUXI"),
        ("Md. Karim Quuxi", "Mohammad Karim QUUXI"),
        ("Abdul Zorblaxi", "Abdulkarim ZORBLAXI"),
        ("Abdo Zorblaxi", "Abdulkarim ZORBLAXI"),
        ("Karim Zorblaxi", "Abdulkarim ZORBLAXI"),
        ("Tim Meridian", "Timothy MERIDIAN"),
    ],
)
def test_a_short_form_of_a_given_name_is_weak(asked: str, listed: str) -> None:
    """A full name with the father's, too: it is the form of several names."""
    assert {found.entry.id: found.strength for found in SHORT.find(asked)}[listed] is Strength.WEAK


def test_a_short_form_of_an_organisation_is_none() -> None:
    """`Sasha` and `Aleksandr` are two names there."""
    index = Index.of([names(entry("Aleksandr Zorblax", entry_id="x"), list_id="proscribed")], Kind.ORGANISATION)
    assert not [found for found in index.find("Sasha's Cafe") if found.strength is Strength.STRONG]
    assert index.find("Aleksandr Zorblax")[0].strength is Strength.STRONG


@pytest.mark.parametrize("asked", ["c/o ---", "---", "", "Ivan Zorblaxin, c/o ---"])
def test_what_holds_no_name_finds_nobody(asked: str) -> None:
    """Whatever is written into a person's name, or stands where one is looked for; the name beside it is found."""
    listed = names(entry("Ivan Zorblaxin", kind=Kind.PERSON, entry_id="mine"), list_id="sanctions")
    found = Index.of([listed], Kind.PERSON).find(asked)
    assert [each.entry.id for each in found] == ["mine"] * ("Zorblaxin" in asked)


@pytest.mark.parametrize(
    ("asked", "listed", "strength"),
    [
        ("Kim Zyong-blok", "KIM ZYONG BLOK", "weak"),
        ("Kim Zyong Blok", "KIM ZYONG BLOK", "weak"),
        ("Zyong-Blok Pak", "Zyong Blok PAK", "weak"),
        ("Kim Zorbla Quux", "Kim Zorbla Quux", "strong"),
    ],
)
def test_a_korean_given_name_of_two_syllables_is_one_name(asked: str, listed: str, strength: str) -> None:
    """A family name and one given name are first and last name, however they are parted."""
    index = Index.of([names(entry(listed, kind=Kind.PERSON), list_id="sanctions")], Kind.PERSON)
    assert [found.strength.value for found in index.find(asked)] == [strength]


@pytest.mark.parametrize(
    ("asked", "listed", "strength"),
    [
        ("Zoe Benquux", "Zoe BEN-QUUX", "weak"),
        ("Binquuxi Zoe", "Zoe bin Quuxi", "weak"),
        ("Quuxard Zoe dit Abou Blax", "Zoe Quuxard", "weak"),
        ("Zoe Quuxard genannt Don", "Zoe Fredovich Quuxard", "weak"),
        ("Blax Bloxi, called Zoe Quuxard", "Zoe Quuxard", "weak"),
        ("Zoe Quuxar Blaxi", "Zoe Quuxar Muhammed Abu Bloxyar Blaxi", "strong"),
    ],
)
def test_a_person_is_found_by_what_is_joined_called_or_left_out(asked: str, listed: str, strength: str) -> None:
    index = Index.of([names(entry(listed, kind=Kind.PERSON), list_id="sanctions")], Kind.PERSON)
    assert [found.strength.value for found in index.find(asked)] == [strength]

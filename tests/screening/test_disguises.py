"""Listed organisations as people write them on a form: joined, parted, dotted, turned, among friends and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Entry
from venuecheck.screening.words import name_of

from .test_lawful import index, listed

PAIRS = [(entry, name) for entry in listed().entries for name in entry.names]
IN_FORCE = [(entry, name) for entry, name in PAIRS if entry.valid_until is None]
AROUND = (
    "Friends of {}",
    "Freinds of {}",
    "{} Suporters",
    "The {}",
    "{} UK",
    "{} Luton",
    "{} Britain",
    "{} Cymru",
    "Cyfeillion {}",
    "{} Supporters",
    "Solidarity with {}",
    "{} (London branch)",
    "{} – Bradford",
    "Friends of {} Walsall",
)
LATIN = [(entry, name) for entry, name in PAIRS if name.isascii() and len(name_of(name).words) > 1]


def strengths(text: str) -> dict[str, Strength]:
    """Give the entries that a text finds, each with its strength."""
    return {found.entry.id: found.strength for found in index().find(text)}


@given(st.sampled_from(IN_FORCE), st.sampled_from(AROUND))
def test_a_whole_name_among_friends_and_places_is_as_strong_as_alone(pair: tuple[Entry, str], around: str) -> None:
    """Of two words or more: a person must judge the same day. Of one word it is found."""
    entry, name = pair
    alone, within = strengths(name)[entry.id], strengths(around.format(name))
    assert entry.id in within
    if len(name_of(name).words) > 1:
        assert within[entry.id] is alone


@given(st.sampled_from(LATIN), st.data())
def test_two_words_written_as_one_are_found(pair: tuple[Entry, str], data: st.DataObject) -> None:
    """`Hizbut Tahrir`, `PalestineAction`."""
    entry, name = pair
    words = [word.plain for word in name_of(name).words]
    at = data.draw(st.integers(1, max(1, len(words) - 1)))
    assert entry.id in strengths(" ".join(words[:at]) + " ".join(words[at:]))


@given(st.sampled_from(PAIRS), st.sampled_from(["-", " ", " - ", "_", "  ", " . "]))
def test_what_stands_between_words_does_not_matter(pair: tuple[Entry, str], between: str) -> None:
    """Hyphens, dots, more than one space."""
    entry, name = pair
    assert entry.id in strengths(name.replace("-", " ").replace(" ", between))


def _is_short(name: str) -> bool:
    """Whether it is initials, or so short that it makes a word of some language by chance."""
    return len("".join(word.plain for word in name_of(name).words)) < 6


@given(
    st.sampled_from([pair for pair in PAIRS if pair[1].isascii() and pair[1].replace(" ", "").isalpha()]),
    st.sampled_from([" ", "-", ".", "_", " . "]),
)
def test_spaced_letters_are_the_name(pair: tuple[Entry, str], between: str) -> None:
    """`H A M A S`, `P-a-l-e-s-t-i-n-e   A-c-t-i-o-n`: as strong as the name; words stand further apart.

    Of initials alone, those of another body that are a slip away need not be found.
    """
    entry, name = pair
    spaced = f"{between}  ".join(between.join(word) for word in name.split())
    found, alone = strengths(spaced), strengths(name)
    assert entry.id in found
    if not _is_short(name):
        assert alone.items() <= found.items()


@given(st.sampled_from([pair for pair in LATIN if not _is_short(pair[1])]), st.data())
def test_a_name_parted_or_joined_otherwise_is_as_strong(pair: tuple[Entry, str], data: st.DataObject) -> None:
    """`Pales tine Action`, `Bokoharam`: the letters are the same."""
    entry, name = pair
    letters = name_of(name).plain.replace(" ", "")
    cuts = sorted(data.draw(st.sets(st.integers(2, len(letters) - 2), max_size=2)))
    parts = [letters[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    assert strengths(" ".join(parts))[entry.id] is strengths(name)[entry.id]


@given(st.sampled_from(LATIN), st.data())
def test_one_letter_of_another_alphabet_is_found(pair: tuple[Entry, str], data: st.DataObject) -> None:
    """It looks the same."""
    entry, name = pair
    places = [at for at, char in enumerate(name) if char in "aeopcxi"]
    if places:
        at = data.draw(st.sampled_from(places))
        put = dict(zip("aeopcxi", "аеорсхі", strict=True))[name[at]]
        assert entry.id in strengths(name[:at] + put + name[at + 1 :])


@pytest.mark.parametrize(
    "initials",
    [name for _, name in PAIRS if name.isupper() and name.isalpha() and 2 < len(name) < 6 and name != "KADEK"],
)
def test_initials_are_weak_however_they_are_written(initials: str) -> None:
    """With dots, in small letters, with another word. `KADEK` can be said, and is a name."""
    ids = {entry.id for entry, name in PAIRS if name == initials}
    for text in (initials.lower(), ".".join(initials), f"{'.'.join(initials)}.", f"{initials} Solidarity"):
        found = strengths(text)
        assert ids <= found.keys()
        assert {found[each] for each in ids} == {Strength.WEAK}


@pytest.mark.parametrize(
    ("ours", "of"),
    [
        ("H A M A S", "Harakat al Muqawama al-Islamiyya"),
        ("H-A-M-A-S Luton", "Harakat al Muqawama al-Islamiyya"),
        ("HAM AS", "Harakat al Muqawama al-Islamiyya"),
        ("Ham As Luton", "Harakat al Muqawama al-Islamiyya"),
        ("Friends of Ham-As UK", "Harakat al Muqawama al-Islamiyya"),
        ("Palestine Akshun", "Palestine Action"),
        ("P a l e s t i n e A c t i o n", "Palestine Action"),
        ("P A L E S T I N E A C T I O N", "Palestine Action"),
        ("Hizb-ut -Tahrir", "Hizb ut-Tahrir"),
        ("Maniacs. Cult of Killers", "Maniacs Murder Cult"),
        ("Arbeiterpartei Kurdistans", "Kurdistan Workers' Party"),
        ("YJA-STAR", "Kurdistan Workers' Party"),
        ("Halk Cephesi", "Revolutionary Peoples' Liberation Party—Front"),
        ("Saviour Sect", "The Saved Sect"),
        ("Savior Sect UK", "The Saved Sect"),
        ("Islamic Thinkers Society", "Al-Ghurabaa"),
        ("Women4Sharia", "Al-Ghurabaa"),
        ("Women 4 Sharia", "Al-Ghurabaa"),
        ("Need for Khilafah", "Al-Ghurabaa"),
        ("Islamic Emergency Defence", "Al-Ghurabaa"),
        ("Dev Sol", "Revolutionary Peoples' Liberation Party—Front"),
        ("DevSol", "Revolutionary Peoples' Liberation Party—Front"),
        ("Devrimci Sol London", "Revolutionary Peoples' Liberation Party—Front"),
        ("H4mas", "Harakat al Muqawama al-Islamiyya"),
        ("ХАМАС Лондон", "Harakat al Muqawama al-Islamiyya"),
        ("Tehreek e Taliban", "Tehrik-e Taliban Pakistan"),
        ("Lashkar-e-Toiba Luton", "Lashkar e Tayyaba"),
        ("Al-Qaeda in the Arabian Peninsula", "Al-Qa'ida"),
        ("Партия Хизб ут-Тахрир", "Hizb ut-Tahrir"),
        ("হিযবুত তাহরীর", "Hizb ut-Tahrir"),
        ("Supporters of Palestine Action", "Palestine Action"),
    ],
)
def test_names_that_people_use_are_strong(ours: str, of: str) -> None:
    """In the law or not."""
    ids = [entry.id for entry in listed().entries if entry.name == of]
    assert [strengths(ours).get(each) for each in ids] == [Strength.STRONG]


@pytest.mark.parametrize(
    ("ours", "of"), [("HuT", "Hizb ut-Tahrir"), ("HT Britain", "Hizb ut-Tahrir"), ("真主党", "Hizballah")]
)
def test_initials_and_characters_that_the_law_does_not_have_are_weak(ours: str, of: str) -> None:
    """So few may be anybody's."""
    ids = [entry.id for entry in listed().entries if entry.name == of]
    assert [strengths(ours).get(each) for each in ids] == [Strength.WEAK]


@pytest.mark.parametrize("text", ["Ham as a main course", "Cold ham as Luton likes it"])
def test_two_words_in_a_sentence_are_no_short_name(text: str) -> None:
    assert strengths(text) == {}


@pytest.mark.parametrize("text", ["Isis Beauty", "Isis Hair & Beauty Luton", "isis dance academy", "Isis Cafe Ltd"])
def test_initials_beside_a_trade_are_shown(text: str) -> None:
    """In any case: a goddess and a river are called so too, and a person sees which it is."""
    assert set(strengths(text).values()) == {Strength.WEAK}

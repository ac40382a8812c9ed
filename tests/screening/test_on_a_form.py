"""Listed organisations in hashtags, addresses and other languages, beside others, in the ways that people write."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.judging import Strength
from venuecheck.screening.words import name_of

from .test_disguises import LATIN, strengths


@cache
def strong_alone() -> list[tuple[str, str]]:
    """Give the names of those in force that are strong by themselves: looked for where they are tried, not before."""
    return [
        (entry.id, name)
        for entry, name in LATIN
        if entry.valid_until is None and strengths(name)[entry.id] is Strength.STRONG
    ]


def _together(name: str) -> str:
    return name_of(name).plain.replace(" ", "")


def _by_capitals(name: str) -> str:
    return "".join(word.capitalize() for word in name_of(name).plain.split())


def _hyphened(name: str) -> str:
    return name_of(name).plain.replace(" ", "-")


WRITTEN = {
    "hashtag": lambda name: f"#{_by_capitals(name)}",
    "hashtag of support": lambda name: f"#Support{_by_capitals(name)}",
    "hashtag, all small": lambda name: f"#{_together(name)} rally",
    "handle": lambda name: f"@{_together(name)}_uk",
    "handle with a place": lambda name: f"@{_together(name)}uk",
    "web address": lambda name: f"www.{_together(name)}.org",
    "web address with a page": lambda name: f"https://{_hyphened(name)}.org.uk/about",
    "web address of a country": lambda name: f"{_together(name)}uk.org",
    "page of a network": lambda name: f"https://www.facebook.com/{_together(name)}",
    "e-mail address": lambda name: f"bookings@{_together(name)}.org",
    "e-mail address with another ending": lambda name: f"bookings@{_together(name)}.events",
    "page with a place": lambda name: f"facebook.com/{_by_capitals(name)}Luton",
    "page under another ending": lambda name: f"https://discord.gg/{_together(name)}",
    "box": lambda name: f"Larkfield Elders, {_together(name)}.luton@example.com",
    "friends, joined": lambda name: f"friendsof{_together(name)}",
    "friends in German": lambda name: f"Freundeskreis {name}",
    "friends in French": lambda name: f"Les Amis de {name}",
    "support in French": lambda name: f"Comité de soutien à {name}",
    "friends in Welsh": lambda name: f"Cefnogwyr {name}",
    "friends in Turkish": lambda name: f"{name} Dostları",
    "friends in Urdu": lambda name: f"{name} ke dost",
    "friends in Polish": lambda name: f"Przyjaciele {name}",
    "possessive": lambda name: f"{name}'s dinner",
    "possessive, curled": lambda name: f"{name}’s Luton branch",
    "beside another": lambda name: f"Larkfield Elders | {name}",
    "with another": lambda name: f"Larkfield Elders x {name}",
    "behind a dash": lambda name: f"Larkfield Elders - {name}",
    "in collaboration": lambda name: f"Larkfield Elders in collaboration with {name}",
    "formerly": lambda name: f"Larkfield Elders, previously called {name}",
    "founded": lambda name: f"{name} (est. 1998)",
    "since": lambda name: f"{name} since 1998",
    "emoji": lambda name: f"🔥{name.replace(' ', '🔥')}🔥",
    "heart": lambda name: f"I ❤️ {name}",
    "bold": lambda name: "".join(_bold(char) for char in name),
    "struck out": lambda name: "".join(f"{char}\u0336" for char in name),
    "no width": lambda name: f"{name[:3]}\u200b{name[3:]}",
}


def _bold(char: str) -> str:
    """Give a letter as mathematicians print it."""
    if "a" <= char <= "z":
        return chr(0x1D41A + ord(char) - ord("a"))
    return chr(0x1D400 + ord(char) - ord("A")) if "A" <= char <= "Z" else char


@given(st.deferred(lambda: st.sampled_from(strong_alone())), st.sampled_from(sorted(WRITTEN)))
def test_a_name_is_as_strong_as_alone(listed: tuple[str, str], way: str) -> None:
    """However it is written on a form, a poster or a page."""
    entry, name = listed
    assert strengths(WRITTEN[way](name)).get(entry) is Strength.STRONG


@pytest.mark.parametrize("listed", [("the-saved-sect", "Need4Khilafah"), ("national-action", "NS131")])
@pytest.mark.parametrize("way", ["beside another", "with another", "behind a dash"])
def test_a_name_joined_by_a_figure_is_as_strong_as_alone(listed: tuple[str, str], way: str) -> None:
    """It is several words, though it is written as one."""
    entry, name = listed
    assert strengths(WRITTEN[way](name))[entry] is Strength.STRONG


@pytest.mark.parametrize("way", sorted(WRITTEN))
def test_a_name_of_one_word_is_found(way: str) -> None:
    """Strongly where it is rare."""
    assert strengths(WRITTEN[way]("Hamas"))["harakat-al-muqawama-al-islamiyya"] is Strength.STRONG


@pytest.mark.parametrize("name", ["Zizb ut-Tahrir", "Boko aram", "Zoko Haram", "Lashkar ee Tayyaba"])
def test_a_slip_in_a_short_word_is_weak(name: str) -> None:
    """Where all else is there."""
    assert set(strengths(name).values()) == {Strength.WEAK}


@pytest.mark.parametrize("name", ["H*mas", "He*bollah", "Pal*stine Action", "Hizb ut-T*hrir"])
def test_an_asterisk_hides_no_name(name: str) -> None:
    """People write so in order not to be found."""
    assert Strength.STRONG in strengths(name).values()


@pytest.mark.parametrize(
    "name",
    [
        "Larkfield Elders - national action on waste",
        "https://www.action-for-palestine.test/national-action-plan",
        "#NationalActionOnHousing",
        "www.bahamasuk.com",
        "Women's Institute - Oundle",
        "Oundle",
        "@thamesisland",
        "Larkfield Choir | Chamber Orchestra x Brass Band",
        "Christmas's Eve - the Al-Aqsa Mosque's dinner",
        "Luton Council's National Park Action Day since 1998",
        "contact@islamicrelief.org.uk",
        "#WhyILeftHamas",
        "Lecture on extremism: www.historyofhamas.org",
        "Hamas since 1987: a history",
    ],
)
def test_what_lawful_bodies_write_so_is_not_strong(name: str) -> None:
    """The same ways, for names that share words with listed ones, and for who speaks about a body."""
    assert Strength.STRONG not in strengths(name).values()

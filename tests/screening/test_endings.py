"""Listed names as languages decline them, beside the friends and the opponents that show the language."""

import pytest

from venuecheck.screening.endings import without_ending
from venuecheck.screening.judging import Strength

from .test_disguises import strengths


@pytest.mark.parametrize(
    "name",
    [
        "Przyjaciele Hamasu",
        "Solidarność z Hamasem",
        "Zwolennicy Hezbollahu",
        "Przyjaciele Al-Kaidy",
        "Grupa Wagnera",
        "Přátelé Hamásu",
        "Podrška Hezbolahu",
        "Друзья ХАМАСа",
        "друзья хамаса",
        "Друзі ХАМАСу",
        "В поддержку ХАМАСа",
        "Поддержка Аль-Каиды",
        "Группы Вагнера",
        "Hevalên Hizbullahê",
        "Hamasa destek gecesi",
        "Hizbullahın dostları",
        "Taageerada Al-Shabaabka",
        "Hamaso draugai",
        "Prietenii Hezbollahului",
        "A Hamasz barátai",
        "Miqtë e Hamasit",
        "Hamaser bondhu",
        "Vrienden van Hamas",
        "Amigos do Hezbollah",
        "Прихильники Хамасу",
        "Митинг в поддержку Хезболлы",
        "Wiec poparcia dla Hamasu",
        "Партия Хезболлы",
        "دوستان حماس",
    ],
)
def test_a_declined_name_among_friends_is_strong(name: str) -> None:
    """As `Friends of ...` is in English."""
    assert Strength.STRONG in strengths(name).values()


@pytest.mark.parametrize(
    "name",
    ["Hevalên PKKê", "hevalên pkkê", "Piştgirî ji bo PKKê", "PKKnin kuruluş yıldönümü", "PKKê", "LTTEin nanbargal"],
)
def test_declined_initials_are_weak(name: str) -> None:
    """As initials are."""
    assert set(strengths(name).values()) == {Strength.WEAK}


@pytest.mark.parametrize(
    "name",
    [
        "Przeciwko Hamasowi",
        "Ofiary Hamasu",
        "Wykład o Hezbollahu",
        "Против ХАМАСа",
        "Жертвы ХАМАСа",
        "История Хезболлы",
        "Hamasa karşı",
        "Opfer der Hamas",
        "Contre le Hamas",
        "ضد حماس",
    ],
)
def test_who_speaks_about_it_in_another_language_is_weak(name: str) -> None:
    """Opponents, victims, lectures."""
    assert set(strengths(name).values()) == {Strength.WEAK}


def test_english_declines_nothing() -> None:
    """A look for endings costs nothing where no word and no letter shows another language."""
    assert not list(without_ending("Friends of Hamasa, Luton Chess Club"))
    assert strengths("Hamasa poetry circle")["harakat-al-muqawama-al-islamiyya"] is Strength.WEAK

"""Ways in which a listed name is hidden, or written innocently, that a reader sees through: found, mostly as alone."""

from collections.abc import Callable

import pytest

from venuecheck.screening.disguises import undisguised
from venuecheck.screening.judging import Strength

from .test_disguises import strengths

NAMES = ("Hamas", "Hezbollah", "Palestine Action", "Boko Haram", "Hizb ut-Tahrir", "National Action", "Babbar Khalsa")
_FIGURES = str.maketrans("aeiosAEIOS", "4310543105")
_SIGNS = str.maketrans("as", "@$")


def _as_one(name: str) -> str:
    return name.replace(" ", "").replace("-", "").lower()


WRITTEN: dict[str, Callable[[str], str]] = {
    "figures": lambda name: name.translate(_FIGURES),
    "signs": lambda name: name.translate(_SIGNS),
    "exclamation marks": lambda name: name.replace("i", "!"),
    "hyphen": lambda name: f"{name[:3]}-{name[3:]}",
    "escaped": lambda name: name.replace(" ", "%20"),
    "twice": lambda name: f"{name} {name}",
    "a word twice": lambda name: f"{name.split()[0]} {name}",
    "used to be": lambda name: f"Larkfield Elders, which used to be {name}",
    "renamed": lambda name: f"Larkfield Elders (renamed from {name})",
    "successor": lambda name: f"Larkfield Elders, successor to {name}",
    "address in words": lambda name: f"info at {_as_one(name)} dot org",
    "address in brackets": lambda name: f"{_as_one(name)}[at]example[dot]com",
    "query": lambda name: f"https://example.org/?q={name.replace(' ', '+')}",
    "query of a page": lambda name: f"https://example.com/{name.replace(' ', '_')}?lang=en",
    "telegram": lambda name: f"t.me/{_as_one(name)}",
    "handle": lambda name: f"@{_as_one(name)}_official",
    "charity": lambda name: f"{name} CIO",
    "company": lambda name: f"{name} Community Interest Company",
    "small town": lambda name: f"{name} Oundle",
}


@pytest.mark.parametrize("way", sorted(WRITTEN))
def test_a_hidden_name_is_as_strong_as_alone(way: str) -> None:
    """Figures and signs for letters, addresses that no machine is to read, former names."""
    for name in NAMES:
        assert Strength.STRONG in strengths(WRITTEN[way](name)).values(), name


@pytest.mark.parametrize(
    "name",
    [
        "Al Qeda",
        "Hiz but Tahreer",
        "Bo koharram Luton",
        "Larkfield Elders, Hiz but Tahreer",
        "Al Kyda",
        "Xarakada Al-Shabaab",
        "Lashkar-i-Tayyiba",
        "Lashker-e-Tayba",
        "Jesh-e-Mohammad",
        "Babber Khalsa International",
        "Thamil Eelam Liberation Tigers",
        "Tamizh Eezham Liberation Tigers",
        "Hezb-ut-Tehreer",
        "Tehrik i Taleban Pakistan",
        "Harakatul Mujahedin",
        "Gamaat Islamiya",
        "Devrimci Halk Kurtuluş Partisi-Cephesi",
        "Óglaigh na hÉireann",
        "H-mas",
        "Palestine Axion",
    ],
)
def test_a_transliteration_is_found(name: str) -> None:
    """From Somali, Urdu, Punjabi, Tamil, Turkish and Irish, and as the English write by ear."""
    assert strengths(name)


@pytest.mark.parametrize(
    "name", ["10th Luton Scout Group", "U3A Luton", "Luton Elders!", "Larkfield 2027", "NS131", "17 November 1973"]
)
def test_figures_that_are_figures_stand_for_no_letters(name: str) -> None:
    """Ordinals, years and short names; `NS131` is a listed name as it is."""
    assert not any(text[:3] in {"IOt", "ioth"} or "ist " in text for text in undisguised(name))

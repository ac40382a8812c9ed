"""What stands beside a listed name: other bodies in a list, an office, an address, who speaks.

Each kind as a table with its counter-examples, which are shown and hold nothing up.
"""

import pytest

from .test_disguises import strengths
from .test_surroundings import strength

PA = "Palestine Action"
HUT = "Hizb ut-Tahrir"
HEZBOLLAH = "Hizballah"
STRONG = {
    "in a list of names": (
        (PA, "Stop the War, Palestine Action"),
        (PA, "CND, Palestine Action"),
        (PA, "Campaign Against Arms Trade, Palestine Action"),
        (PA, "Just Stop Oil, Larkfield Residents, Palestine Action"),
        (PA, "Hope Not Hate, Palestine Action"),
        (PA, "Palestine Action, Stop the War"),
        (PA, "Stop the War Coalition, Palestine Action and CND"),
        (PA, "Panel: Stop the War, Palestine Action"),
        (HUT, "Stop the War, Hizb ut-Tahrir"),
        (HUT, "Muslim Public Affairs, Hizb ut-Tahrir Britain"),
        (HEZBOLLAH, "Stop the War, Hezbollah"),
    ),
    "in support": (
        (PA, "In support of Palestine Action: music and poetry"),
        (PA, "An exhibition in aid of Palestine Action"),
        (HEZBOLLAH, "Film night in support of Hezbollah"),
        (HEZBOLLAH, "Poetry in solidarity with Hezbollah"),
    ),
    "its office": (
        (PA, "Palestine Action HQ"),
        (PA, "Palestine Action Leeds Office"),
        (HUT, "Hizb ut-Tahrir Headquarters"),
        ("Babbar Khalsa", "Babbar Khalsa UK Bureau"),
    ),
    "an address": (
        (PA, "Palestine Action https://example.org"),
        (PA, "https://example.org Palestine Action"),
        (PA, "Palestine Action, info@example.org"),
        (PA, "Palestine Action Tel: 01632 960123"),
        (HUT, "Hizb ut Tahrir www.example.org/contact"),
    ),
    "who speaks for it": (
        (PA, "Speaker: co-founder, Palestine Action"),
        (PA, "Q&A with a leader of Palestine Action"),
        (PA, "Ann Example, organiser at Palestine Action"),
        (PA, "Ann Example (chair of Palestine Action)"),
        (PA, "Ann Example, founder member of Palestine Action"),
        (HUT, "Keynote: spokesman of Hizb ut-Tahrir Britain"),
    ),
    "about and for": (
        (HEZBOLLAH, "Why people should join Hezbollah"),
        (HEZBOLLAH, "How we raise money for Hezbollah"),
        (PA, "Palestine Action appeal, tea from Christian Aid mugs"),
    ),
}
WEAK = {
    "in a list of names": (
        (PA, "Against Palestine Action, an evening on free speech"),
        ("National Action", "Stop Palestine Action, National Action"),
        (HEZBOLLAH, "Stop Hamas, Hezbollah"),
        (HEZBOLLAH, "The History of Hamas, Hezbollah"),
        (HEZBOLLAH, "International Relations, Hezbollah"),
        (PA, "Lecture on Protest, Palestine Action"),
        ("Wagner Group", "The Wagner Group of Solihull, Lovers of Opera"),
    ),
    "in support": (
        (HEZBOLLAH, "A lecture on support for Hezbollah"),
        (PA, "In support of the victims of Palestine Action: an evening of poetry"),
        (HEZBOLLAH, "Lecture on the cabin aid of Hezbollah"),
        (HEZBOLLAH, "A talk on the uncertain support of Hezbollah"),
    ),
    "its people": ((HEZBOLLAH, "Lecture on Hezbollah and the people of Hezbollahland"),),
    "its office": ((PA, "The ban on Palestine Action, Home Office"),),
    "an address": (
        (PA, "Against Palestine Action https://example.org"),
        (PA, "Palestine Action Choir https://example.org"),
    ),
    "who speaks for it": (
        (PA, "Ann Example, former organiser at Palestine Action"),
        (PA, "Ann Example, ex-member of Palestine Action"),
        (PA, "Lecture on the founder of Palestine Action"),
        (PA, "The trial of a member of Palestine Action"),
        (HEZBOLLAH, "Murdered by a member of Hezbollah"),
    ),
    "about and for": (
        (HEZBOLLAH, "How Hezbollah raises money: a talk for staff of banks"),
        (HEZBOLLAH, "Talk: why some students support Hezbollah"),
        (HEZBOLLAH, "Training for teachers: pupils who support Hezbollah online"),
    ),
    "a charity's own": (
        (PA, "Christian Aid Palestine Action Week"),
        (PA, "Penny Appeal Palestine Action Week"),
        ("National Action", "Christian Aid National Action Day"),
    ),
    "a trade": (
        ("Saor Éire", "Saor Eire Tours Ltd"),
        ("Saor Éire", "Saor Eire Pub"),
        ("Boko Haram", "Boko Haram Minicabs"),
        (HEZBOLLAH, "Hezbollah Coach Tours"),
    ),
}


def _cases(table: dict[str, tuple[tuple[str, str], ...]]) -> list[tuple[str, str]]:
    return [each for cases in table.values() for each in cases]


@pytest.mark.parametrize(("of", "text"), _cases(STRONG))
def test_what_stands_beside_a_name_takes_nothing_away(of: str, text: str) -> None:
    """It is as strong as alone."""
    assert strength(text, of) == "strong"


@pytest.mark.parametrize(("of", "text"), _cases(WEAK))
def test_what_the_rest_speaks_about_stays_weak(of: str, text: str) -> None:
    """With the same words, in another build."""
    assert strength(text, of) == "weak"


@pytest.mark.parametrize(
    "text",
    [
        "#hizbollahlondon",
        "@hizbollahlondon",
        "@hisbollahlondon",
        "hizbollahlondon.org",
        "facebook.com/hizbollahuk",
        "info@hizbollahleeds.org.uk",
    ],
)
def test_a_spelling_joined_to_a_place_in_an_address_is_found(text: str) -> None:
    """As it would be beside the place."""
    assert strength(text, HEZBOLLAH) == "strong"


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ("PKK", "pkk@example.org"),
        ("PKK", "pkk.london@example.org"),
        ("PKK", "#FreePKK"),
        ("PKK", "@pkk_london"),
        ("LTTE", "www.ltte.org"),
    ],
)
def test_initials_in_an_address_are_weak(of: str, text: str) -> None:
    """As they are elsewhere."""
    assert strength(text, of) == "weak"


@pytest.mark.parametrize("text", ["ira.smith@example.org", "@isis_hill", "#LutonPlaygroup", "info@larkfieldlondon.org"])
def test_an_ordinary_address_stays_silent(text: str) -> None:
    """Short words and people's names stand in addresses by chance."""
    assert strengths(text) == {}


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ("חמאס", "ערב התרמה לחמאס"),
        ("Tamil Tigers", "தமிழ்ப் புலிகளுக்கு நிதி"),
        ("Tamil Tigers", "தமிழ்ப் புலிகளின் மாலை"),
    ],
)
def test_what_hebrew_and_tamil_write_as_one_with_a_name_does_not_hide_it(of: str, text: str) -> None:
    """It is found; whether strongly, the words around say."""
    assert strength(text, of) in {"strong", "weak"}

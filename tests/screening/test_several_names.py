"""What stands on a form is often more than one name: each is judged as if it were written alone.

Scenarios as data, each kind with its counter-examples: a name that the rest of the text speaks about is shown, and
holds nothing up.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.listing import Entry

from .test_disguises import LATIN, strengths
from .test_surroundings import strength

PA = "Palestine Action"
HAMAS = "Hamas"
HUT = "Hizb ut-Tahrir"
MUHAJIROUN = "Al-Muhajiroun"
NAMED = (
    (PA, "J Smith t/a Palestine Action"),
    (PA, "Smith Ltd trading as Palestine Action"),
    (PA, "Smith Ltd, Trading As: Palestine Action"),
    (PA, "Palestine Action trading as Smith Ltd"),
    (PA, "Brighton Community Group (formerly Palestine Action)"),
    (PA, "Brighton Community Group, previously known as Palestine Action"),
    (PA, "Palestine Action, formerly the Brighton Group"),
    (PA, "Palestine Action (now known as the Brighton Group)"),
    (PA, "Brighton Community Group, part of Palestine Action"),
    (PA, "Brighton Community Group (a project of Palestine Action)"),
    (PA, "Larkfield Study Circle, working with Palestine Action"),
    (PA, "Larkfield Trust in partnership with Palestine Action"),
    (PA, "brighton community group aka palestine action"),
    (PA, "Larkfield History Society t/a Palestine Action"),
    (PA, "Care of Palestine Action"),
    (PA, "Ms K Patel o/b/o Palestine Action"),
    ("National Action", "Nat. Socialist reading circle “National Action”"),
    ("National Action", "Nat. Socialist reading circle ‘National Action’"),
    ("Kurdistan Workers' Party", "Nat. reading circle “Kurdistan Workers’ Party”"),
    (HAMAS, "Brighton Community Group c/o Hamas"),
    (HAMAS, "On behalf of Hamas"),
    (HAMAS, "The Smiths, for and on behalf of Hamas, Luton"),
    (HAMAS, "Larkfield Youth Trust aka Hamas"),
    (HAMAS, "Larkfield Youth Trust A.K.A. Hamas"),
    (HAMAS, "Larkfield Youth Trust, also known as Hamas"),
    (HAMAS, "Larkfield Youth Trust (alias Hamas UK)"),
    (HAMAS, "Larkfield Youth Trust, London branch of Hamas"),
    (HAMAS, "Larkfield Youth Trust, affiliated to Hamas"),
    ("Boko Haram", "Larkfield Youth Trust - UK wing of Boko Haram"),
    (HUT, "Larkfield Youth Trust (formerly Hizb ut-Tahrir)"),
    (HUT, "Larkfield Youth Trust, supported by Hizb ut Tahrir"),
    (MUHAJIROUN, "Larkfield Youth Trust (formerly known as Al-Muhajiroun)"),
    ("Need4Khilafah", "Larkfield Youth Trust aka Need4Khilafah"),
    (PA, "I oppose genocide. I support Palestine Action"),
    (PA, "No to war! Palestine Action fundraiser"),
    (PA, "Against genocide, for Palestine Action"),
    (PA, "History of struggle: support Palestine Action"),
    (HAMAS, "Stop the war: donate to Hamas"),
    (HAMAS, "Justice for the victims, solidarity with Hamas"),
    ("The Irish Republican Army", "Saoirse: benefit night for the Irish Republican Army"),
)
SPOKEN_ABOUT = (
    (HAMAS, "Not affiliated with Hamas"),
    (HAMAS, "Larkfield Youth Trust, not part of Hamas"),
    (HAMAS, "Survivors of the armed wing of Hamas"),
    (HAMAS, "Lecture: Hamas"),
    (HAMAS, "Film night: Hamas"),
    (HAMAS, "Documentary “Hamas”"),
    ("Kurdistan Workers' Party", "Kurdish Workers' Party? A discussion of a peace process"),
    ("Daesh", "Survivors of ISIS/Daesh"),
    ("Daesh", "Appeal for Yazidi survivors of ISIS / Daesh"),
    ("Daesh", "Mothers against Islamic State (Daesh)"),
    ("Daesh", "The history of Islamic State, also known as Daesh"),
    (MUHAJIROUN, "Leaving the Saved Sect (Al-Muhajiroun)"),
    (PA, "Palestine Action, a documentary"),
    (PA, "Palestine Action: a history"),
    (PA, "Amnesty briefing on the ban (Palestine Action)"),
    (PA, "We meet as part of a day of palestine action on waste"),
    ("Cumann na mBan", "Talk: Cumann na mBan and the Easter Rising"),
    ("Fianna Éireann", "Fianna Éireann and the Irish boy scouts, a lecture"),
)


@pytest.mark.parametrize(("of", "text"), NAMED)
def test_a_name_behind_or_before_another_is_judged_as_if_alone(of: str, text: str) -> None:
    """Behind `trading as`, `formerly`, `part of`; in a sentence or a clause of its own."""
    assert strength(text, of) == "strong"


@pytest.mark.parametrize(("of", "text"), SPOKEN_ABOUT)
def test_a_name_that_the_rest_speaks_about_is_weak(of: str, text: str) -> None:
    """It is found, and holds nothing up."""
    assert strength(text, of) == "weak"


@given(
    st.sampled_from([pair for pair in LATIN if "part of" not in pair[1].lower()]),
    st.sampled_from(["Quux Ltd t/a {}", "Quux Group aka {}", "Quux Group (formerly {})", "Quux Group, part of {}"]),
)
def test_any_listed_name_behind_such_words_is_as_strong_as_alone(pair: tuple[Entry, str], way: str) -> None:
    """Of two words or more."""
    entry, name = pair
    assert strengths(way.format(name))[entry.id] is strengths(name)[entry.id]

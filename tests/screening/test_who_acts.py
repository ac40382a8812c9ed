"""Bodies that act, host, are joined with or honoured in a longer text; and whose name such a text only resembles."""

import pytest

from .lawful import strong
from .test_lawful import index

STRONG = (
    "Groupe Wagner Walsall",
    "Friends of Gruppe Wagner",
    "National Action steering group",
    "Tamil Tigers committee",
    "Hog roast with National Action",
    "Vaisakhi Darshan by Babbar Khalsa International",
    "Honouring our sisters of Hezbollah",
    "Palestine Action: Smash the Arms Trade",
    "Ulster Volunteer Force flute parade evening",
    "Hizb ut-Tahrir Britain with National Action Network",
    "al-Shabab",
    "Friends of Al Shabaab",
    "NA National Action",
    "PA Palestine Action",
    "c/o National Action, 3 Mill Lane",
    "twitter: nationalaction",
    "חמאס",
    "תנועת החמאס",
)
NOT_STRONG = (
    "Wagner & Group",
    "Wagner opera group, Walsall",
    "Hassam & Sons",
    "Mrs Hassam",
    "Hassam wedding",
    "Al-Shabab FC",
    "Friends of Al-Shabab",  # clubs of this name (the youth) have friends and towns beside it
    "Al-Shabab Walsall",
    "Abu Sayyaf Jewellers",
    "Saor Eire Choir",
    "Life with National Action",
    "Picnic with national action on litter",
    "Hymns and prayers: Palestine action",
    "Choir: the Wagner Group",
    "National Action Network",
    "My brother in Hezbollah",
    "Staff training on National Action",
    "Training on Palestine Action",
    "Committee on National Action",
    "Working group on Palestine Action",
    "Jamaat-e-Ahle Sunnat UK",
)


@pytest.mark.parametrize("name", STRONG)
def test_whoever_acts_or_is_honoured_is_judged(name: str) -> None:
    """A person must judge the same day."""
    assert strong(index(), name)


@pytest.mark.parametrize("name", NOT_STRONG)
def test_a_likeness_by_chance_holds_nothing_up(name: str) -> None:
    """A shop, a family, a club, a lesson, words in passing."""
    assert strong(index(), name) == []

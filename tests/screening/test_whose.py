"""Who gathers, whose group it is and who writes, in the booking's own words: read as if the name stood alone."""

import pytest

from .lawful import strong
from .test_lawful import index

WHOSE = (
    # a talk or a film of friends is no talk about them
    "Annual dinner and talk of the Friends of Hizb ut-Tahrir, Luton chapter.",
    "Talk by the Friends of Hamas",
    "Film and talk from Friends of Hizb ut-Tahrir Luton",
    "Meeting and film of the Friends of Palestine Action",
    "An evening of film and music with the Supporters of Hezbollah",
    "A social evening for members and friends of Palestine Action, with food.",
    # its own meeting
    "Annual general meeting of Hizb ut-Tahrir",
    "Palestine Action annual general meeting",
    "Palestine Action Leeds: annual general meeting",
    "Extraordinary general meeting of Palestine Action",
    "Special general meeting of the Wagner Group",
    "Hamas quarterly meeting",
    # who says who they are
    "We are Palestine Action and would like a room for thirty",
    "We're Palestine Action and want a room",
    "We are the Friends of Hamas and want a room",
    "Hello, we are Hizb ut-Tahrir and need a hall on Friday",
    "My name is Ali and I am from Palestine Action",
    "I am from Hizb ut-Tahrir and want to book for a class",
    "I represent Palestine Action and we need a room",
    # a group of the body
    "The local group of Palestine Action meets to write letters",
    "Youth group of the Russian Imperial Movement plays football",
    "Leeds youth group of Palestine Action",
    "Discussion group of Hizb ut-Tahrir",
    "Seminar of Al-Muhajiroun with Q and A",
    "Workshop of Palestine Action",
    "Leaflets of Hizb ut-Tahrir will be given out",
    # figures for letters beside a second name
    "Pal3stine Action (formerly Justice Now)",
    "Pal3stine Action, formerly Justice Now",
    "Justice Now (formerly Pal3stine Action)",
    "Justice Now / P4lestine 4ction",
    "Pal3stine Action (Justice Now)",
    "H4mas (formerly Justice Now)",
    "H-A-M-A-S, formerly Justice Now",
    "H*mas (formerly Justice Now)",
    "#PalestineAction (formerly Justice Now)",
    "Wagner Gr0up (formerly Music Now)",
)
NOT_WHOSE = (
    "Talk about the Friends of Hamas network by a journalist",
    "Talk and meeting of members of the public on Palestine Action",
    "Lecture for members of the U3A: Hezbollah",
    "Dinner and talk for the friends of the hostages held by Hamas",
    "AGM of the Scottish Dawn Chorus Society",
    "Annual general meeting of the Scottish Dawn Chorus Society",
    "Committee meeting of the National Action Group on Stammering",
    "General meeting of National Action on Dementia",
    "We are not Palestine Action and would like a room",
    "We are against Hizb ut-Tahrir and want a room",
    "We are survivors of Boko Haram and would like a room",
    "We are Palestine Action on Health and would like a room",
    "We are Hamas: the story of a movement",
    "I am a refugee from Boko Haram and want to tell my story",
    "I am from Luton and study Hezbollah",
    "Local group of National Action on Housing",
    "Support group of survivors of Boko Haram",
    "Discussion group on Hizb ut-Tahrir",
    "Discussion group of former members of Al-Muhajiroun",
    "Seminar of the Palestine Action judgment",
    "Leaflets on Hizb ut-Tahrir",
    "Talk of Hamas",
    "Lecture of the history of Hezbollah",
    "The Wagner Group (formerly a choir)",
    "The Wagner Group (formerly Opera Now), singers",
)


@pytest.mark.parametrize("text", WHOSE)
def test_what_is_said_around_a_body_by_itself_takes_nothing_from_its_name(text: str) -> None:
    assert strong(index(), text)


@pytest.mark.parametrize("text", NOT_WHOSE)
def test_what_it_is_about_and_who_else_gathers_stays_weak(text: str) -> None:
    assert strong(index(), text) == []

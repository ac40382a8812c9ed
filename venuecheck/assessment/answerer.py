"""Who answers a request for advice: whoever can be asked (`addressee`), and the police."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Answerer(StrEnum):
    """Who answered; of the same values as `addressee.Addressee`, but for the police."""

    POLICE = "police"
    PREVENT = "prevent"
    SAFEGUARDING = "safeguarding"
    COMMUNITY_SAFETY = "community_safety"
    LEGAL = "legal"
    EDUCATION = "education"
    ELECTORAL = "electoral"
    DECIDER = "decider"
    """What they say when asked; what they decide is a decision, recorded as one."""


ANSWERER_WORDS: Final[Mapping[Answerer, str]] = {
    Answerer.POLICE: "the police",
    Answerer.PREVENT: "the Prevent coordinator",
    Answerer.SAFEGUARDING: "the designated safeguarding lead",
    Answerer.COMMUNITY_SAFETY: "community safety",
    Answerer.LEGAL: "the legal adviser",
    Answerer.EDUCATION: "the council's education service",
    Answerer.ELECTORAL: "electoral services",
    Answerer.DECIDER: "whoever decides on difficult bookings here",
}

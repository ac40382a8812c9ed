"""To whom a request for advice goes: it follows what the record is about, and Prevent is one of several.

A crime that is no terrorism, hatred or violence is for community safety or the legal team, a worry about a child for
the designated safeguarding lead (who, in England, tells the local authority designated officer of an adult who works
with children), a question of law for the legal adviser, a candidate's meeting for electoral services. The Prevent
coordinator, or the police where there is none, is asked about names that may be listed, and about terrorism, hatred and
violence. What is a sign of nothing of this, and for nobody outside, is for whoever decides here.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.answerer import ANSWERER_WORDS, Answerer
from venuecheck.assessment.assessment import Assessment, Decision, Weight
from venuecheck.assessment.duties import Binds, Duty, applied
from venuecheck.core.action import Asks
from venuecheck.core.venue import Body, Nation


class Addressee(StrEnum):
    """Whom staff ask, the one that comes first of several first."""

    PREVENT = "prevent"
    """The Prevent coordinator, or the police where there is none."""
    SAFEGUARDING = "safeguarding"
    """The designated safeguarding lead."""
    COMMUNITY_SAFETY = "community_safety"
    """Community safety, or the legal team."""
    LEGAL = "legal"
    EDUCATION = "education"
    """The council's education service."""
    ELECTORAL = "electoral"
    DECIDER = "decider"
    """Whoever the venue names to decide: nothing on record is for anybody outside."""


_WORDS: Final[Mapping[Addressee, str]] = {
    **{one: ANSWERER_WORDS[Answerer(one.value)] for one in Addressee},
    Addressee.PREVENT: "the Prevent coordinator, or the police where there is none",
    Addressee.COMMUNITY_SAFETY: "community safety, or the legal team",
}
REFERRALS_OF_PERSONS: Final[Mapping[Nation, str]] = {
    Nation.ENGLAND: "Channel",
    Nation.WALES: "Channel",
    Nation.SCOTLAND: "a Prevent Multi-Agency Panel",
    Nation.NORTHERN_IRELAND: "",
}
"""Where concerns about a person go under the Prevent duty; empty where there is no such duty."""
ANSWERERS: Final[Mapping[Addressee, frozenset[Answerer]]] = {
    **{one: frozenset({Answerer(one.value)}) for one in Addressee},
    Addressee.PREVENT: frozenset({Answerer.PREVENT, Answerer.POLICE}),
    Addressee.COMMUNITY_SAFETY: frozenset({Answerer.COMMUNITY_SAFETY, Answerer.LEGAL}),
}
"""Whose answer is one of whoever was asked."""
ASKED: Final[Mapping[Asks, Addressee]] = {
    Asks.COORDINATOR: Addressee.PREVENT,
    Asks.POLICE: Addressee.PREVENT,
    Asks.SAFEGUARDING: Addressee.SAFEGUARDING,
    Asks.COMMUNITY_SAFETY: Addressee.COMMUNITY_SAFETY,
    Asks.LEGAL: Addressee.LEGAL,
    Asks.EDUCATION: Addressee.EDUCATION,
    Asks.ELECTORAL: Addressee.ELECTORAL,
}
"""To whom that goes which an action, or a point, has somebody ask."""
_POINTS_OF_BEFORE: Final[Mapping[str, Asks]] = {
    "own_words": Asks.COORDINATOR,
    "content_may_break_law": Asks.COORDINATOR,
    "separation_not_cleared": Asks.LEGAL,
    "terms_refused": Asks.LEGAL,
    "not_shown": Asks.SAFEGUARDING,
    "missing": Asks.SAFEGUARDING,
    "other_crime": Asks.COMMUNITY_SAFETY,
    "own_words_crime": Asks.COMMUNITY_SAFETY,
}
"""By the ids of points of before their checklist said it beside them; closed, as `action_kinds` is."""


def addressee_words(whom: Addressee, nation: Nation) -> str:
    """Say who that is in a nation: not each has a coordinator, nor a council that runs elections."""
    is_police = whom is Addressee.PREVENT and not has_prevent(nation)
    if whom is Addressee.ELECTORAL and nation is Nation.NORTHERN_IRELAND:
        return "the Electoral Office for Northern Ireland"  # its Chief Electoral Officer runs elections there
    return ANSWERER_WORDS[Answerer.POLICE] if is_police else _WORDS[whom]


def has_prevent(nation: Nation) -> bool:
    """Whether there is a Prevent coordinator to ask in a nation."""
    return applied(Duty.PREVENT, nation, Body.NOT_SAID).binds is not Binds.NO


def who_can_tell(nation: Nation) -> str:
    """Say who can tell of a name whether it is a listed one, and of an event whether it is a crime of that kind."""
    return "the police or the Prevent coordinator" if has_prevent(nation) else ANSWERER_WORDS[Answerer.POLICE]


def answerers_in(nation: Nation) -> tuple[Answerer, ...]:
    """Give who can have answered, in a nation."""
    return tuple(one for one in Answerer if one is not Answerer.PREVENT or has_prevent(nation))


def addressee(assessment: Assessment) -> Addressee:
    """Say whom a request for advice on this booking is for: the first of those whom its record has somebody ask."""
    if rests_on_others(assessment.decision):  # they were asked, and answered: what is left is whether it is lawful
        return Addressee.LEGAL
    asked = asked_of(assessment)
    # who hides for whom they book, or advertises something else, shows no crime: nobody outside is told by default
    return next((one for one in Addressee if one in asked), Addressee.DECIDER)


NOTED: Final = ("day_police", "advice_said")
"""Questions to which somebody answers what the police, or others who were asked, said."""
_ANSWERED: Final = frozenset({Answerer.POLICE.value, Answerer.PREVENT.value, *NOTED})


def rests_on_others(decision: Decision | None) -> bool:
    """Whether a decision rests on what the police, or whoever else was asked, said: that takes legal advice."""
    return decision is not None and not _ANSWERED.isdisjoint(decision.rests_on)


def advised_by(assessment: Assessment) -> Addressee | None:
    """Give whose answer a recommended referral waits for; None where whoever decides here settles it."""
    whom = addressee(assessment)
    # a point alone asks nobody yet
    to_ask = {ASKED[asks] for one in assessment.actions if (asks := kind_of(one).asks)}
    return whom if whom is Addressee.PREVENT or whom in to_ask else None


def is_worry(assessment: Assessment) -> bool:
    """Whether somebody has a worry about a child: the lead is asked about less too, such as papers that are not shown.

    Somebody wrote it down for the lead, or the answers say that the lead is told of it.
    """
    told = (one for one in assessment.actions if kind_of(one).asks is Asks.SAFEGUARDING)
    return assessment.passed_to_lead is not None or any(told)


def asked_of(assessment: Assessment) -> frozenset[Addressee]:
    """Give all whom the record of this booking has somebody ask."""
    return frozenset(_asked(assessment))


def _asked(assessment: Assessment) -> Iterator[Addressee]:
    if any(one.open for one in assessment.screened) or any(flag.holds_reply for flag in assessment.flags):
        yield Addressee.PREVENT
    if assessment.passed_to_lead is not None:
        yield Addressee.SAFEGUARDING
    grave = (flag for flag in assessment.flags if flag.weight is Weight.SERIOUS)
    asked = (
        *(kind_of(action).asks for action in assessment.actions),
        *(flag.asks or _POINTS_OF_BEFORE.get(flag.id) for flag in grave),
    )
    yield from (ASKED[each] for each in asked if each)
    if assessment.decision is not None and assessment.decision.without_fact:
        yield Addressee.LEGAL

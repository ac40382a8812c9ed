"""Whom a request for advice is for follows what the record is about, and Prevent is one of several."""

from dataclasses import replace

import pytest

from tests.assessment.test_decision import assessment
from venuecheck.assessment.addressee import Addressee, addressee
from venuecheck.assessment.assessment import Assessment, OutcomeKind, RaisedFlag, Weight
from venuecheck.assessment.screened import PossibleMatch, Screened
from venuecheck.core.action import Action

A = Addressee
MATCH = PossibleMatch(listed="Example Front", list_name="List", list_date="1 May 2026", entry="l/e", why="same")
NAMED = Screened(question="organisation", name="Front", kind="organisation", lists=(), matches=(MATCH,))


def flag(name: str, weight: Weight = Weight.SERIOUS, *, holds: bool = False) -> RaisedFlag:
    """A point of a checklist."""
    return RaisedFlag(id=name, text=name, weight=weight, questions=(), source="x", holds_reply=holds)


def booking(flags: tuple[RaisedFlag, ...], *actions: str) -> Assessment:
    """A booking with these points, and these things to do."""
    one = assessment(OutcomeKind.REFER, "refer", flags)
    return replace(one, actions=tuple(Action(id=name, text="Ask.") for name in actions))


@pytest.mark.parametrize(
    ("one", "whom"),
    [
        (booking((flag("other_crime"),), "ask-community-safety"), A.COMMUNITY_SAFETY),
        (booking((flag("own_words_crime"),), "ask-community-safety", "look-back"), A.COMMUNITY_SAFETY),
        (booking((flag("other_crime"),)), A.COMMUNITY_SAFETY),
        (booking((flag("own_words"),), "ask-prevent"), A.PREVENT),
        (booking((flag("own_words"), flag("other_crime")), "ask-prevent", "ask-community-safety"), A.PREVENT),
        (booking((flag("content_breaks_law", holds=True),), "tell-police"), A.PREVENT),
        (replace(booking((flag("other_crime"),), "ask-community-safety"), screened=(NAMED,)), A.PREVENT),
        (booking((flag("a_worry"),), "tell-dsl"), A.SAFEGUARDING),
        (booking((flag("a_worry"),), "tell-dsl-elsewhere", "ask-for-papers"), A.SAFEGUARDING),
        (booking((flag("separation_not_cleared"),), "ask-legal"), A.LEGAL),
        (booking((flag("terms_refused"),)), A.LEGAL),
        (booking((flag("may_be_a_school"),), "tell-education"), A.EDUCATION),
        (booking((flag("may_have_no_right", Weight.CAUTION),), "ask-electoral"), A.ELECTORAL),
        (booking((flag("client_hidden"),)), A.PREVENT),
        (booking((flag("hostility", Weight.ADVISORY),), "plan-the-day"), A.DECIDER),
        (booking((flag("other_crime", Weight.ADVISORY),)), A.DECIDER),
        (booking(()), A.DECIDER),
    ],
)
def test_who_is_asked_follows_what_the_record_is_about(one: Assessment, whom: Addressee) -> None:
    assert addressee(one) is whom

"""Whom a request for advice is for follows what the record is about, and Prevent is one of several."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.assessment.test_decision import REFUSED, assessment
from venuecheck.assessment.addressee import (
    ANSWERERS,
    ASKED,
    Addressee,
    addressee,
    addressee_words,
    answerers_in,
    who_can_tell,
)
from venuecheck.assessment.answerer import ANSWERER_WORDS, Answerer
from venuecheck.assessment.assessment import Assessment, OutcomeKind, RaisedFlag, Weight
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.replying import Reply, is_before_reply, is_held, obstacle
from venuecheck.assessment.screened import Judgement, PossibleMatch, Screened, Word
from venuecheck.core.action import Action
from venuecheck.core.venue import Nation
from venuecheck.service.bookings.match_words import what_to_look_at

A = Addressee
TODAY = date(2026, 9, 14)
MATCH = PossibleMatch(listed="Example Front", list_name="List", list_date="1 May 2026", entry="l/e", why="same")
NAMED = Screened(question="organisation", name="Front", kind="organisation", lists=(), matches=(MATCH,))
HELD = Judgement(
    name="Front", entry="l/e", word=Word.CANNOT_EXCLUDE, reason="Nothing tells them apart", person="Joan", at=REFUSED.at
)
JUDGED = replace(NAMED, matches=(replace(MATCH, held=HELD),))


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
        (booking((flag("client_hidden"),)), A.DECIDER),
        (booking((flag("publicity_differs"),), "look-back"), A.DECIDER),
        (booking((flag("register_differs", Weight.CAUTION), flag("agreements_broken", Weight.CAUTION))), A.DECIDER),
        (booking((flag("not_shown"), flag("missing")), "ask-for-papers"), A.SAFEGUARDING),
        (booking((flag("client_hidden"), flag("other_crime"))), A.COMMUNITY_SAFETY),
        (booking((flag("client_hidden"), flag("terms_refused"))), A.LEGAL),
        (booking((flag("client_hidden"), flag("own_words"))), A.PREVENT),
        (booking((flag("content_may_break_law"),)), A.PREVENT),
        (replace(booking((flag("client_hidden"),)), screened=(NAMED,)), A.PREVENT),
        (booking((flag("hostility", Weight.ADVISORY),), "plan-the-day"), A.DECIDER),
        (booking((flag("other_crime", Weight.ADVISORY),)), A.DECIDER),
        (booking(()), A.DECIDER),
    ],
)
def test_who_is_asked_follows_what_the_record_is_about(one: Assessment, whom: Addressee) -> None:
    assert addressee(one) is whom


def test_whoever_can_be_asked_can_answer() -> None:
    """And each who answers is one whom somebody can ask, and has a name for people."""
    assert set(ANSWERERS) == set(Addressee)
    assert all(ANSWERERS.values())
    assert {each for some in ANSWERERS.values() for each in some} == set(Answerer) == set(ANSWERER_WORDS)
    assert {*ASKED.values()} | {A.DECIDER} == set(Addressee)


@pytest.mark.parametrize("answerer", Answerer)
@pytest.mark.parametrize("one", [replace(booking(()), screened=(JUDGED,)), booking((flag("broken", holds=True),))])
def test_a_name_waits_for_those_who_can_tell_and_for_nobody_else(one: Assessment, answerer: Answerer) -> None:
    """What the legal adviser answered on a booking with a listed name opens no letter, and asks for no new decision."""
    reply = Reply(
        assessment=one.id, answerer=answerer, said="No concern", person="Joan", at=REFUSED.at + timedelta(days=1)
    )
    tells = answerer in ANSWERERS[A.PREVENT]
    assert is_held(one, (reply,)) is not tells
    assert is_before_reply(replace(one, decision=REFUSED), (reply,)) is tells


@pytest.mark.parametrize("nation", [*Nation])
def test_nobody_is_sent_to_a_prevent_coordinator_where_there_is_none(nation: Nation) -> None:
    """In the hint beside a match, in why a letter waits, and among those whose answer can be noted."""
    is_there = nation is not Nation.NORTHERN_IRELAND
    waits = obstacle(replace(booking(()), screened=(NAMED,)), LetterKind.APPROVED, (), TODAY, nation)
    assert waits is not None
    said = [who_can_tell(nation), waits.what, " ".join(what_to_look_at(NAMED, MATCH, nation))]
    assert [("Prevent" in one) for one in said] == [is_there] * 3
    assert all("the police" in one for one in said)
    assert (Answerer.PREVENT in answerers_in(nation)) is is_there
    assert {*Answerer} - {*answerers_in(nation)} <= {Answerer.PREVENT}


@pytest.mark.parametrize("nation", Nation)
def test_a_candidates_meeting_is_for_whoever_runs_elections_there(nation: Nation) -> None:
    """In Northern Ireland that is no council's service."""
    is_office = addressee_words(Addressee.ELECTORAL, nation) == "the Electoral Office for Northern Ireland"
    assert is_office is (nation is Nation.NORTHERN_IRELAND)

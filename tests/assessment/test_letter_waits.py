"""Whoever decides hears whose answer the letter waits for, and whose it should have waited for."""

from dataclasses import replace

import pytest

from tests.report import samples as made
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import OutcomeKind, RaisedFlag, Weight
from venuecheck.assessment.letter_waits import asked_in_vain
from venuecheck.assessment.replying import Reply
from venuecheck.core.action import Asks
from venuecheck.core.venue import Nation

_OWN_WORDS = RaisedFlag(
    id="x", text="Violence was praised.", weight=Weight.SERIOUS, questions=(), source="", asks=Asks.COORDINATOR
)
_FOR_LAWYERS = replace(_OWN_WORDS, asks=Asks.LEGAL)


@pytest.mark.parametrize(
    ("flag", "answered", "nation", "says"),
    [
        (_OWN_WORDS, None, Nation.ENGLAND, "the police or the Prevent coordinator are asked: no answer"),
        (_OWN_WORDS, None, Nation.NORTHERN_IRELAND, "the police are asked: no answer"),
        (_OWN_WORDS, Answerer.LEGAL, Nation.ENGLAND, "no answer of theirs is on record"),
        (_OWN_WORDS, Answerer.POLICE, Nation.ENGLAND, ""),
        (_OWN_WORDS, Answerer.PREVENT, Nation.ENGLAND, ""),
        (_FOR_LAWYERS, None, Nation.ENGLAND, ""),
    ],
)
def test_who_was_to_be_asked_first_is_recalled_where_nobody_answered(
    flag: RaisedFlag, answered: Answerer | None, nation: Nation, says: str
) -> None:
    one = replace(made.booking(), screened=(), actions=(), flags=(flag,))
    assert one.decision is not None
    at = one.decision.at
    replies = [Reply(assessment=one.id, answerer=answered, said="No", person="Pat", at=at)] if answered else []
    said = asked_in_vain(one, replies, nation)
    assert says in said
    assert bool(said) is bool(says)
    for kind in (OutcomeKind.REFER, OutcomeKind.WITHDRAWN):  # no letter tells either
        assert not asked_in_vain(replace(one, decision=replace(one.decision, kind=kind)), replies, nation)

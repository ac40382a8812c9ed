"""A name that is like a listed one, and that nobody judged: it stays somebody's work, whatever is decided."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.service.letters_made import TO_JUDGE
from tests.service.test_letters import ASKED, NOW, SCREENED, booking
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.name_points import JUDGE_NAMES, to_do
from venuecheck.assessment.replying import Reply, is_held, letter_for, obstacle
from venuecheck.core.problem import ForbiddenError
from venuecheck.core.venue import Nation
from venuecheck.records.store import Store
from venuecheck.service import retention
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.still_open import still_open
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.actions import close
from venuecheck.service.venue_reports.reporting import open_actions

NOT_APPROVED = [OutcomeKind.NOT_AVAILABLE, OutcomeKind.REFUSE, OutcomeKind.CANCEL]
YEARS = timedelta(days=4000)


def to_judge(kind: OutcomeKind, after_hold: str = "") -> Assessment:
    """Give a booking on which this was decided while nobody had judged a name that is like a listed one."""
    one = replace(booking(kind, at=NOW), screened=(TO_JUDGE,), actions=to_do((TO_JUDGE,), NOW.date(), None))
    assert one.decision is not None
    return replace(one, started=NOW, finished=NOW, decision=replace(one.decision, after_hold=after_hold))


def hold() -> Decision:
    """Give a hold that ended before it was decided."""
    decision = booking(OutcomeKind.HOLD, at=NOW - timedelta(days=9)).decision
    assert decision is not None
    return replace(decision, outcome="hold", valid_until=(NOW - timedelta(days=2)).date())


@pytest.mark.parametrize("kind", NOT_APPROVED)
@pytest.mark.parametrize("waited", [False, True])
@pytest.mark.parametrize("replied", [False, True])
def test_no_letter_but_the_holding_letter_goes_out(kind: OutcomeKind, *, waited: bool, replied: bool) -> None:
    """After a hold in which nothing came, and after a reply as well: nobody has said whose name it is."""
    one = to_judge(kind, after_hold="The police, on Monday; nothing came")
    one = replace(one, earlier=(hold(),) if waited else ())
    said = Reply(assessment=one.id, answerer=Answerer.POLICE, said="No concern", person="Joan", at=NOW)
    replies = (said,) if replied else ()
    told = letter_for(one)
    assert told is not None
    assert is_held(one, replies)
    found = obstacle(one, told, replies, NOW.date(), Nation.ENGLAND)
    assert found is not None
    assert "nobody has judged" in found.what
    goes_out = {each for each in LetterKind if obstacle(one, each, replies, NOW.date(), Nation.ENGLAND) is None}
    assert goes_out == {LetterKind.HOLDING, ASKED.kind}
    judged = replace(one, screened=(SCREENED,))
    assert is_held(judged, replies) is not (waited or replied)


@pytest.mark.parametrize("kind", [*NOT_APPROVED, OutcomeKind.WITHDRAWN])
def test_judging_it_stays_an_action_and_keeps_the_case(place: Site, store: Store, kind: OutcomeKind) -> None:
    """No outcome closes it, and nobody's word that it is done: only what they say of the name."""
    record(store, to_judge(kind))
    action = f"a-1:{JUDGE_NAMES}"
    assert action in {one.id for one in open_actions(place, store, now=NOW)}
    with pytest.raises(ForbiddenError, match="closes by being done"):
        close(place, store, action, reason="The room is let anyhow", person="Joan Whitlock", now=NOW)
    assert "a-1" in still_open(store, NOW + YEARS).to_keep()
    assert [one.key for one in retention.plan(place, store, now=NOW + YEARS).due] == []

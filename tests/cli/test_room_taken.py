"""A booking whose room somebody else has, and letters that take the place of another decision."""

import pytest

from tests.cli.test_letters import KNITTERS, assess, decide, place, run
from venuecheck.assessment.assessment import OutcomeKind

__all__ = ("place",)
pytestmark = pytest.mark.usefixtures("place")
_MEETING = {
    "candidate": "Ann Boyd",
    "booked_by": "agent",
    "standing": "yes",
    "public_meeting": "yes",
    "meeting_date": "2027-04-22",
    "event_room": "Meeting room",
    "poll_date": "2027-05-06",
    "room_covered": "yes",
    "room_free": "taken",
    "costs": "agreed",
    "day_plan": "planned",
}
_GIVEN = {"person": "Joan Whitlock", "role": "Manager", "reasons": "Nothing speaks against it"}
_OF_A_ROOM = {**_GIVEN, "fact": "It is let already", "source": "The diary", "alternative": "The hall, the same evening"}


@pytest.mark.parametrize(
    "beside", [{}, {"standing": "not_sure"}, {"standing": "not_yet"}, {"costs": "not_yet", "day_plan": "not_yet"}]
)
def test_a_room_that_is_taken_is_never_confirmed(beside: dict[str, str]) -> None:
    one = assess({**_MEETING, **beside}, checklist="election-meeting")
    assert one.recommendation.kind is OutcomeKind.NOT_AVAILABLE
    for outcome, more in (("approve", {}), ("approve-with-conditions", {"condition": "You pay for heating"})):
        done = decide(one, outcome=outcome, **_GIVEN, **more)
        assert "the room is taken at that time" in str(done.exception), done.output
    assert decide(one, outcome="not-available", **_OF_A_ROOM).exit_code == 0
    letter = run("letter", one.id).stdout
    assert "The hall, the same evening" in letter
    assert "can go ahead" not in letter
    assert "The candidate" not in letter


def test_what_is_done_at_once_can_still_be_recorded_of_a_candidates_meeting() -> None:
    one = assess({**_MEETING, "room_free": "free"}, checklist="election-meeting")
    done = decide(one, outcome="at-once", fact="A burst pipe", source="Seen today", **_GIVEN)
    assert done.exit_code == 0, (done.output, done.exception)


def test_an_approval_says_which_decision_it_takes_the_place_of() -> None:
    one = assess(KNITTERS)
    assert decide(one, outcome="not-available", **_OF_A_ROOM).exit_code == 0
    run("letter", one.id)
    words = [f"--{name}={said}" for name, said in _GIVEN.items()]
    done = run("decide", one.id, "--outcome=approve", "--replace", *words)
    assert done.exit_code == 0, (done.output, done.exception)
    assert "This takes the place of our decision of" in run("letter", one.id).stdout


def test_a_decision_without_a_fact_is_told_again_what_is_never_the_reason() -> None:
    one = assess(KNITTERS)
    limit = {"right_engaged": "To meet", "aim": "Safety in the street", "why_proportionate": "A steward is not enough"}
    words = {**_GIVEN, **limit, "power_relied_on": "Hire terms, clause 4"}
    done = run(
        *("decide", one.id, "--outcome=refuse", "--without-fact"),
        *(f"--{name.replace('_', '-')}={said}" for name, said in words.items()),
    )
    assert done.exit_code == 0, (done.output, done.exception)
    said = " ".join(done.output.split())
    assert "lawful views of a speaker or of the group" in said
    assert "Legal advice is not recorded with it" in said


def test_a_reason_that_says_nothing_is_not_called_missing() -> None:
    done = decide(assess(KNITTERS), outcome="approve", **{**_GIVEN, "reasons": "x"})
    assert "'x' says no reason" in str(done.exception)

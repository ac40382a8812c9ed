"""A booking whose room somebody else has, and letters that take the place of another decision."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.cli.test_letters import KNITTERS, assess, decide, place, recorded, run
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.service.bookings.recorded import read_assessment, write_assessment
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

__all__ = ("place",)
pytestmark = pytest.mark.usefixtures("place")
_MEETING = {
    "candidate": "Ann Boyd",
    "booked_by": "agent",
    "organiser": "Ola Agent",
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


def test_another_booking_for_the_room_is_told_where_a_decision_takes_it_and_not_where_it_gives_it_up() -> None:
    on = {"event_date": "2027-04-22", "event_times": "7 pm to 9 pm", "event_room": "The hall"}
    one, _ = assess({**KNITTERS, **on}), assess({**KNITTERS, **on, "organiser": "Ann Boyd"})
    taking = decide(one, outcome="approve", **_GIVEN)
    assert "also asked for by Ann Boyd" in " ".join(taking.output.split()), (taking.output, taking.exception)
    words = [f"--{name}={said}" for name, said in _GIVEN.items()]
    giving_up = run("decide", one.id, "--outcome=withdrawn", "--replace", *words)
    assert giving_up.exit_code == 0, (giving_up.output, giving_up.exception)
    assert "asked for by" not in " ".join(giving_up.output.split())


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
    assert "No legal advice on it is recorded" in said
    answered = ("--from", "legal", "--said", "Nothing in law stands against it", "--person", "Joan Whitlock")
    assert run("reply", one.id, *answered).exit_code == 0
    shown = " ".join(run("decide", one.id, said="save\n").output.split())
    assert "The legal adviser answered on " in shown
    assert "No legal advice" not in shown


def test_what_is_never_the_reason_stands_beside_the_box_before_anything_is_typed() -> None:
    """Where a reason is all that a decision against a booking rests on; a speaker's lawful views among it."""
    one = assess(KNITTERS)
    asked = " ".join(run("decide", one.id, said="4\nJoan Whitlock\nManager\n1\nsave\n").output.split())
    _, _, beside = asked.partition("For what reasons?")
    assert "Never by themselves the reason: complaints, lawful views of a speaker or of the group" in beside
    approving = " ".join(run("decide", one.id, said="1\nJoan Whitlock\nManager\nsave\n").output.split())
    assert "Never by themselves" not in approving


def test_what_was_covered_by_a_booking_whose_room_is_taken_is_covered_no_more(place: Path) -> None:
    """As earlier versions approved it, and where the further one says so itself."""
    one = assess({**_MEETING, "room_free": "free"}, checklist="election-meeting")
    assert decide(one, outcome="approve", **_GIVEN).exit_code == 0
    approved = recorded()[-1]
    taken = tuple(replace(each, value="taken") if each.question == "room_free" else each for each in approved.answers)
    again = {"checklist": "election-meeting", "subject": "Next week", "person": "Pat Green", "answers": {}}
    Path("again.yaml").write_text(yaml.safe_dump(again), encoding="utf-8")
    site = load_site(place / "venuecheck.yaml")
    with open_store(site) as store:
        read = read_assessment(store, one.id)
        write_assessment(store, replace(read.value, answers=taken), over=read)
    said = run("assess", "election-meeting", "--answers", "again.yaml", "--again", one.id)
    assert "the room is taken at that time" in " ".join(said.output.split())
    assert not recorded()[-1].occasions


@pytest.mark.parametrize(
    ("changed", "asked"), [({"event_room": "The hall"}, True), ({"meeting_date": "2027-04-23"}, True), ({}, False)]
)
def test_whether_the_room_is_free_is_said_of_one_day_and_room(changed: dict[str, str], *, asked: bool) -> None:
    one = assess(_MEETING, checklist="election-meeting")
    answers = {**changed, "costs": "not_yet"}
    file = {"checklist": "election-meeting", "subject": "Hall, book fair", "person": "Pat Green", "answers": answers}
    Path("change.yaml").write_text(yaml.safe_dump(file), encoding="utf-8")
    done = run("assess", "election-meeting", "--answers", "change.yaml", "--changed", one.id)
    assert ("Is the room free at that time?" in str(done.exception)) is asked


def test_a_reason_that_says_nothing_is_not_called_missing() -> None:
    done = decide(assess(KNITTERS), outcome="approve", **{**_GIVEN, "reasons": "x"})
    assert "'x' says no reason" in str(done.exception)

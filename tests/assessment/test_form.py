"""The terminal form, end to end: through a pipe, and at a real terminal."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.service.bookings.drafts import drafts, save_draft
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

CONFIG = """\
venue:
  id: "willow-road"
  name: "Willow Road [bold]Library"
  kind: "library"
networks:
  - id: "guest"
"""
SAMPLES = catalogue.folder("checklists") / "samples"
SHORT = ["Room 2, knitting", "Pat Green", "Carol Hughes", "2", "Tuesday Knitters", "Weekly knitting and tea", "8"]
SHORT += ["1", "1", "10", *[""] * 8]
"""Subject, person, the eight questions, no day and no room settled yet, and no number to call."""
AGREED = ["", "1", "Pat Green", "Library manager", ""]
"""The check, the outcome that is recommended, who decides, the role, the reasons as suggested."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A venue's configuration."""
    path = tmp_path / "venuecheck.yaml"
    path.write_text(CONFIG, encoding="utf-8")
    return path


def assess(config: Path, *lines: str, options: tuple[str, ...] = (), checklist: str = "venue-booking") -> Result:
    """Fill the form in, a line at a time; then the input ends."""
    said = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(cli, ["assess", checklist, "--config", str(config), *options], input=said)


def recorded(config: Path) -> tuple[Assessment, ...]:
    """What has been recorded."""
    with Store.open(f"sqlite:///{(config.parent / 'venuecheck.db').as_posix()}", "willow-road") as store:
        return store.all("assessment", Assessment)


def test_a_knitting_group_is_approved_in_eight_questions(config: Path) -> None:
    result = assess(config, *SHORT, *AGREED)
    assert result.exit_code == 0, result.output
    assert "The booking - question 8" in result.output
    assert "question 9" not in result.output
    assert "Recommended: Approve\n" in result.output
    (found,) = recorded(config)
    assert found.decision is not None
    assert (found.decision.person, found.decision.role) == ("Pat Green", "Library manager")
    assert found.subject == "Room 2, knitting"


def test_the_day_that_the_name_of_the_booking_holds_is_not_asked_again(config: Path) -> None:
    """And the decision counts until then."""
    result = assess(config, "Room 2, knitting, 5 May 2097", *SHORT[1:-3], "", "", *AGREED)
    assert result.exit_code == 0, result.output
    assert "On which day is it?" not in result.output.partition("Check your answers")[0]
    assert "At what times?" in result.output
    (found,) = recorded(config)
    assert found.decision is not None
    assert str(found.decision.valid_until) == "2097-05-05"


def test_the_input_ending_saves_and_the_same_command_goes_on(config: Path) -> None:
    left = assess(config, *SHORT[:5])
    assert left.exit_code == 3
    assert "Not finished: nothing is recorded." in left.output
    assert recorded(config) == ()
    back = assess(config, "yes", *SHORT[5:], *AGREED)
    assert back.exit_code == 0, back.output
    assert "There are answers from before" in back.output
    assert "Tuesday Knitters" in back.output
    assert len(recorded(config)) == 1
    again = assess(config, "save")
    assert "There are answers from before" not in again.output


def test_what_a_page_kept_as_typed_is_shown_and_asked_again(config: Path) -> None:
    """It is no answer: the terminal asks, and what was answered before stays where it is not answered anew."""
    assert assess(config, *SHORT[:5]).exit_code == 3
    site = load_site(config)
    with open_store(site) as store:
        checklist = checklist_in(catalogue.checklist_path("venue-booking"))
        (draft,) = drafts(store, checklist, site.venue)
        save_draft(store, replace(draft, as_typed={"organisation": ("T\x1b[1m",)}))
    back = assess(config, "yes", "", *SHORT[5:], *AGREED)
    assert back.exit_code == 0, back.output
    assert "Typed before, and not taken yet: T" in back.output
    assert "\x1b[1m" not in back.output
    assert len(recorded(config)) == 1


def test_save_leaves_at_any_point_and_no_starts_afresh(config: Path) -> None:
    assert assess(config, *SHORT, "save").exit_code == 3
    assert assess(config, "yes", "", "SAVE").exit_code == 3
    afresh = assess(config, "no", "Another room", "save")
    assert afresh.exit_code == 3
    assert "What is your name?" in afresh.output


def test_every_answer_is_kept_at_once(config: Path) -> None:
    assert assess(config, "Room 2, knitting", "Pat Green").exit_code == 3
    assert "Room 2, knitting" in assess(config, "save").output


def test_back_help_and_wrong_answers(config: Path) -> None:
    lines = [*SHORT[:3], "?", "back", "Carol Hughes-Jones", "9", "two", "2", "Tuesday Knitters", "tea", *SHORT[5:]]
    result = assess(config, *lines, *AGREED)
    assert result.exit_code == 0, result.output
    assert "Why this is asked: You need to know who really uses the room" in result.output
    assert "Now: Carol Hughes. Press Enter to keep it." in result.output
    assert "! Choose from 1 to 6." in result.output
    assert "! Type the number of an answer, from 1 to 6." in result.output
    assert "! Say a little more: at least 10 characters." in result.output
    assert recorded(config)[0].answers[0].value == "Carol Hughes-Jones"


def test_an_answer_can_be_changed_at_the_end_and_opens_what_it_opens(config: Path) -> None:
    speakers = ["Dr Bell", "", "Canals", "1", "yes", "back", "yes", "T. Ferreira", "-", "Songs", "1", "remove 1", "no"]
    result = assess(config, *SHORT, "7", "1", *speakers, *AGREED)
    assert result.exit_code == 0, result.output
    assert "The booking - speaker 2" in result.output
    names = [one.value for one in recorded(config)[0].answers if "speaker_name" in one.question]
    assert names == ["T. Ferreira"]


def test_going_back_out_of_the_first_speaker_leaves_none_behind(config: Path) -> None:
    result = assess(config, *SHORT[:6], "1", "back", "7", *SHORT[7:], *AGREED)
    assert result.exit_code == 0, result.output
    assert not any("speaker" in one.question for one in recorded(config)[0].answers)


def test_a_limit_is_recorded_only_with_its_reasons(config: Path) -> None:
    decision = ["4", "anonymous", "Manager", "1", "extremist", "n/a", "none", "none", "Prevent", "Joan Whitlock"]
    again = [
        "The poster calls on people to come armed",
        "Assembly (article 11)",
        "The people in the street",
        "Police advise nothing less will do",
    ]
    result = assess(config, *SHORT, "", *decision, *again, "Hire terms, clause 4")
    assert result.exit_code == 0, result.output
    assert "! Nobody is named as deciding: write the name of the person who decides." in result.output
    assert "! A label such as 'extremist' is no reason by itself" in result.output
    found = recorded(config)[0].decision
    assert found is not None
    assert found.differs
    assert (found.kind, found.person, found.role) == ("refuse", "Joan Whitlock", "Manager")
    assert found.power_relied_on == "Hire terms, clause 4"


def test_conditions_can_be_written_by_the_person_who_decides(config: Path) -> None:
    rest = ["Quiet", "Expression (10)", "The quiet of the readers", "Nothing less", "Hire terms 2"]
    result = assess(config, *SHORT, "", "2", "back", "2", "Pat Green", "Manager", "A chair; Ends at nine", "2", *rest)
    assert result.exit_code == 0, result.output
    found = recorded(config)[0].decision
    assert found is not None
    assert (found.conditions, found.no_limit) == (("A chair", "Ends at nine"), ("Ends at nine",))
    assert "limit neither what is said nor who comes?" in result.output


@pytest.mark.parametrize("chosen", [[], ["1"], ["2", "Pat Green", "Manager"]])
def test_enter_alone_decides_nothing_names_nobody_and_sets_no_condition(config: Path, chosen: list[str]) -> None:
    """What is recommended is said to be so, and chosen by nobody."""
    result = assess(config, *SHORT, "", *chosen, *[""] * 6)
    assert result.exit_code == 3, result.output
    assert "1  Approve (recommended)" in result.output
    assert "Press Enter for" not in result.output
    assert not recorded(config)


def test_nothing_typed_or_configured_is_taken_as_markup_or_a_command(config: Path) -> None:
    result = assess(config, "[red]Room[/red]", "P\x1b[2Jat\u202e Green", "\x00\x07", "[link=x]Carol", "save")
    assert result.exit_code == 3
    assert "Willow Road [bold]Library" in result.output
    assert "\x1b" not in result.output
    again = assess(config, "yes", "save")
    assert "[red]Room[/red]" in again.output


def test_the_result_as_json_is_alone_on_stdout(config: Path) -> None:
    result = assess(config, *SHORT, *AGREED, options=("--format", "json"))
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert document["schema"] == "venuecheck.assessment/1"
    assert document["recommendation"]["kind"] == "approve"
    assert document["decision"]["person"] == "Pat Green"
    assert "Check your answers" in result.stderr


def test_an_answers_file_is_recorded_and_written(config: Path, tmp_path: Path) -> None:
    out = tmp_path / "result.txt"
    options = ("--answers", str(SAMPLES / "booking-answers.yaml"), "--output", str(out))
    result = assess(config, options=options)
    assert result.exit_code == 0, result.output
    assert "Approve with conditions: Joan Whitlock, Facilities manager" in out.read_text(encoding="utf-8")
    assert recorded(config)[0].person == "Priya Nandakumar"


def test_an_answers_file_with_gaps_is_kept_as_a_draft_beside_others(config: Path, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    text = 'checklist: "venue-booking"\nsubject: "{}"\nperson: "Pat Green"\nanswers:\n  organiser: "Carol Hughes"\n'
    path.write_text(text.format("Hall"), encoding="utf-8")
    result = assess(config, options=("--answers", str(path)))
    assert result.exit_code == 3
    assert "Recommended: Not finished" in result.output
    assert "these questions still need an answer: Who is the booking for?" in result.output
    path.write_text(text.format("Room 9"), encoding="utf-8")
    other = assess(config, options=("--answers", str(path)))
    assert other.exit_code == 3
    assert "Kept as the draft 'draft-2'" in other.output
    both = assess(config, "2", "save").output
    assert "1  Hall" in both
    assert "2  Room 9" in both
    assert recorded(config) == ()


@pytest.mark.parametrize(
    ("checklist", "options", "says"),
    [
        ("venue-boking", (), "did you mean 'venue-booking'?"),
        ("venue-booking", ("--answers", "missing.yaml"), "there is no such file"),
    ],
)
def test_a_wrong_name_is_an_error_that_helps(config: Path, checklist: str, options: tuple[str, ...], says: str) -> None:
    result = assess(config, checklist=checklist, options=options)
    assert isinstance(result.exception, InputError)
    assert says in str(result.exception)


def test_the_self_assessment_asks_who_puts_right_what_is_missing(config: Path) -> None:
    roles = ["Caretaker", "1", "3", "1/9/2027", "no"]
    answers = ["Whole library", "Pat Green", "3", *["1"] * 7, *roles, *["1"] * 30]
    left = assess(config, *answers, checklist="venue-self-assessment")
    assert left.exit_code == 3
    assert "Who sees to it that what is missing is put right?" in left.output


def test_the_form_at_a_real_terminal(config: Path) -> None:
    """As a person sees it: prompts appear one by one, Ctrl-C keeps the answers."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals of this kind")
    import pty  # noqa: PLC0415 - not on Windows

    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from venuecheck.cli.main import main; main()", "assess", "venue-booking"],
        stdin=side,
        stdout=side,
        stderr=side,
        cwd=config.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(side)
    seen = b""

    def until(text: bytes, *, stopping: bool = False) -> None:
        nonlocal seen
        deadline = time.monotonic() + 120  # where it never comes; a busy machine takes its time
        pressed = 0.0
        while text not in seen:
            assert time.monotonic() < deadline, seen
            if stopping and time.monotonic() > pressed + 10:
                # again where nothing came of it, as a person does: Python drops one that meets a destructor
                process.send_signal(signal.SIGINT)
                pressed = time.monotonic()
            if select.select([main], [], [], 0.1)[0]:
                try:
                    seen += os.read(main, 4096)
                except OSError:  # how Linux says that the other side has closed
                    pytest.fail(seen.decode())

    try:
        for prompt, line in (("Which booking", "Hall"), ("your name", "Pat Green"), ("making the booking", "Carol")):
            until(prompt.encode())
            until(b"> ")
            seen = b""
            os.write(main, f"{line}\n".encode())
        until(b"Who is the booking for?")
        until(b"> ")
        until(b"Not finished: nothing is recorded.", stopping=True)
        assert process.wait(120) == 3
    finally:
        process.kill()
        process.wait(120)
        os.close(main)
    assert "begun" in assess(config, "save").output


def test_advice_to_an_owner_ends_in_a_letter_and_nobody_is_asked_to_decide(config: Path) -> None:
    answers = ["The Crown, letter to its manager", "Pat Green", "The Crown Hotel, Market Street; manager", "1"]
    result = assess(config, *answers, "2", *["1"] * 6, "", checklist="private-venue-advice")
    assert result.exit_code == 0, result.output
    assert "Recommended: Write to the owner with general advice" in result.output
    assert "Ask every hirer the same first questions" in result.output
    assert "the owner decides" in " ".join(result.output.split())
    assert "What do you decide?" not in result.output
    (found,) = recorded(config)
    assert (found.decision, found.recommendation.kind) == (None, "advise")
    waiting = CliRunner().invoke(cli, ["decide", "--config", str(config)])
    assert "Nothing waits for a decision." in waiting.output
    words = ["--outcome", "letter", "--person", "Pat Green", "--role", "Officer", "--reasons", "Sent"]
    decided = CliRunner().invoke(cli, ["decide", found.id, "--config", str(config), *words])
    assert "there is nothing to decide" in str(decided.exception)


def test_nobody_can_refuse_a_candidates_meeting_in_the_ordinary_checklist(config: Path) -> None:
    answers = [*SHORT[:6], "6", *SHORT[7:], ""]
    result = assess(config, *answers, "save")
    shown = " ".join(result.output.split())
    assert "use the checklist election-meeting" in shown
    assert "The hirer has withdrawn the booking" in shown
    assert "4 Refuse" not in shown


def test_the_record_keeps_the_edition_and_the_definition_that_were_used(config: Path) -> None:
    assess(config, *SHORT, *AGREED)
    (found,) = recorded(config)
    assert "Prevent duty guidance 2023" in found.edition
    assert "14 March 2024" in found.definition


def test_who_names_a_booking_is_told_that_the_organiser_reads_it(config: Path) -> None:
    assert "The organiser reads it in letters" in " ".join(assess(config, "save").output.split())

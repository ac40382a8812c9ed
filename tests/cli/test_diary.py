"""A clerk's and a caretaker's day at the terminal: an export, a diary, conditions, the story of a booking."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError, InvalidError

CONFIG = """\
venue: {id: "willow-road", name: "Willow Road Library", kind: "library"}
networks: [{id: "guest"}]
deciders: [{name: "Joan Whitlock", role: "Manager", telephone: "01632 960001"}]
"""
TOMORROW = (datetime.now(UTC) + timedelta(days=2)).date()
ANSWERS = f"""\
checklist: "venue-booking"
subject: "Book fair"
person: "Pat Green"
answers:
  {{organiser: "Ann Booker", booking_for: "own_group", organisation: "Readers", event: "Book fair in the hall",
   planned: ["none"], identity: "not_yet", hire_terms: "agreed", concerns: ["none"], event_date: {TOMORROW},
   event_room: "Main hall"}}
decision: {{outcome: "approve-with-conditions", person: "Joan Whitlock", role: "Manager", reasons: "As answered"}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "venuecheck.yaml").write_text(CONFIG, "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    """Type a command."""
    return CliRunner().invoke(cli, list(words))


def test_conditions_of_a_booking_are_noted_and_shown(folder: Path) -> None:
    (folder / "a.yaml").write_text(ANSWERS, "utf-8")
    done = run("assess", "venue-booking", "--answers", "a.yaml", "--format", "json")
    name = next(line for line in done.stderr.splitlines() if "Recorded as" in line).split()[2].rstrip(".")
    diary = run("diary").stdout
    assert "Main hall: Book fair" in diary
    assert "no contact recorded" in diary
    assert "(not looked at)" in diary
    assert run("condition", name).exit_code == 3
    noted = run("condition", name, "--number", "1", "--not-met", "--seen", "Nobody came", "--person", "Cam Reed")
    assert noted.exit_code == 0, noted.output
    assert "Ring now: Joan Whitlock (Manager), 01632 960001" in noted.stdout
    assert "not met: Nobody came (Cam Reed" in run("diary").stdout
    run("condition", name, "--number", "1", "--met", "--seen", "A passport", "--person", "Cam Reed")
    assert run("condition", name).exit_code == 0
    assert run("worry", name, "--said", "A helper shouted", "--person", "Cal Reyes").exit_code == 0
    story = run("bookings", "story", name).stdout
    assert "Cam Reed: not met: Proof of who makes the booking is shown" in story
    assert "Joan Whitlock, Manager: approve with conditions: As answered" in story
    assert ": written down for the designated safeguarding lead at " in story.splitlines()[-1]
    assert not any(one in story for one in ("A helper shouted", "Cal Reyes"))


def test_an_export_is_taken_over_and_mistakes_are_named(folder: Path) -> None:
    (folder / "e.csv").write_text(f"Date,Title,Kolor\n{TOMORROW},Yoga\n31/02/2027,Talk\n", "utf-8")
    done = run("bookings", "import", "e.csv", "--column", "Kolor=ignored")
    assert done.exit_code == 3
    assert "2 rows read: 0 cancelled there, 1 set aside; the others are 1 new booking, 0 updated" in done.stdout
    assert "line 3: '31/02/2027': there is no such day" in done.stdout
    assert "headings are not known" not in done.stdout
    assert "Begun, not finished" in run("diary").stdout
    (folder / "many.csv").write_text("Date,Title\n" + "31/02/2027,Talk\n" * 20_000, "utf-8")
    many = run("bookings", "import", "many.csv").stdout
    assert "line 51: '31/02/2027': there is no such day" in many
    assert "line 52:" not in many
    assert "and 19950 more rows, not shown" in many
    wrong = run("bookings", "import", "e.csv", "--column", "Kolor=colour")
    assert "is nothing that a booking holds" in str(wrong.exception)


def test_bookings_are_found_by_what_is_no_persons_name(folder: Path) -> None:
    (folder / "a.yaml").write_text(ANSWERS, "utf-8")
    run("assess", "venue-booking", "--answers", "a.yaml")
    found = run("bookings", "find", "READERS")
    assert found.exit_code == 0, found.output
    assert "Book fair" in found.stdout
    assert run("bookings", "find", TOMORROW.isoformat()).exit_code == 0
    nobody = run("bookings", "find", "Ann Booker")
    assert nobody.exit_code == 3
    assert "No recorded booking" in nobody.stdout
    assert "too little" in str(run("bookings", "find", "x").exception)


def test_a_report_that_cannot_be_written_says_so_before_anything_else() -> None:
    run("diary")
    for place in ("no/r.html", "venuecheck.db-wal"):
        done = CliRunner().invoke(cli, ["report", "--output", place])
        assert isinstance(done.exception, InputError)
        assert not done.output


@pytest.mark.parametrize(
    "words",
    [
        ("condition", "a-1", "--met", "--seen", "A letter", "--person", "P. Green"),
        ("review", "--as-booked", "no", "--note", "It was another event"),
        ("decide", "--outcome", "approve"),
        ("match", "--because", "I know them both"),
        ("worry", "a-1", "--open", "--said", "A helper shouted"),
    ],
)
def test_no_option_is_passed_over_in_silence(words: tuple[str, ...]) -> None:
    """What somebody said must not be lost, with a status that says that something is only open."""
    done = run(*words)
    assert isinstance(done.exception, InvalidError)
    assert "not said which" in str(done.exception) or "nothing is written down" in str(done.exception)

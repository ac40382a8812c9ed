"""Overrides and pages left out, from the command to the reports."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.school import running, venuecheck
from venuecheck.demo.rules import Treatment

PROBE = ("probe", "--list", "list.yaml", "--network", "pupil")
UNTIL = (datetime.now().astimezone().date() + timedelta(days=30)).isoformat()
FILTER = {"adult.test": Treatment.NO_SUCH_NAME}
SAID = ("--verdict", "blocked", "--reason", "Blocked on [bold]tablets[/] \x1b[31mseen", "--person", "Dana Reyes")


def test_an_override_is_in_every_report_beside_what_was_measured(tmp_path: Path) -> None:
    """HTML, JSON, table and story; the exit status stays that of what was measured."""
    with running(tmp_path, FILTER):
        assert venuecheck(tmp_path, *PROBE).status == 1
        done = venuecheck(tmp_path, "override", "pupil", "casino", *SAID, "--until", UNTIL)
        assert done.status == 0, done.err
        again = venuecheck(tmp_path, *PROBE)
        page = venuecheck(tmp_path, *PROBE, "--format", "html")
    assert again.status == 1
    table = " ".join(again.out.replace("│", " ").split())
    assert "1 should be blocked but opened" in table
    assert "A person says: blocked (as expected)" in table
    assert "1 page carries a person's verdict" in table
    assert "[bold]tablets[/]" in table
    assert "\x1b" not in again.out
    assert "Dana Reyes" in page.out
    report = venuecheck(tmp_path, "report", "--format", "json").document
    assert report["filtering"]["counts"]["under_blocked"] == 1
    assert "1 page carries" in report["filtering"]["overridden"][0]
    words = ("override", "pupil", "casino", *SAID[:4], "--person", "B. Two", "--until", UNTIL)
    told = venuecheck(tmp_path, *words)
    assert told.status == 2
    assert "casino: something stands here already: it was blocked, until " in told.err
    assert "by Dana Reyes, on " in told.err
    assert "if yours is to take its place, say so (--replace)" in " ".join(told.err.split())
    anew = venuecheck(tmp_path, *words, "--replace")
    assert f"takes the place of an earlier one: blocked, by Dana Reyes, until {UNTIL}" in " ".join(anew.out.split())
    story = venuecheck(tmp_path, "explain", "latest", "casino")
    assert "A person says: blocked" in story.out
    assert "opened (should be blocked but opened)" in story.out


MISUSES = [
    ((*SAID, "--withdraw"), "--withdraw takes no --verdict"),
    ((*SAID[2:], "--withdraw"), "no override of this page is recorded for pupil"),
    ((*SAID,), "Missing option '--until'"),
    ((*SAID, "--until", "soon"), "--until: this is not a date"),
    ((*SAID, "--until", "0027-01-01"), "--until: this is not a date; check the year"),
    ((*SAID, "--until", "2020-01-01"), "is past"),
    ((*SAID, "--until", "2099-01-01"), "a year at most"),
    (("--verdict", "fine", "--reason", "x", "--person", "y", "--until", UNTIL), "'fine' is not one of"),
    (
        ("--verdict", "blocked", "--reason", "x", "--person", "y", "--until", UNTIL),
        "the reason is missing",
    ),
]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one recorded run."""
    folder = tmp_path_factory.mktemp("school")
    with running(folder, FILTER):
        venuecheck(folder, *PROBE)
    return folder


@pytest.mark.parametrize(("arguments", "said"), MISUSES)
def test_a_misuse_exits_2_and_says_what_to_do(checked: Path, arguments: tuple[str, ...], said: str) -> None:
    """And nothing is recorded."""
    done = venuecheck(checked, "override", "latest", "casino", *arguments)
    assert done.status == 2, done.out
    assert said in done.err
    assert "Traceback" not in done.err


def test_what_is_left_out_is_not_visited_and_not_counted(tmp_path: Path) -> None:
    """The casino would open: left out, nothing is wrong, and the report says what is missing."""
    with running(tmp_path, FILTER):
        config = tmp_path / "venuecheck.yaml"
        entry = 'leave_out: [{page: "casino", reason: "Not <ours>"}, {category: "nowhere", reason: "Old entry"}]\n'
        config.write_text(config.read_text(encoding="utf-8") + entry, encoding="utf-8")
        done = venuecheck(tmp_path, *PROBE, "--format", "json", "--output", "run.json")
        table = venuecheck(tmp_path, *PROBE)
    assert (done.status, table.status) == (0, 0), done.err
    assert "category 'nowhere', which is not in this list" in " ".join(done.err.split())
    run = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert {finding["page"] for finding in run["findings"]} == {"adult", "museum"}
    assert not [step for step in run["observations"] if step["subject"] == "casino"]
    assert [(left["page"], left["reason"]) for left in run["left_out"]] == [("casino", "Not <ours>")]
    assert "– left out" in table.out
    assert "1 page was left out by the venue, and not counted." in table.out
    assert "Not &lt;ours&gt;" in html(tmp_path)


def html(folder: Path) -> str:
    """Give the venue's report as a page."""
    assert venuecheck(folder, "report", "--output", "report.html").status == 0
    return (folder / "report.html").read_text(encoding="utf-8")


def test_a_site_that_leaves_everything_out_is_refused(tmp_path: Path) -> None:
    """A run without pages would prove nothing, and must not look like one that did."""
    with running(tmp_path, FILTER):
        config = tmp_path / "venuecheck.yaml"
        entry = 'leave_out: [{category: "harmful", reason: "Why not"}, {category: "allowed", reason: "Why not"}]\n'
        config.write_text(config.read_text(encoding="utf-8") + entry, encoding="utf-8")
        done = venuecheck(tmp_path, *PROBE)
    assert done.status == 2
    assert "it leaves no page of this list to try" in done.err

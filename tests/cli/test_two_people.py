"""Two people at two terminals, each a process of its own: neither replaces what the other said, nor loses a word."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.school import Done, venuecheck
from tests.service.test_changing import HEAD, NOW, answer, begun, file, in_the_form
from venuecheck.assessment.assessment import Assessment
from venuecheck.cli.terminal.form_draft import draft_to_fill
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words
from venuecheck.records.store import Store
from venuecheck.service.bookings.changing import change
from venuecheck.service.bookings.overtaken import moved_since

CONFIG = 'venue: {id: "willow-road", name: "Willow Road Library", kind: "library", nation: "wales"}\n'
CONFIG += 'networks: [{id: "guest"}]\n'
ANSWERS = """\
checklist: "venue-booking"
subject: "{subject}"
person: "Pat Green"
answers:
  organiser: "Carol Hughes"
  booking_for: "own_group"
  organisation: "Tuesday Knitters"
  event: "Weekly knitting and tea, about twelve people"
  planned: ["none"]
  identity: "known"
  hire_terms: "agreed"
  concerns: ["none"]
  event_last: "2097-12-31"
"""
REFUSE = (
    *("--outcome", "refuse", "--person", "Joan Whitlock", "--role", "Facilities manager"),
    *("--reasons", "The group gave a false name and address", "--right-engaged", "Article 11"),
    *("--aim", "The safety of those who use the hall", "--power-relied-on", "Hire terms, clause 4"),
    *("--why-proportionate", "A steward would not know who they are"),
    "--without-fact",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one booking on which nobody has decided."""
    (tmp_path / "venuecheck.yaml").write_text(CONFIG, encoding="utf-8")
    assess(tmp_path, "Hall, 3 October")
    return tmp_path


def assess(folder: Path, subject: str, *words: str) -> None:
    """Record a booking from a file."""
    (folder / "answers.yaml").write_text(ANSWERS.format(subject=subject), encoding="utf-8")
    done = venuecheck(folder, "assess", "venue-booking", "--answers", "answers.yaml", *words)
    assert done.status == 0, done.err


def recorded(folder: Path) -> tuple[Assessment, ...]:
    """What is recorded."""
    with Store.open(f"sqlite:///{(folder / 'venuecheck.db').as_posix()}", "willow-road") as store:
        return store.all("assessment", Assessment)


@contextmanager
def at_a_terminal(folder: Path, *words: str, until: str) -> Iterator["subprocess.Popen[str]"]:
    """Begin a command, and give it once it has asked this."""
    with subprocess.Popen(
        [sys.executable, "-m", "venuecheck", *words],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        while until not in (line := process.stdout.readline()):
            assert line, "it ended before it asked"
        yield process


def test_an_approval_typed_meanwhile_does_not_replace_a_refusal(folder: Path) -> None:
    """It is told what the refusal says and by whom; what was typed is there when they decide again."""
    (found,) = recorded(folder)
    with at_a_terminal(folder, "decide", found.id, until="What do you decide?") as slow:
        quick = venuecheck(folder, "decide", found.id, *REFUSE)
        assert quick.status == 0, quick.err
        out, err = slow.communicate("1\nPat Green\nManager\nKnown to us for years, and polite\n", timeout=120)
    said = " ".join(err.split())
    assert slow.returncode == 2
    assert f"{found.id}: this has changed since you read it" in said
    assert "by Joan Whitlock, on " in said
    assert "decision: refuse" in said
    assert "reasons: The group gave a false name and address" in said
    assert "What you wrote is kept" in out
    (now,) = recorded(folder)
    assert now.decision is not None
    assert (now.decision.person, now.decision.outcome) == ("Joan Whitlock", "refuse")

    again = venuecheck(folder, "decide", found.id, "--person", "Pat Green", stdin="\n\n\n\n")
    assert "Press Enter for: Known to us for years, and polite" in again.out
    assert again.status == 0, again.err
    assert "takes the place of an earlier decision: refuse, by Joan Whitlock" in " ".join(again.out.split())
    (now,) = recorded(folder)
    assert now.decision is not None
    assert (now.decision.person, now.decision.reasons) == ("Pat Green", "Known to us for years, and polite")


def test_an_occasion_that_was_covered_meanwhile_stays(folder: Path) -> None:
    """Two clerks confirm two further bookings of a series at once."""
    (found,) = recorded(folder)
    words = ("--outcome", "approve", "--person", "Pat Green", "--role", "Manager", "--reasons", "Known for years")
    assert venuecheck(folder, "decide", found.id, *words).status == 0
    with at_a_terminal(folder, "assess", "venue-booking", "--again", found.id, until="Which booking is this?") as slow:
        assess(folder, "Hall, 10 October", "--again", found.id)
        out, err = slow.communicate("Hall, 17 October\nCarol Hughes\n" + "\n" * 8, timeout=120)
        assert slow.returncode == 0, err
    assert "Covered by the earlier check" in out
    (now,) = recorded(folder)
    assert [one.subject for one in now.occasions] == ["Hall, 10 October", "Hall, 17 October"]


def test_two_who_go_on_with_one_draft_lose_no_answer(folder: Path) -> None:
    """The second is told, in the form, and goes on beside it."""
    begun = venuecheck(folder, "assess", "venue-booking", stdin="Room 2, knitting\nPat Green\nsave\n")
    assert begun.status == 3
    words = ("assess", "venue-booking", "--draft", "draft-1")
    with at_a_terminal(folder, *words, until="Who is making the booking?") as slow:
        assert venuecheck(folder, *words, stdin="Ann Booker\nsave\n").status == 3
        out, _ = slow.communicate("Carol Hughes\nsave\n", timeout=120)
    said = " ".join(out.split())
    assert slow.returncode == 3
    assert "this has changed since you read it" in said
    assert "Who is making the booking?: Ann Booker" in said
    assert "What you type is kept beside them, as the draft 'draft-2'" in said
    both = venuecheck(folder, "assess", "venue-booking", stdin="save\n").out
    assert "draft 'draft-1'" in both
    assert "draft 'draft-2'" in both


APPROVE = ("--outcome", "approve", "--person", "Pat Green", "--role", "Manager", "--reasons", "Known for years")


def test_a_decision_that_stands_is_replaced_by_an_explicit_word_alone(folder: Path) -> None:
    """With options nobody has read it: it is said what it is, whose and since when, and how to go on all the same."""
    (found,) = recorded(folder)
    assert venuecheck(folder, "decide", found.id, *REFUSE).status == 0
    second = venuecheck(folder, "decide", found.id, *APPROVE)
    said = " ".join(second.err.split())
    assert second.status == 2
    assert f"{found.id}: this is decided already: refuse, by Joan Whitlock, on " in said
    assert "say that yours takes its place (--replace)" in said
    (now,) = recorded(folder)
    assert now.decision is not None
    assert now.decision.person == "Joan Whitlock"
    third = venuecheck(folder, "decide", found.id, *APPROVE, "--replace")
    assert third.status == 0, third.err
    assert "takes the place of an earlier decision: refuse, by Joan Whitlock" in " ".join(third.out.split())
    withdrawn = ("--outcome", "withdrawn", "--person", "Pat Green", "--role", "Manager", "--reasons", "They rang")
    assert venuecheck(folder, "decide", found.id, *withdrawn).status == 0, "a fact, and no judgement over another's"


UNTIL = datetime.now().astimezone().date() + timedelta(days=3)


@pytest.mark.parametrize(
    ("first", "second", "was"),
    [
        (
            ("filter-log", "guest", "--logged", "yes", "--alerted", "yes"),
            ("filter-log", "guest", "--logged", "no", "--alerted", "yes"),
            "yes",
        ),
        (
            ("reply", "{id}", "--from", "police", "--said", "No concern"),
            ("reply", "{id}", "--from", "police", "--said", "They must not speak"),
            "No concern",
        ),
    ],
    ids=["filter log", "reply"],
)
def test_whose_word_another_takes_the_place_of_is_said(
    folder: Path, first: tuple[str, ...], second: tuple[str, ...], was: str
) -> None:
    """Refused unseen; with the option, it is said as it is done."""
    booking = recorded(folder)[0].id

    def run(words: tuple[str, ...], *more: str) -> Done:
        return venuecheck(folder, *(each.format(id=booking) for each in words), *more)

    assert run(first, "--replace", "--person", "Ann One").out.startswith("Recorded")
    refused = run(second, "--person", "Bob Two")
    assert refused.status == 2
    assert "(--replace)" in refused.err
    done = run(second, "--person", "Bob Two", "--replace")
    assert done.status == 0
    assert "This takes the place of what Ann One recorded on" in done.out
    assert f": {was}" in done.out


def test_who_decides_without_having_seen_a_hold_is_told_of_it(folder: Path) -> None:
    """Whose it is, since when and until which day: and not that a field is missing."""
    (found,) = recorded(folder)
    hold = (
        "--outcome",
        "hold",
        "--until",
        UNTIL.isoformat(),
        "--person",
        "Joan Whitlock",
        "--role",
        "Facilities manager",
    )
    assert venuecheck(folder, "decide", found.id, *hold, "--reasons", "We asked the police").status == 0
    for words in (APPROVE, REFUSE):
        second = venuecheck(folder, "decide", found.id, *words)
        said = " ".join(second.err.split())
        assert second.status == 2
        assert f"{found.id}: this is held: until {day_words.day(UNTIL)}, by Joan Whitlock, on " in said
        assert "read why, then say what came of it (--after-hold)" in said
        assert "it does not say what came of the hold" not in said
    for name in ("first", "second"):
        again = venuecheck(folder, "decide", found.id, *APPROVE, "--after-hold", f"Nothing came, says the {name}")
        assert again.status == (0 if name == "first" else 2)
    assert "this is decided already: approve, by Pat Green, on " in " ".join(again.err.split())


def test_a_draft_of_a_file_does_not_take_the_place_of_anothers(folder: Path) -> None:
    """It is said whose is kept under this name, and how it differs."""
    lacking = ANSWERS.format(subject="Hall, 3 October").replace('  hire_terms: "agreed"\n', "")
    (folder / "one.yaml").write_text(lacking, encoding="utf-8")
    other = lacking.replace("Pat Green", "Ann Booker").replace("Carol Hughes", "Bob Hill")
    (folder / "two.yaml").write_text(other, encoding="utf-8")
    words = ("assess", "venue-booking", "--draft", "hall", "--answers")
    assert venuecheck(folder, *words, "one.yaml").status == 3
    second = venuecheck(folder, *words, "two.yaml")
    said = " ".join(second.err.split())
    assert second.status == 2
    assert "draft hall: a draft of this name is kept already: Hall, 3 October, by Pat Green, on " in said
    assert "Who is making the booking?: Carol Hughes (yours: Bob Hill)" in said
    assert "choose another name" in said


@pytest.mark.parametrize("name", ["draft-1", ""])
def test_a_draft_that_changes_a_booking_is_taken_up_by_whatever_way_one_comes_to_it(tmp_path: Path, name: str) -> None:
    """By its name, or from the list of drafts: what changed on the booking since is said, and how to go on."""
    desk, first = begun(tmp_path)
    with desk.store:
        mine = in_the_form(desk, first.id)
        mine.filling.about(person="Cam Reed")
        answer(mine, "event_times", "6 pm to 8 pm")
        change(desk, first.id, file(HEAD + '  organisation: "Canal Society"\n', desk))
        said, shown = iter([*([] if name else ["yes"]), "1"]), io.StringIO()
        draft = draft_to_fill(Screen(shown, lambda: next(said)), desk, name=name, now=NOW)
        assert "The booking was changed since these answers were begun" in shown.getvalue()
        assert moved_since(desk.store, draft) == ()
        assert draft.answers.values["event_times"] == "6 pm to 8 pm"

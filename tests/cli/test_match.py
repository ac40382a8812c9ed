"""`venuecheck match`: a booking's names judged at the terminal, from options and question by question."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from tests.cli.school import Done, venuecheck
from tests.screening.samples import entry, names
from tests.service.kept_lists import keep_list
from venuecheck.service.sites.site import load_site

FRONT, ENTRY = "Front of Zorblax", "proscribed/front-of-zorblax"
KNITTERS = {
    "organiser": "Carol Hughes",
    "booking_for": "own_group",
    "organisation": FRONT,
    "event": "Weekly knitting and tea, about twelve people",
    "planned": ["none"],
    "identity": "known",
    "hire_terms": "agreed",
    "concerns": ["none"],
}


@pytest.fixture
def venue(tmp_path: Path) -> Path:
    """Give a venue with whole lists of today, and a booking with a name to judge."""
    assert venuecheck(tmp_path, "init", "--name", "Larkfield Library", "--kind", "library").status == 0
    today = datetime.now(UTC).date()
    site = load_site(tmp_path / "venuecheck.yaml")
    keep_list(site, names(entry(FRONT), dated=today))
    keep_list(site, names(entry("Quuxbank"), list_id="sanctions", dated=today))
    written = {"checklist": "venue-booking", "subject": "Room 2", "person": "Pat Green", "answers": KNITTERS}
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    return tmp_path


def booked(venue: Path) -> tuple[str, Done]:
    """Assess the booking; give its id, and what was said."""
    done = venuecheck(venue, "assess", "venue-booking", "--answers", "a.yaml")
    return next(word for word in done.err.split() if word.startswith("assessment-")).rstrip("."), done


def flat(text: str) -> str:
    """Give a screen as one line."""
    return " ".join(text.split())


def test_whoever_answers_is_told_what_to_do_next(venue: Path) -> None:
    """The booking does not read "approve"; the command that judges the name stands at the end."""
    one, done = booked(venue)
    said = flat(done.out)
    assert "Recommended: Refer" in said
    assert "a named person judges today" in said
    assert "As the answer to: Which group or organisation is making the booking?" in said
    assert f"venuecheck match {one}" in done.err
    assert "“Weekly knitting and tea, about twelve people”, “Room 2”: looked up on Proscribed organisations of" in said
    assert "nothing found." in said
    waiting = venuecheck(venue, "match")
    assert waiting.status == 3
    assert f"venuecheck match {one}" in waiting.out


def test_a_word_is_recorded_and_what_follows_is_told(venue: Path) -> None:
    """And shown when the name comes again."""
    one, _ = booked(venue)
    words = ("--because", "Their own page says so, 14 September", "--person", "Joan Whitlock")
    done = venuecheck(venue, "match", one, "--entry", ENTRY, "--word", "confirmed", *words)
    assert done.status == 0, done.err
    assert "Tell the police" in done.out
    assert venuecheck(venue, "match").status == 0
    shown = flat(venuecheck(venue, "match", one).out)
    assert "Judged by Joan Whitlock" in shown
    again = flat(venuecheck(venue, "screen", FRONT).out)
    assert "Somebody has judged it, and holds to it: do what follows." in again
    assert "judged: by Joan Whitlock" in again
    assert "Tell the police" in again
    aside = venuecheck(venue, "screen", FRONT, "--match", ENTRY, "--word", "not-the-same", *words)
    assert (aside.status, "Nothing left to judge" in aside.out) == (0, True)
    _, later = booked(venue)
    assert "Recommended: Approve" in later.out


def test_question_by_question(venue: Path) -> None:
    """Left open first; then a reason that says too little is asked for again."""
    one, _ = booked(venue)
    left = venuecheck(venue, "match", one, stdin="2\n")
    assert left.status == 3
    assert "A name is still to be judged." in left.out
    lines = ["7", "3", "no", "Their page does not say who runs it", "Joan Whitlock", ""]
    done = venuecheck(venue, "match", one, stdin="\n".join(lines))
    assert done.status == 0, done.out
    assert "Type a number from 1 to 4." in done.out
    assert "Say what you looked at, and what you could not find out." in flat(done.out)
    assert "What follows now" in done.out


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--entry", ENTRY), "--word: a word is about a match"),
        (("--word", "confirmed"), "--entry: a word is about a match"),
        (("--born", "1965"), "--born: it is not said whose"),
        (("--born", "1965", "--name", "Nobody"), "no person 'Nobody' was looked up"),
        (("--entry", "proscribed/front", "--word", "confirmed"), f"did you mean '{ENTRY}'?"),
        (("--entry", ENTRY, "--word", "confirmed"), "--because: the reason is missing or too short"),
    ],
)
def test_a_misuse_says_what_is_meant(venue: Path, given: tuple[str, ...], says: str) -> None:
    """By the option that was typed."""
    one, _ = booked(venue)
    done = venuecheck(venue, "match", one, *given)
    assert done.status == 2
    assert says in flat(done.err), done.err


def test_no_screen_is_wider_than_eighty_columns(venue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for commands, which are copied whole."""
    monkeypatch.setenv("COLUMNS", "80")
    one, done = booked(venue)
    shown = venuecheck(venue, "match", one, stdin="2\n")
    for line in (*done.out.splitlines(), *shown.out.splitlines()):
        assert len(line) <= 80 or line.startswith("    venuecheck"), line

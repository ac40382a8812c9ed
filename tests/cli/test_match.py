"""`venuecheck match`: a booking's names judged at the terminal, from options and question by question."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from tests.cli.school import Done, venuecheck
from tests.screening.samples import entry, names
from tests.service.kept_lists import keep_list
from venuecheck.core import day_words
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


def test_a_match_in_a_booking_that_is_not_finished_waits_the_same_day(venue: Path) -> None:
    """It is listed with its day, judged before the last answer, and not judged again once that is given."""
    missing = {name: value for name, value in KNITTERS.items() if name != "identity"}
    written = {"checklist": "venue-booking", "subject": "Room 2", "person": "Pat Green", "answers": missing}
    (venue / "m.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    kept = venuecheck(venue, "assess", "venue-booking", "--answers", "m.yaml")
    assert kept.status == 3
    today, way = day_words.day(datetime.now().astimezone().date()), "venuecheck match venue-booking/draft-1"
    assert way in kept.err
    waiting = venuecheck(venue, "match")
    assert waiting.status == 3
    for said in (waiting.out, venuecheck(venue, "diary").out, venuecheck(venue, "checklist", "drafts").out):
        assert f"by {today}" in flat(said)
        assert way in said
    draft = ("match", "venue-booking/draft-1")
    assert venuecheck(venue, *draft, "--born", "1965", "--name", "Carol Hughes").status == 2
    assert "A name is like one on a list" in venuecheck(venue, *draft, stdin="2\n").out
    words = ("--because", "Their own page says who runs it", "--person", "Joan Whitlock")
    judged = venuecheck(venue, *draft, "--entry", ENTRY, "--word", "not-the-same", *words)
    assert judged.status == 0, judged.err
    assert venuecheck(venue, "match").status == 0
    assert way not in venuecheck(venue, "diary").out + venuecheck(venue, "checklist", "drafts").out
    one, done = booked(venue)
    assert "Set aside by Joan Whitlock" in flat(done.out)
    assert "No name of this booking waits" in venuecheck(venue, "match", one).out
    gone = venuecheck(venue, "match", "venue-booking/draft-9")
    assert gone.status == 2


def test_a_form_that_is_put_down_says_who_judges_and_a_weak_match_waits_for_nobody(venue: Path) -> None:
    """The form at the terminal as the file."""
    weak = {**KNITTERS, "organisation": "FOZ"}
    for number, answers in enumerate((KNITTERS, weak), 1):
        rest = {name: value for name, value in answers.items() if name != "concerns"}
        written = {"checklist": "venue-booking", "subject": "Room 2", "person": "Pat Green", "answers": rest}
        (venue / "m.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
        venuecheck(venue, "assess", "venue-booking", "--answers", "m.yaml", "--draft", f"mine-{number}")
    assert "is weakly like" in flat(venuecheck(venue, "match", "venue-booking/mine-2").out)
    assert "mine-2" not in venuecheck(venue, "match").out
    put_down = venuecheck(venue, "assess", "venue-booking", "--draft", "mine-1", stdin="save\n")
    assert put_down.status == 3
    assert "venuecheck match venue-booking/mine-1" in put_down.out + put_down.err


def test_a_draft_whose_name_has_blanks_is_told_as_it_is_typed(venue: Path) -> None:
    missing = {name: value for name, value in KNITTERS.items() if name != "identity"}
    written = {"checklist": "venue-booking", "subject": "Room 2", "person": "Pat Green", "answers": missing}
    (venue / "m.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    kept = venuecheck(venue, "assess", "venue-booking", "--answers", "m.yaml", "--draft", "our class")
    listed = [venuecheck(venue, *told).out for told in (("match",), ("diary",), ("checklist", "drafts"))]
    for said in (kept.err, *listed):
        assert 'venuecheck match "venue-booking/our class"' in said

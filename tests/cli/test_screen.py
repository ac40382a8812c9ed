"""`venuecheck screen` and `lists`, as a person and as a program use them."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from tests.cli.school import program, venuecheck
from tests.screening.samples import many_organisations, many_sanctions
from venuecheck import catalogue
from venuecheck.service.names.document import screening_schema

HIT, MISS = "Front of Zorblax 7", "Larkfield Chess Club"
SCHEMA = catalogue.templates() / "schemas" / "screening.json"


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a venue with whole lists of today."""
    folder = tmp_path_factory.mktemp("venue")
    assert venuecheck(folder, "init", "--name", "Larkfield Library", "--kind", "library").status == 0
    (folder / "s.csv").write_bytes(many_sanctions(1_000, dated=f"{datetime.now(UTC):%d-%b-%Y}"))
    (folder / "p.xml").write_bytes(many_organisations(98))
    for name in ("s.csv", "p.xml"):
        today = datetime.now().astimezone().date().isoformat()
        done = venuecheck(folder, "lists", "update", "--from", name, "--accept", "--downloaded", today)
        assert done.status == 0, done.err
    assert "added: 98" in done.out
    (folder / "lists" / "own.yaml").write_bytes((catalogue.folder("name_lists") / "samples" / "own.yaml").read_bytes())
    return folder


def test_the_exit_status_says_what_can_be_said(venue: Path, tmp_path: Path) -> None:
    """0 nothing, 1 a person must judge, 2 unusable, 3 cannot be told."""
    assert venuecheck(venue, "screen", MISS).status == 0
    assert program(venue, "screen", MISS, HIT).status == 1
    assert venuecheck(venue, "screen", "Larkfield Example Events").status == 1
    assert venuecheck(venue, "screen", "---").status == 2
    assert venuecheck(venue, "screen").status == 2
    assert venuecheck(venue, "lists", "show").status == 0
    venuecheck(tmp_path, "init", "--name", "Elsewhere", "--kind", "library")
    fresh = venuecheck(tmp_path, "screen", MISS)
    assert fresh.status == 3
    assert "only the snapshot" in " ".join(fresh.out.split())
    assert venuecheck(tmp_path, "screen", "Hizbut Tahrir Britain").status == 1


def test_every_result_bears_the_lists_days_and_fits_the_screen(venue: Path) -> None:
    """And never says that a name is clear or safe."""
    for names in ((MISS,), (HIT,), ("X" * 190,), (f"{HIT} \x1b[31m\u202e Ω",)):
        done = venuecheck(venue, "screen", *names)
        assert "5 July 2025" in done.out
        assert max(len(line) for line in done.out.splitlines()) <= 79 or "X" * 60 in done.out
        assert "\x1b" not in done.out
        assert not {"clear", "safe"} & set(done.out.lower().replace(".", " ").split())


def test_a_match_says_what_matched_what_and_what_to_do(venue: Path) -> None:
    """In words, with the entry and what it rests on."""
    said = " ".join(venuecheck(venue, "screen", HIT).out.split())
    assert "Front of Zorblax 7 (strong) how: the same name" in said
    assert "S.I. 2001/1261" in said
    assert "entry: proscribed/front-of-zorblax-7" in said
    assert "speak to the police" in said


def test_a_program_gets_a_document_with_a_schema(venue: Path) -> None:
    """`venuecheck.screening/2`."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert schema == screening_schema()
    for names in ((MISS,), (HIT, "--person", "Quentin Zorblax1 Holding", "--reason", "Named in the risk assessment")):
        document = venuecheck(venue, "screen", *names, "--format", "json").document
        jsonschema.validate(document, schema)
    assert [name["standing"] for name in document["names"]] == ["to_judge", "to_look_at"]


def test_people_need_a_reason_which_is_kept_without_their_names(venue: Path) -> None:
    """The record says why and how many."""
    refused = venuecheck(venue, "screen", "--person", "Robin Nobody")
    assert refused.status == 2
    assert "only for a reason" in refused.err
    assert venuecheck(venue, "screen", "--person", "Robin Nobody", "--reason", "Threats named in advance").status == 0
    with sqlite3.connect(venue / "venuecheck.db") as store:
        bodies = [body for (body,) in store.execute("SELECT body FROM payload")]
    store.close()
    assert any("Threats named in advance" in body for body in bodies)
    assert not any("Robin" in body or "robin" in body for body in bodies)


def test_a_dismissal_is_kept_with_its_reason_and_shown_the_next_time(venue: Path) -> None:
    """It hides nothing, and holds for this name alone."""
    name, entry = "Front of Zorblax 9 Ltd", "proscribed/front-of-zorblax-9"
    words = ("--because", "Charity 1234567, seen at its office", "--by", "Dana Reyes")
    assert venuecheck(venue, "screen", name, "--dismiss", "proscribed/nothing", *words).status == 2
    short = venuecheck(venue, "screen", name, "--dismiss", entry, "--because", "no", "--by", "-")
    assert short.status == 2
    assert "--because" in short.err
    assert "--person: nobody is named" in short.err
    assert venuecheck(venue, "screen", name).status == 1
    assert venuecheck(venue, "screen", name, "--dismiss", entry, *words).status == 0
    again = venuecheck(venue, "screen", name)
    assert again.status == 0
    assert "Nothing left to judge" in again.out
    assert "dismissed: by Dana Reyes on" in " ".join(again.out.split())
    assert "seen at its office" in " ".join(again.out.split())
    assert venuecheck(venue, "screen", "Front of Zorblax 9 Walsall").status == 1


def test_a_program_is_told_what_a_person_has_said_of_a_match(venue: Path) -> None:
    """Who holds to it, with the steps that follow; who set it aside, at the match."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    held, aside = "Front of Zorblax 11", "Front of Zorblax 12"
    for name, word in ((held, "cannot-exclude"), (aside, "not-the-same")):
        entry = "proscribed/" + name.lower().replace(" ", "-")
        because = ("--because", "Looked at its register and its office", "--person", "Dana Reyes")
        venuecheck(venue, "screen", name, "--match", entry, "--word", word, *because)
    document = venuecheck(venue, "screen", held, aside, MISS, "--format", "json").document
    jsonschema.validate(document, schema)
    assert document["schema"] == "venuecheck.screening/2"
    (judged,) = document["judgements"]
    assert (judged["name"], judged["list_id"], judged["entry_id"]) == (held, "proscribed", "front-of-zorblax-11")
    assert (judged["judgement"]["word"], judged["judgement"]["person"]) == ("cannot_exclude", "Dana Reyes")
    told = " ".join(venuecheck(venue, "screen", held).out.split())
    assert "has been judged by a named person, who holds to it" in told
    assert "must judge" not in told
    assert judged["judgement"]["steps"]
    matches = [match for name in document["names"] for match in name["matches"]]
    assert {match["given"]: match["dismissed"]["person"] for match in matches if match["dismissed"]} == {
        aside: "Dana Reyes"
    }


def test_screening_is_as_at_a_day(venue: Path) -> None:
    """Before its order an organisation was on no list."""
    assert venuecheck(venue, "screen", HIT, "--on", "2001-03-28").status == 0
    assert venuecheck(venue, "screen", HIT, "--on", "2001-03-29").status == 1
    assert venuecheck(venue, "screen", HIT, "--on", "yesterday").status == 2


def test_a_venue_settles_how_old_a_list_may_be(tmp_path: Path) -> None:
    """And mistakes in what it settles are named."""
    venuecheck(tmp_path, "init", "--name", "Larkfield", "--kind", "library")
    (tmp_path / "s.csv").write_bytes(many_sanctions(1_000, dated="01-Jan-2026"))
    (tmp_path / "p.xml").write_bytes(many_organisations(98))
    for name in ("s.csv", "p.xml"):
        venuecheck(tmp_path, "lists", "update", "--from", name, "--accept", "--downloaded", "2026-11-01")
    old = venuecheck(tmp_path, "screen", MISS)
    assert old.status == 3
    assert "days old, and 30 are allowed" in " ".join(old.out.split())
    config = tmp_path / "venuecheck.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + '\nscreening: {lists: ["proscribed"]}\n', encoding="utf-8")
    assert venuecheck(tmp_path, "screen", MISS).status == 3  # what is here is read, and must not be stale
    config.write_text(text + '\nscreening: {max_age_days: 0, lists: ["sanction"]}\n', encoding="utf-8")
    wrong = venuecheck(tmp_path, "lint", "venuecheck.yaml")
    assert "max_age_days must be from 1 to 366" in wrong.out
    assert "did you mean 'sanctions'?" in wrong.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "update"), "venuecheck lists (for lists of names)"),
        (("lists", "import"), "venuecheck list import (for test lists)"),
        (("lists", "updat"), "did you mean 'update'?"),
        (("lists", "update", "charities"), "download it from"),
        (("screen", "X", "--by", "Y"), "this goes with a word about a match"),
        (("screen", "X", "--word", "confirmed"), "--match"),
    ],
)
def test_a_misuse_says_what_is_meant(venue: Path, arguments: tuple[str, ...], said: str) -> None:
    """`list` and `lists` are near."""
    done = venuecheck(venue, *arguments)
    assert done.status == 2
    assert said in done.err

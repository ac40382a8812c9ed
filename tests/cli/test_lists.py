"""`venuecheck lists update` and `show` as a person reads them."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.screening.samples import many_organisations, many_sanctions, row, sanctions_csv
from tests.service.test_list_updates import thinned

from .school import venuecheck

MISS = "Larkfield Chess Club"
TODAY = datetime.now(UTC)
DATED = f"{TODAY:%d-%b-%Y}"


@pytest.fixture
def venue(tmp_path: Path) -> Path:
    """Give a venue without lists."""
    assert venuecheck(tmp_path, "init", "--name", "Larkfield Library", "--kind", "library").status == 0
    return tmp_path


def update(venue: Path, raw: bytes, *more: str, status: int = 0) -> str:
    """Get a list from a file, and give what is said, in one line."""
    (venue / "list").write_bytes(raw)
    done = venuecheck(venue, "lists", "update", "--from", "list", *more)
    assert done.status == status, done.out + done.err
    assert all(len(line) <= 79 or "kept at" in line for line in done.out.splitlines())
    return " ".join((done.out + done.err).split())


def of(*rows: str) -> bytes:
    """Give a list that is long enough, with these rows behind."""
    long = many_sanctions(1_200, dated=DATED).decode("utf-8-sig").splitlines()[2:]
    return sanctions_csv(*long, *rows, dated=DATED)


def test_each_row_is_accounted_for_on_the_screen(venue: Path) -> None:
    """Read, left out, set aside and named; what was read with care; and `show` keeps saying so."""
    odd = ("a,b", row("ODD0001", "Star", kind="Ship"), row("ODD0002", "Q", kind="Aircraft"))
    said = update(venue, of(*odd, row("ODD0003", "Z")), "--accept", "--person", "A. Manager")
    assert "1,204 rows in the file: 1,202 read; 1 ship left out; 1 set aside" in said
    assert "Set aside, because they cannot be read: look at them yourself: list:1203:1: this row has 2 values" in said
    assert "Unusual, and read all the same: list:1205:18: the column 'Designation Type' holds 'Aircraft'" in said
    shown = " ".join(venuecheck(venue, "lists", "show").out.split())
    kept = "taken as it is, by a person's word (--accept); 1 ship left out; 1 row could not be read"
    assert f"got from list by A. Manager; {kept}" in shown


def test_changes_of_kind_and_strength_are_shown_beside_the_others(venue: Path) -> None:
    """They change who is looked up against an entry, and what a match means."""
    before = (row("ODD0001", "Quux", kind="Entity"), row("ODD0002", "Zed"), row("ODD0002", "Zet", type_="Alias"))
    after = (
        row("ODD0001", "Quux", kind="Individual"),
        row("ODD0002", "Zed"),
        row("ODD0002", "Zet", type_="Alias", strength="Low quality a.k.a"),
    )
    update(venue, of(*before), "--accept")
    said = update(venue, of(*after))
    assert "added: 0 removed: 0 other names: 0 another kind: 1 Quux (was: organisation, is: person)" in said
    assert "other names weak: 1 Zed (0 weak names before, 1 now)" in said
    assert "no kind or strength changed" in update(venue, of(*after))


def test_a_changed_word_leaves_the_old_list_and_says_where(venue: Path) -> None:
    """With file, line, column and what to do."""
    update(venue, of(), "--accept")
    said = update(venue, of().replace(b'"Individual"', b'"Person"'), status=2)
    assert "list:4:18: the column 'Designation Type' holds 'Person', which is not known there (600 times" in said
    assert "known are 'entity', 'individual', 'ship'" in said
    person = ("screen", "--person", "Quentin Zorblax1 Holding", "--reason", "Named in the risk assessment")
    assert venuecheck(venue, *person).status == 1


def test_how_old_a_schedule_is_hangs_on_no_files_time(venue: Path) -> None:
    """It stays of its own day until somebody says that they downloaded it later."""
    said = update(venue, many_organisations(98))
    assert "list of 5 July 2025, known to be in force on 5 July 2025" in said
    assert "say so: --downloaded DATE" in said
    assert "Not enough to say that there is nothing: it is" in said
    assert venuecheck(venue, "lists", "show").status == 3
    day = (TODAY - timedelta(days=2)).date()
    assert f"in force on {day.day} " in update(venue, many_organisations(98), "--downloaded", day.isoformat())
    update(venue, of(), "--accept")
    assert venuecheck(venue, "lists", "show").status == 0
    assert "is known to have changed on 5 July 2025" in _old(venue)


def _old(venue: Path) -> str:
    (venue / "lists" / "proscribed.json").unlink()
    return update(venue, many_organisations(98, dated="2019-06-01"), status=2)


def test_a_list_thinned_by_hand_stops_every_command_that_reads_it(venue: Path) -> None:
    """Exit status 2, with what to do."""
    update(venue, of(), "--accept")
    thinned(venue / "lists" / "sanctions.json", seal=True)
    for command in (("screen", MISS), ("lists", "show")):
        done = venuecheck(venue, *command)
        assert done.status == 2
        said = "not the list that was recorded last: it was changed, or another took its place; get it again: "
        assert f"{said}venuecheck lists update" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
@pytest.mark.parametrize(("output", "status", "said"), [("/dev/full", 2, "The output cannot be written"), ("", 3, "")])
def test_output_that_nobody_takes_leaves_list_and_record_together(
    venue: Path, output: str, status: int, said: str
) -> None:
    """A full disk, or a reader that has gone: nobody is blamed afterwards."""
    (venue / "list").write_bytes(of())
    command = [sys.executable, "-m", "venuecheck", "lists", "update", "--from", "list", "--accept"]
    if output:
        out = os.open(output, os.O_WRONLY)
    else:
        reader, out = os.pipe()
        os.close(reader)
    try:
        done = subprocess.run(
            command, cwd=venue, stdout=out, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    finally:
        os.close(out)
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "UK Sanctions List: list of" in venuecheck(venue, "lists", "show").out
    assert "got from list" in venuecheck(venue, "lists", "show").out
    assert venuecheck(venue, "screen", "Zorblax8 Holding").status == 1


def test_a_register_says_that_it_is_a_part_and_of_which_day(venue: Path) -> None:
    """Nobody can tell whether it was cut down or cut off."""
    raw = b"CompanyName, CompanyNumber,CompanyStatus\r\nQUUX SOCIETY,SP2786RS,Active\r\nODD LTD,12,Active\r\n"
    said = update(venue, raw)
    assert "of a day that it does not say: add --downloaded DATE" in said
    assert "2 rows in the file: 1 read; 1 set aside" in said
    assert "list:3:2: '12' is no company number" in said
    assert "The whole register has more than 5,000,000: this is a part of it." in said
    shown = " ".join(venuecheck(venue, "lists", "show").out.split())
    assert "basic company data: of a day that it does not say; 1 body, to help whoever judges got from list" in shown


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<!doctype html><title>GOV.UK</title>", "list: this is a web page (HTML), not the list itself"),
        (b"<ArrayOfFinancialSanctionsTarget/>", "closed on 28 January 2026; take the UK Sanctions List"),
        (b"", "list: the file is empty"),
        (b'{"error": "Forbidden"}', "this is an answer of a server and no list, and it says: 'Forbidden'"),
    ],
)
def test_what_is_no_list_is_named(venue: Path, raw: bytes, said: str) -> None:
    """And nothing is kept."""
    assert said in update(venue, raw, status=2)
    assert not (venue / "lists").exists()

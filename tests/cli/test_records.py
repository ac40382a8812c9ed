"""Records on the command line: verify, backup, restore, attach, bundle, retention, subject-access."""

import contextlib
import io
import json
import os
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.report import samples as made
from tests.service import venues
from venuecheck.cli.main import main
from venuecheck.records.store import Store

BOOKING = made.booking().id


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command did."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def venuecheck(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give what runs the whole command in a folder, in this process: many are run here."""
    monkeypatch.delenv("VENUECHECK_DATABASE", raising=False)

    def run(folder: Path, *arguments: str) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["venuecheck", *arguments])
        with pytest.raises(SystemExit) as ending:
            main()
        said = capsys.readouterr()
        return Done(returncode=int(ending.value.code or 0), stdout=said.out, stderr=said.err)

    return run


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """Give the folder of a school with records."""
    return venues.school(tmp_path / "school").path.parent


def test_a_copy_of_nothing_speaks_of_no_chain(tmp_path: Path, venuecheck: Run) -> None:
    venuecheck(tmp_path, "init", "--name", "Ash Hall", "--kind", "library")
    done = venuecheck(tmp_path, "backup", "--to", "copy.db")
    assert (done.returncode, "a chain by itself" in done.stdout) == (0, False), done.stdout + done.stderr


def test_verify_says_whole_or_names_what_is_not(school: Path, venuecheck: Run) -> None:
    """By words and by exit status."""
    done = venuecheck(school, "verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Whole: 4 records; none changed, lost, moved or added."
    # an old copy of the whole folder would be whole too: a person can tell by its last record
    assert done.stdout.splitlines()[-2].startswith("How far they go: 4 records, the last of ")
    assert done.stdout.splitlines()[-3].startswith(f"The last record is of {made.NOW:%d %B %Y} ")
    connection = sqlite3.connect(school / "venuecheck.db")
    connection.executescript("DROP TRIGGER payload_no_update; UPDATE payload SET body = '{}' WHERE seq = 3")
    connection.close()
    done = venuecheck(school, "verify")
    assert done.returncode == 1
    assert "WRONG: the trigger payload_no_update is missing\n" in done.stdout
    assert f"WRONG: record 3: what it says has been changed (assessment {BOOKING})\n" in done.stdout
    assert "Not whole: 4 records; 2 things wrong." in done.stdout


def test_a_second_computer_is_told_what_it_lacks(school: Path, venuecheck: Run) -> None:
    """The store was copied, and not what is beside it: nothing is said to be damaged, and what to do is."""
    aside = {name: (school / f"venuecheck.{name}").read_bytes() for name in ("key", "anchor")}
    for name in aside:
        (school / f"venuecheck.{name}").unlink()
    done = venuecheck(school, "verify")
    assert done.returncode == 1
    said = " ".join(done.stdout.split())
    assert "Nothing shows that a record was changed" in said
    assert "copy venuecheck.key, and venuecheck.anchor, from the computer that recorded these" in said
    assert "venuecheck records new-key --lost" in said
    assert "set-anchor" not in said  # what records the loss of the key sets the anchor
    assert "Restore your last backup" not in said
    why = ("--person", "A. Admin", "--reason", "the old computer broke")
    refused = venuecheck(school, "records", "set-anchor", *why)
    assert refused.returncode == 2
    assert "the key is not here" in refused.stderr
    assert not (school / "venuecheck.key").exists()
    lost = venuecheck(school, "records", "new-key", "--lost", *why)
    assert lost.returncode == 0, lost.stderr
    again = venuecheck(school, "verify")
    assert again.returncode == 0, again.stdout
    assert "Record 5 says that the key was lost" in again.stdout
    connection = sqlite3.connect(school / "venuecheck.db")
    ((event,),) = connection.execute("SELECT body FROM payload WHERE seq = 5").fetchall()
    connection.close()
    assert "is lost, and another takes its place. There was no anchor." in event


def test_backup_and_restore(school: Path, venuecheck: Run) -> None:
    """A lost store comes back from its copy, and is proven."""
    assert venuecheck(school, "backup", "--to", "copy.db").returncode == 0
    assert venuecheck(school, "backup", "--to", "copy.db").returncode == 2
    refused = venuecheck(school, "restore", "copy.db")
    assert refused.returncode == 2
    assert "there is a store here already; move it away first" in refused.stderr
    (school / "venuecheck.db").unlink()
    done = venuecheck(school, "restore", "copy.db")
    assert done.returncode == 0, done.stderr
    assert "Whole: 4 records" in done.stdout
    # that it was brought back is a record of its own
    again = venuecheck(school, "verify").stdout
    assert "Note: Record 5: A copy was brought back: 4 records, the last of " in again
    assert "Whole: 5 records" in again
    if os.name == "posix":
        assert (school / "copy.db").stat().st_mode & 0o077 == 0


def test_a_bundle_goes_from_a_school_to_a_coordinator(school: Path, tmp_path: Path, venuecheck: Run) -> None:
    """Exported, looked at, imported once; then retention and a request by a person."""
    office = venues.office(tmp_path / "office").path.parent
    (school / "poster.txt").write_text("poster", "utf-8")
    kept = venuecheck(school, "attach", "poster.txt", "--to", "latest", "--person", "A. Manager")
    assert kept.stdout.startswith(f"Kept poster.txt with {BOOKING} (6 bytes, SHA-256 ")
    exported = venuecheck(
        school, "bundle", "export", "--to", "a.bundle", "--case", BOOKING, "--agreement", "Example agreement"
    )
    assert exported.returncode == 0, exported.stderr
    fingerprint = exported.stderr.splitlines()[-1].strip()
    (line,) = (each.strip() for each in exported.stderr.splitlines() if each.strip().startswith("- {"))
    assert line == f"- {{id: st-aidans, name: St Aidan’s, kind: school, keys: [{fingerprint}]}}"
    bundle = str(school / "a.bundle")
    shown = venuecheck(office, "bundle", "inspect", bundle)
    assert fingerprint in shown.stdout
    assert f"with names: case {BOOKING}, under: Example agreement" in shown.stdout
    assert "as expected: " in shown.stdout
    assert "1 other check, as counts" in shown.stdout
    document = json.loads(venuecheck(office, "bundle", "inspect", bundle, "--format", "json").stdout)
    assert document["schema"] == "venuecheck.bundle/3"
    first = venuecheck(office, "bundle", "import", bundle)
    assert first.returncode == 0
    assert first.stdout.splitlines()[-1].strip() == fingerprint
    assert "Nothing to do" in venuecheck(office, "bundle", "import", bundle).stdout
    found = venuecheck(school, "subject-access", "helen okafor", "--output", "found.json")
    assert "Found in: the decision." in found.stderr
    assert json.loads((school / "found.json").read_text("utf-8"))["found"][0]["id"] == BOOKING
    for command in (
        ("retention", "hold", BOOKING, "--reason", "a claim is open", "--by", "A. Manager"),
        ("retention", "release", BOOKING, "--reason", "settled", "--person", "A. Manager"),
        ("retention", "plan"),
        ("retention", "run", "--dry-run"),
        ("subject-access", "Helen Okafor", "--erase", "--reason", "as asked", "--person", "D. Officer"),
        ("retention", "run", "--person", "A. Manager"),
        ("verify",),
    ):
        done = venuecheck(school, *command)
        assert done.returncode == 0, (command, done.stderr)
    later = venuecheck(school, "bundle", "export", "--to", "b.bundle")
    assert later.returncode == 0
    told = venuecheck(office, "bundle", "import", str(school / "b.bundle"))
    assert f"The venue has erased {BOOKING} since" in told.stdout


def test_misuses_exit_2_and_say_what_to_do(school: Path, venuecheck: Run) -> None:
    """Nothing is written where something is wrong."""
    with contextlib.closing(sqlite3.connect(school / "half.db")) as connection:
        connection.execute("PRAGMA journal_mode = wal")  # as a copy begins that is killed at once
    for command, said in (
        (("bundle", "inspect", "venuecheck.yaml"), "not a file that venuecheck signed"),
        (("bundle", "inspect", "missing"), "cannot be read"),
        (("bundle", "export", "--case", BOOKING), "only under an agreement"),
        (("retention", "hold", "x", "--reason", "because", "--by", "A. Manager"), "nothing is recorded under this id"),
        (("subject-access", "x", "--reason", "because"), "--erase: --only, --reason and --person are for erasing"),
        (("restore", "venuecheck.yaml"), "not a copy that venuecheck made"),
        (("restore", "half.db"), "what is left of a copy that was never finished"),
        (("attach", "missing", "--to", BOOKING, "--person", "A. Manager"), "cannot be read"),
    ):
        done = venuecheck(school, *command)
        assert done.returncode == 2, (command, done.stdout)
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_whoever_erases_has_read_what_is_due(school: Path, venuecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """They name its mark, or are shown it and say yes; a schedule names nobody, and is not asked."""
    with Store.open(f"sqlite:///{(school / 'venuecheck.db').as_posix()}", "st-aidans") as store:
        store.save_draft("assessment", "old", {"a": 1})
    connection = sqlite3.connect(school / "venuecheck.db", isolation_level=None)
    connection.execute("UPDATE draft SET at = '2020-01-01T09:00:00.000+00:00' WHERE key = 'old'")
    connection.close()
    monkeypatch.setattr(sys, "stdin", io.StringIO("no\n"))
    unread = venuecheck(school, "retention", "run", "--person", "A. Manager")
    assert (unread.returncode, unread.stdout) == (2, "")
    assert "Would be erased: draft old" in unread.stderr
    assert "--seen: nobody says that they read it" in unread.stderr
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    assert "Erased: draft old" in venuecheck(school, "retention", "run", "--person", "A. Manager").stdout
    assert venuecheck(school, "retention", "run", "--person", "A. Manager").returncode == 0, "nothing is due"


def test_a_plan_says_the_periods_as_the_venue_has_them(school: Path, venuecheck: Run) -> None:
    with (school / "venuecheck.yaml").open("a", encoding="utf-8") as settings:
        settings.write("retention: {approve: 7}\n")
    said = venuecheck(school, "retention", "plan").stdout.splitlines()
    assert "Kept for 7 months: approve." in said
    assert "Kept for 12 months: shared case." in said
    assert sum(line.startswith("Kept for ") for line in said) == 6

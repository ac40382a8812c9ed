"""What is said to a person is wrapped between words, and to a program not at all."""

import ast
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import venuecheck.cli
from venuecheck.accounts.copying import copy_to
from venuecheck.cli.main import cli, main
from venuecheck.cli.terminal.output import check_writable, make_folder, say, write, written
from venuecheck.core import day_words
from venuecheck.core.problem import InputError
from venuecheck.records.copying import back_up
from venuecheck.records.store import Store

SENTENCE = (
    "Wrote /a/folder/with-a-long-name/that-goes-on/venuecheck.yaml for St Aidan's (id st-aidans, network pupils)."
)


class _Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_what_is_recorded_with_a_file_is_recorded_first(tmp_path: Path) -> None:
    """Whoever sends a letter sends one that is on record: a file is in its place after that, or nowhere."""
    path = tmp_path / "letter.txt"
    with written(b"Dear ...", str(path)):
        assert not path.exists()
    assert path.read_bytes() == b"Dear ..."
    with pytest.raises(KeyError), written(b"Other", str(path)):
        raise KeyError
    assert path.read_bytes() == b"Dear ..."
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]
    with pytest.raises(InputError, match="cannot be written"), written(b"Other", str(tmp_path / "no" / "letter.txt")):
        pytest.fail("nothing is recorded where nothing can be written")


@pytest.mark.parametrize("output", [None, "-"])
def test_what_is_no_text_goes_to_no_terminal(output: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is recorded with it; what is text does, and a program gets all."""
    screen, kept = _Terminal(), io.BytesIO()
    monkeypatch.setattr(screen, "buffer", kept, raising=False)
    monkeypatch.setattr(sys, "stdout", screen)
    with pytest.raises(InputError, match="name a file with --output"), written(b"%PDF-1.7\n\0\1", output):
        pytest.fail("nothing is recorded where nothing can be read")
    assert kept.getvalue() == b""
    write("Dear Siân".encode(), output)
    assert kept.getvalue().decode() == "Dear Siân"
    monkeypatch.setattr(screen, "isatty", lambda: False)
    write(b"%PDF-1.7\n\0\1", output)
    assert kept.getvalue().endswith(b"\0\1")


@pytest.mark.parametrize("write_to", [check_writable, lambda output: write(b"A report", output)])
def test_a_folder_in_place_of_a_file_is_said_to_be_one(tmp_path: Path, write_to: Callable[[str], None]) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        write_to(str(tmp_path))


SQLITE = b"SQLite format 3\0..."


@pytest.mark.parametrize("write_over", [check_writable, lambda output: write(b"A report", output)])
@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("venuecheck.db", SQLITE),
        ("records.of.2026", SQLITE),
        ("log.of.2026", bytes.fromhex("377f0682")),
        ("journal.of.2026", bytes.fromhex("d9d505f920a163d7")),
        ("settings-of-the-hall.yaml", b"# Ours\nvenue:\n  id: hall\n"),
        *(
            (name, b"")
            for name in (
                *("venuecheck.yaml", "venuecheck.key", "venuecheck-hill-top.key", "venuecheck.key.next"),
                *("venuecheck.anchor", "venuecheck-accounts.db", "venuecheck-web.secret", "VenueCheck.KEY"),
                *("venuecheck.db-wal", "venuecheck.db-shm", "venuecheck.db-journal", "venuecheck-accounts.db-wal"),
            )
        ),
    ],
)
def test_no_output_takes_the_place_of_a_venues_records(
    tmp_path: Path, write_over: Callable[[str], None], name: str, held: bytes
) -> None:
    """One name too many after --output, and all that was ever recorded would be gone."""
    path = tmp_path / name
    path.write_bytes(held)
    with pytest.raises(InputError, match=f"{name}: this file is a venue's records"):
        write_over(str(path))
    assert path.read_bytes() == held
    (tmp_path / "link.html").symlink_to(path)
    with pytest.raises(InputError, match="this file is a venue's records"):
        write_over(str(tmp_path / "link.html"))
    path.unlink()
    if not held:
        with pytest.raises(InputError, match="this file is a venue's records"):
            write_over(str(path))  # what is not there yet has its place


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_no_output_lies_beside_a_database_where_sqlite_looks_for_what_is_its_own(tmp_path: Path, end: str) -> None:
    """Whatever the database is called: the copy of a log that is gone takes the last records with it."""
    (tmp_path / "of-ours").write_bytes(SQLITE)
    with pytest.raises(InputError, match="this file is a venue's records"):
        write(b"A report", str(tmp_path / f"of-ours{end}"))
    write(b"A report", str(tmp_path / f"of-nobody{end}"))


def test_no_folder_and_no_copy_takes_the_place_of_records(tmp_path: Path) -> None:
    """Nor of what lies beside them; a copy of records may be called as they are."""
    for make in (make_folder, lambda path: copy_to(_with_accounts(tmp_path), path)):
        with pytest.raises(InputError, match="this file is a venue's records"):
            make(tmp_path / "venuecheck.db-wal")
    with Store.open(f"sqlite:///{tmp_path}/ours.db", "hall") as store:
        for name in ("ours.db-journal", "venuecheck.key"):
            with pytest.raises(InputError, match="this file is a venue's records"):
                back_up(store.database, tmp_path / name)
        back_up(store.database, tmp_path / "venuecheck.db")


def _with_accounts(folder: Path) -> Path:
    for name in ("venuecheck-accounts.db", "venuecheck-web.secret"):
        (folder / name).write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        (("governance", "equality", "--output", "own.html"), "what was filled in would be lost"),
        (("governance", "equality", "--output", "-"), ""),
        (("checklist", "export", "venue-booking", "--to", "own.xlsx"), "its edits would be lost"),
    ],
)
def test_what_people_filled_in_or_edited_is_not_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], lost: str
) -> None:
    """The same line typed again would have taken an assessment of three weeks with it."""
    monkeypatch.chdir(tmp_path)
    site = (
        'venue: {id: "hall", name: "Hall", kind: "library"}\nnetworks: [{id: "n", name: "N", user_group: "public"}]\n'
    )
    Path("venuecheck.yaml").write_text(site, encoding="utf-8")
    own = Path(words[-1] if lost else "own.html")
    own.write_bytes(b"Filled in")
    done = CliRunner().invoke(cli, [*words])
    assert (lost in str(done.exception)) if lost else done.exit_code == 0
    assert own.read_bytes() == b"Filled in"


def test_what_goes_to_a_screen_goes_when_it_is_recorded(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nobody reads what is not on record."""
    with written(b"Dear ...", None):
        assert not capfdbinary.readouterr().out
    assert capfdbinary.readouterr().out == b"Dear ..."
    with pytest.raises(KeyError), written(b"Other", "-"):
        raise KeyError
    assert not capfdbinary.readouterr().out


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_lines_break_between_words_at_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    """Only a word that is longer than a line is longer than the line, and it is whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    screen = _Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    say(SENTENCE)
    said = screen.getvalue()
    assert said.split() == SENTENCE.split()
    assert all(len(line) <= columns or " " not in line for line in said.splitlines())
    assert (len(said.splitlines()) == 1) is (columns == 200)


def test_a_pipe_gets_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """So that it can be searched."""
    monkeypatch.setenv("COLUMNS", "40")
    say(SENTENCE, err=True)
    assert capsys.readouterr().err == f"{SENTENCE}\n"


def test_every_line_of_what_is_set_in_is_set_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is seen what belongs to the line above."""
    monkeypatch.setenv("COLUMNS", "40")
    screen = _Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    say(SENTENCE, indent=4)
    lines = screen.getvalue().splitlines()
    assert len(lines) > 1
    assert all(line.startswith("    ") for line in lines)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_what_is_written_is_for_its_owner_alone_until_they_say_otherwise(tmp_path: Path) -> None:
    """It can name people; a right that was given to others since is kept when it is written again."""
    path = tmp_path / "report.html"
    write(b"once", str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    write(b"again", str(path))
    assert (path.stat().st_mode & 0o777, path.read_bytes()) == (0o644, b"again")


def _modules() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(venuecheck.cli.__path__[0]).rglob("*.py")):
        yield path.name, path.read_text("utf-8")


def test_sentences_are_said_and_not_echoed() -> None:
    """What is echoed is cut in the middle of a word at a narrow terminal."""
    echoed = [
        f"{name}: {ast.unparse(call)}"
        for name, text in _modules()
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "click.echo" and name != "output.py"
        if re.search(r"[a-z)}]\.['\"](?:,|\)$)", ast.unparse(call)) and "Stopped." not in ast.unparse(call)
    ]
    assert [one for one in echoed if "nl=False" not in one and not one.startswith("lint.py")] == []


def test_days_have_no_zero_before_them() -> None:
    assert day_words.day(date(2026, 12, 2)) == "2 December 2026"
    assert [name for name, text in _modules() if "%d %B" in text] == []


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        yield (*path, name)
        if isinstance(found, click.Group):
            yield from _commands(found, (*path, name))


def test_the_help_of_every_command_fits_and_is_whole() -> None:
    """At 80 letters nothing is longer than the line, and no sentence ends in dots."""
    assert isinstance(cli, click.Group)
    runner = CliRunner()
    for path in _commands(cli):
        said = runner.invoke(cli, [*path, "--help"], terminal_width=80, prog_name="venuecheck")
        assert said.exit_code == 0, path
        assert max(map(len, said.output.splitlines())) <= 80, path
        cut = [line for line in said.output.splitlines() if line.endswith("...") and not line.startswith("Usage")]
        assert cut == [], path


def test_a_word_that_is_no_command_is_met_with_one() -> None:
    runner = CliRunner()
    assert "venuecheck assess venue-booking" in runner.invoke(cli, ["booking"]).output
    assert "did you mean 'report'?" in runner.invoke(cli, ["reprot"]).output


def test_a_wrong_word_is_told_between_words_and_without_a_terminals_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "argv", ["venuecheck", "letter", "x", "--kind", "\x1b[31mred"])
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(SystemExit) as left:
        main()
    said = screen.getvalue()
    assert left.value.code == 2
    assert "\x1b" not in said
    assert "'more-information'" in said
    assert all(len(line) <= 40 for line in said[said.index("Error:") :].splitlines())

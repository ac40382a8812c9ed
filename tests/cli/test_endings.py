"""What is written under a name is what the name's ending says."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.cli.test_own_input import files_written
from tests.cli.test_problems import LEAVES
from venuecheck.cli.main import cli
from venuecheck.cli.terminal.endings import as_it_ends

PAPER = ("checklist", "paper", "venue-booking")
FORM = ("checklist", "organiser-form", "venue-booking")
SHOWN = ("checklist", "show", "venue-booking")


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        (PAPER, "form.html", b"<!doctype"),
        (PAPER, "form.PDF", b"%PDF"),
        (PAPER, "form", b"<!doctype"),
        (FORM, "form.html", b"<!doctype"),
        (FORM, "form.pdf", b"%PDF"),
        (SHOWN, "form.svg", b"<svg "),
        (SHOWN, "form.txt", b"Check"),
    ],
)
def test_a_file_holds_what_its_name_says(
    command: tuple[str, ...], name: str, begins: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, [*command, "--output", name])
    assert done.exit_code == 0, done.output
    held = Path(name).read_bytes().lstrip()
    assert held[: len(begins)].lower() == begins.lower()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((*PAPER, "--format", "html", "--output", "x.pdf"), "ends with .pdf, and would hold html"),
        ((*PAPER, "--output", "x.docx"), "name it with .pdf or .html"),
        (("report", "--format", "xlsx", "--output", "x.pdf"), "would hold xlsx"),
        (("letter", "a-1", "--output", "x.xlsx"), "would hold text"),
        (("governance", "dpia", "--format", "docx", "--output", "x.pdf"), "leave --format out"),
    ],
)
def test_what_would_be_something_else_is_refused(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    path = tmp_path / arguments[-1]
    done = CliRunner().invoke(cli, [*arguments[:-1], str(path)])
    assert done.exit_code == 2
    assert says in done.output
    assert not path.exists()


@pytest.mark.parametrize(
    ("words", "own"),
    [
        (("hand-check", "--list", "basics", "--output", "x.csv"), ".html"),
        (("hand-check", "--list", "basics", "--sheet", "x.html"), ".csv"),
        (("checklist", "export", "venue-booking", "--to", "x.csv"), ".xlsx"),
        (("checklist", "import", "a.xlsx", "--to", "x.xlsx"), ".yaml"),
        (("subject-access", "Pat Green", "--output", "x.csv"), ".json"),
        (("witness", "--list", "basics", "--output", "x.html"), ".json"),
        (("register", "export", "--to", "x.pdf"), ".yaml"),
        (("report", "--output", "x.yaml"), ".html"),
    ],
)
def test_an_ending_that_a_command_cannot_write_is_refused(
    words: tuple[str, ...], own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert isinstance(done.exception, click.BadParameter)
    assert f"it ends with {Path(words[-1]).suffix}, and would hold" in done.exception.format_message()
    assert own in done.exception.format_message()
    assert list(tmp_path.iterdir()) == []


def test_every_option_that_writes_a_file_knows_endings() -> None:
    lacking = [
        " ".join((*words, one.opts[0]))
        for words, command in LEAVES.items()
        for one in files_written(command, words)
        if one.callback is None and one.name != "parquet"
    ]
    assert lacking == []


def test_every_command_that_writes_a_format_to_a_file_knows_endings() -> None:
    lacking = []
    for words, command in LEAVES.items():
        named = {one.name: one for one in command.params}
        form = named.get("format_") or named.get("format_id")
        if form is not None and "output" in named:
            lacking += [words] * (named["output"].callback is not as_it_ends or not form.is_eager)
    assert lacking == []

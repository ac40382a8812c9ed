"""No command writes over what it reads, or over what its venue's settings name."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.cli.test_problems import LEAVES
from venuecheck.cli.main import cli
from venuecheck.cli.terminal.own_input import WRITES, refuse_over_input
from venuecheck.core.problem import InputError

CONFIG = """\
venue: {id: "hall", name: "Hall", kind: "library"}
networks: [{id: "n", name: "N", user_group: "public"}]
checklists: ["our.txt", "./forms/second.json"]
"""
NOT_FILES = {"attach --to", "letter --to", "register move --to", "register rename --to"}
"""Options of these names that say who or what something goes to."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a venue whose settings name two files."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "venuecheck.yaml").write_text(CONFIG, "utf-8")
    (tmp_path / "forms").mkdir()
    (tmp_path / "letters").mkdir()
    for name in ("our.txt", "forms/second.json", "letters/conditions.txt", "own.txt", "our-own.txt"):
        (tmp_path / name).write_text("Ours", "utf-8")
    return tmp_path


def files_written(command: click.Command, words: tuple[str, ...]) -> list[click.Option]:
    """Give the options of a command by which a file is written."""
    options = [one for one in command.params if isinstance(one, click.Option) and one.name in WRITES]
    found = [one for one in options if " ".join((*words, one.opts[0])) not in NOT_FILES]
    return [one for one in found if not (isinstance(one.type, click.Path) and one.name in {"folder", "publish"})]


WAYS = [
    (words, option.opts[0], other)
    for words, command in LEAVES.items()
    for option in files_written(command, words)
    for other in command.params
    if other.name not in {*WRITES, "config", "partners"}
    if isinstance(other.type, (click.Path, click.types.StringParamType))
]


@pytest.mark.parametrize(
    ("words", "written", "read"),
    WAYS,
    ids=[" ".join((*words, written, read.name or "")) for words, written, read in WAYS],
)
def test_no_command_writes_over_what_it_reads(
    words: tuple[str, ...], written: str, read: click.Parameter, folder: Path
) -> None:
    """Whatever it is that a command reads, and by whichever option or argument."""
    command = LEAVES[words]
    one = next(each for each in command.params if each.opts[0] == written)
    given = ("own.txt",) if read.nargs == -1 or getattr(read, "multiple", False) else "own.txt"
    Path("link.txt").symlink_to("own.txt")
    with click.Context(command) as ctx:
        ctx.params = {read.name or "": given, one.name or "": "own.txt"}
        for target in ("own.txt", "./own.txt", str(folder / "own.txt"), "link.txt"):
            with pytest.raises(InputError, match="this file is what the command reads"):
                refuse_over_input(Path(target))
        refuse_over_input(Path("our-own.txt"))


@pytest.mark.parametrize("name", ["our.txt", "forms/second.json", "letters/conditions.txt"])
def test_what_settings_name_is_written_over_by_no_command(name: str) -> None:
    done = CliRunner().invoke(cli, ["report", "--format", "prometheus", "--output", name])
    assert "your settings name" in str(done.exception)
    assert Path(name).read_text("utf-8") == "Ours"
    with click.Context(cli):
        with pytest.raises(InputError, match="your settings name"):
            refuse_over_input(Path(name))
        refuse_over_input(Path("our-own.txt"))


@pytest.mark.parametrize(
    "words",
    [
        ("hand-check", "--list", "two.yaml", "--output"),
        ("hand-check", "--list", "two.yaml", "--sheet"),
        ("probe", "--network", "n", "--list", "two.yaml", "--output"),
        ("witness", "--list", "two.yaml", "--output"),
        ("assess", "venue-booking", "--answers", "two.yaml", "--output"),
        ("checklist", "paper", "two.yaml", "--output"),
        ("checklist", "show", "two.yaml", "--output"),
        ("checklist", "organiser-form", "two.yaml", "--output"),
    ],
)
def test_a_list_a_checklist_and_answers_stay_as_they_are(words: tuple[str, ...]) -> None:
    Path("two.yaml").write_text("id: two", "utf-8")
    done = CliRunner().invoke(cli, [*words, "two.yaml"])
    assert done.exit_code != 0
    assert Path("two.yaml").read_text("utf-8") == "id: two"

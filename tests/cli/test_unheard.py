"""No option that somebody typed is passed over in silence: each way of calling a command says what it does not read."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from venuecheck.cli.main import cli, main

CONFIG = """\
venue: {id: "willow-road", name: "Willow Road Library", kind: "library"}
networks: [{id: "guest"}]
"""
UNHEARD = [
    (("probe", "--watch", "r"), "with --watch", ("--list", "x")),
    (("probe", "--stop", "r"), "with --stop", ("--watch", "r")),
    (("probe", "--stop", "r"), "with --stop", ("--output", "x.json")),
    (("probe", "--stop", "r"), "with --stop", ("--reference", "x.json")),
    (("hand-check", "--import", "a.json"), "with --import", ("--output", "x.html")),
    (("hand-check", "--import", "a.json"), "with --import", ("--sheet", "x.csv")),
    (("hand-check", "--import", "a.json"), "with --import", ("--with-restricted",)),
    (("hand-check", "--list", "basics"), "without --import", ("--trigger", "scheduled")),
    (("report", "--pack", "inspection"), "with --pack", ("--summary",)),
    (("accounts", "mail", "--off"), "with --off", ("--host", "mail.test")),
    (("accounts", "mail", "--off"), "with --off", ("--replace",)),
    (("accounts", "mail"), "without --host", ("--sender", "a@b.test")),
    (("retention", "run", "--dry-run"), "with --dry-run", ("--seen", "abc")),
    (("bundle", "export"), "without --case", ("--agreement", "Example")),
]
"""A way of calling a command, how it is named, and an option that it does not read."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a venue of which nothing is recorded."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "venuecheck.yaml").write_text(CONFIG, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("way", "words", "option"), UNHEARD)
def test_what_a_way_of_calling_a_command_does_not_read_is_refused(
    way: tuple[str, ...], words: str, option: tuple[str, ...], folder: Path
) -> None:
    """Before anything is read or written."""
    before = sorted(folder.iterdir())
    done = CliRunner().invoke(cli, [*way, *option], standalone_mode=False)
    assert isinstance(done.exception, click.UsageError), done.output
    assert done.exception.format_message() == f"Not used {words}: {option[0]}. Leave it out."
    assert sorted(folder.iterdir()) == before


def test_an_age_without_a_reference_is_refused() -> None:
    words = ["probe", "--list", "basics", "--network", "guest", "--reference-max-age", "3"]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert isinstance(done.exception, click.UsageError)
    assert "--reference-max-age" in done.exception.format_message()


def test_a_mistake_in_a_command_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The option, and where the help is: no usage that scrolls it away."""
    monkeypatch.setattr("sys.argv", ["venuecheck", "report", "--no-such-option"])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert "--no-such-option" in told
    assert "Usage:" not in told
    assert " ".join(told.split()).endswith("report --help")


@pytest.mark.parametrize("words", [("decide", "a-1", "--outcome", "approve"), ("assess", "no-such-checklist")])
def test_a_mistake_stands_alone(words: tuple[str, ...]) -> None:
    """What the venue has not said yet hangs on nothing where nothing was recorded."""
    done = CliRunner().invoke(cli, list(words))
    assert done.exit_code
    assert "Not said yet" not in done.output

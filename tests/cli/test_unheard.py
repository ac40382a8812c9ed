"""No option that somebody typed is passed over in silence: each way of calling a command says what it does not read."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from venuecheck.cli.main import cli, main
from venuecheck.core.problem import InvalidError

from .test_secrets_typed import commands

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
    (("serve", "--sample", "made-up"), "with --sample", ("--config", "venuecheck.yaml")),
    (("serve", "--sample", "made-up"), "with --sample", ("--administrator", "Pat Green")),
    (("serve", "--service"), "with --service", ("--administrator", "Pat Green")),
    (("letter", "a-1", "--made"), "with --made", ("--format", "text")),
    (("letter", "a-1", "--made"), "with --made", ("--kind", "approved")),
    (("letter", "a-1", "--made"), "with --made", ("--seen", "mark")),
    (("letter", "a-1", "--made"), "with --made", ("--draft",)),
    (("letter", "a-1", "--draft"), "with --draft", ("--format", "pdf")),
    (("letter", "a-1", "--draft"), "with --draft", ("--output", "x.txt")),
    (("condition", "a-1"), "without --number", ("--person", "Pat")),
    (("review",), "without an ID", ("--person", "Pat")),
    (("match",), "without an ID", ("--person", "Pat")),
    (("match", "a-1"), "without --word", ("--because", "I know them")),
    (("match", "a-1"), "without --word", ("--person", "Pat")),
    (("match", "a-1"), "without --word", ("--name", "Pat")),
    (("match", "venue-booking/draft-1", "--name", "Pat"), "for what is not finished", ("--born", "1970")),
    (("decide",), "without an ID", ("--person", "Pat")),
    (("decide", "a-1"), "without --outcome", ("--reasons", "All is well")),
    (("decide", "a-1"), "without --outcome", ("--condition", "A steward is there")),
    (("decide", "a-1"), "without --outcome", ("--replace",)),
    (("decide", "a-1", "--outcome", "approve", "--draft"), "with --draft", ("--replace",)),
    (("assess", "venue-booking", "--changed", "a-1"), "with --changed", ("--draft", "d")),
    (("assess", "venue-booking", "--changed", "a-1"), "with --changed", ("--again", "a-2")),
    (("assess", "venue-booking"), "without --answers", ("--from-organiser",)),
    (("witness", "--list", "basics", "--output", "x.json"), "without --publish", ("--key", "k")),
    (("list", "import", "a.csv", "--expectation", "block"), "without --sample", ("--seed", "2")),
    (("lists", "update"), "without --from", ("--downloaded", "2026-09-01")),
    (
        ("register", "import", "partners.yaml", "--person", "Pat"),
        "with a list that names the partnership itself",
        ("--name", "North"),
    ),
    (("register", "export"), "without a spreadsheet (--to NAME.csv or NAME.xlsx)", ("--on", "2026-09-01")),
    (("screen", "A. Group", "--dismiss", "l/1"), "with --dismiss", ("--match", "l/2")),
    (("screen", "A. Group", "--dismiss", "l/1"), "with --dismiss", ("--word", "confirmed")),
    (("sign-off", "--person", "Pat", "--role", "Head"), "without --requirement", ("--replace",)),
    (("sign-off", "--person", "Pat", "--role", "Head"), "without --requirement", ("--stated", "partly")),
    (("retention", "run", "--dry-run"), "with --dry-run", ("--person", "Pat")),
    (("checklist", "show", "venue-booking", "--format", "svg"), "with --format svg", ("--as", "clerk")),
    (("screen", "A. Group"), "without --individual", ("--reason", "They speak")),
]
"""A way of calling a command, how it is named, and an option that it does not read."""
OF_ALL = {
    ("accounts", "link", "--remove-second-factor"),
    ("action", "list", "--closed"),
    ("assess", "--from-organiser"),
    ("condition", "--met"),
    ("decide", "--without-fact"),
    ("diff", "EARLIER"),
    ("diff", "LATER"),
    ("hand-check", "--with-restricted"),
    ("list", "import", "--show-addresses"),
    ("lists", "update", "LIST_ID"),
    ("lists", "update", "--accept"),
    ("override", "--withdraw"),
    ("probe", "--quiet"),
    ("publish", "INPUTS"),
    ("records", "new-key", "--lost"),
    ("register", "key", "--both"),
    ("register", "show", "VENUE"),
    ("reply", "--acknowledged"),
    ("report", "--summary"),
    ("retire", "--undo"),
    ("review", "--conditions-kept"),
    ("schema", "KIND"),
    ("screen", "NAMES"),
    ("serve", "--check"),
    ("subject-access", "--erase"),
    ("worry", "--open"),
}
"""What may be left out, and changes nothing of what else is read, or says itself what it does not go with."""


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


def test_whatever_may_be_left_out_was_asked_what_goes_with_it() -> None:
    """A flag, or an argument that need not be there, makes a way of calling a command: what does that way not read?"""
    ways = {
        (*named, param.opts[0] if isinstance(param, click.Option) else (param.name or "").upper())
        for named, command in commands(cli)
        for param in command.params
        if (isinstance(param, click.Option) and param.is_flag and param.name != "replace")
        or (isinstance(param, click.Argument) and not param.required)
    }
    tried = {found for way, words, _ in UNHEARD for found in ways if _is_tried(found, way, words)}
    assert not OF_ALL & tried
    assert ways - tried == OF_ALL


def _is_tried(one: tuple[str, ...], way: tuple[str, ...], words: str) -> bool:
    *command, param = one
    is_left_out = param.isupper() and words == "without an ID"
    return tuple(command) == way[: len(command)] and (param in way or is_left_out)


@pytest.mark.parametrize("proxy", ["proxy.test", "10.0.0.0/8", "*", "127.0.0.1:80"])
def test_a_proxy_that_would_never_be_known_for_it_is_refused(proxy: str) -> None:
    """Its headers are read of one computer alone, by its number; also where nothing is served yet."""
    done = CliRunner().invoke(cli, ["serve", "--check", "--proxy", proxy], standalone_mode=False)
    assert isinstance(done.exception, InvalidError)
    assert "in numbers" in str(done.exception)


@pytest.mark.parametrize("edition", ["public", "inspection"])
def test_a_paper_that_no_edition_has_is_refused(edition: str) -> None:
    words = ["publish", "2026-Q2", "--person", "Pat", "--edition", edition, "--format", "docx", "--to", "out"]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert isinstance(done.exception, InvalidError)
    assert "only the board's edition has a paper" in str(done.exception)


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


@pytest.mark.parametrize(
    "typed",
    [
        ("report", "--format", "json", "--format", "html"),
        ("report", "--output", "a.html", "--output=b.html"),
        ("condition", "a-1", "--number", "1", "--met", "--not-met"),
        ("register", "export", "--to", "a.csv", "--to", "b.csv"),
    ],
    ids=" ".join,
)
def test_what_takes_one_value_is_given_once(typed: tuple[str, ...]) -> None:
    """The first of two was passed over."""
    done = CliRunner().invoke(cli, [*typed])
    assert done.exit_code == 2
    assert "is given 2 times" in done.output
    again = CliRunner().invoke(cli, ["collate", "no-such", "--format", "json", "--format", "html"])
    assert "is given" not in again.output + str(again.exception)

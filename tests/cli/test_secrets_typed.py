"""A database's password is refused wherever it is typed, and no error repeats it."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.records.test_address import PLAIN, SECRET
from venuecheck.cli import main
from venuecheck.cli.terminal.problems import line
from venuecheck.core.problem import InputError, Problem
from venuecheck.core.secret_address import has_secret_address

TYPED = (
    *SECRET,
    "postgresql:venuecheck:s3cret@db/store",
    "postgresql:/venuecheck:s3cret@db.test/store",
    "POSTGRES://venuecheck:s3cret word@db.test/store",
    "sent/postgresql:/venuecheck:s3cret@db.test/store",
    "host=db.test user=venuecheck password=s3cret",
    "password = s3cret dbname=store",
    "see postgresql://venuecheck:s3cret@db.test/store",
)
OTHER = (
    *PLAIN,
    "postgresql://db.test:5432/store",
    "the password=yes was on the wall",
    "https://larkfield.test:8443/a?token=1",
    "Ring A. Berg: 16:00, a.berg@larkfield.test",
    "C:\\Users\\a.berg@larkfield.test\\venuecheck.db",
    "user = the caretaker",
)


def commands(group: click.Group, named: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command, with what is typed for it."""
    for name in group.list_commands(click.Context(group)):
        one = group.get_command(click.Context(group), name)
        assert one is not None
        if isinstance(one, click.Group):
            yield from commands(one, (*named, name))
        else:
            yield (*named, name), one


def words(command: click.Command) -> Iterator[tuple[str, ...]]:
    """Give the ways to type something: as an argument, and after or within each option that takes a value."""
    yield ("{}",)
    for param in command.params:
        if isinstance(param, click.Option) and not param.is_flag and not param.count:
            yield param.opts[0], "{}"
            yield (f"{max(param.opts, key=len)}={{}}",) if param.opts[0].startswith("--") else ("{}",)


@pytest.mark.parametrize("address", TYPED)
def test_it_is_known_as_one(address: str) -> None:
    """By itself, and in the place of a file within a line."""
    assert has_secret_address(address)
    said = line(Problem(file=address, what="there is no such file"), None)
    assert "s3cret" not in said
    assert ".pgpass" in said


@pytest.mark.parametrize("text", OTHER)
def test_what_is_none_is_taken(text: str) -> None:
    """Names of files, addresses of pages, and what people write."""
    assert not has_secret_address(text)


def test_no_command_takes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever argument or option it is typed for; nothing is made by it."""
    monkeypatch.chdir(tmp_path)
    every = dict(commands(main.cli))
    assert len(every) > 80
    for named, command in every.items():
        for typed, address in zip(
            words(command), cycle(("postgresql://u:s 3cret@x/y", "host=x password=s3cret")), strict=False
        ):
            done = CliRunner().invoke(main.cli, [*named, *(one.replace("{}", address) for one in typed)])
            assert isinstance(done.exception, InputError), (named, typed)
            assert "3cret" not in f"{done.output}{done.exception}"
    assert not [*tmp_path.iterdir()]


def test_a_usage_error_shows_none(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever ends the program says the one line."""
    monkeypatch.setattr("sys.argv", ["venuecheck", "backup", "--to", "postgresql://u:s3cret@db.test/x"])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == main.USAGE_ERROR
    said = capsys.readouterr().err
    assert "s3cret" not in said
    assert said.startswith("what you typed: a password must not stand in a database's address")

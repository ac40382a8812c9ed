"""`venuecheck accounts`: a way back in, and a copy that is as good as what it was made of."""

import re
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from click.testing import CliRunner

from tests.service import venues
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.entrance import Entrance
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.passwords import hashed
from venuecheck.cli.main import cli
from venuecheck.core.actor import Role
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.mail.address import Address
from venuecheck.mail.message import Kind
from venuecheck.mail.outbox import Outbox, Outgoing, State
from venuecheck.mail.settings import KeptSettings, MailSettings, Security

_NOW = 1_790_000_000.0
_PASSWORD = "canal heron umbrella"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with accounts: an administrator who is set up, and a clerk who is not."""
    place = tmp_path / "here"
    place.mkdir()
    accounts = Accounts.beside(place)
    ruth = accounts.book.add("Ruth Adeyemi", {"lockside": (Role.ADMINISTRATOR,)}, _NOW)
    accounts.book.set_password(ruth.id, hashed(_PASSWORD))
    accounts.book.add("Priya Nandakumar", {"lockside": (Role.CLERK,)}, _NOW)
    accounts.close()
    return place


@pytest.fixture
def accounts(folder: Path) -> Iterator[Accounts]:
    """Open them, as a server does meanwhile."""
    opened = Accounts.beside(folder)
    yield opened
    opened.close()


def said(folder: Path, *words: str) -> tuple[int, str]:
    """Run a subcommand, and give its status and what it says."""
    done = CliRunner().invoke(cli, ["accounts", *words, "--config", str(folder / "venuecheck.yaml")])
    if isinstance(done.exception, InputError):
        return 2, str(done.exception)
    return done.exit_code, done.output


def test_those_who_may_sign_in_are_listed(folder: Path) -> None:
    """With their roles, and whether they can come in."""
    status, text = said(folder, "list")
    assert status == 0
    assert "ruth-adeyemi: Ruth Adeyemi, set up\n    lockside: administrator" in text
    assert "priya-nandakumar: Priya Nandakumar, not set up yet\n    lockside: clerk" in text


def test_a_lost_administrator_gets_in_again(folder: Path, accounts: Accounts) -> None:
    """By a link for a new password; the second factor goes only where that is said; both are written down."""
    secret = accounts.second_factor.fresh()
    assert accounts.second_factor.take("ruth-adeyemi", secret, pyotp.TOTP(secret).at(int(_NOW)), _NOW)
    status, text = said(folder, "link", "ruth-adeyemi", "--public", "https://bookings.council.example/")
    assert status == 0
    found = re.search(r"^ {4}https://bookings\.council\.example/link/(\S+)$", text, re.MULTILINE)
    assert found is not None
    link = accounts.links.find(found[1], _NOW)
    assert link is not None
    assert (link.account, link.purpose) == ("ruth-adeyemi", Purpose.SET_UP)
    assert accounts.book.named("ruth-adeyemi").has_second_factor
    assert said(folder, "link", "ruth-adeyemi", "--remove-second-factor")[0] == 0
    assert not accounts.book.named("ruth-adeyemi").has_second_factor
    assert [one.what for one in accounts.happenings.latest()] == ["link made", "second factor taken away", "link made"]
    assert {one.address for one in accounts.happenings.latest()} == {"terminal"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("link", "nobody"), "there is no account of this name"),
        (("link", "priya-nandakumar"), "has ended"),
        (("copy", "already"), "this is there already"),
        (("copy", "missing/copied"), "the copy cannot be written"),
    ],
)
def test_what_cannot_be_done_is_told(
    folder: Path, accounts: Accounts, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    """In one line, and nothing is written."""
    accounts.book.end("priya-nandakumar")
    monkeypatch.chdir(folder)
    (folder / "already").mkdir()
    status, text = said(folder, *words)
    assert (status, told in text) == (2, True), text
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_where_no_server_ever_ran_there_is_nothing(tmp_path: Path) -> None:
    """And asking makes no accounts."""
    for words in ("list",), ("link", "administrator"), ("copy", str(tmp_path / "to")):
        status, text = said(tmp_path, *words)
        assert (status, "there are no accounts" in text) == (2, True)
    assert not list(tmp_path.iterdir())


def test_a_copy_brought_back_lets_the_same_people_in(folder: Path, accounts: Accounts, tmp_path: Path) -> None:
    """With their password, their app and their recovery codes; somebody else's key opens no second factor."""
    secret = accounts.second_factor.fresh()
    codes = accounts.second_factor.take("ruth-adeyemi", secret, pyotp.TOTP(secret).at(int(_NOW)), _NOW)
    assert codes
    assert said(folder, "copy", str(tmp_path / "copied"))[0] == 0
    accounts.book.end("ruth-adeyemi")
    copied = sorted((tmp_path / "copied").iterdir())
    assert [path.name for path in copied] == ["venuecheck-accounts.db", "venuecheck-web.secret"]
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in copied} == {0o600}

    back = tmp_path / "back"
    back.mkdir()
    for path in copied:
        shutil.copy(path, back)
    later = _NOW + 60
    opened = Accounts.beside(back)
    entrance = Entrance(accounts=opened, address="127.0.0.1")
    ruth = entrance.by_password("ruth-adeyemi", _PASSWORD, later)
    entrance.by_code(ruth, pyotp.TOTP(secret).at(int(later)), later)
    entrance.by_code(ruth, codes[0], later)
    opened.close()
    (back / "venuecheck-web.secret").unlink()
    other = Accounts.beside(back)
    assert not other.second_factor.is_right("ruth-adeyemi", pyotp.TOTP(secret).at(int(later) + 60), later + 60)
    other.close()


def test_mail_is_set_up_without_a_page(folder: Path, accounts: Accounts) -> None:
    """The password by standard input; what cannot be is told by its option; and it can be turned off."""
    assert "Mail is off." in said(folder, "mail")[1]
    words = ["accounts", "mail", "--config", str(folder / "venuecheck.yaml"), "--host", "smtp.example.org"]
    words += ["--user", "venuecheck", "--public", "https://bookings.council.example"]
    runner = CliRunner()
    wrong = runner.invoke(cli, [*words, "--sender", "nobody"], input="canal-heron-1\n")
    assert isinstance(wrong.exception, InputError)
    assert [one.field for one in wrong.exception.problems] == ["sender"]
    done = runner.invoke(cli, [*words, "--sender", "bookings@council.example"], input="canal-heron-1\n")
    assert (done.exit_code, "Mail is on: smtp.example.org, port 587" in done.output) == (0, True), done.output
    assert "canal-heron-1" not in done.output
    kept = KeptSettings(accounts.database, accounts.key).read()
    assert kept is not None
    assert kept.password == "canal-heron-1"
    again = runner.invoke(cli, [*words, "--sender", "bookings@council.example"], input="canal-heron-2\n")
    assert again.exit_code == 0, "another password of the same"
    other = [*words, "--sender", "halls@council.example"]
    refused = runner.invoke(cli, other, input="canal-heron-3\n")
    assert isinstance(refused.exception, ConflictError)
    assert "from bookings@council.example, by somebody at the server's terminal, on " in str(refused.exception)
    assert "from halls@council.example" in runner.invoke(cli, [*other, "--replace"], input="canal-heron-3\n").output
    assert "Mail is off." in said(folder, "mail", "--off")[1]


def test_a_copy_brought_back_sends_with_the_same_password(folder: Path, accounts: Accounts, tmp_path: Path) -> None:
    """And what waited then waits again; without its key, neither opens."""
    settings = MailSettings(
        host="smtp.example.org",
        port=465,
        security=Security.TLS,
        user="venuecheck",
        password="canal-heron-1",
        sender="bookings@council.example",
        public="https://bookings.council.example",
    )
    KeptSettings(accounts.database, accounts.key).keep(settings)
    out = Outgoing(kind=Kind.TEST, to=Address.read("ruth@council.example"), path="/", about="test", ends=_NOW + 86_400)
    Outbox.of(accounts).add(out, account="ruth-adeyemi", now=_NOW)
    assert said(folder, "copy", str(tmp_path / "copied"))[0] == 0
    for with_its_key in (True, False):
        if not with_its_key:
            (tmp_path / "copied" / "venuecheck-web.secret").unlink()
        back = Accounts.beside(tmp_path / "copied")
        kept, (waits,) = KeptSettings(back.database, back.key).read(), Outbox.of(back).listed(State.WAITING)
        assert kept is not None
        assert (kept.password, waits.to) == (("canal-heron-1", out.to) if with_its_key else ("", None))
        back.close()


def test_what_a_command_finds_otherwise_than_recorded_is_noted(tmp_path: Path) -> None:
    """As what a page finds is."""
    site = venues.school(tmp_path / "school")
    accounts = Accounts.beside(site.path.parent)
    for name in ("Ruth Adeyemi", "Priya Nandakumar"):
        accounts.book.add(name, {site.venue.id: (Role.CLERK,)}, _NOW)
    assert said(site.path.parent, "link", "ruth-adeyemi")[0] == 0
    accounts.book.end("priya-nandakumar")
    assert said(site.path.parent, "link", "ruth-adeyemi")[0] == 0
    found = [
        one.about for one in accounts.happenings.latest() if one.what.startswith("found otherwise than recorded: ended")
    ]
    assert found == ["priya-nandakumar"]
    accounts.close()


def test_nothing_is_done_off_the_record(folder: Path, accounts: Accounts) -> None:
    """While the records of the store's own matters are not whole no link is made, and mail stays as it is."""
    site = venues.school(folder / "again")
    for name in ("venuecheck.yaml", "venuecheck.db", "venuecheck.key", "venuecheck.anchor"):
        shutil.move(site.path.parent / name, folder / name)
    assert said(folder, "link", "ruth-adeyemi")[0] == 0
    with sqlite3.connect(folder / "venuecheck.db") as connection:
        connection.execute("DROP TRIGGER record_no_update")
        connection.execute("UPDATE record SET at = '2026-09-15T09:00:00.000+00:00' WHERE venue = '_store' AND seq = 1")
    connection.close()
    for words in (("link", "ruth-adeyemi", "--remove-second-factor"), ("mail", "--off")):
        status, text = said(folder, *words)
        assert status == 2
        assert "the store's own matters, record 1: its header has been changed" in text
    assert [one.what for one in accounts.happenings.latest()] == ["link made"]

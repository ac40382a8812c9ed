"""What whoever owns the database of accounts writes into it is found, and named by what it is and whose."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner

from tests.report.samples import NOW
from venuecheck.accounts import passwords
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.entrance import Entrance
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.sealed import SEALED, sealed
from venuecheck.cli.main import cli
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError
from venuecheck.records.chains import OWN
from venuecheck.records.store import Store
from venuecheck.service.record_keeping import own_matters
from venuecheck.service.record_keeping.accounts_compared import accounts_compared
from venuecheck.service.record_keeping.own_matters import ACCOUNT_KIND, Change, How, OwnMatter, record_own
from venuecheck.service.record_keeping.proof import verify
from venuecheck.service.sites.extras import EXTRAS
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues

_GWEN, _PASSWORD = "gwen-made-up", "canal heron umbrella"
_LATER = NOW + timedelta(hours=1)


@pytest.fixture
def accounts(site: Site) -> Iterator[Accounts]:
    """Give its accounts: a clerk who has a password and a second factor, and one without, both on record."""
    made = Accounts.beside(site.path.parent)
    for name in ("Gwen Made-Up", "Ann Made-Up"):
        made.book.add(name, {site.venue.id: (Role.CLERK,)}, NOW.timestamp())
    made.book.set_password(_GWEN, "$argon2id$of gwen")
    made.book.set_password("ann-made-up", "$argon2id$of ann")
    factor = made.second_factor
    secret = factor.fresh()
    with made.database.writing() as connection:
        sealed_secret = made.key.encrypted(secret, _GWEN)
        connection.exec_driver_sql("UPDATE web_account SET totp = ? WHERE id = ?", (sealed_secret, _GWEN))
    kept(site, made)
    yield made
    made.close()


def kept(site: Site, accounts: Accounts, change: Change | None = None, *, later: bool = False) -> tuple[str, ...]:
    """Record how they stand; give what was found, in words."""
    with open_store(site) as store:
        found = record_own(store.database, accounts, change or Change(), _LATER if later else NOW)
    return tuple(one.words for one in found)


_COPIED = (
    "UPDATE web_account SET password = (SELECT password FROM web_account WHERE id = 'ann-made-up')"
    " WHERE id = 'gwen-made-up'"
)
_WRITTEN = {
    _COPIED: "changed outside the program: the password of gwen-made-up",
    "UPDATE web_account SET password = '' WHERE id = 'gwen-made-up'": (
        "changed outside the program: the password of gwen-made-up"
    ),
    "UPDATE web_account SET totp = NULL WHERE id = 'gwen-made-up'": (
        "changed outside the program: the second factor of gwen-made-up"
    ),
    "UPDATE web_account SET totp = x'00' WHERE id = 'gwen-made-up'": (
        "changed outside the program: the second factor of gwen-made-up"
    ),
    "UPDATE web_role SET role = 'administrator' WHERE account = 'gwen-made-up'": (
        "changed outside the program: the roles of gwen-made-up"
    ),
    "INSERT INTO web_identity (provider, subject, account, by_groups) VALUES ('entra', 's', 'gwen-made-up', 0)": (
        "changed outside the program: the other way to sign in of gwen-made-up"
    ),
    "INSERT INTO web_provider VALUES ('p', 'P', 'https://evil.example', 'c', x'')": (
        "made outside the program: what is set of p"
    ),
    "DELETE FROM web_account WHERE id = 'gwen-made-up'": "removed outside the program: the account gwen-made-up",
    "UPDATE web_account SET id = 'hugh-made-up' WHERE id = 'ann-made-up'": (
        "made outside the program: the account hugh-made-up"
    ),
}


@pytest.mark.parametrize("statement", _WRITTEN)
def test_what_is_written_into_the_accounts_is_named(statement: str, site: Site, accounts: Accounts) -> None:
    """By `verify`, which changes nothing, and as a server starts or somebody signs in; then it is on record as that."""
    assert accounts_compared(site, NOW) == ()
    venues.into_accounts(site, statement)
    before = {path: path.read_bytes() for path in site.path.parent.iterdir() if path.suffix in {".anchor", ".secret"}}
    said = _WRITTEN[statement]
    told = accounts_compared(site, _LATER)
    assert f"{said[0].upper()}{said[1:]}." in told
    done = CliRunner().invoke(cli, ["verify", "--config", str(site.path)])
    assert done.exit_code == 0
    assert said in " ".join(done.output.split()).replace(said[0].upper() + said[1:], said)
    assert {path: path.read_bytes() for path in before} == before
    assert said in kept(site, accounts, later=True)
    assert accounts_compared(site, _LATER) == ()
    noted = [one.what for one in accounts.happenings.latest() if one.what.startswith("found otherwise than recorded: ")]
    assert noted
    assert verify(site).is_whole


_ODD = {
    "CREATE TRIGGER t AFTER UPDATE ON web_account BEGIN UPDATE web_role SET role = 'administrator'; END": (
        "there is a trigger that is not the accounts' (t)"
    ),
    "CREATE VIEW v AS SELECT 1": "there is a view that is not the accounts' (v)",
    "CREATE INDEX i ON web_role (role)": "there is an index that is not the accounts' (i)",
    "INSERT INTO web_role VALUES ('gwen-made-up', 'st-aidans', 'janitor')": (
        "a role of gwen-made-up: its role is 'janitor', which is none"
    ),
    "UPDATE web_role SET role = CAST('clerk' AS BLOB) WHERE account = 'gwen-made-up'": (
        "a role of gwen-made-up: its role is no text, but blob"
    ),
    "UPDATE web_account SET password = CAST(password AS BLOB) WHERE id = 'gwen-made-up'": (
        "the account gwen-made-up: its password is no text, but blob"
    ),
    "UPDATE web_account SET totp = 'x' WHERE id = 'gwen-made-up'": (
        "the account gwen-made-up: its totp is no blob, but text"
    ),
    "UPDATE web_account SET name = CAST(x'ff' AS TEXT) WHERE id = 'gwen-made-up'": (
        "the account gwen-made-up: its name is no text (UTF-8)"
    ),
    "UPDATE web_account SET ended = 'x', made = 'y' WHERE id = 'gwen-made-up'": (
        "the account gwen-made-up: its ended is no integer, but text"
    ),
    "UPDATE web_account SET id = CAST(x'fe' AS TEXT) WHERE id = 'gwen-made-up'": "its id is no text (UTF-8)",
    "INSERT INTO web_link VALUES ('d', 'gwen-made-up', 'come in', 9e9)": (
        "a link of gwen-made-up: its purpose is 'come in', which is none"
    ),
    "ALTER TABLE web_account RENAME COLUMN totp TO was": "the accounts are damaged, or not in their form",
    "garbage": "the accounts are damaged, or not in their form",
    "cut": "the accounts are damaged, or not in their form",
}


@pytest.mark.parametrize("odd", _ODD)
def test_accounts_that_cannot_be_read_silence_nothing(odd: str, site: Site, accounts: Accounts) -> None:
    """`verify` tells of the records and names what is wrong; so does whoever opens them: no fault of the program."""
    database = site.path.parent / "venuecheck-accounts.db"
    accounts.close()
    if odd == "garbage":
        database.write_bytes(b"no database" * 1000)
    elif odd == "cut":
        database.write_bytes(database.read_bytes()[:4096])
    else:
        venues.into_accounts(site, odd)
    done = CliRunner().invoke(cli, ["verify", "--config", str(site.path)])
    output = " ".join(done.output.split())
    assert done.exit_code == 1
    assert output.index("How far they go: ") < output.index(f"{database}")
    assert _ODD[odd] in output
    assert "half-made" not in output
    for command in (["accounts", "list"], ["serve", "--check", "--service"]):
        refused = CliRunner().invoke(cli, [*command, "--config", str(site.path)])
        assert isinstance(refused.exception, InputError), command
        assert _ODD[odd] in str(refused.exception)
        assert f"{database}: " in str(refused.exception)
        assert "bring the accounts back from their copy" in str(refused.exception)


@pytest.mark.parametrize(
    ("name", "odd"), [("accounts.db", "a folder"), ("accounts.db", "a pipe"), ("web.secret", "a folder")]
)
def test_what_stands_in_their_place_is_named(name: str, odd: str, site: Site, accounts: Accounts) -> None:
    """`verify` tells of the records and says what is there; neither takes it for accounts that were never made."""
    accounts.close()
    path = site.path.parent / f"venuecheck-{name}"
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    if odd == "a folder":
        path.mkdir()
    elif sys.platform == "win32":
        pytest.skip("a name for a pipe is no file there")
    else:
        os.mkfifo(path)
    done = CliRunner().invoke(cli, ["verify", "--config", str(site.path)])
    output = " ".join(done.output.split())
    told = f"what stands in the place of the file {path.name} is {odd}"
    assert done.exit_code == 1
    assert output.index("How far they go: ") < output.index(told)
    commands = [["copy", str(path.parent / "copied")], *([["list"]] if name == "accounts.db" else [])]
    for command in commands:
        refused = CliRunner().invoke(cli, ["accounts", *command, "--config", str(site.path)])
        assert told in str(refused.exception)
        assert "move it away" in str(refused.exception)


def test_no_record_holds_a_hash_or_what_tells_of_one(site: Site, accounts: Accounts) -> None:
    """Not the hash, not a digest of it that somebody without the key could make; two equal ones look different."""
    hashed = accounts.book.password_of(_GWEN)
    venues.into_accounts(site, _COPIED.replace("'gwen-made-up'", "'ann-made-up'"), _COPIED)
    kept(site, accounts, later=True)
    connection = sqlite3.connect(site.path.parent / "venuecheck.db")
    bodies = [body for (body,) in connection.execute("SELECT body FROM payload WHERE venue = ?", (OWN,))]
    connection.close()
    text = "\n".join(bodies)
    for secret in (hashed, hashlib.sha256(hashed.encode()).hexdigest()[:16], "argon2"):
        assert secret not in text
    one, other = (sealed(accounts)[name]["password"] for name in (_GWEN, "ann-made-up"))
    assert accounts.book.password_of(_GWEN) == accounts.book.password_of("ann-made-up")
    assert one != other
    assert json.loads(bodies[-1])["stands"]["let_in_by"].keys() == {"key", *SEALED} - {"sender", "contact"}


def test_what_people_and_the_program_change_is_done_and_not_found(site: Site, accounts: Accounts) -> None:
    """A new password by a link, and one of former costs that is hashed anew as somebody signs in."""
    entrance, now = Entrance(accounts=accounts, address="127.0.0.1"), _LATER.timestamp()
    token = accounts.links.make(_GWEN, Purpose.SET_UP, now)
    assert entrance.set_up(token, accounts.book.named(_GWEN), "heron umbrella boat", (), now)
    assert kept(site, accounts, later=True) == ()
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(passwords.cleaned(_PASSWORD))
    accounts.book.set_password(_GWEN, weak)
    kept(site, accounts, Change(by="x", about=(_GWEN,)))
    assert entrance.by_password(_GWEN, _PASSWORD, now).id == _GWEN
    assert accounts.book.password_of(_GWEN) != weak
    assert kept(site, accounts, later=True) == ()
    with open_store(site) as store:
        latest = Store(store.database, OWN).latest(ACCOUNT_KIND, _GWEN, OwnMatter)
    assert latest is not None
    assert (latest.how, latest.by) == (How.DONE, _GWEN)


def test_what_an_earlier_version_recorded_is_not_otherwise(
    site: Site, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what it did not record nothing is known: it is recorded now, and nobody is said to have changed it."""
    venues.into_accounts(site, "UPDATE web_account SET password = 'x' WHERE id = 'gwen-made-up'")
    with monkeypatch.context() as former:
        former.setattr(
            own_matters,
            "as_they_stand",
            lambda of: {(ACCOUNT_KIND, one.id): own_matters.how_stands(one) for one in of.book.all()},
        )
        kept(site, accounts, Change(by="x", about=(_GWEN, "ann-made-up")))
    assert accounts_compared(site, _LATER) == ()
    assert kept(site, accounts, later=True) == ()
    venues.into_accounts(site, "UPDATE web_account SET password = 'y' WHERE id = 'gwen-made-up'")
    assert kept(site, accounts, later=True) == ("changed outside the program: the password of gwen-made-up",)


def test_another_key_is_told_as_that_and_a_database_that_is_gone_too(site: Site, accounts: Accounts) -> None:
    """Not as passwords that somebody changed."""
    key = site.path.parent / "venuecheck-web.secret"
    content = key.read_bytes()
    key.unlink()
    (told,) = accounts_compared(site, _LATER)
    assert told.startswith("venuecheck-web.secret is not here, and 2 accounts")
    assert not key.exists()
    Accounts.beside(site.path.parent).close()
    told = " ".join(accounts_compared(site, _LATER))
    assert "the secret behind the sign-in of gwen-made-up" in told
    assert "password" not in told
    key.write_bytes(content)
    assert accounts_compared(site, _LATER) == ()
    accounts.close()
    for path in site.path.parent.glob("venuecheck-accounts.db*"):
        path.unlink()
    (told,) = accounts_compared(site, _LATER)
    assert told.startswith("venuecheck-accounts.db is not here, and 2 accounts")
    assert not (site.path.parent / "venuecheck-accounts.db").exists()


_BARE = """
import sys
sys.modules.update(dict.fromkeys(sys.argv[2:]))
from venuecheck.cli.main import cli
cli(["verify", "--config", sys.argv[1]])
"""


def _of_a_server() -> tuple[str, ...]:
    return next(one.modules for one in EXTRAS if one.id == "web")


@pytest.mark.usefixtures("accounts")
def test_where_a_servers_libraries_are_not_here_it_is_said_that_nobody_compared(site: Site) -> None:
    """`verify` proves the records all the same."""
    venues.into_accounts(site, "UPDATE web_account SET password = 'another' WHERE id = 'gwen-made-up'")
    command = [sys.executable, "-c", _BARE, str(site.path), *_of_a_server()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The accounts were not compared with what is on record of them: that needs " in done.stdout

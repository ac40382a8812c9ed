"""Accounts in a file of SQLite's and on PostgreSQL: the same word by word, whichever it is."""

from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest

from tests.records.conftest import new_database
from venuecheck.accounts import passwords, tables, tokens
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.limits import CODE, LINK
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.core.actor import Role
from venuecheck.core.problem import BusyError, ConflictError, InputError, InvalidError
from venuecheck.records import engine
from venuecheck.records.database import Database

_NOW = 1_790_000_000.0


@pytest.fixture(params=["sqlite", "postgresql"])
def accounts(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Accounts]:
    """Open accounts of one's own."""
    url = "" if request.param == "sqlite" else new_database(request.getfixturevalue("sockets"))
    opened = Accounts.beside(tmp_path, url)
    yield opened
    opened.close()


def test_what_is_kept_is_read_again(accounts: Accounts) -> None:
    """People, roles, passwords, sessions, links, codes, limits and what was done."""
    book = accounts.book
    joan = book.add("Joan Whitlock", {"school": [Role.DECIDER, Role.CLERK]}, _NOW)
    other = book.add(" Joan  Whitlock ", {}, _NOW)
    assert (joan.id, other.id) == ("joan-whitlock", "joan-whitlock-2")
    assert book.named(joan.id).roles == {"school": {Role.DECIDER, Role.CLERK}}
    assert [one.id for one in book.at("school")] == [joan.id]
    book.give_roles(joan.id, {"school": [Role.MANAGER]}, seen={"school": frozenset({Role.DECIDER, Role.CLERK})})
    both: dict[str, list[Role]] = {"library": [Role.CLERK], "school": []}
    with pytest.raises(ConflictError, match="manager"):
        book.give_roles(joan.id, both, seen={"school": frozenset({Role.CLERK})})
    assert book.named(joan.id).roles == {"school": {Role.MANAGER}}, "nothing of it is written"

    token = accounts.sessions.begin(joan.id, _NOW, device="Chromium")
    found = accounts.sessions.find(token, _NOW + 120)
    assert found is not None
    assert accounts.sessions.of(joan.id, _NOW + 120)[0].seen == _NOW + 120
    assert accounts.sessions.find(token, _NOW + 120 + 3_601) is None
    unused = accounts.links.make(joan.id, Purpose.LOOK_ROUND, _NOW)
    accounts.tidy(_NOW + 1_000_000)
    assert accounts.sessions.of(joan.id, _NOW) == ()
    assert accounts.links.find(unused, _NOW) is None

    link = accounts.links.make(joan.id, Purpose.SET_UP, _NOW)
    assert accounts.links.find(link, _NOW) == accounts.links.use_up(link, _NOW)
    assert accounts.links.use_up(link, _NOW) is None

    secret = accounts.second_factor.fresh()
    codes = accounts.second_factor.take(joan.id, secret, pyotp.TOTP(secret).at(int(_NOW)), _NOW)
    assert codes is not None
    assert accounts.second_factor.is_right(joan.id, codes[0], _NOW)
    assert not accounts.second_factor.is_right(joan.id, codes[0], _NOW)
    assert accounts.second_factor.left(joan.id) == len(codes) - 1
    assert not accounts.second_factor.is_right(other.id, codes[1], _NOW), "a code of somebody else"

    assert [accounts.limits.allows(CODE, "x", _NOW) for _ in range(6)] == [True] * 5 + [False]
    assert accounts.limits.allows(CODE, "y", _NOW)
    assert accounts.limits.allows(CODE, "x", _NOW + CODE.seconds + 1)

    accounts.happenings.note("signed in", account=joan.id, now=_NOW)
    for _ in range(201):
        accounts.happenings.note("looked at a booking", account=other.id, now=_NOW, is_look=True)
    accounts.happenings.note("account made", account="", about=joan.id, now=_NOW)
    assert [one.what for one in accounts.happenings.latest([joan.id])] == ["account made", "signed in"]
    book.end(joan.id)
    assert book.named(joan.id).ended
    assert book.at("school") == ()


def test_a_second_factor_opens_with_its_own_key_alone(accounts: Accounts, tmp_path: Path) -> None:
    """Of a database that somebody took away, or put another key beside, no code is right."""
    one = accounts.book.add("Joan Whitlock", {}, _NOW)
    secret = accounts.second_factor.fresh()
    code = pyotp.TOTP(secret).at(int(_NOW) + 60)
    assert accounts.second_factor.take(one.id, secret, pyotp.TOTP(secret).at(int(_NOW)), _NOW)
    key = tmp_path / "venuecheck-web.secret"
    kept = key.read_bytes()
    key.write_text("00" * 32 + "\n", encoding="ascii")
    elsewhere = Accounts(database=accounts.database, key=type(accounts.key).beside(tmp_path))
    assert not elsewhere.second_factor.is_right(one.id, code, _NOW + 60)
    key.write_bytes(kept)
    assert accounts.second_factor.is_right(one.id, code, _NOW + 60)


def test_a_key_that_is_none_is_not_made_anew(tmp_path: Path) -> None:
    """A damaged key is said to be one: a new one would shut everybody's second factor out."""
    (tmp_path / "venuecheck-web.secret").write_text("not a key\n", encoding="ascii")
    with pytest.raises(InputError, match="key of the accounts"):
        Accounts.beside(tmp_path)


def test_a_key_that_was_not_finished_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends the program while it is written: at the next start one is made."""

    def cut_off(_descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", cut_off)
        with pytest.raises(KeyboardInterrupt):
            WebKey.beside(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert WebKey.beside(tmp_path) == WebKey.beside(tmp_path)


@pytest.mark.parametrize(
    ("password", "taken"),
    [
        ("canal heron umbrella", True),
        ("48291038571920", True),
        ("glinjvuqwsxz", True),
        ("qwertyuiop12", False),
        ("Passw0rd!Passw0rd!", False),
        ("letmeinletmein1", False),
        ("Joan Whitlock 1", False),
        ("short one 1", False),
        ("a" * 300, False),
    ],
)
def test_passwords_are_long_and_not_the_common_ones(password: str, taken: bool) -> None:  # noqa: FBT001 - a table's column
    """Nothing is asked of their composition."""
    if taken:
        passwords.check(password, ["Joan Whitlock"])
    else:
        with pytest.raises(InvalidError):
            passwords.check(password, ["Joan Whitlock"])


def test_the_same_letters_typed_elsewhere_are_the_same_password() -> None:
    """An é of one sign and one of two (NFKC)."""
    kept = passwords.hashed("caf\u00e9 au lait, 3 fois")
    assert passwords.is_right("cafe\u0301 au lait, 3 fois", kept)
    assert not passwords.is_right("cafe au lait, 3 fois", kept)
    assert not passwords.is_right("anything", "")
    assert kept.startswith("$argon2id$")
    assert not passwords.is_outdated(kept)


def test_a_look_waits_for_no_disk_and_what_is_changed_does(accounts: Accounts) -> None:
    """On the very same connection, one after the other; a look is there at once."""
    asked = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
    usual = {"sqlite": 2, "postgresql": "on"}
    with accounts.database.noting() as connection:
        kind = connection.dialect.name
        assert connection.exec_driver_sql(asked[kind]).scalar() in {1, "off"}
    with accounts.database.writing() as connection:
        assert connection.exec_driver_sql(asked[kind]).scalar() == usual[kind]
    accounts.happenings.note("looked at a booking", account="joan", now=_NOW, is_look=True)
    assert [one.what for one in accounts.happenings.latest()] == ["looked at a booking"]


def test_whoever_is_refused_is_not_counted_at_what_is_asked_next(accounts: Accounts) -> None:
    """Tries that are counted together are counted in turn: an address that is shut out wears no account's tries out."""
    limits = accounts.limits
    for number in range(CODE.most):
        assert limits.refused_by({CODE: "joan", LINK: f"here {number}"}, _NOW) is None
    assert limits.refused_by({CODE: "joan", LINK: "here"}, _NOW) is CODE
    assert all(limits.allows(LINK, "here", _NOW) for _ in range(LINK.most))
    assert not limits.allows(LINK, "here", _NOW)


def test_others_who_write_for_too_long_are_told_as_that(monkeypatch: pytest.MonkeyPatch, accounts: Accounts) -> None:
    """Nothing is damaged, and nothing was written: the same can be done again."""
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 1)
    url = accounts.database._engine.url.render_as_string(hide_password=False)
    other = Accounts(database=AccountsDatabase.open(url), key=accounts.key)
    with accounts.database.writing(), pytest.raises(BusyError, match="wait a little"):
        other.book.add("Joan Whitlock", {}, _NOW)
    assert other.book.all() == ()
    other.book.add("Joan Whitlock", {}, _NOW)
    assert [one.name for one in accounts.book.all()] == ["Joan Whitlock"]
    other.close()


@pytest.mark.parametrize("change", ["account = 'ann'", "purpose = 'look round'", "ends = ends + 1000000"])
def test_a_link_that_is_changed_or_made_in_the_database_opens_nothing(change: str, accounts: Accounts) -> None:
    """Its digest holds all that it says, and is made with a key that is not there."""
    token = accounts.links.make("joan", Purpose.SET_UP, _NOW)
    made_up = {"digest": tokens.digest_of("x"), "account": "joan", "purpose": "set up", "ends": _NOW + 60}
    with accounts.database.writing() as connection:
        connection.execute(tables.link.insert().values(**made_up))
    assert accounts.links.find("x", _NOW) is None
    assert accounts.links.find(token, _NOW) is not None
    with accounts.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE web_link SET {change}")  # noqa: S608
    assert accounts.links.find(token, _NOW) is None
    assert accounts.links.use_up(token, _NOW) is None


@pytest.mark.parametrize(
    ("added", "what"),
    [
        ("CREATE TABLE t (a integer)", "there is a table that is not the accounts' (t)"),
        ("ALTER TABLE web_role ADD COLUMN a integer", "the table web_role is not as the program made it"),
        ("DROP INDEX ix_web_link_account", "the index ix_web_link_account is missing"),
    ],
)
def test_what_is_not_the_programs_is_named(added: str, what: str, accounts: Accounts) -> None:
    """A table, a column or what guards nothing any more: as with records."""
    url = accounts.database._engine.url.render_as_string(hide_password=False)
    with accounts.database.writing() as connection:
        connection.exec_driver_sql(added)
    with pytest.raises(InputError) as refused:
        AccountsDatabase.open(url)
    assert f"altered from outside: {what}" in str(refused.value)


@pytest.mark.parametrize("linked", ["soft", "hard"])
def test_nothing_is_written_into_the_records_under_the_accounts_name(linked: str, tmp_path: Path) -> None:
    """A link by that name would have the tables of accounts made in the store, which would then not be whole."""
    store, link = tmp_path / "venuecheck.db", tmp_path / "venuecheck-accounts.db"
    Database.open(f"sqlite:///{store.as_posix()}").close()
    link.symlink_to(store) if linked == "soft" else link.hardlink_to(store)
    before = store.read_bytes()
    with pytest.raises(InputError, match="this is the records' file, and not the accounts'"):
        Accounts.beside(tmp_path, "")
    assert store.read_bytes() == before

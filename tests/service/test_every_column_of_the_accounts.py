"""Each column of the accounts: who writes into it as whoever owns the database can is found, or gains nothing by it."""

from collections.abc import Iterator

import pyotp
import pytest

from tests.mail import server
from tests.report.samples import NOW
from venuecheck.accounts import tables
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.entrance import Entrance
from venuecheck.accounts.happenings import OF_STATEMENT
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.providers import GroupRole
from venuecheck.accounts.vouched_for import VouchedFor, connect
from venuecheck.core.actor import Role
from venuecheck.core.problem import InvalidError
from venuecheck.mail.address_book import AddressBook, WrittenTo
from venuecheck.mail.settings import KeptSettings, Security
from venuecheck.service.accessibility_statement import KeptStatement
from venuecheck.service.record_keeping.accounts_compared import accounts_compared
from venuecheck.service.record_keeping.own_matters import Change, record_own
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues
from .test_accessibility_statement import STATEMENT

_GWEN, _ANN, _AT = "gwen-made-up", "ann-made-up", NOW.timestamp()
_SEAL = "sealed with the key outside: another value opens as nothing, and moved elsewhere too (test_on_both_databases)"
_OPENS_NOTHING = "a row that is written or changed opens nothing (below)"
_LISTED = "a list to be read; a row that counts has a seal (below)"
_WAITS = "whether and when a sealed message is sent: nobody comes in, and nothing goes elsewhere"
_COUNTS = "tries that are counted: whoever guesses is slowed down by what a password costs all the same"
_FOUND = {
    "web_account.id": ("UPDATE web_account SET id = 'hugh' WHERE id = 'ann-made-up'", "made", "the account hugh"),
    "web_account.name": ("UPDATE web_account SET name = 'The Head' WHERE id = 'gwen-made-up'", "name", _GWEN),
    "web_account.password": ("UPDATE web_account SET password = 'x' WHERE id = 'gwen-made-up'", "password", _GWEN),
    "web_account.ended": ("UPDATE web_account SET ended = 1 WHERE id = 'gwen-made-up'", "ended", _GWEN),
    "web_account.totp": ("UPDATE web_account SET totp = x'00' WHERE id = 'gwen-made-up'", "second factor", _GWEN),
    "web_role.account": ("UPDATE web_role SET account = 'gwen-made-up' WHERE role = 'it'", "roles", _GWEN),
    "web_role.venue": ("UPDATE web_role SET venue = 'other' WHERE role = 'it'", "roles", _GWEN),
    "web_role.role": ("UPDATE web_role SET role = 'administrator' WHERE role = 'clerk'", "roles", _GWEN),
    "web_recovery_code.account": (
        "UPDATE web_recovery_code SET account = 'ann-made-up' WHERE rowid = (SELECT min(rowid) FROM web_recovery_code)",
        "recovery codes",
        _GWEN,
    ),
    "web_recovery_code.digest": (
        "UPDATE web_recovery_code SET digest = 'x' WHERE rowid = (SELECT max(rowid) FROM web_recovery_code)",
        "recovery codes",
        _GWEN,
    ),
    "web_identity.provider": ("UPDATE web_identity SET provider = 'g'", "other way to sign in", _GWEN),
    "web_identity.subject": ("UPDATE web_identity SET subject = 'other'", "other way to sign in", _GWEN),
    "web_identity.by_groups": ("UPDATE web_identity SET by_groups = 1", "groups that give roles", _GWEN),
    "web_identity.account": ("UPDATE web_identity SET account = 'someone'", "other way to sign in", _GWEN),
    "web_address.address": ("UPDATE web_address SET address = 'x@example.org'", "address for mail", _GWEN),
    "web_address.hears": ("UPDATE web_address SET hears = 0", "address for mail", _GWEN),
    "web_address.account": ("UPDATE web_address SET account = 'ann-made-up'", "address for mail", _GWEN),
    "web_provider.name": ("UPDATE web_provider SET name = 'Other'", "name", "made-up-school"),
    "web_provider.issuer": ("UPDATE web_provider SET issuer = 'https://x.example'", "issuer", "made-up-school"),
    "web_provider.client": ("UPDATE web_provider SET client = 'x'", "client", "made-up-school"),
    "web_provided_role.group": ("UPDATE web_provided_role SET \"group\" = 'x'", "groups", "made-up-school"),
    "web_provided_role.venue": ("UPDATE web_provided_role SET venue = 'x'", "groups", "made-up-school"),
    "web_provided_role.role": ("UPDATE web_provided_role SET role = 'administrator'", "groups", "made-up-school"),
    "web_provided_role.provider": ("UPDATE web_provided_role SET provider = 'x'", "groups", "made-up-school"),
    "web_provider.id": ("UPDATE web_provider SET id = 'x'", "removed", "made-up-school"),
    "web_mail.host": ("UPDATE web_mail SET host = 'mail.example.org'", "host", "mail"),
    "web_mail.port": ("UPDATE web_mail SET port = 26", "port", "mail"),
    "web_mail.security": ("UPDATE web_mail SET security = 'none'", "security", "mail"),
    "web_mail.user": ("UPDATE web_mail SET user = 'x'", "user", "mail"),
    "web_mail.public": ("UPDATE web_mail SET public = 'https://x.example'", "public", "mail"),
    "web_mail.is_on": ("UPDATE web_mail SET is_on = 0", "is on", "mail"),
    "web_mail.sender": ("UPDATE web_mail SET sender = 'x@example.org'", "sender", "mail"),
    "web_mail.id": ("UPDATE web_mail SET id = 2", "removed", "mail"),
    "web_statement.organisation": ("UPDATE web_statement SET organisation = 'Other'", "organisation", OF_STATEMENT),
    "web_statement.email": ("UPDATE web_statement SET email = 'x@example.org'", "contact", OF_STATEMENT),
    "web_statement.telephone": ("UPDATE web_statement SET telephone = '01632 960999'", "contact", OF_STATEMENT),
    "web_statement.post": ("UPDATE web_statement SET post = 'Elsewhere'", "contact", OF_STATEMENT),
    "web_statement.answer_days": ("UPDATE web_statement SET answer_days = 9", "answer days", OF_STATEMENT),
    "web_statement.compliance": ("UPDATE web_statement SET compliance = 'none'", "compliance", OF_STATEMENT),
    "web_statement.problems": ("UPDATE web_statement SET problems = 'Nothing'", "known problems", OF_STATEMENT),
    "web_statement.tested": ("UPDATE web_statement SET tested = '2020-01-01'", "tested", OF_STATEMENT),
    "web_statement.how_tested": ("UPDATE web_statement SET how_tested = 'By nobody'", "way of testing", OF_STATEMENT),
    "web_statement.prepared": ("UPDATE web_statement SET prepared = '2020-01-01'", "prepared", OF_STATEMENT),
    "web_statement.reviewed": ("UPDATE web_statement SET reviewed = '2020-01-01'", "reviewed", OF_STATEMENT),
    "web_statement.id": ("UPDATE web_statement SET id = 2", "removed", OF_STATEMENT),
}
"""What is written, and what is said of what."""
_GAINS_NOTHING = {
    "web_form.number": "another one is refused as another version's",
    "web_account.totp_used": "a code that was used counts for ninety seconds at most; a password is asked for first",
    "web_account.made": "shown to nobody",
    **{f"web_session.{name}": _OPENS_NOTHING for name in ("digest", "account")},
    **{f"web_session.{name}": "how long one's own session lasts" for name in ("began", "seen", "proved", "device")},
    **{f"web_link.{name}": _OPENS_NOTHING for name in ("digest", "account", "purpose", "ends")},
    "web_provider.secret": _SEAL,
    "web_mail.password": _SEAL,
    "web_mail.version": "two that change mail at once",
    "web_statement.version": "two that change the statement at once",
    "web_outbox.sealed": _SEAL,
    **{f"web_outbox.{one.name}": _WAITS for one in tables.outbox.c if one.name != "sealed"},
    **{f"web_told.{one.name}": "whether somebody is told twice that something waits" for one in tables.told.c},
    **{f"web_tried.{one.name}": _COUNTS for one in tables.tried.c},
    **{f"web_happened.{one.name}": _LISTED for one in tables.happened.c},
    **{f"web_happened_seal.{one.name}": _LISTED for one in tables.happened_seal.c},
}
"""Why no change of it lets anybody in, or has a link lead elsewhere."""


@pytest.fixture
def accounts(site: Site) -> Iterator[Accounts]:
    """Give its accounts, with something in every column that says who comes in or where a link leads; on record."""
    made = Accounts.beside(site.path.parent)
    made.book.add("Gwen Made-Up", {site.venue.id: (Role.CLERK,)}, _AT)
    made.book.add("Ann Made-Up", {site.venue.id: (Role.IT,)}, _AT)
    secret = made.second_factor.fresh()
    assert made.second_factor.take(_GWEN, secret, pyotp.TOTP(secret).at(int(_AT)), _AT)
    AddressBook(made.database).put(_GWEN, WrittenTo(address="gwen@example.org", hears=True))
    way = made.providers.add(name="Made-Up School", issuer="https://accounts.google.com", client="c", secret="s")
    made.providers.give(way.id, GroupRole(group="staff", venue=site.venue.id, role=Role.CLERK))
    connect(made, way, VouchedFor(subject="s-1", name="Gwen", groups=None), made.book.named(_GWEN))
    KeptSettings(made.database, made.key).keep(server.settings(587, Security.STARTTLS, asks_who=True))
    KeptStatement(made.database).keep(STATEMENT)
    _record(site, made)
    yield made
    made.close()


def test_each_column_is_looked_at_here() -> None:
    """A column that is added is to be found changed, or to be argued for."""
    every = {f"{table.name}.{column.name}" for table in tables.metadata.tables.values() for column in table.c}
    assert every == _FOUND.keys() | _GAINS_NOTHING.keys()
    assert not _FOUND.keys() & _GAINS_NOTHING.keys()


def test_what_is_written_into_a_column_is_found(site: Site, accounts: Accounts) -> None:
    """One after another; each is on record then, and found no more."""
    assert accounts_compared(site, NOW) == ()
    for column, (statement, what, of) in _FOUND.items():
        venues.into_accounts(site, statement)
        told = [one for one in accounts_compared(site, NOW) if what in one.lower() and of in one]
        assert told, (column, accounts_compared(site, NOW))
        _record(site, accounts)
        assert accounts_compared(site, NOW) == (), column


def test_what_people_do_is_done(site: Site, accounts: Accounts) -> None:
    """A code on paper that is used up, and another address, are nobody's doing but theirs."""
    secret = accounts.second_factor.fresh()
    codes = accounts.second_factor.take(_GWEN, secret, pyotp.TOTP(secret).at(int(_AT)), _AT)
    assert codes
    accounts.happenings.note("second factor set up", account=_GWEN, about=_GWEN, now=_AT)
    _record(site, accounts)
    entrance = Entrance(accounts=accounts, address="127.0.0.1")
    entrance.by_code(accounts.book.named(_GWEN), codes[0], _AT)
    assert accounts_compared(site, NOW) == ()
    assert _record(site, accounts) == ()
    AddressBook(accounts.database).put(_GWEN, WrittenTo(address="other@example.org"))
    accounts.happenings.note("address for mail changed", account=_GWEN, about=_GWEN, now=_AT)
    assert _record(site, accounts) == ()


def test_a_code_of_ones_own_lets_nobody_else_in(site: Site, accounts: Accounts) -> None:
    """As it is kept, it is somebody's."""
    accounts.book.add("Eve Made-Up", {}, _AT)
    factor = accounts.second_factor
    secrets = {one: factor.fresh() for one in ("eve-made-up", _GWEN)}
    codes = {one: factor.take(one, secret, pyotp.TOTP(secret).at(int(_AT)), _AT) for one, secret in secrets.items()}
    mine = codes["eve-made-up"]
    assert mine
    venues.into_accounts(
        site, "UPDATE OR IGNORE web_recovery_code SET account = 'gwen-made-up' WHERE account = 'eve-made-up'"
    )
    entrance = Entrance(accounts=accounts, address="127.0.0.1")
    with pytest.raises(InvalidError):
        entrance.by_code(accounts.book.named(_GWEN), mine[0], _AT)


def test_a_session_of_ones_own_is_nobody_elses(site: Site, accounts: Accounts) -> None:
    """Whoever writes another account into its row is signed in no more."""
    token = accounts.sessions.begin(_GWEN, _AT, device="d")
    found = accounts.sessions.find(token, _AT)
    assert found is not None
    venue = next(iter(found.account.roles))
    assert {one.id for one in accounts.sessions.find(token, _AT, venue).there} == {  # type: ignore[union-attr]
        one.id for one in accounts.book.at(venue)
    }
    venues.into_accounts(site, "UPDATE web_session SET account = 'ann-made-up'")
    assert [accounts.sessions.find(token, _AT, at) for at in ("", venue)] == [None, None]
    assert accounts.sessions.find(f"{_ANN}.{token.rpartition('.')[2]}", _AT) is None


def test_a_link_whose_row_is_changed_opens_nothing(site: Site, accounts: Accounts) -> None:
    """Not for another account, nor for longer."""
    token = accounts.links.make(_GWEN, Purpose.SET_UP, _AT)
    for statement in "UPDATE web_link SET account = 'ann-made-up'", "UPDATE web_link SET ends = 9e9":
        venues.into_accounts(site, statement)
        assert accounts.links.find(token, _AT) is None


def test_a_link_that_somebody_writes_there_hides_no_other(site: Site, accounts: Accounts) -> None:
    """Whatever its digest is."""
    token = accounts.links.make(_GWEN, Purpose.SET_UP, _AT)
    venues.into_accounts(site, "INSERT INTO web_link SELECT 'é', account, purpose, ends FROM web_link")
    assert accounts.links.find(token, _AT) is not None
    assert accounts.links.find("another", _AT) is None


def test_what_somebody_notes_for_others_makes_nothing_theirs(site: Site, accounts: Accounts) -> None:
    """A line in what was done, written beside the program, or one of its own that is changed, makes nothing 'done'."""
    accounts.happenings.note("signed in", account=_GWEN, about=_GWEN, now=_AT)
    for statement in (
        f"INSERT INTO web_happened SELECT 99, {_AT}, 'ann-made-up', 'roles changed', 'gwen-made-up', ''",
        "UPDATE web_happened SET what = 'roles changed'",
    ):
        venues.into_accounts(
            site,
            statement,
            "UPDATE web_role SET role = CASE role WHEN 'it' THEN 'dsl' ELSE 'it' END WHERE account = 'gwen-made-up'",
        )
        assert accounts_compared(site, NOW) == ("Changed outside the program: the roles of gwen-made-up.",)
        assert _record(site, accounts) == ("roles",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE web_happened SET at = 'later'",
        "UPDATE web_happened SET account = x'ff'",
        "UPDATE web_happened SET about = 5",
        "UPDATE web_happened_seal SET digest = 'é'",
        "UPDATE web_happened_seal SET digest = x'ff'",
    ],
)
def test_what_is_no_value_in_what_was_done_is_no_fault_of_the_programs(
    statement: str, site: Site, accounts: Accounts
) -> None:
    """It was not noted by the program, and that is all."""
    accounts.happenings.note("signed in", account=_GWEN, about=_GWEN, now=_AT)
    assert [one.what for one in accounts.happenings.since(_AT)] == ["signed in"]
    venues.into_accounts(site, statement)
    assert accounts.happenings.since(_AT) == ()
    assert _record(site, accounts) == ()


def _record(site: Site, accounts: Accounts) -> tuple[str, ...]:
    with open_store(site) as store:
        return tuple(what for one in record_own(store.database, accounts, Change(), NOW) for what in one.what)

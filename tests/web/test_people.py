"""Who has an account: added by an administrator, who sees what each role may do and how somebody signs in."""

import re
import sqlite3
from contextlib import closing

import pyotp
import pytest

from tests.web.site import BOOKED, BOOKING, PASSWORD, SCHOOL, Browser, Server
from venuecheck.accounts import passwords
from venuecheck.core.actor import Role
from venuecheck.records.chains import OWN
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.own_matters import ACCOUNT_KIND, How, OwnMatter
from venuecheck.service.who_may import MAY_IN_WORDS
from venuecheck.web import asking
from venuecheck.web.own_chain import record_as_found


@pytest.fixture
def administrator(served: Server) -> Browser:
    """Sign an administrator in, who has given the password just now."""
    return served.browser(served.person(Role.ADMINISTRATOR))


def test_each_role_says_what_it_may_do(administrator: Browser) -> None:
    """In a sentence beside it."""
    assert set(MAY_IN_WORDS) == set(Role)
    page = administrator.open("/people/add").text.replace("&#39;", "'")
    assert [said for said in MAY_IN_WORDS.values() if said not in page] == []


def test_the_list_says_who_has_no_role_and_how_each_signs_in(administrator: Browser) -> None:
    """Of two with one name, each says so; a name in other letters has the sign-in name that was typed for it."""
    for said in ({}, {"sign_in": "gwen-2"}):
        assert administrator.send("/people/add", {"name": "Gwen Made-Up", **said}).status_code == 302
    assert administrator.send("/people/add", {"name": "Дарья Вымышленная", "sign_in": "darya"}).status_code == 302
    page = administrator.open("/people/").text
    for words in ("No role chosen", "Sign-in name: gwen-made-up", "Sign-in name: gwen-2", "Sign-in name: darya"):
        assert words in page
    assert page.count("Another person here has the same name") == 2


@pytest.mark.parametrize(
    ("said", "box"), [({"name": "A" * 101}, "name"), ({"name": "Gwen Made-Up", "sign_in": "Дарья"}, "sign_in")]
)
def test_what_cannot_be_kept_is_refused_at_its_box(administrator: Browser, said: dict[str, str], box: str) -> None:
    """A name is never cut, and a sign-in name is one that can be typed."""
    page = administrator.send("/people/add", said)
    assert page.status_code == 400
    assert f'href="#{box}"' in page.text


def test_a_role_that_nobody_gave_is_found_as_it_is_used(served: Server) -> None:
    """By whoever is signed in already: the first page that they open puts it on record."""
    administrator = served.browser(served.person(Role.ADMINISTRATOR))
    gwen = served.person(Role.CLERK, name="Gwen Made-Up")
    browser = served.browser(gwen)
    administrator.send("/people/add", {"name": "Ann Made-Up"})
    served.clock.move(minutes=2)
    served.accounts.book.give_roles(gwen, {SCHOOL: (Role.DECIDER,)}, seen={SCHOOL: frozenset({Role.CLERK})})
    assert browser.open("/account").status_code == 200
    with served.app.app_context():
        database = asking.served().venues.first_database()
    assert database is not None
    found = Store(database, OWN).latest(ACCOUNT_KIND, gwen, OwnMatter)
    assert found is not None
    assert found.how is How.FOUND
    assert found.stands["roles"] == {SCHOOL: ["decider"]}


def test_what_a_page_changes_is_on_record(served: Server) -> None:
    """With who did it; and a role that was given in the database of accounts alone is found as its owner comes in."""
    me = served.person(Role.ADMINISTRATOR)
    administrator = served.browser(me)
    gwen = served.person(Role.CLERK, name="Gwen Made-Up")
    page = administrator.open(f"/people/{gwen}").text
    assert administrator.fill(page, f"/people/{gwen}/roles", {f"roles-{SCHOOL}": "decider"}).status_code == 302
    with served.app.app_context():
        database = asking.served().venues.first_database()
    assert database is not None
    own = Store(database, OWN)
    known = own.latest(ACCOUNT_KIND, gwen, OwnMatter)
    assert known is not None
    assert known.stands["roles"] == {SCHOOL: ["decider"]}
    administrator.send("/people/add", {"name": "Ann Made-Up"})
    added = own.latest(ACCOUNT_KIND, "ann-made-up", OwnMatter)
    assert added is not None
    assert (added.how, added.by) == (How.DONE, me)
    served.clock.move(minutes=2)
    served.accounts.book.give_roles(gwen, {SCHOOL: (Role.ADMINISTRATOR,)}, seen={SCHOOL: frozenset({Role.DECIDER})})
    served.accounts.book.set_password(gwen, passwords.hashed(PASSWORD))
    assert served.browser().send("/sign-in", {"name": gwen, "password": PASSWORD}).status_code == 302
    found = own.latest(ACCOUNT_KIND, gwen, OwnMatter)
    assert found is not None
    assert found.how is How.FOUND
    assert "found otherwise than recorded" in administrator.open("/people/happened").text


def test_the_log_names_no_booking_and_shows_no_number_of_one(served: Server) -> None:
    """An administrator sees no booking: that somebody looked at one is what there is to say."""
    clerk, administrator = served.as_(Role.CLERK), served.as_(Role.ADMINISTRATOR)
    clerk.open(f"/venues/{SCHOOL}/bookings/{BOOKING}")
    log = administrator.open("/people/happened").text
    assert re.search(r"looked at a booking</span></td>\s*<td[^>]*><span>a booking</span>", log)
    assert BOOKING not in log
    assert BOOKED not in log


def test_codes_that_were_made_in_the_database_are_found_before_one_is_used(served: Server) -> None:
    """One on paper is gone once it was used, and so would be that somebody put it there."""
    administrator, gwen = served.as_(Role.ADMINISTRATOR), served.person(Role.CLERK, name="Gwen Made-Up")
    served.accounts.book.set_password(gwen, passwords.hashed(PASSWORD))
    secret = served.accounts.second_factor.fresh()
    at = served.clock().timestamp()
    assert served.accounts.second_factor.take(gwen, secret, pyotp.TOTP(secret).at(served.clock()), at)
    with served.app.app_context():
        record_as_found(asking.served())
    served.clock.move(minutes=2)
    browser = served.browser()
    assert browser.send("/sign-in", {"name": gwen, "password": PASSWORD}).location == "/sign-in/code"
    with closing(sqlite3.connect(served.folder / "venuecheck-accounts.db")) as connection, connection:
        connection.execute("UPDATE web_recovery_code SET digest = 'x' WHERE rowid = 1")
    said = "found otherwise than recorded: recovery codes"
    assert said not in administrator.open("/people/happened").text
    assert browser.send("/sign-in/code", {"code": "aaaa"}).status_code == 400
    assert said in administrator.open("/people/happened").text


def test_a_password_that_its_owner_changes_is_theirs_and_one_that_is_written_is_found(served: Server) -> None:
    """On the page of their account it is theirs; written into the database it is named to administrators."""
    administrator, gwen = served.as_(Role.ADMINISTRATOR), served.person(Role.CLERK, name="Gwen Made-Up")
    served.accounts.book.set_password(gwen, passwords.hashed(PASSWORD))
    with served.app.app_context():
        record_as_found(asking.served())
        database = asking.served().venues.first_database()
    assert database is not None
    new = "umbrella boat heron"
    page = served.browser(gwen).send("/account/password", {"now": PASSWORD, "password": new})
    assert page.status_code == 302
    latest = Store(database, OWN).latest(ACCOUNT_KIND, gwen, OwnMatter)
    assert latest is not None
    assert (latest.how, latest.by) == (How.DONE, gwen)
    served.clock.move(minutes=2)
    served.accounts.book.set_password(gwen, passwords.hashed(PASSWORD))
    assert served.browser().send("/sign-in", {"name": gwen, "password": PASSWORD}).status_code == 302
    assert "found otherwise than recorded: password" in administrator.open("/people/happened").text
    found = Store(database, OWN).latest(ACCOUNT_KIND, gwen, OwnMatter)
    assert found is not None
    assert found.how is How.FOUND

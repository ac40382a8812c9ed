"""Information governance: a person found for a reason, given out, erased; holds; who looked. And search."""

import json
import re
from html import unescape

import pytest

from tests.web.site import BOOKED, BOOKING, PASSWORD, SCHOOL, Browser, Server
from tests.web.test_bookings import begun
from venuecheck.accounts import passwords, tables
from venuecheck.core.actor import Role
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.record_keeping.record_groups import holds_of

_VENUE = f"/venues/{SCHOOL}"
_DATA = f"{_VENUE}/personal-data"
_WHO = {"name": "Priya Nandakumar", "reason": "Request of 3 May, case 17"}
_SURE = {**_WHO, "sure": "yes"}


@pytest.fixture
def officer(served: Server) -> Browser:
    """Open the browser of somebody who answers for personal data, with a second factor and a password."""
    account = served.person(Role.INFORMATION_GOVERNANCE)
    served.accounts.book.set_password(account, passwords.hashed(PASSWORD))
    factor = served.accounts.second_factor
    with_factor(served, account, factor.fresh())
    return served.browser(account)


def with_factor(served: Server, account: str, secret: str) -> None:
    """Set a second factor up, as the page does."""
    import pyotp  # noqa: PLC0415 - of the pages' extra

    now = served.clock().timestamp()
    assert served.accounts.second_factor.take(account, secret, pyotp.TOTP(secret).at(int(now)), now) is not None


def test_a_person_is_found_for_a_reason_that_is_noted(officer: Browser) -> None:
    """Without one nobody is; and who looked, and why, is there to be read, without the name."""
    assert officer.send(f"{_DATA}/find", {"name": "Priya Nandakumar"}).status_code == 400
    assert officer.send(f"{_DATA}/find", {"reason": _WHO["reason"]}).status_code == 400
    both = officer.send(f"{_DATA}/find")
    assert re.findall(r'<a href="#(\w+)">', both.text) == ["name", "reason"], "all that is missing is said at once"
    page = officer.send(f"{_DATA}/find", _WHO)
    assert page.status_code == 200
    assert f'/bookings/{BOOKING}">{BOOKED}</a>: booking or self-assessment, ' in page.text
    assert "Found in: the name of whoever recorded it" in page.text, "in words: no path of a file"
    counted = re.search(r'id="found">(\d+) places?', page.text)
    assert counted is not None
    assert int(counted[1]) == page.text.count("Found in: "), "as many as are listed"
    looks = officer.open(f"{_DATA}/looks").text
    assert "searched for a person" in looks
    assert _WHO["reason"] in looks
    assert "Priya" not in looks
    officer.open(f"/venues/{SCHOOL}/bookings/{BOOKING}")
    assert f'/bookings/{BOOKING}">{BOOKED}</a>' in officer.open(f"{_DATA}/looks").text, "called as people call it"
    nothing = officer.send(f"{_DATA}/find", {"name": "Nobody Atall", "reason": _WHO["reason"]})
    assert "0 places with this name" in nothing.text


def test_what_is_held_is_given_out_as_a_file(officer: Browser) -> None:
    """The export of the command line, as an attachment."""
    token = officer.open(f"{_DATA}/find")
    assert token.status_code == 200
    answer = officer.post(f"{_DATA}/export", _WHO)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=subject-access-2026-09-21.json")
    document = json.loads(answer.data)
    answer.close()
    assert document["schema"] == "venuecheck.subject-access/1"
    assert BOOKING in {one["id"] for one in document["found"]}


def test_erasing_asks_for_the_password_again(served: Server, officer: Browser) -> None:
    """A wrong one erases nothing; what is held stays; what is chosen goes."""
    once_more = officer.post(f"{_DATA}/erase", {**_WHO, "only": BOOKING, "password": PASSWORD})
    assert "This goes, with every version" in once_more.text
    assert read_assessment(served.store(), BOOKING)
    wrong = officer.post(f"{_DATA}/erase", {**_SURE, "only": BOOKING, "password": "something else entirely"})
    assert wrong.status_code == 400
    assert 'href="#password"' in wrong.text
    assert officer.post(f"{_DATA}/erase", {**_SURE, "password": PASSWORD}).status_code == 400
    assert read_assessment(served.store(), BOOKING)
    held = officer.send(f"{_DATA}/holds", {"record": BOOKING, "reason": "A claim is before the court", "then": "hold"})
    assert held.status_code == 302
    kept = officer.post(f"{_DATA}/erase", {**_SURE, "only": BOOKING, "password": PASSWORD})
    assert "Kept by a hold" in kept.text
    assert read_assessment(served.store(), BOOKING)
    box = f"reason-{BOOKING}"
    assert officer.post(f"{_DATA}/holds", {"record": BOOKING, "then": "release", box: ""}).status_code == 400
    let_go = officer.send(f"{_DATA}/holds", {"record": BOOKING, "then": "release", box: "The claim is settled"})
    assert let_go.status_code == 302, let_go.text[:3_000]
    assert holds_of(served.store()) == {}
    gone = officer.post(f"{_DATA}/erase", {**_SURE, "only": BOOKING, "password": PASSWORD})
    assert BOOKING in gone.text
    assert officer.get(f"{_VENUE}/bookings/{BOOKING}").status_code == 404


def test_a_hold_needs_something_to_hold_and_a_reason(officer: Browser) -> None:
    """Each said at its box."""
    unknown = officer.send(f"{_DATA}/holds", {"record": "no-such", "reason": "A claim is before the court"})
    assert unknown.status_code == 400
    assert 'href="#record"' in unknown.text
    assert 'href="#reason"' in officer.send(f"{_DATA}/holds", {"record": BOOKING}).text


def test_what_is_due_is_erased_with_the_password(served: Server, officer: Browser) -> None:
    """Nothing is due today; years later what is recorded is."""
    assert "Nothing that is recorded is due" in officer.open(f"{_DATA}/due").text
    served.clock.move(days=4 * 366)
    officer = served.browser("information-governance-of-st-aidans")
    assert BOOKING in officer.open(f"{_DATA}/due").text
    assert officer.send(f"{_DATA}/due").status_code == 400
    for seen in ("what was due before", ""):
        unread = officer.send(f"{_DATA}/due", {"password": PASSWORD, "seen": seen})
        assert (unread.status_code, "Something else is due by now" in unread.text) == (409, True), seen
    assert BOOKING in officer.open(f"{_DATA}/due").text
    assert officer.send(f"{_DATA}/due", {"password": PASSWORD}).status_code == 302
    assert BOOKING not in officer.open(f"{_DATA}/due").text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.INFORMATION_GOVERNANCE])
def test_nobody_else_searches_people(served: Server, role: Role) -> None:
    """Whatever they are."""
    browser = served.as_(role)
    for method, path in (("get", "find"), ("post", "find"), ("post", "export"), ("post", "erase"), ("get", "looks")):
        answer = browser.get(f"{_DATA}/{path}") if method == "get" else browser.post(f"{_DATA}/{path}", _WHO)
        assert answer.status_code in {302, 403}, (role, path)
        assert BOOKING not in answer.text


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (BOOKING, True),
        (BOOKING[-8:].upper(), True),
        ("13 March 2027", True),
        ("2027-03-13", True),
        ("14 March 2027", False),
        ("fresh START", True),
        ("Martin Sole", False),
        ("R. Stanton", False),
        ("Priya Nandakumar", False),
        ("no such thing", False),
    ],
)
def test_bookings_are_found_by_what_is_no_persons_name(served: Server, said: str, *, found: bool) -> None:
    """Number, reference, organisation, day; never by who answered, organises or speaks."""
    page = unescape(served.as_(Role.CLERK).open(f"{_VENUE}/search?q={said}").text)
    assert (BOOKED in page) is found
    assert ("No recorded booking" in page) is not found


def test_each_searches_what_they_may_see(served: Server) -> None:
    """Networks for school IT, and no booking; a caretaker nothing; too little is said at the box."""
    technician = served.as_(Role.IT)
    assert "Pupil wifi" in technician.open(f"{_VENUE}/search?q=pupil").text
    assert BOOKED not in technician.open(f"{_VENUE}/search?q={BOOKING}").text
    assert "nothing here that your role may look for" in served.as_(Role.CARETAKER).open(f"{_VENUE}/search").text
    short = served.as_(Role.CLERK).get(f"{_VENUE}/search?q=a")
    assert short.status_code == 400
    assert 'href="#q"' in short.text


def test_one_s_own_drafts_are_found_by_what_they_are_called(served: Server) -> None:
    """And nobody else's; a name that somebody typed as an answer finds nothing."""
    clerk, other = served.as_(Role.CLERK), served.browser(served.person(Role.CLERK, name="Another Clerk"))
    begun(clerk)
    subject = draft_subject(clerk)
    found = clerk.open(f"{_VENUE}/search?q={subject}").text
    assert "Yours, not finished" in found
    assert "Yours, not finished" not in other.open(f"{_VENUE}/search?q={subject}").text
    assert "Yours, not finished" not in clerk.open(f"{_VENUE}/search?q=nothing of that").text


def draft_subject(clerk: Browser) -> str:
    """Give what the booking is called that is listed as unfinished."""
    page = clerk.open(f"{_VENUE}/bookings/").text
    found = re.search(r'/bookings/drafts/[^"]+">([^<]+)<', page)
    assert found is not None
    return unescape(found[1])


def test_whoever_looks_round_has_no_password_to_give(served: Server) -> None:
    """In a demonstration everything is made up: erasing asks for nothing, and no box for a password is shown."""
    nia = served.as_(Role.INFORMATION_GOVERNANCE)
    served.clock.move(days=365 * 5)
    nia = served.browser(served.person(Role.INFORMATION_GOVERNANCE, name="Nia Hughes"))
    page = nia.open(f"{_DATA}/due").text
    assert 'type="password"' not in page
    assert nia.send(f"{_DATA}/due").status_code == 302
    assert "Erased:" in nia.open(f"{_DATA}/due").text


def test_whoever_signs_in_by_a_provider_shows_by_it_that_it_is_still_them(served: Server) -> None:
    """Within ten minutes of that nothing more is asked; after them the provider is, and nothing is erased before."""
    who = served.person(Role.INFORMATION_GOVERNANCE)
    served.clock.move(days=365 * 5)
    with served.accounts.database.writing() as connection:
        tied = {"provider": "entra", "subject": "x", "account": who, "by_groups": False}
        connection.execute(tables.identity.insert().values(**tied))
    with_factor(served, who, served.accounts.second_factor.fresh())
    browser = served.browser(who)
    served.clock.move(minutes=11)
    page = browser.send(f"{_DATA}/due")
    assert page.status_code == 400
    assert "Show by your provider that it is still you" in page.text
    assert browser.send("/account/prove?to=/", {"password": ""}).status_code in {400, 405}
    fresh = served.browser(who)
    assert fresh.send(f"{_DATA}/due").status_code == 302

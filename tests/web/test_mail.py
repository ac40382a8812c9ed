"""Mail, from its settings to what arrives: off at first, a link and nothing else, and nothing sent in a request."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from html import unescape
from urllib.parse import urlsplit

import pytest

from tests.mail import server
from tests.mail.server import Mailbox, taking
from tests.web.site import BOOKED, BOOKING, LIBRARY, PASSWORD, SCHOOL, Browser, Server
from tests.web.test_bookings import _DRAFT, begun
from venuecheck.core.actor import Role
from venuecheck.mail.address_book import AddressBook, WrittenTo
from venuecheck.mail.outbox import Outbox, State
from venuecheck.mail.settings import KeptSettings
from venuecheck.web import asking
from venuecheck.web.delivering import LOOKS_EVERY, Postman

_PUBLIC = "http://localhost"
_SETTINGS = "/people/mail/settings"
_SAID = {
    "host": "smtp.example.org",
    "port": "587",
    "security": "starttls",
    "user": server.USER,
    "password": server.PASSWORD,
    "sender": "bookings@council.example",
    "public": _PUBLIC,
}


@pytest.fixture
def administrator(served: Server) -> Browser:
    """Open the browser of somebody who administers both venues."""
    both = {SCHOOL: (Role.ADMINISTRATOR,), LIBRARY: (Role.ADMINISTRATOR,)}
    return served.browser(served.accounts.book.add("Ruth Adeyemi", both, served.clock().timestamp()).id)


@pytest.fixture
def mailbox(served: Server) -> Iterator[Mailbox]:
    """Turn mail on, by a server that takes everything."""
    made = Mailbox()
    with taking(made) as said:
        kept_settings(served).keep(replace(said, public=_PUBLIC))
        yield made


def kept_settings(served: Server) -> KeptSettings:
    """Give how mail is sent there."""
    return KeptSettings(served.accounts.database, served.accounts.key)


def postman(served: Server) -> Postman:
    """Give whoever sends what a server has to send."""
    with served.app.app_context():
        return Postman(served=asking.served())


def arrived(served: Server, mailbox: Mailbox) -> Message:
    """Have what waits sent, and give the one message that came of it."""
    before = len(mailbox.got)
    postman(served).round()
    assert len(mailbox.got) == before + 1
    return mailbox.messages[-1]


def link_in(message: Message) -> str:
    """Give the link of a message, as a path of the server."""
    found = re.search(r"^http://localhost(/\S*)\s*$", str(message.get_payload()), re.MULTILINE)
    assert found is not None, message.as_string()
    return found[1]


def names_nothing(message: Message) -> None:
    """See that no word of a message names a venue, a booking or a person, and that it has no other part."""
    said = "\n".join(f"{name}: {value}" for name, value in message.items() if name != "To")
    text = unescape(f"{said}\n{message.get_payload()}").casefold()
    for word in (SCHOOL, "aidan", "lockside", BOOKING, BOOKED, "canal", "priya", "booking-", "venue"):
        assert word.casefold() not in text, (word, text)
    assert not message.is_multipart()


def offered(page: str) -> str:
    """Give what a page offers to send; empty for nothing."""
    found = re.search(r'name="offer" value="([^"]+)"', page)
    return unescape(found[1]) if found else ""


def test_mail_is_off_until_somebody_turns_it_on(served: Server, administrator: Browser) -> None:
    """No page offers it, nothing asks for an address, nothing is sent."""
    who = served.person(Role.CLERK, name="Priya Nandakumar")
    assert "<strong>Mail is off.</strong>" in administrator.open("/people/mail/").text
    assert "E-mail" not in administrator.open("/people/add").text
    page = administrator.post(f"/people/{who}/link").text
    assert "/link/" in page
    assert not offered(page)
    assert "E-mail" not in administrator.open("/account").text
    clerk = served.browser(who)
    begun(clerk)
    assert not offered(clerk.send(f"{_DRAFT}/organiser", {"days": "14"}).text)
    assert postman(served).round() == 0


def test_settings_are_looked_over_and_the_password_is_never_shown(served: Server, administrator: Browser) -> None:
    """Each fault beside its box, with what was typed still in it; the password is asked for with another server."""
    page = administrator.send(_SETTINGS, {**_SAID, "host": "", "port": "x", "sender": "nobody"})
    assert page.status_code == 400
    for box in ("host", "port", "sender"):
        assert f'href="#{box}"' in page.text
    assert server.PASSWORD not in page.text
    assert 'value="venuecheck"' in page.text
    elsewhere = administrator.send(_SETTINGS, {**_SAID, "public": "https://other.example"})
    assert "does not answer to the name other.example" in elsewhere.text
    assert kept_settings(served).read() is None

    assert administrator.send(_SETTINGS, _SAID).location == "/people/mail/"
    for path in ("/people/mail/", _SETTINGS):
        page = administrator.open(path)
        assert "smtp.example.org" in page.text
        assert server.PASSWORD not in page.text
    assert administrator.send(_SETTINGS, {**_SAID, "password": "", "sender": "hall@council.example"}).status_code == 302
    kept = kept_settings(served).read()
    assert kept is not None
    assert (kept.password, kept.sender) == (server.PASSWORD, "hall@council.example")
    for other in ({"host": "smtp.thief.example"}, {"port": "2525"}, {"user": "another"}, {"security": "tls"}):
        told = administrator.send(_SETTINGS, {**_SAID, "password": "", **other})
        assert (told.status_code, 'href="#password"' in told.text) == (400, True), other
    stale = administrator.post(_SETTINGS, {**_SAID, "version": "1"})
    assert stale.status_code == 409
    assert "how mail is sent, by Ruth Adeyemi, on " in stale.text
    told = administrator.post("/people/mail/off", {"version": "1"})
    assert (told.status_code, "how mail is sent, by Ruth Adeyemi, on " in told.text) == (409, True)
    overview = administrator.open("/people/mail/").text
    assert administrator.fill(overview, "/people/mail/off").status_code == 302
    assert not kept_settings(served).is_on()
    assert "<strong>Mail is off.</strong>" in administrator.open("/people/mail/").text


def test_who_may_set_it_up(served: Server, administrator: Browser) -> None:
    """Whoever administers every venue, with the password just given; one of a single venue sees that it is on."""
    of_one = served.as_(Role.ADMINISTRATOR)
    assert of_one.post(_SETTINGS, _SAID).status_code == 403
    assert administrator.send(_SETTINGS, _SAID).status_code == 302
    page = of_one.open("/people/mail/").text
    assert "Mail is on." in page
    assert "smtp.example.org" not in page
    for path in ("off", "test", "messages/1"):
        assert of_one.post(f"/people/mail/{path}").status_code == 403
    served.clock.move(minutes=11)
    assert administrator.get(_SETTINGS).location == f"/account/prove?to={_SETTINGS}"
    assert administrator.post("/people/mail/off").location.startswith("/account/prove")
    assert kept_settings(served).is_on()


def test_somebody_is_invited_by_mail(served: Server, administrator: Browser, mailbox: Mailbox) -> None:
    """The link goes to them alone, and lets them in; a later one by mail is for a new password."""
    said = {"name": "Priya Nandakumar", "address": "priya@council.example", f"roles-{SCHOOL}": "clerk"}
    where = administrator.send("/people/add", said).location
    assert 'value="priya@council.example"' in administrator.open(where).text
    done = administrator.post(f"{where}/link", {"then": "send", "address": "priya@council.example"})
    assert done.location == where
    assert not mailbox.got, "nothing is sent in a request"
    page = administrator.open("/people/mail/").text
    assert "The first link of an account to priya@council.example" in page
    assert "/link/" not in page
    message = arrived(served, mailbox)
    names_nothing(message)
    assert message["To"] == "priya@council.example"
    new = served.browser()
    assert new.send(link_in(message), {"password": PASSWORD}).location == "/"
    administrator.post(f"{where}/link", {"then": "send", "address": "priya@council.example"})
    assert "new password" in str(arrived(served, mailbox).get_payload())
    assert "1 message" not in administrator.open("/people/").text


def test_a_link_that_is_shown_can_be_sent_as_well(served: Server, administrator: Browser, mailbox: Mailbox) -> None:
    """The same link, beside copying it; one that is made anew takes it back."""
    who = served.person(Role.CLERK, name="Priya Nandakumar")
    page = administrator.post(f"/people/{who}/link", {"then": "show"}).text
    shown = re.search(r"http://localhost(/link/[\w-]+)", page)
    assert shown is not None
    said = {"offer": offered(page), "address": "priya@council.example"}
    assert administrator.post("/send-by-mail", said).location == f"/people/{who}"
    assert link_in(arrived(served, mailbox)) == shown[1]
    administrator.post("/send-by-mail", said)
    administrator.post(f"/people/{who}/link", {"then": "show"})
    assert Outbox.of(served.accounts).listed(State.WAITING) == ()
    administrator.post(f"/people/{who}/link", {"then": "send", "address": "priya@council.example"})
    administrator.post(f"/people/{who}/end")
    assert Outbox.of(served.accounts).listed(State.WAITING) == ()


def test_an_organiser_gets_a_link_that_names_no_venue(served: Server, mailbox: Mailbox) -> None:
    """It leads to their part; ending the link takes back what was not sent."""
    clerk, where = served.as_(Role.CLERK), f"{_DRAFT}/organiser"
    begun(clerk)
    page = clerk.send(where, {"days": "14"}).text
    done = clerk.post("/send-by-mail", {"offer": offered(page), "address": "organiser@example.org"})
    assert done.location == where
    assert "on its way to organiser@example.org" in clerk.open(where).text
    message = arrived(served, mailbox)
    names_nothing(message)
    organiser = served.browser()
    leads = organiser.get(link_in(message))
    assert leads.status_code == 302
    assert leads.location in page
    assert "Start" in organiser.open(leads.location).text

    page = clerk.send(where, {"days": "14"}).text
    clerk.post("/send-by-mail", {"offer": offered(page), "address": "organiser@example.org"})
    clerk.send(where, {"then": "end"})
    assert Outbox.of(served.accounts).listed(State.WAITING) == ()


def test_a_hand_check_is_sent_by_mail(served: Server, mailbox: Mailbox) -> None:
    """To whoever has the device in hand."""
    it = served.as_(Role.IT)
    page = it.send(f"/venues/{SCHOOL}/hand-checks/", {"list_id": "uk-education"}).text
    assert it.post("/send-by-mail", {"offer": offered(page), "address": "teacher@school.example"}).status_code == 302
    message = arrived(served, mailbox)
    names_nothing(message)
    leads = served.browser().get(link_in(message))
    assert "/hand-check/" in leads.location
    assert served.browser().get(leads.location).status_code == 200


def test_only_what_a_page_offered_is_sent(served: Server, mailbox: Mailbox) -> None:
    """Nothing made up, nobody else's, nothing from long ago; a wrong address is asked for again."""
    clerk, other = served.as_(Role.CLERK), served.as_(Role.MANAGER)
    begun(clerk)
    offer = offered(clerk.send(f"{_DRAFT}/organiser", {"days": "14"}).text)
    to = {"address": "organiser@example.org"}
    assert clerk.post("/send-by-mail", {"offer": offer[:-2] + "xx", **to}).status_code == 400
    assert clerk.post("/send-by-mail", to).status_code == 400
    assert other.post("/send-by-mail", {"offer": offer, **to}).status_code == 400
    for typed in ("nobody", "a@example.org\r\nBcc: all@example.org", ""):
        page = clerk.post("/send-by-mail", {"offer": offer, "address": typed})
        assert (page.status_code, 'href="#address"' in page.text) == (400, True)
        assert offered(page.text)
    served.clock.move(minutes=61)
    again = served.browser(served.accounts.book.named("clerk-of-st-aidans").id)
    assert again.post("/send-by-mail", {"offer": offer, **to}).status_code == 400
    assert Outbox.of(served.accounts).listed(State.WAITING) == ()
    for path in ("/open/no-such-token", "/open/" + "A" * 200, "/open/_"):
        assert again.get(path).status_code == 404
    assert not mailbox.got


def test_nobody_is_flooded(served: Server, mailbox: Mailbox) -> None:
    """Six to one address in an hour."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    said = {"offer": offered(clerk.send(f"{_DRAFT}/organiser", {"days": "14"}).text), "address": "a@example.org"}
    assert [clerk.post("/send-by-mail", said).status_code for _ in range(7)] == [302] * 6 + [429]
    assert postman(served).round() == 6
    assert len(mailbox.got) == 6


def test_deciders_are_told_once_that_something_waits(served: Server, mailbox: Mailbox) -> None:
    """One message, however much waits; to those who want it; and no more until something new does."""
    joan, eve = served.person(Role.DECIDER, name="Joan Whitlock"), served.person(Role.DECIDER, name="Eve Rees")
    served.person(Role.DECIDER, name="Without an address")
    clerk = served.person(Role.CLERK, name="Priya Nandakumar")
    book = AddressBook(served.accounts.database)
    for who, hears in ((joan, True), (eve, False), (clerk, True)):
        book.put(who, WrittenTo(address=f"{who}@council.example", hears=hears))
    works = postman(served)
    assert works.round() == 1
    (message,) = mailbox.messages
    assert message["To"] == "joan-whitlock@council.example"
    names_nothing(message)
    assert link_in(message) == "/"
    served.clock.move(seconds=LOOKS_EVERY.total_seconds() + 1)
    assert works.round() == 0
    assert postman(served).round() == 0, "another process, or one that was started anew"


def test_whoever_is_told_says_so_themselves(served: Server, mailbox: Mailbox) -> None:
    """On their own page, with the password given just now, for links go to that address."""
    del mailbox
    joan = served.browser(served.person(Role.DECIDER, name="Joan Whitlock"))
    assert joan.send("/account/mail", {"address": "joan@bücherei.example"}).location == "/account"
    assert "joan@bücherei.example" in unescape(joan.open("/account").text)
    book = AddressBook(served.accounts.database)
    assert not book.of("joan-whitlock").hears
    assert joan.send("/account/mail", {"address": "joan"}).status_code == 400
    served.clock.move(minutes=11)
    assert joan.post("/account/mail", {"address": "thief@example.org"}).location.startswith("/account/prove")
    assert book.of("joan-whitlock").address == "joan@bücherei.example"
    served.clock.move(minutes=-11)
    joan.send("/account/mail", {"address": ""})
    assert book.of("joan-whitlock") == WrittenTo()


def test_what_did_not_go_is_seen_mended_and_sent(
    served: Server, administrator: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """A test to oneself that cannot go says why; with other settings it goes; and no log holds anything of it."""
    caplog.set_level(logging.DEBUG)
    administrator.send(_SETTINGS, {**_SAID, "host": "localhost", "port": "1", "security": "none"})
    assert administrator.send("/people/mail/", {}).status_code == 405
    wrong = administrator.post("/people/mail/test", {"address": "ruth"})
    assert (wrong.status_code, 'href="#address"' in wrong.text) == (400, True)
    assert administrator.post("/people/mail/test", {"address": "ruth@council.example"}).status_code == 302
    works = postman(served)
    works.round()
    page = unescape(administrator.open("/people/mail/").text)
    assert "A test to ruth@council.example" in page
    assert "The mail server cannot be reached." in page
    assert "Tried 1 time, next on" in page
    mailbox = Mailbox(rcpt=["550 no such user"])
    with taking(mailbox) as said:
        new = {**_SAID, "host": said.host, "port": str(said.port), "security": "none", "user": "", "password": ""}
        assert administrator.send(_SETTINGS, new).status_code == 302
        works.round()
        assert "1 message could not be sent" in administrator.open("/people/").text
        page = administrator.open("/people/mail/").text
        assert "no such address" in page
        assert "(its answer: 550)" in page
        number = re.search(r"/people/mail/messages/(\d+)", page)
        assert number is not None
        administrator.post(number[0], {"then": "again"})
        works.round()
    assert "This is a test" in str(mailbox.messages[0].get_payload())
    assert "1 message in the last seven days" in administrator.open("/people/mail/").text
    assert administrator.post(number[0], {"then": "again"}).status_code == 404
    assert administrator.post(number[0], {"then": "drop"}).status_code == 302
    ours = " ".join(one.getMessage() for one in caplog.records if one.name != "mail.log")  # which is the other side's
    for secret in (server.PASSWORD, "ruth@council.example"):
        assert secret not in ours


def test_a_round_that_fails_says_nothing_of_what_it_did(
    served: Server, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its kind alone; the next round is made all the same."""
    del mailbox
    works = postman(served)
    rounds: list[int] = []

    def broken(_self: Postman) -> int:
        rounds.append(1)
        if len(rounds) > 1:
            works._over.set()
        raise ValueError("http://localhost/link/secret")

    monkeypatch.setattr(Postman, "round", broken)
    monkeypatch.setattr("venuecheck.web.delivering.EVERY", 0.01)
    works._work()
    assert len(rounds) == 2
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_server_sends_by_itself(
    served: Server, administrator: Browser, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a thread of its own, for as long as it serves."""
    administrator.post("/people/mail/test", {"address": "ruth@council.example"})
    works = postman(served)
    monkeypatch.setattr("venuecheck.web.delivering.EVERY", 0.01)
    with works.at_work():
        for _ in range(500):
            if mailbox.got:
                break
            works._over.wait(0.02)
    assert [one["To"] for one in mailbox.messages] == ["ruth@council.example"]


def test_links_come_from_the_settings_whatever_a_browser_asked_for(served: Server, mailbox: Mailbox) -> None:
    """Not from the Host header of whoever had them sent."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    offer = offered(clerk.send(f"{_DRAFT}/organiser", {"days": "14"}).text)
    said = {"offer": offer, "address": "a@example.org"}
    clerk.post("/send-by-mail", said, headers={"X-Forwarded-Host": "evil.example"})
    body = str(arrived(served, mailbox).get_payload())
    assert {urlsplit(one).hostname for one in re.findall(r"https?://\S+", body)} == {"localhost"}

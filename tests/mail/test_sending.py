"""One message to real mail servers: what arrives, and what is told where none can."""

import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mail import server
from tests.mail.server import Certificates, Mailbox, misbehaving, settings, taking
from venuecheck.core.problem import InvalidError
from venuecheck.mail.address import Address
from venuecheck.mail.message import Envelope, Kind, message_of
from venuecheck.mail.sending import Failure, NotSentError, send
from venuecheck.mail.settings import MailSettings, Security

_TO = Address.read("organiser@example.org")
_LINK = f"{server.PUBLIC}/open/{'x' * 160}"


def sent(said: MailSettings, kind: Kind = Kind.ORGANISER, *, longest: float = 10.0, a_step: float = 5.0) -> None:
    """Send a message."""
    envelope = Envelope(id="a1b2", to=_TO, sender=Address.read(said.sender), link=_LINK, made=1_790_000_000.0)
    send(said, message_of(kind, envelope), _TO, longest=longest, a_step=a_step)


def failure(said: MailSettings, *, longest: float = 10.0, a_step: float = 5.0) -> tuple[Failure, int]:
    """Send what cannot be sent, and give why."""
    with pytest.raises(NotSentError) as told:
        sent(said, longest=longest, a_step=a_step)
    return told.value.failure, told.value.code


@pytest.mark.parametrize("kind", list(Kind))
def test_a_message_is_a_link_and_one_sentence(kind: Kind) -> None:
    """It names nobody, says not why, asks for no answer, loads nothing; and no line of it is folded."""
    mailbox = Mailbox()
    with taking(mailbox) as said:
        sent(said, kind)
    ((sender, to, content),) = mailbox.got
    assert (sender, to) == ("bookings@council.example", "organiser@example.org")
    (message,) = mailbox.messages
    assert sorted(message.keys()) == sorted(
        [
            *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"),
            *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
        ]
    )
    assert message["From"] == "bookings@council.example"
    assert message["Subject"] == "A link for you"
    assert message["Message-ID"] == "<a1b2@council.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "text/plain"
    text = message.get_payload()
    assert isinstance(text, str)
    sentence, link = text.split("\r\n\r\n") if "\r\n" in text else text.split("\n\n")
    assert link.strip() == _LINK
    assert sentence == kind.sentence
    assert sentence.count(":") == 1
    assert not {".", "!", "?"} & set(sentence)
    assert len(content) < 1_000


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_it_goes_encrypted_and_signed_in(trusted: Certificates, security: Security) -> None:
    """Both ways, with a certificate that this computer trusts."""
    mailbox = Mailbox()
    asks_who = security is Security.STARTTLS  # aiosmtpd knows an encrypted way only where it began it itself
    with taking(mailbox, security, trusted.right, asks_who=asks_who) as said:
        sent(said)
    assert len(mailbox.got) == 1
    assert mailbox.signed_in == ([server.USER] if asks_who else [])


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
@pytest.mark.parametrize("which", ["of_another", "ended"])
def test_a_certificate_that_is_not_right_is_refused(trusted: Certificates, security: Security, which: str) -> None:
    """For another name, or out of date: nothing is sent, neither password nor link."""
    mailbox = Mailbox()
    with taking(mailbox, security, getattr(trusted, which)) as said:
        assert failure(said) == (Failure.UNTRUSTED, 0)
    assert not mailbox.got


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_an_authority_that_nobody_trusts_is_refused(certified: Certificates, security: Security) -> None:
    """Said as what it is."""
    mailbox = Mailbox()
    with taking(mailbox, security, certified.right, asks_who=security is Security.STARTTLS) as said:
        assert failure(said) == (Failure.UNTRUSTED, 0)
    assert not mailbox.got
    assert not mailbox.signed_in
    assert "does not trust" in Failure.UNTRUSTED.words


def test_a_server_that_does_not_encrypt_gets_nothing(trusted: Certificates) -> None:
    """Neither by STARTTLS that it does not offer, nor by TLS that it does not speak; no way is fallen back to."""
    mailbox = Mailbox()
    with taking(mailbox) as said:
        for security in (Security.STARTTLS, Security.TLS):
            assert failure(settings(said.port, security, asks_who=True)) == (Failure.NO_TLS, 0)
    assert not mailbox.got
    del trusted


def test_a_wrong_password_is_told(trusted: Certificates) -> None:
    """With what the server answered."""
    mailbox = Mailbox()
    with taking(mailbox, Security.STARTTLS, trusted.right, asks_who=True) as said:
        assert failure(replace(said, password="no")) == (Failure.SIGN_IN, 535)
    with misbehaving(server.hanging_up_in_data) as port:
        assert failure(settings(port, asks_who=True)) == (Failure.SIGN_IN, 0), "it knows no way to sign in"


@pytest.mark.parametrize(
    ("refusing", "expected"),
    [
        (Mailbox(answers=["451 try later"]), (Failure.LATER, 451)),
        (Mailbox(answers=["554 spam"]), (Failure.REFUSED, 554)),
        (Mailbox(rcpt=["450 greylisted"]), (Failure.LATER, 450)),
        (Mailbox(rcpt=["550 no such user"]), (Failure.ADDRESS, 550)),
        (Mailbox(sender=["553 not yours"]), (Failure.SENDER, 553)),
        (Mailbox(sender=["452 full"]), (Failure.LATER, 452)),
    ],
    ids=lambda each: str(each[0]) if isinstance(each, tuple) else "server",
)
def test_what_a_server_answers_is_told_apart(refusing: Mailbox, expected: tuple[Failure, int]) -> None:
    """Later, never, not from this sender, not to this address."""
    with taking(refusing) as said:
        assert failure(said) == expected
    assert not refusing.got


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (server.silent, (Failure.TOO_SLOW, 0)),
        (server.dripping, (Failure.TOO_SLOW, 0)),
        (server.hanging_up_in_data, (Failure.CUT_OFF, 0)),
        (server.busy, (Failure.LATER, 421)),
        (server.unwelcoming, (Failure.UNREACHABLE, 521)),
        (server.babbling, (Failure.UNREACHABLE, 0)),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_a_server_that_misbehaves_holds_nobody_up(script: server.Script, expected: tuple[Failure, int]) -> None:
    """Neither by saying nothing, nor by saying it slowly; each is told as what it is."""
    began = time.monotonic()
    with misbehaving(script) as port:
        assert failure(settings(port), longest=1.0, a_step=0.6) == expected
    assert time.monotonic() - began < 4


def test_a_handshake_that_never_ends_is_hung_up_on(certified: Certificates) -> None:
    """In the middle of TLS as well, where the library has taken the connection over."""
    del certified
    began = time.monotonic()
    with misbehaving(server.dripping) as port:
        told, _ = failure(settings(port, Security.TLS), longest=0.5, a_step=5)
    assert told in {Failure.TOO_SLOW, Failure.NO_TLS}
    assert time.monotonic() - began < 4


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    """No host of this name, or nobody who listens."""
    del tmp_path
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert failure(settings(port)) == (Failure.UNREACHABLE, 0)
    nowhere = MailSettings(
        host="mail.invalid", port=25, security=Security.TLS, sender="a@example.org", public=server.PUBLIC
    )
    assert failure(nowhere) == (Failure.NO_HOST, 0)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("organiser@example.org", "organiser@example.org"),
        ("  o'neil+hall@Example.ORG ", "o'neil+hall@example.org"),
        ("neuadd@llangoed.cymru", "neuadd@llangoed.cymru"),
        ("info@bücherei.example", "info@xn--bcherei-n2a.example"),
        ("info@مكتبة.example", "info@xn--ngbcb3hj.example"),
        ("organiser", None),
        ("@example.org", None),
        ("organiser@", None),
        ("organiser@localhost", None),
        ("organiser@192.0.2.1", None),
        ("organiser@[192.0.2.1]", None),
        ("two words@example.org", None),
        ('"quoted"@example.org', None),
        ("döner@example.org", None),
        ("a..b@example.org", None),
        (".a@example.org", None),
        ("a@example..org", None),
        ("a@-example.org", None),
        ("a@example.org, b@example.org", None),
        ("a@example.org\nBcc: b@example.org", None),
        ("a\r\nBcc: b@example.org", None),
        ("A <a@example.org>", None),
        ("a" * 65 + "@example.org", None),
        ("a@" + "b." * 150 + "org", None),
    ],
)
def test_addresses(typed: str, taken: str | None) -> None:
    """As they are typed, and as mail servers take them; whatever else is in the box is refused."""
    if taken is not None:
        assert Address.read(typed).in_ascii == taken
    else:
        with pytest.raises(InvalidError):
            Address.read(typed)


@given(st.text(max_size=60), st.sampled_from(["", "@example.org", "\r\nSubject: x@example.org", "\0@example.org"]))
def test_no_address_writes_a_header(typed: str, after: str) -> None:
    """Whatever is typed is refused, or is one address in one line."""
    try:
        address = Address.read(typed + after)
    except InvalidError:
        return
    plain = address.in_ascii
    assert plain.isascii()
    assert plain.isprintable()
    assert not set(' ,;<>"\\()[]') & set(plain)
    assert Address.read(address.shown) == address

"""One message to the mail server (RFC 5321): sent, or why not, as one of a closed list, within a time that is set."""

import contextlib
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from venuecheck.mail.address import Address
from venuecheck.mail.settings import MailSettings, Security

LONGEST: Final = 60.0
"""Seconds after which a server that is still at it is hung up on."""
_A_STEP: Final = 20.0
"""Seconds that it may say nothing."""
_FINAL_FROM: Final = 500
"""Answers from here on are final (RFC 5321, 4.2.1)."""


class Failure(StrEnum):
    """Why a message was not sent."""

    NO_HOST = "no host"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too slow"
    UNTRUSTED = "untrusted"
    NO_TLS = "no tls"
    SIGN_IN = "sign-in"
    SENDER = "sender"
    ADDRESS = "address"
    REFUSED = "refused"
    LATER = "later"
    CUT_OFF = "cut off"
    ENDED = "ended"
    """The link ended before it could be sent."""
    UNOPENED = "unopened"
    """What was kept of it was encrypted with another key."""
    INTERRUPTED = "interrupted"
    """The program ended each time while it was being sent."""

    @property
    def words(self) -> str:
        """Say what is wrong, and what to do, to whoever administers the server."""
        return _WORDS[self]

    @property
    def is_final(self) -> bool:
        """Whether trying again would change nothing."""
        return self in {Failure.ADDRESS, Failure.REFUSED, Failure.ENDED, Failure.UNOPENED}


_WORDS: Final = {
    Failure.NO_HOST: "There is no mail server of this name. Check the name.",
    Failure.UNREACHABLE: "The mail server cannot be reached. Check its name and port, and whether it runs.",
    Failure.TOO_SLOW: "The mail server did not answer in time.",
    Failure.UNTRUSTED: (
        "This computer does not trust the mail server’s certificate, or it is for another name, so nothing was sent. "
        "Use the name that the certificate is for, or have this computer trust who issued it."
    ),
    Failure.NO_TLS: (
        "The mail server does not encrypt the way that was chosen, so nothing was sent. Choose the other way, with its "
        "port."
    ),
    Failure.SIGN_IN: "The mail server refused the user or the password. Type both again.",
    Failure.SENDER: "The mail server does not send for this sender. Use an address that it knows.",
    Failure.ADDRESS: "The mail server says that there is no such address.",
    Failure.REFUSED: "The mail server refused the message.",
    Failure.LATER: "The mail server asked to be tried again later.",
    Failure.CUT_OFF: "The mail server hung up. The message may have arrived all the same.",
    Failure.ENDED: "The link ended before it could be sent. Make a new one.",
    Failure.UNOPENED: "It was encrypted with another key, and cannot be read. Make a new link.",
    Failure.INTERRUPTED: "The program ended each time while it was being sent.",
}


class NotSentError(Exception):
    """A message was not sent."""

    def __init__(self, failure: Failure, code: int = 0) -> None:
        """`code`: what the server answered (RFC 5321, 4.2.3); 0 where it did not."""
        self.failure, self.code = failure, code
        super().__init__(failure.value)


def send(
    settings: MailSettings, message: EmailMessage, to: Address, *, longest: float = LONGEST, a_step: float = _A_STEP
) -> None:
    """Send one message. Raises `NotSentError`.

    After `Failure.CUT_OFF` and `Failure.TOO_SLOW` it may have arrived all the same.
    """
    server = _Server(settings, a_step)
    with _at_most(server, longest), _failures_of(server):
        try:
            _speak(server, settings, message, to)
        finally:
            server.close()


def _speak(server: "_Server", settings: MailSettings, message: EmailMessage, to: Address) -> None:
    code, _ = server.connect(settings.host, settings.port)
    if code != 220:  # noqa: PLR2004 - RFC 5321's greeting
        raise smtplib.SMTPConnectError(code, "")
    if settings.security is Security.STARTTLS:
        server.ehlo_or_helo_if_needed()
        if not server.has_extn("starttls"):
            raise NotSentError(Failure.NO_TLS)
        server.starttls(context=ssl.create_default_context())
    if settings.user:
        server.ehlo_or_helo_if_needed()
        if not server.has_extn("auth"):
            raise NotSentError(Failure.SIGN_IN)
        server.login(settings.user, settings.password)
    sender = Address.read(settings.sender)
    server.sendmail(sender.in_ascii, [to.in_ascii], message.as_bytes())
    with contextlib.suppress(OSError):  # it was taken: how the server parts counts for nothing
        server.quit()


class _Server(smtplib.SMTP):
    """A connection that can be hung up on from outside, also in the middle of a handshake."""

    def __init__(self, settings: MailSettings, timeout: float) -> None:
        # the name of this computer is nobody's business, and looking it up can take long
        super().__init__(local_hostname=urlsplit(settings.public).hostname or "localhost", timeout=timeout)
        self._host = settings.host  # what the certificate must be for
        self._is_tls = settings.security is Security.TLS
        self._wire: socket.socket | None = None
        self.was_hung_up_on = False

    def hang_up(self) -> None:
        """End the connection, whatever it is doing."""
        self.was_hung_up_on = True
        if self._wire is not None:
            with contextlib.suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close it."""
        super().close()
        if self._wire is not None:
            self._wire.close()

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        """Open the connection: as `smtplib` asks for it, so that it is encrypted from the first byte where it must."""
        opened = socket.create_connection((host, port), timeout)
        # encryption takes the socket over: another handle on the same connection stays
        self._wire = opened.dup()
        if not self._is_tls:
            return opened
        return ssl.create_default_context().wrap_socket(opened, server_hostname=host)


@contextmanager
def _at_most(server: _Server, seconds: float) -> Iterator[None]:
    """Hang up after so long: a server that sends a byte now and then would hold us for ever."""
    timer = threading.Timer(seconds, server.hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _failures_of(server: _Server) -> Iterator[None]:
    """Turn what can go wrong into its kind, here and nowhere else: by type and code, never by words."""
    try:
        yield
    except OSError as error:  # those of `smtplib` are such errors, too
        if server.was_hung_up_on:
            raise NotSentError(Failure.TOO_SLOW) from None
        raise _not_sent(error) from None


def _not_sent(error: OSError) -> NotSentError:
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, TimeoutError):
        return NotSentError(Failure.TOO_SLOW)
    failure = next(failure for kind, failure in _KINDS if isinstance(error, kind))
    code = 0
    if isinstance(error, smtplib.SMTPResponseException):
        code = max(error.smtp_code, 0)  # -1 where it was no answer at all
    elif isinstance(error, smtplib.SMTPRecipientsRefused):
        code, _ = next(iter(error.recipients.values()))
    return NotSentError(Failure.LATER if 0 < code < _FINAL_FROM else failure, code)


_KINDS: Final[tuple[tuple[type[OSError], Failure], ...]] = (
    (smtplib.SMTPRecipientsRefused, Failure.ADDRESS),
    (smtplib.SMTPAuthenticationError, Failure.SIGN_IN),
    (smtplib.SMTPSenderRefused, Failure.SENDER),
    (smtplib.SMTPDataError, Failure.REFUSED),
    (smtplib.SMTPResponseException, Failure.UNREACHABLE),  # its greeting, its answer to EHLO or STARTTLS
    (smtplib.SMTPServerDisconnected, Failure.CUT_OFF),
    (smtplib.SMTPException, Failure.SIGN_IN),  # no way to sign in that both know
    (ssl.SSLCertVerificationError, Failure.UNTRUSTED),
    (ssl.SSLError, Failure.NO_TLS),
    (TimeoutError, Failure.TOO_SLOW),
    (socket.gaierror, Failure.NO_HOST),
    (ConnectionRefusedError, Failure.UNREACHABLE),
    (ConnectionError, Failure.CUT_OFF),
    (OSError, Failure.UNREACHABLE),
)
"""The first that fits says which it is."""

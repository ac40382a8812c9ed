"""Mail servers on loopback: one that takes mail as it is told to (aiosmtpd), and ones that misbehave, by a script."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.lab.authorities import Authority
from venuecheck.mail.settings import MailSettings, Security

HOST = "localhost"
PUBLIC = "https://bookings.council.example"
USER, PASSWORD = "venuecheck", "heron-of-the-canal-1"


@dataclass(slots=True)
class Mailbox:
    """What a server took, and how it answers: `answers` are used up one after the other, then it takes everything."""

    answers: list[str] = field(default_factory=list)
    """To what was sent (DATA)."""
    rcpt: list[str] = field(default_factory=list)
    """To whom it goes (RCPT)."""
    sender: list[str] = field(default_factory=list)
    """From whom it comes (MAIL)."""
    got: list[tuple[str, str, bytes]] = field(default_factory=list)
    """From whom, to whom, and what."""
    signed_in: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def messages(self) -> list[Message]:
        """What came, read."""
        return [message_from_bytes(content) for _, _, content in self.got]

    async def handle_MAIL(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take a sender, or not."""
        del server, session, options
        if self.sender:
            return self.sender.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - the same
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take an address, or not."""
        del server, session, options
        if self.rcpt:
            return self.rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        """Take a message, or not."""
        del server, session
        if self.answers:
            return self.answers.pop(0)
        self.got.append(
            (envelope.mail_from or "", ",".join(envelope.rcpt_tos), bytes(envelope.original_content or b""))
        )
        return "250 OK"

    def authenticate(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, said: Any) -> AuthResult:
        """See user and password."""
        is_right = isinstance(said, LoginPassword) and (said.login, said.password) == (
            USER.encode(),
            PASSWORD.encode(),
        )
        if is_right:
            self.signed_in.append(USER)
        return AuthResult(success=is_right, handled=False)


@contextmanager
def taking(
    mailbox: Mailbox, security: Security = Security.NONE, certificate: Path | None = None, *, asks_who: bool = False
) -> Iterator[MailSettings]:
    """Serve, and give the settings with which it is reached."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    starts = security is Security.STARTTLS
    loop = asyncio.new_event_loop()

    def made() -> SMTP:
        return SMTP(
            mailbox,
            hostname=HOST,
            loop=loop,
            tls_context=context if starts else None,
            require_starttls=starts,
            auth_required=asks_who,
            auth_require_tls=starts,
            authenticator=mailbox.authenticate,
        )

    # in the thread from the first: where a browser is driven, another loop runs in this one
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    encrypted = context if security is Security.TLS else None
    coming = loop.create_server(made, "127.0.0.1", mailbox.port, ssl=encrypted)
    server = asyncio.run_coroutine_threadsafe(coming, loop).result(10)
    mailbox.port = server.sockets[0].getsockname()[1]
    try:
        yield settings(mailbox.port, security, asks_who=asks_who)
    finally:
        asyncio.run_coroutine_threadsafe(_ended(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _ended(server: asyncio.Server) -> None:
    server.close()
    others = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
    for one in others:
        one.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def settings(port: int, security: Security = Security.NONE, *, asks_who: bool = False) -> MailSettings:
    """Give settings with which a server on a port of loopback is reached."""
    return MailSettings(
        host=HOST,
        port=port,
        security=security,
        sender="bookings@council.example",
        public=PUBLIC,
        user=USER if asks_who else "",
        password=PASSWORD if asks_who else "",
    )


Script = Callable[[socket.socket], None]


@contextmanager
def misbehaving(script: Script) -> Iterator[int]:
    """Answer every connection by a script, and give the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, suppress(OSError):
                    script(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def silent(connection: socket.socket) -> None:
    """Say nothing, until the other side is gone."""
    connection.settimeout(5)
    connection.recv(1)


def dripping(connection: socket.socket) -> None:
    """Greet, one letter after the other, and never come to an end of it."""
    for _ in range(500):
        connection.sendall(b"2")
        time.sleep(0.02)


def hanging_up_in_data(connection: socket.socket) -> None:
    """Take all that comes before the message, and a part of that."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    for line in lines:
        if line.upper().startswith(b"DATA"):
            connection.sendall(b"354 go on\r\n")
            lines.readline()
            break
        connection.sendall(b"250 OK\r\n")


def busy(connection: socket.socket) -> None:
    """Greet with that it has no time."""
    connection.sendall(b"421 later\r\n")
    silent(connection)


def unwelcoming(connection: socket.socket) -> None:
    """Greet with that it takes no mail at all (RFC 7504)."""
    connection.sendall(b"521 no mail here\r\n")
    silent(connection)


def babbling(connection: socket.socket) -> None:
    """Speak another language."""
    connection.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20 + b"\r\n")
    silent(connection)


@dataclass(frozen=True, slots=True)
class Certificates:
    """An authority, and what it, or nobody, certified, as files."""

    authority: Path
    right: Path
    of_another: Path
    ended: Path


def certificates(folder: Path) -> Certificates:
    """Make them."""
    authority = Authority.create("A mail authority")
    authority.write(folder, "authority")
    made = Certificates(folder / "authority.pem", folder / "right.pem", folder / "of-another.pem", folder / "ended.pem")
    made.right.write_bytes(authority.certify(HOST))
    made.of_another.write_bytes(authority.certify("mail.example.org"))
    made.ended.write_bytes(authority.certify(HOST, has_expired=True))
    return made

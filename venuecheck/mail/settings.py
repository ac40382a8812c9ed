"""How mail is sent: by which server, how it is spoken to, as whom, and where these pages are reached. Off at first."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.happenings import MAIL_OFF, MAIL_SET_UP, OF_MAIL, did_last
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.core.problem import ConflictError, InputError, InvalidError, Problem
from venuecheck.mail.address import Address, domain_in_ascii

_ONLY: Final = 1
_SEALED_AS: Final = "mail password"
_LONGEST_WORD: Final = 200
_LONGEST_PUBLIC: Final = 300


class Security(StrEnum):
    """How the way to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"
    """For a server on this computer alone: a link lets somebody in, and must not be read on its way."""

    @property
    def words(self) -> str:
        """Say it to people."""
        return {
            Security.STARTTLS: "STARTTLS, mostly on port 587",
            Security.TLS: "TLS from the first byte, mostly on port 465",
            Security.NONE: "not encrypted, for a mail server on this computer alone",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """What is needed to send a message."""

    host: str
    port: int
    security: Security
    sender: str
    """The address that messages come from, as it is typed."""
    public: str
    """The address at which people reach these pages, without a slash at its end."""
    user: str = ""
    """Empty where the server asks for none."""
    password: str = field(default="", repr=False)
    is_on: bool = True
    version: int = 0
    """Counts the changes: 0 where nothing was ever kept."""

    @property
    def words(self) -> str:
        """Say by which server messages go, and from whom."""
        return f"{self.host}, port {self.port}, {self.security.words}; from {self.sender}"


def checked(said: MailSettings) -> MailSettings:
    """Give settings as they are kept. Raises `InvalidError` with every box that cannot be used."""
    host = _host(said.host)
    settings = replace(
        said,
        host=host,
        sender=said.sender.strip(),
        public=said.public.strip().rstrip("/"),
        user=said.user.strip(),
    )
    problems = tuple(_problems(settings))
    if problems:
        raise InvalidError(problems)
    return settings


def _problems(said: MailSettings) -> Iterator[Problem]:
    if not said.host:
        fix = "write the name that your mail service gives it, like smtp.example.org"
        yield Problem(field="host", what="this is not the name of a server", fix=fix)
    if not 0 < said.port < 65_536:  # noqa: PLR2004 - TCP's own
        yield Problem(field="port", what="this is not a port", fix="write a number, such as 587")
    if said.host and said.security is Security.NONE and not _is_here(said.host):
        what = "only a mail server on this computer may be spoken to without encryption"
        yield Problem(field="security", what=what, fix="choose STARTTLS or TLS")
    try:
        Address.read(said.sender, "sender")
    except InputError as error:
        yield from error.problems
    for name, word in (("user", said.user), ("password", said.password)):
        if not word.isascii() or not (word.isprintable() or not word) or len(word) > _LONGEST_WORD:
            what = "mail servers take letters from a to z, figures and signs here"
            yield Problem(field=name, what=what, fix="have the mail service give you another")
    if said.user and not said.password:
        yield Problem(field="password", what="it is missing", fix="type it, or leave the user empty")
    if not _is_public(said.public):
        what = "this is not an address at which these pages are reached"
        yield Problem(field="public", what=what, fix="write it like https://bookings.council.example")


@dataclass(frozen=True, slots=True)
class KeptSettings:
    """Those of one server."""

    database: AccountsDatabase
    key: WebKey

    def read(self) -> MailSettings | None:
        """Give them as they were kept last; None where nobody ever set mail up.

        The password is empty where it was encrypted with another key: then the mail server refuses.
        """
        with self.database.reading() as connection:
            row = connection.execute(sa.select(tables.mail).where(tables.mail.c.id == _ONLY)).first()
        if row is None:
            return None
        kept = {name: value for name, value in row._mapping.items() if name != "id"}  # noqa: SLF001 - a row's columns
        kept |= {"security": Security(row.security), "password": self._opened(row.password)}
        return MailSettings(**kept)

    def is_on(self) -> bool:
        """Whether mail is sent."""
        t = tables.mail
        with self.database.reading() as connection:
            return bool(connection.scalar(sa.select(t.c.is_on).where(t.c.id == _ONLY)))

    def keep(self, said: MailSettings) -> MailSettings:
        """Keep others in place of those of `version`, and have what waits be tried at once.

        Raises `InvalidError`, and `ConflictError` where somebody else changed them meanwhile.
        """
        settings = checked(said)
        values = {
            "id": _ONLY,
            "version": settings.version + 1,
            "is_on": settings.is_on,
            "host": settings.host,
            "port": settings.port,
            "security": settings.security.value,
            "user": settings.user,
            "password": self.key.encrypted(settings.password, _SEALED_AS) if settings.password else b"",
            "sender": settings.sender,
            "public": settings.public,
        }
        t = tables.mail
        with self.database.writing() as connection:
            now = connection.scalar(sa.select(t.c.version).where(t.c.id == _ONLY)) or 0
            if now != settings.version:
                raise _changed(connection, field="host")
            connection.execute(t.delete())
            connection.execute(t.insert().values(**values))
            connection.execute(tables.outbox.update().where(tables.outbox.c.claim == "").values(due=0.0))
        return replace(settings, version=settings.version + 1)

    def refuse_unseen(self, said: MailSettings) -> None:
        """Say how mail is sent, and who set it up, before others take the place of settings that nobody was shown.

        Raises `ConflictError`, where any are kept, and what is `said` is not the same but for the password.
        """
        kept = self.read()
        if kept is None or replace(checked(said), password="", version=0) == replace(kept, password="", version=0):
            return
        with self.database.reading() as connection:
            by, at = did_last(connection, MAIL_SET_UP, MAIL_OFF, about=OF_MAIL)
        stands = f"{kept.words}{'' if kept.is_on else ' (turned off)'}"
        fix = "read it; if yours is to take its place, say so"
        opening = "mail is set up already"
        raise ConflictError(thing="mail", opening=opening, changed=stands, by=by, since=at, fix=fix, field="replace")

    def turn_off(self, version: int | None = None) -> None:
        """Send nothing any more; what is set, and what waits, stays.

        `version`: of the settings that somebody was shown; None where they were shown none. Raises `ConflictError`
        where others are kept by now.
        """
        t = tables.mail
        with self.database.writing() as connection:
            now = connection.scalar(sa.select(t.c.version).where(t.c.id == _ONLY)) or 0
            if version not in {None, now}:
                raise _changed(connection)
            connection.execute(t.update().values(is_on=False, version=t.c.version + 1))

    def _opened(self, sealed: bytes) -> str:
        try:
            return self.key.decrypted(sealed, _SEALED_AS) if sealed else ""
        except InvalidTag:
            return ""


def _changed(connection: sa.Connection, field: str = "") -> ConflictError:
    by, at = did_last(connection, MAIL_SET_UP, MAIL_OFF, about=OF_MAIL)
    return ConflictError(thing="mail", changed="how mail is sent", by=by, since=at, field=field)


def _host(said: str) -> str:
    """Read a server's name, or its address; empty where it is neither."""
    typed = said.strip().strip("[]")
    try:
        return str(ip_address(typed))
    except ValueError:
        return domain_in_ascii(typed)


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_public(said: str) -> bool:
    """Whether this is an address of ours: HTTPS, but on this computer, and no page below it."""
    try:
        at = urlsplit(said)
        host, _ = at.hostname or "", at.port
    except ValueError:
        return False
    is_safe = at.scheme == "https" or (at.scheme == "http" and _is_here(host))
    is_bare = not (at.path or at.query or at.fragment or at.username)
    return bool(host) and is_safe and is_bare and said.isascii() and said.isprintable() and len(said) < _LONGEST_PUBLIC

"""Sending a link by mail: what every page that shows one needs for it. A message says less than its link does.

The link of a message must not name a venue either, so where its page's address does, what is sent is that address
encrypted. What a page offers to send is signed, so that nobody has us send what we did not make.
"""

import base64
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from flask import url_for

from venuecheck.accounts.entrance import TooOftenError
from venuecheck.accounts.limits import MAIL_BY, MAIL_TO
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.mail.address import Address
from venuecheck.mail.address_book import AddressBook
from venuecheck.mail.message import Kind
from venuecheck.mail.outbox import Outbox, Outgoing
from venuecheck.mail.settings import KeptSettings
from venuecheck.web import asking
from venuecheck.web.sealing import opened, sealed

_OFFER: Final = "send by mail"
_OFFERED: Final = 60 * 60.0
"""Seconds for which a page that shows a link can have it sent."""
_UNNAMED: Final = "address in a message"
_OF_A_VENUE: Final = frozenset({Kind.ORGANISER, Kind.HAND_CHECK})
"""Those whose link names a venue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a page offers to send."""

    kind: Kind
    path: str
    """Of the link, after the server's own address."""
    about: str
    """What the link is about, by which it is taken back."""
    ends: float
    """When the link ends."""
    back: str
    """The page to go on with."""

    def sealed(self) -> str:
        """Write it for a form: as ours, and of whoever is signed in."""
        said = [self.kind.value, self.path, self.about, self.ends, self.back]
        return sealed(_OFFER, [asking.account().id, asking.moment(), *said])


def offered(kind: Kind, path: str, *, about: str, ends: float, back: str) -> Offer | None:
    """Offer to send a link that a page shows; None where mail is off."""
    return Offer(kind=kind, path=path, about=about, ends=ends, back=back) if is_on() else None


def offer_of(said: str) -> Offer | None:
    """Read what a form gave back; None where it is not ours, somebody else's, or from long ago."""
    match opened(_OFFER, said):
        case [str(account), float(at), str(kind), str(path), str(about), float(ends), str(back)] if (
            account == asking.account().id and asking.moment() - at < _OFFERED
        ):
            return Offer(kind=Kind(kind), path=path, about=about, ends=ends, back=back)
    return None


def is_on() -> bool:
    """Whether mail is sent."""
    return settings().is_on()


def put(offer: Offer, to: str) -> Address:
    """Put a message into the outbox; nothing is sent in a request. Raises `InvalidError`, `TooOftenError`."""
    accounts, me, now = asking.served().accounts, asking.account(), asking.moment()
    address = Address.read(to)
    limits = accounts.limits
    refusing = limits.refused_by({MAIL_BY: me.id, MAIL_TO: address.in_ascii}, now)
    if refusing is not None:
        raise TooOftenError.of("address", "too much was sent lately", f"copy the link, or {refusing.wait}")
    path = unnamed(offer.path) if offer.kind in _OF_A_VENUE else offer.path
    outgoing = Outgoing(kind=offer.kind, to=address, path=path, about=offer.about, ends=offer.ends)
    outbox().add(outgoing, account=me.id, now=now)
    asking.note("put into the outbox", offer.kind.words)
    return address


def unnamed(path: str) -> str:
    """Give an address that leads to a page of ours, and does not say to which."""
    hidden = _key().encrypted(path, _UNNAMED)
    return url_for("by_mail.open_link", token=base64.urlsafe_b64encode(hidden).decode().rstrip("="))


def path_of(token: str) -> str | None:
    """Give where it leads; None where it is none of ours."""
    try:
        return _key().decrypted(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)), _UNNAMED)
    except (InvalidTag, ValueError):
        return None


def settings() -> KeptSettings:
    """Give how mail is sent."""
    accounts = asking.served().accounts
    return KeptSettings(accounts.database, accounts.key)


def outbox() -> Outbox:
    """Give what waits to be sent."""
    return Outbox.of(asking.served().accounts)


def address_book() -> AddressBook:
    """Give where people with accounts are written to."""
    return AddressBook(asking.served().accounts.database)


def _key() -> WebKey:
    return asking.served().accounts.key

"""What a server does by itself, beside answering: it tells deciders that something waits, and sends what is due.

One thread of each process that serves. It can be killed at any moment: what it was sending is sent again by whichever
process is there, once its claim has ended.
"""

import logging
import threading
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from venuecheck.core.london import london_day
from venuecheck.mail.address_book import AddressBook
from venuecheck.mail.delivery import deliver_due
from venuecheck.mail.message import Kind
from venuecheck.mail.outbox import Outbox, Outgoing
from venuecheck.mail.settings import KeptSettings
from venuecheck.service.bookings.for_deciders import waits_for_deciders
from venuecheck.web.asking import Served
from venuecheck.web.beside_serving import at_work
from venuecheck.web.venue_here import VenueHere

_LOG = logging.getLogger("venuecheck.web")
EVERY: Final = 3.0
"""Seconds between two looks into the outbox."""
LOOKS_EVERY: Final = timedelta(minutes=10)
"""Between two looks at what waits at a venue: nobody gets more than one message in that time."""
_TIDIES_EVERY: Final = 60.0
"""Seconds between two looks at what has ended."""
_LASTS: Final = timedelta(days=1)
"""For which word that something waits is worth sending."""


@dataclass(slots=True, kw_only=True)
class Postman:
    """Looks, and sends."""

    served: Served
    _over: threading.Event = field(default_factory=threading.Event)
    _tidied: float = 0.0
    """When what has ended was erased last, in seconds."""
    _looked: dict[str, tuple[datetime, tuple[object, ...]]] = field(default_factory=dict)
    """By venue: when it was looked at last, and for which day and records."""

    def at_work(self) -> AbstractContextManager[None]:
        """Have it work in a thread of its own for as long as the server serves."""
        return at_work(self._work, self._over, name="mail", ends_within=EVERY)

    def round(self) -> int:
        """Do what is to be done now, and give how many messages were sent; nothing where mail is off."""
        accounts, clock = self.served.accounts, self.served.venues.clock
        outbox = Outbox.of(accounts)
        now = clock().timestamp()
        if not 0 <= now - self._tidied < _TIDIES_EVERY:
            self._tidied = now
            outbox.tidy(now)
        settings = KeptSettings(accounts.database, accounts.key).read()
        if settings is None or not settings.is_on:
            return 0
        self._tell_who_decides(outbox, clock())
        return deliver_due(outbox, settings, lambda: clock().timestamp(), is_over=self._over.is_set)

    def _work(self) -> None:
        while not self._over.wait(EVERY):
            try:
                self.round()
            except Exception as error:  # noqa: BLE001 - whatever it is, the next round is tried
                # its words could hold an address or a link
                _LOG.error("mail: a round failed (%s)", type(error).__name__)

    def _tell_who_decides(self, outbox: Outbox, now: datetime) -> None:
        for site in self.served.venues.usable:
            looked, _ = self._looked.get(site.venue.id, (None, ()))
            if looked is None or not timedelta(0) <= now - looked < LOOKS_EVERY:
                self._look(self.served.venues.here(site.venue.id), outbox, now)

    def _look(self, here: VenueHere, outbox: Outbox, now: datetime) -> None:
        _, seen = self._looked.get(here.id, (now, ()))
        hear = AddressBook(self.served.accounts.database).who_hear([one.id for one in here.site.deciders if one.id])
        stands = (self.served.venues.last_record(here), london_day(now), tuple(sorted(hear)))
        self._looked[here.id] = now, stands
        if stands == seen or not hear:
            return
        ends = (now + _LASTS).timestamp()
        outgoing = [
            Outgoing(kind=Kind.WAITING, to=to, path="/", about=f"waiting {account}", ends=ends)
            for account, to in hear.items()
        ]
        outbox.tell(here.id, waits_for_deciders(here.store, now), outgoing, now.timestamp())

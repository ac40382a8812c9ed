"""What takes seconds when it is made for the first time, made beside as soon as a server serves: nobody waits for it.

One thread of each process that serves. What cannot be made says so on the page that asks for it.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Final

from venuecheck.core.problem import InputError
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.view import Edition
from venuecheck.service.names.screening import asked_of, screen
from venuecheck.web.asking import Served
from venuecheck.web.beside_serving import at_work
from venuecheck.web.venue_here import VenueHere

_LOG = logging.getLogger("venuecheck.web")
_AFTER: Final = 1.0
"""Seconds after the start: whoever waits for the first page comes first."""
_ENDS_WITHIN: Final = 3.0
_ANY_NAME: Final = "Village hall"


@dataclass(slots=True, kw_only=True)
class Stoker:
    """Makes ahead what is slow at first, once."""

    served: Served
    _over: threading.Event = field(default_factory=threading.Event)

    def at_work(self) -> AbstractContextManager[None]:
        """Have it done in a thread of its own while the server serves."""
        return at_work(self._work, self._over, name="ahead", ends_within=_ENDS_WITHIN)

    def make(self) -> None:
        """Lay lists of names out, and make every coordinator's list, actions and drafts of the last quarter."""
        venues = self.served.venues
        for number, site in enumerate(venues.usable):
            here = venues.here(site.venue.id)
            with suppress(InputError):
                # most venues have the lists that are shipped, and few are kept laid out at a time
                names: Sequence[Callable[[], object]] = [partial(_look_a_name_up, here)] if number == 0 else ()
                for step in chain(names, self._of_partners(here)):
                    if self._over.is_set():
                        return
                    step()

    def _of_partners(self, here: VenueHere) -> Iterator[Callable[[], object]]:
        made, quarter = self.served.venues.partners, Quarter.of(here.now).before
        if (register := made.register(here)) is None:
            return
        yield partial(made.grid, here, register)
        yield partial(made.drawn, here, register)
        yield partial(made.actions, here, register)
        for edition in Edition:
            yield partial(made.draft_page, here, register, quarter, edition)

    def _work(self) -> None:
        if self._over.wait(_AFTER):
            return
        try:
            self.make()
        except Exception as error:  # noqa: BLE001 - it is made when somebody asks for it, who is told what is wrong
            _LOG.error("made ahead: failed (%s)", type(error).__name__)


def _look_a_name_up(here: VenueHere) -> None:
    screen(here.site, asked_of([_ANY_NAME], []), now=here.now, store=here.store)

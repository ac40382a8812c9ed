"""Venues that a register says are closed or merged, with what they told of the time before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.gone import Gone
from venuecheck.core.london import london_day
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.sent_files import Sent


def gone_venues(register: Register, earlier: Iterable[Sent], at: datetime) -> Iterator[Gone]:
    """Give each venue that is closed or merged at a moment; `earlier` is what such venues sent."""
    told: dict[str, list[Sent]] = defaultdict(list)
    day = london_day(at)
    for sent in earlier:
        told[sent.bundle.venue.id].append(sent)
    kinds = {venue.id: venue.kind for venue in register.venues}
    for name, stands in register.gone_by(day).items():
        if stands.gone_since is None:
            continue
        venue = ListedVenue(id=name, name=stands.name, kind=kinds[name], partner=stands.partner)
        yield Gone(
            facts=venue_facts(venue, [sent.bundle for sent in told[name]], at=at),
            since=stands.gone_since,
            into=register.venue(stands.into).on(day).name if stands.into else "",
        )

"""Lists of names beside a site's records, as `lists update` leaves them."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime

from venuecheck.records.store import Store
from venuecheck.screening.listing import NameList
from venuecheck.service.names.kept_files import digest_of
from venuecheck.service.names.lists import list_bytes, snapshot
from venuecheck.service.names.update_records import ListUpdate, put_in_place
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site


def whole(today: date) -> NameList:
    """Give the proscribed organisations that ship, as a whole list of today."""
    return replace(snapshot(), snapshot=False, missing=0, dated=today, current_on=today)


def keep_list(site: Site, names: NameList, store: Store | None = None) -> None:
    """Keep a list and record it, however short it is. `store`: the site's own; without it, it is opened."""
    content = list_bytes(names)
    made = ListUpdate(
        list=names.id,
        title=names.title,
        source="made-up",
        source_digest="0" * 64,
        kept_digest=digest_of(content),
        entries=len(names.entries),
        dated=names.dated,
        current_on=names.current_on,
        before_dated=None,
        added=None,
        removed=None,
        renamed=None,
        accepted=False,
        person="",
        rows=len(names.entries),
        left_out=(),
        set_aside=0,
        unusual=0,
    )
    with nullcontext(store) if store else open_store(site) as own:
        put_in_place(site, own, made, content, now=datetime.now(UTC))

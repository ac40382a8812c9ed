"""Lists of names beside a site's records, as `lists update` leaves them."""

import hashlib
from datetime import UTC, datetime

from venuecheck.screening.listing import NameList
from venuecheck.screening.reading.account import Account
from venuecheck.service.names.lists import kept_at, list_bytes
from venuecheck.service.names.update_records import record
from venuecheck.service.names.updating import Updated, keep
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site


def keep_list(site: Site, names: NameList) -> None:
    """Keep a list and record it, however short it is."""
    content = list_bytes(names)
    keep(kept_at(site, names.id), content)
    done = Updated(
        id=names.id,
        title=names.title,
        path=kept_at(site, names.id),
        entries=len(names.entries),
        names=names,
        changes=None,
        before=None,
        account=Account(rows=len(names.entries), read=len(names.entries)),
        dated=names.dated,
        source="made-up",
        source_digest="0" * 64,
        kept_digest=hashlib.sha256(content).hexdigest(),
    )
    with open_store(site) as store:
        record(site, store, done, now=datetime.now(UTC), accepted=False, person="")

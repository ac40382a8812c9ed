"""Whether the lists of names can be relied on today, told from the records of when they were got.

No list is read for it, so it can be asked on every page. What is wrong with a list itself is told when names are
looked up.
"""

from datetime import date

from venuecheck.records.store import Store
from venuecheck.screening.known import OWN
from venuecheck.screening.screen import age_problem
from venuecheck.service.names.lists import folder
from venuecheck.service.names.update_records import ListUpdate, newest
from venuecheck.service.sites.site import Site


def can_be_relied_on(site: Site, store: Store, today: date) -> bool:
    """Whether every list that the venue needs was got, and is recent enough."""
    got = newest(store)
    return all(_is_recent(site, each, got.get(each), today) for each in site.screening.lists)


def _is_recent(site: Site, list_id: str, got: ListUpdate | None, today: date) -> bool:
    if list_id == OWN:  # kept by the venue itself, and of no age
        return (folder(site) / f"{OWN}.yaml").exists()
    if got is None or got.current_on is None:
        return False
    return not age_problem(got.current_on, today, site.screening.max_age_days)

"""A coordinator's pages, as long as they get: some hundred venues, and 2,000; of one in ten nothing ever came."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.web_lists import timed
from tests.web.load.borough import Wanted, make
from tests.web.load.office import furnish
from venuecheck.accounts.accounts import Accounts
from venuecheck.core.actor import Role
from venuecheck.core.quarter import Quarter

_SOME, _MANY = 300, 2_000
_PAGES: Final = (
    ("list of venues", "partners/"),
    ("list of those overdue", "partners/?heard=overdue"),
    ("its last page", "partners/?page=1000"),
    ("a venue's page", "partners/venues/venue-7/"),
    ("inbox", "inbox/"),
    ("actions", "partners/actions/"),
    ("letters", "partners/letters/"),
    ("a quarter's drafts", "editions/{quarter}/"),
    ("the board's draft", "editions/{quarter}/board"),
    ("the public's draft", "editions/{quarter}/public"),
)


def measure() -> Iterator[str]:
    """Give a line for each page, of few venues and of many."""
    for venues in (_SOME, _MANY):
        with tempfile.TemporaryDirectory() as folder:
            yield from _taken(Path(folder), venues)


def _taken(folder: Path, venues: int) -> Iterator[str]:
    borough = make(folder, Wanted(people=1, bookings=0, venues=1))
    (person,) = borough.people
    accounts = Accounts.beside(borough.folder)
    accounts.book.give_roles(
        person.account, {person.venue: (Role.COORDINATOR,)}, seen={person.venue: frozenset({person.role})}
    )
    accounts.close()
    borough = replace(borough, people=(replace(person, role=Role.COORDINATOR),))
    furnish(borough.configs[0], venues)
    where, quarter = f"/venues/{person.venue}", Quarter.of(datetime.now(UTC)).before
    yield from timed(
        borough, {f"{name}, {venues:,} venues": f"{where}/{page.format(quarter=quarter)}" for name, page in _PAGES}
    )

"""A library and its records, or a school's, of each test its own; tests of another venue give their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.service import library, venues
from venuecheck.records.store import Store
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site


@pytest.fixture
def place(tmp_path: Path) -> Site:
    """Give a library that has written what its letters need, and got no list of names."""
    return library.site(tmp_path)


@pytest.fixture
def store(place: Site) -> Iterator[Store]:
    """Give its records: of one test, for each letter looks through all replies that there are."""
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school with records."""
    return venues.school(tmp_path / "school")

"""What several tests of a partnership begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.office import Office
from tests.service import venues
from venuecheck.service.sites.opening import open_store


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Give an office whose list of partners was taken over, and nothing of any venue."""
    site = venues.office(tmp_path / "office")
    with open_store(site) as store:
        made = Office(site, store)
        made.take(forty.partners_yaml())
        yield made

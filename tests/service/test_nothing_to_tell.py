"""What can tell nothing is refused, and says what would tell something."""

from pathlib import Path

import pytest

from tests.report import samples as made
from tests.service import venues
from venuecheck.authoring.document import read_file
from venuecheck.core.problem import InputError
from venuecheck.service.filter_checks.difference import changes
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import read_site


def test_a_check_is_not_held_against_itself(tmp_path: Path) -> None:
    """That nothing is worse would say something of two checks."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        for pair in (("latest", "latest"), (store.keys("run")[0],) * 2):
            with pytest.raises(InputError, match="this is the same check twice"):
                changes(site, store, *pair, now=made.NOW)


def test_a_file_that_is_named_as_the_database_is_told_how_a_file_is_written(tmp_path: Path) -> None:
    site = venues.school(tmp_path / "school", 'database: "sqlite:///venuecheck.db"\n')
    written = site.path.read_text("utf-8").replace("sqlite:///venuecheck.db", "venuecheck.db")
    site.path.write_text(written, "utf-8")
    with pytest.raises(InputError, match=r"write it as sqlite:///venuecheck\.db, for a file"):
        read_site(read_file(site.path), site.path)

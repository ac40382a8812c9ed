"""A venue's key and anchor beside its configuration, and others': moved, copied, gone; what belongs to no record."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.records.conftest import VERIFIER
from tests.report.samples import NOW
from venuecheck.core.step import Step
from venuecheck.records.damage import NotWholeError
from venuecheck.service.record_keeping.proof import verify, whole
from venuecheck.service.record_keeping.what_to_do import what_to_do
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

from .shared_folder import WHY, do, school_and_hall
from .test_own_matters import tamper


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a server's folder: a school, the hall that shares its store, and the store's own matters."""
    return school_and_hall(tmp_path)


def configurations(site: Site) -> tuple[Site, Site]:
    """Give the school and the hall."""
    return site, load_site(site.path.with_name("hall.yaml"))


def is_whole_by_itself(site: Site) -> bool:
    """Ask the verifier that needs nothing of the program."""
    command = [sys.executable, str(VERIFIER), str(site.path.with_name("venuecheck.db")), "--chain", site.venue.id]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def moved(site: Site) -> None:
    """Have the hall's key and anchor take the place of the school's."""
    for ending in ("key", "anchor"):
        its = site.path.with_name(f"venuecheck-mill-hall.{ending}")
        shutil.copy(its, site.path.with_name(f"venuecheck.{ending}"))
        its.unlink()


def test_a_venue_whose_files_are_not_beside_its_configuration_is_missed_by_its_neighbour(site: Site) -> None:
    """The neighbour's took their place: nothing leaves of either; both verifiers name it; with copies all is whole."""
    kept = {ending: site.path.with_name(f"venuecheck.{ending}").read_bytes() for ending in ("key", "anchor")}
    moved(site)
    for config in configurations(site):
        assert not verify(config).is_whole
        assert not is_whole_by_itself(config)
        with open_store(config) as store, pytest.raises(NotWholeError):
            whole(store.database, config.venue.id)
        assert "venuecheck-st-aidans.key" in " ".join(one.words for one in what_to_do(verify(config)))
    for ending, content in kept.items():
        site.path.with_name(f"venuecheck-{site.venue.id}.{ending}").write_bytes(content)
    assert all(verify(config).is_whole for config in configurations(site))


def test_a_venue_whose_configuration_has_a_mistake_is_missed_as_well(site: Site) -> None:
    """It can be read by its lines."""
    moved(site)
    site.path.write_text(f"{site.path.read_text('utf-8')}\nmore: [", "utf-8")
    hall = load_site(site.path.with_name("hall.yaml"))
    assert not verify(hall).is_whole
    assert not is_whole_by_itself(hall)


def test_a_venue_that_moved_away_with_its_files_is_missed_by_nobody(site: Site) -> None:
    """On another computer, or in another folder: its own signature counts, and that is a note."""
    away = site.path.with_name("away")
    away.mkdir()
    for name in ("hall.yaml", "venuecheck-mill-hall.key", "venuecheck-mill-hall.anchor"):
        site.path.with_name(name).rename(away / name)
    assert verify(site).is_whole
    assert is_whole_by_itself(site)
    (away / "venuecheck.db").symlink_to("../venuecheck.db")
    assert verify(load_site(away / "hall.yaml")).is_whole


def test_a_new_venue_in_a_folder_of_its_own_is_told_nothing_of_others_files(site: Site) -> None:
    """Before its first record as well, when there is neither a key nor an anchor in that folder."""
    away = site.path.with_name("away")
    away.mkdir()
    text = re.sub(r"id: [^,\s]+", "id: new-hall", site.path.read_text("utf-8"), count=1)
    (away / "venuecheck.yaml").write_text(text, "utf-8")
    (away / "venuecheck.db").symlink_to("../venuecheck.db")
    new = load_site(away / "venuecheck.yaml")
    for number in range(2):
        assert verify(new).is_whole
        assert is_whole_by_itself(new)
        with open_store(new) as store:
            store.append("thing", str(number), {"a": 1}, NOW)


def test_an_anchor_of_before_a_new_key_is_behind_and_no_fault(site: Site) -> None:
    """As on another computer, to which the new key alone was brought; with the former key as well it is one."""
    beside = [site.path.with_name(f"venuecheck.{ending}") for ending in ("anchor", "key")]
    anchor, key = (path.read_bytes() for path in beside)
    assert do(site, "records", "new-key", *WHY)[0] == 0
    renewed = beside[1].read_bytes()
    beside[0].write_bytes(anchor)
    assert verify(site).is_whole
    assert is_whole_by_itself(site)
    beside[1].write_bytes(key)
    assert not verify(site).is_whole
    assert not is_whole_by_itself(site)
    beside[1].write_bytes(renewed)
    with open_store(site) as store:
        store.append("thing", "later", {"a": 1}, NOW)
    assert beside[0].read_bytes() != anchor
    assert verify(site).is_whole


def test_a_copy_of_anothers_anchor_in_the_place_of_ones_own_is_moved_away(site: Site) -> None:
    """And the anchor is set anew: the key is here, and nothing is begun again."""
    shutil.copy(site.path.with_name("venuecheck-mill-hall.anchor"), site.path.with_name("venuecheck.anchor"))
    step = what_to_do(verify(site))
    assert [one.step for one in step if one.step] == [Step.SET_ANCHOR]
    site.path.with_name("venuecheck.anchor").unlink()
    assert do(site, "records", "set-anchor", *WHY)[0] == 0
    assert all(verify(config).is_whole for config in configurations(site))


def test_what_belongs_to_no_record_is_gone_with_a_copy_that_is_brought_back(site: Site) -> None:
    """As is said; whoever noted it meanwhile goes on as well."""
    tamper(site, "INSERT INTO payload SELECT 'nobody', seq, salt, body FROM payload WHERE venue = 'mill-hall'")
    assert "A new backup leaves it out" in " ".join(one.words for one in what_to_do(verify(site)))
    assert do(site, "records", "note-missing", *WHY)[0] == 0
    copy = site.path.with_name("copy.db")
    assert do(site, "backup", "--to", str(copy))[0] == 1
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()
    assert do(site, "restore", str(copy), "--person", "A. Admin")[0] == 0
    assert all(verify(config).is_whole for config in configurations(site))

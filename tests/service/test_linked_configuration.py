"""A configuration that is a link: the records beside the link are passed over by nobody."""

from pathlib import Path

import pytest

from tests.records.jotting import Jotting
from tests.records.test_ways_back import site
from tests.report.samples import NOW
from venuecheck.records.damage import NotWholeError
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

CONFIG = 'venue: {id: "hill-top", name: "Hill Top", kind: "school"}\nnetworks: [{id: "pupils"}]\n'


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """Give a configuration with records beside it, replaced by links that lead into an empty folder."""
    config = tmp_path / "venuecheck.yaml"
    config.write_text(CONFIG, "utf-8")
    with open_store(load_site(config)) as store:
        store.append("thing", "k", Jotting(name="thing"), NOW)
    (tmp_path / "far").mkdir()
    config.rename(tmp_path / "far" / "venuecheck.yaml")
    (tmp_path / "way").mkdir()
    (tmp_path / "way" / "on.yaml").symlink_to("../far/venuecheck.yaml")
    config.symlink_to("way/on.yaml")
    return config


@pytest.mark.parametrize("left", [("key", "anchor", "db"), ("key",), ("anchor",), ("db",)])
def test_what_lies_beside_a_link_is_named(link: Path, left: tuple[str, ...]) -> None:
    """Whatever of it is left: what the link leads to would read as nothing recorded."""
    for one in {"key", "anchor", "db"} - {*left}:
        (link.parent / f"venuecheck.{one}").unlink()
    with pytest.raises(NotWholeError) as refused:
        load_site(link)
    (problem,) = refused.value.problems
    assert all(f"venuecheck.{one}" in problem.what for one in left)
    assert str(link.parent / "far") in problem.fix


def test_what_was_moved_to_where_the_link_leads_is_read(link: Path) -> None:
    """A configuration may be a link."""
    for one in link.parent.glob("venuecheck.*"):
        if not one.is_symlink():
            one.rename(link.parent / "far" / one.name)
    with open_store(load_site(link)) as store:
        assert store.version("thing").seq == 1


def test_a_folder_of_links_is_the_folder_that_they_lead_to(link: Path) -> None:
    """Each file a link to its own, wherever they stand: nothing is passed over."""
    for one in ("key", "anchor", "db"):
        (link.parent / f"venuecheck.{one}").rename(link.parent / "far" / f"venuecheck.{one}")
        (link.parent / f"venuecheck.{one}").symlink_to(f"far/venuecheck.{one}")
    with open_store(load_site(link)) as store:
        assert store.version("thing").seq == 1


def test_another_venues_files_beside_a_link_are_its_own(link: Path) -> None:
    """Two venues whose configurations are in one folder, of which one is a link."""
    for one in ("key", "anchor", "db"):
        (link.parent / f"venuecheck.{one}").unlink()
    other = site(link.parent, "mill-hall", f"sqlite:///{link.parent.as_posix()}/venuecheck.db")
    with open_store(other) as store:
        store.append("thing", "k", Jotting(name="thing"), NOW)
    assert load_site(link).path == link.parent / "far" / "venuecheck.yaml"

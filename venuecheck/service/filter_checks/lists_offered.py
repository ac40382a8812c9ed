"""The test lists that a venue can choose from: those that ship for its kind, and its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from venuecheck import catalogue
from venuecheck.core.problem import NotFoundError
from venuecheck.filtering.model.page import TestList
from venuecheck.service.filter_checks.answerable import shipped_for
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.site import Site

OWN_LISTS: Final = "test_lists"
"""The folder beside the configuration in which a venue's own test lists are."""
SAMPLE_LIST: Final = "list.yaml"
"""The file beside the configuration of the sample venue with the addresses that it has."""


def lists_of(site: Site) -> tuple[TestList, ...]:
    """Give the lists for this kind of venue, where none is all that ship, and the venue's own.

    Raises `InputError` where one of its own cannot be used.
    """
    return tuple(one for one, _ in _offered(site))


def list_called(site: Site, list_id: str) -> TestList:
    """Give one of these lists. Raises `NotFoundError`."""
    found = next((one for one in lists_of(site) if one.id == list_id), None)
    if found is None:
        raise NotFoundError.of("list_id", "there is no such test list here", "choose one of the list")
    return found


def path_of(site: Site, list_id: str) -> Path | None:
    """Give the file of one of these lists; None where none is called so."""
    return {one.id: path for one, path in _offered(site)}.get(list_id)


def own_lists(site: Site) -> tuple[Path, ...]:
    """Give the files of the venue's own lists."""
    return tuple(sorted((site.path.parent / OWN_LISTS).glob("*.yaml")))


def _offered(site: Site) -> Iterator[tuple[TestList, Path]]:
    """Give each list with its file; of the sample venue its own alone, whose addresses lead nowhere else."""
    if site.is_sample:
        path = site.path.parent / SAMPLE_LIST
        yield load_list(path), path
        return
    files = {path.stem: path for path in catalogue.test_lists()}
    shipped = shipped_for(site.venue.kind) or tuple(map(load_list, files.values()))
    yield from ((one, files[one.id]) for one in shipped)
    yield from ((load_list(path), path) for path in own_lists(site))

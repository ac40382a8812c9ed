"""The test lists that a venue can choose from: those that ship for its kind, and its own."""

from pathlib import Path
from typing import Final

from venuecheck import catalogue
from venuecheck.core.problem import NotFoundError
from venuecheck.filtering.model.page import TestList
from venuecheck.service.filter_checks.answerable import shipped_for
from venuecheck.service.filter_checks.checking import load_list
from venuecheck.service.sites.site import Site

OWN_LISTS: Final = "test_lists"
"""The folder beside the configuration in which a venue's own test lists are."""


def lists_of(site: Site) -> tuple[TestList, ...]:
    """Give the lists for this kind of venue, where none is all that ship, and the venue's own.

    Raises `InputError` where one of its own cannot be used.
    """
    shipped = shipped_for(site.venue.kind) or tuple(load_list(path) for path in catalogue.test_lists())
    return (*shipped, *(load_list(path) for path in own_lists(site)))


def list_called(site: Site, list_id: str) -> TestList:
    """Give one of these lists. Raises `NotFoundError`."""
    found = next((one for one in lists_of(site) if one.id == list_id), None)
    if found is None:
        raise NotFoundError.of("list_id", "there is no such test list here", "choose one of the list")
    return found


def path_of(site: Site, list_id: str) -> Path | None:
    """Give the file of one of these lists; None where none is called so."""
    own = {load_list(path).id: path for path in own_lists(site)}
    shipped = {path.stem: path for path in catalogue.test_lists()}
    return {**shipped, **own}.get(list_id) if list_id in {one.id for one in lists_of(site)} else None


def own_lists(site: Site) -> tuple[Path, ...]:
    """Give the files of the venue's own lists."""
    return tuple(sorted((site.path.parent / OWN_LISTS).glob("*.yaml")))

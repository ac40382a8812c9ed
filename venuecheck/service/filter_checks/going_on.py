"""Going on with a check that was stopped: it knows its list and its network, and nobody need name them again."""

from dataclasses import replace
from pathlib import Path

from venuecheck import catalogue
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.filter_checks.resuming import Begun, begun


def begun_at(store: Store, run: str, *, list_name: str | None = None, network: str | None = None) -> Begun:
    """Give the run, the network and the list of a check to go on with; what is named stands.

    Raises `InputError` where no such check was stopped, or where its list is not known any more.
    """
    found = begun(store, run, network)
    return replace(found, network=network or found.network, list_name=list_name or _list_of(found))


def _list_of(found: Begun) -> str:
    named = found.list_name
    if named and (Path(named).is_file() or named in {path.stem for path in catalogue.test_lists()}):
        return named
    if named:
        what = f"the list with which this check was begun is not there any more: {named}"
        raise InvalidError.at(found.run, what, "name where it is now", field="list")
    # begun by a version that did not note it: one that ships is known by its digest
    for path in catalogue.test_lists():
        if load_list(path).digest == found.list_digest:
            return path.stem
    raise InvalidError.at(found.run, "it is not noted with which list this check was begun", "name it", field="list")

"""A named person takes a network, a list on it, or a page out of what counts, with the reason; or takes that back."""

from dataclasses import replace
from datetime import datetime

from venuecheck.core.actor import Actor
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import NotFoundError, did_you_mean
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.filter_checks.recorded_runs import runs_without_steps
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.record_keeping.writing_over import refuse_undoing, refuse_unseen, undone_already, write_over
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

RECORD_KIND = "retirement"


def retire(
    site: Site,
    store: Store,
    network: str,
    *,
    list_id: str = "",
    page: str = "",
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> Retirement:
    """Record that a network, a list on it or a page does not count any longer, from now on.

    `seen` is the version that the person saw, without it the one of now; then what is retired already is retired again,
    for another reason, only where the person `replaces` it. Raises `InputError` where the reason or the name is
    missing, or nothing of that name was ever checked or listed, and `ConflictError` where it is retired already, or
    somebody changed it since.
    """
    who = acting(site.people, site.venue.id, person, Doing.RETIRE)
    reason, name = reason_and_name(reason, who.name, fix="say what became of it, and when")
    _check_known(site, store, network, list_id, page)
    made = Retirement(network=network, list_id=list_id, page=page, reason=reason, person=name, by=who.acted, at=now)
    read = seen or store.version(RECORD_KIND, made.key)
    before = store.value_of(read, Retirement)
    if seen is None and not replaces and before is not None and not before.withdrawn:
        refuse_unseen(made.key.rstrip("/"), _stands(before), before.person, before.at)
    return write_over(store, read, made, now)


def take_back(
    site: Site,
    store: Store,
    network: str,
    *,
    list_id: str = "",
    page: str = "",
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> Retirement:
    """Let count again what was retired; the records keep both. `seen` and `replaces` are as for `retire`: what somebody
    else retired is taken back by whoever read it. Raises `InputError` where nothing of this is retired, `ConflictError`
    where it is somebody else's word, or was changed since.
    """
    who = acting(site.people, site.venue.id, person, Doing.RETIRE)
    reason, name = reason_and_name(reason, who.name, fix="say why it counts again")
    for read in store.read_all(RECORD_KIND, Retirement):
        each = read.value
        if (each.network, each.list_id, each.page) == (network, list_id, page):
            thing = each.key.rstrip("/")
            if each.withdrawn:
                raise undone_already(thing, "taken back", each.reason, each.person, each.at)
            if seen is None and not replaces:
                refuse_undoing(thing, _stands(each), by=each.person, at=each.at, person=name)
            back = replace(each, reason=reason, person=name, by=who.acted, at=now, withdrawn=True)
            return write_over(store, seen or read.version, back, now)
    named = "/".join(plain(each, 80) for each in (network, list_id, page) if each)
    standing = [one.value.key.rstrip("/") for one in store.read_all(RECORD_KIND, Retirement) if not one.value.withdrawn]
    fix = did_you_mean(named, standing) if standing else "nothing is retired here: there is nothing to take back"
    raise NotFoundError.at(named, "nothing of this name is retired", fix)


def _stands(before: Retirement) -> str:
    return f"it is retired, because “{before.reason}”"


def retirements_of(store: Store) -> tuple[Retirement, ...]:
    """Give what is retired, and what was taken back; of those about the same the newest."""
    return store.all(RECORD_KIND, Retirement)


def _check_known(site: Site, store: Store, network: str, list_id: str, page: str) -> None:
    runs = runs_without_steps(store)
    networks = dict.fromkeys([*(each.id for each in site.networks), *(run.run.network for run in runs)])
    if network not in networks:
        what = "this venue has no network of this id, and no check of one is recorded"
        raise NotFoundError.at(plain(network, 80), what, did_you_mean(network, networks))
    mine = [run for run in runs if run.run.network == network]
    if list_id:
        lists = dict.fromkeys(run.run.list_id for run in mine)
        if list_id not in lists:
            what = f"no check of {network} with a list of this id is recorded"
            raise NotFoundError.at(plain(list_id, 80), what, did_you_mean(list_id, lists))
        mine = [run for run in mine if run.run.list_id == list_id]
    if page:
        _check_page(mine, page)


def _check_page(runs: list[Run], page: str) -> None:
    pages = dict.fromkeys(finding.page for run in runs for finding in run.findings)
    if page not in pages:
        what = "no check that is recorded has a page of this id there"
        raise NotFoundError.at(plain(page, 80), what, did_you_mean(page, pages))

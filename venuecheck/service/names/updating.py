"""Getting a list of names: from a file or the official address, checked, compared, and kept whole or not at all."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InputError, InvalidError, Problem, UnusableFileError
from venuecheck.records.store import Store
from venuecheck.screening.changes import Changes, changes, with_ended
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.listing import NameList
from venuecheck.screening.policy import OFFICIAL
from venuecheck.screening.reading.account import Account, Reading
from venuecheck.screening.reading.official import read_official
from venuecheck.screening.reading.registers import Register
from venuecheck.screening.screen import age_problem
from venuecheck.screening.wholeness import refusals, register_refusals, unusual
from venuecheck.service.downloading import Download, fetch
from venuecheck.service.given_files import Given, given
from venuecheck.service.names.kept_files import digest_of
from venuecheck.service.names.lists import (
    kept_at,
    kept_here,
    kept_list,
    list_bytes,
    register_bytes,
    registered_count,
    snapshot,
)
from venuecheck.service.names.update_records import ListUpdate, put_in_place
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What became of a list."""

    recorded: ListUpdate
    """The record of it."""
    path: Path
    """Where the file of the list is."""
    names: NameList | None
    """The list as it is now; None for a register."""
    changes: Changes | None
    """Against the one before (or the snapshot); None for a register."""
    before: NameList | None
    account: Account
    """What became of each row of the file."""
    accepted: tuple[Problem, ...] = ()
    """What was unusual, and taken by a person's word."""
    too_old: str = ""
    """Why it cannot show today that there is nothing; empty where it can, and for a register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Got:
    """A file as it came, and who takes it."""

    file: Given
    """Its name is as errors say it."""
    source: str
    """As the record says it."""
    who: Actor
    accept: bool


def update(
    site: Site,
    store: Store,
    list_id: str | None,
    source: Path | Given | None,
    *,
    now: datetime,
    downloaded: date | None = None,
    accept: bool = False,
    person: str | Actor = "",
) -> Updated:
    """Get a list (told by the file's contents where `list_id` is None), keep it beside the configuration, record it.

    `source` None: it is fetched from the official address. `downloaded`: the day on which a file was got, where
    somebody says so: a file's own time says when it was copied. `accept`: `person` has confirmed that it is older, or
    much shorter, than the one before. The old list stays until the new one is whole and recorded. Raises `InputError`.
    """
    who = acting(site.people, site.venue.id, person, Doing.UPDATE_NAMES)
    today = london_day(now)
    if source is None:
        file, downloaded = _fetched(list_id), today
    else:
        file = _read(source)
        if downloaded and downloaded > today:
            fix = "give the day on which you got the file"
            raise InvalidError.of("downloaded", "this day lies in the future", fix)
    named = file.name if source is None else Path(file.name).name
    got = _Got(file=file, source=plain(named, 300), who=who, accept=accept)
    found = read_official(file.content, file.name, wanted=list_id, downloaded=downloaded)
    if isinstance(found, Register):
        return _keep_register(site, store, found, got, now)
    return _keep_list(site, store, found, got, now)


def _keep_list(site: Site, store: Store, found: Reading, got: _Got, now: datetime) -> Updated:
    names, account = found.names, found.account
    before = _before(site, store, names.id)
    today, file = london_day(now), got.file.name
    problems = list(refusals(before, names, file, today=today, account=account, accept=got.accept))
    if problems:
        raise UnusableFileError(problems)
    accepted = tuple(unusual(before, names, file, account=account)) if got.accept else ()
    content = list_bytes(with_ended(before, names))
    differs = changes(before, names)
    made = replace(
        _recorded(got, account, content, list_id=names.id, entries=len(names.entries), dated=names.dated),
        title=names.title,
        current_on=names.current_on,
        before_dated=before.dated if before else None,
    )
    if before is not None:
        made = replace(
            made,
            added=len(differs.added),
            removed=len(differs.removed),
            renamed=len(differs.changed),
            rekinded=len(differs.rekinded),
            restrengthened=len(differs.restrengthened),
        )
    put_in_place(site, store, made, content, now=now)
    path = kept_at(site, made.list)
    return Updated(
        recorded=made,
        path=path,
        names=names,
        changes=differs,
        before=before,
        account=account,
        accepted=accepted,
        too_old=age_problem(names.current_on, today, site.screening.max_age_days),
    )


def _keep_register(site: Site, store: Store, found: Register, got: _Got, now: datetime) -> Updated:
    before, bodies = _registered_before(site, store, found.id), len(found.bodies)
    problems = list(register_refusals(before, bodies, got.file.name, accept=got.accept))
    if problems:
        raise UnusableFileError(problems)
    content, account = register_bytes(found), found.account
    made = _recorded(got, account, content, list_id=found.id, entries=bodies, dated=found.dated)
    put_in_place(site, store, made, content, now=now)
    path = kept_at(site, made.list)
    return Updated(recorded=made, path=path, names=None, changes=None, before=None, account=account)


def _recorded(
    got: _Got, account: Account, content: bytes, *, list_id: str, entries: int, dated: date | None
) -> ListUpdate:
    """Give the record of a list that is compared with nothing."""
    return ListUpdate(
        list=list_id,
        title=OFFICIAL[list_id].title,
        source=got.source,
        source_digest=digest_of(got.file.content),
        kept_digest=digest_of(content),
        entries=entries,
        dated=dated,
        current_on=None,
        before_dated=None,
        added=None,
        removed=None,
        renamed=None,
        rows=account.rows,
        left_out=tuple(left.words for left in account.left_out),
        set_aside=len(account.set_aside),
        unusual=len(account.noticed),
        accepted=got.accept,
        person=in_one_line(got.who.name, 200),
        by=got.who.acted,
    )


def _before(site: Site, store: Store, list_id: str) -> NameList | None:
    try:
        _, recorded = kept_here(site, (list_id,), store)
        kept = kept_list(site, list_id, recorded)
    except InputError:
        kept = None  # what is damaged or was thinned out by hand is replaced, and is no measure for what comes
    return kept or (snapshot() if list_id == PROSCRIBED else None)


def _registered_before(site: Site, store: Store, register_id: str) -> int:
    try:
        _, recorded = kept_here(site, (register_id,), store)
        return registered_count(site, register_id, recorded)
    except InputError:
        return 0  # a damaged register is replaced


def _fetched(list_id: str | None) -> Given:
    official = OFFICIAL.get(list_id or "")
    if official is None:
        raise InvalidError.of("list_id", "say which list is meant", "such as proscribed, or sanctions")
    if not official.address:
        fix = f"download it from {official.page}, unpack it, and give the file"
        raise InputError.at(str(list_id), "this register is not fetched by the program", fix, field="from")
    fix = f"try again later, or download it from {official.page} and give the file"
    content = fetch(official.address, Download(what="the list", fix=fix))
    return Given(name=official.address, content=content)


def _read(source: Path | Given) -> Given:
    found = given(source, _MAX_BYTES)
    if len(found.content) > _MAX_BYTES:
        what = f"the file is larger than {_MAX_BYTES // 1024 // 1024} MiB"
        raise InputError.at(found.name, what, "is it the right one? Cut a register down to your area")
    return found

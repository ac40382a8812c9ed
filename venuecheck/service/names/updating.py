"""Getting a list of names: from a file or the official address, checked, compared, and kept whole or not at all."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError, InvalidError, UnusableFileError
from venuecheck.screening.changes import Changes, changes, with_ended
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.listing import NameList
from venuecheck.screening.policy import OFFICIAL
from venuecheck.screening.reading.account import Account, Reading
from venuecheck.screening.reading.official import read_official
from venuecheck.screening.reading.registers import Register
from venuecheck.screening.wholeness import refusals, register_refusals
from venuecheck.service.downloading import Download, fetch
from venuecheck.service.given_files import Given, given
from venuecheck.service.names.lists import (
    kept_at,
    kept_list,
    list_bytes,
    recorded_digests,
    register_bytes,
    registered_count,
    snapshot,
)
from venuecheck.service.sites.site import Site
from venuecheck.service.whole_files import write_whole

_MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What became of a list."""

    id: str
    title: str
    path: Path
    entries: int
    names: NameList | None
    """The list as it is now; None for a register."""
    changes: Changes | None
    """Against the one before (or the snapshot); None for a register."""
    before: NameList | None
    account: Account
    """What became of each row of the file."""
    dated: date | None
    """The day of which it is; None for a register that does not say."""
    source: str
    """Where it was got: the official address, or the file's name without its folder."""
    source_digest: str
    """SHA-256 of what was got, hexadecimal."""
    kept_digest: str
    """SHA-256 of the file at `path`, hexadecimal."""


def update(
    site: Site,
    list_id: str | None,
    source: Path | Given | None,
    *,
    now: datetime,
    downloaded: date | None = None,
    accept: bool = False,
) -> Updated:
    """Get a list (told by the file's contents where `list_id` is None) and keep it beside the configuration.

    `source` None: it is fetched from the official address. `downloaded`: the day on which a file was got, where
    somebody says so: a file's own time says when it was copied. `accept`: a person has confirmed that it is older, or
    much shorter, than the one before. The old list stays until the new one is whole. Raises `InputError`.
    """
    today = london_day(now)
    if source is None:
        raw, file = _fetched(list_id)
        named, downloaded = file, today
    else:
        got_by_hand = _read(source)
        raw, file = got_by_hand.content, got_by_hand.name
        named = Path(file).name
        if downloaded and downloaded > today:
            fix = "give the day on which you got the file"
            raise InvalidError.of("downloaded", "this day lies in the future", fix)
    got = read_official(raw, file, wanted=list_id, downloaded=downloaded)
    if isinstance(got, Register):
        return _keep_register(site, got, raw, file, named, accept=accept)
    return _keep_list(site, got, raw, file, named, today=today, accept=accept)


def _keep_list(site: Site, got: Reading, raw: bytes, file: str, named: str, *, today: date, accept: bool) -> Updated:
    names = got.names
    before = _before(site, names.id)
    problems = list(refusals(before, names, file, today=today, account=got.account, accept=accept))
    if problems:
        raise UnusableFileError(problems)
    content = list_bytes(with_ended(before, names))
    path = kept_at(site, names.id)
    keep(path, content)
    return Updated(
        id=names.id,
        title=names.title,
        path=path,
        entries=len(names.entries),
        names=names,
        changes=changes(before, names),
        before=before,
        account=got.account,
        dated=names.dated,
        source=named,
        source_digest=_digest(raw),
        kept_digest=_digest(content),
    )


def _keep_register(site: Site, got: Register, raw: bytes, file: str, named: str, *, accept: bool) -> Updated:
    problems = list(register_refusals(_registered_before(site, got.id), len(got.bodies), file, accept=accept))
    if problems:
        raise UnusableFileError(problems)
    content = register_bytes(got)
    path = kept_at(site, got.id)
    keep(path, content)
    return Updated(
        id=got.id,
        title=OFFICIAL[got.id].title,
        path=path,
        entries=len(got.bodies),
        names=None,
        changes=None,
        before=None,
        account=got.account,
        dated=got.dated,
        source=named,
        source_digest=_digest(raw),
        kept_digest=_digest(content),
    )


def keep(path: Path, content: bytes) -> None:
    """Write a file in one step: a list that is cut off never stands where a whole one stood. Raises `InputError`."""
    write_whole(path, content, what="the list", fix="check that the folder can be written to; the old list stays")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _before(site: Site, list_id: str) -> NameList | None:
    try:
        recorded = recorded_digests(site) if kept_at(site, list_id).exists() else {}
        kept = kept_list(site, list_id, recorded)
    except InputError:
        kept = None  # what is damaged or was thinned out by hand is replaced, and is no measure for what comes
    return kept or (snapshot() if list_id == PROSCRIBED else None)


def _registered_before(site: Site, register_id: str) -> int:
    try:
        return registered_count(site, register_id)
    except InputError:
        return 0  # a damaged register is replaced


def _fetched(list_id: str | None) -> tuple[bytes, str]:
    official = OFFICIAL.get(list_id or "")
    if official is None:
        raise InvalidError.of("list_id", "say which list is meant", "such as proscribed, or sanctions")
    if not official.address:
        fix = f"download it from {official.page}, unpack it, and give the file"
        raise InputError.at(str(list_id), "this register is not fetched by the program", fix, field="from")
    fix = f"try again later, or download it from {official.page} and give the file"
    return fetch(official.address, Download(what="the list", fix=fix)), official.address


def _read(source: Path | Given) -> Given:
    found = given(source, _MAX_BYTES)
    if len(found.content) > _MAX_BYTES:
        what = f"the file is larger than {_MAX_BYTES // 1024 // 1024} MiB"
        raise InputError.at(found.name, what, "is it the right one? Cut a register down to your area")
    return found

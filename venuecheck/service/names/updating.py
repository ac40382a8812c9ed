"""Getting a list of names: from a file or the official address, checked, compared, and kept whole or not at all."""

import contextlib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.screening.changes import Changes, changes, refusals, with_ended
from venuecheck.screening.known import PROSCRIBED, SANCTIONS
from venuecheck.screening.listing import NameList
from venuecheck.screening.policy import OFFICIAL
from venuecheck.screening.reading.registers import CHARITIES, COMPANIES, read_charities, read_companies
from venuecheck.screening.reading.sanctions import read_sanctions
from venuecheck.screening.reading.schedule import read_schedule
from venuecheck.service.names.lists import kept_at, kept_list, list_bytes, register_bytes, snapshot
from venuecheck.service.names.official_download import fetch
from venuecheck.service.sites.site import Site

_MAX_BYTES = 256 * 1024 * 1024
_LOOKED_AT = 4_096


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
    source: str
    """Where it was got: the official address, or the file's name without its folder."""
    source_digest: str
    """SHA-256 of what was got, hexadecimal."""
    kept_digest: str
    """SHA-256 of the file at `path`, hexadecimal."""


def update(
    site: Site,
    list_id: str | None,
    source: Path | None,
    *,
    now: datetime,
    downloaded: date | None = None,
    accept: bool = False,
) -> Updated:
    """Get a list (told by the file's contents where `list_id` is None) and keep it beside the configuration.

    `source` None: it is fetched from the official address. `downloaded`: the day the file was got, if not that of the
    file itself. `accept`: a person has confirmed that it is older, or much shorter, than the one before. The old list
    stays until the new one is whole. Raises `InputError`.
    """
    today = now.date()
    if source is None:
        raw, file, got = *_fetched(list_id), today
        named = file
    else:
        raw, got = _read(source, downloaded, today)
        file, named = str(source), source.name
    list_id = list_id or told(raw)
    path = kept_at(site, list_id)
    if list_id in {CHARITIES, COMPANIES}:
        rows = list((read_charities if list_id == CHARITIES else read_companies)(raw, file))
        if not rows:
            raise InputError.at(file, "the register holds nobody", "download it again; what was here stays")
        content = register_bytes(rows, got)
        keep(path, content)
        return Updated(
            id=list_id,
            title=OFFICIAL[list_id].title,
            path=path,
            entries=len(rows),
            names=None,
            changes=None,
            before=None,
            source=named,
            source_digest=_digest(raw),
            kept_digest=_digest(content),
        )
    names = read_sanctions(raw, file) if list_id == SANCTIONS else read_schedule(raw, file, current_on=got)
    before = _before(site, list_id)
    problems = list(refusals(before, names, file, today=today, accept=accept))
    if problems:
        raise InputError(problems)
    content = list_bytes(with_ended(before, names))
    keep(path, content)
    return Updated(
        id=list_id,
        title=names.title,
        path=path,
        entries=len(names.entries),
        names=names,
        changes=changes(before, names),
        before=before,
        source=named,
        source_digest=_digest(raw),
        kept_digest=_digest(content),
    )


def told(raw: bytes) -> str:
    """Tell by its beginning which list a file is."""
    head = raw[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<"):
        return SANCTIONS if b"<designations" in head else PROSCRIBED
    if head.startswith((b"[", b"{")):
        return CHARITIES
    return COMPANIES if b"companynumber" in head else SANCTIONS


def keep(path: Path, content: bytes) -> None:
    """Write a file in one step: a list that is cut off never stands where a whole one stood. Raises `InputError`."""
    try:
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        what = f"the list cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(str(path), what, "check that the folder can be written to; the old list stays") from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _before(site: Site, list_id: str) -> NameList | None:
    try:
        kept = kept_list(site, list_id)
    except InputError:
        kept = None  # a damaged list is replaced
    return kept or (snapshot() if list_id == PROSCRIBED else None)


def _fetched(list_id: str | None) -> tuple[bytes, str]:
    official = OFFICIAL.get(list_id or "")
    if official is None:
        raise InputError.at("LIST", "say which list is meant", "venuecheck lists update proscribed, or sanctions")
    if not official.address:
        fix = f"download it from {official.page}, unpack it, and name it with --from"
        raise InputError.at(str(list_id), "this register is not fetched by the program", fix)
    return fetch(official.address, by_hand=official.page), official.address


def _read(path: Path, downloaded: date | None, today: date) -> tuple[bytes, date]:
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
            own = datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime).astimezone().date()
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check the name and the folder") from None
    if len(raw) > _MAX_BYTES:
        what = f"the file is larger than {_MAX_BYTES // 1024 // 1024} MiB"
        raise InputError.at(str(path), what, "is it the right one? Cut a register down to your area")
    if downloaded and downloaded > today:
        raise InputError.at("--downloaded", "this day lies in the future", "give the day on which you got the file")
    return raw, downloaded or min(own, today)

"""What is here that the program needs, what is missing, and how to get it: for this computer, and for a venue on it."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from venuecheck.authoring.document import read_file
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError
from venuecheck.records.codec import json_schema, written_json
from venuecheck.records.looking import prove
from venuecheck.service.sites.extras import EXTRAS, Extra, how_to_install, this_environment
from venuecheck.service.sites.opening import beside
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site, read_site
from venuecheck.sources import register

DOCTOR_SCHEMA: Final = "venuecheck.doctor/1"
_WRITTEN: Final = date(2026, 11, 1)
"""No clock can rightly say a day before this program was written."""
_LEAST_FREE: Final = 500 * 1024 * 1024
"""Bytes: a check, a copy of the records and a report fit into them."""


class Health(StrEnum):
    """How something stands."""

    HERE = "here"
    NOT_INSTALLED = "not installed"
    """It is missing, and nobody has asked for it."""
    TO_MEND = "to put right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How to get something, on each kind of system; empty where there is nothing to type."""

    debian: str = ""
    windows: str = ""
    macos: str = ""


_NO_WAY: Final = Ways()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One thing that was looked at."""

    id: str
    title: str
    health: Health
    said: str
    """What was found, a clause."""
    get: Ways = _NO_WAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was found on this computer."""

    program: str
    python: str
    system: str
    looked: tuple[Looked, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be put right."""
        return all(one.health is not Health.TO_MEND for one in self.looked)


def examine(configuration: Path, now: datetime) -> Examination:
    """Look at this computer, and at the venue of this configuration where there is one. Nothing is written."""
    looked = [*(_extra(one) for one in EXTRAS), _clock(now), _facts(london_day(now)), *_venue(configuration)]
    return Examination(
        program=software(), python=platform.python_version(), system=platform.platform(terse=True), looked=tuple(looked)
    )


def examination_json(found: Examination) -> bytes:
    """Give an examination as JSON text (`venuecheck.doctor/1`), UTF-8."""
    return written_json(DOCTOR_SCHEMA, found)


def examination_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.doctor/1`; `reports/schemas/doctor.json` holds it."""
    return json_schema(Examination, DOCTOR_SCHEMA, "What is here of what the program needs, and what is missing")


def _extra(extra: Extra) -> Looked:
    title = f"{extra.id}: {extra.wanted_for}"
    if extra.missing:
        command = how_to_install(extra, this_environment())
        said = f"it needs {', '.join(extra.missing)}"
        ways = Ways(debian=command, windows=command, macos=command)
        return Looked(id=extra.id, title=title, health=Health.NOT_INSTALLED, said=said, get=ways)
    return _pdf(title) if extra.id == "pdf" else Looked(id=extra.id, title=title, health=Health.HERE, said="installed")


def _pdf(title: str) -> Looked:
    """See whether the libraries are here that make PDF: Python's package needs the system's Pango."""
    try:
        import weasyprint  # noqa: F401, PLC0415 - slow to load, and an extra
    except OSError:
        said = "installed, but Pango is missing on this computer, which it draws with"
        ways = Ways(
            debian="sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
            windows="install MSYS2 (msys2.org) into C:\\msys64, in its window: pacman -S mingw-w64-x86_64-pango; then, "
            "in a new terminal, once: setx WEASYPRINT_DLL_DIRECTORIES C:\\msys64\\mingw64\\bin",
            macos="brew install pango",
        )
        return Looked(id="pdf", title=title, health=Health.TO_MEND, said=said, get=ways)
    return Looked(id="pdf", title=title, health=Health.HERE, said="installed, with the libraries that it draws with")


def _clock(now: datetime) -> Looked:
    title = "the clock"
    said = f"{day_words.day(london_day(now))}, {now.astimezone():%H:%M} here, {now.astimezone(UTC):%H:%M} UTC"
    if london_day(now) >= _WRITTEN:
        return Looked(id="clock", title=title, health=Health.HERE, said=said)
    ways = Ways(
        debian="sudo timedatectl set-ntp true",
        windows="as administrator: net start w32time, then w32tm /resync",
        macos="sudo sntp -sS time.apple.com",
    )
    said = f"{said}: before this program was written, so that certificates and days come out wrong"
    return Looked(id="clock", title=title, health=Health.TO_MEND, said=said, get=ways)


def _facts(today: date) -> Looked:
    """See how many sources of the register are overdue; that is nothing for a venue to mend."""
    sources = register().by_id.values()
    late = [one for one in sources if one.is_overdue(today)]
    ahead = [one.look_again_by for one in sources if one.look_again_by and one.look_again_by >= today]
    said = f"{len(sources)} sources, {len(late) or 'none'} overdue to be looked at again"
    said += f"; the next is due by {day_words.day(min(ahead))}" if ahead else ""
    said += "; ask for a newer version of this program" if late else ""
    return Looked(id="sources", title="what the checklists and lists rest on", health=Health.HERE, said=said)


def _venue(path: Path) -> Iterator[Looked]:
    folder = in_full(path).parent
    yield from _folder(folder)
    title = "the venue's configuration"
    if not path.exists():
        said = f"there is none in {folder}"
        yield Looked(id="configuration", title=title, health=Health.NOT_INSTALLED, said=said)
        return
    try:
        site = read_site(read_file(path), path, with_files=True)
    except InputError as error:
        said = f"{len(error.problems)} wrong in it, the first: {error.problems[0]}"
        yield Looked(id="configuration", title=title, health=Health.TO_MEND, said=said)
        return
    said = f"{site.venue.name} ({site.venue.id})"
    yield Looked(id="configuration", title=title, health=Health.HERE, said=said)
    yield from _database_tools(site)
    yield _records(site)


def _folder(folder: Path) -> Iterator[Looked]:
    title = "the folder of the venue"
    if not os.access(folder, os.W_OK):
        said = f"{folder} cannot be written to"
        ways = Ways(
            debian=f'sudo chown -R "$USER" "{folder}"',
            # the name itself: the command line and PowerShell write its variable each in its own way
            windows=f'icacls "{folder}" /grant "{os.environ.get("USERNAME", "your name")}:(OI)(CI)M"',
            macos=f'sudo chown -R "$USER" "{folder}"',
        )
        yield Looked(id="folder", title=title, health=Health.TO_MEND, said=said, get=ways)
        return
    free = shutil.disk_usage(folder).free
    said = f"{folder} can be written to, {free // 1024 // 1024:,} MiB free"
    yield Looked(id="folder", title=title, health=Health.HERE if free > _LEAST_FREE else Health.TO_MEND, said=said)


def _database_tools(site: Site) -> Iterator[Looked]:
    """See whether a server's own tools are here, which copy its databases."""
    if not site.store_url.startswith("postgresql"):
        return
    title = "PostgreSQL's own tools, which copy the records"
    ways = Ways(
        debian="sudo apt-get install postgresql-client",
        windows="install the command line tools from postgresql.org/download/windows",
        macos="brew install libpq && brew link -f libpq",
    )
    found = shutil.which("pg_dump")
    health = Health.HERE if found else Health.TO_MEND
    yield Looked(id="postgresql-tools", title=title, health=health, said=found or "pg_dump is missing", get=ways)


def _records(site: Site) -> Looked:
    title = "the records"
    try:
        found = prove(site.store_url, beside(site), site.venue.id)
    except InputError as error:
        return Looked(id="records", title=title, health=Health.TO_MEND, said=str(error.problems[0]))
    last = f", the last of {day_words.day(datetime.fromisoformat(found.last_at))}" if found.last_at else ""
    said = f"{found.records:,} records{last}"
    if found.faults:
        said += f"; {len(found.faults)} things are not as they were recorded, the first: {found.faults[0].what}"
        return Looked(id="records", title=title, health=Health.TO_MEND, said=said)
    told = "".join(f"; {one}" for one in found.to_tell)
    said = f"{said}, all as they were recorded" if found.records else "nothing is recorded yet"
    return Looked(id="records", title=title, health=Health.HERE, said=f"{said}{told}")


def ways_here(get: Ways) -> tuple[tuple[str, str], ...]:
    """Give how to get something on this kind of system; on others, for each kind."""
    named = (("Debian", get.debian), ("Windows", get.windows), ("macOS", get.macos))
    here = {"linux": "Debian", "win32": "Windows", "darwin": "macOS"}.get(sys.platform, "")
    return tuple((name, way) for name, way in named if way and here in {"", name})

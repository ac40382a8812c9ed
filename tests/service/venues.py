"""Two made-up places with stores: a school, and a coordinator's office."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.report import samples as made
from venuecheck.accounts.files import DATABASE_NAME
from venuecheck.records.store import Store
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

_SCHOOL = """\
venue: {id: "st-aidans", name: "St Aidan’s", kind: "school"}
networks:
  - {id: "pupil-wifi", name: "Pupil wifi", user_group: "pupils"}
"""
_OFFICE = """\
venue: {id: "example-council", name: "Example Council", kind: "council"}
networks:
  - {id: "office", user_group: "staff"}
"""


def school(folder: Path, extra: str = "", *, own_key: bool = False) -> Site:
    """Give a school with two checks, a booking and an override recorded.

    They are recorded once and copied, key and anchor with them; with `own_key` the school has one that no other has.
    """
    site = _site(folder, _SCHOOL + extra)
    if own_key:
        _fill(site)
        return site
    for name, mode, content in _filled():
        (folder / name).write_bytes(content)
        (folder / name).chmod(mode)
    return site


@cache
def _filled() -> tuple[tuple[str, int, bytes], ...]:
    """Give what stands beside the configuration of a school where all of it is recorded: name, rights, content."""
    with TemporaryDirectory() as made:
        site = _site(Path(made), _SCHOOL)
        _fill(site)
        beside = sorted(path for path in Path(made).iterdir() if path != site.path)
        return tuple((path.name, path.stat().st_mode, path.read_bytes()) for path in beside)


def _fill(site: Site) -> None:
    with open_store(site) as store:
        fill(store)


def fill(store: Store) -> None:
    """Record two checks, a booking and an override."""
    for run in (made.mixed_run(started=made.NOW.replace(month=1)), made.mixed_run()):
        store.append("run", f"{run.run.id}-{run.run.started:%m}", run, run.run.started)
    booking = made.booking()
    store.append("assessment", booking.id, booking, made.NOW)
    override = made.override("p")
    store.append("override", override.key, override, made.NOW)


def office(folder: Path, database: str = "") -> Site:
    """Give a coordinator's office with nothing recorded, in a database of its own or in this one."""
    return _site(folder, _OFFICE + (f'database: "{database}"\n' if database else ""))


def _site(folder: Path, text: str) -> Site:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "venuecheck.yaml").write_text(text, "utf-8")
    return load_site(folder / "venuecheck.yaml")


def into_accounts(site: Site, *statements: str) -> None:
    """Write into the database of its accounts as whoever owns that can."""
    with closing(sqlite3.connect(site.path.parent / DATABASE_NAME)) as connection, connection:
        for one in statements:
            connection.execute(one)

"""Two made-up places with stores: a school, and a coordinator's office."""

from pathlib import Path

from tests.report import samples as made
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


def school(folder: Path, extra: str = "") -> Site:
    """Give a school with two checks, a booking and an override recorded."""
    site = _site(folder, _SCHOOL + extra)
    with open_store(site) as store:
        fill(store)
    return site


def fill(store: Store) -> None:
    """Record two checks, a booking and an override."""
    for run in (made.mixed_run(started=made.NOW.replace(month=1)), made.mixed_run()):
        store.append("run", f"{run.run.id}-{run.run.started:%m}", run, run.run.started)
    booking = made.booking()
    store.append("assessment", booking.id, booking, made.NOW)
    override = made.override("p")
    store.append("override", override.key, override, made.NOW)


def office(folder: Path) -> Site:
    """Give a coordinator's office with nothing recorded."""
    return _site(folder, _OFFICE)


def _site(folder: Path, text: str) -> Site:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "venuecheck.yaml").write_text(text, "utf-8")
    return load_site(folder / "venuecheck.yaml")

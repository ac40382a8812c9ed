"""The sample school as pages show it: checked once, with one booking decided and others that wait."""

from datetime import UTC, datetime
from pathlib import Path

from venuecheck import catalogue
from venuecheck.demo.folder import declare, prepare
from venuecheck.demo.tour import tour
from venuecheck.records.store import Store
from venuecheck.service.bookings import answer_files, assessing
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.checklists import reading
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

_WAITING = (("venue-booking", "booking-answers-refer.yaml"), ("venue-booking", "booking-hidden-client.yaml"))


def lived_in(path: Path) -> Path:
    """Give the configuration of a sample school in a folder, made and checked where it is not there yet.

    Raises `InputError` as `tour` does.
    """
    folder = prepare(path)
    if not folder.config.exists():
        tour(path)
        site = load_site(folder.config)
        with open_store(site) as store:
            for number, (checklist, answers) in enumerate(_WAITING, start=1):
                _book(site, store, checklist, answers, f"assessment-demo-{number}")
    declare(folder)
    return folder.config


def _book(site: Site, store: Store, checklist: str, answers: str, name: str) -> None:
    """Record a booking that nobody has decided on."""
    if name in store.keys(RECORD_KIND):
        return
    path = catalogue.checklist_path(checklist)
    read = reading.checklist_in(path)
    file = answer_files.read_answers(path.parent / "samples" / answers, read)
    desk = Desk.at(site, store, read, lambda: datetime.now(UTC).astimezone())
    assessing.record(store, desk.assess(file.answers, subject=file.subject, person=file.person, assessment_id=name))

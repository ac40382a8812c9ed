"""A made-up borough: a few venues with bookings, and people in each role who sign in there."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from tests.records.conftest import new_database
from tests.report import samples
from tests.web.load.office import furnish
from venuecheck import catalogue
from venuecheck.accounts import passwords
from venuecheck.accounts.accounts import Accounts
from venuecheck.assessment.assessment import Assessment
from venuecheck.core.actor import Role
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.recorded import new_assessment
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

CHECKLIST: Final = "venue-booking"
NETWORKS: Final = ("pupil-wifi", "staff-lan")
PASSWORD: Final = "canal heron umbrella"
_NAMES: Final = ("Abbey Hall", "Bridge House", "Canal Library", "Dock School", "Elm College")
_OFFICE: Final = ("borough-office", "Borough office")
_ROLES: Final = (
    *(Role.CLERK, Role.DECIDER, Role.CLERK, Role.SIGNER, Role.CLERK),
    *(Role.IT, Role.CLERK, Role.DUTY_OFFICER, Role.DECIDER, Role.CARETAKER),
)
"""Of ten people."""
_CONFIG: Final = """\
venue: {{id: "{id}", name: "{name}", kind: "school"}}
networks:
{networks}
letters: {{address: "Mill Lane", contact: "Office, 01632 960001", review: "Write to the chair within 28 days."}}
{more}
"""
_NETWORK: Final = '  - {{id: "{id}", name: "{id}", user_group: "pupils"{more}}}'
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in."""

    account: str
    venue: str
    role: Role
    address: str
    """Of loopback: those of a venue come from one, as from an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Borough:
    """What is served, and to whom."""

    configs: tuple[Path, ...]
    accounts: str
    """The address of their database; empty for a file in the folder."""
    people: tuple[Person, ...]
    decided: str
    """The id of a booking that is at every venue, decided on with conditions."""
    waiting: str
    """And of one that waits."""

    @property
    def folder(self) -> Path:
        """Where the accounts' key is."""
        return self.configs[0].parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How large it is to be."""

    people: int
    bookings: int
    """At each venue."""
    venues: int = len(_NAMES)
    store: str = ""
    """The address of one database for all; empty for a file at each venue."""
    accounts: str = ""
    network: str = ""
    """What the configuration says of each network besides, as YAML in one line: `, proxy: "none"`."""
    settings: str = ""
    """And of the venue: further lines."""
    partners_venues: int = 0
    """In the list of partners that an office keeps beside them; some of the people coordinate there, where it is."""


def make(folder: Path, wanted: Wanted) -> Borough:
    """Make it in a folder."""
    venues = [_venue(number) for number in range(wanted.venues)]
    configs = tuple(_configure(folder, id_, name, wanted) for id_, name in venues)
    ids = [id_ for id_, _ in venues]
    with_bookings = configs if wanted.bookings else ()
    decided = waiting = ""
    for config in with_bookings:
        decided, waiting = _fill(config, wanted.bookings)
    if wanted.partners_venues:
        configs = (*configs, _configure(folder, *_OFFICE, wanted))
        ids.append(_OFFICE[0])
        furnish(configs[-1], wanted.partners_venues)
    people = _people(configs[0].parent, wanted, ids)
    return Borough(configs=configs, accounts=wanted.accounts, people=people, decided=decided, waiting=waiting)


def on_postgresql(wanted: Wanted, sockets: str) -> Wanted:
    """Have records and accounts kept by a server of PostgreSQL, each in a database of its own."""
    return replace(wanted, store=new_database(sockets), accounts=new_database(sockets))


def _venue(number: int) -> tuple[str, str]:
    name = _NAMES[number] if number < len(_NAMES) else f"Venue {number + 1} of the borough"
    return name.casefold().replace(" ", "-"), name


def _configure(folder: Path, id_: str, name: str, wanted: Wanted) -> Path:
    networks = "\n".join(_NETWORK.format(id=one, more=wanted.network) for one in NETWORKS)
    more = f'database: "{wanted.store}"\n{wanted.settings}' if wanted.store else wanted.settings
    path = folder / id_ / "venuecheck.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(_CONFIG.format(id=id_, name=name, networks=networks, more=more), encoding="utf-8")
    return path


def _fill(config: Path, bookings: int) -> tuple[str, str]:
    """Record two checks and so many bookings: of three, two are decided on and one waits."""
    site = load_site(config)
    with open_store(site) as store:
        for run in (samples.mixed_run(), samples.fine_run()):
            store.append("run", run.run.id, run, run.run.started)
        checklist = checklist_in(catalogue.checklist_path(CHECKLIST))
        now = datetime.now(UTC)
        desk = Desk.at(site, store, checklist, lambda: now)
        made = {}
        for name in ("booking-answers", "booking-answers-refer"):
            file = read_answers(catalogue.checklist_path(CHECKLIST).parent / "samples" / f"{name}.yaml", checklist)
            waits = desk.assess(file.answers, subject=file.subject, person=file.person, assessment_id="x")
            made[name] = waits
            if name == "booking-answers" and file.decision is not None:
                made["decided"] = decide(waits, decision_of(waits, file.decision, now), document=file.document)
        of_three = itertools.cycle((made["decided"], made["booking-answers-refer"], made["decided"]))
        each = [_another(next(of_three), number) for number in range(bookings)]
        _record(store, each)
    decided, waiting = (next(one.id for one in each if bool(one.decision) is done) for done in (True, False))
    return decided, waiting


def _another(one: Assessment, number: int) -> Assessment:
    at = one.started - timedelta(hours=number)
    subject = f"Room {number % 7}, gathering {number}, {one.subject}"
    return replace(one, id=f"assessment-{at:%Y%m%d}-{number:08x}", subject=subject, started=at, finished=at)


def _record(store: Store, each: list[Assessment]) -> None:
    for start in range(0, len(each), _AT_ONCE):
        store.append_all([new_assessment(store, one) for one in each[start : start + _AT_ONCE]])


def _people(folder: Path, wanted: Wanted, venues: list[str]) -> tuple[Person, ...]:
    """Give as many people accounts, in turn at each venue, and the same password."""
    accounts, now = Accounts.beside(folder, wanted.accounts), datetime.now(UTC).timestamp()
    kept = passwords.hashed(PASSWORD)  # of each with a salt of its own it would take long, and be no other
    found = []
    for number, (at, role) in enumerate(itertools.islice(_places(wanted), wanted.people)):
        made = accounts.book.add(f"Person {number}", {venues[at]: (role,)}, now, wanted=f"person-{number}")
        accounts.book.set_password(made.id, kept)
        found.append(Person(account=made.id, venue=venues[at], role=role, address=f"127.0.1.{at + 1}"))
    accounts.close()
    return tuple(found)


def _places(wanted: Wanted) -> Iterator[tuple[int, Role]]:
    """Give in turn at which venue somebody is, and as what; whoever coordinates is at the office, after the venues."""
    for role in itertools.cycle((*_ROLES, Role.COORDINATOR) if wanted.partners_venues else _ROLES):
        for at in range(wanted.venues):
            yield wanted.venues if role is Role.COORDINATOR else at, role

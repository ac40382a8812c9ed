"""A coordinator's office in which two keep one register."""

from dataclasses import replace
from datetime import timedelta

from tests.collate import forty
from venuecheck.collate.facts import Person
from venuecheck.records.store import Store
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.becoming import Becoming
from venuecheck.service.partnership.keeping_register import Kept, keep
from venuecheck.service.partnership.list_taken import ListTaken
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_changes import with_partner
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.taking_over import Answer, take_over
from venuecheck.service.sites.site import Site

NOW = forty.NOW
TODAY = NOW.date()
ANN, BEN = "Ann Able", "Ben Baker"


class Office:
    """A coordinator's office in which two keep one register."""

    def __init__(self, site: Site, store: Store) -> None:
        self.site, self.store = site, store

    def take(self, content: bytes | str, name: str = "partners.yaml", *, person: str = ANN, **answer: object) -> Kept:
        """Take a list over."""
        given = Given(name=name, content=content if isinstance(content, bytes) else content.encode())
        said = Answer(**answer)  # type: ignore[arg-type]
        return take_over(self.site, self.store, ListTaken(given, since=TODAY), person=person, now=NOW, answer=said)

    def note(self, become: Becoming, person: str = BEN) -> None:
        """Note something."""
        keep(self.site, self.store, become, person=person, now=NOW + timedelta(minutes=5))

    def call(self, partner: str, name: str, person: str = BEN) -> None:
        """Name another contact of a partner."""
        known = self.register.by_id[partner]
        self.note(lambda register: with_partner(register, replace(known, contact=Person(name=name))), person)  # type: ignore[arg-type]

    @property
    def register(self) -> Register:
        """As it stands."""
        register = recorded_register(self.store)
        assert register is not None
        return register

"""A made-up borough beside the sample school: a coordinator's records, with partners of which one says nothing."""

from datetime import UTC, datetime
from pathlib import Path

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.core.london import london_day
from venuecheck.core.private import private_folders
from venuecheck.demo.folder import MARK, write
from venuecheck.records.store import Store
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.inbox import arrive
from venuecheck.service.partnership.list_taken import ListTaken
from venuecheck.service.partnership.return_sheet import HOW_CHOICES
from venuecheck.service.partnership.returning import record, stated
from venuecheck.service.partnership.taking_over import take_over
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

_PERSON = "Idris Bowen (made up)"
_CONFIG = f"""\
{MARK}
venue:
  id: "larkfield-borough"
  name: "Larkfield Borough Council (made up)"
  kind: "council"
networks:
  - id: "office"
    name: "Office network"
    user_group: "staff"
letters:
  address: "Town Hall, Larkfield"
  contact: "Community safety, 01632 960010"
  lawful_basis: "public task, UK GDPR article 6(1)(e), in letting our rooms"
  data_protection: "Data protection officer, dpo@larkfield.example"
sample: true
"""
_PARTNERS = """\
partnership: {id: "larkfield", name: "Larkfield Prevent partnership (made up)", report_every_days: 91, grace_days: 14}
partners:
  - id: "larkfield-school"
    name: "Larkfield School (made up)"
    contact: {name: "School office", email: "office@larkfield.example"}
    venues:
      - {id: "larkfield-school", name: "Larkfield School (made up)", kind: "school"}
  - id: "libraries"
    name: "Larkfield Libraries (made up)"
    contact: {name: "Head of libraries", email: "libraries@larkfield.example"}
    venues:
      - {id: "quay-library", name: "Quay Library (made up)", kind: "library"}
      - {id: "mill-library", name: "Mill Library (made up)", kind: "library"}
  - id: "halls"
    name: "Larkfield Halls Trust (made up)"
    contact: {name: "Trust office", email: "halls@larkfield.example"}
    venues:
      - {id: "corn-hall", name: "Corn Hall (made up)", kind: "community"}
"""


def borough(school: Path) -> Path:
    """Give the configuration of the borough of the sample school (its configuration), made where it is not there yet.

    The school's file is there, one library was spoken to, and the others have said nothing. Raises `InputError`.
    """
    config = school.parent / "borough" / "venuecheck.yaml"
    if not config.exists():
        private_folders(config.parent)
        write(config, _CONFIG.encode())
        site = load_site(config)
        with open_store(site) as store:
            _fill(site, store, school)
    return config


def _fill(site: Site, store: Store, school: Path) -> None:
    now = datetime.now(UTC).astimezone()
    list_ = ListTaken(Given(name="partners.yaml", content=_PARTNERS.encode()), since=london_day(now))
    register = take_over(site, store, list_, person=_PERSON, now=now).register
    partner = load_site(school)
    with open_store(partner) as records:
        sent = export(partner, records, bundle_of(partner, records, now=now))
    arrive(site, store, Given(name=f"{partner.venue.id}.bundle", content=sent), register, person=_PERSON, now=now)
    said = stated(
        "quay-library",
        on=london_day(now),
        how=HOW_CHOICES[0],
        filtering=FilterSaid.CHECKED_FINE,
        bookings=BookingsSaid.CHECKED,
        note="The head of libraries rang back.",
    )
    record(site, store, register, [said], person=_PERSON, now=now)

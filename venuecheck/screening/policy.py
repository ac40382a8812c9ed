"""What a venue has settled about screening, and where the official lists are."""

from dataclasses import dataclass
from typing import ClassVar

from venuecheck.screening.known import OWN, PROSCRIBED, SANCTIONS
from venuecheck.screening.reading.registers import CHARITIES, COMPANIES
from venuecheck.sources import registered

MAX_AGE_RANGE = (1, 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`screening:` in venuecheck.yaml."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    max_age_days: int = 30
    """Days after which a list cannot support "nothing to judge"."""
    lists: tuple[str, ...] = (PROSCRIBED, SANCTIONS)
    """Lists that must be here before "nothing to judge" is said; others are read where they are here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Where a list is published."""

    source: str
    """Its id in the register of sources."""
    address: str
    """Of the file itself; empty where it has to be downloaded by hand."""
    how_sure: str
    """What the address rests on: this program's makers have not fetched from it."""

    @property
    def title(self) -> str:
        """What it is called."""
        return registered(self.source).title

    @property
    def page(self) -> str:
        """The address of the page that people read."""
        return registered(self.source).url


OFFICIAL: dict[str, Official] = {
    PROSCRIBED: Official(
        source="schedule-2",
        address="https://www.legislation.gov.uk/ukpga/2000/11/schedule/2/data.xml",
        how_sure="by legislation.gov.uk's published pattern of addresses",
    ),
    SANCTIONS: Official(
        source="UKSL",
        address="https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv",
        how_sure="as named by several public projects, one of which found it there in October 2026; the only list since"
        " 28 January 2026",
    ),
    CHARITIES: Official(
        source="CHARITIES",
        address="",
        how_sure="as named by several public projects; the file is packed and has to be unpacked",
    ),
    COMPANIES: Official(
        source="COMPANIES",
        address="",
        how_sure="as named by several public projects; large, and best cut down to your area",
    ),
}
KNOWN_LISTS = (PROSCRIBED, SANCTIONS, OWN)

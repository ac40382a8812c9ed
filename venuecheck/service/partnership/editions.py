"""Editions that were published, as they are recorded: whole, and never made anew."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, TypeVar

from venuecheck.collate.public import PublicNumbers
from venuecheck.collate.stood import Stood
from venuecheck.core.actor import Acted
from venuecheck.core.london import london_day
from venuecheck.core.problem import NotFoundError
from venuecheck.records import listing
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode, json_schema
from venuecheck.records.envelope import seal
from venuecheck.records.reading_back import shaped
from venuecheck.records.store import Store
from venuecheck.report.partnership.behind import for_coordinators
from venuecheck.report.partnership.view import BookedAt, Cell, Correction, Edition, Grid, PartnershipView

FIRST_SCHEMA: Final = "venuecheck.edition/1"
"""That of earlier versions, which did not say in the file who published it."""
EDITION_SCHEMA: Final = "venuecheck.edition/2"
EDITION_TYPE: Final = "application/vnd.venuecheck.edition+json"
BOARD_KIND, INSPECTION_KIND, PUBLIC_KIND = "board_edition", "inspection_edition", "public_edition"
EDITION_KINDS: Final[Mapping[Edition, str]] = {
    Edition.BOARD: BOARD_KIND,
    Edition.PUBLIC: PUBLIC_KIND,
    Edition.INSPECTION: INSPECTION_KIND,
}
"""The kind of record of each; its key is the quarter."""
T = TypeVar("T")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One edition of a quarter, frozen."""

    edition: Edition
    quarter: str
    published_at: datetime
    person: str
    """Who published it."""
    by: Acted | None
    view: Mapping[str, Any]
    """All that it says, as JSON."""
    digest: str
    """SHA-256 (hexadecimal) of what is signed."""
    numbers: PublicNumbers | None = None
    """Of the public edition: what the public was told in numbers."""
    stood: Stood | None = None
    """Of the board's edition: how each venue stood."""
    corrects: Correction | None = None
    """What it takes the place of; None for a first one."""
    schema: str = FIRST_SCHEMA
    """Of the signed file, which is always written as it was first."""
    booked_at: BookedAt = BookedAt()  # noqa: RUF009 - frozen
    """At which venues its bookings were: for coordinators, and not in the signed file."""

    @property
    def first_on(self) -> date:
        """The day on which the quarter was published first."""
        return self.corrects.first_on if self.corrects else self.published_on

    @property
    def published_on(self) -> date:
        """The day."""
        return london_day(self.published_at)

    @property
    def for_coordinators(self) -> PartnershipView:
        """All that it says, as a coordinator reads it on a page; it goes into no file."""
        return for_coordinators(self.shown, self.booked_at)

    @property
    def shown(self) -> PartnershipView:
        """All that it says, to be set out in any format. Raises `NotWholeError`."""
        view = shaped(PartnershipView, self.view, self.quarter, f"the {self.edition.value} edition")
        return replace(
            view,
            grids=tuple(map(_with_days, view.grids)),
            pages=tuple(replace(page, grids=tuple(map(_with_days, page.grids))) for page in view.pages),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was published of all quarters, as far as a later edition hangs on it."""

    numbers: Mapping[str, PublicNumbers]
    """What the public was told, by quarter."""
    stood: Mapping[str, Stood]
    """How each venue stood, by quarter."""

    def stood_before(self, quarter: str) -> Stood | None:
        """Give how venues stood in the last quarter before that one of which an edition was published.

        Who had been heard of by then is of all editions: a venue that was closed then may be open again.
        """
        earlier = [name for name in self.stood if name < quarter]
        if not earlier:
            return None
        heard = frozenset(venue for name in earlier for venue in self.stood[name].heard)
        return replace(self.stood[max(earlier)], heard=heard)

    def listed_in(self, quarter: str) -> frozenset[str] | None:
        """Give the venues of which a quarter was published, by id; None where it was not."""
        stood = self.stood.get(quarter)
        return frozenset(stood.filtering) if stood else None

    def counted_in(self, venue: str) -> str:
        """Give the last quarter of which an edition counted something of a venue; empty where none did."""
        return max((name for name, one in self.stood.items() if venue in one.heard), default="")


NOTHING_PUBLISHED: Final = Before(numbers={}, stood={})


def frozen(
    view: PartnershipView,
    booked_at: BookedAt,
    *,
    at: datetime,
    person: str,
    by: Acted | None,
    numbers: PublicNumbers | None = None,
    stood: Stood | None = None,
    corrects: Correction | None = None,
) -> Published:
    """Give an edition as it is to be recorded, published at the moment `at`."""
    said: dict[str, Any] = encode(view)
    made = Published(
        edition=view.edition,
        quarter=view.quarter,
        published_at=at,
        person=person,
        by=by,
        view=said,
        digest="",
        numbers=numbers,
        stood=stood,
        corrects=corrects,
        schema=EDITION_SCHEMA,
        booked_at=booked_at,
    )
    return replace(made, digest=hashlib.sha256(_body(made)).hexdigest())


def sealed(store: Store, published: Published) -> bytes:
    """Give the edition as a signed file. Raises `NotFoundError` where the key is not here."""
    signer = store.signer
    if signer is None:
        raise NotFoundError.at(store.shown, "the key that signs these records is not here", "publish where it is")
    return seal(signer, EDITION_TYPE, _body(published), with_key=True)


def _body(published: Published) -> bytes:
    said: dict[str, Any] = {
        "schema": published.schema,
        "edition": published.edition.value,
        "quarter": published.quarter,
        "published_at": encode(published.published_at),
        "view": published.view,
    }
    if published.schema != FIRST_SCHEMA:
        said["person"] = published.person
    return canonical(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What the signed file of an edition says."""

    edition: Edition
    quarter: str
    published_at: datetime
    view: PartnershipView
    person: str
    """Who published it."""


def edition_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.edition/2`; `reports/schemas/edition.json` holds it."""
    return json_schema(_Body, EDITION_SCHEMA, "An edition of a quarter that was published, inside its signed file")


def published_of(store: Store, quarter: str) -> tuple[Published, ...]:
    """Give the editions of a quarter that are recorded, in the order of `Edition`."""
    found = (published_as(store, edition, quarter) for edition in EDITION_KINDS)
    return tuple(each for each in found if each is not None)


def published_as(store: Store, edition: Edition, quarter: str) -> Published | None:
    """Give one edition of a quarter that is recorded, and read no other; None where there is none."""
    return store.latest(EDITION_KINDS[edition], quarter, Published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """That an edition was published, without what it says."""

    quarter: str
    published_at: datetime
    person: str
    corrects: Correction | None = None

    @property
    def published_on(self) -> date:
        """The day."""
        return london_day(self.published_at)


def told_of(store: Store) -> tuple[Told, ...]:
    """Give of each quarter that was published when and by whom, the newest quarter first."""
    found = listing.newest_of_kind(store, PUBLIC_KIND, part=_without_view)
    told = [listing.value_in(store, Told, entry, said) for entry, said in found]
    return tuple(sorted(told, key=lambda one: one.quarter, reverse=True))


def _without_view(body: str) -> str:
    """Give the text of an edition's record without all that it says, which stands last and is nearly all of it.

    In canonical JSON members stand in their order, and none before it has one of this name that is an object.
    """
    head, found, _ = body.partition(',"view":{')
    return head + "}" if found else body


def published_before(store: Store) -> Before:
    """Give what was published, of all quarters, by the records of a store."""
    return Before(
        numbers=dict(_said(store, Edition.PUBLIC, "numbers", PublicNumbers)),
        stood=dict(_said(store, Edition.BOARD, "stood", Stood)),
    )


def all_published(several: Iterable[Before]) -> Before:
    """Put together what several stores have recorded."""
    each = list(several)
    return Before(
        numbers={quarter: one for before in each for quarter, one in before.numbers.items()},
        stood={quarter: one for before in each for quarter, one in before.stood.items()},
    )


def _said(store: Store, edition: Edition, member: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    """Give a member of each record alone, by quarter."""
    for entry, said in listing.newest_of_kind(store, EDITION_KINDS[edition], part=_without_view):
        if said.get(member) is not None:
            yield entry.key, listing.value_in(store, kind, entry, said[member])


def _with_days(grid: Grid) -> Grid:
    """Give a table with its days as days: in JSON a day is a text like others."""
    return replace(grid, rows=tuple(tuple(_with_day(cell) for cell in row) for row in grid.rows))


def _with_day(cell: Cell) -> Cell:
    return date.fromisoformat(cell) if isinstance(cell, str) and _DAY.fullmatch(cell) else cell

"""From the picture to the view: what each edition shows, and the sentences that stand first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.failures import FailingPage
from venuecheck.collate.picture import Picture, worse
from venuecheck.collate.sent import CountedBundle, NotCounted
from venuecheck.report.partnership import listed as naming
from venuecheck.report.partnership import overall
from venuecheck.report.partnership.by_persons import at_venues
from venuecheck.report.partnership.paper import board_paper
from venuecheck.report.partnership.venue_page import venue_page
from venuecheck.report.partnership.view import (
    MOST_ON_A_PAGE,
    Edition,
    Grid,
    KeptBack,
    PartnershipView,
    Tile,
    VenuePage,
)
from venuecheck.report.partnership.words import (
    CAVEAT,
    DEFINITIONS,
    EDITION_WORDS,
    PUBLIC_DEFINITIONS,
    published,
    said,
)
from venuecheck.report.setting.wording import counted, day, label, minute, zone_words

MOST_PAGES = 1_000
"""Venues up to which each has a page of its own."""


def build(
    *,
    edition: Edition,
    partnership: tuple[str, str],
    partners: Mapping[str, Partner],
    listed: Sequence[VenueFacts],
    picture: Picture,
    not_counted: Sequence[NotCounted],
    sources: Sequence[CountedBundle],
    is_listed: bool,
    made_at: datetime,
    software: str,
) -> PartnershipView:
    """Make the view of an edition. `partnership` is its id and its name.

    `is_listed` is false where no list says which venues to expect: who is silent can then not be told, and the report
    says so. The public edition holds nothing that names a venue.
    """
    is_public = edition is Edition.PUBLIC
    pages = () if is_public or len(listed) > MOST_PAGES else tuple(_pages(listed, picture, partners))
    return PartnershipView(
        edition=edition,
        edition_words=EDITION_WORDS[edition],
        title="Web filters and bookings: all venues",
        partnership=label(partnership[1]) or label(partnership[0]),
        partnership_id=partnership[0],
        made_at=made_at,
        made_words=f"As it stood on {minute(picture.at, made_at)} ({zone_words(made_at)})",
        compared_words=f"Compared with {day(picture.before)}",
        software=label(software),
        venues_total=len(listed),
        headlines=tuple(_headlines(edition, picture, listed, not_counted, is_listed=is_listed)),
        overdue_lines=() if is_public else tuple(naming.overdue_lines(picture, listed)),
        filtering=_tiles(_filtering(picture, edition), edition),
        bookings=_tiles(picture.bookings, edition),
        grids=tuple(_told(grid) for grid in _grids(edition, picture, listed, partners, not_counted, sources)),
        pages=pages,
        pages_words="" if pages or is_public else _no_pages(len(listed)),
        paper=board_paper(picture, listed, partners, not_counted) if edition is Edition.BOARD else None,
        definitions=PUBLIC_DEFINITIONS if is_public else DEFINITIONS,
        caveat=CAVEAT,
    )


def _no_pages(number: int) -> str:
    if not number:
        return ""
    return f"With {number} venues there is no page for each: ask for a partner's or a borough's report."


def _told(grid: Grid) -> Grid:
    """Say of a table that is too long for a page where all of it stands."""
    if len(grid.rows) <= MOST_ON_A_PAGE:
        return grid
    words = f"The first {MOST_ON_A_PAGE:,} of {len(grid.rows):,} rows. The workbook (xlsx) and the CSV have all."
    return replace(grid, more_words=words)


def _filtering(picture: Picture, edition: Edition) -> Mapping[Status, int]:
    """Give how filters stand; to the public by their test pages alone, which tells of no way round."""
    return picture.pages_now if edition is Edition.PUBLIC else picture.filtering


def _tiles(numbers: Mapping[Status, int], edition: Edition) -> tuple[Tile, ...]:
    parts, _ = published(tuple(numbers[status] for status in Status), edition)
    return tuple(
        Tile(status=status, words=STATUS_WORDS[status], number=number)
        for status, number in zip(Status, parts, strict=True)
    )


def _grids(  # noqa: PLR0917 - everything that a table is made of
    edition: Edition,
    picture: Picture,
    listed: Sequence[VenueFacts],
    partners: Mapping[str, Partner],
    not_counted: Sequence[NotCounted],
    sources: Sequence[CountedBundle],
) -> tuple[Grid, ...]:
    statuses = overall.statuses(picture, edition)
    failing, bookings, actions = (
        overall.failing(picture, edition),
        overall.bookings(picture, edition),
        overall.actions(picture, edition),
    )
    if edition is Edition.PUBLIC:
        return (statuses, *failing, bookings, actions)
    made = (
        naming.not_counted(not_counted),
        naming.chase(picture, listed, partners),
        statuses,
        naming.venues(picture, listed, partners),
        naming.moved(picture, listed),
        *failing,
        overall.questions(picture),
        bookings,
        overall.requirements(picture),
        actions,
        overall.rules(picture),
    )
    return (*made, naming.sources(sources, listed)) if edition is Edition.INSPECTION else made


def _pages(listed: Sequence[VenueFacts], picture: Picture, partners: Mapping[str, Partner]) -> Iterator[VenuePage]:
    failing: dict[str, list[FailingPage]] = {}
    for page in picture.failures.pages:
        failing.setdefault(page.venue, []).append(page)
    for facts, standing in zip(listed, picture.standings, strict=True):
        yield venue_page(facts, standing, tuple(failing.get(facts.venue.id, ())), partners, picture)


def _headlines(
    edition: Edition,
    picture: Picture,
    listed: Sequence[VenueFacts],
    not_counted: Sequence[NotCounted],
    *,
    is_listed: bool,
) -> Iterator[str]:
    total = len(listed)
    if not is_listed:
        yield "No list of partners was given: venues that sent nothing are missing here, and nobody can be overdue."
    if not total:
        yield "No venue is listed."
        return
    numbers = _filtering(picture, edition)
    parts, _ = published(tuple(numbers[status] for status in Status), edition)
    filtering = dict(zip(Status, parts, strict=True))
    if edition is Edition.PUBLIC:
        named = "; ".join(f"{STATUS_WORDS[status].lower()}: {said(number)}" for status, number in filtering.items())
        yield f"{counted(total, 'venue')}, by how the test pages of their web filters stand: {named}."
    else:
        yield (
            f"Of {counted(total, 'venue')}, the web filter needs action at {said(filtering[Status.PROBLEM])}, is as "
            f"expected at {said(filtering[Status.FINE])}, and could not be told at "
            f"{said(filtering[Status.NOT_PROVEN])}. Not reported: {said(filtering[Status.NOT_REPORTED])}."
        )
    (overdue, _), _ = published((len(picture.overdue), total - len(picture.overdue)), edition)
    if not isinstance(overdue, int) or overdue:
        number = said(overdue) if isinstance(overdue, KeptBack) else counted(overdue, "venue")
        yield f"Overdue: {number}."
    if edition is Edition.PUBLIC:
        return
    if not_counted:
        was = "was sent that is" if len(not_counted) == 1 else "were sent that are"
        yield f"{counted(len(not_counted), 'thing')} {was} not counted; each is named below."
        venues = sum(bool(one.unusable) for one in picture.standings)
        if venues:
            yield f"Of {counted(venues, 'venue')} something was sent that is not usable."
    yield from at_venues(picture.standings)
    got_worse = sum(worse(one) for one in picture.moved)
    if got_worse:
        yield f"Since {day(picture.before)} the test pages of {counted(got_worse, 'venue')} came to stand worse."

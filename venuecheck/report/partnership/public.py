"""What an edition for the public says: three classes of venues, and bookings by what became of them."""

from collections.abc import Iterator, Mapping

from venuecheck.assurance.plainly import PLAIN_WORDS, SHAPE, Plain
from venuecheck.collate.became import BECAME_WORDS, Became
from venuecheck.collate.facts import Partner
from venuecheck.collate.public import PeopleCounted, PublicNumbers
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.by_group import for_public
from venuecheck.report.partnership.tables import text
from venuecheck.report.partnership.view import Cell, Column, Grid, KeptBack, StatusShown, Tile
from venuecheck.report.partnership.words import classes_said, first_sentence, not_published, or_kept
from venuecheck.report.setting.wording import counted

_FEW = "With fewer than five venues it is not said how they stand."


def quarter_words(quarter: str) -> str:
    """Give `July to September 2026` for `2026-Q3`."""
    read = Quarter.read(quarter)
    return read.words if read else quarter


def _skipped(before: str, now: str) -> str:
    one, other = Quarter.read(before), Quarter.read(now)
    return not_published(one, other) if one and other else ""


def headlines(numbers: PublicNumbers) -> Iterator[str]:
    """Give the sentences that stand first."""
    if not numbers.venues.venues:
        yield "No venue is listed."
        return
    if numbers.shows_classes:
        yield first_sentence(numbers.venues.venues, numbers.venues.filtering)
        yield classes_said(numbers.venues.bookings, "bookings")
    else:
        yield f"{counted(numbers.venues.venues, 'venue')}. {_FEW}"
    if numbers.people is not None:
        total = text(or_kept(numbers.people.total))
        yield f"Bookings and advice begun in {quarter_words(numbers.people.quarter)}: {total}."


def tiles(numbers: PublicNumbers, side: Mapping[Plain, int]) -> tuple[Tile, ...]:
    """Give how many venues stand in each class."""
    return tuple(
        Tile(status=SHAPE[plain], words=PLAIN_WORDS[plain], number=side[plain] if numbers.shows_classes else KeptBack())
        for plain in Plain
    )


def grids(numbers: PublicNumbers, before: PublicNumbers | None, partners: Mapping[str, Partner]) -> Iterator[Grid]:
    """Give the tables; `before` is what was published of an earlier quarter, and is repeated as it was."""
    yield _classes(numbers, before)
    yield from for_public(numbers.sectors, numbers.partners, partners, numbers.venues)
    yield _bookings(numbers.people, before.people if before else None)


def _classes(numbers: PublicNumbers, before: PublicNumbers | None) -> Grid:
    titles = [("status", "How venues stand"), ("filtering", "Web filter"), ("bookings", "Bookings and procedures")]
    sides: list[list[Cell]] = [_column(numbers, numbers.venues.filtering), _column(numbers, numbers.venues.bookings)]
    about = "Each venue counts once in each column."
    if before is not None:
        was = quarter_words(before.quarter)
        titles[2:2] = [("filtering_before", f"Web filter, {was}")]
        titles.append(("bookings_before", f"Bookings and procedures, {was}"))
        sides[1:1] = [_column(before, before.venues.filtering)]
        sides.append(_column(before, before.venues.bookings))
        about += f" The numbers of {was} are as they were published, of the venues of then."
        about += _skipped(before.quarter, numbers.quarter)
    names: list[Cell] = [*(StatusShown(status=SHAPE[plain], words=PLAIN_WORDS[plain]) for plain in Plain), "All venues"]
    return Grid(
        id="statuses",
        title="Venues",
        about=about,
        columns=tuple(Column(id=name, title=title) for name, title in titles),
        rows=tuple(zip(names, *sides, strict=True)),
        otherwise="No venue is listed.",
    )


def _column(numbers: PublicNumbers, side: Mapping[Plain, int]) -> list[Cell]:
    shown: list[Cell] = [side[plain] if numbers.shows_classes else KeptBack() for plain in Plain]
    return [*shown, numbers.venues.venues]


def _bookings(now: PeopleCounted | None, before: PeopleCounted | None) -> Grid:
    periods = [each for each in (now, before) if each is not None]
    titles = [("outcome", "What became of them")]
    titles += [(f"quarter_{each.quarter}".lower(), quarter_words(each.quarter)) for each in periods]
    names: list[Cell] = [*(BECAME_WORDS[row] for row in Became), "All bookings and advice"]
    sides = [[*(or_kept(each.became[row]) for row in Became), or_kept(each.total)] for each in periods]
    about = (
        "Each booking counts once, in the quarter in which it was begun, as it stood at the end of it. Counted by what "
        "a named person decided, never by who booked. Numbers from 1 to 4, and those that would tell them, are kept "
        "back."
    )
    if before is not None:
        about += f" The numbers of {quarter_words(before.quarter)} are repeated as they were published."
    return Grid(
        id="bookings",
        title="Bookings",
        about=about,
        columns=tuple(Column(id=name, title=title) for name, title in titles),
        rows=tuple(zip(names, *sides, strict=True)) if periods else (),
        otherwise="Bookings are counted when the quarter is over.",
    )

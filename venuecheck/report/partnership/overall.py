"""The tables of the whole partnership, as a board reads them: standing, change, failures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from venuecheck.assurance.status import Status
from venuecheck.collate.change import CHANGE_WORDS, Change
from venuecheck.collate.count_at_venues import CountAtVenues, count_by
from venuecheck.collate.failures import Failing
from venuecheck.collate.gone import arrived_by_way, gone_by_way
from venuecheck.collate.network_kind import NETWORK_KIND_WORDS, NetworkKind
from venuecheck.collate.picture import Picture
from venuecheck.collate.stood import Stood
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.unusable import SENT_NOT_USABLE, WAYS, by_way, way_of
from venuecheck.report.partnership.view import Cell, Column, Grid, StatusShown
from venuecheck.report.partnership.words import not_published, question_words, readable, shown
from venuecheck.report.setting.wording import capitalised, counted, day, joined, uncapitalised

MOST_ROWS = 50
"""Categories, filters and rules come from outside: the most failing are shown, and the others put together."""
_MOST_AT_ONCE = 8
"""So many of them stand in the report itself, where a board reads; the appendix has up to `MOST_ROWS`."""
_OTHERS = "all others"


def columns(*titles: tuple[str, str]) -> tuple[Column, ...]:
    """Name a table's columns."""
    return tuple(Column(id=name, title=title) for name, title in titles)


def statuses(picture: Picture) -> Grid:
    """Venues by status, now and before: as it was published, or else by their test pages alone."""
    filtering, bookings = by_way(picture.standings, "filtering"), by_way(picture.standings, "bookings")
    if picture.stood:
        was = Quarter.of(picture.before).words
        sides = [filtering, _then(picture.stood, "filtering"), bookings, _then(picture.stood, "bookings")]
        titles = [
            ("status", "How it stands"),
            ("filtering", "Web filter"),
            ("filtering_before", f"Web filter, {was}"),
            ("bookings", "Bookings and procedures"),
            ("bookings_before", f"Bookings and procedures, {was}"),
        ]
        about = (
            f"Each venue counts once in each column. The numbers of {was} are as they were published."
            f"{not_published(Quarter.of(picture.before), Quarter.of(picture.at))}"
        )
    else:
        sides = [filtering, bookings, _by_status(picture.pages_now), _by_status(picture.filtering_before)]
        titles = [
            ("status", "How it stands"),
            ("filtering", "Web filter"),
            ("bookings", "Bookings and procedures"),
            ("pages_now", f"Test pages, {day(picture.at)}"),
            ("pages_before", f"Test pages, {day(picture.before)}"),
        ]
        about = (
            f"Each venue counts once in each column. Nothing was published of the quarter that ended on "
            f"{day(picture.before)}: the last two columns compare with that day by what is known of it today, which is "
            "the filter's test pages alone."
        )
    # who sent what is not usable is a way of its own where anybody did, now or then
    ways = [way for way in WAYS if way != SENT_NOT_USABLE or any(side.get(way) for side in sides)]
    otherwise = [0 if side is filtering or side is bookings else _NOT_TOLD_APART for side in sides]
    parts = [
        [*(side.get(way, none) for way in ways), _total(side)] for side, none in zip(sides, otherwise, strict=True)
    ]
    return Grid(
        id="statuses",
        title="Venues by status",
        about=about,
        columns=columns(*titles),
        rows=tuple(zip((*ways, "All venues"), *parts, strict=True)),
        otherwise="No venue is listed.",
    )


def _then(stood: Stood, side: str) -> dict[StatusShown, int]:
    """Give how venues stood as it was published; who sent what was not usable is apart where that was kept."""
    unusable = stood.not_usable or frozenset()
    each: Mapping[str, Status] = getattr(stood, side)
    ways = ((venue, way_of(status, unusable=venue in unusable)) for venue, status in each.items())
    number = count_by(ways, WAYS)
    return {way: venues for way, venues in number.items() if way != SENT_NOT_USABLE or stood.not_usable is not None}


def _by_status(numbers: Mapping[Status, int]) -> dict[StatusShown, int]:
    """Give what is known of a former moment: not who sent what was not usable then."""
    return {shown(status): numbers.get(status, 0) for status in Status}


def _total(numbers: Mapping[StatusShown, int]) -> int:
    return CountAtVenues.total(numbers.values())


_NOT_TOLD_APART = "among those not reported"


def changes(picture: Picture) -> Grid:
    """Give how many filters changed in which way; a venue that was not there then is no change of a filter."""
    new = {one.venue.id for one in picture.arrived}
    number = count_by(((one.venue, one.change) for one in picture.moved if one.venue not in new), Change)
    apart = {one.venue for one in picture.moved} | new
    same = CountAtVenues(one.venue for one in picture.standings if one.venue not in apart)
    return Grid(
        id="changes",
        title="What changed in web filters",
        about=(
            f"How the web filter of each venue stands beside {since_words(picture)}, whatever else was told of it. "
            "The appendix names them."
        ),
        columns=columns(("change", "Change"), ("venues", "Venues")),
        rows=(
            *((capitalised(CHANGE_WORDS[each]), number[each]) for each in Change if number[each]),
            (capitalised(CHANGE_WORDS[Change.SAME]), same),
            *((words, count) for words, count in _came_and_went(picture) if count),
        ),
        otherwise="",
    )


def came_and_went_words(picture: Picture) -> str:
    """Say how many venues opened, closed or merged, and since when; empty where none did."""
    said = [
        f"{uncapitalised(words)}: {counted(number, 'venue')}" for words, number in _came_and_went(picture) if number
    ]
    return f"By the list of partners, since {day(picture.before)}, {joined(said)}." if said else ""


def _came_and_went(picture: Picture) -> Iterator[tuple[str, int]]:
    for words, some in arrived_by_way(picture.arrived):
        yield words, CountAtVenues(one.venue.id for one in some)
    for words, left in gone_by_way(picture.gone):
        yield words, CountAtVenues(one.facts.venue.id for one in left)


def since_words(picture: Picture) -> str:
    """Say what a picture is compared with."""
    if picture.stood:
        return f"what was published of {Quarter.of(picture.before).words}"
    return f"{day(picture.before)}, by the test pages alone"


def nothing_heard(picture: Picture, venue: str) -> str:
    """Say of what a venue is never heard of by what was read: an edition that was published may have counted it."""
    if before := counted_before(picture, venue):
        return f"counted in {before}; in what was read now there is nothing"
    return "nothing that counts was ever heard"


def counted_before(picture: Picture, venue: str) -> str:
    """Give the quarter that was published and counted something of a venue; empty where none did."""
    is_known = picture.stood is not None and venue in picture.stood.heard
    return Quarter.of(picture.before).words if is_known else ""


def failing(picture: Picture) -> tuple[Grid, ...]:
    """Give the most frequent failures: by category in the report itself, by filter and users in the appendix."""
    found = picture.failures
    kinds = {kind.value: words for kind, words in NETWORK_KIND_WORDS.items()}
    none_seen = {"": "none seen"}
    appended = [
        _failing("products", "Failures by filter", "Filter seen", found.by_product, MOST_ROWS, none_seen),
        _failing("network_kinds", "Failures by users", "Network used by", found.by_network_kind, MOST_ROWS, kinds),
    ]
    if len(found.by_category) > _MOST_AT_ONCE:
        appended.insert(0, _failing("all_categories", "All categories", "Category", found.by_category, MOST_ROWS))
    first = _failing("categories", "Failures by category", "Category", found.by_category, _MOST_AT_ONCE)
    return (first, *(replace(grid, in_appendix=True) for grid in appended))


def _failing(  # noqa: PLR0917 - a table's own facts, in one place
    name: str,
    title: str,
    what: str,
    found: Sequence[Failing],
    most: int,
    words: dict[str, str] | None = None,
) -> Grid:
    top, rest = found[:most], found[most:]
    names = [(words or {}).get(one.name) or readable(one.name) or "not named" for one in top]
    numbers: list[tuple[int, ...]] = [(one.opened, one.blocked, one.not_told) for one in top]
    if rest:
        names.append(_OTHERS)
        others = ((one.opened for one in rest), (one.blocked for one in rest), (one.not_told for one in rest))
        numbers.append(tuple(map(CountAtVenues.total, others)))
    sides = [
        [*(number[at] for number in numbers), CountAtVenues.total(number[at] for number in numbers)] for at in range(3)
    ]
    # a venue counts in many rows, so that there is no total
    venues: list[Cell] = [*(one.venues for one in top), *([""] if rest else []), ""]
    titles = [
        ("name", what),
        ("opened", "Should be blocked but opened"),
        ("blocked", "Should open but was blocked"),
        ("not_told", "Could not tell"),
        ("venues", "Venues with a failure"),
    ]
    return Grid(
        id=name,
        title=title,
        about=(
            "Test pages of the newest check of each network: made for testing, and none shows what its category is "
            "about. A page on two networks counts twice."
        ),
        columns=columns(*titles),
        rows=tuple(zip([*names, "All"], *sides, venues, strict=True)) if found else (),
        otherwise="No page failed, and every page could be told.",
    )


def questions(picture: Picture) -> Grid:
    """Give the questions to networks as a whole that went wrong: ways round the filter among them."""
    return Grid(
        id="questions",
        title="Ways round the filter",
        about="Questions to each network as a whole, in its newest check.",
        columns=columns(
            ("question", "Question"),
            ("problems", "Networks with a problem"),
            ("not_told", "Could not tell"),
            ("venues", "Venues with a problem"),
        ),
        rows=tuple(
            (question_words(one.probe), one.problems, one.not_told, one.venues)
            for one in picture.failures.questions[:MOST_ROWS]
        )
        + left_out(picture.failures.questions, 4),
        otherwise="No such question went wrong.",
    )


def left_out(found: Sequence[object], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Give the last row of a table of so many columns that shows the first of what was found; none where it has all."""
    more = len(found) - MOST_ROWS
    return ((f"and {more} more", *([""] * (width - 1))),) if more > 0 else ()


def users_of(kind: NetworkKind) -> str:
    """Say who uses a network."""
    return NETWORK_KIND_WORDS[kind]

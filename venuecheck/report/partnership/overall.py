"""The tables of the whole partnership, as a board reads them: standing, change, failures, bookings, actions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from venuecheck.assurance.status import Status
from venuecheck.collate.became import BECAME_WORDS, Became
from venuecheck.collate.change import CHANGE_WORDS, Change
from venuecheck.collate.count_at_venues import CountAtVenues, count_by
from venuecheck.collate.failures import Failing
from venuecheck.collate.gone import gone_by_way
from venuecheck.collate.network_kind import NETWORK_KIND_WORDS, NetworkKind
from venuecheck.collate.picture import Picture
from venuecheck.collate.stood import Stood
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.unusable import SENT_NOT_USABLE, WAYS, by_way, way_of
from venuecheck.report.partnership.view import Cell, Column, Grid, StatusShown
from venuecheck.report.partnership.words import OUTCOME_WORDS, not_published, question_words, readable, shown
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
    """Give how many venues changed in which way."""
    number = count_by(((one.venue, one.change) for one in picture.moved), Change)
    moved = {one.venue for one in picture.moved}
    same = CountAtVenues(one.venue for one in picture.standings if one.venue not in moved)
    return Grid(
        id="changes",
        title="What changed",
        about=f"How the web filter of each venue stands beside {since_words(picture)}. The appendix names them.",
        columns=columns(("change", "Change"), ("venues", "Venues")),
        rows=(
            *((capitalised(CHANGE_WORDS[each]), number[each]) for each in Change if number[each]),
            (capitalised(CHANGE_WORDS[Change.SAME]), same),
            *((words, count) for words, count in _gone(picture) if count),
        ),
        otherwise="",
    )


def gone_words(picture: Picture) -> str:
    """Say how many venues closed or merged, and since when; empty where none did."""
    said = [f"{uncapitalised(words)}: {counted(number, 'venue')}" for words, number in _gone(picture) if number]
    return f"By the list of partners, since {day(picture.before)}, {joined(said)}." if said else ""


def _gone(picture: Picture) -> Iterator[tuple[str, int]]:
    ways = gone_by_way(picture.gone)
    return ((words, CountAtVenues(one.facts.venue.id for one in some)) for words, some in ways)


def since_words(picture: Picture) -> str:
    """Say what a picture is compared with."""
    if picture.stood:
        return f"what was published of {Quarter.of(picture.before).words}"
    return f"{day(picture.before)}, by the test pages alone"


def nothing_heard(picture: Picture, venue: str) -> str:
    """Say of what a venue is never heard of by what was read: an edition that was published may have counted it."""
    if picture.stood and venue in picture.stood.heard:
        return f"counted in {Quarter.of(picture.before).words}; in what was read now there is nothing"
    return "nothing that counts was ever heard"


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
        about="Pages of the newest check of each network. A page on two networks counts twice.",
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


def bookings(picture: Picture) -> Grid:
    """Bookings by what a person decided: this quarter, the one before, a year."""
    periods = (picture.quarter, picture.quarter_before, picture.year)
    sides = [[*(number for _, number in one.by_outcome), one.total] for one in periods]
    every = "All bookings and advice" if any(one.advice for one in periods) else "All bookings"
    names = [*(OUTCOME_WORDS[name] for name, _ in picture.quarter.by_outcome), every]
    return Grid(
        id="bookings",
        title="Bookings by outcome",
        about=(
            f"Bookings begun since {day(picture.quarter.since)}, in the quarter before, and since "
            f"{day(picture.year.since)}. Counted by what a named person decided, never by who booked."
        ),
        columns=columns(("outcome", "Outcome"), *_PERIODS),
        rows=tuple(zip(names, *sides, strict=True)) if any(one.total for one in periods) else (),
        otherwise="No booking was reported.",
    )


_PERIODS = (("quarter", "This quarter"), ("quarter_before", "The quarter before"), ("year", "A year"))
_DIFFERING = (Became.LET_LESS_STRICTLY, Became.LET_MORE_STRICTLY, Became.REFUSED, Became.REFUSED_MORE_STRICTLY)


def overruled(picture: Picture) -> Grid:
    """Refusals, and decisions that differ from what the checklist recommended, in both directions."""
    periods = (picture.quarter, picture.quarter_before, picture.year)
    rows: list[tuple[Cell, ...]] = [(BECAME_WORDS[each], *(one.became[each] for one in periods)) for each in _DIFFERING]
    rows += [
        ("All decided less strictly than recommended", *(one.less_strict for one in periods)),
        ("All decided more strictly than recommended", *(one.stricter for one in periods)),
        ("Decided against without a fact on record", *(one.without_fact for one in periods)),
        ("Changed since they were decided, and waiting again", *(one.changed for one in periods)),
    ]
    return Grid(
        id="overruled",
        title="Refused, and overruled",
        about="Persons may decide otherwise than a checklist recommends, in either direction. A board looks at both.",
        columns=columns(("what", "Decided"), *_PERIODS),
        rows=tuple(rows) if any(one.total for one in periods) else (),
        otherwise="No booking was reported.",
    )


def rules(picture: Picture) -> Grid:
    """The yearly review: points to check, referrals and refusals by rule, never by who booked."""
    return Grid(
        id="rules",
        title="Yearly review",
        about=(
            "How often each point of a checklist was raised in a year, and what a person then decided. A point that is "
            "raised often and leads nowhere may be worded too widely: have it looked at. No group of people is "
            "recorded or worked out."
        ),
        columns=columns(
            ("rule", "Point to check"),
            ("checklist", "Checklist"),
            ("raised", "Raised"),
            ("referred", "Then referred"),
            ("refused", "Then refused"),
        ),
        rows=tuple(
            (readable(one.rule), readable(one.checklist), one.raised, one.referred, one.refused)
            for one in picture.rules[:MOST_ROWS]
        )
        + left_out(picture.rules, 5),
        otherwise="No point was raised in a year.",
        in_appendix=True,
    )


def left_out(found: Sequence[object], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Give the last row of a table of so many columns that shows the first of what was found; none where it has all."""
    more = len(found) - MOST_ROWS
    return ((f"and {more} more", *([""] * (width - 1))),) if more > 0 else ()


def users_of(kind: NetworkKind) -> str:
    """Say who uses a network."""
    return NETWORK_KIND_WORDS[kind]

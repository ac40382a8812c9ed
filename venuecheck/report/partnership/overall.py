"""The tables of the whole partnership: standing, failures, bookings, actions, change."""

from collections.abc import Sequence

from venuecheck.assurance.status import Status
from venuecheck.collate.bookings import BookingCounts
from venuecheck.collate.failures import Failing
from venuecheck.collate.network_kind import NETWORK_KIND_WORDS, NetworkKind
from venuecheck.collate.picture import Picture
from venuecheck.report.partnership.view import Cell, Column, Edition, Grid
from venuecheck.report.partnership.words import OUTCOME_WORDS, column, readable, shown
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS
from venuecheck.report.setting.wording import counted, day

MOST_ROWS = 50
"""Categories, filters and rules come from outside: the most failing are shown, and the others put together."""
_OTHERS = "all others"


def columns(*titles: tuple[str, str]) -> tuple[Column, ...]:
    """Name a table's columns."""
    return tuple(Column(id=name, title=title) for name, title in titles)


def statuses(picture: Picture, edition: Edition) -> Grid:
    """Venues by status, now and, by their pages alone, a quarter ago."""
    sides = [picture.filtering, picture.bookings, picture.pages_now, picture.pages_before]
    titles = [
        ("status", "How it stands"),
        ("filtering", "Web filter"),
        ("bookings", "Bookings and procedures"),
        ("pages_now", "Test pages now"),
        ("pages_before", "Test pages a quarter ago"),
    ]
    if edition is Edition.PUBLIC:
        # beside the column of pages alone, this one would tell how many filters can be got round
        del sides[0], titles[1]
    parts = [column(tuple(numbers[status] for status in Status), edition) for numbers in sides]
    names: list[Cell] = [*(shown(status) for status in Status), "All venues"]
    return Grid(
        id="statuses",
        title="Venues by status",
        about=(
            "Each venue counts once in each column. The last two columns compare the filter's test pages alone, for of "
            f"earlier checks no more is known; they are for {day(picture.at)} and {day(picture.before)}."
        ),
        columns=columns(*titles),
        rows=tuple(zip(names, *parts, strict=True)),
        otherwise="No venue is listed.",
    )


def failing(picture: Picture, edition: Edition) -> tuple[Grid, ...]:
    """Give the most frequent failures; by filter not in the public edition."""
    found = picture.failures
    kinds = {kind.value: words for kind, words in NETWORK_KIND_WORDS.items()}
    made = [
        _failing("categories", "Failures by category", "Category", found.by_category, edition),
        _failing("network_kinds", "Failures by users", "Network used by", found.by_network_kind, edition, kinds),
    ]
    if edition is not Edition.PUBLIC:
        made.insert(
            1, _failing("products", "Failures by filter", "Filter seen", found.by_product, edition, {"": "none seen"})
        )
    return tuple(made)


def _failing(  # noqa: PLR0917 - a table's own facts, in one place
    name: str,
    title: str,
    what: str,
    found: Sequence[Failing],
    edition: Edition,
    words: dict[str, str] | None = None,
) -> Grid:
    top, rest = found[:MOST_ROWS], found[MOST_ROWS:]
    if edition is Edition.PUBLIC:
        # in the order of their numbers, even numbers kept back would tell something
        top = sorted(top, key=lambda one: one.name)
    names = [(words or {}).get(one.name) or readable(one.name) or "not named" for one in top]
    numbers = [(one.opened, one.blocked, one.not_told) for one in top]
    if rest:
        names.append(_OTHERS)
        numbers.append((sum(r.opened for r in rest), sum(r.blocked for r in rest), sum(r.not_told for r in rest)))
    sides = [column(tuple(number[at] for number in numbers), edition) for at in range(3)]
    cells: list[tuple[Cell, ...]] = list(zip([*names, "All"], *sides, strict=True))
    titles = [
        ("name", what),
        ("opened", "Should be blocked but opened"),
        ("blocked", "Should open but was blocked"),
        ("not_told", "Could not tell"),
    ]
    if edition is not Edition.PUBLIC:
        # a venue counts in many rows, so that no total protects it: the column is not published
        titles.append(("venues", "Venues with a failure"))
        venues: list[Cell] = [*(one.venues for one in top), *([""] if rest else []), ""]
        cells = [(*row, number) for row, number in zip(cells, venues, strict=True)]
    return Grid(
        id=name,
        title=title,
        about="Pages of the newest check of each network. A page on two networks counts twice.",
        columns=columns(*titles),
        rows=tuple(cells) if found else (),
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
            (readable(one.probe), one.problems, one.not_told, one.venues)
            for one in picture.failures.questions[:MOST_ROWS]
        )
        + left_out(picture.failures.questions, 4),
        otherwise="No such question went wrong.",
    )


def bookings(picture: Picture, edition: Edition) -> Grid:
    """Bookings by what a person decided: this quarter, the one before, a year."""
    # a year less its quarters would tell small numbers: the public edition has the quarters alone
    periods = [picture.quarter, picture.quarter_before]
    titles = [("outcome", "Outcome"), ("quarter", "This quarter"), ("quarter_before", "The quarter before")]
    if edition is not Edition.PUBLIC:
        periods.append(picture.year)
        titles.append(("year", "A year"))
    sides = [column(tuple(number for _, number in one.by_outcome), edition) for one in periods]
    names = [*(OUTCOME_WORDS[name] for name, _ in picture.quarter.by_outcome), _all_bookings(periods, edition)]
    return Grid(
        id="bookings",
        title="Bookings by outcome",
        about=(
            f"Bookings begun since {day(picture.quarter.since)}, and in the quarter before. Counted by what a named "
            f"person decided, never by who booked.{_differing(picture, edition)}"
        ),
        columns=columns(*titles),
        rows=tuple(zip(names, *sides, strict=True)) if any(_any(one) for one in periods) else (),
        otherwise="No booking was reported.",
    )


def _all_bookings(periods: Sequence[BookingCounts], edition: Edition) -> str:
    """Name the total; that advice is in it is said to the public always, for that there was any would tell a number."""
    with_advice = edition is Edition.PUBLIC or any(one.advice for one in periods)
    return "All bookings and advice" if with_advice else "All bookings"


def _differing(picture: Picture, edition: Edition) -> str:
    """Say how often persons differed from a recommendation: they may, and a board should see in which direction."""
    if edition is Edition.PUBLIC:
        return ""
    year = picture.year
    return (
        f" In a year {year.less_strict} were decided less strictly than the checklist recommended, and "
        f"{year.stricter} more strictly; {year.without_fact} decided against without a fact on record."
    )


def _any(counts: BookingCounts) -> bool:
    return counts.total > 0


def actions(picture: Picture, edition: Edition) -> Grid:
    """Actions open and late."""
    counts = picture.actions
    parts = (counts.late, counts.open - counts.late - counts.undated, counts.undated)
    numbers = column(parts, edition)
    names = ("Late", "Open, in time", "Open, without a date", "All open actions")
    return Grid(
        id="actions",
        title="Actions",
        about="What there is to do at the venues, as their own reports list it, and nobody has closed.",
        columns=columns(("actions", "Actions"), ("number", "Number")),
        rows=tuple(zip(names, numbers, strict=True)),
        otherwise="",
    )


def requirements(picture: Picture) -> Grid:
    """Requirements of plans by status, and venues by how theirs stand together."""
    told = sum(one.required is not None for one in picture.standings)
    return Grid(
        id="requirements",
        title="Requirements",
        about=(
            f"{counted(told, 'venue')} of {len(picture.standings)} told what is recorded for the requirements of their "
            "plans. Of these each requirement counts once; a venue that told nothing is not reported."
        ),
        columns=columns(("status", "How it stands"), ("requirements", "Requirements"), ("venues", "Venues")),
        rows=tuple(
            (REQUIREMENT_WORDS[status], picture.required[status], picture.requirements[status]) for status in Status
        )
        if told
        else (),
        otherwise="No venue told how the requirements of its plans stand.",
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
    )


def left_out(found: Sequence[object], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Give the last row of a table of so many columns that shows the first of what was found; none where it has all."""
    more = len(found) - MOST_ROWS
    return ((f"and {more} more", *([""] * (width - 1))),) if more > 0 else ()


def users_of(kind: NetworkKind) -> str:
    """Say who uses a network."""
    return NETWORK_KIND_WORDS[kind]

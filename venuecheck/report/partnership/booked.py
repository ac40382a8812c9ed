"""The tables of bookings, as a board reads them: by outcome, overruled, and after the event."""

from venuecheck.collate.became import BECAME_WORDS, Became
from venuecheck.collate.picture import Picture
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.overall import columns
from venuecheck.report.partnership.view import Cell, Grid
from venuecheck.report.partnership.words import OUTCOME_WORDS
from venuecheck.report.setting.wording import day, sentence


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
            f"{day(picture.year.since)}. Counted by what a named person decided, never by who booked. "
            f"{counted_anew(picture)}"
        ),
        columns=columns(("outcome", "Outcome"), *_PERIODS),
        rows=tuple(zip(names, *sides, strict=True)) if any(one.total for one in periods) else (),
        otherwise="No booking was reported.",
    )


def counted_anew(picture: Picture) -> str:
    """Say that the quarter before is counted by what is known now, and why; empty where that is what was published."""
    why = "The quarter before is counted anew, by what is here now: what came or was refused since makes it differ"
    stood, before = picture.stood, picture.quarter_before
    if stood is None or Quarter.of(stood.at) != Quarter.of(picture.at).before:
        return f"{why} from what was known then."
    if stood.booked is None:
        return f"{why} from what was published."
    return "" if stood.booked == before.total - before.advice else f"{why} from the {stood.booked} published."


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


def looked_back(picture: Picture) -> Grid:
    """Say what was noted after events, in the words of the venues' own reports."""
    periods = [one.looked_back for one in (picture.quarter, picture.quarter_before, picture.year)]
    found = sorted({words for one in periods for words in one})
    return Grid(
        id="looked_back",
        title="After the events",
        about="What venues noted after events, counted when they noted it: it is their word.",
        columns=columns(("what", "The event was"), *_PERIODS),
        rows=tuple((sentence(words).rstrip("."), *(one.get(words, 0) for one in periods)) for words in found),
        otherwise="No look back at an event was reported.",
    )

"""What persons at a venue put beside what was measured: closed, retired, overridden; who and why stays at the venue."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from venuecheck.assurance.fault import Fault
from venuecheck.collate.count_at_venues import CountAtVenues
from venuecheck.collate.facts import Overridden
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import RESULT_WORDS, VERDICT_WORDS
from venuecheck.report.partnership.overall import columns
from venuecheck.report.partnership.view import Cell, Grid
from venuecheck.report.setting.by_word import NOT_CHECKED_AGAIN, RETIRED
from venuecheck.report.setting.wording import counted, day, joined, label

WHERE_WHY = "Who and why is in the venue’s own records."


def counts_words(standings: Iterable[Standing]) -> str:
    """Count what persons closed, retired and overrode; empty for nothing."""
    closed, retired, overridden = _numbers(standings)
    said = [f"{counted(closed, 'finding')} {NOT_CHECKED_AGAIN}"] * bool(closed)
    said += [f"{counted(retired, 'page, list or network', 'pages, lists or networks')} retired"] * bool(retired)
    said += [f"{counted(overridden, 'finding')} overridden by a person"] * bool(overridden)
    return joined(said)


def _numbers(standings: Iterable[Standing]) -> tuple[int, int, int]:
    """Count what persons closed, retired and overrode."""
    everything = list(standings)
    return (
        CountAtVenues(each.venue for each in everything for _ in each.answered),
        CountAtVenues(each.venue for each in everything for _ in each.retired),
        CountAtVenues(each.venue for each in everything for _ in each.overridden),
    )


def at_venues(standings: Iterable[Standing]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Say it of all venues together, with its numbers in their order; nothing for nothing."""
    everything = list(standings)
    persons = counts_words(everything)
    if persons:
        yield f"By persons at venues, and shown by no check: {persons}.", _numbers(everything)


def by_persons(standing: Standing) -> Grid:
    """Name each of them, with its day."""
    return Grid(
        id="by_persons",
        title="Closed, retired or overridden",
        about=f"By a person, and shown by no check. {WHERE_WHY}",
        columns=columns(("what", "What"), ("network", "Network"), ("how", "What a person did"), ("on", "On")),
        rows=tuple(_rows(standing)),
        otherwise="",
    )


def _rows(standing: Standing) -> Iterator[tuple[Cell, ...]]:
    for fault in standing.answered:
        found = RESULT_WORDS[fault.result] if fault.result else "a problem"
        seen = f"{found} on {day(london_day(fault.last.started))}; {NOT_CHECKED_AGAIN}"
        yield (_item(fault), label(fault.network), seen, _on(fault.closed))
    for each in standing.retired:
        what = (
            f"page {label(each.page)}" if each.page else f"list {label(each.list_id)}" if each.list_id else "all of it"
        )
        yield (what, label(each.network), "retired: what was found until then is not counted", _on(each.at))
    for said in standing.overridden:
        yield (*_said(said), f"{_words(said)}; the measured result counts", "")
    for said in standing.overridden_retired:
        yield (*_said(said), f"{_words(said)}; {RETIRED}", "")


def _said(said: Overridden) -> tuple[str, str]:
    return f"page {label(said.page)}", label(said.network)


def _words(said: Overridden) -> str:
    return f"a person says: {VERDICT_WORDS[said.verdict]}, until {day(said.until)}"


def _item(fault: Fault) -> str:
    return f"page {label(fault.item)}" if fault.result else label(fault.item).replace("_", " ")


def _on(moment: datetime | None) -> date | str:
    return london_day(moment) if moment else ""

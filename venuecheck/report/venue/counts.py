"""The counts of a report. Pages are counted here and nowhere else."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from venuecheck.filtering.model.finding import RESULT_WORDS, Result
from venuecheck.filtering.model.run import Vantage
from venuecheck.report.setting.wording import counted, was_or_were

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many pages were tested, and with what result; what could not be told is never among the others."""

    tested: int
    as_expected: int
    under_blocked: int
    over_blocked: int
    not_proven: int
    words: str
    """The same as a clause: `12 pages tested: 10 as expected, 2 could not tell`."""


def result_counted(number: int, result: Result) -> str:
    """Say how many pages had a result: `2 should open but were blocked`."""
    return f"{number} {RESULT_WORDS[result].replace(' was ', f' {was_or_were(number)} ')}"


def tally(results: "Iterable[Result]", done: str = "tested") -> Counts:
    """Count results; `done` says of what pages: a person may not have opened all that there were to open."""
    number = Counter(results)
    tested = number.total()
    parts = ", ".join(result_counted(number[result], result) for result in Result if number[result])
    return Counts(
        tested=tested,
        as_expected=number[Result.AS_EXPECTED],
        under_blocked=number[Result.UNDER_BLOCKED],
        over_blocked=number[Result.OVER_BLOCKED],
        not_proven=number[Result.NOT_PROVEN],
        words=f"{counted(tested, 'page')} {done}: {parts}" if tested else "no page was tested",
    )


def done_words(vantage: Vantage) -> str:
    """Say what a check did with its pages."""
    return "to open by hand" if vantage is Vantage.PERSON else "tested"


def total(counts: "Iterable[Counts]", done: str = "tested") -> Counts:
    """Add counts up."""
    results: list[Result] = []
    for each in counts:
        results += [Result.AS_EXPECTED] * each.as_expected + [Result.UNDER_BLOCKED] * each.under_blocked
        results += [Result.OVER_BLOCKED] * each.over_blocked + [Result.NOT_PROVEN] * each.not_proven
    return tally(results, done)

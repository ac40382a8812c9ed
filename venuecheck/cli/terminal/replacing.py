"""Whose word `--replace` takes the place of, said as it does."""

from collections.abc import Callable
from typing import TypeVar

from venuecheck.cli.terminal.output import say
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ConflictError

T = TypeVar("T")


def recorded(record: Callable[[bool], T], *, replace: bool) -> T:
    """Record something; where it is to `replace` what another said, say what that was, by whom and since when.

    `record` is told whether it replaces. Raises whatever it does.
    """
    try:
        return record(False)
    except ConflictError as error:
        if not replace or error.problems[0].field != "replace":
            raise
        told = error
    made = record(True)
    what = "; ".join(f"{each.what}: {each.now}" for each in told.changes) or told.changed
    on = f" on {day_words.day(london_day(told.since))}" if told.since else ""
    say(plain(f"This takes the place of what {told.by} recorded{on}: {what}. Both stay in the records."))
    return made

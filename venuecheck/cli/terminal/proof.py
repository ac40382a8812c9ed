"""How a verification is shown, and how far it has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from venuecheck.cli.terminal.output import say
from venuecheck.cli.terminal.problems import typed
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain
from venuecheck.core.step import Then

if TYPE_CHECKING:
    from venuecheck.records.verifying import Verification

_SHOWN = 50


def show(verification: "Verification", *, end: bool = False) -> None:
    """Write what came of it: faults first, then what to know, with `end` of when the last record is, then the sum."""
    from venuecheck.records.chains import called  # noqa: PLC0415 - where records are proven
    from venuecheck.service.record_keeping.what_to_do import summed, to_know, what_to_do  # noqa: PLC0415

    for fault in verification.faults[:_SHOWN]:
        say(f"WRONG: {plain(str(fault))}")
    if len(verification.faults) > _SHOWN:
        say(f"and {len(verification.faults) - _SHOWN} more")
    for note in to_know(verification):
        say(f"Note: {plain(note)}")
    if end and verification.last_at and verification.is_whole:
        # nothing inside a store can show this: only what somebody remembers, or another's copy
        day = datetime.fromisoformat(verification.last_at)
        say(
            f"The last record is of {day_words.day(day.date())} {day:%H:%M} UTC. Is one missing after it? An old copy"
            " of the whole folder, put back, looks whole: only a bundle that the coordinator has would show it."
        )
    if verification.mark is not None:
        say(f"How far they go: {verification.mark.words}.")
    for chain, mark in verification.others.items():
        said = f"{mark.words}." if mark else "not proven."
        say(f"Beside them the records of {plain(called(chain))}, a chain by itself: {said}")
    say(summed(verification))
    for advice in what_to_do(verification):
        taken = f" {advice.failing}: {typed(Then(step=advice.step))}" if advice.step else ""
        say(f"{advice.words}{taken}")


@contextmanager
def counting(doing: str) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many records have been gone through; nothing where nobody looks."""
    from rich.console import Console  # noqa: PLC0415 - not needed where nothing is gone through

    from venuecheck.report.setting.wording import counted  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(doing) as status:

        def note(number: int) -> None:
            if number % _SOME == 0:
                status.update(f"{doing}: {counted(number, 'record')}")

        yield note


_SOME = 25

"""How a verification is shown, and how far it has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from venuecheck.cli.terminal.output import say
from venuecheck.cli.terminal.problems import typed
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain
from venuecheck.core.step import Step, Then

if TYPE_CHECKING:
    from venuecheck.records.verifying import Verification

_SHOWN = 50


def show(verification: "Verification", *, end: bool = False) -> None:
    """Write what came of it: faults first, then what to know, with `end` of when the last record is, then the sum."""
    for fault in verification.faults[:_SHOWN]:
        say(f"WRONG: {plain(str(fault))}")
    if len(verification.faults) > _SHOWN:
        say(f"and {len(verification.faults) - _SHOWN} more")
    for note in verification.notes:
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
        say(f"Beside them the records of {plain(chain, 64)}, a chain by itself: {said}")
    records = counted(verification.records, "record")
    erased = f", {verification.erased} of them erased when due or asked for" if verification.erased else ""
    if verification.is_whole:
        none = "none changed, lost, moved or added"
        if verification.has_lost:
            none = "none changed, moved or added, and none lost since the copy was brought back"
        say(f"Whole: {records}{erased}; {none}.")
    else:
        say(f"Not whole: {records}{erased}; {counted(len(verification.faults), 'thing')} wrong.")
        for advice in _what_to_do(verification):
            say(advice)


def _what_to_do(verification: "Verification") -> "Iterator[str]":
    from venuecheck.records.ending import DamageKind  # noqa: PLC0415 - not needed where all is well

    lacking = verification.wrong_beside
    if not lacking:
        yield (
            "Change nothing and keep a copy of the whole folder as it is. Restore your last backup or, only where there"
            " is none any more, have an administrator begin a new chain beside it."
        )
        return
    if DamageKind.ADDED in lacking:
        yield (
            "What is there beside the records is not the program's. Keep a copy of all as it is, find out who put it"
            " there, and have whoever looks after the database take it away; then verify again."
        )
    lacking -= {DamageKind.ADDED}
    if not lacking:
        return
    yield "Nothing shows that a record was changed: what shows that none was is not on this computer."
    if DamageKind.OTHER_KEY in lacking:
        yield (
            "The file venuecheck.key is the wrong one. Move it away, and copy the right one from the computer that"
            f" recorded these, or from its backup. Only where that is lost: {typed(Then(step=Step.RECORD_LOST_KEY))}"
        )
    if DamageKind.OTHER_ANCHOR in lacking:
        yield (
            "The file venuecheck.anchor is the wrong one. Move it away, and copy the right one from the computer that"
            " recorded these, or from its backup; then verify again. Only where that is lost:"
            f" {typed(Then(step=Step.SET_ANCHOR))}"
        )
        return  # by an anchor of another venue the key is taken for that venue's: it may well be here
    if DamageKind.NO_KEY in lacking:
        yield (
            "The key: copy venuecheck.key from the computer that recorded these, or from its backup, beside"
            f" venuecheck.yaml here. Only where it is lost: {typed(Then(step=Step.RECORD_LOST_KEY))}"
        )
    if DamageKind.NO_ANCHOR in lacking:
        yield (
            "The anchor: copy venuecheck.anchor from there in the same way. Only where it is lost, and once the key is"
            f" here: {typed(Then(step=Step.SET_ANCHOR))}"
        )


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


@contextmanager
def counting(doing: str) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many records have been gone through; nothing where nobody looks."""
    from rich.console import Console  # noqa: PLC0415 - not needed where nothing is gone through

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

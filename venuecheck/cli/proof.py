"""How a verification is shown."""

from typing import TYPE_CHECKING

import click

from venuecheck.core.plain_text import plain

if TYPE_CHECKING:
    from venuecheck.records.verifying import Verification

_SHOWN = 50


def show(verification: "Verification") -> None:
    """Write what came of it: faults first, then what to know, then the sum."""
    for fault in verification.faults[:_SHOWN]:
        click.echo(f"WRONG: {plain(str(fault))}")
    if len(verification.faults) > _SHOWN:
        click.echo(f"and {len(verification.faults) - _SHOWN} more")
    for note in verification.notes:
        click.echo(f"Note: {plain(note)}")
    records = counted(verification.records, "record")
    erased = f", {verification.erased} of them erased when due or asked for" if verification.erased else ""
    if verification.is_whole:
        click.echo(f"Whole: {records}{erased}; none changed, lost or moved.")
    else:
        click.echo(f"Not whole: {records}{erased}; {counted(len(verification.faults), 'thing')} wrong.")
        click.echo("Change nothing, keep a copy of the store as it is, and compare it with your last backup.")


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"

"""`venuecheck list`: work on test lists."""

from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.cli.terminal.groups import Guided
from venuecheck.cli.terminal.output import argument, say
from venuecheck.core.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from venuecheck.service.filter_checks.list_import import Imported

_SHOWN = 20
"""Repeated lines that are named one by one."""
_LONGEST_NAME = 40
_CONTRARY = {"block": "that they are let through", "allow": "that they are blocked"}


@click.group(
    name="list", cls=Guided, elsewhere=dict.fromkeys(("update", "show"), "venuecheck lists (for lists of names)")
)
def command() -> None:
    """Work on test lists. Lists of names are elsewhere: venuecheck lists."""


@command.command(name="import")
@click.argument("file")
@click.option(
    "--to",
    "to",
    metavar="LIST.yaml",
    callback=ends_as(".yaml", ".yml"),
    help="The test list to write. Without it, it goes to the screen.",
)
@click.option(
    "--expectation",
    required=True,
    type=click.Choice(["block", "allow"]),
    help="What the filter should do with these pages.",
)
@click.option(
    "--show-addresses",
    is_flag=True,
    help="Do not restrict the pages: let reports show their addresses, and make their ids from their hosts.",
)
@click.option("--sample", type=click.IntRange(min=1), default=None, help="Take so many of the addresses, by chance.")
@click.option(
    "--seed", type=int, default=1, show_default=True, help="With --sample: the same number takes the same ones."
)
def import_(
    file: str, to: str | None, expectation: str, *, show_addresses: bool, sample: int | None, seed: int
) -> None:
    """Make a test list of a list of addresses, to be edited.

    FILE is a test list of the Citizen Lab or OONI (CSV: url,category_code,category_description,date_added,source,
    notes; only the first three are taken over), another table or workbook (.xlsx, .ods) whose heading says address or
    website, or text with one address a line: also a hosts file, and lists of Squid, E2Guardian, Adblock and UT1. Pages
    are marked as restricted: of each, only its id is ever shown in tables and reports.

    Exit status: 0 done, 2 a line of the file cannot be used (each is named, and nothing is written).
    """
    from pathlib import Path  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import check_free, write  # noqa: PLC0415
    from venuecheck.filtering.model.page import Expectation  # noqa: PLC0415
    from venuecheck.service.filter_checks.list_import import import_list  # noqa: PLC0415

    if sample is None:
        options.refuse_unused("without --sample", "seed")
    check_free(to, "its edits")
    done = import_list(
        Path(file), expectation=Expectation(expectation), restricted=not show_addresses, sample=sample or 0, seed=seed
    )
    write(done.made.text.encode("utf-8"), to)
    for line in _account(done):
        click.echo(line, err=True)
    if to not in {None, "-"}:
        say(f"Read {to} through, then type: venuecheck lint {argument(str(to))}", err=True)


def _account(done: "Imported") -> list[str]:
    """Say what became of every line of the file."""
    made, found = done.made, done.addresses
    repeats = ", ".join(f"line {each.line} (as line {each.first})" for each in found.repeats[:_SHOWN])
    more = "" if len(found.repeats) <= _SHOWN else f" and {len(found.repeats) - _SHOWN} more"
    sheets = "; ".join(f"{_sheets([name])} ({why})" for name, why in found.sheets_left_out.items())
    others = found.passed_over - sum(
        map(len, (found.patterns, found.answered, found.unwanted, found.off, found.unclear))
    )
    said = (
        (found.repeats, f"Left out because an earlier line has the same address: {repeats}{more}."),
        (
            found.without_scheme,
            f"{_counted(len(found.without_scheme), 'line')} named no http:// or https://: https:// is taken.",
        ),
        (
            found.unwanted,
            f"Left out because the list says {_CONTRARY[done.expectation]}: {_named(found.unwanted)}.",
        ),
        (found.off, f"Left out because the list says that they are switched off: {_named(found.off)}."),
        (
            found.unclear,
            f"Left out because it is not understood what the list says is done with them: {_named(found.unclear)}.",
        ),
        (
            found.excepted,
            f"Left out because other lines let them through or answer them: {_named(found.excepted)}.",
        ),
        (
            found.limited,
            f"Taken, though by their options they hold for parts of pages or on some sites: {_named(found.limited)}.",
        ),
        (found.sheets, f"Sheets that were read: {_sheets(found.sheets)}."),
        (sheets, f"Sheets left out: {sheets}."),
        (found.patterns, f"Passed over because they name no one site: {_named(found.patterns)}."),
        (
            found.answered,
            f"Passed over because they give a name an address or a server of its own: {_named(found.answered)}.",
        ),
        (others, f"{_counted(others, 'line')} with no address: empty, a comment, a heading or a setting."),
    )
    pages = f"{_counted(made.pages, 'page')} in {_counted(made.categories, 'category', 'categories')}."
    return [pages, *(words for there_are, words in said if there_are)]


def _sheets(names: "Sequence[str]") -> str:
    named = ", ".join(f"“{plain(name, _LONGEST_NAME)}”" for name in names[:_SHOWN])
    return named if len(names) <= _SHOWN else f"{named} and {len(names) - _SHOWN} more"


def _named(lines: "Sequence[int]") -> str:
    """Name lines, the first of them where they are many."""
    named = ", ".join(f"line {line}" for line in lines[:_SHOWN])
    return named if len(lines) <= _SHOWN else f"{named} and {len(lines) - _SHOWN} more"


def _counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"

"""`venuecheck demo`: a whole check of a sample school, in seconds."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from venuecheck.demo.tour import Tour
    from venuecheck.report.venue.networks import NetworkChecked
    from venuecheck.report.venue.pages import CategoryShown
    from venuecheck.report.venue.view import View


@click.command("demo", short_help="Try it: check a small sample school on this computer.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Where to keep its configuration, records and reports.",
)
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """Check a small sample school on this computer, as a real one is checked, and write its report.

    The school, its web filter and every site are made up and run inside this program: nothing leaves the computer.
    Run it again to see the history grow. Exit status: 0 when it completes, 3 when it was stopped.
    """
    from rich.console import Console  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.main import STOPPED  # noqa: PLC0415
    from venuecheck.cli.terminal.live_progress import LiveProgress  # noqa: PLC0415
    from venuecheck.cli.terminal.stopping import on_interrupt  # noqa: PLC0415
    from venuecheck.demo.tour import tour  # noqa: PLC0415

    console = Console(highlight=False)
    console.print("Starting a small made-up school on this computer. Nothing leaves it.\n")
    with on_interrupt() as stop, LiveProgress(console) as progress:
        done = tour(folder, on_event=progress.on_event, stop=stop)
    _summarise(console, done)
    if not done.is_complete:
        console.print("Stopped before its end. The report says so; run it again for a whole one.")
        ctx.exit(STOPPED)


def _summarise(console: "Console", done: "Tour") -> None:
    from rich.markup import escape  # noqa: PLC0415

    from venuecheck.report.venue.networks import NetworkChecked  # noqa: PLC0415

    for network in done.view.filtering.networks:
        if isinstance(network, NetworkChecked):
            console.print()
            console.print(_table(done.view, network))
    console.print()
    console.print(f"[bold]Web filter:[/] {escape(done.view.filtering.headline)}")
    _booking(console, done.view)
    console.print("\nThe report, for people and for other programs:")
    for report in done.reports:
        console.print(f"  {escape(str(report))}", soft_wrap=True)
    console.print(f"Records, configuration and test list are beside it, in {escape(str(done.folder.path))}.")
    console.print("Begin with a venue of your own:  venuecheck init")


def _table(view: "View", network: "NetworkChecked") -> "Table":
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    title = escape(f"{view.venue.name}, {network.name}")
    table = Table(title=title, title_style="bold", title_justify="left", show_edge=False, show_lines=False)
    table.add_column("What the filter should do", ratio=1)
    for heading in ("Pages", "As\nexpected", "Wrong", "Could\nnot tell"):
        table.add_column(heading, justify="right")
    expectation = None
    for category in network.categories:
        if category.expectation is not expectation:
            expectation = category.expectation
            table.add_section()
            table.add_row(f"[bold]{escape(category.expectation_words.capitalize())}[/]")
        table.add_row(*_row(category))
    return table


def _row(category: "CategoryShown") -> tuple[str, ...]:
    from rich.markup import escape  # noqa: PLC0415

    title, counts = f"  {escape(category.title)}", category.counts
    if category.note:
        return title, "none", "not tested"
    # What is not wrong is left blank, so that what is wrong is seen without colours.
    opened = f"[bold red]{counts.under_blocked} opened[/]" if counts.under_blocked else ""
    blocked = f"[bold magenta]{counts.over_blocked} blocked[/]" if counts.over_blocked else ""
    unsure = f"[yellow]{counts.not_proven}[/]" if counts.not_proven else ""
    return title, str(counts.tested), f"[green]{counts.as_expected}[/]", opened or blocked, unsure


def _booking(console: "Console", view: "View") -> None:
    from rich.markup import escape  # noqa: PLC0415

    from venuecheck.report.venue.decided import Decided  # noqa: PLC0415

    if view.assessments is None or not view.assessments.shown:
        return
    booking = view.assessments.shown[0]
    console.print(f"[bold]Booking check:[/] {escape(booking.subject)}")
    console.print(f"  recommended: {escape(booking.recommended_words)}")
    if isinstance(booking.decision, Decided):
        console.print(f"  decided: {escape(booking.decision.outcome_words)}, by {escape(booking.decision.by)}")

"""`venuecheck report`: write the venue's report from what is recorded."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.output import say
from venuecheck.core.plain_text import plain

if TYPE_CHECKING:
    from venuecheck.report.venue.view import View


@click.command("report", short_help="Write the venue's report from what is recorded.")
@options.configuration()
@click.option(
    "--format",
    "format_id",
    is_eager=True,
    default=None,
    metavar="FORMAT",
    help="How to write it, such as pdf, xlsx, json or nagios; html without this. Any other word lists them all.",
)
@options.output(
    "The file to write, - for the terminal. Otherwise text goes to the terminal, and a page to be looked at"
    " to a file here, named after the venue."
)
@click.option(
    "--summary", is_flag=True, help="Leave the appendix out, page by page and booking by booking (html and pdf)."
)
@click.option(
    "--pack",
    type=click.Choice(["inspection"]),
    help="Write everything an inspector asks for into one new folder: the report in several formats (or in the one"
    " that --format names), every check whole, and a table of contents.",
)
def command(config: Path, format_id: str | None, output: str | None, pack: str | None, summary: bool) -> None:  # noqa: FBT001 - so click hands a flag over
    """Write the venue's report from what is recorded: its checks of networks, bookings and procedures.

    Exit status: 0 written, 2 it cannot be; with --format nagios that of a plug-in: 0 as expected, 1 could not tell,
    overdue or to be decided, 2 needs action, 3 not reported.
    """
    from venuecheck.cli.terminal.output import check_writable, write  # noqa: PLC0415 - as light as it can be until it is called
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415
    from venuecheck.service.venue_reports.reporting import format_of, render, status_of, summary_of, venue_report  # noqa: PLC0415

    now = datetime.now().astimezone()
    if pack is not None:
        options.refuse_unheard("with --pack", "pack", "format_id", "output")
        _pack(config, format_id, output, now)
        return
    chosen = format_of(format_id or "html")
    site = load_site(config)
    if output is None:
        output = "-" if chosen.text else f"{site.venue.id}-report{chosen.suffix}"
    check_writable(output)
    with open_store(site) as store:
        view = venue_report(site, store, now=now)
    if summary:
        view = summary_of(view, chosen.id)
    write(render(view, chosen.id), output)
    say(f"{view.records_words}.", err=output == "-")
    if output != "-":
        _say_first(view)
        say(f"Wrote the report on {view.venue.name}: {Path(output).resolve()}")
    click.get_current_context().exit(status_of(view, chosen.id))


def _say_first(view: "View") -> None:
    """Say what the first screen says: how it stands, what is most urgent, what was not checked."""
    say(plain(f"{view.filtering.headline} {view.assessments.headline if view.assessments else ''}"))
    if view.urgent:
        say("What to do first:")
    for number, action in enumerate(view.urgent, start=1):
        about = f"{action.concerns}. " if action.concerns else ""
        say(plain(f"{number}. {action.text} {about}({action.who_and_when})"), indent=2)
    if view.urgent_words:
        say(f"{view.urgent_words} To see all: venuecheck action list", indent=2)
    if view.not_checked:
        say("Not checked:")
    for words in view.not_checked:
        say(plain(words), indent=2)


def _pack(config: Path, format_id: str | None, output: str | None, now: datetime) -> None:
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415
    from venuecheck.service.venue_reports.inspection_pack import DEFAULT_FORMATS, inspection_pack  # noqa: PLC0415

    site = load_site(config)
    folder = Path(output or f"{site.venue.id}-inspection-{now:%Y-%m-%d}")
    formats = DEFAULT_FORMATS if format_id is None else (format_id,)
    with open_store(site) as store:
        made = inspection_pack(site, store, folder, now=now, formats=formats)
    say(f"{made.view.records_words}.")
    say(f"Wrote the inspection pack of {made.view.venue.name}: {made.folder.resolve()}")
    for name in made.files:
        click.echo(f"    {name}")
    for each in made.left_out:
        say(f"Not made: {each}.")

"""`venuecheck report`: write the venue's report from what is recorded."""

from pathlib import Path

import click


@click.command("report", short_help="Write the venue's report from what is recorded.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("venuecheck.yaml"),
    show_default=True,
    help="The venue's configuration.",
)
@click.option(
    "--format",
    "format_id",
    default="html",
    show_default=True,
    metavar="FORMAT",
    help="How to write it; with a name that does not exist, the formats there are are listed.",
)
@click.option(
    "--output",
    help="The file to write, - for the terminal. Otherwise text goes to the terminal, and a page to be looked at"
    " to a file here, named after the venue.",
)
def command(config: Path, format_id: str, output: str | None) -> None:
    """Write the venue's report from what is recorded: its checks of networks, bookings and procedures."""
    from datetime import datetime  # noqa: PLC0415 - as light as it can be until it is called

    from venuecheck.cli.output import write  # noqa: PLC0415
    from venuecheck.service.opening import open_store  # noqa: PLC0415
    from venuecheck.service.reporting import format_of, render, status_of, venue_report  # noqa: PLC0415
    from venuecheck.service.site import load_site  # noqa: PLC0415

    chosen = format_of(format_id)
    site = load_site(config)
    with open_store(site) as store:
        view = venue_report(site, store, now=datetime.now().astimezone())
    if output is None:
        output = "-" if chosen.text else f"{site.venue.id}-report{chosen.suffix}"
    write(render(view, chosen.id), output)
    if output != "-":
        click.echo(f"Wrote the report on {view.venue.name}: {Path(output).resolve()}")
    click.get_current_context().exit(status_of(view, chosen.id))

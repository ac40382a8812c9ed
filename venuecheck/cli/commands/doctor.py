"""`venuecheck doctor`: what is here, what is missing, and how to get it."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options

TO_MEND = 1


@click.command()
@options.configuration()
@options.written_as("table", "json", default="table")
@click.pass_context
def command(ctx: click.Context, config: Path, format_: str) -> None:
    """Tell what is here that the program needs, what is missing, and how to get it.

    It looks at the parts that are installed besides, the libraries that make PDF, the clock, the folder, the
    configuration and the records. Nothing is written, and nothing is asked of the network.

    Exit status: 0 nothing has to be put right (parts that nobody needs may be missing), 1 something has.
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say, write  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.sites.doctor import Health, examination_json, examine, ways_here  # noqa: PLC0415

    found = examine(config, datetime.now(UTC))
    if format_ == "json":
        write(examination_json(found), None)
        ctx.exit(0 if found.is_well else TO_MEND)
    say(f"{found.program}, Python {found.python}, {found.system}")
    for one in found.looked:
        say(f"[{one.health}] {one.title}: {plain(one.said, 600)}")
        ways = ways_here(one.get) if one.health is not Health.HERE else ()
        for system, way in ways:
            say(f"{system}: {way}", indent=4)
    if any(one.id == "configuration" and one.health is Health.NOT_INSTALLED for one in found.looked):
        say('To begin at a venue: "venuecheck init".')
    ctx.exit(0 if found.is_well else TO_MEND)

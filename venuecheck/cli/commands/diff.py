"""`venuecheck diff`: what changed between two checks."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command()
@click.argument("earlier", metavar="[EARLIER]", default="previous")
@click.argument("later", metavar="[LATER]", default="latest")
@options.configuration()
@options.written_as("table", "json", default="table")
def command(earlier: str, later: str, config: Path, format_: str) -> None:
    """Tell what changed between two checks: first of all which pages opened that did not before.

    EARLIER and LATER are ids of recorded runs. LATER may be "latest", EARLIER "previous": the run before LATER on the
    same network. Exit status: 0 nothing is worse, 1 something is, 3 something can no longer be told.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.difference_table import render_difference  # noqa: PLC0415
    from venuecheck.cli.terminal.output import write  # noqa: PLC0415
    from venuecheck.service.filter_checks import documents  # noqa: PLC0415
    from venuecheck.service.filter_checks.difference import changes  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        found = changes(site, store, earlier, later, now=datetime.now().astimezone())
    if format_ == "json":
        write(documents.difference_json(found), None)
    else:
        click.echo(render_difference(found), nl=False)
    click.get_current_context().exit(1 if found.worse else 3 if found.less_known else 0)

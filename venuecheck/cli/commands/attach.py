"""`venuecheck attach`: keep a file as evidence with a booking or a check."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.output import say


@click.command("attach", short_help="Keep a file as evidence with a booking or a check.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "to",
    required=True,
    metavar="ID",
    help='The assessment or check that it is evidence of: its id, or "latest".',
)
@options.person("Who adds it.")
@options.configuration()
def command(file: Path, to: str, person: str, config: Path) -> None:
    """Keep a copy of FILE (at most 10 MiB) with a recorded assessment or check.

    It is kept under its digest, so that a change shows, and is erased when that record is. Take out what need not be
    there, such as other people's names, before you attach it.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.record_keeping.attachments import attach  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        kept = attach(site, store, file, to, person=person, now=datetime.now().astimezone())
    say(f"Kept {plain(kept.name)} with {kept.about} ({kept.size} bytes, SHA-256 {kept.digest}).")

"""`venuecheck restore`: bring a copy of the records back."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.output import say


@click.command("restore", short_help="Bring a copy of the records back.")
@click.argument("file", type=click.Path(path_type=Path))
@options.configuration()
@options.person("Who brings it back. The record of it says so.", required=False)
def command(file: Path, config: Path, person: str) -> None:
    """Bring FILE, made by "venuecheck backup", back where the venue's records belong.

    The copy is proven first, and a record says that it was brought back, and how far the records went before. Where
    records are already, nothing is done: move them away first. To move to another database, make a backup, name the new
    database in the configuration, and restore.

    Exit status: 0 brought back, 2 not (nothing is changed).
    """
    from datetime import datetime  # noqa: PLC0415

    from venuecheck.cli.terminal.proof import counting, show  # noqa: PLC0415 - nothing is loaded before it is needed
    from venuecheck.service.record_keeping.proof import restore  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with counting("Proving the copy, and bringing it back") as on_progress:
        verification = restore(site, file, on_progress, now=datetime.now().astimezone(), person=person)
    say(f"Brought back from {file}.")
    show(verification, end=True)
    for told in verification.to_tell:
        say(told)

"""`venuecheck backup`: copy the records, while they are in use."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.cli.terminal.output import say

NOT_WHOLE = 1


@click.command("backup", short_help="Copy the records, while they are in use.")
@options.configuration()
@click.option(
    "--to",
    "to",
    type=click.Path(path_type=Path),
    callback=ends_as(".db", ".backup"),
    help="The file to write. Otherwise one beside the configuration.",
)
@click.pass_context
def command(ctx: click.Context, config: Path, to: Path | None) -> None:
    """Copy all records and drafts into one new file, as they are at this moment, and prove the copy.

    Nobody need stop working. Keys, anchors and accounts are not in the copy: it says which files those are, and they
    are to be kept in another safe place.

    Exit status: 0 copied, 1 copied, but the records are not whole (each fault is named), 2 not copied.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.proof import counting, show  # noqa: PLC0415
    from venuecheck.service.record_keeping.kept_beside import kept_beside  # noqa: PLC0415
    from venuecheck.service.record_keeping.proof import back_up, backup_name  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    path = to or backup_name(site, datetime.now().astimezone())
    with counting("Copying, and proving the copy") as on_progress:
        verification = back_up(site, path, on_progress)
    say(f"Wrote {path}.")
    say(f"Not in it, and needed to bring it back: {', '.join(kept_beside(site))}. Keep copies in another safe place.")
    show(verification)
    ctx.exit(0 if verification.is_whole else NOT_WHOLE)

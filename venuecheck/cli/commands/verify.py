"""`venuecheck verify`: prove that no record was changed, lost, moved or added."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options

if TYPE_CHECKING:
    from venuecheck.service.sites.site import Site

NOT_WHOLE = 1


@click.command("verify", short_help="Prove that no record was changed, lost or moved.")
@options.configuration()
@click.option(
    "--expect-key",
    metavar="FINGERPRINT",
    help="The fingerprint of the key that somebody else knows: of a bundle, a printed report.",
)
@click.option(
    "--at-least",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="How many records somebody knows there to be.",
)
@click.pass_context
def command(ctx: click.Context, config: Path, expect_key: str | None, at_least: int) -> None:
    """Check every record: that none was changed, lost, moved or added since it was made. Nothing is written.

    The records are held to the key (venuecheck.key) and to the anchor (venuecheck.anchor) beside the configuration.
    Where a server's accounts are there as well, what stands otherwise of them than on record is noted.

    Exit status: 0 all is as it was recorded, 1 something is not (each is named), or the accounts cannot be compared; 2
    the store cannot be read.
    """
    from dataclasses import replace  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.proof import counting, show  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InputError, Problem  # noqa: PLC0415
    from venuecheck.service.record_keeping.proof import verify  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with counting("Checking") as on_progress:
        verification = verify(site, on_progress, expect_key=expect_key, at_least=at_least)
    told, wrong = tuple[str, ...](), tuple[Problem, ...]()
    try:
        told = _of_accounts(site) if verification.is_whole else ()
    except InputError as error:  # whatever is wrong with them, what was asked is how the records are
        wrong = error.problems
    show(replace(verification, notes=(*told, *verification.notes)), end=True)
    for problem in wrong:
        say(f"WRONG: the accounts, of which the records know: {plain(str(problem))}")
    ctx.exit(0 if verification.is_whole and not wrong else NOT_WHOLE)


def _of_accounts(site: "Site") -> tuple[str, ...]:
    """Say what stands otherwise of a server's accounts; where the libraries of one are not here, that nobody looked."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.accounts.files import DATABASE_NAME, KEEP_ELSEWHERE  # noqa: PLC0415
    from venuecheck.records.chains import OWN  # noqa: PLC0415
    from venuecheck.records.copies import refuse_unfit  # noqa: PLC0415
    from venuecheck.service.sites.opening import beside  # noqa: PLC0415

    refuse_unfit(site.path.parent / DATABASE_NAME, "", KEEP_ELSEWHERE)
    if not beside(site).of(OWN).is_here:
        return ()
    try:
        from venuecheck.service.record_keeping.accounts_compared import accounts_compared  # noqa: PLC0415
    except ModuleNotFoundError as error:
        need = f"that needs {error.name}, which comes with the extra 'web'"
        return (f"The accounts were not compared with what is on record of them: {need}.",)
    return accounts_compared(site, datetime.now().astimezone())

"""`venuecheck override`: put a person's verdict beside a measured one."""

from functools import partial
from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import Verdict


@click.command()
@click.argument("where", metavar="RUN-OR-NETWORK")
@click.argument("page", metavar="PAGE")
@click.option("--verdict", type=click.Choice([each.value for each in Verdict]), help="What the person says of it.")
@click.option("--reason", required=True, help="Why: what was seen, when, on which device.")
@options.person("Who answers for it.")
@click.option("--until", metavar="DATE", help="Its last day, such as 2027-03-31; at most a year ahead.")
@click.option("--withdraw", is_flag=True, help="Take back the one that stands, with your reason.")
@click.option(
    "--replace",
    is_flag=True,
    help="Yours takes the place of one that stands; with --withdraw, take back somebody else’s.",
)
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    where: str,
    page: str,
    verdict: str | None,
    reason: str,
    person: str,
    until: str | None,
    withdraw: bool,  # noqa: FBT001 - the same
    replace: bool,  # noqa: FBT001 - the same
    config: Path,
) -> None:
    """Put a person's verdict on a page beside the measured one, until a date.

    RUN-OR-NETWORK is the id of a recorded run, "latest", or the id of a network, whose last run with this page is then
    meant. Every report shows the override beside what was measured, and never counts it. After its last day it is
    listed as ended. --withdraw takes it back before that; the records keep both. Where one stands already, you are
    told whose, and yours takes its place only with --replace.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.replacing import recorded  # noqa: PLC0415
    from venuecheck.service.filter_checks import overrides  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    if withdraw:
        if verdict or until:
            raise click.UsageError("--withdraw takes no --verdict and no --until.")
        site = load_site(config)
        with open_store(site) as store:
            taking = partial(overrides.withdraw, site, store, where, page, reason=reason, person=person, now=now)
            back = recorded(lambda yes: taking(replaces=yes), replace=replace)
        say(f"Withdrawn for {back.page} on {back.network}. The records keep it, and who withdrew it.")
        return
    if verdict is None or until is None:
        raise click.UsageError(f"Missing option '{'--verdict' if verdict is None else '--until'}'.")
    last = day_of("until", until)
    site = load_site(config)
    with open_store(site) as store:
        before = overrides.standing(site, store, where, page, london_day(now))
        made = overrides.override(
            site,
            store,
            where,
            page,
            verdict=Verdict(verdict),
            reason=reason,
            person=person,
            until=last,
            now=now,
            replaces=replace,
        )
    say(f"Recorded for {made.page} on {made.network}, until {made.until.isoformat()}: {made.verdict.value}.")
    if before is not None:
        said = f"{before.verdict.value}, by {before.person}, until {before.until.isoformat()}"
        say(f"This takes the place of an earlier one: {said}. Both stay in the records.")
    say("Reports show it beside the measured verdict, and do not count it.")

"""`venuecheck retire`: take a network, a list or a page out of what counts."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command(short_help="Take a network, a list on it or a page out of what counts, with the reason.")
@click.argument("network")
@click.option("--list", "list_id", default="", metavar="ID", help="Only what was checked with this list.")
@click.option("--page", default="", metavar="ID", help="Only this page.")
@click.option("--reason", required=True, help="What became of it: renamed, given up, replaced by what.")
@options.person("Who answers for it.")
@click.option("--undo", is_flag=True, help="Let it count again, with your reason.")
@click.option(
    "--replace", is_flag=True, help="Your reason takes the place of the one that stands, somebody else’s too."
)
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    network: str,
    list_id: str,
    page: str,
    reason: str,
    person: str,
    undo: bool,  # noqa: FBT001 - the same
    replace: bool,  # noqa: FBT001 - the same
    config: Path,
) -> None:
    """Take NETWORK out of what counts: it was renamed or given up, and will not be checked again.

    With --list or --page only what was checked with that list, or that page. What was found until now is kept and
    shown, and counts for nothing; a check that is begun later counts again. Reports say who retired it, when and why.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.service.filter_checks import retirements  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        record = retirements.take_back if undo else retirements.retire
        record(
            site, store, network, list_id=list_id, page=page, reason=reason, person=person, now=now, replaces=replace
        )
    parts = [f"page {page}"] * bool(page) + [f"list {list_id}"] * bool(list_id) + [f"network {network}"]
    what = " of ".join(parts)
    say(f"Recorded: {what} counts again." if undo else f"Recorded: what was found until now for {what} does not count.")

"""`venuecheck filter-log`: record what a person found in the filter's log."""

from functools import partial
from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.core import day_words
from venuecheck.core.london import london_day

_ANSWERS = click.Choice(["yes", "no", "not-checked"])


@click.command("filter-log", short_help="Record whether the filter's log held a test, and the alert arrived.")
@click.argument("network")
@click.option("--logged", type=_ANSWERS, required=True, help="Did the filter's log hold the test?")
@click.option("--alerted", type=_ANSWERS, required=True, help="Did the alert reach who it should?")
@options.person("Who looked.")
@click.option("--on", "on", metavar="DATE", help="When they looked, such as 2026-09-21; otherwise today.")
@click.option("--run", default="", help='The check whose pages they looked for: its id, or "latest".')
@click.option("--note", default="", help="What they saw; no names of pupils.")
@click.option("--replace", is_flag=True, help="Yours counts, though somebody else found otherwise on that day.")
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    network: str,
    logged: str,
    alerted: str,
    person: str,
    on: str | None,
    run: str,
    note: str,
    replace: bool,  # noqa: FBT001 - so click hands a flag over
    config: Path,
) -> None:
    """Record whether the filter's log of NETWORK held the test, and the alert arrived.

    A filter that blocks and tells nobody is half a safeguard. After a check, ask whoever sees the log and the alerts,
    and record what they say: the record of checks shows it, and by whom it was looked up.

    Where somebody else looked on the same day and found otherwise, you are told, and yours counts only with --replace.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.replacing import recorded  # noqa: PLC0415
    from venuecheck.plans.said import Looked  # noqa: PLC0415
    from venuecheck.service.filter_checks.filter_log import record_log_check  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    site = load_site(config)
    with open_store(site) as store:
        noting = partial(
            record_log_check,
            site,
            store,
            network,
            logged=Looked(logged.replace("-", "_")),
            alerted=Looked(alerted.replace("-", "_")),
            person=person,
            on=day_of("on", on) if on else london_day(now),
            now=now,
            run=run,
            note=note,
        )
        made = recorded(lambda yes: noting(replaces=yes), replace=replace)
    seen = f"in the filter's log: {logged}; the alert arrived: {alerted}".replace("-", " ")
    say(f"Recorded for {made.network}, {day_words.day(made.on)}: {seen}.")

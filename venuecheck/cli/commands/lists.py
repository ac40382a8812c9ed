"""`venuecheck lists`: the lists of names that `screen` uses."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.groups import Guided
from venuecheck.core.london import london_day

_LISTS = ("proscribed", "sanctions", "charities", "companies")
_CONFIG_HELP = "The venue's configuration."


@click.group(name="lists", cls=Guided, elsewhere={"import": "venuecheck list import (for test lists)"})
def command() -> None:
    """Keep the lists of names up to date. Test lists of web pages are elsewhere: venuecheck list."""


@command.command()
@click.argument("list_id", metavar="[LIST]", required=False, type=click.Choice(_LISTS))
@click.option("--from", "source", metavar="FILE", help="A file that you have downloaded; without it, it is fetched.")
@click.option("--downloaded", metavar="DATE", help="The day on which you downloaded the file, where it does not say.")
@click.option("--accept", is_flag=True, help="Take a list that is older, or much shorter, than the one that is here.")
@options.person("Who gets it; leave it out where a schedule does.", required=False, older="--by")
@options.configuration(_CONFIG_HELP)
def update(
    list_id: str | None, source: str | None, downloaded: str | None, person: str, config: Path, *, accept: bool
) -> None:
    """Get a list, show what it changes, and keep it in the folder `lists` beside the configuration.

    LIST is proscribed or sanctions (without it, both), or charities or companies: registers that only help whoever
    judges a match, and are read from a file. A file's kind is told by what it holds: Schedule 2 of the Terrorism Act
    2000 (XML of legislation.gov.uk), the UK Sanctions List (CSV, XML, ODS or XLSX), publicextract.charity (JSON or
    text), or BasicCompanyData CSV. A list that is empty, cut off, filtered, or much shorter than before is refused, and
    the old one stays. Each row is accounted for: read, left out, or set aside and named. Which list was got, when, by
    whom and how much it changed is recorded, and each list is checked against that record whenever it is used.

    The day of a list is the one that it bears. Schedule 2 may stand unchanged for a year: --downloaded says that it was
    still in force on the day on which you got the file. The file's own time is not asked, for a copy changes it.

    Bookings that were confirmed on lists that were missing or old have their names looked up again: a name that is like
    a listed one now holds the confirmation until a named person has judged it.

    Exit status: 0 done, 2 a list cannot be used.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.list_words import account, looked_again  # noqa: PLC0415
    from venuecheck.service.bookings.looking_again import look_again  # noqa: PLC0415
    from venuecheck.service.names.updating import update as update_list  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if not source:
        options.refuse_unused("without --from", "downloaded")
    site = load_site(config)
    wanted: tuple[str | None, ...] = (list_id,) if list_id or source else ("proscribed", "sanctions")
    now = datetime.now().astimezone()
    with open_store(site) as store:  # before anything is got: what cannot be recorded is not begun
        for each in wanted:
            done = update_list(
                site,
                store,
                each,
                Path(source) if source else None,
                now=now,
                downloaded=day_of("downloaded", downloaded) if downloaded else None,
                accept=accept,
                person=person,
            )
            for line in account(done):
                click.echo(line)
        for line in looked_again(look_again(site, store, now)):
            click.echo(line)


@command.command()
@options.configuration(_CONFIG_HELP)
def show(config: Path) -> None:
    """Show which lists are here, of which day, and whether they are recent enough.

    Exit status: 0 all are, 3 one is missing or too old.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.list_words import kept_lines, register_lines  # noqa: PLC0415
    from venuecheck.cli.terminal.screen_words import list_lines  # noqa: PLC0415
    from venuecheck.screening.policy import OFFICIAL  # noqa: PLC0415
    from venuecheck.screening.reading.registers import REGISTERS  # noqa: PLC0415
    from venuecheck.service.names.lists import lists_of, used_lists  # noqa: PLC0415
    from venuecheck.service.names.update_records import newest  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        here = lists_of(site, store)
        updates = newest(store)
        used = used_lists(site, here, london_day(datetime.now().astimezone()), store)
    for each in used:
        for line in list_lines(each):
            click.echo(line)
        if each.id in updates and not each.snapshot:
            for line in kept_lines(updates[each.id]):
                click.echo(line)
        if each.id in OFFICIAL:
            click.echo(f"    official: {OFFICIAL[each.id].page}")
    for update in updates.values():
        if update.list in REGISTERS:
            for line in register_lines(update):
                click.echo(line)
    click.get_current_context().exit(3 if any(each.problem for each in used) else 0)

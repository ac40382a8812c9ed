"""`venuecheck lists`: the lists of names that `screen` uses."""

from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal.groups import Guided
from venuecheck.core import day_words

if TYPE_CHECKING:
    from venuecheck.service.names.updating import Updated

_LISTS = ("proscribed", "sanctions", "charities", "companies")
_SHOWN = 20
_CONFIG_HELP = "The venue's configuration."


@click.group(name="lists", cls=Guided, elsewhere={"import": "venuecheck list import (for test lists)"})
def command() -> None:
    """Keep the lists of names up to date. Test lists of web pages are elsewhere: venuecheck list."""


@command.command()
@click.argument("list_id", metavar="[LIST]", required=False, type=click.Choice(_LISTS))
@click.option("--from", "source", metavar="FILE", help="A file that you have downloaded; without it, it is fetched.")
@click.option("--downloaded", metavar="DATE", help="The day you downloaded it, if not the file's own date.")
@click.option("--accept", is_flag=True, help="Take a list that is older, or much shorter, than the one that is here.")
@click.option("--by", default="", metavar="PERSON", help="Who gets it; leave it out where a schedule does.")
@click.option("--config", default="venuecheck.yaml", show_default=True, help=_CONFIG_HELP)
def update(
    list_id: str | None, source: str | None, downloaded: str | None, by: str, config: str, *, accept: bool
) -> None:
    """Get a list, show what it changes, and keep it in the folder `lists` beside the configuration.

    LIST is proscribed or sanctions (without it, both), or charities or companies: registers that only help whoever
    judges a match, and are read from a file. A file's kind is told by what it holds: Schedule 2 of the Terrorism Act
    2000 (XML of legislation.gov.uk), the UK Sanctions List (CSV or XML), publicextract.charity.json, or
    BasicCompanyData CSV. A list that is empty, cut off, or much shorter than before is refused, and the old one stays.
    Which list was got, when, by whom and how much it changed is recorded.

    Exit status: 0 done, 2 a list cannot be used.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them
    from pathlib import Path  # noqa: PLC0415

    from venuecheck.service.names.update_records import record  # noqa: PLC0415
    from venuecheck.service.names.updating import update as update_list  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(Path(config))
    wanted: tuple[str | None, ...] = (list_id,) if list_id or source else ("proscribed", "sanctions")
    now = datetime.now().astimezone()
    with open_store(site) as store:  # before anything is got: what cannot be recorded is not begun
        for each in wanted:
            done = update_list(
                site,
                each,
                Path(source) if source else None,
                now=now,
                downloaded=day_of("--downloaded", downloaded) if downloaded else None,
                accept=accept,
            )
            for line in _account(done):
                click.echo(line)
            record(site, store, done, now=now, accepted=accept, person=by)


@command.command()
@click.option("--config", default="venuecheck.yaml", show_default=True, help=_CONFIG_HELP)
def show(config: str) -> None:
    """Show which lists are here, of which day, and whether they are recent enough.

    Exit status: 0 all are, 3 one is missing or too old.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them
    from pathlib import Path  # noqa: PLC0415

    from venuecheck.cli.terminal.screen_words import list_lines  # noqa: PLC0415
    from venuecheck.screening.policy import OFFICIAL  # noqa: PLC0415
    from venuecheck.service.names.lists import lists_of, used_lists  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(Path(config))
    used = used_lists(site, lists_of(site), datetime.now().astimezone().date())
    for each in used:
        for line in list_lines(each):
            click.echo(line)
        if each.id in OFFICIAL:
            click.echo(f"    official: {OFFICIAL[each.id].page}")
    click.get_current_context().exit(3 if any(each.problem for each in used) else 0)


def _account(done: "Updated") -> list[str]:
    """Say what a list changes, by name."""
    from venuecheck.cli.terminal.screen_words import filled  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415

    counted = f"{done.entries:,} {'entry' if done.entries == 1 else 'entries'}"
    kept = f"{counted}, kept at {done.path}"
    if done.names is None or done.changes is None:
        return [done.title, f"  {kept}"]
    dated, in_force = day_words.day(done.names.dated), day_words.day(done.names.current_on)
    days = f"{done.title}: list of {dated}, known to be in force on {in_force}"
    said = [*filled(days, ""), f"  {kept}"]
    if done.before is None:
        return [*said, "  It is the first one here."]
    before = "the snapshot" if done.before.snapshot else "the list"
    said.append(f"  Compared with {before} of {day_words.day(done.before.dated)}:")
    if done.changes.none:
        return [*said, "  nothing is added, removed or renamed."]
    for title, entries in (
        ("added", done.changes.added),
        ("removed", done.changes.removed),
        ("other names", tuple(now for _, now in done.changes.changed)),
    ):
        said.append(f"  {title}: {len(entries)}")
        said += [f"    {plain(entry.name, 70)}" for entry in entries[:_SHOWN]]
        if len(entries) > _SHOWN:
            said.append(f"    and {len(entries) - _SHOWN:,} more")
    return said

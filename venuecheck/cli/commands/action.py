"""`venuecheck action`: see what there is to do; say who does it and by when; close it with a reason."""

from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.groups import Listed
from venuecheck.core import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venuecheck.records.store import Store
    from venuecheck.report.venue.action import ActionShown
    from venuecheck.service.sites.site import Site

_CONFIG = options.configuration()
_PERSON = options.person("Who puts this on record.")


@click.group(cls=Listed, short_help="See what there is to do, and say who does it, by when, or why it is closed.")
def command() -> None:
    """See what there is to do, say who does it and by when, or close it with a reason.

    An action from a failed check closes by a later check in which it passes, or by a named person's written reason;
    reports show both dates. What is merely not recorded yet closes by being done.
    """


@command.command("list")
@click.option("--closed", is_flag=True, help="Those that were closed in the last year instead.")
@_CONFIG
def list_(closed: bool, config: Path) -> None:  # noqa: FBT001 - click hands every option over
    """List the open actions, each with its id."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415 - heavy imports wait until a command needs them
    from venuecheck.service.venue_reports.reporting import venue_report  # noqa: PLC0415

    with _opened(config) as (site, store):
        view = venue_report(site, store, now=_now(), with_each=False, alone=True)
    for action in view.closed_actions if closed else view.actions:
        click.echo(action.id)
        for line in _lines(action):
            say(line, indent=4)
    say((view.closed_words or "No action was closed.") if closed else view.actions_words)


def _lines(action: "ActionShown") -> "Iterator[str]":
    yield action.text
    if action.concerns and action.concerns not in action.details:
        yield action.concerns
    yield from action.details
    if action.closed is None:
        who = action.owner[:1].upper() + action.owner[1:]
        yield " ".join(filter(None, (f"{who}, {action.due_words}.", action.opened_words)))
    else:
        yield f"{action.opened_words} {action.closed_words}"


@command.command("set")
@click.argument("action")
@click.option("--owner", default="", help="Who does it.")
@click.option("--due", metavar="DATE", help="By when, such as 2027-03-31.")
@click.option("--replace", is_flag=True, help="Yours takes the place of another owner or date that stands.")
@_PERSON
@_CONFIG
def set_(action: str, owner: str, due: str | None, replace: bool, person: str, config: Path) -> None:  # noqa: FBT001, PLR0917 - click hands every option over
    """Say who does an action, by when, or both.

    Where another owner or date stands already, you are told whose word that is, and yours takes its place only with
    --replace.
    """
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.venue_reports import actions  # noqa: PLC0415

    last = day_of("due", due) if due is not None else None
    with _opened(config) as (site, store):
        was = actions.noted(store, action).value
        note = actions.assign(site, store, action, owner=owner, due=last, person=person, now=_now(), replaces=replace)
    say(f"Recorded for {note.action}: {actions.who_and_when(note)}.")
    if was is not None and (was.owner, was.due) not in {("", None), (note.owner, note.due)}:
        before = f"{actions.who_and_when(was)}, as {was.person} recorded on {day_words.day(was.at)}"
        say(f"It was: {before}. The records keep both.")


@command.command("close")
@click.argument("action")
@click.option("--reason", required=True, help="Why nothing more is to be done.")
@_PERSON
@_CONFIG
def close(action: str, reason: str, person: str, config: Path) -> None:
    """Close an action with a named person's reason. What is found or asked for again later is open again."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.service.venue_reports import actions  # noqa: PLC0415

    with _opened(config) as (site, store):
        actions.close(site, store, action, reason=reason, person=person, now=_now())
    say(f"Closed: {action}. Reports show the reason and who gave it; what is found or asked for again is open again.")


@command.command("reopen")
@click.argument("action")
@click.option("--reason", required=True, help="Why it is to be open again.")
@click.option("--replace", is_flag=True, help="Open it though somebody else closed it.")
@_PERSON
@_CONFIG
def reopen(action: str, reason: str, replace: bool, person: str, config: Path) -> None:  # noqa: FBT001 - click hands every option over
    """Open an action again that a person closed. The records keep both.

    Where somebody else closed it, you are told who and why, and it is opened only with --replace.
    """
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.service.venue_reports import actions  # noqa: PLC0415

    with _opened(config) as (site, store):
        actions.reopen(site, store, action, reason=reason, person=person, now=_now(), replaces=replace)
    say(f"Open again: {action}.")


@contextmanager
def _opened(config: Path) -> "Iterator[tuple[Site, Store]]":
    """Open the store of the venue that `config` describes."""
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415 - heavy imports wait until they are needed
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        yield site, store


def _now() -> datetime:
    return datetime.now().astimezone()

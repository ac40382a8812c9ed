"""`venuecheck accounts`: what the administrator of a server does where no page can help."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.groups import Guided

if TYPE_CHECKING:
    from venuecheck.accounts.accounts import Accounts
    from venuecheck.mail.settings import KeptSettings

_CONFIG = options.configuration("The configuration that the accounts are kept beside.")
_ACCOUNTS = click.option("--accounts", "url", default="", metavar="URL", help="The database of accounts, as for serve.")


@click.group("accounts", cls=Guided, short_help="List the accounts of the pages, make a link, copy them, set mail up.")
def command() -> None:
    """Do what no page can: let an administrator in who lost password or telephone, copy the accounts; and set mail up.

    Whoever may write the files of a server may do this. What is done stands in the accounts' list of what happened.
    """


@command.command("list")
@_CONFIG
@_ACCOUNTS
def list_(config: Path, url: str) -> None:
    """List who may sign in, and in which roles at which venue."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415 - heavy imports wait until a command needs them

    with _opened(config, url) as accounts:
        everybody = accounts.book.all()
    for one in everybody:
        state = "ended" if one.ended else "set up" if one.has_password else "not set up yet"
        say(f"{one.id}: {one.name}, {state}")
        for venue, held in one.roles.items():
            say(f"    {venue}: {', '.join(sorted(role.words for role in held))}")
    if not everybody:
        say("Nobody has an account yet.")


@command.command("link")
@click.argument("account", metavar="NAME")
@click.option("--remove-second-factor", is_flag=True, help="Also forget the app and the recovery codes.")
@click.option(
    "--public", default="http://127.0.0.1:8000", show_default=True, metavar="URL", help="Where browsers reach it."
)
@_CONFIG
@_ACCOUNTS
def link(account: str, *, remove_second_factor: bool, public: str, config: Path, url: str) -> None:
    """Make a link with which the person of the sign-in name NAME chooses a password. It works once, for three days."""
    import time  # noqa: PLC0415 - heavy imports wait until a command needs them
    from functools import partial  # noqa: PLC0415

    from venuecheck.accounts.happenings import TERMINAL  # noqa: PLC0415
    from venuecheck.accounts.links import Purpose  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.mail.outbox import Outbox, about_account  # noqa: PLC0415

    with _opened(config, url) as accounts:
        found, now = accounts.book.named(account), time.time()
        note = partial(accounts.happenings.note, account="", about=found.id, address=TERMINAL, now=now)
        if found.ended:
            what = f"the account of {found.name} has ended"
            raise InvalidError.of("account", what, "make them a new one on its page")
        _refuse(config)
        if remove_second_factor:
            accounts.second_factor.drop(found.id)
            note("second factor taken away")
        token = accounts.links.make(found.id, Purpose.SET_UP, now)
        note("link made")
        _record(accounts, config, found.id)
        Outbox.of(accounts).take_back(about_account(found.id))
    click.echo(f"{found.name}:\n    {public.rstrip('/')}/link/{token}")


@command.command("mail")
@click.option("--host", default="", metavar="NAME", help="The mail server that is to send; with --sender and --public.")
@click.option("--port", type=click.IntRange(1, 65_535), default=587, show_default=True, help="Its port.")
@click.option(
    "--security",
    type=click.Choice(["starttls", "tls", "none"]),
    default="starttls",
    show_default=True,
    help="How the way to it is protected; none is for a mail server on this computer alone.",
)
@click.option("--user", default="", help="Who signs in there, if anybody. The password is asked for.")
@click.option("--sender", default="", metavar="ADDRESS", help="The e-mail address that messages come from.")
@click.option("--public", default="", metavar="URL", help="Where browsers reach the pages.")
@click.option("--off", "is_off", is_flag=True, help="Send nothing any more.")
@click.option("--replace", is_flag=True, help="Yours takes the place of how mail is set up now.")
@_CONFIG
@_ACCOUNTS
def mail(*, config: Path, url: str, is_off: bool, replace: bool, **said: str | int) -> None:
    """Say how mail is sent and what waits; set it up; or turn it off.

    Where it is set up otherwise, you are told how and by whom, and yours takes its place only with --replace.

    The password is asked for, or read from standard input, so that it stands in no list of commands. Pages do the same.
    """
    import time  # noqa: PLC0415 - heavy imports wait until a command needs them
    from functools import partial  # noqa: PLC0415

    from venuecheck.accounts.happenings import TERMINAL  # noqa: PLC0415
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.mail.outbox import Outbox, State  # noqa: PLC0415
    from venuecheck.mail.settings import KeptSettings  # noqa: PLC0415

    if is_off:
        options.refuse_unheard("with --off", "is_off", "url")
    elif not said["host"]:
        options.refuse_unheard("without --host", "url")
    with _opened(config, url) as accounts:
        kept = KeptSettings(accounts.database, accounts.key)
        note = partial(accounts.happenings.note, account="", address=TERMINAL, now=time.time())
        if is_off or said["host"]:
            _refuse(config)
        if is_off:
            kept.turn_off()
            note("mail turned off", about="mail")
            _record(accounts, config, "mail")
        elif said["host"]:
            _set_up(kept, said, replaces=replace)
            note("mail set up", about="mail")
            _record(accounts, config, "mail")
        settings, outbox = kept.read(), Outbox.of(accounts)
        waiting, failed = outbox.count(State.WAITING), outbox.count(State.FAILED)
    if settings is None or not settings.is_on:
        say("Mail is off.")
    else:
        say(f"Mail is on: {settings.words}.")
    say(f"Messages that wait: {waiting}. Not sent, and given up: {failed}.")


def _refuse(config: Path) -> None:
    """Do nothing off the record: refuse while what is recorded of these is not whole. Raises `NotWholeError`."""
    from venuecheck.service.record_keeping.own_matters import refuse_change  # noqa: PLC0415 - the same
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if config.is_file():
        with open_store(load_site(config), whosever=True) as store:
            refuse_change(store.database)


def _record(accounts: "Accounts", config: Path, about: str) -> None:
    """Put on record what was done, in the store of the configuration that the accounts are kept beside."""
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core.problem import InputError  # noqa: PLC0415
    from venuecheck.service.record_keeping.own_matters import Change, record_own  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if not config.is_file():
        return  # before the first start is over there are no records
    change = Change(by="terminal", about=(about,))
    try:
        with open_store(load_site(config), whosever=True) as store:
            found = record_own(store.database, accounts, change, datetime.now().astimezone())
    except InputError as error:
        say(f"This is done, and could not be put on record: {error.problems[0].what}.")
        return
    for one in found:
        say(f"Found otherwise than recorded: {one.words}.")


def _set_up(kept: "KeptSettings", said: "dict[str, str | int]", *, replaces: bool) -> None:
    """Keep what the options say, with the password typed just now."""
    from dataclasses import replace  # noqa: PLC0415 - the same

    from venuecheck.mail.settings import MailSettings, Security  # noqa: PLC0415

    before, password = kept.read(), ""
    if said["user"] and sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True)
    elif said["user"]:
        password = sys.stdin.readline().rstrip("\n")
    settings = MailSettings(
        host=str(said["host"]).strip().lower(),
        port=int(said["port"]),
        security=Security(str(said["security"])),
        user=str(said["user"]),
        password=password,
        sender=str(said["sender"]),
        public=str(said["public"]),
    )
    if not replaces:
        kept.refuse_unseen(settings)
    kept.keep(replace(settings, version=before.version if before else 0))


@command.command("copy")
@click.argument("to", type=click.Path(path_type=Path))
@_CONFIG
def copy(to: Path, config: Path) -> None:
    """Copy the accounts and their key into the new folder TO, while the server runs.

    Keep it as safe as the server itself. To bring it back, stop the server, put both files beside its configuration,
    and start it.
    """
    from venuecheck.accounts.copying import copy_to  # noqa: PLC0415 - heavy imports wait until a command needs them
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core.ordinary_file import in_full  # noqa: PLC0415

    for path in copy_to(in_full(config).parent, to):
        say(f"Wrote {path}.")


@contextmanager
def _opened(config: Path, url: str) -> "Iterator[Accounts]":
    """Open the accounts that are there. Raises `InputError` where there are none."""
    from venuecheck.accounts.accounts import Accounts  # noqa: PLC0415 - the same
    from venuecheck.accounts.files import DATABASE_NAME  # noqa: PLC0415
    from venuecheck.core.ordinary_file import in_full  # noqa: PLC0415
    from venuecheck.core.problem import InputError  # noqa: PLC0415

    folder = in_full(config).parent
    if not url and not (folder / DATABASE_NAME).exists():  # what is there and no file is named when it is opened
        raise InputError.at(
            str(folder / DATABASE_NAME), "there are no accounts", "start the server once: it makes them"
        )
    accounts = Accounts.beside(folder, url)
    try:
        yield accounts
    finally:
        accounts.close()

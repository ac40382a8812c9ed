"""`venuecheck records`: ways back after a loss."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.groups import Listed
from venuecheck.cli.terminal.output import say

_config = options.configuration()
_person = options.person("Who answers for it.")
_reason = click.option("--reason", required=True, help="What happened: what was lost or damaged, and how.")


@click.group(name="records", cls=Listed)
def command() -> None:
    """After a loss: a new chain, a new key, a new anchor. Each stays on record, with who did it and why."""


@command.command(name="begin-again", short_help="Begin a new chain; the damaged records are kept whole beside it.")
@_config
@_person
@_reason
def begin_again(config: Path, person: str, reason: str) -> None:
    """Begin a new chain of records where "venuecheck verify" names damage, so that the desk goes on.

    The damaged store is kept whole beside the new one, with its anchor; drafts are carried over as far as they can be
    read. The first record of the new chain says what was wrong. A coordinator has to confirm it.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.records.chains import called  # noqa: PLC0415
    from venuecheck.service.record_keeping import ways_back  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    begun = ways_back.begin_again(load_site(config), person=person, reason=reason, now=datetime.now().astimezone())
    if begun.kept:
        say("A new chain has begun. The damaged records are kept whole:")
        click.echo(f"    {begun.kept}")
    else:
        say("A new chain has begun. No damaged records are kept: nothing was left of them.")
    told = f" Tell the coordinator: {begun.mark.words}." if begun.is_venues else ""
    say(f"Drafts carried over: {begun.drafts}.{told}")
    if begun.gone_on:
        say(f"The records of other venues go on where they were: {', '.join(begun.gone_on)}.")
    if begun.left:
        left = ", ".join(map(called, begun.left))
        say(f"Not carried over, and to begin a new chain as well, each by its administrator: {left}.")


@command.command(name="note-missing", short_help="Put on record what became of another venue's records.")
@_config
@_person
@_reason
def note_missing(config: Path, person: str, reason: str) -> None:
    """Put on record what became of records of another venue in the same database that are missing or not whole.

    Until then no report, sign-off, bundle, pack or publication leaves from any venue of that database. Afterwards they
    do, and each says so. Have them mended first, if they can be.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.service.record_keeping import others_missed  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    names = others_missed.note_missed(load_site(config), person=person, reason=reason, now=now)
    say(f"It is on record what became of the records of {', '.join(names)}. Tell the coordinator.")


@command.command(name="new-key", short_help="Let a new key sign from now on.")
@_config
@_person
@_reason
@click.option("--lost", is_flag=True, help="The old key is lost: your statement takes the place of its signature.")
def new_key(config: Path, person: str, reason: str, *, lost: bool) -> None:
    """Let a new key sign the records from now on, signed by the old one.

    A coordinator has to compare the new fingerprint, above all where the old key is lost.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.service.record_keeping import ways_back  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    say(ways_back.renew_key(load_site(config), person=person, reason=reason, now=now, lost=lost).words)


@command.command(name="set-anchor", short_help="Set the anchor anew where it is gone.")
@_config
@_person
@_reason
def set_anchor(config: Path, person: str, reason: str) -> None:
    """Set the anchor (venuecheck.anchor) anew where it is gone or damaged. All records are proven first.

    What was cut off the end before that shows no more: compare the number of records with a bundle or a printed report.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.service.record_keeping import ways_back  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    mark = ways_back.set_anchor(load_site(config), person=person, reason=reason, now=datetime.now().astimezone())
    say(f"The anchor is set: {mark.words}.")

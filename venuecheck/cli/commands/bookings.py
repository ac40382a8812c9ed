"""`venuecheck bookings`: bookings taken over from a booking system; looked for; all that became of one."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.groups import Listed
from venuecheck.core import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venuecheck.service.bookings.taking_over import GoneThere, TakenOver

_CONFIG = options.configuration()
SOME_ASIDE = 3


@click.group(cls=Listed, short_help="Take bookings over from a booking system; see all that became of one.")
def command() -> None:
    """Take bookings over from a booking system's export, and see all that became of a booking."""


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="HEADING=WHAT",
    help='What a column holds, such as "Customer Ref=reference"; may be repeated.',
)
@options.person("Who takes them over.", required=False)
@_CONFIG
@click.pass_context
def import_(ctx: click.Context, file: Path, columns: tuple[str, ...], person: str, config: Path) -> None:
    """Take the bookings of FILE (CSV) over as drafts: days, times, room, contact, numbers, who can come.

    What is taken over is not asked again. Rows with a mistake are set aside and named. Bookings that are recorded and
    differ now are named, with the command by which the change is decided on.

    Exit status: 0 all rows were read, 2 the file cannot be used, 3 rows were set aside, bookings have changed
    or are cancelled there, or somebody saved the answers to one meanwhile.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck import catalogue  # noqa: PLC0415
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.bookings.taking_over import take_over  # noqa: PLC0415
    from venuecheck.service.checklists.reading import checklist_in  # noqa: PLC0415
    from venuecheck.service.sites.booking_system import own_columns  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    named = own_columns({heading: name for heading, _, name in (one.rpartition("=") for one in columns)})
    site = load_site(config)
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    with open_store(site) as store:
        done = take_over(site, store, checklist, file, now=datetime.now().astimezone(), columns=named, person=person)
    for line in _lines(done):
        say(plain(line, 2_000))
    ctx.exit(SOME_ASIDE if done.set_aside or done.changed or done.gone_here or done.saved_meanwhile else 0)


def _lines(done: "TakenOver") -> "Iterator[str]":
    from venuecheck.service.bookings.taking_over import NAMED  # noqa: PLC0415 - nothing is loaded before it is needed

    yield (
        f"{_number(done.rows, 'row')} read: {done.gone} cancelled there, {len(done.set_aside)} set aside; "
        f"the others are {_number(len(done.begun), 'new booking')}, {len(done.updated)} updated, "
        f"{len(done.changed)} changed, {done.as_before} as before and {done.over} past."
    )
    yield from _drafts(done)
    for one in done.changed:
        yield f"Something has changed on {one.assessment} ({one.subject}): {'; '.join(one.differs)}"
        yield f"To decide on that, type: venuecheck assess venue-booking --changed {one.assessment}"
    for here in done.gone_here:
        yield from _gone_here(here)
    if done.over:
        yield f"{_number(done.over, 'booking')} past: not taken."
    if done.gone:
        yield f"{_number(done.gone, 'row')} cancelled or refused in the booking system: not taken."
    if done.unknown:
        names = ", ".join(f"'{name}'" for name in done.unknown)
        yield f"Nothing was taken from these columns, whose headings are not known: {names}."
    if done.set_aside:
        yield f"{_number(len(done.set_aside), 'row')} set aside:"
        for row in done.set_aside[:NAMED]:
            yield f"  line {row.line}: {row.what}"
        if (more := len(done.set_aside) - NAMED) > 0:
            yield f"  and {_number(more, 'more row')}, not shown"


def _drafts(done: "TakenOver") -> "Iterator[str]":
    for draft in done.begun:
        yield f"New: {draft.subject}. Go on with: venuecheck assess venue-booking --draft {draft.name}"
    for draft in done.updated:
        yield f"Updated: {draft.subject}: draft '{draft.name}'"
    for draft in done.saved_meanwhile:
        yield f"Not taken: {draft.subject}: somebody saved draft '{draft.name}' meanwhile. Theirs stays: import again."


def _gone_here(here: "GoneThere") -> "Iterator[str]":
    there = "is cancelled or refused in the booking system"
    if here.draft:
        yield f"{here.subject} {there}, and answers to it are begun here: draft '{here.draft}'. Nobody needs to go on."
        return
    stands = "is confirmed here" if here.is_confirmed else "is still open here"
    yield f"{here.subject} ({here.assessment}) {there}, and {stands}."
    yield f"Where the hirer took it back, type: venuecheck decide {here.assessment} --outcome withdrawn"
    if here.is_confirmed:
        yield f"Where the venue cancels it, type: venuecheck decide {here.assessment} --outcome cancel"
    else:
        yield f"Else decide on it: venuecheck decide {here.assessment}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@command.command("story")
@click.argument("assessment", metavar="ID")
@_CONFIG
def story(assessment: str, config: Path) -> None:
    """Tell all that became of the booking ID, from the first question to the look back."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.bookings.story import story_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    with open_store(load_site(config)) as store:
        told = story_of(store, assessment)
    say(plain(f"{told.subject} ({told.assessment})"))
    for one in told.steps:
        by = f", {one.by}" if one.by else ""
        say(plain(f"{day_words.day(one.at)}{by}: {one.what}", 2_000))


@command.command("find")
@click.argument("wanted", metavar="WORDS")
@_CONFIG
@click.pass_context
def find(ctx: click.Context, wanted: str, config: Path) -> None:
    """Look for bookings by number, reference, organisation or day. People are not looked for here.

    Exit status: 0 found, 2 something is wrong, 3 nothing was found.
    """
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.bookings.searching import bookings_found  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    with open_store(load_site(config)) as store:
        found = bookings_found(store, wanted)
    for one in found.shown:
        on = f", {one.days}" if one.days else ""
        say(plain(f"{one.id}: {one.subject}{on} ({one.because})"))
    if found.more:
        say(f"{_number(found.more, 'more booking')}: write more of it.")
    if not found.shown:
        say("No recorded booking has this as its number, reference, organisation or day.")
    ctx.exit(0 if found.shown else SOME_ASIDE)

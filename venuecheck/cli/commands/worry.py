"""`venuecheck worry`: what was noticed at a booking, for the designated safeguarding lead alone."""

import sys
from pathlib import Path
from typing import Final

import click

from venuecheck.cli.terminal import options

_LONGEST: Final = 20_000


@click.command(short_help="Write down what was noticed at a booking, for the safeguarding lead alone.")
@click.argument("assessment", metavar="ID")
@click.option("--said", default="", help="What somebody did or said, when and where. '-' reads it from the input.")
@click.option("--open", "is_opened", is_flag=True, help="Show what was written. Only for the safeguarding lead.")
@options.person("Who writes it, or who opens it.", required=False)
@options.configuration()
def command(assessment: str, said: str, is_opened: bool, person: str, config: Path) -> None:  # noqa: FBT001 - so click hands a flag over
    """Write down what was noticed at the booking ID, or open it. A child in danger now: call 999 first.

    Nobody but whoever is listed with the role dsl opens it, and each opening is on record. It stands in no letter,
    report or search. Writing it tells nobody: tell the designated safeguarding lead (DSL) today.

    Exit status: 0 recorded or shown, 2 something is wrong.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core import day_words  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.bookings.recorded import read_assessment  # noqa: PLC0415
    from venuecheck.service.bookings.safeguarding import note_for_lead, open_for_lead  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if is_opened and said:
        raise InvalidError.of("said", "with --open nothing is written down", "leave one of the two out")
    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        about = read_assessment(store, assessment)
        if is_opened:
            found = open_for_lead(site, store, about, person=person, now=now)
            for one in found:
                say(f"{day_words.day(one.at)}, {one.at:%H:%M}, {plain(one.person)}: {plain(one.said, one_line=False)}")
            if not found:
                say("Nothing was written down.")
            return
        text = sys.stdin.read(_LONGEST) if said == "-" else said
        note_for_lead(site, store, about, said=text, person=person, now=now)
    say("Recorded, for the designated safeguarding lead alone. Tell them today: nothing is sent.")

"""`venuecheck condition`: are the conditions of a booking met?"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.core import day_words

if TYPE_CHECKING:
    from venuecheck.assessment.condition_seen import ConditionStands

SOME_OPEN = 3


@click.command(short_help="Note whether the conditions of a booking are met.")
@click.argument("assessment", metavar="ID")
@click.option("--number", type=int, help="Which condition, as they are listed.")
@click.option("--met/--not-met", "met", default=None, help="Is it met?")
@click.option("--seen", default="", help="What you saw, or who showed it.")
@click.option("--replace", is_flag=True, help="Yours counts, though somebody else saw the contrary on that day.")
@options.person("Who notes it.", required=False)
@options.configuration()
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    assessment: str,
    number: int | None,
    met: bool | None,  # noqa: FBT001 - so click hands a flag over
    seen: str,
    replace: bool,  # noqa: FBT001 - the same
    person: str,
    config: Path,
) -> None:
    """Note whether a condition of the booking ID is met. Without --number, its conditions are listed.

    Where one is not met, it says whom to ring. Nothing is sent. Where somebody else saw the contrary on the same day,
    you are told, and yours counts only with --replace.

    Exit status: 0 recorded (or all are met), 2 something is wrong, 3 some are not met, or nobody has said yet.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.assessment.condition_seen import Kept  # noqa: PLC0415
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.replacing import recorded  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.bookings.conditions import conditions_of, note_condition  # noqa: PLC0415
    from venuecheck.service.bookings.recorded import read_assessment  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if number is None and (met is not None or seen or replace):
        raise InvalidError.of("number", "it is not said which condition this is about", "give its number, as listed")
    if number is None:
        options.refuse_unused("without --number", "person")
    if number is not None and met is None:
        raise InvalidError.of("met", "it is not said whether the condition is met", "say that it is, or that it is not")
    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        about = read_assessment(store, assessment)
        if number is None:
            standing = conditions_of(store, about.value, now)
            for one in standing:
                say(plain(_line(one)))
            if not standing:
                say("No conditions stand on this booking.")
            ctx.exit(0 if all(one.kept is Kept.MET for one in standing) else SOME_OPEN)
        noting = partial(note_condition, site, store, about, number, met=bool(met), seen=seen, person=person, now=now)
        noted = recorded(lambda yes: noting(replaces=yes), replace=replace)
    say(plain(f"Recorded: {'met' if noted.seen.met else 'not met'}: {noted.seen.condition}"))
    if not noted.seen.met:
        say("If somebody is in danger, ring 999.")
        for name in noted.ring:
            say(plain(f"Ring now: {name}"))


def _line(one: "ConditionStands") -> str:
    from venuecheck.assessment.condition_seen import KEPT_WORDS  # noqa: PLC0415

    said = KEPT_WORDS[one.kept]
    if one.last is not None:
        said += f": {one.last.seen} ({one.last.person}, {day_words.day(one.last.at)})"
    limits = " (limits what is said or who comes)" if one.limits else ""
    limits += " (the venue keeps it)" if one.is_ours else ""
    return f"{one.number}. {one.text}{limits} - {said}"

"""`venuecheck review`: was the event as booked?"""

from functools import partial
from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.core import day_words

SOME_WAIT = 3


@click.command(short_help="Note after an event whether it was as booked.")
@click.argument("assessment", metavar="[ID]", required=False, default="")
@click.option("--as-booked", type=click.Choice(("yes", "no", "not-held")), help="Was the event as booked?")
@click.option(
    "--conditions-kept/--conditions-broken", "conditions_kept", default=None, help="Were the conditions kept?"
)
@click.option("--note", default="", help="What was different: what you saw, or who told you.")
@click.option("--replace", is_flag=True, help="Yours counts, though somebody else said the contrary of the event.")
@options.person("Who notes it.", required=False)
@options.configuration()
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    assessment: str,
    as_booked: str | None,
    conditions_kept: bool | None,  # noqa: FBT001 - so click hands a flag over
    note: str,
    replace: bool,  # noqa: FBT001 - the same
    person: str,
    config: Path,
) -> None:
    """Note whether the event of the assessment ID was as booked. Without ID, list what is to be looked back on.

    Those are the bookings that were approved on conditions. Write what people did, not what they think.
    Where somebody else said the contrary, you are told, and yours counts only with --replace.

    Exit status: 0 recorded (or nothing waits), 2 something is wrong, 3 some wait.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.assessment.looked_back import AsBooked  # noqa: PLC0415
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.replacing import recorded  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.bookings.recorded import read_assessment  # noqa: PLC0415
    from venuecheck.service.bookings.replies import note_review, reviews_of, to_review  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if not assessment and (as_booked or conditions_kept is not None or note or replace):
        raise InvalidError.of("assessment", "it is not said which event this is about", "give the id of its booking")
    if not assessment:
        options.refuse_unused("without an ID", "person")
    site = load_site(config)
    now = datetime.now().astimezone()
    with open_store(site) as store:
        if not assessment:
            found = to_review(store, now)
            for one, held in found:
                when = day_words.day(held) if held else "day not recorded"
                say(plain(f"{one.id}: {one.subject} ({when})"))
            say("Was it as booked? Type: venuecheck review ID --as-booked yes" if found else "Nothing to look back on.")
            ctx.exit(SOME_WAIT if found else 0)
        about = read_assessment(store, assessment)
        if as_booked is None:
            for review in reviews_of(store, about.value):
                when = day_words.day(review.at)
                say(plain(f"{when}, {review.person}: as booked: {review.as_booked.value}. {review.note}"))
            raise InvalidError.of("as_booked", "it is not said whether the event was as booked", "write yes or no")
        noting = partial(note_review, site, store, about, AsBooked(as_booked), conditions_kept=conditions_kept)
        recorded(lambda yes: noting(note=note, person=person, now=now, replaces=yes), replace=replace)
    say(f"Recorded for {about.value.id}.")

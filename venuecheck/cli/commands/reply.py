"""`venuecheck reply`: note what somebody who was asked answered."""

from functools import partial
from pathlib import Path

import click

from venuecheck.assessment.answerer import Answerer
from venuecheck.cli.terminal import options


@click.command(short_help="Note what somebody who was asked answered: the police, the legal adviser and others.")
@click.argument("assessment", metavar="ID")
@click.option(
    "--from",
    "answerer",
    type=click.Choice([one.value for one in Answerer]),
    required=True,
    metavar="WHO",
    help=f"Who answered: {', '.join(one.value for one in Answerer)}.",
)
@click.option("--said", required=True, help="What they answered, in a few words. Leave out what is confidential.")
@click.option("--acknowledged", is_flag=True, help="They say only that they have it: what waits for them waits on.")
@click.option("--replace", is_flag=True, help="Note it though somebody else noted another answer of theirs that day.")
@options.person("Who notes it.")
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    assessment: str,
    answerer: str,
    said: str,
    acknowledged: bool,  # noqa: FBT001 - so click hands a flag over
    replace: bool,  # noqa: FBT001 - so click hands a flag over
    person: str,
    config: Path,
) -> None:
    """Note the answer about the assessment ID. Letters that waited for it can then be made, once somebody decides.

    What waits because of a name waits for the police, or the Prevent coordinator where there is one. Of what a
    safeguarding lead answers write only what it means for the booking, and nothing of a child.
    Where somebody else noted another answer of theirs on the same day, you are told, and yours is noted beside it only
    with --replace.

    Exit status: 0 recorded, 2 something is wrong.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.replacing import recorded  # noqa: PLC0415
    from venuecheck.service.bookings.recorded import read_assessment  # noqa: PLC0415
    from venuecheck.service.bookings.replies import note_reply  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        about = read_assessment(store, assessment)
        now = datetime.now().astimezone()
        who = Answerer(answerer)
        noting = partial(
            note_reply, site, store, about, who, text=said, person=person, now=now, acknowledged=acknowledged
        )
        recorded(lambda yes: noting(replaces=yes), replace=replace)
    if acknowledged:
        say(f"Recorded for {about.value.id}. It is no answer yet: note that when it comes.")
        return
    say(f"Recorded for {about.value.id}. Decide with it in mind: venuecheck decide {about.value.id}")

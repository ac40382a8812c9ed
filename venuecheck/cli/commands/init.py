"""`venuecheck init`: write a configuration to begin with."""

import sys
from pathlib import Path

import click

from venuecheck.cli.terminal.output import GET_A_REFERENCE, argument, say
from venuecheck.core.london import london_day
from venuecheck.core.venue import Body, Nation, VenueKind

_BODIES = [body.value for body in Body if body is not Body.NOT_SAID]


@click.command("init", short_help="Write a configuration for your venue, ready to edit.")
@click.option("--name", default="", help="The venue's name, as it is printed on reports.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in VenueKind]),
    metavar="KIND",
    help=f"What kind of venue it is: {', '.join(VenueKind)}.",
)
@click.option(
    "--nation",
    type=click.Choice([nation.value for nation in Nation]),
    metavar="NATION",
    help=f"Where it is: {', '.join(Nation)}.",
)
@click.option("--body", type=click.Choice(_BODIES), metavar="BODY", help=f"Who runs it: {', '.join(_BODIES)}.")
@click.option("--organisation", default="", help="What the organisation is called that runs it.")
@click.option("--address", default="", help="Its address, with ; where a line ends.")
@click.option(
    "--people", multiple=True, help='Who does things here: "Joan Whitlock: decider, manager"; may be repeated.'
)
@click.option("--review", default="", help="How a decision is looked at again: to whom, by when, who looks.")
@click.option("--contact", default="", help="Whom an organiser asks about a booking.")
@click.option("--privacy", default="", help="Where the privacy notice is.")
@click.option("--lawful-basis", default="", help="On which lawful basis what organisers answer is used.")
@click.option("--data-protection", default="", help="How the data protection officer is reached.")
@click.option("--legal", default="", help="Whom staff ask about the law.")
@click.option("--electoral", default="", help="Whom staff ask about candidates' meetings.")
@click.option("--coordinator", default="", help="The Prevent coordinator, whom staff ask, where there is one.")
@click.option("--community-safety", default="", help="Whom staff ask about any other crime.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Where to write it; made if it is not there. Otherwise here.",
)
def command(folder: Path, people: tuple[str, ...], **given: str | None) -> None:
    """Write venuecheck.yaml, with comments, ready to edit.

    Asks for what is not given where there is somebody to ask. Everything can be put in or changed later in the file.
    """
    from datetime import datetime  # noqa: PLC0415 - as light as it can be until it is called

    from venuecheck.cli.terminal.setting_up import ask, say_missing  # noqa: PLC0415
    from venuecheck.service.filter_checks.answerable import answerable, shipped_for, without_a_reference  # noqa: PLC0415
    from venuecheck.service.sites.setting_up import Told, missing_of, settled  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415
    from venuecheck.service.sites.starting import refuse_existing, start  # noqa: PLC0415

    refuse_existing(folder)
    told = Told(people=people, **{name: said or "" for name, said in given.items()})
    if _somebody_is_there():
        told = ask(told)
    path, venue, network = start(folder, settled(told))
    say(f"Wrote {path} for {venue.name} (id {venue.id}, network {network.id}).")
    if not told.name or not told.kind:
        say("Put the venue's own id, name and kind in it: nobody gave them.")
    say_missing(missing_of(load_site(path)))
    today = london_day(datetime.now().astimezone())
    share = without_a_reference(answerable(each, today) for each in shipped_for(venue.kind))
    if share:
        say(f"{share} {GET_A_REFERENCE}")
    say("Look through it, then type:")
    click.echo(f"    venuecheck lint {argument(str(path))}")


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()

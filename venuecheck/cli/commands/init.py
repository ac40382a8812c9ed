"""`venuecheck init`: write a configuration to begin with."""

import sys
from pathlib import Path

import click

from venuecheck.cli.terminal.output import GET_A_REFERENCE, say
from venuecheck.core.plain_text import plain
from venuecheck.core.venue import VENUE_KIND_WORDS, VenueKind


@click.command("init", short_help="Write a configuration for your venue, ready to edit.")
@click.option("--name", help="The venue's name, as it is printed on reports.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in VenueKind]),
    metavar="KIND",
    help=f"What kind of venue it is: {', '.join(VenueKind)}.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Where to write it; made if it is not there. Otherwise here.",
)
def command(name: str | None, kind: str | None, folder: Path) -> None:
    """Write venuecheck.yaml, with comments, ready to edit.

    Asks for the venue's name and kind where they are not given and there is somebody to ask.
    """
    from datetime import datetime  # noqa: PLC0415 - as light as it can be until it is called

    from venuecheck.service.filter_checks.answerable import answerable, shipped_for, without_a_reference  # noqa: PLC0415
    from venuecheck.service.sites.starting import UNNAMED, start  # noqa: PLC0415

    if _somebody_is_there():
        name = name or click.prompt("What is the venue called?", prompt_suffix=" ")
        kind = kind or _ask_kind()
    chosen = VenueKind(kind) if kind else VenueKind.OTHER
    path, venue, network = start(folder, name=UNNAMED if name is None else name, kind=chosen)
    say(f"Wrote {path} for {venue.name} (id {venue.id}, network {network.id}).")
    if name is None or kind is None:
        say("Put the venue's own id, name and kind in it: nobody gave them.")
    say("Say in it who runs the venue (body), who decides (deciders), and its address and way to a review (letters).")
    today = datetime.now().astimezone().date()
    share = without_a_reference(answerable(each, today) for each in shipped_for(chosen))
    if share:
        say(f"{share} {GET_A_REFERENCE}")
    say("Look through it, then type:")
    click.echo(f"    venuecheck lint {_argument(path)}")


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask_kind() -> str:
    kinds = list(VenueKind)
    say("What kind of venue is it?")
    for number, kind in enumerate(kinds, start=1):
        click.echo(f"  {number:2}  {VENUE_KIND_WORDS[kind]}")
    chosen: VenueKind = click.prompt("Its number or name", value_proc=_kind_meant)
    return chosen.value


def _kind_meant(said: str) -> VenueKind:
    """Understand a number, a kind's word, or the beginning of one. Raises `click.UsageError`: it is asked again."""
    kinds = list(VenueKind)
    wanted = " ".join(said.replace("_", " ").casefold().split())
    if wanted.isascii() and wanted.isdigit() and 0 < int(wanted[:4]) <= len(kinds):
        return kinds[int(wanted[:4]) - 1]
    names = {kind: (kind.value.replace("_", " "), VENUE_KIND_WORDS[kind].casefold()) for kind in kinds}
    exact = [kind for kind, words in names.items() if wanted in words]
    near = exact or [kind for kind, words in names.items() if any(word.startswith(wanted) for word in words)]
    if wanted and len(near) == 1:
        return near[0]
    what = f"'{plain(said, 40)}' is none of these"
    raise click.UsageError(f"{what}: type a number from 1 to {len(kinds)}, or a word such as library.")


def _argument(path: Path) -> str:
    """Write a path so that it can be typed, in the shells of all three systems."""
    text = str(path)
    return f'"{text}"' if " " in text else text

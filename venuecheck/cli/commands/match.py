"""`venuecheck match`: judge the names of a booking that are like listed ones."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options

_WORDS = ("not-the-same", "cannot-exclude", "confirmed")


@click.command(short_help="Judge a booking's names that are like listed ones.")
@click.argument("assessment", metavar="[ID]", required=False, default="")
@click.option(
    "--entry",
    "entries",
    multiple=True,
    metavar="LIST/ENTRY",
    help="The match that is judged, as it is shown; again for another entry that the same word is about.",
)
@click.option("--word", type=click.Choice(_WORDS), help="What you say of it; with --entry.")
@click.option("--because", "reason", default="", help="How you know; with --word. It is kept.")
@click.option("--name", default="", metavar="NAME", help="The name that was given, where several are like one entry.")
@click.option(
    "--born",
    type=click.IntRange(1900, 2100),
    metavar="YEAR",
    help="Year of birth of the person --name, from public particulars. Never ask an organiser for it.",
)
@options.person("Who answers for it; with --word.", required=False, older="--by")
@options.configuration()
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    assessment: str,
    entries: tuple[str, ...],
    word: str | None,
    reason: str,
    name: str,
    born: int | None,
    person: str,
    config: Path,
) -> None:
    """Judge the names of the booking ID that are like one on a list: not the same, cannot exclude, or confirmed.

    Of one that is not finished, ID is its checklist and its draft, as in venue-booking/draft-1: a word counts for the
    name when the booking is finished. Without ID, the bookings with a name to judge are listed. Without --word, each
    match is shown and asked about here.
    A like name is no proof and refuses nothing. What you say is recorded with your name and reason, and shown whenever
    the name comes again. After "cannot exclude" and "confirmed" you are told what follows by the list and its measure.

    Exit status: 0 no name is left to judge, 2 something is wrong, 3 some are.
    """
    from venuecheck.cli.terminal import judging  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415

    if not assessment and (entries or word or reason or name or born):
        raise InvalidError.of("assessment", "it is not said which booking this is about", "give its id")
    if not assessment:
        options.refuse_unused("without an ID", "person")
        ctx.exit(0 if judging.list_bookings(config) else 3)
    if bool(word) is not bool(entries):
        raise InvalidError.of("word" if entries else "entry", "a word is about a match", "give --entry and --word")
    if born and not name:
        raise InvalidError.of("born", "it is not said whose year of birth this is", "give --name with it")
    if "/" in assessment:
        options.refuse_unused("for what is not finished", "born")
    if not word:
        options.refuse_unused("without --word", "reason", "person", *([] if born else ["name"]))
    said = judging.Said(entries=entries, word=word or "", reason=reason, name=name, person=person, born=born)
    ctx.exit(0 if judging.judge_booking(config, assessment, said) else 3)

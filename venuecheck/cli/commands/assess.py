"""`venuecheck assess`: answer a checklist for a booking or a venue, in the terminal or from a file."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command("assess", short_help="Answer a checklist for a booking or for the venue.")
@click.argument("checklist")
@options.configuration()
@click.option(
    "--answers", type=click.Path(path_type=Path), help="A file of answers; without it the questions are asked here."
)
@options.written_as("table", "json", default="table", words="How the result is written.")
@click.option(
    "--from-organiser",
    is_flag=True,
    help="The answers come from outside: they may answer the organiser's questions only, and decide nothing.",
)
@click.option("--draft", default="", help="The name of the draft to go on with, or to keep the answers under.")
@click.option("--again", default="", metavar="ID", help="The recorded check of an earlier booking of the same series.")
@click.option(
    "--changed",
    default="",
    metavar="ID",
    help="Something has changed on this booking: what is different now is asked, or stands in --answers.",
)
@click.option("--language", default="en", show_default=True, help="The language of the questions, such as cy.")
@options.output("The file to write the result to; otherwise it goes to the terminal.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    checklist: str,
    config: Path,
    answers: Path | None,
    from_organiser: bool,
    output: str | None,
    **said: str,
) -> None:
    """Answer CHECKLIST (the id of one that ships or of your own, or a file), and record what comes of it.

    With --again, the answers of an earlier booking are taken over. What has not changed is not asked again; where
    nothing has, and the decision still counts, it covers this booking too.

    With --changed, a recorded booking takes other answers, asked here or from a file, and waits for a decision: to
    amend it, to hold it, or to cancel what was confirmed. It stays the same booking.

    Exit status: 0 recorded, 2 something is wrong with the command or a file, 3 not finished (kept as a draft; the
    same command goes on with it).
    """
    from venuecheck.cli.terminal.answering import How, run  # noqa: PLC0415 - nothing is loaded before it is needed

    if said["changed"]:
        options.refuse_unused("with --changed", "again", "draft")
    if answers is None:
        options.refuse_unused("without --answers", "from_organiser")
    how = How(
        format_=said["format_"],
        output=output,
        from_organiser=from_organiser,
        draft=said["draft"],
        again=said["again"],
        changed=said["changed"],
        language=said["language"],
    )
    ctx.exit(run(checklist, config, answers, how))

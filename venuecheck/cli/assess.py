"""`venuecheck assess`: answer a checklist for a booking or a venue, in the terminal or from a file."""

from pathlib import Path

import click


@click.command("assess", short_help="Answer a checklist for a booking or for the venue.")
@click.argument("checklist")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("venuecheck.yaml"),
    show_default=True,
    help="The venue's configuration.",
)
@click.option(
    "--answers", type=click.Path(path_type=Path), help="A file of answers; without it the questions are asked here."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the result is written.",
)
@click.option("--output", help="The file to write the result to; otherwise it goes to the terminal.")
@click.pass_context
def command(
    ctx: click.Context, *, checklist: str, config: Path, answers: Path | None, format_: str, output: str | None
) -> None:
    """Answer CHECKLIST (the id of one that ships, or a file), and record what comes of it.

    Exit status: 0 recorded, 2 something is wrong with the command or a file, 3 not finished (kept as a draft; the
    same command goes on with it).
    """
    from venuecheck.cli.answering import run  # noqa: PLC0415 - nothing is loaded before it is needed

    ctx.exit(run(checklist, config, answers, format_=format_, output=output))

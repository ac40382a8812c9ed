"""`venuecheck collate`: one report on all venues of a partnership."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options

if TYPE_CHECKING:
    from venuecheck.report.partnership.view import PartnershipView
    from venuecheck.service.partnership.what_was_sent import Gathered

NOT_ALL_COUNTED = 3
_MOST_LINES = 200


@click.command("collate", short_help="Write one report on all venues, from what they sent.")
@click.argument("inputs", nargs=-1, required=True, metavar="FOLDER|DATABASE...")
@click.option(
    "--partners",
    type=click.Path(path_type=Path),
    help="The list of partners and their venues.  [default: the register of your records, or partners.yaml]",
)
@options.configuration(
    "The coordinator's own configuration: of its records the register and the keys that were trusted count."
)
@click.option(
    "--edition",
    type=click.Choice(["board", "public", "inspection"]),
    default="board",
    show_default=True,
    help="For whom it is; the public one names no venue and keeps small numbers of bookings back.",
)
@click.option("--as-of", metavar="DAY", help="As it stood at the end of that day, such as 2026-09-30.  [default: now]")
@click.option(
    "--format",
    "format_ids",
    multiple=True,
    metavar="FORMAT",
    help="How to write it: html, pdf, xlsx, csv, json, docx (the board's paper); again for more."
    "  [default: html, and docx for the board]",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The folder to write to.",
)
@click.option(
    "--parquet",
    type=click.Path(path_type=Path),
    help="A folder to add the findings to, as Parquet; name it as an input later, beside or instead of the bundles.",
)
@click.pass_context
def command(  # noqa: PLR0917 - click hands them over by name
    ctx: click.Context,
    inputs: tuple[str, ...],
    partners: Path | None,
    config: Path,
    edition: str,
    as_of: str | None,
    format_ids: tuple[str, ...],
    folder: Path,
    parquet: Path | None,
) -> None:
    """Write one report on all venues, from folders of bundles, exported findings or the coordinator's database.

    Everything that was sent and is not counted is named, and so is every venue that is overdue. It is a draft: what is
    to be given to a board or to the public is published first (venuecheck publish).

    Exit status: 0 written; 2 an input cannot be used; 3 written, but something that was sent is not counted.
    """
    from venuecheck.cli.terminal.staying import loaded, loading  # noqa: PLC0415 - nothing is loaded before it is needed

    loading()
    from datetime import datetime  # noqa: PLC0415

    from venuecheck.cli.terminal.output import check_writable, make_folder, say, write  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.core.london import london_day  # noqa: PLC0415
    from venuecheck.report.partnership.view import Edition  # noqa: PLC0415
    from venuecheck.service.partnership import collation  # noqa: PLC0415
    from venuecheck.service.partnership.what_was_sent import gather  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415

    loaded()
    chosen = Edition(edition)
    formats = [collation.format_of(one) for one in format_ids or _usual(chosen)]
    now = datetime.now().astimezone()
    day = day_of("as_of", as_of) if as_of else None
    at = collation.moment_of(day, now)
    make_folder(folder)
    check_writable(str(folder / "report"))
    known = here(config, partners)
    listed = known.register
    if listed is None:
        say("No partners.yaml is here: venues that sent nothing are not known. See --partners.", err=True)
    own = known.own
    gathered = gather(
        inputs, listed, now=now, at=at, on_file=_progress, parquet=parquet, trusted=own.trusted, proven=own.proven
    )
    for line in gathered.proven:
        say(line, err=True)
    view = collation.collate(gathered, listed, chosen, now=now, as_of=day)
    for line in _lines(gathered, view):
        say(line, err=True)
    stem = f"{view.partnership_id}-{edition}-{london_day(at):%Y%m%d}"
    for one in formats:
        for ending, content in collation.documents(view, one.id):
            write(content, str(folder / f"{stem}{ending}"))
            say(f"Wrote {(folder / f'{stem}{ending}').resolve()}")
    ctx.exit(NOT_ALL_COUNTED if any(one.is_lost for one in gathered.not_counted) else 0)


def _usual(edition: object) -> tuple[str, ...]:
    """Give the formats of an edition where nobody chose: the board's paper only where it can be made."""
    from importlib.util import find_spec  # noqa: PLC0415

    from venuecheck.report.partnership.view import Edition  # noqa: PLC0415

    has_paper = edition is Edition.BOARD and find_spec("docx") is not None
    return ("html", "docx") if has_paper else ("html",)


def _progress(done: int, everything: int) -> None:
    import sys  # noqa: PLC0415

    if sys.stderr.isatty() and (done % 20 == 0 or done == everything):
        click.echo(f"\r{done} of {everything} bundles read", err=True, nl=done == everything)


def _lines(gathered: "Gathered", view: "PartnershipView") -> list[str]:
    """Give a line for each thing that is not counted and each venue that is overdue."""
    from venuecheck.collate.sent import Trouble  # noqa: PLC0415
    from venuecheck.service.partnership.chasing_words import not_counted_words  # noqa: PLC0415

    names = gathered.names
    lines = [
        f"{'SETTLED' if one.trouble is Trouble.SETTLED else 'NOT COUNTED'} {not_counted_words(one, names)}"
        for one in gathered.not_counted
    ]
    lines += [f"ASK {sentence}" for sentence in gathered.to_ask]
    lines += view.overdue_lines
    if len(lines) > _MOST_LINES:
        lines = [*lines[:_MOST_LINES], f"And {len(lines) - _MOST_LINES} more; the report names all."]
    return lines

"""`venuecheck publish`: a quarter's editions, frozen and signed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options

if TYPE_CHECKING:
    from venuecheck.report.format import Format
    from venuecheck.report.partnership.view import Edition


@click.command("publish", short_help="Freeze a quarter's editions, signed.")
@click.argument("quarter", metavar="QUARTER")
@click.argument("inputs", nargs=-1, metavar="[FOLDER|DATABASE...]")
@options.configuration("The coordinator's own configuration.")
@click.option(
    "--partners",
    type=click.Path(path_type=Path),
    help="The list of partners and their venues.  [default: the register of your records, or partners.yaml]",
)
@options.person("Who publishes it.")
@click.option(
    "--correct",
    "why",
    default="",
    metavar="WHY",
    help="Publish the quarter anew, with what is wrong in what was published; that stays in the records.",
)
@click.option(
    "--edition",
    "editions",
    type=click.Choice(["board", "public", "inspection"]),
    multiple=True,
    help="Which of them to write; again for more. All are frozen in any case.  [default: board, public]",
)
@click.option(
    "--format",
    "format_ids",
    multiple=True,
    metavar="FORMAT",
    help="How to write it: html, pdf, xlsx, csv, json, docx (the board's paper); again for more.  [default: html]",
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The folder to write to.",
)
def command(  # noqa: PLR0917 - click hands them over by name
    quarter: str,
    inputs: tuple[str, ...],
    config: Path,
    partners: Path | None,
    person: str,
    why: str,
    editions: tuple[str, ...],
    format_ids: tuple[str, ...],
    folder: Path,
) -> None:
    """Freeze the editions of a QUARTER that is over, such as 2026-Q3, as it stood at the end of its last day.

    What is counted is what FOLDERs of bundles and DATABASEs hold; where none is named, the coordinator's own records.
    Each quarter is published once. Asked again, the same editions are written again. What turns out wrong is corrected
    with --correct: the editions say so, and what the public was told of bookings is repeated as it was.

    Beside each file, PARTNERSHIP-EDITION-QUARTER.edition holds the same, signed with the key of the coordinator's
    records.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import check_writable, make_folder, say  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.core import day_words  # noqa: PLC0415
    from venuecheck.service.partnership import collation, publishing  # noqa: PLC0415
    from venuecheck.service.partnership.editions import sealed  # noqa: PLC0415
    from venuecheck.service.partnership.what_was_sent import gather  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    wanted = publishing.quarter_to_publish(quarter, now)
    formats = _formats(format_ids, editions)
    make_folder(folder)
    check_writable(str(folder / "report"))
    site, known = load_site(config), here(config, partners)
    listed = known.needed
    own = known.own
    sent = inputs or (site.store_url,)
    gathered = gather(sent, listed, now=now, at=wanted.ends, trusted=own.trusted, proven=own.proven)
    with open_store(site) as store:
        made = publishing.publish(
            site, store, gathered, listed, quarter=wanted, person=person, now=now, proven=own.proven, why=why
        )
        for one in made.editions:
            if one.edition in _chosen(editions):
                stem = publishing.stem_of(listed.id, one.edition, wanted)
                view = one.shown
                for form in formats:
                    if form.paper and view.paper is None:
                        continue
                    for ending, content in collation.documents(view, form.id):
                        _write(folder / f"{stem}{ending}", content)
                _write(folder / f"{stem}.edition", sealed(store, one))
    first = made.editions[0]
    said = "Published" if made.is_new else "Nothing to do: published"
    say(f"{said} on {day_words.day(first.published_on)} by {first.person}: {wanted.words}.")
    _say_unread(() if made.is_new else inputs)
    if first.corrects is not None:
        say(first.shown.issue_words)
    if made.named_words:
        say(f"NOTE {made.named_words}", err=True)
    for sentence in gathered.to_ask:
        say(f"ASK {sentence}", err=True)
    for one in made.editions:
        say(f"{one.edition}: SHA-256 {one.digest}")


def _formats(wanted: tuple[str, ...], editions: tuple[str, ...]) -> "list[Format]":
    """Give the formats, each of which one of the editions has. Raises `InputError`."""
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415 - nothing is loaded before it is needed
    from venuecheck.report.partnership.view import Edition  # noqa: PLC0415
    from venuecheck.service.partnership.collation import format_of  # noqa: PLC0415

    formats = [format_of(one) for one in wanted or ("html",)]
    if any(form.paper for form in formats) and Edition.BOARD not in _chosen(editions):
        raise InvalidError.of("format", "only the board's edition has a paper", "add --edition board, or leave it out")
    return formats


def _chosen(editions: tuple[str, ...]) -> "set[Edition]":
    from venuecheck.report.partnership.view import Edition  # noqa: PLC0415

    return {Edition(one) for one in editions} or {Edition.BOARD, Edition.PUBLIC}


def _say_unread(inputs: tuple[str, ...]) -> None:
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415

    if inputs:
        named = ", ".join(inputs)
        say(f"NOT COUNTED {named}: what is published stays. With --correct WHY it is published anew.", err=True)


def _write(path: Path, content: bytes) -> None:
    from venuecheck.cli.terminal.output import say, write  # noqa: PLC0415

    write(content, str(path))
    say(f"Wrote {path.resolve()}")

"""`venuecheck checklist`: checklists shown, printed, published, and exchanged with spreadsheets."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.cli.terminal.groups import Listed
from venuecheck.cli.terminal.output import argument, say

if TYPE_CHECKING:
    from datetime import date

    from venuecheck.assessment.checklist import Checklist
    from venuecheck.service.looking_over import AsItStands
    from venuecheck.service.sites.site import Site

_NOT_WHOLE = 2
"""The status of what was read in part, as of what cannot be."""
_SETTINGS = Path("venuecheck.yaml")
_CONFIG = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=None,
    help="The venue's configuration: name, privacy notice.",
)
_LANGUAGE = click.option("--language", default="en", show_default=True, help="The language, such as cy.")
_OUTPUT = options.output("The file to write; otherwise it goes to the terminal.")


@click.group(name="checklist", cls=Listed)
def command() -> None:
    """Show a checklist, print it as a form, exchange it with spreadsheets."""


@command.command()
@click.argument("checklist")
@options.written_as("text", "svg", default="text", words="Words, or a picture.")
@click.option(
    "--as",
    "reader",
    type=click.Choice(["author", "clerk", "organiser"]),
    default="author",
    show_default=True,
    help="As whom: all of it, what staff are asked to fill in, or an organiser's part in the words meant for them.",
)
@_LANGUAGE
@_OUTPUT
def show(*, checklist: str, format_: str, reader: str, language: str, output: str | None) -> None:
    """Show CHECKLIST (an id, or a file) as a person would read it: before it is published, too.

    Mistakes that lint finds in it are said beside it, and it is shown all the same.
    """
    from shutil import get_terminal_size  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import write  # noqa: PLC0415
    from venuecheck.service.checklists import pages  # noqa: PLC0415

    if format_ == "svg":
        options.refuse_unused("with --format svg", "reader")
    found = _as_it_stands(checklist, language)
    if not found.is_whole:
        from venuecheck.core.problem import UnusableFileError  # noqa: PLC0415

        raise UnusableFileError(found.mistakes)
    _say_mistakes(checklist, found)
    width = min(max(get_terminal_size().columns, 40), 100)
    write(pages.show(found.checklist, format_, width=width, reader=pages.Reader(reader)), output)


@command.command(name="diff")
@click.argument("before")
@click.argument("after")
@_LANGUAGE
@click.pass_context
def difference(ctx: click.Context, *, before: str, after: str, language: str) -> None:
    """Tell in words what differs between two checklists, or between two versions of one: ids, or files.

    What is asked and when, and what follows from it. What was stands behind -, what is behind +. Where one cannot be
    read wholly, what differs as far as it can, then what is to be put right; the exit status is 2.
    """
    from venuecheck.core.plain_text import plain  # noqa: PLC0415 - nothing is loaded before it is needed
    from venuecheck.service.checklists import pages  # noqa: PLC0415

    was, now = (_as_it_stands(one, language) for one in (before, after))
    is_whole = was.is_whole and now.is_whole
    if not is_whole:
        say("This is what differs as far as the files can be read:")
    for line in pages.difference(was.checklist, now.checklist):
        indent = len(line) - len(line.lstrip())
        say(plain(line.lstrip(), 4_000), indent=indent)
    for name, found in ((before, was), (after, now)):
        _say_mistakes(name, found)
    ctx.exit(0 if is_whole else _NOT_WHOLE)


@command.command()
@click.argument("checklist")
@options.written_as("html", "pdf", default="html", words="Web page, or PDF.")
@_CONFIG
@_LANGUAGE
@_OUTPUT
def paper(*, checklist: str, format_: str, config: Path | None, language: str, output: str | None) -> None:
    """Make a form of CHECKLIST to be printed and filled in by hand; of one with mistakes none is made."""
    from venuecheck.cli.terminal.output import check_writable, write  # noqa: PLC0415 - heavy imports wait
    from venuecheck.service.checklists import pages  # noqa: PLC0415

    check_writable(output)
    found = _to_hand_out(checklist, language, config or _SETTINGS)
    write(pages.print_form(found, format_, site=_site(config)), output)


@command.command(name="organiser-form")
@click.argument("checklist")
@options.written_as(
    "fillable",
    "html",
    "pdf",
    default="fillable",
    words="A file to be filled in on a computer, or a form to print.",
)
@_CONFIG
@_LANGUAGE
@_OUTPUT
def organiser_form(*, checklist: str, format_: str, config: Path | None, language: str, output: str | None) -> None:
    """Make the organiser's part of CHECKLIST: the questions that the hirer can answer.

    The fillable form is one HTML file that needs no connection. The organiser opens it in a browser, saves the answers
    and sends that file; "venuecheck assess CHECKLIST --from-organiser --answers FILE" reads it, and the record says who
    said what.
    """
    from venuecheck.cli.terminal.output import check_writable, write  # noqa: PLC0415 - heavy imports wait
    from venuecheck.service.checklists import pages  # noqa: PLC0415

    check_writable(output)
    found = _to_hand_out(checklist, language, config or _SETTINGS)
    if format_ == "fillable":
        made = pages.fillable(found, site=_site(config))
    else:
        made = pages.print_form(found, format_, site=_site(config), for_organiser=True)
    write(made, output)


@command.command()
@options.configuration()
def drafts(*, config: Path) -> None:
    """List the answers that are kept and not recorded yet, of every checklist, with how to go on with each."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.core import day_words  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.bookings.kept_drafts import UNREADABLE, kept_drafts  # noqa: PLC0415
    from venuecheck.service.bookings.names_early import drafts_to_judge  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        found = kept_drafts(store)
        to_judge = {one.draft: one for one in drafts_to_judge(store)}
    for each in found:
        if not each.is_readable:
            called = plain(" ".join(filter(None, (each.checklist, each.name))), 160)
            say(f"{UNREADABLE}: {called}. No record is damaged: throw it away on the page of bookings.")
            continue
        begun = day_words.day(datetime.fromisoformat(each.saved).astimezone())
        said = f"{plain(each.subject, 120) or 'no subject yet'}, by {plain(each.person, 80) or 'nobody named yet'}"
        say(f"{said}; {each.answered} answered, kept on {begun}")
        named = f" --draft {argument(each.name)}" if each.name else ""
        click.echo(f"    venuecheck assess {each.checklist}{named}")
        if each in to_judge:
            say(f"  A name in it is like one on a list: a named person judges it by {day_words.day(to_judge[each].by)}")
            click.echo(f"    venuecheck match {argument(each.shown)}")
    say("No draft is kept." if not found else f"{len(found)} kept.")


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def publish(*, file: Path) -> None:
    """Publish the version of the checklist in FILE: keep its digest, so that lint finds a silent change.

    What lint refuses is refused here too, and nothing is written.
    """
    from venuecheck.service.publishing_checklists import publish as publish_version  # noqa: PLC0415 - heavy imports wait

    done = publish_version(str(file), _today())
    said = "is published" if done.is_new else "was published already, and has not changed"
    say(f"Version {done.version} of {done.checklist} {said} ({done.path}).")


@command.command(name="export")
@click.argument("checklist")
@click.option(
    "--to", "to", required=True, metavar="FORM.xlsx", callback=ends_as(".xlsx"), help="The workbook to write."
)
def export(*, checklist: str, to: str) -> None:
    """Write CHECKLIST as a spreadsheet in the form of XLSForm, to be changed there."""
    from venuecheck.cli.terminal.output import check_free, write  # noqa: PLC0415 - heavy imports wait
    from venuecheck.service.checklists import spreadsheets  # noqa: PLC0415
    from venuecheck.service.looking_over import to_hand_out  # noqa: PLC0415

    check_free(to, "its edits")
    document, found = to_hand_out(checklist, _today(), settings=_SETTINGS)
    write(spreadsheets.workbook(document, found), to)
    say(f"Written to {to}.", err=True)


@command.command(name="import")
@click.argument("form", metavar="FORM", type=click.Path(path_type=Path))
@click.option(
    "--to", "to", required=True, metavar="FILE.yaml", callback=ends_as(".yaml", ".yml"), help="The checklist to write."
)
@click.pass_context
def import_(ctx: click.Context, /, *, form: Path, to: str) -> None:
    """Make a checklist of FORM, a form in the form of XLSForm (.xlsx, .xls, .ods, .csv).

    A form has neither sources nor rules: what comes out is a draft, which leaves everything to a person until you write
    them. What of the form is not in it, or is in it otherwise, is named with its sheet and cells, here and at the top
    of the file. A CSV file that is called after its sheet (survey.csv) is read with those beside it (choices.csv).

    Exit status: 0 all of it was taken over, 1 something is left, 2 it cannot be used, or what was written from it has
    mistakes to put right first (each is named).
    """
    from venuecheck.cli.terminal.output import check_free, write  # noqa: PLC0415 - heavy imports wait
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.checklists.spreadsheets import imported  # noqa: PLC0415
    from venuecheck.service.linting import lint  # noqa: PLC0415

    check_free(to, "its edits")
    found = imported(form)
    write(found.text.encode(), to)
    say(f"Written to {to}.")
    if found.left:
        say("Not in it, or otherwise than in the form:")
    for one in found.left:
        say(plain(str(one), 1_000), indent=2)
    _, problems = lint((Path(to),), _today())
    wrong = [problem for problem in problems if not problem.warning]
    if wrong:
        say("Put right in it, before it can be used:")
    for problem in wrong:
        say(plain(str(problem), 1_000))
    if len(problems) > len(wrong):
        say(f'"venuecheck lint {to}" warns of {len(problems) - len(wrong)} more.')
    ctx.exit(2 if wrong else int(bool(found.left)))


def _to_hand_out(name: str, language: str, settings: Path) -> "Checklist":
    """Give a checklist to be printed or filled in: none that lint refuses."""
    from venuecheck.service.looking_over import to_hand_out  # noqa: PLC0415 - heavy imports wait

    return to_hand_out(name, _today(), language, settings=settings)[1]


def _today() -> "date":
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait

    from venuecheck.core.london import london_day  # noqa: PLC0415

    return london_day(datetime.now().astimezone())


def _as_it_stands(name: str, language: str) -> "AsItStands":
    from venuecheck.service.looking_over import as_it_stands  # noqa: PLC0415 - heavy imports wait

    return as_it_stands(name, language, _today(), _SETTINGS)


def _say_mistakes(name: str, found: "AsItStands") -> None:
    """Say on the side what lint finds wrong with a checklist."""
    from venuecheck.cli.terminal.problems import lines  # noqa: PLC0415 - heavy imports wait
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InputError  # noqa: PLC0415

    if found.mistakes:
        say(f"Put right in {plain(name, 200)}, before it can be used or published:", err=True)
        for one in lines(InputError(found.mistakes), None):
            say(plain(one, 1_000), err=True)


def _site(config: Path | None) -> "Site | None":
    """Give the venue where there is a configuration: its name and privacy notice stand in the form."""
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415 - heavy imports wait

    place = config or _SETTINGS
    return load_site(place) if config is not None or place.is_file() else None

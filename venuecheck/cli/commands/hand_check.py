"""`venuecheck hand-check`: have a person open the pages in a browser, and read in what they saw."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.cli.terminal.output import argument, say
from venuecheck.core.venue import Trigger

if TYPE_CHECKING:
    from venuecheck.service.filter_checks.hand_check import Imported, Made


@click.command(name="hand-check")
@click.option("--list", "list_name", help="A test list: a file, or the id of a shipped one.")
@click.option(
    "--output",
    metavar="FILE.html",
    callback=ends_as(".html", ".htm"),
    help="The page to write. Default: hand-check-LIST.html here.",
)
@click.option(
    "--sheet",
    metavar="FILE.csv",
    callback=ends_as(".csv"),
    help="Write a sheet instead, into which a paper form is copied.",
)
@click.option("--with-restricted", is_flag=True, help="Put restricted pages in, with their addresses.")
@click.option("--import", "import_", metavar="FILE", help="Read in a saved results file, or a filled-in sheet (.csv).")
@click.option(
    "--trigger",
    type=click.Choice([kind.value for kind in Trigger]),
    default=Trigger.CHANGE.value,
    show_default=True,
    help="Why the check was made (with --import).",
)
@options.configuration()
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    list_name: str | None,
    output: str | None,
    sheet: str | None,
    import_: str | None,
    trigger: str,
    config: Path,
    *,
    with_restricted: bool,
) -> None:
    """Check a filter by hand, where nothing may be installed: iPads, Chromebooks, managed browsers.

    With --list it writes one HTML file. A person, signed in as a test pupil, opens it in the device's browser, opens
    each page and records what came; it can be printed as a form, too. With --import the saved file becomes part of the
    record and of every report, marked as seen by a person.

    Exit status: 0 done, and with --import every page as expected; with --import also 1 a page that should be blocked
    opened, or the reverse, and 3 nothing is wrong but a page could not be told or was not checked; 2 the command or a
    file cannot be used.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck import catalogue  # noqa: PLC0415
    from venuecheck.cli.terminal.output import check_free, check_writable, write  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.filter_checks import checking, hand_check  # noqa: PLC0415
    from venuecheck.service.filter_checks.list_file import load_list  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    site = load_site(config)
    if import_ is not None:
        options.refuse_unheard("with --import", "import_", "list_name", "trigger")
        found = hand_check.read_hand_check(Path(import_))
        with open_store(site) as store:
            test_list = (
                load_list(catalogue.test_list_path(list_name))
                if list_name is not None
                else hand_check.list_of(found, site, store, import_)
            )
            done = hand_check.import_hand_check(
                site, store, found, test_list, import_, now=now, trigger=Trigger(trigger)
            )
        _tell(done)
        ctx.exit(checking.exit_status(done.run))
    options.refuse_unheard("without --import", "list_name", "output", "sheet", "with_restricted")
    if list_name is None:
        raise InvalidError.of("list", "no test list is named", "name one, or a saved file with --import")
    if output and sheet:
        raise InvalidError.of("sheet", "a page and a sheet cannot be written at once", "write one after the other")
    check_free(sheet, "its answers")
    path = catalogue.test_list_path(list_name)
    test_list = load_list(path)
    target = sheet or output or f"hand-check-{test_list.id}.html"
    check_writable(target)
    make = hand_check.make_sheet if sheet else hand_check.make_page
    made = make(site, test_list, with_restricted=with_restricted, now=now)
    with open_store(site) as store:
        hand_check.remember_list(store, test_list, path)
    write(made.content, target)
    _say(made, target, is_sheet=sheet is not None)


def _say(made: "Made", target: str, *, is_sheet: bool) -> None:
    kind = "sheet" if is_sheet else "page"
    controls = f"{made.controls} that must open and {made.pages} to try"
    say(f"Wrote the {kind} {target}: {controls}.", err=True)
    for note in made.notes:
        say(note, err=True)
    if is_sheet:
        say(f"Fill the column 'answer' in, then type: venuecheck hand-check --import {argument(target)}", err=True)
    else:
        say(
            "Open it in a browser on the device, signed in as a test pupil; tell your safeguarding lead first.",
            err=True,
        )
        say("Then type: venuecheck hand-check --import SAVED-FILE", err=True)


def _tell(done: "Imported") -> None:
    from venuecheck.core.plain_text import plain  # noqa: PLC0415 - not needed where a page is made
    from venuecheck.report.venue.hand_checks import words_of  # noqa: PLC0415

    head = done.run.run
    if done.new:
        say(f"Recorded as {head.id}, seen by {plain(head.person, 120)} on {plain(head.device, 120)}.")
    else:
        say(f"This hand check is recorded already, as {head.id}: nothing was changed.")
    say(words_of(done.run))
    if not head.valid:
        say(f"It cannot be relied on. {head.invalid_reason}")
    for note in done.notes:
        say(note)
    say("The venue's report shows it beside the program's own check: venuecheck report")

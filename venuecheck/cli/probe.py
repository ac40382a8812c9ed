"""`venuecheck probe`: check a network's filter."""

import sys

import click

from venuecheck.core.venue import Trigger

_FORMATS = ("table", "json", "html")


@click.command()
@click.option("--config", "config", default="venuecheck.yaml", show_default=True, help="The venue's configuration.")
@click.option("--list", "list_name", required=True, help="A test list: a file, or the id of a shipped one.")
@click.option("--network", required=True, help="Id of the network that this device is on now.")
@click.option("--person", default="", help="Who runs the check, for the record.")
@click.option("--account", default="", help='The kind of account signed in, such as "test pupil". No user names.')
@click.option(
    "--trigger",
    type=click.Choice([kind.value for kind in Trigger]),
    help="Why it is run (default: change, or that of the run continued).",
)
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--output", help="Write to this file instead of the screen.")
@click.option(
    "--continue", "continue_run", metavar="RUN", help='Go on with a run that was stopped: its id, or "latest".'
)
@click.option("--reference", metavar="FILE", help='What the pages are like unfiltered, from "venuecheck witness".')
@click.option(
    "--reference-max-age",
    type=click.IntRange(1, 366),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Older, no verdict rests on it.",
)
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    config: str,
    list_name: str,
    network: str,
    person: str,
    account: str,
    trigger: str | None,
    format_: str,
    output: str | None,
    continue_run: str | None,
    reference: str | None,
    reference_max_age: int,
) -> None:
    """Check a network's web filter with a list of safe test pages.

    Tell your safeguarding lead first: each blocked page raises an alert in somebody's log. Run it on a device of
    the network, signed in as its users are. Ctrl-C stops it and keeps what it has; --continue RUN goes on.

    Exit status: 0 every page as expected; 1 a page that should be blocked opened, or the reverse; 2 the command or a
    file cannot be used; 3 nothing is wrong but something could not be told.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them
    from pathlib import Path  # noqa: PLC0415

    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415

    from venuecheck import catalogue  # noqa: PLC0415
    from venuecheck.cli.output import check_writable, write  # noqa: PLC0415
    from venuecheck.cli.probe_table import render_table  # noqa: PLC0415
    from venuecheck.cli.progress import ProbeProgress  # noqa: PLC0415
    from venuecheck.cli.stopping import on_interrupt  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.report.overrides import overridden  # noqa: PLC0415
    from venuecheck.service import documents, overriding, probing, reporting  # noqa: PLC0415
    from venuecheck.service.opening import open_store  # noqa: PLC0415
    from venuecheck.service.referencing import known_pages, load_reference  # noqa: PLC0415
    from venuecheck.service.site import load_site  # noqa: PLC0415

    check_writable(output)
    site = load_site(Path(config))
    test_list = probing.load_list(catalogue.test_list_path(list_name))
    known = None
    if reference is not None:
        now = datetime.now().astimezone()
        found, digest = load_reference(Path(reference))
        known = known_pages(found, digest, test_list, now=now, max_age_days=reference_max_age)
    screen = Console(stderr=True)
    with on_interrupt() as stop, open_store(site) as store, ProbeProgress(screen) as progress:
        run = probing.probe(
            site,
            network,
            test_list,
            person=person,
            trigger=Trigger(trigger) if trigger else None,
            store=store,
            on_event=progress.on_event,
            stop=stop,
            continue_run=continue_run,
            reference=known,
            account=account,
        )
        overrides = overriding.overrides_of(site, store)
    if run.run.finished is None:
        why = f"Stopped: {escape(plain(run.run.invalid_reason))}" if run.run.invalid_reason else "Stopped."
        screen.print(f"{why} What was found is kept. Go on with: --continue {run.run.id}", highlight=False)
    now = (run.run.finished or run.run.started).astimezone()
    if format_ == "json":
        write(documents.run_json(run), output)
    elif format_ == "html":
        view = reporting.run_report(site, run, now=now, overrides=overrides)
        write(reporting.render(view, "html"), output)
    else:
        width = None if sys.stdout.isatty() and output is None else 120
        write(render_table(run, overridden(overrides, run, now), width=width).encode("utf-8"), output)
    ctx.exit(probing.exit_status(run))

"""`venuecheck probe`: check a network's filter."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from venuecheck.cli.terminal import options
from venuecheck.core.london import london_day
from venuecheck.core.venue import Trigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from venuecheck.filtering.model.override import Override
    from venuecheck.filtering.model.run import Run
    from venuecheck.service.sites.site import Site


@click.command()
@options.configuration()
@click.option("--list", "list_name", help="A test list: a file, or the id of a shipped one.")
@click.option("--network", help="Id of the network that this device is on now.")
@options.person("Who runs the check, for the record.", required=False)
@click.option("--account", default="", help='The kind of account signed in, such as "test pupil". No user names.')
@click.option("--place", default="", help="Where in the venue this device is, for the record.")
@click.option(
    "--trigger",
    type=click.Choice([kind.value for kind in Trigger]),
    help="Why it is run (default: change, or that of the run continued).",
)
@options.written_as("table", "json", "html", default="table", words="How the result is written.")
@options.output("Write to this file instead of the screen.")
@click.option("--quiet", is_flag=True, help="Show no progress: for schedules.")
@click.option(
    "--continue", "continue_run", metavar="RUN", help='Go on with a run that was stopped: its id, or "latest".'
)
@click.option(
    "--watch", metavar="RUN", help='Watch a check that is under way elsewhere: its id, or "latest". It goes on after.'
)
@click.option("--stop", metavar="RUN", help='Stop a check that is under way elsewhere: its id, or "latest".')
@click.option("--reference", metavar="FILE", help='What the pages are like unfiltered, from "venuecheck witness".')
@click.option(
    "--reference-max-age",
    type=click.IntRange(1, 366),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="How old a reference may be; no verdict rests on an older one.",
)
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    config: Path,
    list_name: str | None,
    network: str | None,
    person: str,
    account: str,
    place: str,
    trigger: str | None,
    format_: str,
    output: str | None,
    quiet: bool,  # noqa: FBT001 - click hands flags over so
    continue_run: str | None,
    watch: str | None,
    stop: str | None,
    reference: str | None,
    reference_max_age: int,
) -> None:
    """Check a network's web filter with a list of safe test pages.

    Tell your safeguarding lead first: each blocked page raises an alert in somebody's log. Run it on a device of
    the network, signed in as its users are. Ctrl-C stops it and keeps what it has; --continue RUN goes on, with the
    list and on the network that it was begun with.

    A check that runs elsewhere (a schedule, another terminal) is watched with --watch RUN and stopped with --stop RUN,
    both without a list and a network.

    Exit status: 0 every page as expected; 1 a page that should be blocked opened, or the reverse; 2 the command or a
    file cannot be used; 3 nothing is wrong but something could not be told.
    """
    from venuecheck.cli.terminal.staying import loaded, loading  # noqa: PLC0415 - imports wait until they are needed

    loading()
    from datetime import datetime  # noqa: PLC0415

    from venuecheck import catalogue  # noqa: PLC0415
    from venuecheck.cli.terminal.output import GET_A_REFERENCE, check_writable, write  # noqa: PLC0415
    from venuecheck.cli.terminal.progress import shown_progress  # noqa: PLC0415
    from venuecheck.cli.terminal.stopping import on_interrupt  # noqa: PLC0415
    from venuecheck.service.filter_checks import checking, overrides  # noqa: PLC0415
    from venuecheck.service.filter_checks.answerable import answerable, without_a_reference  # noqa: PLC0415
    from venuecheck.service.filter_checks.list_file import load_list  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if watch or stop:
        from venuecheck.cli.terminal.elsewhere import follow  # noqa: PLC0415

        options.refuse_unheard("with --stop" if stop else "with --watch", "stop" if stop else "watch")
        ctx.exit(follow(config, watch or stop or "", is_to_stop=bool(stop)))
    if continue_run is None and (list_name is None or network is None):
        missing = "list" if list_name is None else "network"
        raise click.MissingParameter(ctx=ctx, param_type="option", param_hint=f"'--{missing}'")
    if reference is None and ctx.get_parameter_source("reference_max_age") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--reference-max-age is about a reference: name its file with --reference.")
    check_writable(output)
    site = load_site(config)
    list_name, network, continue_run = _meant(site, list_name, network, continue_run)
    test_list = load_list(catalogue.test_list_path(list_name))
    known = None
    if reference is not None:
        from venuecheck.service.filter_checks.references import known_pages, load_reference  # noqa: PLC0415

        now = datetime.now().astimezone()
        found, digest = load_reference(Path(reference))
        known = known_pages(found, digest, test_list, now=now, max_age_days=reference_max_age)
    loaded()
    with on_interrupt() as is_stopped, open_store(site) as store, shown_progress(quiet=quiet) as progress:
        if known is None and site.reference is None and not store.keys(checking.RECORD_KIND):
            share = without_a_reference([answerable(test_list, london_day(datetime.now().astimezone()))])
            if share:
                progress.say(f"{share} {GET_A_REFERENCE}")
        run = checking.probe(
            site,
            network,
            test_list,
            person=person,
            trigger=Trigger(trigger) if trigger else None,
            store=store,
            on_event=progress.on_event,
            stop=is_stopped,
            continue_run=continue_run,
            reference=known,
            account=account,
            place=place,
            provisional=not quiet,
            list_name=list_name if list_name == Path(list_name).stem else str(Path(list_name).absolute()),
        )
        overridden = overrides.overrides_of(store)
    if run.run.finished is None:
        why = f"Stopped: {run.run.invalid_reason}" if run.run.invalid_reason else "Stopped."
        progress.say(f"{why} What was found is kept. Go on with: --continue {run.run.id}")
    write(_formatted(format_, site, run, overridden, to_screen=output is None), output)
    ctx.exit(checking.exit_status(run))


def _meant(
    site: "Site", list_name: str | None, network: str | None, continue_run: str | None
) -> tuple[str, str, str | None]:
    """Give the list and the network: a run that is gone on with knows those that it was begun with."""
    if list_name is not None and network is not None:
        return list_name, network, continue_run
    from venuecheck.service.filter_checks.going_on import begun_at  # noqa: PLC0415 - imports wait until needed
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415

    with open_store(site) as store:
        begun = begun_at(store, continue_run or "", list_name=list_name, network=network)
    return begun.list_name, begun.network, begun.run


def _formatted(format_: str, site: "Site", run: "Run", overrides: "Sequence[Override]", *, to_screen: bool) -> bytes:
    """Give the result in a format; each loads only what it needs."""
    if format_ == "json":
        from venuecheck.service.filter_checks.run_document import run_json  # noqa: PLC0415

        return run_json(run)
    now = (run.run.finished or run.run.started).astimezone()
    if format_ == "html":
        from venuecheck.service.venue_reports import reporting  # noqa: PLC0415

        return reporting.render(reporting.run_report(site, run, now=now, overrides=overrides), "html")
    from venuecheck.cli.terminal.probe_table import render_table  # noqa: PLC0415
    from venuecheck.report.venue.overrides import overridden  # noqa: PLC0415

    width = None if sys.stdout.isatty() and to_screen else 120
    return render_table(run, overridden(overrides, [run], now), width=width).encode("utf-8")

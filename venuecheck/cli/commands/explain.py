"""`venuecheck explain`: why the verdict on one page is what it is."""

import sys
from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command()
@click.argument("run", metavar="RUN")
@click.argument("page", metavar="PAGE")
@options.configuration()
@options.written_as("table", "json", default="table")
def command(run: str, page: str, config: Path, format_: str) -> None:
    """Tell why the verdict on one page is what it is, step by step.

    RUN is the id of a recorded run, or "latest"; PAGE the page's id in the test list. Nothing is visited and nothing
    is judged again: the steps and the verdict are those that were recorded.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.cli.terminal.output import write  # noqa: PLC0415
    from venuecheck.cli.terminal.story import render_story  # noqa: PLC0415
    from venuecheck.service.filter_checks import documents  # noqa: PLC0415
    from venuecheck.service.filter_checks.page_story import explain  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    with open_store(site) as store:
        story = explain(site, store, run, page, now=datetime.now().astimezone())
    if format_ == "json":
        write(documents.story_json(story), None)
    else:
        text = render_story(story, width=None if sys.stdout.isatty() else 100)
        click.echo(text, nl=False)

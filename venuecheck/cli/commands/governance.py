"""`venuecheck governance`: templates of impact assessments."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options


@click.command(short_help="Write the template of an impact assessment.")
@click.argument("document", type=click.Choice(("dpia", "equality")))
@options.written_as("docx", "html", "markdown", "pdf", default="html")
@options.output("The file to write; without it, DOCUMENT-VENUE here. - is standard output.")
@options.configuration()
def command(document: str, format_: str, output: str | None, config: Path) -> None:
    """Write a data protection impact assessment (dpia) or an equality assessment, as far as this program can.

    It says what the program does with which data, how long it is kept and who sees it. What only the venue can say is
    marked "To fill in". It counts once somebody has completed and signed it.

    Exit status: 0 written, 2 something is wrong.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import check_free, say, write  # noqa: PLC0415
    from venuecheck.report.setting.prose_formats import SUFFIXES  # noqa: PLC0415
    from venuecheck.service.record_keeping.impact_assessments import draw_up, set_out  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    now = datetime.now().astimezone()
    place = output or f"{document}-{site.venue.id}{SUFFIXES[format_]}"
    check_free(place, "what was filled in")
    write(set_out(draw_up(site, document, now=now), site, format_, now=now), place)
    if place != "-":
        say(f"Written: {place}. Complete what is marked 'To fill in', and have it signed.")

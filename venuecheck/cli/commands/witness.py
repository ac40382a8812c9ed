"""`venuecheck witness`: what the pages of a list are like where nothing filters them."""

import click

UNSURE = 3


@click.command()
@click.option("--list", "list_name", required=True, help="A test list: a file, or the id of a shipped one.")
@click.option("--output", required=True, help="The file to write the reference to.")
@click.option("--config", help="A configuration, for its limits and certificates. Otherwise the device's own are used.")
@click.option("--network", help="Id of a network of that configuration, for its resolver and proxy.")
@click.pass_context
def command(ctx: click.Context, list_name: str, output: str, config: str | None, network: str | None) -> None:
    """Measure a test list from an unfiltered line, as a reference for checks.

    Run it where nothing filters: a home or mobile line, a hosted computer. "venuecheck probe --reference FILE" then
    tells a page that the filter silences from one that is down, moved or changed for everyone.

    Exit status: 0 every page could be told; 2 the command or a file cannot be used; 3 something could not be told, or
    the line is filtered.
    """
    from pathlib import Path  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck import catalogue  # noqa: PLC0415
    from venuecheck.cli.terminal.output import check_writable, write  # noqa: PLC0415
    from venuecheck.cli.terminal.stopping import on_interrupt  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.filter_checks import checking, documents  # noqa: PLC0415
    from venuecheck.service.filter_checks.witness import witness  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    check_writable(output)
    if network is not None and config is None:
        raise InvalidError.of("network", "a network is named, but no configuration", "add --config")
    site = load_site(Path(config)) if config is not None else None
    test_list = checking.load_list(catalogue.test_list_path(list_name))

    def on_page(page: str, done: int, of: int) -> None:
        click.echo(f"{done} of {of}: {plain(page, 64)}", err=True)

    with on_interrupt() as stop:
        seen = witness(test_list, site=site, network_id=network, on_page=on_page, stop=stop)
    write(documents.reference_json(seen.reference), output)
    for page in seen.reference.pages:
        click.echo(f"{page.standing.value:<8} {page.page:<24} {plain(page.reason, 300)}", err=output == "-")
    for note in seen.notes:
        click.echo(plain(note, 400), err=True)
    ctx.exit(0 if seen.sound else UNSURE)

"""`venuecheck witness`: what the pages of a list are like where nothing filters them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as

if TYPE_CHECKING:
    from venuecheck.records.signing import Signer
    from venuecheck.service.filter_checks.witness import Witnessed
    from venuecheck.service.sites.site import Site

UNSURE = 3


@click.command()
@click.option("--list", "list_name", required=True, help="A test list: a file, or the id of a shipped one.")
@click.option("--output", callback=ends_as(".json"), help="The file to write the reference to.")
@click.option(
    "--publish",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write it signed into this folder, for all the venues that fetch it.",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="With --publish: the key that signs; made where there is none. Otherwise venuecheck.key, beside the "
    "configuration or here.",
)
@click.option("--config", help="A configuration, for its limits and certificates. Otherwise the device's own are used.")
@click.option("--network", help="Id of a network of that configuration, for its resolver and proxy.")
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    list_name: str,
    output: str | None,
    publish: Path | None,
    key: Path | None,
    config: str | None,
    network: str | None,
) -> None:
    """Measure a test list from an unfiltered line, as a reference for checks.

    Run it where nothing filters: a home or mobile line, a hosted computer. "venuecheck probe --reference FILE" then
    tells a page that the filter silences from one that is down, moved or changed for everyone. With --publish, put the
    folder on a web server: venues name its address and your key under "reference:" in venuecheck.yaml.

    Exit status: 0 every page could be told; 2 the command or a file cannot be used; 3 something could not be told, or
    the line is filtered. What rests on nothing is not published.
    """
    from venuecheck import catalogue  # noqa: PLC0415 - heavy imports wait until a command needs them
    from venuecheck.cli.terminal.output import check_writable, write  # noqa: PLC0415
    from venuecheck.cli.terminal.stopping import on_interrupt  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.filter_checks import references  # noqa: PLC0415
    from venuecheck.service.filter_checks.list_file import load_list  # noqa: PLC0415
    from venuecheck.service.filter_checks.witness import witness  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if output is None and publish is None:
        raise click.UsageError("Say where to write it: --output FILE, or --publish FOLDER.")
    if publish is None:
        options.refuse_unused("without --publish", "key")
    check_writable(output)
    if network is not None and config is None:
        raise InvalidError.of("network", "a network is named, but no configuration", "add --config")
    site = load_site(Path(config)) if config is not None else None
    signer = _signer(publish, key, site) if publish is not None else None
    test_list = load_list(catalogue.test_list_path(list_name))

    def on_page(page: str, done: int, of: int) -> None:
        click.echo(f"{done} of {of}: {plain(page, 64)}", err=True)

    with on_interrupt() as stop:
        seen = witness(test_list, site=site, network_id=network, on_page=on_page, stop=stop)
    if output is not None:
        write(references.reference_json(seen.reference), output)
    for page in seen.reference.pages:
        click.echo(f"{page.standing.value:<8} {page.page:<24} {plain(page.reason, 300)}", err=output == "-")
    for note in seen.notes:
        click.echo(plain(note, 400), err=True)
    if publish is not None and signer is not None:
        _publish(seen, publish, signer)
    ctx.exit(0 if seen.sound else UNSURE)


def _signer(folder: Path, key: Path | None, site: "Site | None") -> "Signer":
    """Give the key that signs, before the long work. Raises `InputError` where it would be published with the rest."""
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.records.outside import KEY_NAME  # noqa: PLC0415
    from venuecheck.records.signing import signer_at  # noqa: PLC0415
    from venuecheck.service.sites.opening import outside  # noqa: PLC0415

    path = key or (outside(site).key_path if site is not None else Path(KEY_NAME))
    if folder.resolve() in path.resolve().parents:
        what = "the key lies in the folder that is published: everybody could sign with it"
        raise InvalidError.of("key", what, "keep it in another folder")
    return signer_at(path)


def _publish(seen: "Witnessed", folder: Path, signer: "Signer") -> None:
    """Publish what venues may rest on, and say what they write into their configuration."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.records.signing import fingerprint  # noqa: PLC0415
    from venuecheck.service.filter_checks.published_references import publish  # noqa: PLC0415

    if not (seen.reference.valid and seen.complete):
        say("Not published: nothing may rest on it. What was published before stays.", err=True)
        return
    path = publish(seen.reference, folder, signer)
    say(f"Wrote {path}. Put it on a web server with https. In venuecheck.yaml, venues write:", err=True)
    click.echo("reference:", err=True)
    click.echo(f'  address: "https://YOUR-SERVER/{path.name}"', err=True)
    click.echo(f'  key: "{signer.public_key}"', err=True)
    say(f"Tell them the key by another way than the file. Fingerprint: {fingerprint(signer.public_key)}.", err=True)

"""`venuecheck subject-access`: find, and where lawful erase, what is recorded of a person."""

from pathlib import Path

import click


@click.command("subject-access", short_help="Find, and where lawful erase, what is recorded of a person.")
@click.argument("name")
@click.option("--output", help="The file to write what was found to (JSON). Otherwise it is only listed.")
@click.option("--erase", is_flag=True, help="Erase what was found. You decide whether that is lawful.")
@click.option("--only", multiple=True, metavar="ID", help="With --erase: only this; again for more.")
@click.option("--reason", default="", help="With --erase: why it is lawful and right. It stays, so name nobody.")
@click.option("--by", default="", metavar="PERSON", help="With --erase: who decides it.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("venuecheck.yaml"),
    show_default=True,
    help="The venue's configuration.",
)
def command(  # noqa: PLR0917 - click hands every option over
    name: str,
    output: str | None,
    erase: bool,  # noqa: FBT001
    only: tuple[str, ...],
    reason: str,
    by: str,
    config: Path,
) -> None:
    """Find everything that is recorded of the person NAME, drafts and files' names too.

    Names are compared without regard to case, accents and order. Before you hand it over: is it the same person, and
    does it tell of others? Erasing leaves a record that it was done, by whom and why; what is held stays.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.output import check_writable, write  # noqa: PLC0415
    from venuecheck.cli.proof import counted  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.core.problem import InputError  # noqa: PLC0415
    from venuecheck.service import subject  # noqa: PLC0415
    from venuecheck.service.opening import open_store  # noqa: PLC0415
    from venuecheck.service.site import load_site  # noqa: PLC0415

    if not erase and (only or reason or by):
        raise InputError.at("--erase", "--only, --reason and --by are for erasing", "add --erase, or leave them out")
    check_writable(output)
    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        found = subject.find(site, store, name)
        for one in found.mentions:
            held = " (held)" if one.key in found.held else ""
            click.echo(
                f"{one.kind} {plain(one.key, 200)}, {one.at[:10]}{held}: {plain(', '.join(one.where), 300)}", err=True
            )
        click.echo(f"Found in {counted(len(found.mentions), 'record or draft', 'records and drafts')}.", err=True)
        if output is not None:
            write(subject.export(site, found, now=now), output)
        if erase:
            gone, kept = subject.erase_found(site, store, found, only=only, reason=reason, person=by, now=now)
            for key in gone:
                click.echo(f"Erased: {plain(key, 200)}", err=True)
            for hold in kept:
                click.echo(f"Kept, for it is held by {plain(hold.person, 80)}: {plain(hold.record, 200)}", err=True)
            click.echo("Copies (backups, bundles, printed reports) are not reached: erase them, too.", err=True)

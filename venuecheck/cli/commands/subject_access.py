"""`venuecheck subject-access`: find, and where lawful erase, what is recorded of a person."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.core.plain_text import plain

if TYPE_CHECKING:
    from venuecheck.service.record_keeping.subject_access import Found


@click.command("subject-access", short_help="Find, and where lawful erase, what is recorded of a person.")
@click.argument("name")
@click.option(
    "--output",
    callback=ends_as(".json"),
    help="The file to write what was found to (JSON). Otherwise it is only listed.",
)
@click.option("--erase", is_flag=True, help="Erase what was found. You decide whether that is lawful.")
@click.option("--only", multiple=True, metavar="ID", help="With --erase: only this; again for more.")
@click.option("--reason", default="", help="With --erase: why it is lawful and right. It stays, so name nobody.")
@options.person("With --erase: who decides it.", required=False, older="--by")
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    name: str,
    output: str | None,
    erase: bool,  # noqa: FBT001
    only: tuple[str, ...],
    reason: str,
    person: str,
    config: Path,
) -> None:
    """Find everything that is recorded of the person NAME, drafts, checks under way and files' names too.

    What is inside files of evidence is not looked at. Names are compared without regard to case, accents and order.
    Before you hand it over: is it the same person, and does it tell of others? Erasing leaves a record that it was
    done, by whom and why; what is held stays.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import check_writable, say, write  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.record_keeping import subject_access  # noqa: PLC0415
    from venuecheck.service.record_keeping.record_groups import STAYS  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if not erase and (only or reason or person):
        raise InvalidError.of(
            "erase", "--only, --reason and --person are for erasing", "add --erase, or leave them out"
        )
    check_writable(output)
    site, now = load_site(config), datetime.now().astimezone()
    with open_store(site) as store:
        found = subject_access.find(store, name)
        _tell(found, listed_only=output is None)
        if output is not None:
            write(subject_access.export(site, found, now=now), output)
        if erase:
            gone, kept = subject_access.erase_found(
                site, store, found, only=only, reason=reason, person=person, now=now
            )
            for key in gone:
                say(f"Erased: {plain(key, 200)}", err=True)
            for hold in kept:
                say(f"Kept, for it is held by {plain(hold.person, 80)}: {plain(hold.record, 200)}", err=True)
            for one in found.mentions:
                if one.kind in STAYS:
                    say(f"Stays, for it says why others went or did not: {one.kind} {plain(one.key)}", err=True)
            say("Copies (backups, bundles, printed reports) are not reached: erase them, too.", err=True)


def _tell(found: "Found", *, listed_only: bool) -> None:
    """Say whether the records are whole, where the name stands, and where it was not looked for."""
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415 - nothing is loaded before it is needed
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415
    from venuecheck.service.record_keeping.found_words import day_of, kind_words, parts_words  # noqa: PLC0415

    say(f"{plain(found.records, 500)}.", err=True)
    for one in found.mentions:
        held = " (held)" if one.key in found.held else ""
        parts = plain(", ".join(parts_words(one)), 600)
        say(f"{plain(one.key, 200)}: {kind_words(one.kind)}, {day_of(one)}{held}. Found in: {parts}.", err=True)
    say(f"Found in {counted(len(found.mentions), 'record or draft', 'records and drafts')}.", err=True)
    if found.mentions and listed_only:
        say("To see all that they say of the person, add --output found.json.", err=True)
    for key in found.unreadable:
        say(f"A draft cannot be read, and was not looked through: {plain(key, 200)}.", err=True)
    if found.files:
        say(f"Look for yourself inside {counted(found.files, 'file')} of evidence: it was not done.", err=True)
    if found.for_lead:
        what = counted(found.for_lead, "note")
        say(f"Ask the safeguarding lead about {what} for them alone: it was not looked through.", err=True)

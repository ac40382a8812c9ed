"""`venuecheck register`: the coordinator's list of partners and venues, as records."""

from pathlib import Path
from typing import TYPE_CHECKING, NotRequired, TypedDict

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import AS_REGISTER
from venuecheck.cli.terminal.groups import Listed

if TYPE_CHECKING:
    from typing import Unpack

    from venuecheck.cli.terminal.options import Asked

_config = options.configuration("The coordinator's own configuration.")
_person = options.person("Who writes this down.")
_since = click.option(
    "--from", "since", metavar="DATE", help="The first day on which it holds, as 2026-09-14.  [default: today]"
)
_seen = options.seen("“register show”")
_replace = click.option(
    "--replace", is_flag=True, help="Yours takes the place of what others said, once you have read it."
)


class _Noting(TypedDict):
    config: Path
    since: str | None
    person: str
    seen: str
    replace: NotRequired[bool]


def _noting(noted: "Asked") -> "Asked":
    return _config(_since(_person(_seen(noted))))


@click.group(name="register", cls=Listed)
def command() -> None:
    """Keep the list of partners and venues in your own records: what became of each, and from which day."""


@command.command()
@click.argument("venue", default="")
@_config
@click.option("--on", "on", metavar="DATE", help="As it stands on this day.  [default: today]")
def show(venue: str, config: Path, on: str | None) -> None:
    """Show the register as it stands on a day, or all that became of VENUE."""
    from venuecheck.cli.terminal.register_kept import shown  # noqa: PLC0415 - nothing is loaded before it is needed

    shown(config, venue, on)


@command.command(name="import", short_help="Take a list over: partners.yaml, or a spreadsheet.")
@click.argument("file", type=click.Path(path_type=Path))
@_config
@_since
@_person
@click.option("--name", default="", help="What the partnership is called; needed for a first spreadsheet.")
@_replace
def import_(  # noqa: PLR0917 - click hands them over by name
    file: Path,
    config: Path,
    since: str | None,
    person: str,
    name: str,
    replace: bool,  # noqa: FBT001 - click's own
) -> None:
    """Take the list FILE over: partners.yaml, CSV, XLSX or ODS. What it does not name stays as it is.

    Of a spreadsheet each row is a venue; its headings may be yours (Organisation, School, Email and the like).
    Where it names a venue otherwise than the register does (another name, another partner), that counts from the day
    on that you say. Where the list tells itself what became of a venue, it is taken as it says.

    What others said since the list was written from the register stays, and so does what they said at all where it was
    not: you are told what, by whom and when, and the list takes its place only with --replace.
    """
    from venuecheck.cli.terminal.register_kept import day_said, taken_over  # noqa: PLC0415 - loaded when it is needed

    if file.suffix.lower() in {".yaml", ".yml"}:
        options.refuse_unused("with a list that names the partnership itself", "name")
    taken_over(config, person, file, since=day_said(since), name=name, replaces=replace)


@command.command(name="export", short_help="Write the register as partners.yaml, or as a spreadsheet.")
@_config
@click.option("--to", "to", default="partners.yaml", show_default=True, callback=AS_REGISTER, help="The file, or -.")
@click.option("--on", "on", metavar="DATE", help="Of a spreadsheet: as it stands on this day.  [default: today]")
def export(config: Path, to: str, on: str | None) -> None:
    """Write the register: as a list of partners with all that became of each venue, or as it stands (.csv, .xlsx)."""
    from datetime import datetime  # noqa: PLC0415

    from venuecheck.cli.terminal.output import check_free, say, write  # noqa: PLC0415
    from venuecheck.cli.terminal.register_kept import day_said  # noqa: PLC0415
    from venuecheck.service.partnership.compared_keys import with_compared  # noqa: PLC0415
    from venuecheck.service.partnership.keeping_register import needed  # noqa: PLC0415
    from venuecheck.service.partnership.own_records import own_records  # noqa: PLC0415
    from venuecheck.service.partnership.partners_written import partners_yaml  # noqa: PLC0415
    from venuecheck.service.partnership.register_sheet_written import register_csv, register_workbook  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if Path(to).suffix.lower() not in {".csv", ".xlsx"}:
        options.refuse_unused("without a spreadsheet (--to NAME.csv or NAME.xlsx)", "on")
    check_free(to, "what stands in it")
    own, day = own_records(load_site(config)), day_said(on, "on")
    register = with_compared(needed(own.register), own.trusted)
    match Path(to).suffix.lower():
        case ".csv":
            content = register_csv(register, day)
        case ".xlsx":
            content = register_workbook(register, datetime.now().astimezone(), day)
        case _:
            content = partners_yaml(register).encode()
    write(content, to)
    if to != "-":
        say(f"Wrote {to}.", err=True)


@command.command()
@click.argument("partner")
@_config
@_person
@click.option("--name", default="", help="What it is called; needed for a new one.")
@click.option(
    "--bound",
    type=click.Choice(["duty", "agreement", "invited"]),
    help="What binds it to report; who is invited is never overdue.  [default for a new one: duty]",
)
@click.option(
    "--from", "since", metavar="DATE", help="The first day on which it is bound so, as 2026-09-14.  [default: today]"
)
@click.option("--contact", default=None, metavar="NAME <MAIL>", help="To whom letters go first; '' for nobody.")
@click.option(
    "--chief-officer", default=None, metavar="NAME <MAIL>", help="To whom they go where nobody answered; '' for nobody."
)
@_replace
def partner(  # noqa: PLR0917 - click hands them over by name
    partner: str,
    config: Path,
    person: str,
    name: str,
    bound: str | None,
    since: str | None,
    contact: str | None,
    chief_officer: str | None,
    replace: bool,  # noqa: FBT001 - click's own
) -> None:
    """Add the partner of the id PARTNER, or change what is said of it.

    Where somebody else said something else you are told what, and yours takes its place only with --replace.
    """
    from venuecheck.cli.terminal.register_kept import day_said, said_anew  # noqa: PLC0415
    from venuecheck.service.partnership.becoming import partner_known  # noqa: PLC0415

    day = day_said(since) if since or bound else None
    people = {"contact": contact, "chief_officer": chief_officer}
    becoming = partner_known(partner, name=name, bound=bound, since=day, **people)
    said_anew(config, person, becoming, partner, replaces=replace)


@command.command(name="open")
@click.argument("venue")
@_config
@_since
@_person
@click.option("--name", default="", help="What it is called; needed for a new one.")
@click.option("--kind", default="", metavar="KIND", help="What it is: school, library, community and others.")
@click.option("--partner", default="", metavar="ID", help="The partner that answers for it; needed for a new one.")
@_seen
def open_(  # noqa: PLR0917 - click hands them over by name
    venue: str, config: Path, since: str | None, person: str, name: str, kind: str, partner: str, seen: str
) -> None:
    """Note that VENUE opened: a new one, or one that was closed."""
    from venuecheck.cli.terminal.register_kept import day_said, recorded, recorded_as_read  # noqa: PLC0415
    from venuecheck.service.partnership.becoming import opened  # noqa: PLC0415

    becoming = opened(venue, since=day_said(since), name=name, kind=kind, partner=partner)
    if seen:
        recorded_as_read(config, person, becoming, venue, seen=seen)
    else:
        recorded(config, person, becoming)


@command.command()
@click.argument("venue")
@click.option("--to", "to", required=True, metavar="NAME", help="What it is called from then on.")
@_noting
@_replace
def rename(venue: str, to: str, **said: "Unpack[_Noting]") -> None:
    """Note that VENUE got another name.

    Where somebody else noted another name for the same day, you are told, and yours takes its place with --replace.
    """
    _noted(venue, "renamed", to, **said)


@command.command()
@click.argument("venue")
@click.option("--to", "to", required=True, metavar="PARTNER", help="The partner that answers for it from then on.")
@_noting
@_replace
def move(venue: str, to: str, **said: "Unpack[_Noting]") -> None:
    """Note that VENUE went to another partner.

    Where somebody else noted another for the same day, you are told, and yours takes its place with --replace.
    """
    _noted(venue, "moved", to, **said)


@command.command()
@click.argument("venue")
@_noting
def close(venue: str, **said: "Unpack[_Noting]") -> None:
    """Note that VENUE closed: from that day on nobody expects to hear from it."""
    _noted(venue, "closed", **said)


@command.command()
@click.argument("venue")
@click.option("--into", "into", required=True, metavar="VENUE", help="The venue that it is a part of from then on.")
@_noting
def merge(venue: str, into: str, **said: "Unpack[_Noting]") -> None:
    """Note that VENUE became a part of another venue, which answers for it."""
    _noted(venue, "merged", into, **said)


@command.command()
@click.argument("venue")
@click.option("--from", "since", required=True, metavar="DATE", help="The day for which it was noted.")
@_config
@_person
@_replace
def undo(venue: str, since: str, config: Path, person: str, replace: bool) -> None:  # noqa: FBT001 - click hands them over by name
    """Take back what was noted of VENUE for a day. The records keep that it was noted.

    What somebody else noted is taken back only with --replace: you are told first what it is and whose.
    """
    from venuecheck.cli.terminal.register_kept import day_said, said_anew  # noqa: PLC0415
    from venuecheck.service.partnership.becoming import taken_back  # noqa: PLC0415

    said_anew(config, person, taken_back(venue, day_said(since)), venue, replaces=replace)


@command.command()
@click.argument("venue")
@click.option("--fingerprint", "read_out", required=True, metavar="KEY", help="What was read out: five groups of four.")
@click.option("--both", is_flag=True, help="Files of another venue are signed with it, and you asked both.")
@_config
@_person
def key(venue: str, read_out: str, config: Path, person: str, *, both: bool) -> None:
    """Note that you compared a key of VENUE on the telephone: what it signed counts, in folders as well.

    No file of that key need be in your records: it can be a laptop's whose files you only have in a folder.
    """
    from venuecheck.cli.terminal.register_kept import key_noted  # noqa: PLC0415

    key_noted(config, person, venue, read_out, both=both)


@command.command(name="take-key")
@click.argument("venue")
@click.option("--fingerprint", required=True, metavar="KEY", help="As it stands beside the venue: five groups of four.")
@click.option("--reason", required=True, help="Whose it is, or how it came to stand there.")
@_config
@_person
def take_key(venue: str, fingerprint: str, reason: str, config: Path, person: str) -> None:
    """Take a key away from VENUE that is not its own: noted with the wrong one, or trusted by mistake.

    What it signed as this venue counts no more, until somebody compares it again. The records keep that it was noted.
    """
    from venuecheck.cli.terminal.register_kept import key_taken  # noqa: PLC0415

    key_taken(config, person, venue, fingerprint, reason=reason)


@command.command()
@click.argument("venue")
@click.option("--id", "new_id", required=True, metavar="ID", help="The id that its own computer has.")
@_config
@_person
def renumber(venue: str, new_id: str, config: Path, person: str) -> None:
    """Give VENUE the id under which its own computer sends; what was said by telephone goes along."""
    from venuecheck.cli.terminal.register_kept import renumbered  # noqa: PLC0415

    renumbered(config, person, venue, new_id)


def _noted(venue: str, became: str, to: str = "", **said: "Unpack[_Noting]") -> None:
    from venuecheck.cli.terminal.register_kept import day_said, said_beside  # noqa: PLC0415
    from venuecheck.service.partnership.becoming import became as becoming  # noqa: PLC0415
    from venuecheck.service.partnership.register import Became  # noqa: PLC0415

    noting = becoming(venue, Became(became), since=day_said(said["since"]), to=to)
    said_beside(said["config"], said["person"], noting, venue, replaces=said.get("replace", False), seen=said["seen"])

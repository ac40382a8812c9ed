"""`venuecheck return`: what partners say without evidence, and letters to those who say nothing."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.endings import ends_as
from venuecheck.cli.terminal.groups import Listed
from venuecheck.core.london import london_day

_config = options.configuration("The coordinator's own configuration.")
_partners = click.option(
    "--partners",
    type=click.Path(path_type=Path),
    help="The list of partners and their venues.  [default: the register of your records, or partners.yaml]",
)
_person = options.person("Who writes this down.")
_replace = click.option(
    "--replace", is_flag=True, help="This is to count, though somebody else wrote down the contrary of the same day."
)


@click.group(
    name="return", cls=Listed, short_help="Record what partners say without evidence; remind those who are silent."
)
def command() -> None:
    """Record what partners say by telephone, on paper or by mail, and remind those who say nothing."""


@command.command()
@_config
@_partners
@_person
@click.option("--venue", required=True, metavar="ID", help="The venue, by its id in the list of partners.")
@click.option(
    "--filter",
    "filtering",
    type=click.Choice(["checked_fine", "checked_problems", "not_checked", "no_network", "not_said"]),
    default="not_said",
    show_default=True,
    help="What was said about the web filter.",
)
@click.option(
    "--bookings",
    type=click.Choice(["checked", "not_checked", "no_bookings", "no_rooms", "not_said"]),
    default="not_said",
    show_default=True,
    help="What was said about bookings.",
)
@click.option("--on", "said_on", metavar="DATE", help="The day on which it was said.  [default: today]")
@click.option(
    "--how",
    type=click.Choice(["telephone", "paper", "mail", "meeting"]),
    default="telephone",
    show_default=True,
    help="How it was said.",
)
@click.option("--note", default="", help="What else was said; no names of people who book.")
@_replace
def add(  # noqa: PLR0917 - click hands them over by name
    config: Path,
    partners: Path | None,
    person: str,
    venue: str,
    filtering: str,
    bookings: str,
    said_on: str | None,
    how: str,
    note: str,
    replace: bool,  # noqa: FBT001 - so click hands a flag over
) -> None:
    """Record what was said of one venue.

    Where somebody else wrote down the contrary of the same day, you are told, and yours is recorded with --replace.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.assurance.told import BookingsSaid, FilterSaid  # noqa: PLC0415
    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.service.partnership import returning  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    one = returning.stated(
        venue,
        on=said_on or london_day(now),
        how=how,
        filtering=FilterSaid(filtering),
        bookings=BookingsSaid(bookings),
        note=note,
    )
    site, listed = load_site(config), here(config, partners).needed
    with open_store(site) as store:
        new = returning.record(site, store, listed, [one], person=person, now=now, replaces=replace)
    say(f"Recorded for {venue}: reported, no evidence." if new else "Nothing to do: this is recorded already.")
    if words := returning.gone_then(listed, one):
        say(f"NOTE {words}", err=True)


@command.command()
@_config
@_partners
@click.option(
    "--to", "to", default="return.xlsx", show_default=True, callback=ends_as(".xlsx"), help="The file to write."
)
def template(config: Path, partners: Path | None, to: str) -> None:
    """Write the sheet that partners fill in: a row a venue, with drop-down lists."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import check_free, say, write  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415
    from venuecheck.service.partnership import return_sheet  # noqa: PLC0415

    check_free(to, "its answers")
    listed = here(config, partners).needed
    today = london_day(datetime.now().astimezone())
    write(return_sheet.template(listed, made=today), to)
    say(f"Wrote {Path(to).resolve()}, with a row for each of {counted(len(listed.on(today)), 'venue')}.")


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@_config
@_partners
@_person
@_replace
def import_(files: tuple[Path, ...], config: Path, partners: Path | None, person: str, replace: bool) -> None:  # noqa: FBT001 - so click hands a flag over
    """Record what partners filled in on their sheets. Importing twice changes nothing.

    Where somebody else wrote down the contrary of the same day, you are told, and theirs is recorded with --replace.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415
    from venuecheck.service.partnership import return_sheet, returning  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    site, listed = load_site(config), here(config, partners).needed
    sheets = [return_sheet.read_sheet(path, listed, london_day(now)) for path in files]
    with open_store(site) as store:
        everything = [one for sheet in sheets for one in sheet.returns]
        new = returning.record(site, store, listed, everything, person=person, now=now, sheet=True, replaces=replace)
    for path, sheet in zip(files, sheets, strict=True):
        answered, empty = counted(len(sheet.returns), "venue"), counted(sheet.empty, "row")
        say(f"{path.name}: answers for {answered}; {empty} left empty.")
    say(f"Recorded {len(new)}, as reported without evidence; {len(everything) - len(new)} were here already.")


@command.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FOLDER|DATABASE...")
@_config
@_partners
@options.person("Who signs the letters.", older="--sender")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("letters"),
    show_default=True,
    help="The folder to write the letters to.",
)
def letters(inputs: tuple[str, ...], config: Path, partners: Path | None, person: str, folder: Path) -> None:
    """Write the letters that are due: to a partner's contact, and where that was not answered to its chief officer.

    What came and may be a venue's is named. A venue that it may be of gets no letter to a chief officer.

    What comes next follows from the letters that you put down as sent (venuecheck return sent). Without records of your
    own every letter goes to the contact.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import make_folder, say, write  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.report.setting.wording import counted  # noqa: PLC0415
    from venuecheck.service.partnership import letters_sent, reminders  # noqa: PLC0415
    from venuecheck.service.partnership.chasing import LETTERS  # noqa: PLC0415
    from venuecheck.service.partnership.chasing_words import chased_words, unassigned_words  # noqa: PLC0415
    from venuecheck.service.partnership.what_was_sent import gather  # noqa: PLC0415
    from venuecheck.service.record_keeping.writing_over import mark_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    known = here(config, partners)
    listed = known.needed
    gathered = gather(inputs, listed, now=now, trusted=known.own.trusted, proven=known.own.proven)
    written = reminders.letters(gathered, listed, sender=plain(person, 200).strip(), now=now, sent=known.own.letters)
    make_folder(folder)
    for one in written.letters:
        path = folder / f"{one.partner}-{now:%Y%m%d}-{one.step.replace('_', '-')}.txt"
        write(one.text.encode(), str(path))
        say(f"Wrote {path}: to {one.to.name}, for {counted(len(one.venues), 'venue')}. Mark: {mark_of(one)}.")
    if config.is_file():
        with open_store(load_site(config)) as store:
            letters_sent.propose(store, written.letters)
    if written.letters:
        say(
            "When you have sent one, put it down: venuecheck return sent PARTNER --person NAME --seen MARK"
            if config.is_file()
            else "You have no records of your own, so what was sent before is not known: every letter is a first one.",
            err=True,
        )
    for line in chased_words([one for one in written.chased if one.next.step not in LETTERS], listed, london_day(now)):
        say(line, err=True)
    for line in unassigned_words(gathered):
        say(line, err=True)
    if not written.letters and not written.chased:
        say("Nobody is past their day.")


@command.command()
@click.argument("partner")
@_config
@click.option(
    "--letter",
    "step",
    type=click.Choice(["contact", "chief_officer", "send_again"]),
    help="Which one, where several to this partner are proposed.",
)
@click.option("--on", "on", metavar="DATE", help="The day on which it was sent.  [default: today]")
@options.person("Who sent it.")
@options.seen("“return letters”")
def sent(partner: str, config: Path, step: str | None, on: str | None, person: str, seen: str) -> None:  # noqa: PLR0917 - click hands them over by name
    """Put down that you sent the letter to PARTNER that was written last."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.core import day_words  # noqa: PLC0415
    from venuecheck.service.partnership.chasing import ANSWER_WITHIN, Step  # noqa: PLC0415
    from venuecheck.service.partnership.chasing_words import not_due_words  # noqa: PLC0415
    from venuecheck.service.partnership.letters_sent import put_down_as_sent  # noqa: PLC0415
    from venuecheck.service.partnership.register_records import recorded_register  # noqa: PLC0415
    from venuecheck.service.partnership.reminders import due_steps, not_due  # noqa: PLC0415
    from venuecheck.service.partnership.venue_grid import chased_of, judged  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site, now = load_site(config), datetime.now().astimezone()
    day = day_of("on", on) if on else london_day(now)
    with open_store(site) as store:
        which, register = Step(step) if step else None, recorded_register(store)
        # as it is before this is on record, which is followed by something else
        known = judged(store, register, now=now) if register else None
        chased = chased_of(store, known, register, london_day(now)) if known and register else ()
        done = put_down_as_sent(site, store, partner, which, on=day, person=person, now=now, seen=seen or None)
    say(f"Recorded: sent to {done.to.name} on {day_words.day(done.on)}, about {', '.join(done.venues)}.")
    # of a venue that sent nothing here something may lie in a folder, which the letter was written of
    unheard = {one.venue for one in known.standings if one.last_heard is None} if known else {*done.venues}
    for venue in not_due(done, due_steps(chased)):
        if venue not in unheard:
            say(not_due_words(venue))
    earliest = day_words.day(done.on + ANSWER_WITHIN)
    say(f"They have until {earliest} at least; “venuecheck return letters” says what is next, and from which day.")


@command.command()
@click.argument("venue")
@_config
@_partners
@_person
@click.option("--said", required=True, help="What was said, or done; no names of people who book.")
@click.option("--next", "follows", default="", help="What is next.")
@click.option("--on", "on", metavar="DATE", help="The day on which it was.  [default: today]")
def note(  # noqa: PLR0917 - click hands them over by name
    venue: str, config: Path, partners: Path | None, person: str, said: str, follows: str, on: str | None
) -> None:
    """Note what was said about VENUE, for all who coordinate. It says nothing of how the venue stands."""
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import say  # noqa: PLC0415
    from venuecheck.cli.terminal.registers import here  # noqa: PLC0415
    from venuecheck.service.partnership import chase_notes  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    now = datetime.now().astimezone()
    day = day_of("on", on) if on else london_day(now)
    site, listed = load_site(config), here(config, partners).needed
    with open_store(site) as store:
        made = chase_notes.note(site, store, listed, venue, on=day, said=said, follows=follows, person=person, now=now)
    say(f"Noted of {venue}: {made.words}")

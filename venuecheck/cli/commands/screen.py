"""`venuecheck screen`: names of a booking against lists of names."""

from pathlib import Path

import click

from venuecheck.cli.terminal import options

_STATUS = {"nothing_to_judge": 0, "to_judge": 1, "to_look_at": 1, "no_list": 3, "list_too_old": 3, "not_compared": 3}


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--individual", "people", multiple=True, metavar="NAME", help="A person's name; with --reason.")
@click.option(
    "--reason", default="", help="Why people are screened for this booking. It is recorded, the names are not."
)
@click.option(
    "--born",
    type=click.IntRange(1900, 2100),
    metavar="YEAR",
    help="Year of birth of the one person, from public particulars. Never ask an organiser for it.",
)
@click.option("--of", "organisation", default="", metavar="NAME", help="The organisation of the one person.")
@click.option("--on", "on", metavar="DATE", help="Screen as at this day, such as 2026-09-14. Without it, today.")
@click.option("--match", "entry", metavar="LIST/ENTRY", help="The match of the one name that you judge.")
@click.option(
    "--word",
    type=click.Choice(("not-the-same", "cannot-exclude", "confirmed")),
    help="What you say of it; with --match. It is recorded, and you are told what follows.",
)
@click.option("--dismiss", metavar="LIST/ENTRY", hidden=True, help="--match LIST/ENTRY --word not-the-same.")
@click.option("--because", default="", help="How you know; with --word.")
@click.option("--person", "persons", multiple=True, metavar="NAME", help="Who answers for it; with --word.")
@click.option("--by", default="", hidden=True, help="The older spelling of who answers for it.")
@options.configuration()
@options.written_as("table", "json", default="table")
@click.pass_context
def command(  # noqa: PLR0917 - click hands every option over
    ctx: click.Context,
    names: tuple[str, ...],
    people: tuple[str, ...],
    reason: str,
    born: int | None,
    organisation: str,
    on: str | None,
    entry: str | None,
    word: str | None,
    dismiss: str | None,
    because: str,
    persons: tuple[str, ...],
    by: str,
    config: Path,
    format_: str,
) -> None:
    """Look names up on the lists: who books, on whose behalf, and the speakers' organisations.

    Each NAME is an organisation: it meets the proscribed organisations, the UK Sanctions List and the venue's own list
    (lists/own.yaml). A person (--individual) meets the UK Sanctions List only. A match refuses nothing by itself. A
    strong one is judged by a person the same day; a weak one is shown with what would tell apart, and changes nothing.
    Either can be judged (--match, --word) by a named person with a reason, which is shown the next time. The names of a
    booking are looked up when it is assessed, and judged with venuecheck match.

    First and last name alone are weak, for many people share them; a middle name, the year of birth (--born) or the
    organisation (--of) makes them strong.

    Exit status: 0 nothing to judge, 1 there is something to judge or to look at, 2 the command or a file cannot be
    used, 3 it cannot be told: a list is missing or too old, or a name is in
    letters that are compared with few listed names.
    """
    from datetime import datetime  # noqa: PLC0415 - heavy imports wait until a command needs them

    from venuecheck.assessment.screened import Word  # noqa: PLC0415
    from venuecheck.cli.terminal.output import write  # noqa: PLC0415
    from venuecheck.cli.terminal.screen_words import told  # noqa: PLC0415
    from venuecheck.core.problem import InvalidError  # noqa: PLC0415
    from venuecheck.service.names.judging import judge  # noqa: PLC0415
    from venuecheck.service.names.screening import asked_of, screen  # noqa: PLC0415
    from venuecheck.service.names.words_said import words_said  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    if dismiss:
        options.refuse_unused("with --dismiss", "entry", "word")
    entry, word = (dismiss, "not-the-same") if dismiss else (entry, word)
    people, person = who_acts(people, persons, by, reason=reason, judging=bool(entry))
    if bool(entry) is not bool(word):
        raise InvalidError.of("word" if entry else "entry", "a word is about one match", "give --match and --word")
    if not entry and (because or person):
        raise InvalidError.of("because", "this goes with a word about a match", "add --match LIST/ENTRY and --word")
    if not people:
        options.refuse_unused("without --individual", "reason")
    asked = asked_of(names, people, born=born, organisation=organisation)
    site = load_site(config)
    now = datetime.now().astimezone()
    with open_store(site) as store:
        as_at = day_of("on", on) if on else None
        if entry and word:
            found = screen(site, asked, now=now, on=as_at, reason=reason)
            said = Word(word.replace("-", "_"))
            judge(site, store, found, entry, word=said, reason=because, person=person, now=now)
        done = screen(site, asked, now=now, on=as_at, reason=reason, store=store)
        words = words_said(store)
    if format_ == "json":
        from venuecheck.service.names.document import screening_json  # noqa: PLC0415

        write(screening_json(done, words), None)
    else:
        click.echo(told(done, words))
    ctx.exit(_STATUS[done.standing.value])


def who_acts(
    individuals: tuple[str, ...], persons: tuple[str, ...], by: str, *, reason: str, judging: bool
) -> tuple[tuple[str, ...], str]:
    """Tell whom to look up from who acts; give both.

    Before `--individual` there was, `--person` named whom to look up, and `--by` who acts. That goes on working:
    nobody acts where nothing is judged, and whoever gives `--by`, or a reason to look a person up and no
    individual, means it so.
    """
    as_before = bool(by) or not judging or (bool(reason) and not individuals)
    if as_before:
        return (*individuals, *persons), by
    return individuals, persons[-1] if persons else ""

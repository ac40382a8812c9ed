"""`venuecheck letter`: a letter that follows an assessment."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.output import say
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain

if TYPE_CHECKING:
    from venuecheck.service.bookings.letters import Drawn
    from venuecheck.service.bookings.letters_made import Letter

KINDS = tuple(kind.value for kind in LetterKind)


@click.command(short_help="Make the letter that follows an assessment.")
@click.argument("assessment", metavar="ID")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    metavar="KIND",
    help=f"Which letter: {', '.join(KINDS)}. Without it, the one that comes next.",
)
@options.written_as("text", "html", "docx", "pdf", default="text")
@options.output("The file to write; text goes to the terminal without it. - is standard output.")
@click.option("--to", default="", help="To whom, where it is not the organiser.")
@options.person("Who signs; without it, whoever decided, or approves advice to an owner.", required=False)
@click.option("--role", default="", help="In which role.")
@click.option("--said", default="", help="The reasons as the organiser may read them; without it, those recorded.")
@click.option("--ask", "asks", multiple=True, help="Something that you need from the organiser; may be repeated.")
@click.option("--reply-by", default="", metavar="DATE", help="Such as 2026-12-01; without it, in ten days.")
@click.option("--note", default="", help="Something to add to a referral.")
@click.option("--approved-by", default="", help="Who approves that a referral, or advice to an owner, goes out.")
@click.option("--purpose", default="", help="What the recipient of a referral is to use it for.")
@click.option("--lawful-basis", default="", help="On which lawful basis personal data are shared in a referral.")
@click.option(
    "--legal-advice", default="", help="Of advice that names a hirer: who gave legal advice, when, and what they said."
)
@click.option("--occasion", type=int, help="Of a series: which booking, from 0 (the first); without it, the newest.")
@click.option("--draft", is_flag=True, help="Show it, to read before it is approved: nothing is recorded or written.")
@options.seen("--draft")
@click.option("--made", is_flag=True, help="List the letters that were made, and make none.")
@options.configuration()
def command(  # noqa: PLR0917 - click hands every option over
    assessment: str,
    kind: str | None,
    format_: str,
    output: str | None,
    to: str,
    person: str,
    role: str,
    said: str,
    asks: tuple[str, ...],
    reply_by: str,
    note: str,
    approved_by: str,
    purpose: str,
    lawful_basis: str,
    legal_advice: str,
    occasion: int | None,
    draft: bool,  # noqa: FBT001 - so click hands a flag over
    seen: str,
    made: bool,  # noqa: FBT001
    config: Path,
) -> None:
    """Make the letter that follows the assessment ID, and record that it was made. You send it.

    The letters are templates: to change one, copy it from reports/letters into the folder letters beside the
    configuration. After a name that may be listed, only the holding letter and the referral can be made until a reply
    of the police, or of the Prevent coordinator where there is one, is noted (venuecheck reply).

    Whoever approves a letter names the mark of the one that they read (--seen), or is shown it and asked.

    Exit status: 0 made, 2 it cannot be made, with the reason.
    """
    from dataclasses import replace  # noqa: PLC0415 - nothing is loaded before it is needed
    from datetime import datetime  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415

    from venuecheck.cli.terminal.output import check_writable, write, written  # noqa: PLC0415
    from venuecheck.cli.terminal.reading_first import read_as_shown  # noqa: PLC0415
    from venuecheck.report.setting.prose_formats import SUFFIXES  # noqa: PLC0415
    from venuecheck.service.bookings.letter_templates import refuse_unheard  # noqa: PLC0415
    from venuecheck.service.bookings.letter_wanted import Wanted  # noqa: PLC0415
    from venuecheck.service.bookings.letters import (  # noqa: PLC0415
        before_approval,
        draw_up,
        read_as,
        record_letter,
        set_out,
    )
    from venuecheck.service.bookings.letters_made import letters_of  # noqa: PLC0415
    from venuecheck.service.bookings.organisers_forms import organiser_did  # noqa: PLC0415
    from venuecheck.service.bookings.recorded import read_assessment  # noqa: PLC0415
    from venuecheck.service.record_keeping.proof import told_if_not_whole  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    _refuse_unused(made=made, draft=draft)
    site = load_site(config)
    with open_store(site) as store:
        about = read_assessment(store, assessment)
        if made:
            _list_made(letters_of(store, about.value))
            return
        wanted = Wanted(
            kind=LetterKind(kind) if kind else None,
            to=to,
            person=person,
            role=role,
            said=said,
            asks=asks,
            reply_by=day_of("reply_by", reply_by) if reply_by else None,
            note=note,
            approved_by=approved_by,
            purpose=purpose,
            lawful_basis=lawful_basis,
            legal_advice=legal_advice,
            occasion=occasion,
        )
        now = datetime.now().astimezone()
        # of what is shown or, where somebody records something in between, of what was before it: never of more
        mark = before_approval(site, store, about.value, wanted, now=now).mark if draft else ""
        if approved_by and not draft and not seen:
            unread = draw_up(site, store, about.value, replace(wanted, approved_by=""), now=now, as_draft=True)
            asked = f"Does {approved_by} approve this letter?"
            seen = read_as_shown(read_as(unread).mark, partial(_show, unread), asked)
        drawn = draw_up(site, store, about.value, wanted, now=now, as_draft=draft, seen=seen)
        refuse_unheard(site, drawn.letter.kind, wanted)
        if did := organiser_did(store, about.value):
            say(plain(did), err=True)
        _say_beside(drawn)
        if draft:
            say("DRAFT: nothing is recorded.", err=True)
            for lacking in drawn.lacks:
                say(plain(f"Before it can go out: {lacking.what}: {lacking.fix}."), err=True)
            not_whole = told_if_not_whole(store.database, store.venue)
            head = plain(f"{not_whole}.") + "\n\n" if not_whole else ""
            write(head.encode() + set_out(drawn, "text"), None)
            say(f"Mark: {mark} (whoever makes or approves it names it with --seen).", err=True)
            return
        which = drawn.letter.kind.value
        place = output or (None if format_ == "text" else f"letter-{about.value.id}{SUFFIXES[format_]}")
        check_writable(place)
        content = set_out(drawn, format_)
        with written(content, place):  # nobody is to send what is not so any more, or not on record
            record_letter(store, drawn, format_, about=about)
    where = f": {place}" if place not in {None, "-"} else ""
    say(plain(f"Recorded: {which} letter to {drawn.letter.to}{where}. Read it, then send it yourself."), err=True)


def _list_made(found: "Sequence[Letter]") -> None:
    for one in found:
        when = day_words.day(one.made)
        say(plain(f"{when}: {one.kind.value} letter to {one.to}, by {one.person} ({one.format})"))
    if not found:
        say("No letter was made for this assessment.")


def _say_beside(drawn: "Drawn") -> None:
    """Say what whoever makes a letter has to know of it."""
    if drawn.to_mind:
        say(plain(drawn.to_mind), err=True)
    if drawn.series:
        about = f"It is about “{drawn.series[drawn.place]}”. Each booking of the series has a letter of its own:"
        say(plain(about), err=True)
        for number, subject in enumerate(drawn.series):
            say(plain(f"  --occasion {number}: {subject}"), err=True)


def _show(drawn: "Drawn") -> None:
    from venuecheck.service.bookings.letters import set_out  # noqa: PLC0415 - nothing is loaded before it is needed

    say(plain(set_out(drawn, "text").decode(), 100_000, one_line=False), err=True)


def _refuse_unused(*, made: bool, draft: bool) -> None:
    """Refuse what is not read where letters are listed, or one is shown: no file is written then."""
    if made:
        options.refuse_unheard("with --made", "assessment", "made")
    elif draft:
        options.refuse_unused("with --draft", "format_", "output")

"""`venuecheck diary`: what is on, what is open, what waits for a look back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from venuecheck.cli.terminal import options
from venuecheck.cli.terminal.output import argument
from venuecheck.core import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from venuecheck.service.bookings.diary_shown import Diary, OnShown


@click.command(short_help="See what is on, what is open, and what waits for a look back.")
@click.option("--days", type=int, default=7, show_default=True, help="So many days, from the first on.")
@click.option("--from", "first", default="", metavar="DATE", help="The first day; without it, today.")
@options.written_as("table", "json", default="table")
@options.output("The file to write; otherwise it goes to the terminal.")
@options.configuration()
def command(days: int, first: str, format_: str, output: str | None, config: Path) -> None:
    """Show the venue's diary: today and the next days, with rooms, times, contacts and conditions.

    Then grounds that are to be recorded, letters that are owed, what organisers did by link, what nobody has decided
    yet, what is held and until when, events that wait for a look back, and answers that are begun. It changes nothing.
    """
    from datetime import datetime  # noqa: PLC0415 - nothing is loaded before it is needed

    from venuecheck.cli.terminal.output import write  # noqa: PLC0415
    from venuecheck.core.plain_text import plain  # noqa: PLC0415
    from venuecheck.service.bookings.diary import diary_of, diary_to_keep  # noqa: PLC0415
    from venuecheck.service.bookings.diary_shown import diary_json  # noqa: PLC0415
    from venuecheck.service.record_keeping.statements import day_of  # noqa: PLC0415
    from venuecheck.service.sites.opening import open_store  # noqa: PLC0415
    from venuecheck.service.sites.site import load_site  # noqa: PLC0415

    site = load_site(config)
    begin = day_of("from", first) if first else None
    made = diary_of if output is None and format_ == "table" else diary_to_keep
    with open_store(site) as store:
        diary = made(site, store, now=datetime.now().astimezone(), days=days, first=begin)
    if format_ == "json":
        write(diary_json(diary), output)
        return
    lines = [plain(line, 2_000) for line in _lines(diary)]
    write(("\n".join(lines) + "\n").encode("utf-8", "replace"), output)


def _lines(diary: "Diary") -> "Iterator[str]":
    yield f"{diary.name}: {_day(diary.first)} to {_day(diary.last)}"
    yield from ("", "On")
    for one in diary.on:
        yield from _on(one)
    if not diary.on:
        yield "  Nothing is recorded for these days."
    parts = (
        ("Grounds to record", [_grounds(one.subject, one.assessment, one.due, late=one.late) for one in diary.grounds]),
        ("Letters to send", list(_to_tell(diary))),
        ("Taken back or corrected by link", list(_by_link(diary))),
        ("Waiting for a decision", list(_open(diary))),
        ("Was it as booked?", [f"{one.subject} ({_known(one.day)}): {one.assessment}" for one in diary.look_back]),
        ("Begun, not finished", list(_begun(diary))),
    )
    for title, lines in parts:
        if lines:
            yield from ("", title, *(f"  {line}" for line in lines))


def _on(one: "OnShown") -> "Iterator[str]":
    when = _day(one.day) if one.day else f"Some day from {_day(one.first)} to {_day(one.last)}, not recorded which"
    facts = ", ".join(filter(None, (when, one.times, one.room)))
    warned = "ASK BEFORE YOU OPEN THE ROOM" if one.is_told else "NOT CONFIRMED"
    confirmed = "" if one.is_confirmed else f" - {warned}: {one.stands}"
    yield f"  {facts}: {one.subject}{confirmed}"
    if one.organiser_did:
        yield f"    {one.organiser_did}"
    for other in one.meets:
        yield f"    THE SAME ROOM, AND THE SAME TIME OR MAYBE: {other}"
    people = f"about {one.expected} people" if one.expected else ""
    reached = f"{one.organiser}, {one.reach}" if one.reach else f"{one.organiser}, no contact recorded"
    yield "    " + "; ".join(filter(None, (reached, people, one.audience, one.assessment)))
    for condition in one.conditions:
        said = condition.kept.value.replace("_", " ")
        seen = f": {condition.seen}" if condition.seen else ""
        yield f"    Condition {condition.number}: {condition.text} ({said}{seen})"


def _open(diary: "Diary") -> "Iterator[str]":
    for one in diary.open:
        over = ": the hold is over, decide now" if one.late else ""
        yield f"{one.subject} ({_known(one.first)}): {one.stands}{over}: {one.assessment}"
        if one.organiser_did:
            yield f"  {one.organiser_did}"


def _by_link(diary: "Diary") -> "Iterator[str]":
    for one in diary.by_link:
        yield f"{one.subject} ({_known(one.first)}): {one.assessment}"
        yield f"  {one.did} {one.to_do}"
        if one.taken_back:
            yield f"  venuecheck decide {argument(one.assessment)} --outcome withdrawn"


def _to_tell(diary: "Diary") -> "Iterator[str]":
    for one in diary.to_tell:
        by = f"by {_known(one.due)}{' (late)' if one.late else ''}" if one.due else "now"
        yield f"{one.subject}: {by}{f', by {one.owner}' if one.owner else ''}: {one.assessment}"
        yield "  What was decided is told by no letter of ours yet, and they were told another thing."
        yield f"  venuecheck letter {argument(one.assessment)} --draft"


def _begun(diary: "Diary") -> "Iterator[str]":
    for one in diary.begun:
        of = f", which changes {one.changes}" if one.changes else ""
        yield f"{one.subject or 'no subject yet'} ({_known(one.first)}): draft '{one.draft}' of {one.checklist}{of}"
        if one.judge_by:
            by, draft = day_words.day(one.judge_by), argument(f"{one.checklist}/{one.draft}")
            yield f"  A named person looks at it by {by}: venuecheck match {draft}"


def _grounds(subject: str, assessment: str, due: object, *, late: bool) -> str:
    from datetime import date  # noqa: PLC0415

    by = f"by {day_words.day(due)}" if isinstance(due, date) else "now"
    return f"{subject}: {by}{' (late)' if late else ''}, without weekends and bank holidays: {assessment}"


def _known(day: object) -> str:
    from datetime import date  # noqa: PLC0415

    return day_words.day(day) if isinstance(day, date) else "day not recorded"


def _day(day: object) -> str:
    from datetime import date  # noqa: PLC0415

    return f"{day_words.WEEKDAYS[day.weekday()][:3]} {day_words.day(day)}" if isinstance(day, date) else ""

"""What became of a list of names that was got, in words for a terminal of 80 columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from venuecheck.cli.terminal.screen_words import filled
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import Problem
from venuecheck.screening.changes import Changes
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.reading.account import Account
from venuecheck.screening.reading.registers import CHARITIES, COMPANIES
from venuecheck.service.bookings.looking_again import LookedAgain
from venuecheck.service.names.update_records import ListUpdate
from venuecheck.service.names.updating import Updated

_SHOWN = 20
_WHOLE_REGISTER = {CHARITIES: 160_000, COMPANIES: 5_000_000}
"""About how many bodies a whole register has, at least: the publishers' own figures are higher."""


def account(done: Updated) -> list[str]:
    """Say what was got, what became of each row, and what it changes."""
    entries = done.recorded.entries
    counted = f"{entries:,} {'entry' if entries == 1 else 'entries'}"
    return [
        *_days(done),
        f"  {counted}, kept at {done.path}",
        *_named("Unusual, and taken by your word (--accept)", [replace(one, fix="") for one in done.accepted]),
        *_rows(done.account),
        *_to_compare(done),
        *(_changes(done.changes, done) if done.changes is not None else _register(done)),
    ]


def looked_again(done: Sequence[LookedAgain]) -> Iterator[str]:
    """Say of which confirmed bookings the names were looked up again, and which of them now wait for somebody."""
    number = sum(not one.why_not for one in done)
    bookings = "1 confirmed booking" if number == 1 else f"{number:,} confirmed bookings"
    if number:
        yield from filled(f"The names of {bookings} were looked up again", "")
    for one in done:
        if one.why_not:
            what = f"NOT LOOKED UP AGAIN {plain(one.subject, 200)} ({one.assessment}): {plain(one.why_not, 300)}. "
            yield from filled(f"{what}Have the checklist put back, or look its names up by hand.", "")
        if one.to_judge:
            yield from filled(
                f"{plain(one.subject, 200)}: not confirmed any more before a named person has judged a name today. "
                f"Type: venuecheck match {one.assessment}",
                "  ",
            )


def kept_lines(update: ListUpdate) -> Iterator[str]:
    """Say of a list that is here when it was got, and what it lacks of its file."""
    source = "" if update.source.startswith("https:") else f" from {update.source}"
    by = f" by {update.person}" if update.person else ""
    said = [f"got{source}{by}"]
    if update.accepted:
        said.append("taken as it is, by a person's word (--accept)")
    said += [f"{left} left out" for left in update.left_out or ()]
    if update.set_aside:
        rows = "row" if update.set_aside == 1 else "rows"
        said.append(f"{update.set_aside:,} {rows} could not be read")
    if update.unusual:
        places = "place was" if update.unusual == 1 else "places were"
        said.append(f"{update.unusual:,} {places} unusual, and read all the same")
    yield from filled("; ".join(said), "    ")


def register_lines(update: ListUpdate) -> Iterator[str]:
    """Say of a register that is here how much of it, and of which day."""
    of = day_words.day(update.dated) if update.dated else "a day that it does not say"
    bodies = f"{update.entries:,} {'body' if update.entries == 1 else 'bodies'}"
    yield from filled(f"{update.title}: of {of}; {bodies}, to help whoever judges", "  ")
    yield from kept_lines(update)


def _days(done: Updated) -> list[str]:
    got = done.recorded
    if done.names is None:
        of = f"of {day_words.day(got.dated)}" if got.dated else "of a day that it does not say: add --downloaded DATE"
        return filled(f"{got.title}: {of}", "")
    dated, in_force = day_words.day(done.names.dated), day_words.day(done.names.current_on)
    said = filled(f"{got.title}: list of {dated}, known to be in force on {in_force}", "")
    if done.names.dated == done.names.current_on and got.list == PROSCRIBED and not got.source.startswith("https:"):
        fix = "If you downloaded it on a later day and it was in force then, say so: --downloaded DATE"
        said += filled(fix, "  ")
    if done.too_old:
        said += filled(f"Not enough to say that there is nothing: {done.too_old}", "  ")
    return said


def _rows(account: Account) -> Iterator[str]:
    rows = f"{account.rows:,} {'row' if account.rows == 1 else 'rows'} in the file: {account.read:,} read"
    for left in account.left_out:
        rows += f"; {left.words} left out"
        rows += f" ({left.rows:,} rows)" if left.rows != left.count else ""
    if account.set_aside:
        rows += f"; {len(account.set_aside):,} set aside"
    yield from filled(rows, "  ")
    yield from _named("Set aside, because they cannot be read: look at them yourself", account.set_aside)
    yield from _named("Unusual, and read all the same", account.noticed)


def _to_compare(done: Updated) -> Iterator[str]:
    """Say what no file can show of itself."""
    if done.names is not None:
        said = (
            "A row that somebody took out leaves no trace in a file. If the publisher's page gives a number of entries "
            f"for {day_words.day(done.names.dated)}, compare it with the one above."
        )
        yield from filled(said, "  ")


def _named(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"  {title}:"
    for problem in problems[:_SHOWN]:
        said = f"{problem.where}: {problem.what}" + (f"; {problem.fix}" if problem.fix else "")
        yield from filled(said, "    ", hang=2)
    if len(problems) > _SHOWN:
        yield f"    and {len(problems) - _SHOWN:,} more"


def _register(done: Updated) -> Iterator[str]:
    got = done.recorded
    if got.entries < _WHOLE_REGISTER.get(got.list, 0):
        said = f"The whole register has more than {_WHOLE_REGISTER[got.list]:,}: this is a part of it."
        yield from filled(f"{said} A body that is not in this part is not shown beside a match.", "  ")


def _changes(changes: Changes, done: Updated) -> Iterator[str]:
    if done.before is None:
        yield "  It is the first one here."
        return
    before = "the snapshot" if done.before.snapshot else "the list"
    yield f"  Compared with {before} of {day_words.day(done.before.dated)}:"
    if changes.none:
        yield "  nothing is added, removed or renamed, and no kind or strength changed."
        return
    kinds = [f"{now.name} (was: {was.kind}, is: {now.kind})" for was, now in changes.rekinded]
    strengths = [
        f"{now.name} ({len(was.weak_names)} weak names before, {len(now.weak_names)} now)"
        for was, now in changes.restrengthened
    ]
    for title, names, always in (
        ("added", [entry.name for entry in changes.added], True),
        ("removed", [entry.name for entry in changes.removed], True),
        ("other names", [now.name for _, now in changes.changed], True),
        ("another kind", kinds, False),
        ("other names weak", strengths, False),
    ):
        if always or names:
            yield f"  {title}: {len(names):,}"
        yield from (f"    {plain(name, 70)}" for name in names[:_SHOWN])
        if len(names) > _SHOWN:
            yield f"    and {len(names) - _SHOWN:,} more"

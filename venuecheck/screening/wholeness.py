"""Whether a new list is whole: counted by kind, by the series of its ids and by its names, against what is known.

A file that was cut off between two rows, filtered or thinned is a faultless file of the same form. What gives it away
is what it lacks: so a list is counted against the one before, and a first one against what the publisher's had when
this program was made. Pure.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile

from venuecheck.core import day_words
from venuecheck.core.problem import Problem
from venuecheck.screening.known import PROSCRIBED, SANCTIONS
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.reading.account import Account
from venuecheck.screening.reading.sanctions import SHIPS
from venuecheck.screening.reading.sanctions_words import in_another_script

FLOOR = {PROSCRIBED: 50, SANCTIONS: 1_000}
"""An official list with fewer entries is none, whoever says so."""
_LEAST_OF_EACH = {SANCTIONS: 100}
"""Nor one with fewer people, or organisations: a column was filtered, and every look-up of that kind would be empty."""
_SERIES = re.compile(r"([A-Z]{2,5})\d+")
_LEAST_LOSS = 2
_NAMED = 6
_NAMED_LAST = 3
_AGAIN = "download it again; if the publisher really has taken so much out, accept it"
_AGAIN_AT_END = "download it again; if the publisher's own page shows the same, accept it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How much a list holds, in the ways in which something can be missing."""

    entries: int
    people: int = 0
    names: int = 0
    """Of all entries, each once."""
    other_script: int = 0
    """Names with a letter that is not Latin."""
    ships: int = 0
    """Left out, and counted: a list without them was filtered."""
    series: dict[str, int] = field(default_factory=dict)
    """Entries by the letters of their ids: a regime each."""
    last: str = ""
    """Id of the entry that stands last."""
    names_of_last: int = 0

    @property
    def organisations(self) -> int:
        """Entries that are no people."""
        return self.entries - self.people


KNOWN: dict[str, tuple[date, Shape]] = {
    PROSCRIBED: (date(2025, 7, 5), Shape(entries=98)),
    SANCTIONS: (
        date(2026, 4, 29),
        Shape(
            entries=5_414,
            people=3_883,
            names=17_500,
            other_script=3_000,
            ships=632,
            last="YEM0018",
            names_of_last=2,
            series={
                "AFG": 140, "AQD": 343, "BEL": 167, "BIH": 3, "CAF": 30, "CHW": 32, "CTD": 12, "CTI": 63, "CYB": 95,
                "DPR": 224, "DRC": 65, "GAC": 65, "GHR": 174, "GIM": 38, "GUB": 12, "GUC": 5, "HAI": 11, "INU": 303,
                "IRN": 254, "IRQ": 75, "LIB": 67, "MAL": 3, "MYA": 76, "NIC": 14, "RUS": 2_657, "SOM": 24, "SSU": 12,
                "SUD": 30, "SYR": 353, "VEN": 51, "YEM": 16,
            },
        ),
    ),
}  # fmt: skip
"""What the official lists held on a day, counts alone: Schedule 2 as amended by SI 2025/803, the UK Sanctions List."""
_MAY_LACK = {"entries": 0.03, "people": 0.03, "organisations": 0.05, "names": 0.10, "other_script": 0.15, "ships": 0.5}
"""So much may go at once before a person must confirm it."""
_MAY_LACK_OF_SERIES = 0.15
_MAY_LACK_AT_FIRST = {PROSCRIBED: 0.1}
"""Of entries, where the form itself shows a cut (XML closes), and how entries are counted is not certain."""
_TITLES = {
    "entries": "entries",
    "people": "people",
    "organisations": "organisations",
    "names": "names",
    "other_script": "names in other scripts",
    "ships": "ships",
}


def shape_of(entries: tuple[Entry, ...], account: Account | None = None) -> Shape:
    """Count what a list holds; ships, where it is known how many were left out."""
    series = Counter(found[1] for entry in entries if (found := _SERIES.fullmatch(entry.id)))
    names = [name for entry in entries for name in dict.fromkeys(entry.names)]
    return Shape(
        entries=len(entries),
        people=sum(entry.kind is Kind.PERSON for entry in entries),
        names=len(names),
        other_script=sum(in_another_script(name) for name in names),
        ships=sum(left.count for left in account.left_out if left.what == SHIPS) if account else 0,
        series=dict(series),
        last=entries[-1].id if entries else "",
        names_of_last=len(set(entries[-1].names)) if entries else 0,
    )


def refusals(
    before: NameList | None,
    now: NameList,
    file: str,
    *,
    today: date,
    account: Account | None = None,
    accept: bool = False,
) -> Iterator[Problem]:
    """Say why a new list must not take the place of the old one. `accept`: a person has confirmed what is unusual."""
    whole = "download the whole list, without a filter; this one cannot be accepted, and nothing is changed here"
    floor = FLOOR.get(now.id, 1)
    if len(now.entries) < floor:
        what = f"this list has {_entries(len(now.entries))}, and the official one {floor:,} at least"
        yield _problem(file, f"{what}: it is empty, cut off or filtered", whole)
        return
    people = sum(entry.kind is Kind.PERSON for entry in now.entries)
    counted = (("people", people), ("organisations", len(now.entries) - people))
    gone = [(title, count) for title, count in counted if count < _LEAST_OF_EACH.get(now.id, 0)]
    for title, count in gone:
        what = f"this list has {count} {title}: it was filtered, and no {title} could be found on it"
        yield _problem(file, what, whole)
    if now.dated > today:
        fix = "check this computer's clock, or download it again"
        yield _problem(file, f"this list is dated {day_words.day(now.dated)}, which lies in the future", fix)
    if not accept:
        for problem in unusual(before, now, file, account=account):
            # where a kind is gone nobody's word helps, and none is asked for
            yield replace(problem, fix=whole, field="") if gone else problem


def unusual(before: NameList | None, now: NameList, file: str, *, account: Account | None = None) -> Iterator[Problem]:
    """Say what a person may accept all the same, once they know of it."""
    shape = shape_of(now.entries, account)
    if before is None or before.snapshot:
        yield from _against_known(now, shape, file)
        return
    if now.dated < before.dated:
        what = f"this list is of {day_words.day(now.dated)}, and the one that is here of {day_words.day(before.dated)}"
        yield _unusual(file, what, "if the older one is meant, accept it")
    old = shape_of(_standing(before))
    lacks = list(_lacks(old, shape))
    if lacks:
        yield _unusual(file, f"against the list that is here, much is missing: {'; '.join(lacks)}", _AGAIN)
    yield from _cut_at_the_end(before, now, file)
    yield from _last_cut(old, shape, file)


def _standing(names: NameList) -> tuple[Entry, ...]:
    return tuple(entry for entry in names.entries if entry.valid_until is None)


def _cut_at_the_end(before: NameList, now: NameList, file: str) -> Iterator[Problem]:
    """Say where what stood last is gone: of all entries that may go, it is mostly a cut where a cut leaves no trace."""
    here = {entry.id for entry in now.entries}
    gone = [entry.name for entry in takewhile(lambda entry: entry.id not in here, reversed(_standing(before)))]
    if gone and now.id not in _MAY_LACK_AT_FIRST:
        what = f"what stood last on the list that is here is missing: {_some(gone[::-1])}"
        yield _unusual(file, what, _AGAIN_AT_END)


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED_LAST
    return "; ".join(names[:_NAMED_LAST]) + (f"; and {more:,} more" if more > 0 else "")


def _last_cut(old: Shape, now: Shape, file: str) -> Iterator[Problem]:
    """Say where the last entry has lost names."""
    if old.last and now.last == old.last and now.names_of_last < old.names_of_last:
        what = f"the last entry, {now.last}, has fewer names than it had: {now.names_of_last}, not {old.names_of_last}"
        yield _unusual(file, what, _AGAIN_AT_END)


def register_refusals(before: int, now: int, file: str, *, accept: bool = False) -> Iterator[Problem]:
    """Say why a register must not take the place of the one before. It may be cut down, and so be of any length."""
    if not accept and before - now > max(_LEAST_LOSS, before * _MAY_LACK["entries"]):
        what = f"this register has {now:,} bodies, and the one that is here {before:,}: much is missing"
        yield _unusual(file, what, "download it again; if it was cut down on purpose, accept it")


def _against_known(now: NameList, shape: Shape, file: str) -> Iterator[Problem]:
    if now.id not in KNOWN:
        return
    day, known = KNOWN[now.id]
    on = day_words.day(day)
    if now.id == PROSCRIBED and now.dated < day:
        what = f"this is the Schedule of {day_words.day(now.dated)}, and it is known to have changed on {on}"
        yield _unusual(file, what, "download the one in force; if the older one is meant, accept it")
    lacks = list(_lacks(known, shape, _MAY_LACK_AT_FIRST.get(now.id, 0)))
    if lacks:
        what = f"against the official list of {on}, much is missing: {'; '.join(lacks)}"
        yield _unusual(file, f"{what}. It is cut off, or part of it was taken out", _AGAIN)
    elif known.last and all(entry.id != known.last for entry in now.entries):
        yield _unusual(file, f"{known.last}, which stood last on the official list of {on}, is missing", _AGAIN_AT_END)
    yield from _last_cut(known, shape, file)


def _lacks(before: Shape, now: Shape, least: float = 0) -> Iterator[str]:
    """Say of what there is too little, a clause each. `least`: so much may be lacking of anything."""
    for name, share in _MAY_LACK.items():
        old, new = getattr(before, name), getattr(now, name)
        if old - new > max(_LEAST_LOSS, old * max(share, least)):
            yield f"{new:,} {_TITLES[name]}, not {old:,}"
    fewer = [
        (series, now.series.get(series, 0), old)
        for series, old in before.series.items()
        if old - now.series.get(series, 0) > max(_LEAST_LOSS, old * _MAY_LACK_OF_SERIES)
    ]
    said = [f"{new:,} of {series}, not {old:,}" for series, new, old in fewer[:_NAMED]]
    yield from said
    if len(fewer) > _NAMED:
        yield f"fewer of {len(fewer) - _NAMED} more"


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _problem(file: str, what: str, fix: str) -> Problem:
    return Problem(file=file, what=what, fix=fix)


def _unusual(file: str, what: str, fix: str) -> Problem:
    """Say what a person may accept all the same."""
    return replace(_problem(file, what, fix), field="accept")

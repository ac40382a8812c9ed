"""Names against lists, as at a day: what matches, what had been dismissed, and what can be said. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from types import MappingProxyType

from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.screening.beside import Beside
from venuecheck.screening.comparable import why_little, why_not
from venuecheck.screening.folding import plain
from venuecheck.screening.found import Found
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.known import OWN, PROSCRIBED, SANCTIONS, TITLES
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.result import (
    LIKENESS_WORDS,
    Asked,
    Conclusion,
    Dismissal,
    ListUsed,
    Match,
    NameResult,
    Screening,
    dismissal_key,
)

FOR_KIND: dict[Kind, tuple[str, ...]] = {
    Kind.ORGANISATION: (PROSCRIBED, SANCTIONS, OWN),
    # Schedule 2 lists organisations, and a venue keeps no list of people: they meet the sanctions list alone
    Kind.PERSON: (SANCTIONS,),
}
_WORST_FIRST = (
    Conclusion.TO_JUDGE,
    Conclusion.TO_LOOK_AT,
    # before a list that is missing or old: no newer one would help
    Conclusion.NOT_COMPARED,
    Conclusion.NO_LIST,
    Conclusion.LIST_TOO_OLD,
    Conclusion.NOTHING_TO_JUDGE,
)


def worst(standings: Iterable[Conclusion]) -> Conclusion:
    """Give the standing of all: the one that asks most. Raises `StopIteration` where there is none."""
    there = set(standings)
    return next(each for each in _WORST_FIRST if each in there)


def name_digest(name: str, kind: Kind) -> str:
    """Give what a name is known by in a dismissal: SHA-256 of its kind and plain form, hexadecimal."""
    return hashlib.sha256(f"{kind.value}\n{plain(name)}".encode()).hexdigest()


def entry_digest(entry: Entry) -> str:
    """Give the digest of what a dismissal rests on: the entry's kind and names."""
    return hashlib.sha256(json.dumps([entry.kind.value, sorted(entry.names)]).encode()).hexdigest()


def list_used(names: NameList | None, list_id: str, *, today: date, max_age_days: int, needed: bool) -> ListUsed:
    """Say how far a list (None where it is not here) can be relied on."""
    title = TITLES[list_id]
    if names is None:
        problem = "the list is not here: get it" if needed else ""
        return ListUsed(
            id=list_id, title=title, dated=None, known_current=None, age_days=None, entries=0, problem=problem
        )
    age = (today - names.current_on).days
    problem = ""
    if names.snapshot:
        lacks = f" and lacks {names.missing} entries" if names.missing else ""
        problem = f"it is only the snapshot that came with this program{lacks}: get the list of today"
    elif names.ages:
        problem = age_problem(names.current_on, today, max_age_days)
    return ListUsed(
        id=list_id,
        title=title,
        dated=names.dated,
        known_current=names.current_on,
        age_days=age,
        entries=sum(entry.valid_on(today) for entry in names.entries),
        problem=problem,
        snapshot=names.snapshot,
        address=names.address,
    )


def age_problem(current_on: date, today: date, max_age_days: int) -> str:
    """Say why a list that was in force on a day cannot be relied on today; empty where it can."""
    age = (today - current_on).days
    if age > max_age_days:
        return f"it is {age} days old, and {max_age_days} are allowed: get it again"
    return "its date lies in the future: check this computer's clock, or get the list again" if age < 0 else ""


def screen_names(
    asked: Sequence[Asked],
    lists: Mapping[str, NameList],
    used: Sequence[ListUsed],
    *,
    on: date,
    made: datetime,
    reason: str = "",
    dismissals: Iterable[Dismissal] = (),
    needed: frozenset[str],
    registered: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Screening:
    """Screen names as at the day `on`. `used` says of each list how far it can be relied on; `needed` which must be.

    `registered` has, by plain name, what registers say of bodies of that name.
    """
    kinds = {each.kind for each in asked}
    indexes = {kind: _laid_out(tuple(lists[each] for each in FOR_KIND[kind] if each in lists), kind) for kind in kinds}
    known = {each.key: each for each in dismissals}
    judged = {each.id: each for each in used}
    names = tuple(
        replace(
            _one(each, indexes[each.kind], judged, on, known, needed=needed, today=london_day(made)),
            registered=_bodies(each, registered),
        )
        for each in asked
    )
    standing = worst(name.standing for name in names)
    touched = [each for each in used if any(each.id in name.lists for name in names)]
    return Screening(
        made=made,
        on=on,
        standing=standing,
        words=_words(
            standing,
            touched,
            sum(name.standing is Conclusion.TO_JUDGE for name in names),
            dismissed=sum(match.dismissed is not None for name in names for match in name.matches),
            not_compared=[_why_not_compared(each) for each in names if each.standing is Conclusion.NOT_COMPARED],
        ),
        reason=reason,
        lists=tuple(touched),
        names=names,
    )


@lru_cache(maxsize=2)
def _laid_out(lists: tuple[NameList, ...], kind: Kind) -> Index:
    """Lay lists out, once for as long as they stay the same: a clerk's next question comes before their next day."""
    return Index.of(lists, kind)


def _bodies(asked: Asked, registered: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return registered.get(plain(asked.name), ()) if asked.kind is Kind.ORGANISATION else ()


def _one(
    asked: Asked,
    index: Index,
    used: Mapping[str, ListUsed],
    on: date,
    known: Mapping[str, Dismissal],
    *,
    needed: frozenset[str],
    today: date,
) -> NameResult:
    mine = [used[each] for each in FOR_KIND[asked.kind] if each in used and (used[each].dated or each in needed)]
    beside = Beside(born=asked.born, organisation=asked.organisation)
    # whatever asks: a text is no name, and the work on it would be without bounds
    alike = () if why_not(asked.name) else index.find(asked.name, beside)
    found_ones = [found for found in alike if not _came_later(found.entry, on, today)]
    matches = tuple(_match(asked, found, known, on) for found in found_ones)
    # what is on the list stands before what has gone from it
    matches = tuple(sorted(matches, key=lambda match: (match.strength is Strength.WEAK, match.removed)))
    open_ones = [match for match in matches if match.dismissed is None]
    not_compared = _why_not_compared(asked)
    if any(match.is_open for match in open_ones):
        standing = Conclusion.TO_JUDGE
    elif open_ones:
        standing = Conclusion.TO_LOOK_AT
    elif not matches and not_compared:
        standing = Conclusion.NOT_COMPARED
    elif any(each.dated is None for each in mine):
        standing = Conclusion.NO_LIST
    elif any(each.problem for each in mine):
        standing = Conclusion.LIST_TOO_OLD
    else:
        standing = Conclusion.NOTHING_TO_JUDGE
    return NameResult(
        name=asked.name,
        kind=asked.kind,
        role=asked.role,
        standing=standing,
        words=_words(standing, mine, 1, dismissed=len(matches) - len(open_ones), not_compared=[not_compared]),
        lists=tuple(each.id for each in mine),
        matches=matches,
    )


def _why_not_compared(one: Asked | NameResult) -> str:
    return why_not(one.name) or why_little(one.name, one.kind)


def _came_later(entry: Entry, on: date, today: date) -> bool:
    """Whether an entry was not there yet on the day as at which the list is read, and is since: that day is past."""
    return entry.valid_from is not None and on < entry.valid_from <= today


def _match(asked: Asked, found: Found, known: Mapping[str, Dismissal], on: date) -> Match:
    entry, digest = found.entry, entry_digest(found.entry)
    on_the_days = asked.first is not None and entry.valid_between(asked.first, asked.last or asked.first)
    in_force = entry.valid_on(on) or on_the_days
    ahead = entry.valid_from is not None and entry.valid_from > on
    key = dismissal_key(name_digest(asked.name, asked.kind), found.names.id, entry.id)
    before = known.get(key)
    return Match(
        given=asked.name,
        kind=asked.kind,
        list_id=found.names.id,
        list_title=TITLES.get(found.names.id, found.names.title),
        list_dated=found.names.dated,
        entry_id=entry.id,
        entry=entry.name,
        listed=found.listed,
        likeness=found.likeness.name.lower(),
        how=LIKENESS_WORDS[found.likeness],
        source=entry.source,
        note=entry.note,
        since=entry.valid_from,
        until=entry.valid_until,
        entry_digest=digest,
        # an entry that has changed since is not the one that was dismissed
        dismissed=before if before is not None and before.entry_digest == digest else None,
        strength=found.strength if in_force else Strength.WEAK,
        not_in_law=found.not_in_law,
        removed=not in_force and not ahead,
        ahead=ahead,
        by_year=entry.by_year,
        what=entry.what,
        births=entry.births,
        birth_places=entry.birth_places,
        places=entry.places,
        nationalities=entry.nationalities,
        positions=entry.positions,
        regime=entry.regime,
        measures=entry.measures,
        reasons=entry.reasons,
        born_agrees=asked.born in entry.birth_years if asked.born and entry.births else None,
    )


def _words(
    standing: Conclusion,
    used: Sequence[ListUsed],
    count: int,
    *,
    dismissed: int = 0,
    not_compared: Sequence[str] = (),
) -> str:
    """Say what can be said, always with the lists' dates. Never that a name is clear.

    `not_compared`: why names could not be compared.
    """
    dates = _joined([f"{each.title} of {day_words.day(each.dated)}" for each in used if each.dated])
    troubles = _joined([f"{each.title}: {each.problem}" for each in used if each.problem], last="; ")
    before = ", apart from what was dismissed before" if dismissed else ""
    match standing:
        case Conclusion.TO_JUDGE:
            who = "A name is" if count == 1 else f"{count} names are"
            return f"{who} like one on a list. A person must judge it; it refuses nothing by itself. Read: {dates}."
        case Conclusion.TO_LOOK_AT:
            more = f" Whether there is more cannot be told: {troubles}." if troubles else ""
            said = "Only weak likenesses. They change nothing about the booking: look at what tells them apart."
            return f"{said}{more} Read: {dates}."
        case Conclusion.NO_LIST | Conclusion.LIST_TOO_OLD:
            read = f" What there is was read: {dates}." if dates else ""
            return f"Cannot be told. {troubles}.{read}"
        case Conclusion.NOT_COMPARED:
            said = f"Cannot be told of a name: {_joined(list(dict.fromkeys(not_compared)))}."
            also = f" Nor do the lists show that there is nothing else: {troubles}." if troubles else ""
            read = f" Read: {dates}." if dates else ""
            return f"{said} Look it up as it is written in Latin letters, or by hand.{also}{read}"
        case Conclusion.NOTHING_TO_JUDGE:
            return f"Nothing to judge{before}. Read: {dates}."


def _joined(parts: Sequence[str], last: str = " and ") -> str:
    return last.join(parts) if len(parts) < 3 or last != " and " else ", ".join(parts[:-1]) + last + parts[-1]  # noqa: PLR2004

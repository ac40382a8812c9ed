"""Names of a booking against lists of names. A match never refuses anything: a person judges it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck import catalogue
from venuecheck.authoring.kept import kept
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InvalidError, Problem
from venuecheck.records.store import Store
from venuecheck.screening.comparable import why_not
from venuecheck.screening.known_names import with_known
from venuecheck.screening.listing import Kind, NameList
from venuecheck.screening.reading.known_names import read_known_names
from venuecheck.screening.result import Asked, Conclusion, Dismissal, Match, NameResult, Screening
from venuecheck.screening.screen import screen_names, worst
from venuecheck.service.names.lists import lists_of, registered, used_lists
from venuecheck.service.names.words_said import words_said
from venuecheck.service.sites.site import Site

__all__ = ["Asked", "Conclusion", "Dismissal", "Kind", "Match", "NameResult", "Screening", "asked_of", "screen"]

PEOPLE_KIND = "people_screened"
MOST_NAMES = 1_000
_SHORTEST_REASON = 10
_known_names_in = kept(read_known_names)
_LONGEST_REASON = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleScreened:
    """That people were screened, why and with what result. Their names are not kept."""

    made: datetime
    on: date
    reason: str
    people: int
    """How many."""
    standing: Conclusion
    lists: tuple[str, ...]
    """Id and date of each list that was read."""


def asked_of(
    organisations: Sequence[str], people: Sequence[str], *, born: int | None = None, organisation: str = ""
) -> tuple[Asked, ...]:
    """Give the names to be looked up. `born` and `organisation` say more of the one person.

    Raises `InvalidError` where they are not about one.
    """
    if (born or organisation) and len(people) != 1:
        what = "this says more of one person, and there is not one"
        raise InvalidError.of("born" if born else "organisation", what, "look up one person with it")
    asked = [Asked(name=name) for name in organisations]
    asked += [Asked(name=name, kind=Kind.PERSON, born=born, organisation=organisation) for name in people]
    return tuple(asked)


def screen(
    site: Site,
    names: Sequence[Asked],
    *,
    now: datetime,
    on: date | None = None,
    reason: str = "",
    store: Store | None = None,
) -> Screening:
    """Screen names against the site's lists, as at the day `on` (without it, the day of `now`).

    Names of organisations meet the proscribed organisations, the UK Sanctions List and the venue's own list; names of
    people the sanctions list alone, for a `reason`. With a `store`, earlier dismissals are shown at their matches, and
    it is recorded that people were screened and why (not who). Raises `InputError`.
    """
    reason = in_one_line(reason, 10_000)
    problems = list(_problems(names, reason))
    if problems:
        raise InvalidError(problems)
    lists = _with_known(lists_of(site, store))
    people = [each for each in names if each.kind is Kind.PERSON]
    done = screen_names(
        names,
        lists,
        used_lists(site, lists, london_day(now), store),
        on=on or london_day(now),
        made=now,
        reason=reason if people else "",
        dismissals=words_said(store).dismissals,
        needed=frozenset(site.screening.lists),
        registered=registered(site, [each.name for each in names if each.kind is Kind.ORGANISATION], store),
    )
    if people and store:
        mine = [each for each in done.names if each.kind is Kind.PERSON]
        kept = PeopleScreened(
            made=now,
            on=done.on,
            reason=reason,
            people=len(mine),
            standing=worst(each.standing for each in mine),
            lists=tuple(f"{each.id} {each.dated}" for each in done.lists if each.dated),
        )
        store.append(PEOPLE_KIND, new_id("screening", now), kept, now)
    return done


def _with_known(lists: Mapping[str, NameList]) -> dict[str, NameList]:
    """Lay the names that are not in the law beside the entries that they are of. Raises `InputError`."""
    known = [each for path in catalogue.known_names() for each in _known_names_in(path)]
    return {list_id: with_known(names, known) for list_id, names in lists.items()}


def _problems(names: Sequence[Asked], reason: str) -> Iterator[Problem]:
    if not names:
        yield _wrong("names", "no name is given", "name an organisation, or a person and why")
    if len(names) > MOST_NAMES:
        yield _wrong("names", f"more than {MOST_NAMES} names at once", "screen them in parts")
    for each in names:
        where = plain(each.name, 80)
        if why := why_not(each.name):
            yield _wrong("names", f"this name cannot be compared: {why}", "give the name alone, in letters", where)
        if each.organisation and (why := why_not(each.organisation)):
            yield _wrong("organisation", f"this name cannot be compared: {why}", "give the name alone, in letters")
    if any(each.kind is Kind.PERSON for each in names):
        if sum(char.isalnum() for char in reason) < _SHORTEST_REASON:
            fix = "say why this booking needs it: most do not"
            lacks = "and this one is too short" if reason else "which is recorded"
            yield _wrong("reason", f"people are screened only for a reason, {lacks}", fix)
        if len(reason) > _LONGEST_REASON:
            yield _wrong("reason", f"the reason is longer than {_LONGEST_REASON} characters", "say it more shortly")


def _wrong(field: str, what: str, fix: str, name: str = "") -> Problem:
    return Problem(file=name, field=field, what=what, fix=fix)

"""A person's word that a match is not the one on the list: kept with the reason, and shown the next time."""

from collections.abc import Iterator
from datetime import datetime

from venuecheck.assessment.screened import Word
from venuecheck.core.actor import Acted
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InvalidError, Problem, did_you_mean
from venuecheck.screening.judging import Strength
from venuecheck.screening.result import Dismissal, Match, Screening
from venuecheck.screening.screen import name_digest

_SHORTEST_REASON, _LONGEST_REASON, _LONGEST_PERSON = 10, 1_000, 200


def dismissal_of(
    screening: Screening, entry: str, *, reason: str, person: str, now: datetime, by: Acted | None = None
) -> Dismissal:
    """Make the dismissal of a screening's match, and record nothing yet.

    It holds for this name and this entry as it now stands: where the entry's names change, somebody must look again.
    Raises `InputError` with everything that is missing.
    """
    reason, person = (in_one_line(text, 10_000) for text in (reason, person))
    match, problems = match_of(screening, entry)
    problems += said_too_little(reason, person)
    if match is None or problems:
        raise InvalidError(problems)
    return Dismissal(
        name_digest=name_digest(match.given, match.kind),
        list_id=match.list_id,
        entry_id=match.entry_id,
        entry_digest=match.entry_digest,
        reason=reason,
        person=person,
        made=now,
        by=by,
    )


def is_strong(screening: Screening, entry: str) -> bool:
    """Whether a match of a screening with `entry` is a strong one: it holds a booking up until it is judged."""
    matches = (match for name in screening.names for match in name.matches)
    return any(_entry(match) == entry and match.strength is Strength.STRONG for match in matches)


def shown_at(screening: Screening, entry: str) -> Dismissal | None:
    """Give the dismissal that a screening showed at its match with `entry`; None where it showed none."""
    matches = (match for name in screening.names for match in name.matches)
    return next((match.dismissed for match in matches if _entry(match) == entry), None)


def _entry(match: Match) -> str:
    return f"{match.list_id}/{match.entry_id}"


def match_of(screening: Screening, entry: str) -> tuple[Match | None, list[Problem]]:
    """Give the match of one screened name with `entry`, or what is wrong."""
    if len(screening.names) != 1:
        return None, [_wrong("entry", "a judgement is about one name", "give only the name that it is about")]
    matches = {_entry(match): match for match in screening.names[0].matches}
    if entry in matches:
        return matches[entry], []
    what = f"'{plain(entry, 80)}' is no match of this name"
    fix = did_you_mean(entry, matches) if matches else "this name has no match, so there is nothing to judge"
    return None, [_wrong("entry", what, fix)]


def said_too_little(reason: str, person: str, word: Word = Word.NOT_THE_SAME) -> Iterator[Problem]:
    """Name what a word about a match lacks: a reason that says how one knows, and a person."""
    yield from reason_problems(reason, word)
    if not any(char.isalpha() for char in person):
        yield _wrong("person", "nobody is named", "name the person who answers for this")
    if len(person) > _LONGEST_PERSON:
        yield _wrong("person", f"the name is longer than {_LONGEST_PERSON} characters", "give the name alone")


_HOW: dict[Word, str] = {
    Word.NOT_THE_SAME: "say how you know that it is another: an address, a number, a date of birth that differs",
    Word.CANNOT_EXCLUDE: "say what you looked at, and what you could not find out",
    Word.CONFIRMED: "say what shows that it is the listed one, and where you found it",
}


def reason_problems(reason: str, word: Word = Word.NOT_THE_SAME) -> Iterator[Problem]:
    """Name what is wrong with the reason for a word about a match."""
    if sum(char.isalnum() for char in reason) < _SHORTEST_REASON:
        fix = _HOW[word]
        yield _wrong("because", "the reason is missing or too short", fix)
    if len(reason) > _LONGEST_REASON:
        yield _wrong("because", f"the reason is longer than {_LONGEST_REASON} characters", "say it more shortly")


def _wrong(field: str, what: str, fix: str) -> Problem:
    return Problem(field=field, what=what, fix=fix)

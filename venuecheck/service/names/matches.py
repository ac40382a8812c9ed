"""Which match of a screening a person's word is about, and what a reason for it has to say."""

from collections.abc import Iterator

from venuecheck.assessment.screened import Word
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import Problem, did_you_mean
from venuecheck.screening.judging import Strength
from venuecheck.screening.result import Dismissal, Match, Screening
from venuecheck.service.record_keeping import statements
from venuecheck.service.record_keeping.statements import wrong


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
        return None, [wrong("entry", "a judgement is about one name", "give only the name that it is about")]
    matches = {_entry(match): match for match in screening.names[0].matches}
    if entry in matches:
        return matches[entry], []
    what = f"'{plain(entry, 80)}' is no match of this name"
    fix = did_you_mean(entry, matches) if matches else "this name has no match, so there is nothing to judge"
    return None, [wrong("entry", what, fix)]


_HOW: dict[Word, str] = {
    Word.NOT_THE_SAME: "say how you know that it is another: an address, a number, a date of birth that differs",
    Word.CANNOT_EXCLUDE: "say what you looked at, and what you could not find out",
    Word.CONFIRMED: "say what shows that it is the listed one, and where you found it",
}


def reason_problems(reason: str, word: Word) -> Iterator[Problem]:
    """Name what is wrong with the reason for a word about a match."""
    return statements.reason_problems(reason, field="because", fix=_HOW[word])

"""What a list says of an entry, in words: it helps a person to tell whether somebody of the same name is meant."""

from collections.abc import Iterator, Sequence
from datetime import date

from venuecheck.core import day_words
from venuecheck.screening.listing import Kind
from venuecheck.screening.result import Match

_SHOWN, _LONGEST = 4, 300
_IN_A_LINE = {"no longer": "", "from": "", "national": "nationality", "what": "", "since": "on the list since"}
_TO_ASK = {
    Kind.ORGANISATION: "look at where it works, who runs it, and its charity or company number",
    Kind.PERSON: "look at what is public: year and place of birth, nationality, post",
}
"""What would tell apart whatever the list says; nobody is asked for a year of birth."""


def particulars(match: Match) -> Iterator[tuple[str, str]]:
    """Give what tells apart, a title and words each; nothing where the list says nothing."""
    if match.not_in_law:
        yield "name", f"“{match.listed}” is not in the law: {match.not_in_law}"
    if match.removed:
        until = f" until {last_day(match)}" if match.until else ""
        yield "no longer", f"it was on the list{until} and is not on it now"
    if match.ahead:
        yield "from", f"it is on the list only from {first_day(match)}"
    yield "what", match.what
    yield "since", first_day(match) if not (match.removed or match.ahead) else ""
    yield "born", _born(match)
    yield "place", _some((*match.birth_places, *match.places), "; ")
    yield "national", _some(match.nationalities)
    yield "position", _some(match.positions, "; ")
    yield "regime", match.regime if match.regime != match.source else ""
    yield "measure", _some(match.measures)
    yield (
        "reasons",
        match.reasons if len(match.reasons) <= _LONGEST else match.reasons[:_LONGEST].rsplit(" ", 1)[0] + " …",
    )
    yield "ask", _TO_ASK[match.kind]


def told_apart(match: Match) -> str:
    """Give what the list says that tells apart as one line, such as `born 1965 in Tikrit, Iraq`."""
    said = ((title, words) for title, words in particulars(match) if title not in {"name", "reasons", "ask"})
    return "; ".join(f"{_IN_A_LINE.get(title, title)} {words}".strip() for title, words in said if words)


def first_day(match: Match) -> str:
    """Give the first day on the list, or its year alone where no more is known; empty where it is not known."""
    return _day(match.since, by_year=match.by_year)


def last_day(match: Match) -> str:
    """Give the last day on the list, or its year alone where no more is known; empty where it is still on it."""
    return _day(match.until, by_year=match.by_year)


def _day(day: date | None, *, by_year: bool) -> str:
    if day is None:
        return ""
    return f"{day.year} (only the year is known)" if by_year else day_words.day(day)


def _born(match: Match) -> str:
    if not match.births:
        return ""
    days = [date.fromisoformat(birth) if len(birth) == len("1965-03-12") else None for birth in match.births]
    said = [day_words.day(day) if day else birth[:4] for day, birth in zip(days, match.births, strict=True)]
    agrees = {True: ": the given year is among these", False: ": not the given year", None: ""}[match.born_agrees]
    return _some(tuple(dict.fromkeys(said)), " or ") + agrees


def _some(parts: Sequence[str], between: str = ", ") -> str:
    parts = tuple(dict.fromkeys(part for part in parts if part))
    more = f" and {len(parts) - _SHOWN} more" if len(parts) > _SHOWN else ""
    return between.join(parts[:_SHOWN]) + more

"""A screening in words for a terminal of 80 columns, without colour: it has to read the same in a printout."""

import textwrap
from collections.abc import Iterator, Sequence

from venuecheck.assessment.name_points import WORD_SAID
from venuecheck.cli.terminal.problems import typed
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.step import Step, Then
from venuecheck.screening.judging import Strength
from venuecheck.screening.known import PROSCRIBED
from venuecheck.screening.listing import Kind
from venuecheck.screening.particulars import first_day, last_day, particulars
from venuecheck.screening.result import Conclusion, ListUsed, Match, NameResult, Screening
from venuecheck.service.names.words_said import NOTHING_SAID, NameJudgement, WordsSaid

WIDTH = 79
_SIGN = {
    Conclusion.TO_JUDGE: "! Strong: a named person must judge this name today.",
    Conclusion.TO_LOOK_AT: "~ Weak: look at what tells them apart. It changes nothing.",
    Conclusion.NO_LIST: "? It cannot be told: a list is missing.",
    Conclusion.LIST_TOO_OLD: "? It cannot be told: a list is too old, or not whole.",
    Conclusion.NOT_COMPARED: "? It cannot be told: the name is not in Latin letters.",
    Conclusion.NOTHING_TO_JUDGE: "- Nothing to judge on the lists below.",
}
_SETTLED = "- Nothing left to judge: what was found was dismissed before."
_JUDGED = "! Somebody has judged it, and holds to it: do what follows."
_ALL_JUDGED = "What is like a listed name here has been judged by a named person, who holds to it."
_HOW_TO_JUDGE = (
    'Judge it today, and record how you know: venuecheck screen "NAME" --match ENTRY --word WORD --because TEXT '
    "--person NAME. WORD is not-the-same, cannot-exclude or confirmed."
)
_LONGEST = 600
_WEAK_SHOWN = 5


def told(done: Screening, words: WordsSaid = NOTHING_SAID) -> str:
    """Give a screening as text; `words` are what people have said of its matches."""
    lines = [f"Names against lists, as at {day_words.day(done.on)}", ""]
    for name in done.names:
        lines += [*_name(name, words), ""]
    lines += ["The lists", *(line for each in done.lists for line in list_lines(each)), ""]
    matches = [match for name in done.names for match in name.matches]
    held = [one for one in map(words.held_at, matches) if one]
    is_left = any(match.is_open and not words.held_at(match) for match in matches)
    lines += filled(done.words if is_left or not held else _ALL_JUDGED, "")
    if is_left:
        lines += ["", *_what_to_do(done)]
    if held:
        lines += ["", "What follows, as somebody has judged", *_listed(list(dict.fromkeys(_steps(held))))]
    return "\n".join(line.rstrip() for line in lines)


def list_lines(used: ListUsed) -> Iterator[str]:
    """Give what is to be said of a list."""
    if used.dated is None:
        yield from filled(f"{used.title}: {used.problem + _update(used) if used.problem else 'not here'}", "  ")
        return
    age = ""
    if used.known_current and used.known_current != used.dated:
        age = f", known to be in force on {day_words.day(used.known_current)}"
    entries = f"{used.entries:,} {'entry' if used.entries == 1 else 'entries'}"
    yield from filled(f"{used.title}: list of {day_words.day(used.dated)}{age}; {entries}", "  ")
    if used.problem:
        yield from filled(f"Not enough to say that there is nothing: {used.problem}{_update(used)}", "    ")


def _update(used: ListUsed) -> str:
    return f" ({typed(Then(step=Step.UPDATE_NAMES, about=used.id))})"


def _steps(held: Sequence[NameJudgement]) -> Iterator[str]:
    for one in held:
        yield from one.steps


def _name(name: NameResult, words: WordsSaid) -> Iterator[str]:
    kind = "person" if name.kind is Kind.PERSON else "organisation"
    role = f", {name.role}" if name.role else ""
    yield from filled(f"{name.name} ({kind}{role})", "")
    settled = name.matches and name.standing is Conclusion.NOTHING_TO_JUDGE
    to_judge = any(match.is_open and not words.held_at(match) for match in name.matches)
    judged = any(words.held_at(match) for match in name.matches) and not to_judge
    yield f"  {_JUDGED if judged else _SETTLED if settled else _SIGN[name.standing]}"
    weak = [match for match in name.matches if match.strength is Strength.WEAK]
    shown = [match for match in name.matches if match.strength is Strength.STRONG] + weak[:_WEAK_SHOWN]
    for number, match in enumerate(shown, start=1):
        yield from _match(number, match, words.held_at(match))
    if len(weak) > _WEAK_SHOWN:
        yield from filled(f"and {len(weak) - _WEAK_SHOWN} more that are weakly like it (--format json shows all)", "  ")
    for said in name.registered:
        yield from filled(f"On the {said}", "  ")


def _match(number: int, match: Match, held: NameJudgement | None) -> Iterator[str]:
    yield from filled(f"{number}. {match.entry} ({match.strength.value})", "  ")
    known = "known as" if match.not_in_law else "listed as"
    rows = [
        ("how", match.how + ("" if match.listed == match.entry else f" ({known}: {match.listed})")),
        ("list", f"{match.list_title}, of {day_words.day(match.list_dated)}{_validity(match)}"),
        *particulars(match),
        ("source", match.source),
        ("note", match.note),
        ("entry", f"{match.list_id}/{match.entry_id}"),
    ]
    if match.dismissed:
        before = match.dismissed
        rows.append(("dismissed", f"by {before.person} on {day_words.day(london_day(before.made))}: {before.reason}"))
    if held:
        judged = f"by {held.person} on {day_words.day(london_day(held.made))}: {WORD_SAID[held.word]}. {held.reason}"
        rows.append(("judged", judged))
    for title, said in rows:
        if said:
            yield from filled(f"{title + ':':<10} {said}", "     ", hang=11)


def _validity(match: Match) -> str:
    first = f"; on it from {first_day(match)}" if match.since else ""
    return first + (f" until {last_day(match)}" if match.until else "")


def _what_to_do(done: Screening) -> Iterator[str]:
    yield "What to do"
    steps = [
        "Look at who the hirer is: address, registration number, website, people. Alike names are common.",
        _HOW_TO_JUDGE,
    ]
    if any(match.list_id == PROSCRIBED and match.is_open for name in done.names for match in name.matches):
        steps.append(
            "If it may be a proscribed organisation, do not settle it alone: speak to the police, or to the Prevent "
            "coordinator where there is one. Arranging a meeting in support of one is an offence."
        )
    yield from _listed(steps)


def _listed(steps: Sequence[str]) -> Iterator[str]:
    for step in steps:
        first, *rest = textwrap.wrap(step, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
        yield f"  * {first}"
        yield from (f"    {line}" for line in rest)


def filled(text: str, indent: str, *, hang: int = 0) -> list[str]:
    """Break a text into lines of the screen's width, indented, the later ones by `hang` more; never none."""
    return textwrap.wrap(
        plain(text, _LONGEST), WIDTH, initial_indent=indent, subsequent_indent=indent + " " * hang,
        break_on_hyphens=False,
    ) or [""]  # fmt: skip

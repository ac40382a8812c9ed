"""Schedule 2 to the Terrorism Act 2000, as legislation.gov.uk publishes it (XML in Crown Legislation Markup Language).

An entry is one line of text with its other names in brackets: `X (A) (B)`, `X (A (B))`, `X, including Y and Z`.
Format: https://legislation.github.io/clml-schema/
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.screening.folding import plain
from venuecheck.screening.known import PROSCRIBED, TITLES
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.reading.account import Reading, Tally, nothing
from venuecheck.screening.reading.cut_short import Lengths
from venuecheck.screening.reading.dates import day_said, read_date
from venuecheck.screening.reading.sanctions_signs import is_lost
from venuecheck.screening.reading.xml_elements import Element, parse
from venuecheck.sources import registered

_TITLE = "proscribed organisations"
_NOT_TEXT = frozenset({"CommentaryRef", "FootnoteRef", "MarginNoteRef", "Repeal"})
_NOT_IN_FORCE = frozenset({"Repealed", "Prospective"})
_TAKEN_OUT = ("entries that are not in force", "entry that is not in force")
_CHANGE = ("Addition", "Substitution")
_ADDED = re.compile(r"\b(?:added|inserted)\b[^()]*\((\d{1,2}\.\d{1,2}\.\d{4})\)", re.IGNORECASE)
_ORDER = re.compile(r"S\.\s?I\.\s?\d{4}/\d+")
_INCLUDING = re.compile(r"[,;]?\s*\bincluding\b\s*", re.IGNORECASE)
_AND = re.compile(r",\s+|\s+and\s+")
_THE = re.compile(r"^(?:the\s+|all\s+|any\s+)", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"^(?:all|any)\s", re.IGNORECASE)
_PLACES_TEXT = """afghanistan algeria bangladesh benghazi egypt india indonesia iran iraq ireland lebanon libya mali
    morocco
    pakistan palestine somalia sudan syria tunisia turkey uk uzbekistan yemen"""
_PLACES = frozenset(_PLACES_TEXT.split())
"""In brackets after a name these tell two organisations apart, and are no other name."""
_LONGEST = 1_000
_MOST_ODD = 2


def read_schedule(raw: bytes, file: str, *, current_on: date | None = None) -> Reading:
    """Read the Schedule, or the whole Act. Raises `InputError`.

    `current_on`: the day on which it was got, for the text may stand unchanged for a year. Without it, all that is
    known is that it was in force on the day that it bears.
    """
    root = parse(raw, file)
    schedule = _schedule(root, file)
    comments = {each.attributes.get("id", ""): each.text() for each in root.all("Commentary")}
    entries: dict[str, Entry] = {}
    tally, lost, lengths = Tally(), list[int](), Lengths()
    for item in schedule.all("ListItem"):
        tally.rows += 1
        text = item.text(without=_NOT_TEXT).strip(" .,;[]")
        if item.attributes.get("Match") == "false" or item.attributes.get("Status") in _NOT_IN_FORCE or not plain(text):
            tally.leave_out(*_TAKEN_OUT)  # what was taken out leaves a row of dots
            continue
        try:
            entry = _entry(text, item, comments)
        except ValueError as error:
            tally.set_aside.append(Problem(file=file, line=item.line, column=1, what=str(error), fix=_READ_IT))
            continue
        tally.read += 1
        lengths.see("Text", text)
        if is_lost(text):
            lost.append(item.line)
        entries[_free(entry.id, entries)] = entry
    tally.noticed += _spoilt(lost, lengths, file)
    account = tally.closed(at_most=_MOST_ODD)
    if not entries:
        raise nothing(account, file, "the Schedule holds no entry")
    said = day_said(_days(root))
    dated = said.day
    if dated is None:
        what = "the document does not say of which day it is"
        if said.words:
            what = f"the day of the document cannot be read: '{said.words[:60]}'"
        raise InputError.at(file, what, "download the XML again from legislation.gov.uk, not a web page")
    names = NameList(
        id=PROSCRIBED,
        title=TITLES[PROSCRIBED],
        entries=tuple(replace(entry, id=key) for key, entry in entries.items()),
        dated=dated,
        current_on=max(current_on or dated, dated),
        address=registered("schedule-2").url,
    )
    return Reading(names=names, account=account)


def _spoilt(lost: list[int], lengths: Lengths, file: str) -> Iterator[Problem]:
    """Say what was lost when the file was saved; where that is much, raise `UnusableFileError`. `lost`: lines."""
    if cut := list(lengths.problems(file)):
        raise UnusableFileError(cut)
    if lost:
        what = f"letters of {len(lost)} names were lost, or became others, when the file was saved"
        spoilt = Problem(file=file, line=lost[0], column=1, what=what, fix="download it again")
        if len(lost) > _MOST_ODD:
            raise UnusableFileError([spoilt])
        yield replace(spoilt, fix="read as it stands: look it up", warning=True)


def _free(entry_id: str, taken: Mapping[str, Entry]) -> str:
    """Give an id that is not taken: two entries may begin with the same name."""
    return next(each for number in count(1) if (each := entry_id + (f"-{number}" if number > 1 else "")) not in taken)


_READ_IT = "look at this entry on legislation.gov.uk, and report this: the form of the list has changed"


def _schedule(root: Element, file: str) -> Element:
    found = [root, *root.all("Schedule")] if root.name == "Schedule" else root.all("Schedule")
    for schedule in found:
        if any(plain(title.text()) == _TITLE for title in schedule.all("Title")):
            return schedule
    what = "there is no schedule 'Proscribed Organisations' in this file"
    fix = f"download {registered('schedule-2').url}/data.xml"
    raise InputError.at(file, what, fix)


def _days(root: Element) -> list[str]:
    said = [found.text() for name in ("valid", "modified") for found in root.all(name)]
    return [each for each in (*said, root.attributes.get("RestrictStartDate", "")) if each]


def _entry(text: str, item: Element, comments: dict[str, str]) -> Entry:
    if len(text) > _LONGEST:
        raise ValueError(f"this entry is longer than {_LONGEST} characters")
    names = [name for name in dict.fromkeys(names_in(text)) if plain(name)]
    if not names:
        raise ValueError(f"no name can be read in '{text[:60]}'")
    since, order = _since(item, comments)
    slug = "-".join(plain(names[0]).split())[:60].strip("-")
    return Entry(
        id=slug,
        kind=Kind.ORGANISATION,
        name=names[0],
        other_names=tuple(names[1:]),
        valid_from=since,
        source="Terrorism Act 2000, Schedule 2" + (f", {order}" if order else ""),
    )


def _since(item: Element, comments: dict[str, str]) -> tuple[date | None, str]:
    """Give the day on which the entry was added and by which order, where the commentary says so."""
    for name in _CHANGE:
        for change in item.all(name):
            comment = comments.get(change.attributes.get("CommentaryRef", ""), "")
            added, order = _ADDED.search(comment), _ORDER.search(comment)
            if added:
                return read_date(added.group(1)), order.group() if order else ""
    return None, ""


def names_in(text: str) -> Iterator[str]:
    """Give the names in an entry's text, the main one first. Raises `ValueError` where brackets do not pair."""
    outside, bracketed = _brackets(" ".join(text.split()))
    main, *included = _INCLUDING.split(outside)
    qualifiers = [part for part in bracketed if plain(part) in _PLACES]
    yield _trimmed(main) + "".join(f" ({part})" for part in qualifiers)
    for part in included:
        yield from _listed(part)
    for part in bracketed:
        if part in qualifiers:
            continue
        if _INCLUDING.match(part):
            yield from _listed(_INCLUDING.sub("", part))
        else:
            yield from names_in(part)


def _listed(text: str) -> Iterator[str]:
    for part in _AND.split(text):
        if not _NOT_A_NAME.match(part):
            yield _trimmed(_THE.sub("", part))


def _trimmed(text: str) -> str:
    return text.strip(' .,;[]“”"')


def _brackets(text: str) -> tuple[str, list[str]]:
    """Part what stands outside brackets from what stands in the outermost ones."""
    outside: list[str] = []
    inside: list[str] = []
    depth = 0
    for char in text:
        if char == "(":
            depth += 1
            if depth == 1:
                inside.append("")
                continue
        elif char == ")":
            depth -= 1
            if depth < 0:
                raise ValueError("a bracket closes that was not opened")
            if depth == 0:
                continue
        if depth:
            inside[-1] += char
        else:
            outside.append(char)
    if depth:
        raise ValueError("a bracket is not closed")
    return " ".join("".join(outside).split()), [part.strip() for part in inside if part.strip()]

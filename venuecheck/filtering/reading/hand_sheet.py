"""A hand check on a sheet: the paper form, copied into a small CSV file that any spreadsheet program opens."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.hand_check import HandCheck, PageSeen
from venuecheck.filtering.model.observation import Saw
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.reading.hand_check import ID_PREFIX, MAX_BYTES, REQUIRED, is_said

_FORM = "venuecheck hand check 1"
_HEAD = ("item", "what it is", "answer", "note")
_SAW = {
    "blocked": Saw.BLOCKED,
    "opened": Saw.OPENED,
    "not sure": Saw.UNSURE,
    "unsure": Saw.UNSURE,
}
_PEOPLE = {
    "person": "Your name",
    "day": "Date of the check, such as 2026-09-14 or 14/09/2026",
    "network": "Network: one of {networks}",
    "account": "Kind of account signed in, such as: test pupil, year 9",
    "device": "Device, such as: iPad in room 4",
    "place": "Place, such as: library",
    "group_seen": "Group or policy that a block page named, if any",
}
_PAGE = "page "
_HEAD_BYTES = 1_000
"""In so many stands of which form a sheet is."""
_ITEM, _ANSWER, _NOTE = 1, 3, 4
"""The columns, from 1."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def write_sheet(
    *, venue: str, list_id: str, list_version: int, list_digest: str, networks: Sequence[str], pages: Sequence[Page]
) -> bytes:
    """Write an empty sheet for these pages and controls, as CSV with a byte order mark, for spreadsheet programs."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(_HEAD)
    rows.writerow(("form", "Do not change this row", _FORM, ""))
    rows.writerow(("venue", "Do not change this row", venue, ""))
    rows.writerow(("list", "Do not change this row", f"{list_id} {list_version} {list_digest}", ""))
    for name, words in _PEOPLE.items():
        only = networks[0] if name == "network" and len(networks) == 1 else ""
        rows.writerow((name, words.format(networks=", ".join(networks)), only, ""))
    for page in pages:
        rows.writerow((_PAGE + page.id, f"{page.url} (blocked, opened or not sure; empty: not opened)", "", ""))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def is_sheet(raw: bytes) -> bool:
    """Whether a table is a sheet of a hand check, filled in or not; of this form or of another."""
    return _FORM.rstrip("0123456789 ").encode() in raw[:_HEAD_BYTES]


def read_sheet(raw: bytes, file: str) -> HandCheck:
    """Read a filled-in sheet; `file` names it in errors. Raises `InputError` with every row that is wrong.

    Its id follows from who checked what, when and where: the same sheet, corrected, takes its own place.
    """
    if len(raw) > MAX_BYTES:
        what = f"the file is larger than {MAX_BYTES // 1024} KiB, which no hand check is"
        raise InputError.at(file, what, "choose the sheet that was filled in")
    said, lines, pages, problems = _rows(raw, file)
    if said.get("form") != _FORM:
        what = "this is no sheet of a hand check, or of a form that this program does not know"
        raise InputError.at(file, what, "make one", then=Then(step=Step.MAKE_HAND_SHEET))
    list_id, version, digest = ((*said.get("list", "").split(), "", "", ""))[:3]
    if not version.isdigit() or len(version) > 9:  # noqa: PLR2004 - no version is longer
        fix = "make the sheet again and copy the answers"
        problems.append(_problem(file, lines.get("list", 0), "the row 'list' was changed", fix, _ANSWER))
    day = _day(said.get("day", ""))
    if day is None:
        fix = "write it as 2026-09-14 or 14/09/2026"
        problems.append(_problem(file, lines.get("day", 0), "there is no date in the row 'day'", fix, _ANSWER))
    for name, meaning in REQUIRED.items():
        if not is_said(said.get(name, "")):
            fix = f"write it in the row '{name}', in the column 'answer'"
            what = f"it does not say {meaning} ({name})"
            problems.append(_problem(file, lines.get(name, 0), what, fix, _ANSWER))
    problems.sort(key=lambda problem: problem.line)
    if problems or day is None:
        raise UnusableFileError(problems)
    facts = {name: said.get(name, "") for name in ("person", "network", "account", "device", "place", "group_seen")}
    about = [
        said.get("venue", ""),
        digest,
        day.isoformat(),
        *(facts[name].casefold() for name in facts if name != "group_seen"),
    ]
    mark = hashlib.sha256("\0".join(about).encode()).hexdigest()[:8]
    return HandCheck(
        id=f"{ID_PREFIX}{day:%Y%m%d}-{mark}",
        venue=said.get("venue", ""),
        list_id=list_id,
        list_version=int(version),
        list_digest=digest,
        day=day,
        pages=tuple(pages),
        **facts,
    )


def _rows(raw: bytes, file: str) -> tuple[dict[str, str], dict[str, int], list[PageSeen], list[Problem]]:
    """Give what the rows say besides pages, at which lines, what was seen of pages, and what is wrong with that."""
    lines: dict[str, int] = {}
    said: dict[str, str] = {}
    pages: dict[str, PageSeen] = {}
    problems: list[Problem] = []
    for number, row in _cells(raw, file):
        item, _, answer, note = (*(cell.strip() for cell in row[:4]), "", "", "", "")[:4]
        page = item.removeprefix(_PAGE).strip()
        if item in said or page in pages:
            problems.append(_problem(file, number, f"the row '{plain(item, 80)}' stands here twice", "delete one"))
        elif item.startswith(_PAGE):
            saw = _SAW.get(" ".join(answer.lower().split()))
            if saw is not None:
                pages[page] = PageSeen(page=page, saw=saw, note=note)
            elif answer:
                fix = did_you_mean(answer.lower(), _SAW) or "write blocked, opened or not sure"
                problems.append(_problem(file, number, f"'{plain(answer, 60)}' is no answer", fix, _ANSWER))
            elif note:
                what = f"the page '{plain(page, 64)}' has a note and no answer"
                problems.append(_problem(file, number, what, "write blocked, opened or not sure", _NOTE))
        elif item:
            said[item], lines[item] = answer, number
    return said, lines, list(pages.values()), problems


def _cells(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:  # what some spreadsheet programs still save
        text = raw.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error:
        raise InputError.at(file, "this is no CSV file", "save the sheet as CSV") from None


def _day(text: str) -> date | None:
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        return date(int(british[3]), int(british[2]), int(british[1])) if british else None
    except ValueError:
        return None


def _problem(file: str, line: int, what: str, fix: str = "", column: int = _ITEM) -> Problem:
    """Tell of a cell by its line and column; of none in particular where the line is 0."""
    return Problem(file=file, line=line, column=column if line else 0, what=what, fix=fix)

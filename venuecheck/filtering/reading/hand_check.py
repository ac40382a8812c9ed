"""A hand check from the file that the page of `venuecheck hand-check` saves (`venuecheck.hand-check/1`)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from venuecheck.authoring import bounded
from venuecheck.authoring.typed import STRICT, fields_of
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.ids import is_id
from venuecheck.core.london import is_still_to_come
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.filtering.model.group_name import plain_group
from venuecheck.filtering.model.hand_check import HandCheck, PageSeen
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.withheld import withheld_text
from venuecheck.filtering.redaction import redact_text

SCHEMA_NAME = "venuecheck.hand-check"
SCHEMA_VERSION = 1
SCHEMA_ID = f"{SCHEMA_NAME}/{SCHEMA_VERSION}"
MAX_BYTES = 1024 * 1024
ID_PREFIX = "hand-"
LONGEST_LABEL, LONGEST_NOTE = 120, 500
_MOST_PAGES = 5_000
_EARLIEST = date(2020, 1, 1)
_FIX = "save it again from the page, and do not change it by hand"
REQUIRED = {
    "person": "who opened the pages",
    "account": "which kind of account was signed in",
    "device": "on which device",
    "place": "where",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page(PageSeen):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _File(HandCheck):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    pages: tuple[_Page, ...]


@cache
def _reader() -> SchemaValidator:
    return bounded.reader(_File)


def schema() -> dict[str, Any]:
    """Give the JSON Schema of a results file; `reports/schemas/hand-check.json` holds it."""
    made = TypeAdapter(_File).json_schema()
    made["properties"] = {"schema": {"const": SCHEMA_ID}, **made["properties"]}
    made["required"] = ["schema", *made["required"]]
    made["title"] = "What a person wrote down who opened the pages of a test list"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **made}


def read_results(raw: bytes, file: str) -> HandCheck:
    """Read a results file; `file` names it in errors. Raises `InputError` with what is wrong."""
    if len(raw) > MAX_BYTES:
        raise InputError.at(file, f"the file is larger than {MAX_BYTES // 1024} KiB, which no hand check is", _FIX)
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        what = "this is not JSON, so no results file of a hand check"
        raise InputError.at(file, what, "choose the file that the page saved, or a filled-in sheet (.csv)") from None
    _check_schema(data, file)
    try:
        found = _reader().validate_json(json.dumps({key: value for key, value in data.items() if key != "schema"}))
    except ValidationError as error:
        raise UnusableFileError(
            Problem(file=file, line=0, column=0, what=_where(detail["loc"], detail["msg"]), fix=_FIX)
            for detail in error.errors(include_url=False)
        ) from None
    problems = [Problem(file=file, line=0, column=0, what=what, fix=_FIX) for what in _broken(found)]
    if problems:
        raise UnusableFileError(problems)
    pages = tuple(PageSeen(**fields_of(PageSeen, each)) for each in found.pages)
    return HandCheck(**{**fields_of(HandCheck, found), "pages": pages})


def _check_schema(data: object, file: str) -> None:
    said = data.get("schema") if isinstance(data, dict) else None
    name, _, version = str(said).partition("/")
    if name != SCHEMA_NAME:
        what = "this is JSON, but no results file of a hand check"
        raise InputError.at(file, what, "choose the file that the page saved")
    if version.isdigit() and len(version) < 10 and int(version) > SCHEMA_VERSION:  # noqa: PLR2004 - no number is longer
        what = f"this file is of a newer form ({plain(str(said), 60)}) than this program knows ({SCHEMA_ID})"
        raise InputError.at(file, what, "bring venuecheck up to date, then import it again")
    if said != SCHEMA_ID:
        raise InputError.at(file, f"this file's form is {plain(str(said), 60)}, not {SCHEMA_ID}", _FIX)


def _broken(found: _File) -> Iterator[str]:
    if not (is_id(found.id) and found.id.startswith(ID_PREFIX)):
        yield "its id is none of a hand check"
    if any(each.at.tzinfo is None for each in found.pages):
        yield "a time in it does not say its zone"
    elif any(each.at.year < _EARLIEST.year for each in found.pages):
        yield f"a time in it is before {_EARLIEST.year}"
    if len({each.page for each in found.pages}) < len(found.pages):
        yield "a page stands in it twice"
    if len(found.pages) > _MOST_PAGES:
        yield f"it holds more than {_MOST_PAGES} pages"


def checked(check: HandCheck, test_list: TestList, file: str, *, now: datetime) -> HandCheck:
    """Hold `check` against the list and the day, and give it cleaned: control characters and personal data go.

    Raises `InputError` with everything that is wrong.
    """
    if check.list_id != test_list.id:
        what = f"this hand check is of the list '{plain(check.list_id, 64)}', not '{test_list.id}'"
        raise InputError.at(file, what, "name its own list", field="list")
    if check.list_digest != test_list.digest:
        what = (
            f"the list '{test_list.id}' has changed since this hand check's page was made (its digest was "
            f"{plain(check.list_digest, 26)}, and is {test_list.digest[:26]}), so it is not certain which pages were "
            "opened"
        )
        fix = "name the list as it was then, or make a new page and check again"
        raise InputError.at(file, what, fix, field="list")
    cleaned = _cleaned(check, test_list)
    problems = [
        Problem(file=file, line=0, column=0, what=what, fix=fix) for what, fix in _unfit(cleaned, test_list, now)
    ]
    if problems:
        raise UnusableFileError(problems)
    return cleaned


def is_said(text: str) -> bool:
    """Whether a text says anything: a dash does not."""
    return any(char.isalnum() for char in text)


def _unfit(check: HandCheck, test_list: TestList, now: datetime) -> Iterator[tuple[str, str]]:
    for name, meaning in REQUIRED.items():
        if not is_said(getattr(check, name)):
            yield f"it does not say {meaning} ({name})", "fill this in and save it again"
    late = any(each.at is not None and each.at > now + CLOCKS_DIFFER for each in check.pages)
    # a tablet’s clock may be a little ahead; the day is what a person says
    if is_still_to_come(check.day, now) or late:
        yield f"it is dated in the future ({check.day.isoformat()})", "put the date right and save it again"
    if check.day < _EARLIEST:
        yield f"its date cannot be right ({check.day.isoformat()})", "put the date right and save it again"
    if not check.pages:
        yield "nothing is written down in it", "open the pages, record what came, and save it again"
    known = dict.fromkeys(page.id for page in (*test_list.pages, *test_list.controls))
    for each in check.pages:
        if each.page in known:
            continue
        suggestion = did_you_mean(each.page, known) or "use the page that was made for this list"
        yield f"the list has no page '{plain(each.page, 64)}'", suggestion


def _cleaned(check: HandCheck, test_list: TestList) -> HandCheck:
    listed = {page.id: page for page in (*test_list.pages, *test_list.controls)}

    def note(each: PageSeen) -> str:
        tidied = _tidy(each.note, LONGEST_NOTE)
        return withheld_text(tidied, listed[each.page]) if each.page in listed else tidied

    return replace(
        check,
        person=in_one_line(check.person, LONGEST_LABEL),
        account=_tidy(check.account, LONGEST_LABEL),
        device=_tidy(check.device, LONGEST_LABEL),
        place=_tidy(check.place, LONGEST_LABEL),
        group_seen=plain_group(_tidy(check.group_seen, LONGEST_LABEL)),
        pages=tuple(replace(each, note=note(each)) for each in check.pages),
    )


def _tidy(text: str, limit: int) -> str:
    """What a person wrote is treated as any other evidence: a block page's words may have been copied into it."""
    return redact_text(in_one_line(text, limit))


def _where(location: tuple[str | int, ...], message: str) -> str:
    place = ".".join(str(step) for step in location[:6])
    return plain(f"{place}: {message[:1].lower()}{message[1:]}", 200)

"""References read from their files, and what a run may take from them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import SchemaValidator

from venuecheck.authoring import bounded
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError, Problem, UnusableFileError
from venuecheck.core.step import Step, Then
from venuecheck.filtering.judging.reference import vouchers
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.reference import Reference, ReferencePage, ReferenceUsed
from venuecheck.filtering.redaction import redact_host
from venuecheck.records.codec import json_schema, written_json
from venuecheck.service.given_files import Given, given
from venuecheck.service.sites.reference_setting import MAX_AGE_DAYS

REFERENCE_SCHEMA = "venuecheck.reference/1"
MAX_BYTES = 64 * 1024 * 1024
_FIX = "make a new one"
_MEASURE = Then(step=Step.MEASURE_REFERENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPages:
    """What a run is judged with."""

    used: ReferenceUsed
    pages: Mapping[str, ReferencePage]
    """By page id; empty where the reference may not be used."""


def load_reference(file: Path | Given) -> tuple[Reference, str]:
    """Read a reference; give it and its digest. Raises `InputError`."""
    kept = given(file, MAX_BYTES)
    raw = kept.content
    if len(raw) > MAX_BYTES:
        raise InputError.at(kept.name, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", _FIX, then=_MEASURE)
    return read_reference(raw, kept.name), f"sha256:{hashlib.sha256(raw).hexdigest()}"


def read_reference(raw: bytes, file: str) -> Reference:
    """Read a reference (`venuecheck.reference/1`) from `raw`; `file` names it in errors. Raises `InputError`."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise InputError.at(file, "this is not JSON", _FIX, then=_MEASURE) from None
    if not isinstance(data, dict) or data.get("schema") != REFERENCE_SCHEMA:
        raise InputError.at(file, f"this is no reference ({REFERENCE_SCHEMA})", _FIX, then=_MEASURE)
    try:
        reference: Reference = _reader().validate_python({key: value for key, value in data.items() if key != "schema"})
    except ValidationError as error:
        raise UnusableFileError(
            Problem(file=file, what=_where(detail["loc"], detail["msg"]), fix=_FIX, then=_MEASURE)
            for detail in error.errors(include_url=False)
        ) from None
    if any(moment.tzinfo is None for moment in (reference.made, *(page.seen for page in reference.pages))):
        raise InputError.at(file, "a time in it does not say its zone", _FIX, then=_MEASURE)
    if len({page.page for page in reference.pages}) < len(reference.pages):
        raise InputError.at(file, "a page stands in it twice", _FIX, then=_MEASURE)
    # as hosts are kept here: files of earlier versions have them whole
    pages = tuple(replace(page, sent_to=redact_host(page.sent_to)) for page in reference.pages)
    return replace(reference, pages=pages)


@cache
def _reader() -> SchemaValidator:
    return bounded.reader(Reference)


def known_pages(
    reference: Reference, digest: str, test_list: TestList, *, now: datetime, max_age_days: int = MAX_AGE_DAYS
) -> KnownPages:
    """Say what a run of `test_list` at `now` may take from `reference`; nothing where it is too old or unfit.

    Raises `InputError` where it is about another list.
    """
    if reference.list_id != test_list.id:
        what = f"this reference is about the list '{plain(reference.list_id, 64)}', not '{test_list.id}'"
        raise InvalidError.of("reference", what, _FIX, then=_MEASURE)
    note = _unfit(reference, now, max_age_days)
    used = ReferenceUsed(digest=digest, made=reference.made, max_age_days=max_age_days, used=not note, note=note)
    return KnownPages(used=used, pages={} if note else vouchers(reference, test_list))


def _unfit(reference: Reference, now: datetime, max_age_days: int) -> str:
    """Say why no verdict may rest on it; '' where one may."""
    age = now - reference.made
    if age > timedelta(days=max_age_days):
        limit = "1 day" if max_age_days == 1 else f"{max_age_days} days"
        return f"The reference is {age.days} days old, and may be {limit} old: no verdict rests on it."
    if age < -CLOCKS_DIFFER:
        return "The reference is dated in the future, so its age is not known: no verdict rests on it."
    if not reference.valid:
        return "The line on which the reference was made did not work: no verdict rests on it."
    return ""


def _where(location: tuple[str | int, ...], message: str) -> str:
    place = ".".join(str(step) for step in location[:6])
    return plain(f"{place}: {message[:1].lower()}{message[1:]}", 200)


def reference_json(reference: Reference) -> bytes:
    """Give a reference as JSON text (`venuecheck.reference/1`), UTF-8."""
    return written_json(REFERENCE_SCHEMA, reference)


def reference_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.reference/1`; `reports/schemas/reference.json` holds it."""
    return json_schema(Reference, REFERENCE_SCHEMA, "A test list measured from an unfiltered line")

"""A reference's file: its schema, its age, and what is wrong with it."""

import contextlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reference.samples import known
from tests.reference.test_judging import LIST
from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.reference import Reference
from venuecheck.records.codec import decode, encode
from venuecheck.report.venue.checks import check_shown
from venuecheck.service.filter_checks.references import (
    known_pages,
    load_reference,
    read_reference,
    reference_json,
    reference_schema,
)

_SCHEMA = catalogue.templates() / "schemas" / "reference.json"
REFERENCE = Reference(
    list_id="l",
    list_version=1,
    list_digest="sha256:0",
    made=made.NOW,
    valid=True,
    invalid_reason=None,
    software="venuecheck",
    pages=(known(),),
)


def test_what_is_written_keeps_its_schema_and_is_read_back() -> None:
    """The schema is shipped, and is the one that the program writes."""
    raw = reference_json(REFERENCE)
    jsonschema.validate(json.loads(raw), json.loads(_SCHEMA.read_text(encoding="utf-8")))
    assert json.loads(_SCHEMA.read_text(encoding="utf-8")) == reference_schema()
    assert read_reference(raw, "r.json") == REFERENCE


def test_where_a_page_moved_to_is_known_by_what_is_kept_of_a_host() -> None:
    """A reference of an earlier version has the host whole; what a check keeps has not."""
    earlier = replace(REFERENCE, pages=(known(sent_to="amara.example.co.uk"),))
    (page,) = read_reference(reference_json(earlier), "r.json").pages
    assert page.sent_to == "*.example.co.uk"


_AGES = [
    (timedelta(days=30), 30, ""),
    (timedelta(days=30, seconds=1), 30, "is 30 days old, and may be 30 days old"),
    (timedelta(days=3), 2, "is 3 days old, and may be 2 days old"),
    (timedelta(days=-3), 30, "dated in the future"),
    (timedelta(hours=-3), 30, ""),
]


@pytest.mark.parametrize(("age", "limit", "said"), _AGES)
def test_a_reference_ages(age: timedelta, limit: int, said: str) -> None:
    """Past its limit it supports no verdict, and the run says so."""
    found = known_pages(REFERENCE, "sha256:1", LIST, now=made.NOW + age, max_age_days=limit)
    assert bool(found.pages) is found.used.used is (not said)
    assert said in found.used.note
    run = replace(made.fine_run(), run=replace(made.fine_run().run, reference=found.used))
    shown = check_shown(run, made.NOW)
    assert "sha256:1" in shown.reference_words
    assert (found.used.note in shown.warnings) is bool(said)


def test_a_line_that_did_not_work_vouches_for_nothing() -> None:
    """An invalid reference is told, and not used."""
    found = known_pages(replace(REFERENCE, valid=False), "sha256:1", LIST, now=made.NOW)
    assert found.pages == {}
    assert "did not work" in found.used.note


def test_a_reference_of_another_list_is_refused() -> None:
    """It would say nothing of any page."""
    with pytest.raises(InputError, match="is about the list 'other', not 'l'"):
        known_pages(replace(REFERENCE, list_id="other"), "sha256:1", LIST, now=made.NOW)


def changed(**changes: Any) -> bytes:
    """Give the reference's file with other values."""
    return json.dumps({**json.loads(reference_json(REFERENCE)), **changes}).encode()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "this is not JSON"),
        (b"\xff\xfe", "this is not JSON"),
        (b"[" * 100_000, "this is not JSON"),
        (b"[]", "this is no reference"),
        (changed(schema="venuecheck.run/1"), "this is no reference"),
        (changed(pages="x"), "pages: "),
        (changed(made="soon"), "made: "),
        (changed(made="2026-09-14T10:00:00"), "does not say its zone"),
        (changed(pages=[encode(known()), encode(known())]), "stands in it twice"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(raw: bytes, said: str) -> None:
    """And what to do."""
    with pytest.raises(InputError) as refused:
        read_reference(raw, "r.json")
    assert said in str(refused.value)
    assert refused.value.problems[0].then == Then(step=Step.MEASURE_REFERENCE)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*json.loads(reference_json(REFERENCE)), "x"]), _JSON, max_size=4))
def test_no_content_breaks_the_reader(values: dict[str, object]) -> None:
    """It is read, or refused in words."""
    with contextlib.suppress(InputError):
        assert isinstance(read_reference(changed(**values), "r.json"), Reference)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(InputError, match="cannot be read"):
        load_reference(tmp_path / "none.json")


def test_a_run_without_a_reference_still_loads() -> None:
    """Records of older versions have no such entry."""
    run = made.fine_run()
    old = json.loads(json.dumps(encode(run)))
    del old["run"]["reference"]
    assert decode(type(run), old) == run

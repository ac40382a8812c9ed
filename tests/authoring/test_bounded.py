"""Readers of what somebody else made: one wrong value of a list is enough, and each value has its bounds."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from venuecheck.authoring import bounded
from venuecheck.core.problem import UnusableFileError
from venuecheck.filtering.reading.hand_check import read_results
from venuecheck.service.filter_checks.references import read_reference

MANY = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    parts: tuple[Part, ...] = ()
    names: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    sorts: frozenset[int] = frozenset()
    anything: dict[str, Any] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("member", "wrong"),
    [
        ("parts", [{"name": "a", "number": "b"}] * MANY),
        ("names", [1] * MANY),
        ("counts", {str(one): "many" for one in range(MANY)}),
        ("sorts", [str(one) + "x" for one in range(MANY)]),
    ],
)
def test_a_list_is_read_up_to_its_first_wrong_value(member: str, wrong: object) -> None:
    with pytest.raises(ValidationError) as caught:
        bounded.reader(Whole).validate_json(json.dumps({member: wrong}))
    assert caught.value.error_count() == 1


def refuse_words(value: object) -> object:
    if isinstance(value, str):
        raise PydanticCustomError("words", "no words")
    return value


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ({"parts": [{"name": "a", "number": 7}], "counts": {"a": 0}}, None),
        ({"parts": [{"name": "a", "number": 8}]}, ("parts", 0, "number")),
        ({"parts": [{"name": "a", "number": None}, {"name": "", "number": -1}]}, ("parts", 1, "name")),
        ({"names": [""]}, None),
        ({"counts": {"a": 8}}, ("counts", "a")),
        ({"anything": {"a": 8}}, None),
        ({"anything": {"a": "b"}}, ("anything", "a")),
    ],
)
def test_bounds_hold_for_a_type_a_field_and_for_anything(said: object, at: tuple[str | int, ...] | None) -> None:
    reader = bounded.reader(Whole, {"int": {"le": 7}}, {(Part, "name"): {"min_length": 1}}, refuse_words)
    if at is None:
        assert isinstance(reader.validate_json(json.dumps(said)), Whole)
        return
    with pytest.raises(ValidationError) as caught:
        reader.validate_json(json.dumps(said))
    assert caught.value.errors()[0]["loc"] == at


def test_files_that_people_hand_in_name_one_page_of_a_thousand_wrong_ones() -> None:
    """A reference may have 64 MiB, and a hand check comes from whoever has the link."""
    told = json.dumps({"schema": "venuecheck.reference/1", "pages": [1] * MANY}).encode()
    with pytest.raises(UnusableFileError) as reference:
        read_reference(told, "a.json")
    told = json.dumps({"schema": "venuecheck.hand-check/1", "pages": [1] * MANY}).encode()
    with pytest.raises(UnusableFileError) as hand_check:
        read_results(told, "a.json")
    for caught in (reference, hand_check):
        assert [one.what.startswith("pages.0") for one in caught.value.problems].count(True) == 1
        assert not any(one.what.startswith("pages.1") for one in caught.value.problems)

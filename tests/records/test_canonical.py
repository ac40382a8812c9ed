"""The canonical form is RFC 8785's, whichever way it is written."""

import json
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from venuecheck.records.chain import canonical, canonical_of, is_canonical
from venuecheck.records.codec import encode, written_in_pieces

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([0.0, -0.0, 1.0, 1e-5, 0.001, 123456789.25, 1e21, 2.0**53])
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=300)
@given(values)
def test_it_is_what_the_library_writes(value: object) -> None:
    assert canonical(value) == rfc8785.dumps(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [2**60, float("nan"), {"a": float("inf")}])
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(rfc8785.CanonicalizationError):
        canonical(value)


@dataclass(frozen=True)
class Member:
    """One of many."""

    name: str
    took: float
    said: dict[str, Any]


@dataclass(frozen=True)
class Long:
    """A record with a field of any length."""

    zone: str
    members: tuple[Member, ...]
    few: tuple[int, ...] = (1, 2)


members = st.builds(
    Member,
    name=st.text(max_size=4) | st.just("one\nline"),
    took=st.floats(0, 100) | st.sampled_from([0.0, 1.0, 1e-5, 0.0001]),
    said=st.dictionaries(st.text(max_size=3) | st.just("\U00010000"), st.integers(-9, 9), max_size=2),
)


@settings(max_examples=60)
@given(st.lists(members, max_size=24), st.text(max_size=4))
def test_a_long_payload_is_written_in_pieces_as_it_would_be_at_once(many: list[Member], zone: str) -> None:
    payload = Long(zone=zone, members=tuple(many))
    assert canonical_of(payload) == rfc8785.dumps(encode(payload))
    pieces = "".join(written_in_pieces(payload, first={"schema": "s"}))
    assert json.loads(pieces) == {"schema": "s", **encode(payload)}


@given(value=values)
def test_what_is_written_is_canonical_for_both_verifiers(verifier: ModuleType, value: object) -> None:
    """And what Python writes by itself is, only where that is the same."""
    written = canonical({"a": value}).decode()
    plain = json.dumps({"a": value}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for is_one in (is_canonical, verifier.is_canonical):
        assert is_one(written)
        assert is_one(plain) is (plain == written)


@pytest.mark.parametrize(
    ("text", "canonical_one"),
    [
        ('{"\U0001f600":1,"\ufb33":2}', True),
        ('{"\ufb33":2,"\U0001f600":1}', False),
        ('{"a":[{"\U00010000":1,"\ue000":2}]}', True),
        ('{"a":[{"\ue000":2,"\U00010000":1}]}', False),
        ('{"a":"\ue000\U0001f600"}', True),
        ('["\ud800"]', False),
    ],
)
def test_names_are_sorted_by_utf_16s_units_for_both_verifiers(
    verifier: ModuleType, text: str, *, canonical_one: bool
) -> None:
    """Where a name is beyond the first plane, by code points it would stand elsewhere."""
    assert [is_one(text) for is_one in (is_canonical, verifier.is_canonical)] == [canonical_one] * 2

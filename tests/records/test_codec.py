"""Values to JSON text: the same as by way of plain values, whatever a network put into them."""

import json
from dataclasses import dataclass

import pytest

from venuecheck.records.codec import decode, encode, written


@dataclass(frozen=True)
class Noted:
    text: str
    seconds: float


@pytest.mark.parametrize("text", ["plain", "“quoted” \\ \n\x00", "\U0001f4da", "half a pair \ud800"])
def test_what_is_written_is_what_is_encoded(text: str) -> None:
    value = Noted(text=text, seconds=0.1)
    assert json.loads(written(value)) == json.loads(written(value, indent=2)) == encode(value)
    assert decode(Noted, json.loads(written(value))) == value

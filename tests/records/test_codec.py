"""Values to JSON text: the same as by way of plain values, whatever a network put into them."""

import json
from dataclasses import dataclass

import pytest

from venuecheck.records.codec import decode, encode, written, written_one_by_one


@dataclass(frozen=True)
class Noted:
    text: str
    seconds: float


@pytest.mark.parametrize("text", ["plain", "“quoted” \\ \n\x00", "\U0001f4da", "half a pair \ud800"])
def test_what_is_written_is_what_is_encoded(text: str) -> None:
    value = Noted(text=text, seconds=0.1)
    assert json.loads(written(value)) == json.loads(written(value, indent=2)) == encode(value)
    assert decode(Noted, json.loads(written(value))) == value


@dataclass(frozen=True)
class Other:
    number: int


@dataclass(frozen=True)
class Held:
    kind: str
    none: None
    members: tuple[Noted | Other, ...]


@pytest.mark.parametrize("text", ["plain", "“quoted” \\ \n\x00", "\U0001f4da", "half a pair \ud800"])
@pytest.mark.parametrize("times", [0, 1, 40])
def test_what_is_written_one_by_one_is_what_is_encoded(text: str, times: int) -> None:
    value = Held(kind=text, none=None, members=(Noted(text=text, seconds=0.1), Other(number=1)) * times)
    line = written_one_by_one(value)
    assert "\n" not in line
    assert json.loads(line) == encode(value)
    assert decode(Held, json.loads(line)) == value

"""Any bytes at all, for all that reads files and answers: taken, or refused in words. Longer: `make fuzz`."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.made import answers
from tests.fuzz.parsers import PARSERS

FOUND = Path(__file__).parent / "found"


@pytest.mark.parametrize("name", PARSERS)
def test_any_bytes(name: str) -> None:
    """A few; the same ones each time."""

    @settings(max_examples=60, derandomize=True, database=None)
    @given(answers() if name == "http-answer" else st.binary(max_size=300))
    def attempt(raw: bytes) -> None:
        PARSERS[name](raw)

    attempt()


@pytest.mark.parametrize(
    "path", sorted(path for name in PARSERS for path in (FOUND / name).glob("*")), ids=lambda path: path.name
)
def test_what_was_found_before(path: Path) -> None:
    """Bytes that once broke something."""
    PARSERS[path.parent.name](path.read_bytes())

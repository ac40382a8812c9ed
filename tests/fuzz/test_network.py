"""Hostile bytes on every way in: no crash, no hang, and each step says what happened. Longer: `make fuzz`."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.hostile import Ending, open_files
from tests.fuzz.made import ENDINGS
from tests.fuzz.network import BY_ID, TARGETS, Target

FOUND = Path(__file__).parent / "found"
EXAMPLES = {"dns": 12, "dns-visit": 6}
"""A reply that is not taken is waited for like silence, so it costs a step's time."""


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.id)
def test_made_up_bytes(target: Target) -> None:
    """A few of them; the same ones each time."""
    before = open_files()

    @settings(
        max_examples=EXAMPLES.get(target.id, 40),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(said=target.made, ending=ENDINGS)
    def attempt(said: bytes, ending: Ending) -> None:
        target.run(said, ending)

    attempt()
    assert open_files() <= before + 3, "sockets are left open"


def _kept() -> list[Path]:
    return sorted(path for target in BY_ID for path in (FOUND / target).glob("*"))


@pytest.mark.parametrize("path", _kept(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_before(path: Path) -> None:
    """Bytes that once broke something, or that stand for a kind of attack; the suffix says how the server ends."""
    BY_ID[path.parent.name].run(path.read_bytes(), Ending(path.suffix[1:]))

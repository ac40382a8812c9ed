"""The conditions that must be told apart, and which scenarios make each: `conditions.yaml`."""

from functools import cache
from pathlib import Path

from tests.yaml_data import read_yaml

_FILE = Path(__file__).parent / "conditions.yaml"


@cache
def conditions() -> dict[str, dict[str, list[str]]]:
    """Give, by group and by condition, the ids of the scenarios that make it."""
    found: dict[str, dict[str, list[str]]] = read_yaml(_FILE.read_text())
    return found

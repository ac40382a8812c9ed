"""How much a run may take."""

from dataclasses import dataclass
from typing import ClassVar

PAUSE = 10.0
"""Seconds at least between the last first look that is open to doubt and the second looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a run may take. Times in seconds."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    step_timeout: float = 10.0
    page_timeout: float = 90.0
    run_timeout: float = 4 * 3_600.0
    concurrency: int = 6
    """Pages at a time; gentle, for every blocked page raises an alert somewhere."""
    control_every: float = 20.0
    """Time between two rounds of controls while pages are tried."""

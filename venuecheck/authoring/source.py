"""The sources that a file of lists or names declares, so that what rests on one names it by its id."""

from dataclasses import dataclass
from typing import ClassVar

from venuecheck.authoring.typed import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """Who says what a file repeats: a publisher who vouches for pages, a law, a document."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    title: str
    url: str = ""

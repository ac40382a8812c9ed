"""Test lists: categories, the pages to try, and the controls that must be reachable."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar

from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import STRICT
from venuecheck.filtering.model.confidence import Confidence


class Expectation(StrEnum):
    """What the filter should do with a category."""

    BLOCK = "block"
    ALLOW = "allow"


class Granularity(StrEnum):
    """What a filter must see to tell this page from its neighbours."""

    HOST = "host"
    PATH = "path"
    """Only the path differs: over https it can be told apart only by a filter that inspects TLS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expect:
    """What a page holds when nothing filters it, as a list writes it."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    contains: str
    """Text that the page's body holds, exactly."""
    source: str = ""
    """Who says so."""
    until: date | None = None
    """The last day on which that can be relied on; None for no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One kind of content, and what the filter should do with it."""

    id: str
    title: str
    expectation: Expectation
    edition: str = ""
    """The edition of the guidance that names it, where it is not the whole list's."""
    maps_to: tuple[str, ...] = ()
    """What it answers to in standards and guidance, in words."""
    note: str = ""
    """Why it has no page, or what to know of those it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPage:
    """What a list says of an address to visit: of a test page, or of a control (its `category` is then empty)."""

    id: str
    url: str
    """Exactly as the list gives it."""
    category: str = ""
    vouched_by: str = ""
    """Who says that this page stands for its category."""
    granularity: Granularity = Granularity.HOST
    expect: Expect | None = None
    restricted: bool = False
    """Only its id is ever shown; the address is used and shown to nobody."""
    confidence: Confidence | None = None
    """How well it is known that the page stands for its category; None where the list does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(ListedPage):
    """A listed page as it may be judged."""

    lapsed: Expect | None = None
    """What it held once: where that comes it opened; that it does not come proves nothing any more."""

    def on(self, day: date) -> "Page":
        """Give the page as it may be judged on `day`."""
        over = self.expect is not None and self.expect.until is not None and self.expect.until < day
        return replace(self, expect=None, lapsed=self.expect) if over else self

    @property
    def shown(self) -> str:
        """What people and documents are given in place of its address."""
        return f"restricted page {self.id}" if self.restricted else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """What a list says of itself, besides its categories and the pages to visit."""

    id: str
    version: int
    title: str
    edition: str
    """The edition of the guidance whose categories it follows."""
    sources: tuple[Source, ...] = ()
    """Who vouches for pages, or where its categories come from: ids of the register, and sources of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TestList(ListHead):
    """A list of test pages, as read from its file."""

    __test__ = False  # pytest: not a test class

    digest: str
    """`sha256:` and the digest of the file's bytes."""
    categories: tuple[Category, ...]
    controls: tuple[Page, ...]
    pages: tuple[Page, ...]

    def on(self, day: date) -> "TestList":
        """Give the list as it may be judged on `day`: what was expected until a day before it is expected no more."""
        controls, pages = (tuple(page.on(day) for page in each) for each in (self.controls, self.pages))
        return replace(self, controls=controls, pages=pages)

    def category(self, category_id: str) -> Category:
        """Give the category with this id. Raises `KeyError`."""
        for category in self.categories:
            if category.id == category_id:
                return category
        raise KeyError(category_id)

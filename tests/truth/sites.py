"""The sites of a list as they are where nobody filters: an address, a certificate and words of their own for each."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.truth.acts import Act, Kind, Line, Truth
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.page import Expectation, Page, TestList

_FIRST = (23, 34, 45, 52, 63, 74, 81, 91, 104, 129, 138, 151, 160, 178, 185, 193, 199, 212)
"""Beginnings of addresses: sites lie in many parts of the internet."""
_WORDS = Path(__file__).with_name("words.txt").read_text().split()


def words(seed: str, count: int) -> str:
    """Give words that are the same each time for one seed."""
    chance = random.Random(seed)  # noqa: S311 - words, not a secret
    return " ".join(chance.choice(_WORDS) for _ in range(count))


@dataclass(slots=True)
class Sites:
    """Every site of a list, seen from one line."""

    test_list: TestList
    line: Line
    number: int
    _by_address: dict[tuple[str, str, str], Page] = field(init=False, default_factory=dict)
    _kinds: dict[str, Kind] = field(init=False, default_factory=dict)
    _order: dict[str, int] = field(init=False, default_factory=dict)
    _hosts: dict[str, str] = field(init=False, default_factory=dict)
    """By address."""

    def __post_init__(self) -> None:
        for page, kind in self.pages():
            address = parse_address(page.url)
            self._by_address[address.scheme, address.host, address.target] = page
            # a host is known for the worst that it keeps
            before = self._kinds.setdefault(address.host, kind)
            if kind is Kind.MUST_BLOCK and before is not Kind.CONTROL:
                self._kinds[address.host] = kind
            self._order.setdefault(address.host, len(self._order))
            self._hosts[self.address_of(address.host)] = address.host

    def pages(self) -> Sequence[tuple[Page, Kind]]:
        """Give all pages, the controls first."""
        listed = [(page, Kind.CONTROL) for page in self.test_list.controls]
        return [*listed, *((page, self._kind(page)) for page in self.test_list.pages)]

    def _kind(self, page: Page) -> Kind:
        blocks = self.test_list.category(page.category).expectation is Expectation.BLOCK
        return Kind.MUST_BLOCK if blocks else Kind.MUST_OPEN

    @property
    def hosts(self) -> Sequence[str]:
        """Every host, in order."""
        return list(self._order)

    def address_of(self, host: str) -> str:
        """Give a host's own address."""
        order = self._order[host]
        return f"{_FIRST[order % len(_FIRST)]}.{20 + order // len(_FIRST)}.{self.number}.{order + 1}"

    def at(self, address: str) -> str:
        """Give the host at an address, '' for none."""
        return self._hosts.get(address, "")

    def known(self, host: str) -> bool:
        """Whether the host is on the list."""
        return host in self._order

    def asked(self, scheme: str, host: str, target: str) -> Page | None:
        """Give the page that is asked for; None where the list has none there."""
        return self._by_address.get((scheme, host, target))

    def met(self, act: Act, scheme: str, host: str, page: Page | None) -> bool:
        """Whether an act meets a host, and where it knows pages, this page of it."""
        if act.hosts:
            return host in act.hosts and act.scheme in {"", scheme}
        if act.scheme and act.scheme != scheme:
            return False
        if host not in self._order:
            return Kind.NOWHERE in act.to
        kind = self._kinds[host] if act.whole_host else self._kind_of(page)
        return kind in act.to and self._order[host] % act.every == 0

    def _kind_of(self, page: Page | None) -> Kind:
        if page is None:
            return Kind.NOWHERE
        return self._kind(page) if page.category else Kind.CONTROL

    def truth(self, page: Page) -> Truth:
        """Say what is true of a page: what the first act that meets it says; it opens where none does."""
        address = parse_address(page.url)
        met = (act.truth for act in self.line.done if self.met(act, address.scheme, address.host, page))
        return next((truth for truth in met if truth is not None), Truth.REACHED)

    def own_page(self, host: str, target: str, page: Page | None) -> str:
        """Give what the site shows: a frame that all its pages have, and words of the page's own."""
        expected = page.expect.contains if page is not None and page.expect is not None else ""
        frame, own = words(host, 40), words(f"{host}{target}", 70)
        title = f"{words(host, 2)} {words(host + target, 2)}".title()
        return (
            f"<html><head><title>{title}</title></head><body><nav>{frame}</nav><main><h1>{title}</h1>"
            f"<p>{own}</p><p>{expected}</p></main></body></html>"
        )

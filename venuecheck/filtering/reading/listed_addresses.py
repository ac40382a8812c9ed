"""The addresses of a file that others have made, and what became of its other lines."""

import random
from dataclasses import dataclass, field, replace

from venuecheck.filtering.model.address import WebAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAddress:
    """One address."""

    line: int
    """Where it stands in the file, from 1."""
    url: str
    """As the file gives it; with `https://` in front where it gives only a name."""
    address: WebAddress
    category: str = ""
    """Its category's code; empty in a plain list."""
    category_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A line whose address stands on an earlier line, too."""

    line: int
    first: int


@dataclass(slots=True, kw_only=True)
class AddressList:
    """A file's addresses, and what became of its other lines."""

    entries: list[ListedAddress] = field(default_factory=list)
    repeats: list[Repeat] = field(default_factory=list)
    without_scheme: list[int] = field(default_factory=list)
    """Lines that give a name alone."""
    passed_over: int = 0
    """Blank lines, comments, and lines that name no one site or none that is wanted."""
    patterns: list[int] = field(default_factory=list)
    """Lines that stand for many addresses, or for parts of pages; they are passed over."""
    unwanted: list[int] = field(default_factory=list)
    """Lines that say the contrary of what is expected, above all that their site is let through; they are left out."""
    off: list[int] = field(default_factory=list)
    """Rows that are switched off; they are passed over."""
    unclear: list[int] = field(default_factory=list)
    """Rows that say what is done with their address in words that are not understood; they are passed over."""
    excepted: list[int] = field(default_factory=list)
    """Lines whose sites the list itself lets through on other lines; they are left out."""
    answered: list[int] = field(default_factory=list)
    """Lines that give a name an address, another name or a server of its own; they are passed over."""
    limited: list[int] = field(default_factory=list)
    """Lines whose options say that they hold for parts of pages, or on some sites alone; they are taken."""

    sheets: list[str] = field(default_factory=list)
    """Of a workbook with several filled sheets, those that were read."""
    sheets_left_out: dict[str, str] = field(default_factory=dict)
    """The others, each with the reason why."""

    def sampled(self, size: int, seed: int) -> "AddressList":
        """Give `size` of the entries, in their order; the same ones for the same `seed`."""
        if size >= len(self.entries):
            return self
        chosen = random.Random(seed).sample(range(len(self.entries)), size)  # noqa: S311 - nothing is kept secret
        return replace(self, entries=[self.entries[at] for at in sorted(chosen)])

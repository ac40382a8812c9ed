"""The pages: sites of their own with names, addresses and certificates of their own, and what stops each."""

import random
from dataclasses import dataclass
from enum import StrEnum

_SEED = 1_908
_NETWORK = 198 << 24 | 18 << 16
"""198.18.0.0/15, which RFC 2544 keeps for measurements."""


class Fate(StrEnum):
    """What the filter does with a page."""

    OPEN = "open"
    DROPPED = "dropped"
    """Packets to its address vanish."""
    CUT = "cut"
    """The connection is reset once TLS names the site."""
    UNNAMED = "unnamed"
    """DNS says that its name does not exist."""


_FATES = (*[Fate.OPEN] * 5, *[Fate.CUT] * 2, *[Fate.UNNAMED] * 2, Fate.DROPPED)
_BLOCKS = {Fate.OPEN: 1, Fate.DROPPED: 2, Fate.CUT: 3, Fate.UNNAMED: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchPage:
    """One page of the measurement."""

    number: int
    fate: Fate
    https: bool

    @property
    def host(self) -> str:
        """A site of its own; the filter knows it by its end."""
        return f"site{self.number:05}-{self.fate}.test"

    @property
    def url(self) -> str:
        """Its address."""
        return f"{'https' if self.https else 'http'}://{self.host}/"

    @property
    def address(self) -> str:
        """An address of its own, in the block of its fate."""
        return address(self.fate, self.number)


def address(fate: Fate, number: int) -> str:
    """Give the address of site `number`: what is dropped lies in one block."""
    value = _NETWORK + (_BLOCKS[fate] << 14) + number % (1 << 14)
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def dropped_block() -> str:
    """Give the block of addresses whose packets vanish."""
    return f"{address(Fate.DROPPED, 0)}/18"


def pages(count: int) -> tuple[BenchPage, ...]:
    """Give `count` pages, of every ten: five open, two cut, two unnamed, one dropped; half of them https.

    All that are cut are https. In each hundred they stand in an order of chance that is the same every time.
    """
    found: list[BenchPage] = []
    chance = random.Random(_SEED)  # noqa: S311 - an order, not a secret
    while len(found) < count:
        fates = [(fate, https) for https in (False, True) for _ in range(5) for fate in _FATES]
        chance.shuffle(fates)
        found += [
            BenchPage(number=number, fate=fate, https=https or fate is Fate.CUT)
            for number, (fate, https) in enumerate(fates, len(found))
        ]
    return tuple(found[:count])

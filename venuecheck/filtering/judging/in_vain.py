"""Addresses to which DNS leads what must open, in vain, and what is shown there.

A portal has names led to itself until somebody signs in, whatever they are of; a filter leads there what it blocks.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

_SEVERAL = 3


@dataclass(slots=True)
class InVain:
    """Grows with a run."""

    _led: dict[str, set[str]] = field(default_factory=dict)
    """Sites that must open and did not, by the addresses that they were led to."""
    _blocks: set[str] = field(default_factory=set)
    """Addresses that showed somebody that something is blocked."""
    _says_nothing: set[str] = field(default_factory=set)
    """Addresses that showed something else that is no site's own."""

    def add(self, site: str, addresses: Iterable[str]) -> None:
        """Note that a site that must open was led to these addresses and did not open."""
        for address in addresses:
            self._led.setdefault(address, set()).add(site)

    def add_shown(self, address: str, *, blocks: bool) -> None:
        """Note what something that need not be the site showed at an address."""
        (self._blocks if blocks else self._says_nothing).add(address)

    def is_all(self, sites: AbstractSet[str], address: str) -> bool:
        """Whether all of these sites must open, and were led to this address in vain."""
        led = self._led.get(address, set())
        return bool(sites) and len(sites) <= len(led) and sites <= led

    def is_for_both(self, address: str, opened: Mapping[bool, AbstractSet[str]]) -> bool:
        """Whether much of what must open is led there, and nothing that is shown there says that it blocks.

        `opened`: sites that must open and did.
        """
        led = self._led.get(address, set())
        if not led or address in self._blocks or address not in self._says_nothing:
            return False
        enough = max(_SEVERAL, 2 * len(led))
        if any(len(sites) - len(led) >= enough for sites in opened.values()):
            return False  # so many that they need not be put together
        return len(set().union(*opened.values()) - led) < enough

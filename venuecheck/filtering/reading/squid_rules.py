"""Which of Squid's groups of sites (`acl NAME dstdomain ...`) its rules stop, and which they let through."""

from dataclasses import dataclass, field

from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.said_of import said_by_name


@dataclass(slots=True)
class SquidRules:
    """The `http_access` lines of a file."""

    _stopped: set[str] = field(default_factory=set)
    _let_through: set[str] = field(default_factory=set)

    def add(self, action: str, *groups: str) -> None:
        """Take up one rule. `!NAME` is whoever is not of the group: "deny all but these" lets these through."""
        for each in groups:
            allows = (action.lower() == "allow") is not each.startswith("!")
            (self._let_through if allows else self._stopped).add(each.lstrip("!"))

    def said_of(self, group: str) -> Expectation | None:
        """Give what becomes of a group: stopped where any rule stops it; by its name where no rule speaks of it."""
        if group in self._stopped:
            return Expectation.BLOCK
        return Expectation.ALLOW if group in self._let_through else said_by_name(group)

"""Whether names of the world outside have an answer on this network at all.

Where they have none, or one for all, the answer for a particular name says nothing about that name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.observation import Lookup, Observation, RecordType

NEIGHBOUR = "example.com"
"""RFC 2606 keeps it for documentation, and IANA answers for it: it exists, and no filter has a reason to stop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Look-ups by name and kind."""

    by_name: Mapping[tuple[str, str], Lookup]

    @classmethod
    def of(cls, steps: Iterable[Observation]) -> "Answers":
        """Gather the look-ups among `steps`."""
        return cls(by_name={(step.name, step.record): step for step in steps if isinstance(step, Lookup)})

    def get(self, name: str, record: RecordType = "A") -> Lookup | None:
        """Give the look-up of `name`, None where it was not made."""
        return self.by_name.get((name, record))

    def addresses(self, name: str) -> frozenset[str]:
        """Give the addresses of both kinds."""
        found = (self.get(name, "A"), self.get(name, "AAAA"))
        return frozenset(address for lookup in found if lookup is not None for address in lookup.addresses)


def trouble_with(answers: Answers) -> str:
    """Say why answers for names outside mean nothing here, as a clause; '' where they do."""
    neighbour = answers.get(NEIGHBOUR)
    if neighbour is None:
        return "the names were not looked up before the check ended"
    if not neighbour.addresses:
        how = f"{neighbour.rcode or 'no answer'} for {NEIGHBOUR}"
        return f"names of the world outside do not resolve on this network ({how})"
    if all(sinkhole_of(address) for address in neighbour.addresses):
        return f"this network gives a substitute address even for {NEIGHBOUR}, so its answers tell nothing"
    resolved = {name for name, _ in answers.by_name if name != NEIGHBOUR and answers.addresses(name)}
    # one name alone may share a host with it by chance
    if resolved and all(_same(answers, name) for name in resolved):
        return f"this network gives {NEIGHBOUR} and {min(resolved)} one address, so its answers tell nothing"
    return ""


def _same(answers: Answers, name: str) -> bool:
    return bool(answers.addresses(name) & answers.addresses(NEIGHBOUR))

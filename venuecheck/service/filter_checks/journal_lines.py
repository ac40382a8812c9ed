"""What stands in the journal of a run under way: what it is about, what was tried, and all of it as read back."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.actor import Acted
from venuecheck.core.venue import Trigger
from venuecheck.filtering.judging.controls import check_control
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import RunPart
from venuecheck.filtering.seen import ControlSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One line of the journal: a subject tried, with its observations."""

    subject: str
    control_round: int | None
    observations: tuple[Observation, ...]
    is_probe: bool = False
    """Whether the subject is a probe that asks about the network as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The journal's first line: what the run is about."""

    venue: str
    network: str
    list_digest: str
    person: str
    trigger: Trigger = Trigger.CHANGE
    started: datetime
    left_out: tuple[str, ...] | None = None
    """Ids of pages; None in journals of versions that did not note them."""
    reference: str | None = None
    """Its digest, '' for none; None in journals of versions that did not note it."""
    account: str = ""
    list_name: str = ""
    """The list as it was named: an id, or a file. (Empty in journals of versions that did not note it.)"""
    by: Acted | None = None
    """How it was known who that person is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What a run is made under besides its list: all its parts are made under the same."""

    left_out: tuple[str, ...]
    """Ids of the pages that are left out."""
    reference: str
    """Digest of the reference; '' for none."""
    list_name: str = ""
    """The list as it was named: so that whoever goes on need not name it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """What an earlier part of a run has found; nothing for a new run."""

    run: str
    started: datetime
    person: str = ""
    trigger: Trigger = Trigger.CHANGE
    account: str = ""
    """The kind of account that was signed in."""
    steps: int = 0
    entries: tuple[JournalLine, ...] = ()
    parts: tuple[RunPart, ...] = ()
    """Who made the parts so far, and when each began; nothing for a new run."""

    by: Acted | None = None

    @classmethod
    def fresh(
        cls,
        run: str,
        started: datetime,
        *,
        person: str = "",
        by: Acted | None = None,
        trigger: Trigger = Trigger.CHANGE,
        account: str = "",
    ) -> "Resumed":
        """Give a run that begins now."""
        return cls(run=run, started=started, person=person, by=by, trigger=trigger, account=account)

    def gone_on(self, part: RunPart) -> tuple[RunPart, ...]:
        """Give the parts of the run with this one; nothing where it is made at one go."""
        return (*self.parts, part) if self.parts else ()

    def pages(self, test_list: TestList) -> dict[str, PageFacts]:
        """Give the pages tried."""
        known = {page.id: page for page in test_list.pages}
        return {
            entry.subject: facts_of(known[entry.subject], entry.observations)
            for entry in self.entries
            if entry.control_round is None and not entry.is_probe and entry.subject in known
        }

    def controls(self, test_list: TestList) -> tuple[ControlSeen, ...]:
        """Give the controls tried."""
        known = {page.id: page for page in test_list.controls}
        return tuple(
            ControlSeen(
                check=check_control(facts_of(known[entry.subject], entry.observations), entry.control_round),
                observations=entry.observations,
            )
            for entry in self.entries
            if entry.control_round is not None and entry.subject in known
        )

    def probes(self) -> dict[str, tuple[Observation, ...]]:
        """Give what was seen for questions to the network as a whole, by the probe's id."""
        return {entry.subject: entry.observations for entry in self.entries if entry.is_probe}

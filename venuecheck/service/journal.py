"""A run under way, kept fact by fact, so that it survives being stopped and can go on."""

import time
from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.problem import InputError
from venuecheck.core.venue import Network, Trigger
from venuecheck.filtering.judging.context import check_control
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import Run
from venuecheck.filtering.runner import ControlSeen, PageSeen, ProbeSeen, Seen
from venuecheck.records.codec import decode, written
from venuecheck.records.store import Store
from venuecheck.service.site import Site

_MOMENT = 0.25
"""Seconds between two writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One line of the journal: a subject tried, with its observations."""

    subject: str
    control_round: int | None
    observations: tuple[Observation, ...]
    is_probe: bool = False
    """Whether the subject is a probe that asks about the network as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The journal's first line: what the run is about."""

    venue: str
    network: str
    list_digest: str
    person: str
    trigger: Trigger = Trigger.CHANGE
    started: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """What an earlier part of a run has found; nothing for a new run."""

    run: str
    started: datetime
    person: str = ""
    trigger: Trigger = Trigger.CHANGE
    steps: int = 0
    entries: tuple[_Entry, ...] = ()

    @classmethod
    def fresh(cls, run: str, started: datetime, *, person: str = "", trigger: Trigger = Trigger.CHANGE) -> "Resumed":
        """Give a run that begins now."""
        return cls(run=run, started=started, person=person, trigger=trigger)

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


class Journal:
    """Writes a run's facts down as they come, and the record at its end.

    A write waits for the disk. So what comes within a moment of the last write is written together with what comes
    next, or with the next `write_due`. What a crash takes is tried again when the run goes on.
    """

    def __init__(
        self, store: Store | None, resumed: Resumed, site: Site, network: Network, test_list: TestList
    ) -> None:
        self._store, self._run, self._venue = store, resumed.run, site.venue.id
        self._step = resumed.steps
        self._pending: list[str] = []
        self._written = float("-inf")
        if store is not None and self._step == 0:
            head = _Head(
                venue=site.venue.id,
                network=network.id,
                list_digest=test_list.digest,
                person=resumed.person,
                trigger=resumed.trigger,
                started=resumed.started,
            )
            self._write(head)

    def keep(self, seen: Seen) -> None:
        """Take one fact in; it is written within a moment."""
        if self._store is None:
            return
        if isinstance(seen, PageSeen):
            page = seen.facts
            self._write(_Entry(subject=page.page.id, control_round=None, observations=page.observations))
        elif isinstance(seen, ProbeSeen):
            self._write(_Entry(subject=seen.probe, control_round=None, observations=seen.observations, is_probe=True))
        else:
            check = seen.check
            self._write(_Entry(subject=check.control, control_round=check.round, observations=seen.observations))

    def write_due(self, *, everything: bool = False) -> None:
        """Write what was taken in, unless the last write was a moment ago; `everything` waits for no moment."""
        if self._store is None or not self._pending:
            return
        if everything or time.monotonic() - self._written >= _MOMENT:
            self._store.add_to_journal(self._run, self._step, self._pending)
            self._step += len(self._pending)
            self._pending = []
            self._written = time.monotonic()

    def finish(self, run: Run) -> None:
        """Record the run; its journal goes once the run is complete."""
        if self._store is None:
            return
        self.write_due(everything=True)
        self._store.append("run", run.run.id, self._venue, run, run.run.finished or run.run.started)
        if run.run.finished is not None:
            self._store.drop_journal(self._run)

    def _write(self, line: _Head | _Entry) -> None:
        self._pending.append(written(line))
        self.write_due()


def resume(store: Store, run: str, site: Site, network: Network, test_list: TestList) -> Resumed:
    """Read the journal of `run`. Raises `InputError` where it cannot go on with this site, network and list."""
    lines = store.journal(run)
    if not lines:
        if store.latest("run", run, Run) is not None:
            raise InputError.at(run, "this run is complete", "start a new one")
        raise InputError.at(run, "there is no such run to continue", "leave --continue out to start a new one")
    head = decode(_Head, lines[0])
    for name, then, now in (
        ("venue", head.venue, site.venue.id),
        ("network", head.network, network.id),
        ("list (its file has changed, or it is another)", head.list_digest, test_list.digest),
    ):
        if then != now:
            raise InputError.at(run, f"this run was begun with another {name}", "start a new run")
    return Resumed(
        run=run,
        started=head.started,
        person=head.person,
        trigger=head.trigger,
        steps=len(lines),
        entries=tuple(decode(_Entry, line) for line in lines[1:]),
    )

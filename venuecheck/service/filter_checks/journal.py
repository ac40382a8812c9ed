"""A run under way, kept fact by fact, so that it survives being stopped and can go on."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from venuecheck.core.actor import Acted
from venuecheck.core.problem import InputError, InvalidError, NotFoundError
from venuecheck.core.venue import Network, Trigger
from venuecheck.filtering.judging.controls import check_control
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import Run, RunPart
from venuecheck.filtering.seen import ControlSeen, PageSeen, ProbeSeen, Seen
from venuecheck.records import jobs
from venuecheck.records.codec import decode, written
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_events import CheckState, Kept
from venuecheck.service.filter_checks.check_job import KIND, CheckJob, is_alive
from venuecheck.service.filter_checks.recorded_runs import LATEST
from venuecheck.service.sites.site import Site

_MOMENT = 0.5
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
class Begun:
    """What a run that was stopped was begun with."""

    run: str
    network: str
    list_name: str
    list_digest: str


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
    entries: tuple[_Entry, ...] = ()
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


class Journal:
    """Writes a run's facts down as they come, and the record at its end.

    A write waits for the disk. So what comes within a moment of the last write is written together with what comes
    next, or with the next `write_due`. What a crash takes is tried again when the run goes on.
    """

    def __init__(
        self,
        job: CheckJob | None,
        resumed: Resumed,
        site: Site,
        network: Network,
        test_list: TestList,
        *,
        conditions: Conditions,
    ) -> None:
        self._job, self._run = job, resumed.run
        self._over = job.store.version("run", resumed.run) if job is not None else None
        self._step = resumed.steps
        self._pending: list[str] = []
        self._told: list[Kept] = []
        self._written = float("-inf")
        if job is not None and self._step == 0:
            head = _Head(
                venue=site.venue.id,
                network=network.id,
                list_digest=test_list.digest,
                person=resumed.person,
                trigger=resumed.trigger,
                started=resumed.started,
                left_out=conditions.left_out,
                reference=conditions.reference,
                account=resumed.account,
                list_name=conditions.list_name,
                by=resumed.by,
            )
            self._write(head)

    def begin_part(self, part: RunPart) -> None:
        """Note who goes on with a run that was stopped: so that it is known even if this part is stopped as well."""
        if self._job is not None:
            self._write(part)

    def keep(self, seen: Seen) -> None:
        """Take one fact in; it is written within a moment."""
        if self._job is None:
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
        if self._job is None:
            return
        if not self._pending and not self._told:
            self._job.beat()
        elif everything or time.monotonic() - self._written >= _MOMENT:
            self._job.write(self._told, self._pending, self._step)
            self._step += len(self._pending)
            self._pending, self._told = [], []
            self._written = time.monotonic()

    def tell(self, event: Kept) -> None:
        """Keep what happened for whoever watches; it is written within a moment."""
        if self._job is not None:
            self._told.append(event)
            self.write_due()

    def stop_is_asked(self) -> bool:
        """Whether somebody asked the check to stop, from another process."""
        return self._job is not None and self._job.stop_is_asked()

    @contextmanager
    def broken_off_by_an_error(self) -> Iterator[None]:
        """Say for whoever watches that an error broke the check off."""
        try:
            yield
        except BaseException as error:
            if self._job is not None:
                with suppress(InputError):  # somebody else goes on with it, or the store is the trouble
                    self._job.end(CheckState.BROKEN_OFF, str(error) if isinstance(error, InputError) else "")
            raise

    def finish(self, run: Run) -> None:
        """Record the run; its journal goes once the run is complete."""
        if self._job is None:
            return
        self.write_due(everything=True)
        store = self._job.store
        store.append("run", run.run.id, run, run.run.finished or run.run.started, over=self._over)
        if run.run.finished is not None:
            store.drop_journal(self._run)
        is_whole = run.run.finished is not None
        self._job.end(CheckState.FINISHED if is_whole else CheckState.STOPPED, run.run.invalid_reason or "")

    def _write(self, line: _Head | _Entry | RunPart) -> None:
        self._pending.append(written(line))
        self.write_due()


def begun(store: Store, run: str, network: str | None = None) -> Begun:
    """Say with what `run` was begun, or for `latest` the run (of this network, if one is named) that was stopped last.

    Raises `InputError` where no such run was stopped.
    """
    heads = _heads(store)
    name = _stopped_last(store, heads, network) if run == LATEST else run
    said = heads.get(name)
    if said is None:
        raise _no_such_run(store, name)
    return Begun(run=name, network=said.network, list_name=said.list_name, list_digest=said.list_digest)


def begun_with(store: Store, run: str, network: Network) -> str | None:
    """Give the digest of the reference with which `run`, or the `latest` of this network, was begun.

    '' where it was begun without; None where that is not known. Raises `InputError` where no run was stopped.
    """
    heads = _heads(store)
    head = heads.get(_stopped_last(store, heads, network.id) if run == LATEST else run)
    return head.reference if head is not None else None


def resume(
    store: Store, run: str, site: Site, network: Network, test_list: TestList, *, conditions: Conditions
) -> Resumed:
    """Read the journal of `run`, or for `latest` of the run of this network that was begun last and not finished.

    Raises `InputError` where it cannot go on with this site, network, list and conditions.
    """
    if run == LATEST:
        run = _stopped_last(store, _heads(store), network.id)
    lines = store.journal(run)
    if not lines:
        raise _no_such_run(store, run)
    head = decode(_Head, lines[0])
    for name, then, now in (
        ("venue", head.venue, site.venue.id),
        ("network", head.network, network.id),
        ("list (its file has changed, or it is another)", head.list_digest, test_list.digest),
    ):
        if then != now:
            raise InvalidError.at(run, f"this run was begun with another {name}", "start a new run", field="continue")
    _check_conditions(run, head, conditions)
    return Resumed(
        run=run,
        started=head.started,
        person=head.person,
        trigger=head.trigger,
        account=head.account,
        by=head.by,
        steps=len(lines),
        entries=tuple(decode(_Entry, line) for line in lines[1:] if not _is_part(line)),
        parts=(
            RunPart(person=head.person, by=head.by, at=head.started),
            *(decode(RunPart, line) for line in lines[1:] if _is_part(line)),
        ),
    )


def _is_part(line: Mapping[str, object]) -> bool:
    return "subject" not in line


def _no_such_run(store: Store, run: str) -> InputError:
    if store.latest("run", run, Run) is not None:
        return InvalidError.at(run, "this run is complete", "start a new one", field="continue")
    return NotFoundError.at(run, "there is no such run to continue", "start a new one", field="continue")


def _heads(store: Store) -> dict[str, _Head]:
    return {run: decode(_Head, head) for run, head in store.journals().items()}


def _stopped_last(store: Store, heads: Mapping[str, _Head], network: str | None) -> str:
    going = {job.id for job in jobs.jobs(store, KIND) if is_alive(job, datetime.now(UTC))}
    mine = [run for run, head in heads.items() if network in {None, head.network} and run not in going]
    if mine:
        return max(mine, key=lambda run: heads[run].started)
    where = f" on '{network}'" if network is not None else ""
    raise NotFoundError.at(LATEST, f"no run{where} was stopped before its end", "start a new one", field="continue")


def _check_conditions(run: str, head: _Head, now: Conditions) -> None:
    """Refuse to mix parts: a page would be missing without a word, or judged by what the first part did not know."""
    if head.left_out is not None and head.left_out != now.left_out:
        differ = ", ".join(sorted({*head.left_out} ^ {*now.left_out})[:5])
        what = f"this run was begun with another 'leave_out' in the configuration (it differs about: {differ})"
        raise InvalidError.at(run, what, "put it back as it was, or start a new run", field="continue")
    if head.reference is not None and head.reference != now.reference:
        what = (
            "this run was begun with another reference" if head.reference else "this run was begun without a reference"
        )
        fix = "give the same reference" if head.reference else "give none"
        raise InvalidError.at(run, what, f"{fix}, or start a new run", field="continue")

"""A run under way, kept fact by fact, so that it survives being stopped and can go on."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from venuecheck.core.problem import InputError
from venuecheck.core.venue import Network
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import Run, RunPart
from venuecheck.filtering.seen import PageSeen, ProbeSeen, Seen
from venuecheck.records.codec import written
from venuecheck.service.filter_checks.check_events import CheckState, Kept
from venuecheck.service.filter_checks.check_job import CheckJob
from venuecheck.service.filter_checks.journal_lines import Conditions, Head, JournalLine, Resumed
from venuecheck.service.sites.site import Site

_MOMENT = 0.5
"""Seconds between two writes."""


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
        self._job = job
        self._over = job.store.version("run", resumed.run) if job is not None else None
        self._step = resumed.steps
        self._pending: list[str] = []
        self._told: list[Kept] = []
        self._written = float("-inf")
        self._stopped = False
        if job is not None and self._step == 0:
            head = Head(
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
        """Take one fact in; it is written with what is told of it, or when something is due."""
        if self._job is None:
            return
        if isinstance(seen, PageSeen):
            page = seen.facts
            line = JournalLine(subject=page.page.id, control_round=None, observations=page.observations)
        elif isinstance(seen, ProbeSeen):
            line = JournalLine(subject=seen.probe, control_round=None, observations=seen.observations, is_probe=True)
        else:
            check = seen.check
            line = JournalLine(subject=check.control, control_round=check.round, observations=seen.observations)
        self._pending.append(written(line))

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

    def note_stop(self) -> bool:
        """Note that whoever makes the check stopped it; gives True."""
        self._stopped = True
        return True

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
        store, over, at = self._job.store, self._over, run.run.finished or run.run.started
        self._job.written(lambda: store.append("run", run.run.id, run, at, over=over))
        is_whole = run.run.finished is not None
        how = CheckState.FINISHED if is_whole else self._cut_short
        self._job.end(how, run.run.invalid_reason or "", is_recorded=is_whole)

    @property
    def _cut_short(self) -> CheckState:
        return CheckState.STOPPED if self._stopped or self.stop_is_asked() else CheckState.UNFINISHED

    def _write(self, line: Head | RunPart) -> None:
        self._pending.append(written(line))
        self.write_due()

"""A run that was stopped, read back from its journal, so that it can go on under the conditions it was begun with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from venuecheck.core.problem import InputError, InvalidError, NotFoundError
from venuecheck.core.venue import Network
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import Run, RunPart
from venuecheck.records import jobs
from venuecheck.records.codec import decode
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_job import KIND, is_alive
from venuecheck.service.filter_checks.journal_lines import Conditions, Head, JournalLine, Resumed
from venuecheck.service.filter_checks.recorded_runs import LATEST
from venuecheck.service.sites.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a run that was stopped was begun with."""

    run: str
    network: str
    list_name: str
    list_digest: str


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
    head = _head(store, run, lines[0])
    for name, then, now in (
        ("venue", head.venue, site.venue.id),
        ("network", head.network, network.id),
        ("list (its file has changed, or it is another)", head.list_digest, test_list.digest),
    ):
        if then != now:
            raise InvalidError.at(run, f"this run was begun with another {name}", "start a new run", field="continue")
    _check_conditions(run, head, conditions)
    with as_written(store.shown, f"the journal of {run}"):
        return Resumed(
            run=run,
            started=head.started,
            person=head.person,
            trigger=head.trigger,
            account=head.account,
            by=head.by,
            steps=len(lines),
            entries=tuple(decode(JournalLine, line) for line in lines[1:] if not _is_part(line)),
            parts=(
                RunPart(person=head.person, by=head.by, at=head.started),
                *(decode(RunPart, line) for line in lines[1:] if _is_part(line)),
            ),
        )


def _head(store: Store, run: str, said: object) -> Head:
    with as_written(store.shown, f"the journal of {run}"):
        return decode(Head, said)


def _is_part(line: Mapping[str, object]) -> bool:
    return "subject" not in line


def _no_such_run(store: Store, run: str) -> InputError:
    if store.latest("run", run, Run) is not None:
        return InvalidError.at(run, "this run is complete", "start a new one", field="continue")
    return NotFoundError.at(run, "there is no such run to continue", "start a new one", field="continue")


def _heads(store: Store) -> dict[str, Head]:
    return {run: _head(store, run, head) for run, head in store.journals().items()}


def _stopped_last(store: Store, heads: Mapping[str, Head], network: str | None) -> str:
    going = {job.id for job in jobs.jobs(store, KIND) if is_alive(job, datetime.now(UTC))}
    mine = [run for run, head in heads.items() if network in {None, head.network} and run not in going]
    if mine:
        return max(mine, key=lambda run: heads[run].started)
    where = f" on '{network}'" if network is not None else ""
    raise NotFoundError.at(LATEST, f"no run{where} was stopped before its end", "start a new one", field="continue")


def _check_conditions(run: str, head: Head, now: Conditions) -> None:
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

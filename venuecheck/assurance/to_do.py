"""What there is to do at a venue: each thing once, why, since when, and whether it is late.

The venue's own report lists these things in words; a coordinator counts them. Both ask here, so that *open actions* is
one number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from venuecheck.assurance.assessed import AssessedStands
from venuecheck.assurance.check import aware, is_ahead, is_old
from venuecheck.assurance.fault import Fault, shown_id
from venuecheck.assurance.how import How
from venuecheck.assurance.network import NetworkStands
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import Result

LIST_NETWORKS = "networks:list"
"""Id of the action of a venue that lists no network."""


class Why(StrEnum):
    """Why there is something to do."""

    FOUND_WRONG = "found_wrong"
    NOT_RELIABLE = "not_reliable"
    NOT_FINISHED = "not_finished"
    NOTHING_TESTED = "nothing_tested"
    TOO_OLD = "too_old"
    NO_CLEAR_ANSWER = "no_clear_answer"
    NEVER_CHECKED = "never_checked"
    NO_NETWORK = "no_network"
    ASKED = "asked"
    """A checklist asked for it."""
    NOT_DECIDED = "not_decided"
    LOG_SAYS_NO = "log_says_no"
    """Whoever looked at a filter's log says that it did not hold the test, or that the alert did not arrive."""
    SIGNED_NOT_MET = "signed_not_met"
    """A requirement was signed as not met, or met in part."""
    ANSWERED_NOT_SO = "answered_not_so"
    """Answers to a checklist say that something is not in place, and ask for nothing that is still to be done."""
    TOLD_NOT_SO = "told_not_so"
    """A coordinator was told so by telephone, on paper or by mail."""
    SENT_UNUSABLE = "sent_unusable"
    """What was sent to a coordinator cannot be counted, and says so."""


class Note(Protocol):
    """What a person put on record last of an action."""

    @property
    def action(self) -> str: ...  # noqa: D102 - its id
    @property
    def at(self) -> datetime: ...  # noqa: D102 - when that was
    @property
    def due(self) -> date | None: ...  # noqa: D102 - by when it is to be done


N = TypeVar("N", bound=Note)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDo:
    """One thing to do."""

    id: str
    why: Why
    due: date | None = None
    closed: datetime | None = None
    """None while it is open."""
    told: datetime | None = None
    """When a venue told it last, to whoever has only its word: what became of it since is not known. None at the
    venue itself."""
    network: str = ""
    """Id of the network that it is about; empty where it is about none."""
    faults: tuple[Fault, ...] = ()
    """What was found wrong that it puts right."""
    plan: str = ""
    """Id of the plan of the requirement that it is about; empty where it is about none."""
    requirement: str = ""
    """Its number."""
    checklist: str = ""
    """Id of the checklist whose answers it is about; empty where it is about none."""
    side: str = ""
    """What somebody told something of: `filtering` or `bookings`; empty where nobody did."""

    def is_late(self, at: datetime) -> bool:
        """Whether it is open, and was past its date when it was last known to be."""
        known = at if self.told is None else min(aware(self.told), aware(at))
        return self.closed is None and is_past(self.due, known)

    def is_due_since(self, at: datetime) -> bool:
        """Whether its date has come since it was told last: it may be done, and nobody here knows."""
        return self.closed is None and is_past(self.due, at) and not self.is_late(at)


def is_past(due: date | None, at: datetime) -> bool:
    """Whether the day by which something is to be done is over, in London."""
    return due is not None and due < london_day(at)


def notes_until(notes: Iterable[N], at: datetime) -> Mapping[str, N]:
    """Give what had been put on record until then, by the action's id; what is dated later counts for nothing yet."""
    return {note.action: note for note in notes if aware(note.at) <= aware(at)}


class Ended(StrEnum):
    """What put an end to something that a check found wrong."""

    PASSED = "passed"
    RETIRED = "retired"
    ANSWERED = "answered"
    """A person closed it with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultAction:
    """Faults that are one thing to do: a category, or a question, on one network."""

    faults: tuple[Fault, ...]
    ended: Ended | None
    """None while it is open."""

    @property
    def closed(self) -> datetime | None:
        """When it ended."""
        match self.ended:
            case Ended.PASSED:
                moments = [fault.passed.started for fault in self.faults if fault.passed]
            case Ended.RETIRED:
                moments = [fault.retired for fault in self.faults if fault.retired]
            case Ended.ANSWERED:
                moments = [fault.closed for fault in self.faults if fault.closed]
            case None:
                moments = []
        return max((aware(moment) for moment in moments), default=None)


def fault_actions(faults: Iterable[Fault], at: datetime) -> tuple[FaultAction, ...]:
    """Give what to do about faults, those that have ended too: those of one action that ended alike are one."""
    groups: dict[tuple[str, str, Result | None, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        passed = fault.passed.run if fault.passed else ""
        groups[fault.network, fault.category or fault.item, fault.result, passed].append(fault)
    return tuple(action for group in groups.values() for action in _parts(group, at))


def _parts(group: list[Fault], at: datetime) -> Iterator[FaultAction]:
    passed = group[0].passed
    if passed is not None and not is_ahead(passed.started, at, by_person=passed.by_person):
        yield FaultAction(faults=tuple(group), ended=Ended.PASSED)
        return
    still = [fault for fault in group if fault.is_open(at)]
    gone = [fault for fault in group if fault.retired is not None and fault not in still]
    answered = [fault for fault in group if fault not in still and fault not in gone]
    for part, ended in ((gone, Ended.RETIRED), (answered, Ended.ANSWERED), (still, None)):
        if part:
            yield FaultAction(faults=tuple(part), ended=ended)


class Tallied(Protocol):
    """Pages counted by result."""

    @property
    def tested(self) -> int: ...  # noqa: D102 - pages of any result
    @property
    def not_proven(self) -> int: ...  # noqa: D102 - pages that could not be told


def why_again(*, valid: bool, finished: bool, counts: Tallied, old: bool) -> Why | None:
    """Say why a network should be checked again, by its newest check; None where there is no need."""
    if not valid:
        return Why.NOT_RELIABLE
    if not finished:
        return Why.NOT_FINISHED
    if not counts.tested:
        return Why.NOTHING_TESTED
    if old:
        return Why.TOO_OLD
    return Why.NO_CLEAR_ANSWER if counts.not_proven else None


DECIDE = frozenset({How.CHANGED, How.UNDECIDED, How.NOT_FINISHED, How.ENDED, How.REVIEW_DUE, How.REFERRED})
"""What asks a person of the venue to decide, or to decide again: of what was referred, whoever it was passed up to."""


def things_to_do(
    networks: Iterable[NetworkStands],
    faults: Iterable[Fault],
    asked: Iterable[ToDo],
    assessed: Mapping[str, AssessedStands],
    said: Iterable[ToDo] = (),
    *,
    notes: Iterable[Note],
    at: datetime,
) -> tuple[ToDo, ...]:
    """Give everything that there is to do at a moment, and what was done.

    `asked` is what checklists asked for, `said` what follows from persons' words (`said_not_so`). What was retired asks
    for nothing.
    """
    noted = notes_until(notes, at)
    in_use = [network for network in networks if network.retired is None]
    found = [
        *(
            ToDo(
                id=each.faults[0].action,
                why=Why.FOUND_WRONG,
                closed=each.closed,
                network=each.faults[0].network,
                faults=each.faults,
            )
            for each in fault_actions(faults, at)
        ),
        *(todo for network in in_use for todo in _of_network(network, at)),
        *asked,
        *(
            ToDo(id=f"{shown_id(name)}:decide", why=Why.NOT_DECIDED)
            for name, stands in assessed.items()
            if stands.how in DECIDE
        ),
        *said,
    ]
    if not in_use:
        found.append(ToDo(id=LIST_NETWORKS, why=Why.NO_NETWORK))
    return tuple(_with_note(todo, noted.get(todo.id)) for todo in found)


def _of_network(network: NetworkStands, at: datetime) -> Iterator[ToDo]:
    name = shown_id(network.network)
    if not network.checks or network.checks[0].undated:
        yield ToDo(id=f"{name}:check", why=Why.NEVER_CHECKED, network=network.network)
        return
    newest = network.checks[0]
    # what counts is as old as the oldest check that counts, whatever list was tried since
    old = any(is_old(check.started, at) for check in network.checks)
    why = why_again(valid=newest.valid, finished=newest.finished, counts=newest.counts, old=old)
    if why is not None:
        yield ToDo(id=f"{name}:repeat", why=why, network=network.network)


def _with_note(todo: ToDo, note: Note | None) -> ToDo:
    return replace(todo, due=note.due) if note is not None and note.due is not None else todo

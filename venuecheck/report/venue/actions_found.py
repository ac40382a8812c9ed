"""Actions that follow from what checks found wrong: open until a later check passes, or a person says why not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from venuecheck.assurance.fault import Fault, Look
from venuecheck.assurance.to_do import Ended, FaultAction, fault_actions
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.said import ActionNote
from venuecheck.report.setting.wording import counted, day, in_zone, label, remark, sentence, was_or_were
from venuecheck.report.venue.action import (
    ActionShown,
    Cause,
    Closes,
    closed_by_person,
    made,
    open_since,
    shut,
    with_note,
)
from venuecheck.report.venue.checks import when_words
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown


def from_faults(
    faults: Sequence[Fault],
    networks: Sequence[NetworkShown],
    notes: Mapping[str, ActionNote],
    made_at: datetime,
) -> tuple[ActionShown, ...]:
    """Give an action for each category that is wrong on a network, and each question; closed ones as well."""
    shown = {network.id: network for network in networks}
    places = {
        (network.id, topic): place
        for place, (network, topic) in enumerate((network, topic) for network in networks for topic in _topics(network))
    }

    def place(action: FaultAction) -> int:
        fault = action.faults[0]
        return places.get((label(fault.network), label(fault.category or fault.item)), len(places))

    return tuple(_shown(action, shown, notes, made_at) for action in sorted(fault_actions(faults, made_at), key=place))


def _topics(network: NetworkShown) -> Iterator[str]:
    """Give ids of categories and questions in the order in which the report shows them."""
    if isinstance(network, NetworkChecked):
        yield from (category.id for category in network.categories)
        yield from (question.probe for question in network.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """What an action is about: a category, or a question, on a network."""

    id: str
    """The network's."""
    network: NetworkShown | None
    """None where the report does not show it."""
    topic: str
    """The category's id, or the question's."""
    result: Result | None

    @property
    def where(self) -> str:
        """The network's name."""
        return self.network.name if self.network else label(self.id)


def _shown(
    found: FaultAction, networks: Mapping[str, NetworkShown], notes: Mapping[str, ActionNote], made_at: datetime
) -> ActionShown:
    fault = found.faults[0]
    network = networks.get(label(fault.network))
    topic = fault.category or fault.item
    subject = _Subject(id=fault.network, network=network, topic=topic, result=fault.result)
    action = _action(found.faults, subject, made_at)
    note = notes.get(fault.action)
    if found.ended is Ended.PASSED and fault.passed is not None:
        action = _closed_by_run(action, fault.passed, made_at)
    elif found.ended is Ended.RETIRED:
        action = _retired(action, found.faults, made_at)
    elif found.ended is Ended.ANSWERED and note is not None:
        return closed_by_person(action, note, made_at)
    elif note is not None and note.closed:
        again = f"{action.opened_words} It was closed on {day(in_zone(note.at, made_at).date())}, and found again."
        action = replace(action, opened_words=again)
    return with_note(action, note, made_at)


def _action(group: Sequence[Fault], subject: _Subject, made_at: datetime) -> ActionShown:
    first = min(group, key=lambda fault: fault.first.started).first
    last = max(group, key=lambda fault: fault.last.started).last
    opened = in_zone(first.started, made_at).date()
    pages = dict.fromkeys(label(fault.shown) for fault in group if subject.result is not None)
    return made(
        group[0].action,
        _text(group[0], subject, len(pages)),
        cause=_CAUSES.get(subject.result, Cause.NETWORK),
        source=f"Check of {subject.where}, {when_words(last.started, made_at, by_person=last.by_person)}",
        about=label(subject.id),
        details=tuple(pages),
        closes=Closes.BY_CHECK_OR_PERSON,
        opened=opened,
        opened_words=_since(group, subject.network, opened),
    )


_CAUSES: Final[dict[Result | None, Cause]] = {Result.UNDER_BLOCKED: Cause.OPENED, Result.OVER_BLOCKED: Cause.BLOCKED}


def _since(group: Sequence[Fault], network: NetworkShown | None, opened: date) -> str:
    """Say since when, and whether the check that counts still shows it."""
    words = open_since(opened)
    latest = network.check if isinstance(network, NetworkChecked) else None
    by_program = all(not fault.last.by_person for fault in group)
    if latest is not None and by_program and all(label(fault.last.run) != latest.id for fault in group):
        words += " The latest check did not show that it is put right."
    return words


def _title(network: NetworkShown | None, topic: str) -> str:
    if isinstance(network, NetworkChecked):
        for category in network.categories:
            if category.id == label(topic):
                return category.title
    return label(topic)


def _text(fault: Fault, subject: _Subject, number: int) -> str:
    if subject.result is None:
        return f"{subject.where}: {sentence(remark(fault.shown))}"
    title = _title(subject.network, subject.topic)
    if subject.result is Result.UNDER_BLOCKED:
        return f"Have “{title}” blocked on {subject.where}: {counted(number, 'test page')} opened."
    pages = f"{counted(number, 'page')} that should open {was_or_were(number)} blocked"
    return f"Have “{title}” allowed on {subject.where}: {pages}."


def _closed_by_run(action: ActionShown, passed: Look, made_at: datetime) -> ActionShown:
    when = in_zone(passed.started, made_at).date()
    words = f"Closed on {day(when)} by the check {label(passed.run)}, in which it passed."
    return replace(shut(action, when, words, label(passed.run)), id=f"{action.id}@{label(passed.run)}")


def _retired(action: ActionShown, gone: Sequence[Fault], made_at: datetime) -> ActionShown:
    when = max(in_zone(fault.retired, made_at).date() for fault in gone if fault.retired is not None)
    closed = shut(action, when, f"Closed on {day(when)}: what it is about was retired, with a reason.")
    return replace(closed, id=f"{action.id}@retired")

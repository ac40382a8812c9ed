"""The record of checks that the DfE standard asks for: when, by whom, where, on what, for whom, what, result, action.

Source: Department for Education, "Filtering and monitoring standards for schools and colleges": checks are
completed and recorded, by device, by location and by user group, with what was tested and what was done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.core.venue import Venue
from venuecheck.plans.said import LogCheck
from venuecheck.report.setting.wording import capitalised, counted, joined, label
from venuecheck.report.venue.action import NOBODY_NAMED, ActionShown
from venuecheck.report.venue.actions import soonest_first
from venuecheck.report.venue.checks import CheckShown
from venuecheck.report.venue.hand_checks import HandCheckShown
from venuecheck.report.venue.log_checks import log_shown
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported, NetworkShown


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRecordRow:
    """One check, or one gap, in the standard's own columns."""

    run: str
    """The run's id; empty for a gap."""
    date: str
    who: str
    where: str
    device: str
    user_group: str
    tested: str
    status: Status
    status_words: str
    result: str
    log: str
    """Whether the network's filter log held the test and the alert arrived, and who looked; empty for other rows."""
    action: tuple[str, ...]
    latest: bool
    """Whether this check is the one that counts for its network."""


def check_record(
    venue: Venue,
    networks: Sequence[NetworkShown],
    actions: Sequence[ActionShown],
    closed: Sequence[ActionShown] = (),
    log_checks: Sequence[LogCheck] = (),
) -> tuple[CheckRecordRow, ...]:
    """List each network's checks, the newest first, and say where there is none."""
    rows: list[CheckRecordRow] = []
    for network in networks:
        where = f"{label(venue.name) or label(venue.id)}: {network.name}"
        mine = sorted((action for action in actions if action.about == network.id), key=_in_order)
        if not isinstance(network, NetworkChecked):
            log = log_shown(network.id, log_checks).words
            rows.append(_gap(network, where, mine, log))
            continue
        todo = tuple(map(_todo, mine))
        done = _closed_by(network.check.id, closed)
        log = log_shown(network.id, _looks_for(network.check, None, log_checks)).words
        latest = _row(
            network.by_itself, where, (*todo, *done, *network.answered) or ("None needed.",), log, latest=True
        )
        rows.append(replace(latest, result=f"{latest.result} {_together(network)}") if network.beside else latest)
        see = f"See the check of {network.check.when}."
        for check, later in zip(network.earlier, (network.check, *network.earlier), strict=False):
            looks = _looks_for(check, later, log_checks)
            log = log_shown(network.id, looks).words if looks else ""
            rows.append(_row(check, where, (*_closed_by(check.id, closed), see), log, latest=False))
        rows += [_by_hand(check, where) for check in network.hand_checks if check.id != network.check.id]
    return tuple(rows)


_SEE_ROW = "See the network’s own row: what the person saw counts with it."


def _together(network: NetworkChecked) -> str:
    """Say what a check and what persons saw since come to: each has its own row, and its own day."""
    days = joined(list(dict.fromkeys(one.when for one in reversed(network.beside))))
    said = f"With what persons saw beside it ({days}), in the rows of their own: {network.counts.words}."
    return f"{said} {network.status_words}."


def _looks_for(check: CheckShown, later: CheckShown | None, looks: Sequence[LogCheck]) -> list[LogCheck]:
    """Give the looks at the filter's log that were for this check: those that name it, or came before a later one."""
    return [
        look
        for look in looks
        if look.run == check.id
        or (not look.run and look.at >= check.started and (later is None or look.at < later.started))
    ]


def _in_order(action: ActionShown) -> tuple[date, int, str]:
    """Give their order within a network, on which nothing has a say that other things ask for."""
    return *soonest_first(action), action.text


def _todo(action: ActionShown) -> str:
    """Give what there is to do, with who does it and by when where that is known."""
    who = f" {action.owner}, {action.due_words}." if action.owner != NOBODY_NAMED or action.due else ""
    return f"{action.text}{who}"


def _closed_by(run: str, closed: Sequence[ActionShown]) -> tuple[str, ...]:
    return tuple(f"Put right: {action.text} {action.opened_words}" for action in closed if action.closed_by_run == run)


def _row(check: CheckShown, where: str, action: tuple[str, ...], log: str, *, latest: bool) -> CheckRecordRow:
    pages = counted(check.counts.tested, "page")
    if check.counts.tested:
        pages += f" in {counted(check.categories, 'category', 'categories')}"
    return CheckRecordRow(
        run=check.id,
        date=check.when,
        who=check.by,
        where=f"{where}, {check.place}" if check.place else where,
        device=check.device,
        user_group=check.identity.words,
        tested=f"{check.list_words}: {pages}. Reason: {check.trigger_words}.",
        status=check.status,
        status_words=check.status_words,
        result=_result(check),
        log=log,
        action=action,
        latest=latest,
    )


def _by_hand(check: HandCheckShown, where: str) -> CheckRecordRow:
    return CheckRecordRow(
        run=check.id,
        date=check.when,
        who=check.by,
        where=f"{where}, {check.place}",
        device=check.device,
        user_group=f"{check.identity.words}. Account: {check.identity.account}",
        tested=f"{check.list_words}, opened by a person in a browser.",
        status=check.status,
        status_words=check.status_words,
        result=" ".join((*check.warnings, check.words)),
        log="",
        action=(_SEE_ROW if check.counted else "None needed.",),
        latest=False,
    )


def _result(check: CheckShown) -> str:
    said = f"{capitalised(check.counts.words)}."
    return " ".join((*check.warnings, said))


def _gap(network: NetworkNotReported, where: str, actions: Sequence[ActionShown], log: str) -> CheckRecordRow:
    return CheckRecordRow(
        run="",
        date=network.in_short,
        who="nobody",
        where=where,
        device="none",
        user_group=network.user_group,
        tested="Nothing.",
        status=Status.NOT_REPORTED,
        status_words=STATUS_WORDS[Status.NOT_REPORTED],
        result="Not known.",
        log=log,
        action=tuple(action.text for action in actions),
        latest=True,
    )

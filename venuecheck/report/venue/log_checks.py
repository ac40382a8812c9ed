"""Whether the filter's own log held a test, and the alert arrived: what a person looked up and put on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from venuecheck.assurance.evidence import log_status
from venuecheck.assurance.evidence_found import found_missing, looks_in_order, newest_look
from venuecheck.assurance.status import Status
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.report.setting.wording import day, label, remark, sentence
from venuecheck.report.venue.fact import Fact, nothing
from venuecheck.report.venue.networks import NetworkShown

LOOKED_WORDS: dict[Looked, str] = {Looked.YES: "yes", Looked.NO: "no", Looked.NOT_CHECKED: "not checked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogShown:
    """The latest look at one network's filter log."""

    logged: Looked
    alerted: Looked
    on: date | None
    by: str
    status: Status
    words: str
    """All of it as a sentence."""


def log_shown(network: str, checks: Sequence[LogCheck]) -> LogShown:
    """Show the latest look at a network's log; where nobody looked, that is "not checked" and no pass."""
    newest = newest_look(network, checks)
    if newest is None:
        words = "Logged: not checked. Alert arrived: not checked."
        return LogShown(
            logged=Looked.NOT_CHECKED,
            alerted=Looked.NOT_CHECKED,
            on=None,
            by="",
            status=log_status(None),
            words=words,
        )
    note = f" {sentence(remark(newest.note))}" if newest.note else ""
    said = f"Logged: {LOOKED_WORDS[newest.logged]}. Alert arrived: {LOOKED_WORDS[newest.alerted]}."
    return LogShown(
        logged=newest.logged,
        alerted=newest.alerted,
        on=newest.on,
        by=label(newest.person),
        status=log_status(newest),
        words=f"{said} Looked up by {label(newest.person)}, {day(newest.on)}.{note}{_from_before(network, checks)}",
    )


def _from_before(network: str, checks: Sequence[LogCheck]) -> str:
    """Say by whom it was found that something is missing, where nobody has looked again since."""
    last, missing = looks_in_order(network, checks)[-1], found_missing(network, checks)
    if (
        missing is None
        or log_status(last) is Status.PROBLEM
        or log_status(newest_look(network, checks)) is not Status.PROBLEM
    ):
        return ""
    return f" What is missing was found by {label(missing.person)}, {day(missing.on)}: nobody has looked again since."


def log_fact(network: NetworkShown, checks: Sequence[LogCheck]) -> Fact:
    """Give it as evidence."""
    about = f"Filter’s log, {network.name}"
    newest = newest_look(network.id, checks)
    if newest is None:
        return nothing(about, "nobody has looked whether the log held the test and the alert arrived.", of=network.id)
    shown = log_shown(network.id, checks)
    return Fact(
        of=network.id,
        about=about,
        status=shown.status,
        words=shown.words,
        on=shown.on,
        by=shown.by,
        record=label(newest.id),
        target="check-record",
    )

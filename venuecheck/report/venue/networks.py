"""One network of the venue: the latest check of it, or that there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from venuecheck.core.venue import Network
from venuecheck.filtering.judging.vantages import combined
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.report.setting.wording import label, remark, sentence
from venuecheck.report.venue.checks import OLD_AFTER, CheckShown, check_shown
from venuecheck.report.venue.hand_checks import HandCheckShown, hand_check_shown, hand_words
from venuecheck.report.venue.overrides import Overridden, overridden
from venuecheck.report.venue.pages import CategoryShown, categories_of
from venuecheck.report.venue.status import STATUS_WORDS, Status

_QUESTION_STATUS: dict[NetworkStatus, tuple[Status, str]] = {
    NetworkStatus.OK: (Status.FINE, "In order"),
    NetworkStatus.PROBLEM: (Status.PROBLEM, "Needs action"),
    NetworkStatus.INCONCLUSIVE: (Status.NOT_PROVEN, "Could not tell"),
    NetworkStatus.NOT_RUN: (Status.NOT_REPORTED, "Not asked"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question to the network as a whole, not about a page."""

    probe: str
    question: str
    found: NetworkStatus
    status: Status
    status_words: str
    reason: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChecked:
    """A network with at least one run; the latest one counts."""

    kind: Literal["checked"] = "checked"
    anchor: str
    id: str
    name: str
    user_group: str
    status: Status
    status_words: str
    warnings: tuple[str, ...]
    """What weakens what is said here, the gravest first."""
    check: CheckShown
    categories: tuple[CategoryShown, ...]
    overridden: Overridden
    questions: tuple[QuestionShown, ...]
    hand_checks: tuple[HandCheckShown, ...]
    """What persons saw in a browser, the newest first; what they can tell is part of the pages' verdicts."""
    hand_words: str
    """How many there are, and on how many pages the two differ; empty where there is none."""
    differing: int
    """Pages that a person and this program saw differently."""
    earlier: tuple[CheckShown, ...]
    """Older runs, the newest first; they count for nothing here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNotReported:
    """A network of the venue of which no run is recorded: never green."""

    kind: Literal["not_reported"] = "not_reported"
    anchor: str
    id: str
    name: str
    user_group: str
    status: Status = Status.NOT_REPORTED
    status_words: str = STATUS_WORDS[Status.NOT_REPORTED]
    note: str = "No check of this network is recorded, so nothing is known about its filter."


NetworkShown = NetworkChecked | NetworkNotReported


def networks_of(
    networks: Sequence[Network], runs: Sequence[Run], overrides: Sequence[Override], made_at: datetime
) -> tuple[NetworkShown, ...]:
    """Show each network in the venue's order, then those that only runs name."""
    known = {network.id: network for network in networks}
    order = dict.fromkeys([*known, *(run.run.network for run in runs)])
    shown: list[NetworkShown] = []
    for number, network_id in enumerate(order, start=1):
        network = known.get(network_id)
        mine = [run for run in runs if run.run.network == network_id]
        mine.sort(key=lambda run: (run.run.started, run.run.id), reverse=True)
        if mine:
            shown.append(_checked(network, mine, overrides, f"network-{number}", made_at))
        elif network:
            shown.append(
                NetworkNotReported(
                    anchor=f"network-{number}",
                    id=label(network.id),
                    name=label(network.name) or label(network.id),
                    user_group=label(network.user_group) or "not recorded",
                )
            )
    return tuple(shown)


def _checked(
    network: Network | None, runs: Sequence[Run], overrides: Sequence[Override], anchor: str, made_at: datetime
) -> NetworkChecked:
    probed = [run for run in runs if run.run.vantage is Vantage.SOCKET]
    hand = [run for run in runs if run.run.vantage is Vantage.PERSON]
    # a person's check stands for the network only where this program made none
    measured = (probed or hand)[0]
    earlier = tuple(check_shown(run, made_at) for run in probed[1:])
    both = combined(measured, [run for run in hand if run is not measured], made_at - OLD_AFTER)
    latest = both.run
    check = check_shown(latest, made_at)
    by_hand = tuple(hand_check_shown(run, made_at, old=made_at - run.run.started > OLD_AFTER) for run in hand)
    said = overridden(overrides, measured, made_at)
    warnings = list(check.warnings)
    reliable = next((old for old in earlier if old.valid and old.finished), None)
    if not check.valid and reliable:
        warnings.append(f"The last check that could be relied on was on {reliable.when} ({reliable.counts.words}).")
    if network is None:
        warnings.append("The venue no longer lists this network.")
    elif network.user_group and network.user_group != latest.run.user_group:
        warnings.append(f"The venue now lists this network as used by {label(network.user_group)}.")
    categories = categories_of(both, anchor, said, made_at)
    differing = sum(page.sides is not None and page.sides.differ for category in categories for page in category.pages)
    return NetworkChecked(
        anchor=anchor,
        id=label(latest.run.network),
        name=label(network.name if network else "") or label(latest.run.network),
        user_group=check.user_group,
        status=check.status,
        status_words=check.status_words,
        warnings=tuple(warnings),
        check=check,
        categories=categories,
        overridden=said,
        questions=tuple(_question(finding) for finding in latest.network_findings if not _said_by_pages(finding)),
        hand_checks=by_hand,
        hand_words=hand_words(by_hand, differing),
        differing=differing,
        earlier=earlier,
    )


def _said_by_pages(finding: NetworkFinding) -> bool:
    """Whether the pages' own results say it already: twice the same would count as two things to put right."""
    return finding.probe == "over_blocking" and finding.status in {NetworkStatus.OK, NetworkStatus.PROBLEM}


def _question(finding: NetworkFinding) -> QuestionShown:
    status, words = _QUESTION_STATUS[finding.status]
    return QuestionShown(
        probe=label(finding.probe),
        question=label(finding.question),
        found=finding.status,
        status=status,
        status_words=words,
        reason=sentence(remark(finding.reason)),
        advice=sentence(remark(finding.advice)),
    )

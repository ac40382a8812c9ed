"""One network of the venue: the latest check of it, or that there is none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from venuecheck.assurance.check import check_of
from venuecheck.assurance.counting import by_network, check_with, counting_runs, happened
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.network import NetworkStands, network_stands
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.core.venue import Network
from venuecheck.filtering.judging.vantages import Combined, combined
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.report.setting.wording import joined, label
from venuecheck.report.venue.checks import CheckShown, beside_words, check_shown
from venuecheck.report.venue.counts import Counts, done_words, total
from venuecheck.report.venue.hand_checks import HandCheckShown, hand_checks_shown, hand_words
from venuecheck.report.venue.overrides import Overridden, overridden
from venuecheck.report.venue.pages import CategoryShown, categories_of, merged
from venuecheck.report.venue.questions import QuestionShown, question_shown, said_by_pages
from venuecheck.report.venue.still_wrong import answered_words, as_it_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What became of what checks found, and what was taken out of what counts."""

    faults: Sequence[Fault] = ()
    retirements: Sequence[Retirement] = ()
    undated: Sequence[Run] = ()
    """What checks found wrong that are dated in the future, as found when they were on record at the latest."""
    ahead: Sequence[Run] = ()
    """Checks that are dated in the future, as they are dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChecked:
    """A network with at least one run that counts: the newest with each list."""

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
    """The newest, with what persons saw since: as it counts."""
    by_itself: CheckShown
    """The same as the device found it, on its own day, without what persons saw (`beside`)."""
    others: tuple[CheckShown, ...]
    """The newest with each other list: they count too."""
    counts: Counts
    """Pages by how they count: those of every list, and what failed before and has not passed since."""
    categories: tuple[CategoryShown, ...]
    overridden: Overridden
    questions: tuple[QuestionShown, ...]
    still_wrong: tuple[str, ...]
    """What an earlier check found wrong, and no later one shows to be put right: it counts, and is among the pages and
    questions."""
    answered: tuple[str, ...]
    """What counts as wrong no longer because a named person closed it with a reason, a sentence each."""
    hand_checks: tuple[HandCheckShown, ...]
    """What persons saw in a browser, the newest first; what they can tell is part of the pages' verdicts."""
    hand_words: str
    """How many there are, and on how many pages the two differ; empty where there is none."""
    differing: int
    """Pages that a person and this program saw differently."""
    earlier: tuple[CheckShown, ...]
    """Older runs, the newest first; but for those in `others` they count for nothing here."""
    undated: bool = False
    """Whether no check counts, and this is what one found wrong that is dated in the future."""

    @property
    def beside(self) -> tuple[HandCheckShown, ...]:
        """Hand checks that count with it, the newest first; not the newest check itself, where that is one."""
        return tuple(one for one in self.hand_checks if one.counted and one.id != self.check.id)


class NoCheck(StrEnum):
    """Why a network has no check that counts."""

    NEVER = "never"
    RETIRED = "retired"
    AHEAD = "ahead"


NO_CHECK_WORDS: Final[dict[NoCheck, str]] = {
    NoCheck.NEVER: "no check of it is recorded",
    NoCheck.RETIRED: "every check of it was with a list that is retired",
    NoCheck.AHEAD: "every check of it is dated in the future",
}
_NOTES: Final[dict[NoCheck, str]] = {
    NoCheck.NEVER: "No check of this network is recorded, so nothing is known about its filter.",
    NoCheck.RETIRED: "Every check of this network was with a list that is retired, so nothing is known about its "
    "filter now.",
    NoCheck.AHEAD: "Every check of this network is dated in the future and counts for nothing, so nothing is known "
    "about its filter.",
}
_IN_SHORT: Final[dict[NoCheck, str]] = {
    NoCheck.NEVER: "no check recorded",
    NoCheck.RETIRED: "retired lists only",
    NoCheck.AHEAD: "dated in the future",
}
_OF_SEVERAL: Final[dict[NoCheck, str]] = {
    NoCheck.NEVER: "No check is recorded for {names}.",
    NoCheck.RETIRED: "Every check of {names} was with a list that is retired.",
    NoCheck.AHEAD: "Every check of {names} is dated in the future.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkNotReported:
    """A network of the venue of which no run counts: never green."""

    kind: Literal["not_reported"] = "not_reported"
    anchor: str
    id: str
    name: str
    user_group: str
    status: Status = Status.NOT_REPORTED
    status_words: str = STATUS_WORDS[Status.NOT_REPORTED]
    why: NoCheck = NoCheck.NEVER
    note: str = _NOTES[NoCheck.NEVER]
    in_short: str = _IN_SHORT[NoCheck.NEVER]


NetworkShown = NetworkChecked | NetworkNotReported


def networks_of(
    networks: Sequence[Network], runs: Sequence[Run], overrides: Sequence[Override], ledger: Ledger, made_at: datetime
) -> tuple[tuple[NetworkShown | None, NetworkStands], ...]:
    """Show each network in the venue's order, with how it stands, then those that only runs name.

    Those that were retired are not shown: of them it is None.
    """
    known = {network.id: network for network in networks}
    wrong = (fault.network for fault in ledger.faults if fault.is_open(made_at))
    order = dict.fromkeys([*known, *(run.run.network for run in runs), *wrong])
    shown: list[tuple[NetworkShown | None, NetworkStands]] = []
    for number, network_id in enumerate(order, start=1):
        network = known.get(network_id)
        mine = [run for run in runs if run.run.network == network_id]
        counting = counting_runs(mine, ledger.retirements, made_at)
        undated = [run for run in ledger.undated if run.run.network == network_id]
        checks = [*map(check_with, counting), *(replace(check_of(run), undated=True) for run in undated)]
        stands = network_stands(network_id, checks, ledger.faults, ledger.retirements, made_at)
        if stands.retired is not None:
            shown.append((None, stands))
            continue
        counting = counting or _as_found(stands, undated, made_at)
        if counting:
            checked = _checked(network, counting, mine, overrides, stands, f"network-{number}", ledger, made_at)
            shown.append((checked, stands))
        else:
            unheld = NoCheck.AHEAD if network_id in by_network(ledger.ahead) else NoCheck.NEVER
            why = NoCheck.RETIRED if mine else unheld
            unchecked = NetworkNotReported(
                anchor=f"network-{number}",
                id=label(network_id),
                name=label(network.name if network else "") or label(network_id),
                user_group=label(network.user_group if network else "") or "not recorded",
                why=why,
                note=_NOTES[why],
                in_short=_IN_SHORT[why],
            )
            shown.append((unchecked, stands))
    return tuple(shown)


def no_check_words(networks: Iterable[NetworkShown]) -> Iterator[str]:
    """Say of which networks no check counts, and why: a sentence for each reason."""
    names: dict[NoCheck, list[str]] = {}
    for network in networks:
        if isinstance(network, NetworkNotReported):
            names.setdefault(network.why, []).append(network.name)
    yield from (_OF_SEVERAL[why].format(names=joined(names[why])) for why in NoCheck if why in names)


def _as_found(stands: NetworkStands, undated: Sequence[Run], made_at: datetime) -> tuple[Combined, ...]:
    """Give the run whose wrong date keeps it from counting, where what it found wrong is all that counts."""
    held = next((check for check in stands.checks if check.undated), None)
    pages = {each.page for each in held.failed} if held else set()
    asked = {each.probe for each in held.questions} if held else set()
    return tuple(
        combined(
            replace(
                run,
                findings=tuple(each for each in run.findings if each.page in pages),
                network_findings=tuple(each for each in run.network_findings if each.probe in asked),
            ),
            [],
            made_at,
        )
        for run in undated
        if held is not None and run.run.id == held.run
    )


def _checked(  # noqa: PLR0917 - all that is known of one network
    network: Network | None,
    counting: Sequence[Combined],
    runs: Sequence[Run],
    overrides: Sequence[Override],
    stands: NetworkStands,
    anchor: str,
    ledger: Ledger,
    made_at: datetime,
) -> NetworkChecked:
    mine = happened(runs, made_at)
    checks = tuple(check_shown(each.run, made_at, stands) for each in counting)
    before = (run for run in mine if run.run.vantage is Vantage.SOCKET and run is not counting[0].measured)
    earlier = tuple(check_shown(run, made_at) for run in before)
    by_hand = hand_checks_shown(mine, counting, stands, ledger.retirements, made_at)
    said = overridden(overrides, [each.measured for each in counting], made_at, ledger.retirements)
    categories = merged(
        [categories_of(both, _anchor(anchor, place), said, made_at) for place, both in enumerate(counting)]
    )
    left_out = {each.page for one in counting for each in one.run.left_out}
    both = as_it_counts(categories, _questions(counting), stands, made_at, left_out=left_out, ahead=ledger.ahead)
    undated = stands.checks[0].undated
    differing = sum(
        page.sides is not None and page.sides.differ for category in both.categories for page in category.pages
    )
    return NetworkChecked(
        anchor=anchor,
        id=label(counting[0].run.run.network),
        name=label(network.name if network else "") or label(counting[0].run.run.network),
        user_group=checks[0].user_group,
        status=stands.status,
        status_words=STATUS_WORDS[stands.status],
        warnings=tuple(_warnings(network, checks, earlier, undated=undated, is_wrong=stands.status is Status.PROBLEM)),
        check=checks[0],
        by_itself=check_shown(counting[0].by_itself, made_at, stands),
        others=checks[1:],
        counts=total((each.counts for each in both.categories), done_words(checks[0].vantage)),
        categories=both.categories,
        overridden=said,
        questions=both.questions,
        still_wrong=both.still_wrong,
        answered=answered_words(stands, made_at),
        hand_checks=by_hand,
        hand_words=hand_words(by_hand, differing),
        differing=differing,
        earlier=earlier,
        undated=undated,
    )


def _anchor(network: str, place: int) -> str:
    return f"{network}-list-{place + 1}" if place else network


def _warnings(
    network: Network | None,
    checks: Sequence[CheckShown],
    earlier: Sequence[CheckShown],
    *,
    undated: bool,
    is_wrong: bool,
) -> Iterator[str]:
    check = checks[0]
    if undated:
        yield _UNDATED
    yield from check.warnings
    reliable = next((old for old in earlier if old.valid and old.finished), None)
    if not check.valid and reliable:
        yield f"The last check that could be relied on was on {reliable.when} ({reliable.counts.words})."
    beside = (other for other in checks[1:] if other.status is not Status.FINE)
    yield from (beside_words(other, is_wrong=is_wrong) for other in beside)
    if network is None:
        yield "The venue no longer lists this network. If it is not used any more, retire it, with the reason."
    elif network.user_group and label(network.user_group) != check.user_group:
        yield f"The venue now lists this network as used by {label(network.user_group)}."


_UNDATED = (
    "This check is dated in the future. Only what it found wrong counts, as found when it was on record. "
    "Put the clock right, and check again."
)


def _questions(counting: Sequence[Combined]) -> tuple[QuestionShown, ...]:
    """Show each question as the newest check answers that asked it."""
    found: dict[str, NetworkFinding] = {}
    for each in counting:
        for finding in each.run.network_findings:
            known = found.get(finding.probe)
            if known is None or (known.status is NetworkStatus.NOT_RUN and finding.status is not NetworkStatus.NOT_RUN):
                found[finding.probe] = finding
    return tuple(question_shown(finding) for finding in found.values() if not said_by_pages(finding))

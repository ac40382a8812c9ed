"""How a network stands: by the newest check with each list, and by every page that failed and has not passed since."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from venuecheck.assurance.check import Check, Counts, FailedPage, Question, aware, check_status, is_ahead, is_old
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.status import Status, worst
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.retirement import Retirement

C = TypeVar("C", bound=Check)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkStands:
    """How one network stands, and by what."""

    network: str
    """Id."""
    status: Status
    checks: tuple[Check, ...]
    """Those that count: the newest with each list, the newest first. Of what failed they hold what counts as such: what
    was put right since is left out (not what a person only answered for), and what an earlier check found and none has
    passed since is in the newest."""
    wrong: tuple[Fault, ...]
    """What failed and has not passed since."""
    answered: tuple[Fault, ...]
    """What failed in the last year, and counts no longer by a named person's reason alone: each page and question once,
    as it was found last, however many devices and lists found it, and none that another of them still finds wrong."""
    passed: tuple[Fault, ...]
    """What failed, and a later check passed: it counts as wrong no longer, though a check that counts may have found it
    so before."""
    retired: Retirement | None
    """By whom and why it was taken out of what counts; None where it was not, or was checked again since."""

    def check_stands(self, check: Check, at: datetime) -> Status:
        """Say how one of its checks stands at a moment: what a person alone answered for is stated, and needs nothing.

        By itself: what other checks found, or passed since, is not weighed.
        """
        by_itself = check_status(check, at)
        left = check_status(check, at, settled=set(map(_key, self.answered)))
        return by_itself if left is by_itself else worst([left, Status.STATED])


def network_stands(
    network: str,
    checks: Iterable[Check],
    faults: Iterable[Fault],
    retirements: Iterable[Retirement],
    at: datetime,
) -> NetworkStands:
    """Say how a network stands at a moment, by what had happened until then, whatever else is given."""
    mine = [
        each for each in retirements if each.network == network and aware(each.at) <= aware(at) and not each.withdrawn
    ]
    here = [check for check in checks if check.network == network]
    counting = [without_retired(check, mine) for check in counting_checks(here, at, mine)]
    known = [fault for fault in faults if fault.network == network]
    wrong = tuple(fault for fault in known if fault.is_open(at))
    said = [fault for fault in known if fault.is_answered(at)]
    still = set(map(_key, wrong))
    answered = _each_once(fault for fault in said if _key(fault) not in still and not is_old(fault.last.started, at))
    settled = set(map(_key, known)) - still
    by_word = set(map(_key, said))
    put_right = settled - by_word
    parts = [check_status(check, at, settled=settled) for check in counting] or [Status.NOT_REPORTED]
    parts += [Status.PROBLEM] * bool(wrong) + [Status.STATED] * bool(answered)
    gone = max((each for each in mine if not each.list_id and not each.page), key=lambda each: each.at, default=None)
    retired = gone if gone is not None and not counting and not wrong else None
    return NetworkStands(
        network=network,
        status=Status.NOT_APPLICABLE if retired else worst(parts),
        checks=_as_counted(counting or _as_found(here, wrong, said), wrong, put_right),
        wrong=wrong,
        answered=() if retired else answered,
        passed=tuple(each for each in known if each.is_passed(at) and _key(each) in put_right),
        retired=retired,
    )


def _key(fault: Fault) -> tuple[str, Result | None]:
    """Give what is one page, or one question, of a network: a sight with each device is a fault of its own."""
    return fault.item, fault.result


def _each_once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Give of those that are one the one that was found last."""
    return tuple({_key(each): each for each in sorted(faults, key=lambda each: aware(each.last.started))}.values())


def _as_found(checks: Sequence[Check], wrong: Sequence[Fault], by_word: Sequence[Fault]) -> list[Check]:
    """Give the newest check that found what is wrong, where none counts: of it that alone, as found when it was known.

    What a person answered for stays in it, as in any check. It is dated in the future, and shows nothing else.
    """
    last = {fault.last.run: fault.last.started for fault in wrong}
    known = [check for check in checks if check.undated and check.run in last]
    if not known:
        return []
    found = max(known, key=lambda check: (last[check.run], check.run))
    held = [fault for fault in (*wrong, *by_word) if fault.last.run == found.run]
    pages = tuple(_failed_pages(held))
    return [
        replace(
            found,
            started=last[found.run],
            finished=True,
            valid=True,
            counts=Counts(**Counter(page.result.value for page in pages)),
            failed=pages,
            questions=tuple(_failed_questions(held)),
            tried=frozenset(),
            categories=frozenset(page.category for page in pages),
        )
    ]


def _as_counted(
    checks: Sequence[Check], wrong: Sequence[Fault], settled: Collection[tuple[str, Result | None]]
) -> tuple[Check, ...]:
    counted = []
    still = {fault.item for fault in wrong}
    tried: set[str] = set()
    for check in checks:
        failed = [
            each
            for each in check.failed
            if each.page not in tried
            and (each.page, each.result) not in settled
            and not (each.result is Result.NOT_PROVEN and each.page in still)
        ]
        # a page that is on two lists is as the newer check has it
        tried |= check.tried
        asked = [
            each
            for each in check.questions
            if each.probe not in still and not (each.status is NetworkStatus.PROBLEM and (each.probe, None) in settled)
        ]
        counted.append(_holding(check, tuple(failed), tuple(asked)))
    if not counted:
        return ()
    known = {(each.page, each.result) for check in counted for each in check.failed}
    pages = _failed_pages(fault for fault in wrong if _key(fault) not in known)
    newest = counted[0]
    counted[0] = _holding(
        newest,
        (*newest.failed, *dict.fromkeys(pages)),
        (*newest.questions, *dict.fromkeys(_failed_questions(wrong))),
    )
    return tuple(counted)


def _holding(check: Check, failed: tuple[FailedPage, ...], questions: tuple[Question, ...]) -> Check:
    """Give a check with what failed in it: itself, as nearly always, where that is what it holds."""
    if (check.failed, check.questions) == (failed, questions):
        return check
    return replace(check, failed=failed, questions=questions)


def _failed_pages(faults: Iterable[Fault]) -> Iterator[FailedPage]:
    for fault in faults:
        if fault.result is not None:
            yield FailedPage(page=fault.item, category=fault.category, result=fault.result)


def _failed_questions(faults: Iterable[Fault]) -> Iterator[Question]:
    for fault in faults:
        if fault.result is None:
            yield Question(probe=fault.item, status=NetworkStatus.PROBLEM)


def counting_checks(checks: Iterable[C], at: datetime, retirements: Sequence[Retirement] = ()) -> tuple[C, ...]:
    """Give the checks that count: of each network the newest by this program with each list, the newest first.

    Where this program made none, what persons saw counts. Beside the program's, a person's check of the last year
    counts where something was seen to go wrong and nothing follows what became of it.
    """
    newest: dict[tuple[str, str, bool], C] = {}
    for check in checks:
        ahead = check.undated or is_ahead(check.started, at, by_person=check.by_person)
        if ahead or _is_retired(check, retirements):
            continue
        key = (check.network, check.list_id, check.by_person)
        other = newest.get(key)
        if other is None or (check.started, check.run) > (other.started, other.run):
            newest[key] = check
    measured = {network for network, _, by_person in newest if not by_person}
    counting = [
        check for check in newest.values() if not check.by_person or check.network not in measured or _adds(check, at)
    ]
    return tuple(sorted(counting, key=lambda check: (check.started, check.run), reverse=True))


def _is_retired(check: Check, retirements: Sequence[Retirement]) -> bool:
    return any(each.covers(check.network, check.list_id, "", check.started) for each in retirements)


def _adds(seen: Check, at: datetime) -> bool:
    """Whether what a person saw counts beside what this program measured: where something was seen to go wrong."""
    went_wrong = seen.counts.under_blocked or seen.counts.over_blocked
    return bool(went_wrong) and not seen.followed and not is_old(seen.started, at)


def without_retired(check: C, retirements: Sequence[Retirement]) -> C:
    """Give a check without what it says of pages that were retired since."""
    gone = [
        each
        for each in check.failed
        if any(one.covers(check.network, check.list_id, each.page, check.started) for one in retirements)
    ]
    if not gone:
        return check
    number = Counter(each.result for each in gone)
    left = {result.value: getattr(check.counts, result.value) - number[result] for result in Result}
    kept = tuple(each for each in check.failed if each not in gone)
    return replace(check, failed=kept, counts=Counts(**left))

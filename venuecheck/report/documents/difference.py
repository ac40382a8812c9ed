"""What changed between two runs: what newly opens first, what cannot be compared said, and nothing counted twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from venuecheck.assurance.check import worth
from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import (
    MECHANISM_WORDS,
    RESULT_WORDS,
    NetworkFinding,
    NetworkStatus,
    PageFinding,
    Result,
    Verdict,
)
from venuecheck.filtering.model.run import Run, RunHeader
from venuecheck.report.setting.wording import counted, joined, label, minute, remark, sentence
from venuecheck.report.venue.checks import why_invalid
from venuecheck.report.venue.counts import Counts, tally


class Kind(StrEnum):
    """How a page differs, from what most needs attention to what least does."""

    NEWLY_OPENED = "newly_opened"
    """Should be blocked, opens now, and did not before."""
    NEWLY_BLOCKED = "newly_blocked"
    """Should open, is blocked now, and was not before."""
    NO_LONGER_TOLD = "no_longer_told"
    NO_LONGER_TESTED = "no_longer_tested"
    PUT_RIGHT = "put_right"
    NOW_TOLD = "now_told"
    """Could not be told before, and is as expected now."""
    NEWLY_TESTED = "newly_tested"
    """As expected, or not told; a page that is wrong when first tested counts as newly opened or blocked."""
    OTHER_WAY = "other_way"
    """The same result, come about in another way."""


KIND_WORDS: dict[Kind, str] = {
    Kind.NEWLY_OPENED: "Newly open: should be blocked",
    Kind.NEWLY_BLOCKED: "Newly blocked: should open",
    Kind.NO_LONGER_TOLD: "Can no longer be told",
    Kind.NO_LONGER_TESTED: "No longer tested",
    Kind.PUT_RIGHT: "Put right",
    Kind.NOW_TOLD: "As expected, where we could not tell before",
    Kind.NEWLY_TESTED: "Tested for the first time",
    Kind.OTHER_WAY: "The same result in another way",
}
WORSE = frozenset({Kind.NEWLY_OPENED, Kind.NEWLY_BLOCKED})
LESS_KNOWN = frozenset({Kind.NO_LONGER_TOLD, Kind.NO_LONGER_TESTED})
_WRONG = {Result.UNDER_BLOCKED: Kind.NEWLY_OPENED, Result.OVER_BLOCKED: Kind.NEWLY_BLOCKED}
_HEADLINE: dict[Kind, str] = {
    Kind.NEWLY_OPENED: "that should be blocked newly open",
    Kind.NEWLY_BLOCKED: "that should open newly blocked",
    Kind.NO_LONGER_TOLD: "that we can no longer tell",
    Kind.NO_LONGER_TESTED: "no longer tested",
    Kind.PUT_RIGHT: "put right",
}
_NOT_TESTED = "not tested"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """One page that differs."""

    kind: Kind
    kind_words: str
    page: str
    url: str
    """To be shown as text, never as a link."""
    category: str
    """Id."""
    before: Result | None
    """None where it was not tested."""
    after: Result | None
    before_words: str
    after_words: str
    reason: str
    """Of the run that is nearest to now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChange:
    """A question to the network as a whole that has another answer."""

    probe: str
    question: str
    before: NetworkStatus
    after: NetworkStatus
    worse: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two runs."""

    run: str
    network: str
    user_group: str
    started: datetime
    when: str
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All of it (`venuecheck.difference/1`)."""

    before: Side
    after: Side
    headline: str
    cautions: tuple[str, ...]
    """What makes the two hard to compare, the gravest first."""
    pages: tuple[PageChange, ...]
    """The most pressing kind first; within a kind in the later run's order."""
    questions: tuple[QuestionChange, ...]
    """Worse ones first."""
    still_wrong: int
    """Pages wrong in both, in the same manner; they are no change, and not in `pages`."""
    unchanged: int
    """Pages with the same result in the same way, those of `still_wrong` among them."""

    @property
    def worse(self) -> bool:
        """Whether something is wrong now that was not."""
        return any(each.kind in WORSE for each in self.pages) or any(each.worse for each in self.questions)

    @property
    def less_known(self) -> bool:
        """Whether something can no longer be told that could be."""
        return any(each.kind in LESS_KNOWN for each in self.pages)


def difference(before: Run, after: Run, *, like: datetime) -> Difference:
    """Hold the later run against the earlier; moments are shown in the time zone of `like`."""
    old = {finding.page: finding for finding in before.findings}
    new = {finding.page: finding for finding in after.findings}
    changes: list[PageChange] = []
    still_wrong = unchanged = 0
    for page in dict.fromkeys([*new, *old]):
        change = _change(old.get(page), new.get(page), before.run, after.run)
        if change is None:
            unchanged += 1
            still_wrong += worth(new[page], valid=after.run.valid) in _WRONG
        else:
            changes.append(change)
    order = list(Kind)
    changes.sort(key=lambda each: order.index(each.kind))
    questions = tuple(sorted(_questions(before, after), key=lambda each: not each.worse))
    return Difference(
        before=_side(before, like),
        after=_side(after, like),
        headline=_headline(changes, questions, still_wrong),
        cautions=tuple(_cautions(before.run, after.run)),
        pages=tuple(changes),
        questions=questions,
        still_wrong=still_wrong,
        unchanged=unchanged,
    )


def _change(old: PageFinding | None, new: PageFinding | None, before: RunHeader, after: RunHeader) -> PageChange | None:
    was = worth(old, valid=before.valid) if old else None
    now = worth(new, valid=after.valid) if new else None
    kind = _kind(was, now)
    if kind is None and old and new and _way(old) != _way(new):
        kind = Kind.OTHER_WAY
    shown = new or old
    if kind is None or shown is None:
        return None
    return PageChange(
        kind=kind,
        kind_words=KIND_WORDS[kind],
        page=label(shown.page),
        url=plain(shown.url),
        category=label(shown.category),
        before=was,
        after=now,
        before_words=_words(old, was),
        after_words=_words(new, now),
        reason=sentence(remark(shown.reason)),
    )


def _kind(was: Result | None, now: Result | None) -> Kind | None:
    """Say what a change of result is; None where there is none."""
    if was is now:
        return None
    if now in _WRONG:
        return _WRONG[now]
    if now is None:
        return Kind.NO_LONGER_TESTED
    if was is None:
        return Kind.NEWLY_TESTED
    if now is Result.NOT_PROVEN:
        return Kind.NO_LONGER_TOLD
    return Kind.NOW_TOLD if was is Result.NOT_PROVEN else Kind.PUT_RIGHT


def _way(finding: PageFinding) -> tuple[object, ...]:
    return finding.verdict, finding.layer, finding.mechanism, finding.product


def _words(finding: PageFinding | None, result: Result | None) -> str:
    if finding is None or result is None:
        return _NOT_TESTED
    told = result is not Result.NOT_PROVEN or finding.verdict is Verdict.REACHED
    how = f": {MECHANISM_WORDS[finding.mechanism]}" if finding.mechanism and told else ""
    return f"{RESULT_WORDS[result]}{how}"


def _questions(before: Run, after: Run) -> Iterator[QuestionChange]:
    earlier: dict[str, NetworkFinding] = {finding.probe: finding for finding in before.network_findings}
    for finding in after.network_findings:
        was = earlier.get(finding.probe)
        if was is not None and was.status is not finding.status:
            yield QuestionChange(
                probe=label(finding.probe),
                question=label(finding.question),
                before=was.status,
                after=finding.status,
                worse=finding.status is NetworkStatus.PROBLEM,
                reason=sentence(remark(finding.reason)),
            )


def _side(run: Run, like: datetime) -> Side:
    return Side(
        run=label(run.run.id),
        network=label(run.run.network),
        user_group=label(run.run.user_group) or "not recorded",
        started=run.run.started,
        when=minute(run.run.started, like),
        counts=tally(worth(finding, valid=run.run.valid) for finding in run.findings),
    )


def _headline(changes: list[PageChange], questions: tuple[QuestionChange, ...], still_wrong: int) -> str:
    said = [(sum(each.kind is kind for each in changes), words) for kind, words in _HEADLINE.items()]
    worse = sum(each.worse for each in questions)
    parts = [f"{counted(number, 'page')} {words}" for number, words in said if number]
    parts += [f"{counted(worse, 'other thing')} newly to put right"] * bool(worse)
    parts += [f"{counted(still_wrong, 'page')} wrong as before"] * bool(still_wrong)
    return sentence(joined(parts)) if parts else "Nothing is worse, and nothing was put right."


def _cautions(before: RunHeader, after: RunHeader) -> Iterator[str]:
    if before.started > after.started:
        yield "The run named first is the later one."
    for head, which in ((before, "earlier"), (after, "later")):
        if not head.valid:
            yield f"The {which} check could not be relied on: {why_invalid(head)}; it proves no page blocked."
        if head.finished is None:
            yield f"The {which} check was stopped before its end."
    compared = (
        ("networks", before.network, after.network),
        ("user groups", before.user_group, after.user_group),
        ("devices", before.device, after.device),
        ("lists", before.list_id, after.list_id),
    )
    for what, was, now in compared:
        if was != now:
            yield f"The two are checks with different {what}: {_named(was)} and {_named(now)}."
    if before.list_id == after.list_id and before.list_digest != after.list_digest:
        yield "The list was changed between the two."
    if (before.rules_version, before.fingerprints_version) != (after.rules_version, after.fingerprints_version):
        yield "The program judged by other rules or fingerprints: part of the change may be its own."


def _named(text: str) -> str:
    return label(text) or "none recorded"

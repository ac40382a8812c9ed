"""Persons' verdicts beside the measured ones: shown, said what they would make of it, and never counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assurance.check import aware, worth
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import RESULT_WORDS, VERDICT_WORDS, PageFinding, Result, Verdict, result_of
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.page import Granularity
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.report.setting.by_word import RETIRED
from venuecheck.report.setting.wording import counted, day, in_zone, joined, label, remark, sentence

_NOT_TRIED = "the latest check did not try this page"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideShown:
    """One person's verdict on one page."""

    page: str
    verdict: Verdict
    verdict_words: str
    reason: str
    person: str
    made: date
    until: date
    """The last day on which it stands."""
    ends_words: str
    expired: bool
    applies: bool
    """Whether it stands beside a verdict of the latest check."""
    measured_words: str
    """What the latest check measured."""
    would_be: Result | None
    """What the page would count as; None where it does not apply."""
    words: str
    """All of it as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """The overrides of one network."""

    applied: int
    """Pages of the latest check that carry one."""
    words: str
    """How many, and what they would be; empty where there is none."""
    overrides: tuple[OverrideShown, ...]
    """Those that apply first, the ended ones last."""

    def of(self, page: str) -> OverrideShown | None:
        """Give the override that applies to a page of the latest check."""
        return next((each for each in self.overrides if each.applies and each.page == label(page)), None)


def overridden(
    overrides: Sequence[Override], runs: Sequence[Run], made_at: datetime, retirements: Sequence[Retirement] = ()
) -> Overridden:
    """Hold the overrides about a network against what was measured there: `runs` are the newest with each list.

    One that is dated in the future has not been said, and one of a page that was retired since applies to nothing.
    """
    by_list = {run.run.list_id: run for run in runs}
    shown = []
    changes: Counter[tuple[Result, Result]] = Counter()
    for each in overrides:
        if each.network != runs[0].run.network or aware(each.made) > aware(made_at):
            continue
        run = by_list.get(each.list_id, runs[0])
        mine = run.findings if each.list_id in by_list else ()
        finding = next((found for found in mine if found.page and found.page == each.page), None)
        gone = any(
            one.covers(each.network, each.list_id, each.page, aware(run.run.started))
            and aware(one.at) <= aware(made_at)
            for one in retirements
        )
        one = _shown(each, finding, run, made_at, retired=gone)
        shown.append(one)
        if finding is not None and one.would_be is not None:
            changes[worth(finding, valid=run.run.valid), one.would_be] += 1
    shown.sort(key=lambda one: (one.expired, not one.applies, one.page))
    return Overridden(applied=changes.total(), words=overridden_words(changes), overrides=tuple(shown))


def overridden_words(changes: "Counter[tuple[Result, Result]]") -> str:
    """Say how many pages carry an override, and what they would be."""
    if not changes:
        return ""
    parts = [
        f"{number} “{RESULT_WORDS[measured]}” would be “{RESULT_WORDS[would_be]}”"
        if measured is not would_be
        else f"{number} would stay “{RESULT_WORDS[would_be]}”"
        for (measured, would_be), number in sorted(changes.items())
    ]
    carry = "carries" if changes.total() == 1 else "carry"
    return (
        f"{counted(changes.total(), 'page')} {carry} a person's verdict beside the measured one, which alone is "
        f"counted. By them {joined(parts)}."
    )


def _shown(each: Override, finding: PageFinding | None, run: Run, made_at: datetime, *, retired: bool) -> OverrideShown:
    expired = not each.stands_on(london_day(made_at))
    would_be = None
    if finding is not None and not expired and not retired:
        would_be = result_of(each.verdict, finding.expectation, Granularity.HOST, inspected=True)
    measured = RESULT_WORDS[worth(finding, valid=run.run.valid)] if finding is not None else _NOT_TRIED
    if retired:
        measured = RETIRED
    made, person = in_zone(each.made, made_at).date(), label(each.person) or "nobody named"
    reason = sentence(remark(each.reason)) or "No reason is recorded."
    verdict = VERDICT_WORDS[each.verdict]
    last = day(each.until)
    ends = "ended on" if expired else "until"
    result = f" ({RESULT_WORDS[would_be]})" if would_be is not None else ""
    return OverrideShown(
        page=label(each.page),
        verdict=each.verdict,
        verdict_words=verdict,
        reason=reason,
        person=person,
        made=made,
        until=each.until,
        ends_words=f"ended on {last}" if expired else last,
        expired=expired,
        applies=would_be is not None,
        measured_words=measured,
        would_be=would_be,
        words=f"A person says: {verdict}{result}, {ends} {last}. {reason} ({person}, {day(made)})"
        + (f" The page was {RETIRED}." if retired else ""),
    )

"""From what a person saw in a browser to the same findings that the probe makes, and both held side by side.

A person sees what the browser shows, and nothing of names, connections and certificates: such a finding has no layer.
It rests on something shown only where the person says that a message said "blocked", or that the page itself came;
an error, an empty page and "not sure" prove nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from venuecheck.core.london import is_still_to_come, last_moment
from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.declared import UNSEEN_WORDS
from venuecheck.filtering.model.finding import Basis, Mechanism, PageFinding, Result, Verdict, result_of
from venuecheck.filtering.model.hand_check import HandCheck, PageSeen
from venuecheck.filtering.model.observation import Saw, Sighting
from venuecheck.filtering.model.page import Category, Granularity, Page, TestList
from venuecheck.filtering.model.run import Run

PROBE = "hand_check"
NOT_CHECKED = "person.not-checked"
PERSON_RULES = {
    "person.blocked": "A person opened the page in a browser, and a message said that it is blocked or not allowed.",
    "person.opened": "A person opened the page in a browser, and the page itself came.",
    "person.unsure": "A person opened the page in a browser and could not say whether it was blocked.",
    NOT_CHECKED: "No person wrote down what came when the page was opened.",
}
_VERDICTS = {
    Saw.BLOCKED: Verdict.BLOCKED,
    Saw.OPENED: Verdict.REACHED,
    Saw.UNSURE: Verdict.INCONCLUSIVE,
}
_SENTENCES = {
    Saw.BLOCKED: "Seen by a person: a message in the browser said that the page is blocked.",
    Saw.OPENED: "Seen by a person: the page opened in the browser.",
    Saw.UNSURE: "A person opened the page in the browser and was not sure what came.",
}
NOT_CHECKED_SENTENCE = "Not checked by a person."
_UNTOLD = (
    "Only its path tells it from its neighbours, which a filter outside the browser does not see over https: that it "
    "opened does not show whether the filter would stop such a page."
)


def _is_timed(check: HandCheck, at: datetime | None) -> bool:
    """Whether a page was written down when it was seen: not copied from paper, or by a device whose clock is wrong."""
    return at is not None and abs((at.date() - check.day).days) <= 1


def untimed_moment(check: HandCheck, now: datetime, *, is_wrong: bool) -> datetime:
    """Give when something was seen of which only the day is known.

    What is wrong was seen as late as can be: whatever was said to close it on that day was said before. What is in
    order was seen at noon, or earlier: it passes nothing that was found later. A day still to come has its noon.
    """
    noon = datetime.combine(check.day, time(12), tzinfo=UTC)
    if is_still_to_come(check.day, now):
        return noon
    latest = min(last_moment(check.day), now.astimezone(UTC))
    return latest if is_wrong else min(noon, latest)


def untimed_in(check: HandCheck, run: Run) -> datetime | None:
    """Give the moment that a recorded check has for that; None where it has none."""
    untimed = {each.page for each in check.pages if not _is_timed(check, each.at)}
    return next((step.started for step in run.observations if step.subject in untimed), None)


def sightings(check: HandCheck, untimed: datetime) -> tuple[Sighting, ...]:
    """Give what was seen as observations, in the order of `check`.

    The day that the person gives counts: what was not written down on it has the moment `untimed`.
    """

    def when(at: datetime | None) -> datetime:
        return at if at is not None and _is_timed(check, at) else untimed

    return tuple(
        Sighting(subject=each.page, visit=1, started=when(each.at), elapsed=0.0, saw=each.saw, note=each.note)
        for each in check.pages
    )


def judge_sights(
    check: HandCheck, test_list: TestList, filtered_by: FilteredBy | None
) -> tuple[tuple[PageFinding, ...], str | None]:
    """Conclude about every page of `test_list`; give the findings, and why the check cannot be relied on, or None.

    A device without a network shows a message for every page. So a check counts only where a control was seen open.
    """
    seen = {each.page: each for each in check.pages}
    findings = tuple(
        _finding(page, test_list.category(page.category), seen.get(page.id), filtered_by) for page in test_list.pages
    )
    controls = [seen[page.id].saw for page in test_list.controls if page.id in seen]
    if Saw.OPENED in controls:
        return findings, None
    why = "No page that must open was seen to open: the device may have had no connection."
    if not controls:
        why = "No page that must open was opened, so it is not known whether the device had a connection."
    return tuple(_unproven(finding, why) for finding in findings), why


def _unproven(finding: PageFinding, why: str) -> PageFinding:
    """Take back what "blocked" would prove; what was seen to open did open."""
    if finding.verdict is not Verdict.BLOCKED:
        return finding
    return replace(finding, result=Result.NOT_PROVEN, reason=f"{finding.reason} {why}")


def _finding(page: Page, category: Category, seen: PageSeen | None, filtered_by: FilteredBy | None) -> PageFinding:
    verdict = _VERDICTS[seen.saw] if seen else Verdict.INCONCLUSIVE
    told = verdict is not Verdict.INCONCLUSIVE
    # the browser has the whole address, and so has whoever sits between it and a plain http page
    whole = filtered_by in UNSEEN_WORDS or page.url.lower().startswith("http://")
    result = result_of(verdict, category.expectation, page.granularity, inspected=whole)
    reason = _SENTENCES[seen.saw] if seen else NOT_CHECKED_SENTENCE
    if page.granularity is Granularity.PATH and verdict is Verdict.REACHED and result is Result.NOT_PROVEN:
        reason = f"{reason} {_UNTOLD}"
    return PageFinding(
        probe=PROBE,
        page=page.id,
        url=page.shown,
        category=category.id,
        expectation=category.expectation,
        verdict=verdict,
        basis=Basis.SHOWN if told else None,
        result=result,
        layer=None,
        mechanism=Mechanism.SEEN_BY_PERSON if told else None,
        product=None,
        reason=reason,
        rules=(f"person.{seen.saw}" if seen else NOT_CHECKED,),
    )


def recorded(finding: PageFinding) -> bool:
    """Whether a person wrote something down for this page."""
    return NOT_CHECKED not in finding.rules


def differ(probed: Result, seen: Result) -> bool:
    """Whether two views of a page that both tell something tell different things."""
    return Result.NOT_PROVEN not in {probed, seen} and probed is not seen


def together(probed: PageFinding, seen: Sequence[PageFinding], *, valid: bool) -> PageFinding:
    """Put what persons saw of a page (`seen`; those that prove nothing are passed over) beside what was probed.

    Where only one side can tell, that side counts. Where they differ, what went wrong counts, whoever saw it: a page
    that opened for a pupil did open, and one that opened for a program is open to programs. `valid` is false where the
    probe's run cannot be relied on: then it tells nothing by "blocked".
    """
    telling = [each for each in seen if each.result is not Result.NOT_PROVEN]
    wrong = next((each for each in telling if each.result is not Result.AS_EXPECTED), None)
    told = probed.result is not Result.NOT_PROVEN and (valid or probed.verdict is not Verdict.BLOCKED)
    if not told and telling:
        return wrong or telling[0]
    if probed.result is Result.AS_EXPECTED and wrong is not None:
        return wrong
    return probed

"""What another check found wrong: what none since passed, what one did, and what a person answered for."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from venuecheck.assurance.check import QUESTION_STATUS
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.status import Status
from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import RESULT_WORDS, NetworkStatus, Result
from venuecheck.filtering.model.run import Run
from venuecheck.report.setting.by_word import NOT_CHECKED_AGAIN
from venuecheck.report.setting.wording import capitalised, counted, day, in_zone, label, remark, sentence
from venuecheck.report.venue.pages import CategoryShown, PageShown, undeclared, verdict_words, with_pages
from venuecheck.report.venue.questions import FOUND_WORDS, QuestionShown


@dataclass(frozen=True, slots=True, kw_only=True)
class AsItCounts:
    """A network's pages and questions, those among them that another check found wrong."""

    categories: tuple[CategoryShown, ...]
    questions: tuple[QuestionShown, ...]
    still_wrong: tuple[str, ...]
    """What counts as wrong though the checks that count do not say so, a sentence each."""


def as_it_counts(
    categories: Sequence[CategoryShown],
    questions: Sequence[QuestionShown],
    stands: NetworkStands,
    made_at: datetime,
    *,
    left_out: Collection[str] = (),
    ahead: Sequence[Run] = (),
) -> AsItCounts:
    """Put what is still wrong in the place of what the checks that count cannot tell, or do not try.

    Of a page that the venue leaves out of them (`left_out`: ids) it says how it is closed: no check can pass it. Of
    what a check found that is dated in the future, it says so: `ahead` are those, as they are dated.

    And what was put right in the place of what one of them found before: the check that passed it may count no longer
    itself, since a newer one with its list took its place.
    """
    dated_ahead = {run.run.id: run.run.started for run in ahead}
    shown = {category.id: category for category in categories}
    asked = {question.probe: question for question in questions}
    said: dict[str, None] = {}
    for fault in stands.wrong:
        words = f"It was found {_when(fault, dated_ahead, made_at)}, and no later check has shown that it is put right."
        if fault.result is None:
            if _ask(fault, asked, words):
                said[f"{label(fault.item).replace('_', ' ')}: a problem. {words}"] = None
            continue
        category = shown.get(label(fault.category)) or undeclared(label(fault.category), stands.network)
        known = next((page for page in category.pages if _is_it(page, fault)), None)
        words += _LEFT_OUT if fault.item in left_out else ""
        if known is None or known.result is not fault.result:
            shown[category.id] = with_pages(category, _pages(category, known, fault, words))
            said[f"{label(fault.shown)} ({category.title}): {RESULT_WORDS[fault.result]}. {words}"] = None
    for fault in stands.answered:
        if fault.result is None:
            _close(fault, asked)
            continue
        known_category = shown.get(label(fault.category))
        if known_category is not None:
            shown[known_category.id] = _with_word(known_category, fault)
    _put_right(stands, shown, asked, made_at)
    return AsItCounts(categories=tuple(shown.values()), questions=tuple(asked.values()), still_wrong=tuple(said))


_LEFT_OUT: Final = (
    " The venue leaves it out, so no check can pass it: have it tried again, or retire the page, with the reason."
)


def _with_word(category: CategoryShown, fault: Fault) -> CategoryShown:
    """Say of a page that still shows what a person closed that nobody has checked it again."""

    def closed(page: PageShown) -> PageShown:
        words = f"{page.verdict_words}; {NOT_CHECKED_AGAIN}"
        return page if page.closed else replace(page, verdict_words=words, closed=True)

    return _with_page(category, fault, closed)


def _put_right(
    stands: NetworkStands, shown: dict[str, CategoryShown], asked: dict[str, QuestionShown], made_at: datetime
) -> None:
    for fault in stands.passed:
        look = fault.passed or fault.last
        words = f"A later check, of {day(in_zone(look.started, made_at))}, found it as it should be."
        category = shown.get(label(fault.category))
        if fault.result is None:
            _pass(fault, asked, words)
        elif category is not None:
            shown[category.id] = _with_pass(category, fault, words)


def _with_pass(category: CategoryShown, fault: Fault, words: str) -> CategoryShown:
    """Show a page as the later check found it; how it was blocked or opened before is said of that check alone."""
    passed = _of_fault(fault, Result.AS_EXPECTED, words)
    return _with_page(category, fault, lambda page: replace(passed, override=page.override, sides=page.sides))


def _with_page(category: CategoryShown, fault: Fault, becomes: Callable[[PageShown], PageShown]) -> CategoryShown:
    """Show the page of a fault otherwise, where it still shows that fault."""
    pages = tuple(
        becomes(page) if _is_it(page, fault) and page.result is fault.result else page for page in category.pages
    )
    return with_pages(category, pages) if pages != category.pages else category


def _pass(fault: Fault, asked: dict[str, QuestionShown], words: str) -> None:
    known = asked.get(label(fault.item))
    if known is not None and known.found is NetworkStatus.PROBLEM:
        right = NetworkStatus.OK
        asked[known.probe] = replace(
            known, found=right, status=QUESTION_STATUS[right], status_words=FOUND_WORDS[right], reason=words, advice=""
        )


def _close(fault: Fault, asked: dict[str, QuestionShown]) -> None:
    """Say of a question that is still answered wrongly that a person closed it."""
    known = asked.get(label(fault.item))
    if known is not None and known.found is NetworkStatus.PROBLEM:
        words = capitalised(NOT_CHECKED_AGAIN)
        asked[known.probe] = replace(known, status=Status.STATED, status_words=words, closed=True)


def _day(fault: Fault, made_at: datetime) -> datetime:
    return in_zone(fault.last.started, made_at)


def _when(fault: Fault, dated_ahead: Mapping[str, datetime], made_at: datetime) -> str:
    """Say when it was last found: of a check that is dated in the future, that date, which is no day of a finding."""
    dated = dated_ahead.get(fault.last.run)
    if dated is None:
        return f"on {day(_day(fault, made_at))}"
    return f"by a check dated {day(in_zone(dated, made_at))}"


def _is_it(page: PageShown, fault: Fault) -> bool:
    return (page.page, page.url) == (label(fault.item), plain(fault.shown))


def _ask(fault: Fault, asked: dict[str, QuestionShown], words: str) -> bool:
    """Let a question count as the problem that it was; give whether the checks that count say otherwise."""
    probe = label(fault.item)
    known = asked.get(probe)
    if known is not None and known.found is NetworkStatus.PROBLEM:
        return False
    advice = sentence(remark(fault.shown))
    asked[probe] = QuestionShown(
        probe=probe,
        question=known.question if known else probe.replace("_", " "),
        found=NetworkStatus.PROBLEM,
        status=Status.PROBLEM,
        status_words="Needs action",
        reason=f"{words} {known.reason}".strip() if known else words,
        advice=advice,
    )
    return True


def _pages(category: CategoryShown, known: PageShown | None, fault: Fault, words: str) -> tuple[PageShown, ...]:
    result = fault.result or Result.NOT_PROVEN
    still = _of_fault(fault, result, words)
    if known is None:
        return (*category.pages, still)
    still = replace(known, result=result, verdict_words=still.verdict_words, reason=f"{words} {known.reason}")
    return tuple(still if page is known else page for page in category.pages)


def _of_fault(fault: Fault, result: Result, words: str) -> PageShown:
    """Show the page of a fault by that alone, without what one check saw of it."""
    return PageShown(
        page=label(fault.item),
        url=plain(fault.shown),
        result=result,
        verdict_words=verdict_words(result, fault.expectation),
        reason=words,
        basis_words="",
        mechanism_words="",
        product="",
        product_words="",
        contradictions=(),
        rules=(),
        override=None,
        sides=None,
        layers=(),
        steps=(),
    )


def answered_words(stands: NetworkStands, made_at: datetime) -> tuple[str, ...]:
    """Say what a named person closed with a reason, and no check has shown to be put right."""
    said = (
        f"{label(fault.shown)}: {RESULT_WORDS[fault.result] if fault.result else 'a problem was found'} on "
        f"{day(_day(fault, made_at))}; {NOT_CHECKED_AGAIN} (with a reason, {day(in_zone(fault.closed, made_at))})."
        for fault in stands.answered
        if fault.closed is not None
    )
    return tuple(dict.fromkeys(said))


def still_words(number: int) -> str:
    """Say of how many faults no later check has shown that they are put right."""
    was = "was" if number == 1 else "were"
    return f"Of these, {counted(number, 'fault')} {was} found by another check, and no later one shows a pass."

"""Test pages and their categories, as shown for one run."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from venuecheck.assurance.check import worth
from venuecheck.core.plain_text import plain
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.judging.vantages import Combined
from venuecheck.filtering.model.finding import MECHANISM_WORDS, RESULT_WORDS, Basis, PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Observation, Sighting
from venuecheck.filtering.model.page import Category, Expectation
from venuecheck.filtering.model.run import Vantage
from venuecheck.report.setting.wording import capitalised, label, remark, sentence
from venuecheck.report.venue.counts import Counts, done_words, tally
from venuecheck.report.venue.hand_checks import SidesShown, sides_of
from venuecheck.report.venue.layers import LayerShown, layers_of
from venuecheck.report.venue.left_out import LeftOutShown, left_out_shown
from venuecheck.report.venue.overrides import Overridden, OverrideShown
from venuecheck.report.venue.steps import StepShown, step_shown

if TYPE_CHECKING:
    from venuecheck.filtering.model.run import Run

VERDICT_WORDS: dict[tuple[Result, Expectation], str] = {
    (Result.AS_EXPECTED, Expectation.BLOCK): "Blocked, as it should be",
    (Result.AS_EXPECTED, Expectation.ALLOW): "Opened, as it should",
    (Result.UNDER_BLOCKED, Expectation.BLOCK): "Should be blocked but opened",
    (Result.OVER_BLOCKED, Expectation.ALLOW): "Should open but was blocked",
}
BASIS_WORDS: dict[Basis, str] = {
    Basis.SHOWN: "a clear sign was seen",
    Basis.ABSENCE: "it did not open on any try, at least twice in the same way, while pages around it opened",
}
SEEN_BY_A_PERSON = "what a person saw in a browser and wrote down"
EXPECTATION_WORDS: dict[Expectation, str] = {
    Expectation.BLOCK: "should be blocked",
    Expectation.ALLOW: "should open",
}
MOST_PRESSING_FIRST = (Result.UNDER_BLOCKED, Result.OVER_BLOCKED, Result.NOT_PROVEN, Result.AS_EXPECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShown:
    """One test page: the verdict, on what it rests, and the way there."""

    page: str
    url: str
    """To be shown as text, never as a link."""
    result: Result
    verdict_words: str
    reason: str
    basis_words: str
    """Empty where there is no verdict."""
    mechanism_words: str
    product: str
    """Id of the filter that was recognised, `unknown` for one that is not known by name; empty for none."""
    product_words: str
    """Its name, as people know it."""
    contradictions: tuple[str, ...]
    """Signs that cannot be true together, each a sentence; empty for none."""
    rules: tuple[str, ...]
    override: OverrideShown | None
    """What a person says of it, beside the verdict; it counts for nothing."""
    sides: SidesShown | None
    """What persons saw of it beside what this program saw; None where no person tried it."""
    layers: tuple[LayerShown, ...]
    """Empty where only a person tried it: a browser does not show them."""
    steps: tuple[StepShown, ...]
    closed: bool = False
    """Whether a named person closed what is wrong with it, and no check has passed it since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryShown:
    """One category of a run's test list, those without pages too."""

    anchor: str
    id: str
    title: str
    expectation: Expectation | None
    """None where findings name a category that the list does not declare."""
    expectation_words: str
    counts: Counts
    guidance: tuple[str, ...]
    """What it answers to in guidance and standards."""
    note: str
    """Why nothing was tested here; empty where something was."""
    left_out: tuple[LeftOutShown, ...]
    """Pages that the venue left out: not tried, and counted as nothing."""
    pages: tuple[PageShown, ...]
    """Most pressing first."""


def categories_of(both: Combined, anchor: str, overrides: Overridden, made_at: datetime) -> tuple[CategoryShown, ...]:
    """Show each category of a run in the list's order, then those that only findings name."""
    run = both.run
    found: dict[str, list[PageFinding]] = defaultdict(list)
    for finding in run.findings:
        found[finding.category].append(finding)
    seen: dict[str, list[Observation]] = defaultdict(list)
    for observation in run.observations:
        seen[observation.subject].append(observation)
    declared: dict[str, Category | None] = {category.id: category for category in run.categories}
    left: dict[str, list[LeftOutShown]] = defaultdict(list)
    for each in run.left_out:
        left[each.category].append(left_out_shown(each))
    shown = []
    for number, (category_id, category) in enumerate(
        (declared | {each: declared.get(each) for each in (*found, *left)}).items(), start=1
    ):
        pages = [
            page_shown(
                finding,
                seen[finding.page],
                overrides.of(finding.page),
                sides_of(both, finding.page, finding, made_at),
                valid=run.run.valid,
            )
            for finding in found.get(category_id, ())
        ]
        pages.sort(key=lambda page: MOST_PRESSING_FIRST.index(page.result))
        shown.append(
            CategoryShown(
                anchor=f"{anchor}-category-{number}",
                id=label(category_id),
                title=label(category.title if category else category_id) or "No category",
                expectation=category.expectation if category else None,
                expectation_words=EXPECTATION_WORDS[category.expectation] if category else "not declared by the list",
                counts=tally((page.result for page in pages), done_words(run.run.vantage)),
                guidance=tuple(label(each) for each in (category.edition, *category.maps_to) if each)
                if category
                else (),
                note="" if pages else _why_empty(run, category, left_out=category_id in left),
                left_out=tuple(left.get(category_id, ())),
                pages=tuple(pages),
            )
        )
    return tuple(shown)


def with_pages(category: CategoryShown, pages: Sequence[PageShown]) -> CategoryShown:
    """Give a category with other pages, the most pressing first, and counted anew."""
    ordered = sorted(pages, key=lambda page: MOST_PRESSING_FIRST.index(page.result))
    return _recounted(replace(category, pages=tuple(ordered), note="" if ordered else category.note))


def undeclared(category_id: str, anchor: str) -> CategoryShown:
    """Give a category that no list which counts has."""
    return CategoryShown(
        anchor=f"{anchor}-category-{category_id}",
        id=category_id,
        title=category_id or "No category",
        expectation=None,
        expectation_words="not declared by the list",
        counts=tally(()),
        guidance=(),
        note="",
        left_out=(),
        pages=(),
    )


def merged(by_list: Sequence[tuple[CategoryShown, ...]]) -> tuple[CategoryShown, ...]:
    """Put the categories of several lists together; a page that is on two of them is as the newer check has it."""
    if len(by_list) == 1:
        return by_list[0]
    found: dict[str, CategoryShown] = {}
    tried = {(page.page, page.url) for category in by_list[0] for page in category.pages} if by_list else set()
    for place, categories in enumerate(by_list):
        for category in categories:
            if place:
                pages = tuple(page for page in category.pages if (page.page, page.url) not in tried)
                tried |= {(page.page, page.url) for page in pages}
                category = replace(category, pages=pages)  # noqa: PLW2901 - what is left of it
            known = found.get(category.id)
            found[category.id] = _joined(known, category) if known else _recounted(category)
    return tuple(found.values())


def _joined(one: CategoryShown, other: CategoryShown) -> CategoryShown:
    pages = (*one.pages, *other.pages)
    tried = {page.page for page in pages}
    left_out = {each.page: each for each in (*one.left_out, *other.left_out) if each.page not in tried}
    return with_pages(replace(one, left_out=tuple(left_out.values())), pages)


def _recounted(category: CategoryShown) -> CategoryShown:
    return replace(category, counts=tally(page.result for page in category.pages))


def _why_empty(run: "Run", category: Category | None, *, left_out: bool) -> str:
    if left_out:
        return "The venue left out every page that would be tested here, so nothing is known about this category."
    if category is not None and category.note:
        own = f"To test it, copy the list and add a page of your own with “category: {label(category.id)}”."
        return f"{sentence(remark(category.note))} Nothing is known about this category. {own}"
    if run.run.finished is None:
        by_hand = "No page of this category was opened by a person."
        return by_hand if run.run.vantage is Vantage.PERSON else "Nothing was tested here before the check was stopped."
    return "No test page in this list, so nothing is known about this category."


def verdict_words(result: Result, expectation: Expectation | None) -> str:
    """Say what came of a page, by what should have come of it."""
    said = VERDICT_WORDS.get((result, expectation)) if expectation else None
    return said or capitalised(RESULT_WORDS[result])


def page_shown(
    finding: PageFinding,
    observations: list[Observation],
    override: OverrideShown | None,
    sides: SidesShown | None = None,
    *,
    valid: bool,
) -> PageShown:
    """Show one finding with the steps that it rests on."""
    result = worth(finding, valid=valid)
    told = result is not Result.NOT_PROVEN
    by_a_person = finding.probe == PROBE and all(isinstance(seen, Sighting) for seen in observations)
    reason = sentence(remark(finding.reason)) or "No reason is recorded."
    if result is not finding.result:
        reason = f"The check could not be relied on, so this proves nothing. {reason}"
    return PageShown(
        page=label(finding.page),
        url=plain(finding.url),
        result=result,
        verdict_words=verdict_words(result, finding.expectation),
        reason=reason,
        basis_words=_basis_words(finding, by_a_person=by_a_person) if told else "",
        mechanism_words=MECHANISM_WORDS[finding.mechanism] if finding.mechanism else "",
        product=label(finding.product or ""),
        product_words=_product_words(finding),
        contradictions=tuple(sentence(remark(each)) for each in finding.contradictions),
        rules=tuple(label(rule) for rule in finding.rules),
        override=override,
        sides=sides,
        layers=() if by_a_person else layers_of(finding, observations, told=told or finding.verdict is Verdict.REACHED),
        steps=tuple(step_shown(seen) for seen in observations),
    )


def _basis_words(finding: PageFinding, *, by_a_person: bool) -> str:
    if finding.basis is None:
        return ""
    return SEEN_BY_A_PERSON if by_a_person else BASIS_WORDS[finding.basis]


def _product_words(finding: PageFinding) -> str:
    """Name the filter; by its id alone where an older record has no name."""
    if finding.product == UNKNOWN_PRODUCT:
        return "unknown product"
    return label(finding.product_name or finding.product or "")

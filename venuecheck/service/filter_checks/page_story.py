"""The story of one page in one run: each step, what came of it, the rules that fired, what would change the verdict.

Nothing is judged again here: the steps and the finding are those that were recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.filtering.judging.contradiction import SENTENCES
from venuecheck.filtering.judging.sight import PERSON_RULES
from venuecheck.filtering.model.finding import RESULT_WORDS, VERDICT_WORDS, PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.records.store import Store
from venuecheck.report.setting.wording import label, remark, sentence
from venuecheck.report.venue.checks import when_words, who_ran
from venuecheck.report.venue.overrides import overridden
from venuecheck.report.venue.pages import BASIS_WORDS, EXPECTATION_WORDS
from venuecheck.service.filter_checks.overrides import overrides_of
from venuecheck.service.filter_checks.recorded_runs import finding_on, run_called
from venuecheck.service.filter_checks.retirements import retirements_of
from venuecheck.service.filter_checks.story_parts import Part, parts_of
from venuecheck.service.filter_checks.what_would_change import what_would_change
from venuecheck.service.filter_checks.where_blocked import by_hand, where_decided
from venuecheck.service.sites.site import Site

_RULE_IS_GONE = "This version of the program has no rule of this id any more, so its sentence is not known"
_NO_BASIS = "nothing: no verdict was reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTold:
    """A rule that fired."""

    id: str
    sentence: str
    known: bool
    """False where this version of the program has no such rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Why a page's verdict is what it is (`venuecheck.explanation/1`)."""

    run: str
    when: str
    by: str
    network: str
    user_group: str
    page: str
    url: str
    category: str
    expectation_words: str
    parts: tuple[Part, ...]
    rules: tuple[RuleTold, ...]
    verdict: Verdict
    verdict_words: str
    basis_words: str
    result: Result
    result_words: str
    reason: str
    contradictions: tuple[str, ...]
    """Signs that cannot be true together, each a sentence; empty for none."""
    overrides: tuple[str, ...]
    """What persons say of it, the ended ones too; beside the verdict, never in its place."""
    would_change: tuple[str, ...]
    if_wrong: tuple[str, ...]


def explain(site: Site, store: Store, run: str, page: str, *, now: datetime) -> Story:
    """Tell the story of `page` in a recorded run (`latest`: the last). Moments are in the time zone of `now`.

    Raises `InputError` where there is no such run or page.
    """
    found = run_called(store, site, run)
    retirements = retirements_of(store)
    return story_of(found, finding_on(found, page), overrides_of(store), retirements, like=now)


def story_of(
    run: Run,
    finding: PageFinding,
    overrides: Sequence[Override] = (),
    retirements: Sequence[Retirement] = (),
    *,
    like: datetime,
) -> Story:
    """Tell the story of a finding as things stand at `like`; moments are in its time zone."""
    head = run.run
    steps = tuple(step for step in run.observations if step.subject == finding.page)
    titles = {category.id: category.title for category in run.categories}
    return Story(
        run=label(head.id),
        when=when_words(head.started, like, by_person=head.vantage is Vantage.PERSON),
        by=who_ran(head, like),
        network=label(head.network),
        user_group=label(head.user_group) or "not recorded",
        page=label(finding.page),
        url=label(finding.url),
        category=label(titles.get(finding.category, finding.category)),
        expectation_words=EXPECTATION_WORDS[finding.expectation],
        parts=parts_of(run, steps, like),
        rules=tuple(_rule(each) for each in finding.rules),
        verdict=finding.verdict,
        verdict_words=VERDICT_WORDS[finding.verdict],
        basis_words=BASIS_WORDS[finding.basis] if finding.basis else _NO_BASIS,
        result=finding.result,
        result_words=RESULT_WORDS[finding.result],
        reason=sentence(remark(finding.reason)) or "No reason is recorded.",
        contradictions=tuple(sentence(remark(each)) for each in finding.contradictions),
        overrides=tuple(
            each.words
            for each in overridden(overrides, [run], like, retirements).overrides
            if each.page == label(finding.page)
        ),
        would_change=what_would_change(run, finding, steps),
        if_wrong=(*where_decided(finding), *_if_wrong(finding, steps)),
    )


def _rule(rule_id: str) -> RuleTold:
    why = SENTENCES.get(rule_id) or PERSON_RULES.get(rule_id)
    return RuleTold(id=label(rule_id), sentence=sentence(why or _RULE_IS_GONE), known=why is not None)


def _if_wrong(finding: PageFinding, steps: Sequence[Observation]) -> tuple[str, ...]:
    look = "Open the page in a browser on this network, signed in as its users are, and see what comes."
    warn = "Tell your safeguarding lead first: it may raise an alert."
    return (
        f"{look} {warn}",
        *by_hand(finding, steps),
        "To put a person's verdict beside the measured one in every report, until a date, override it.",
        "To leave the page out of this venue's checks, name it in its settings among the pages that are not tried.",
        "To report a mistake of the program, send this story as JSON, once you have looked through it.",
    )

"""What holds of every judgement, whatever was observed: never a crash, never a block without proof."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.filtering.judging.situation import PRODUCT, START
from tests.filtering.judging.steps import SITE, SITE6
from venuecheck.filtering.judging.contradiction import CONTRADICTIONS
from venuecheck.filtering.judging.controls import ControlCheck, Trouble, check_control
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.run import Judgement, RunFacts, judge_run
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import Basis, Result, Verdict
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Exchange,
    ExtendedError,
    Family,
    Handshake,
    Lookup,
    Observation,
    OtherAnswer,
    Purpose,
    Trust,
    Tunnel,
)
from venuecheck.filtering.model.page import Category, Expect, Expectation, Granularity, Page, TestList
from venuecheck.filtering.model.sketch import sketch_of

CATEGORIES = tuple(Category(id=each.value, title="C", expectation=each) for each in Expectation)
URLS = ("http://adult.test/", "https://adult.test/x", "http://casino.test/", "https://www.adult.test/", "ftp://[bad")
CHAIN = (Certificate(subject="CN=a", issuer="CN=b", sha256="0" * 64),)

addresses = st.sampled_from([SITE, SITE6, "0.0.0.0", "::", "10.0.0.5", "127.0.0.1", "146.112.61.106"])
failures = st.none() | st.sampled_from(Failure)
pages = st.builds(
    Page,
    id=st.sampled_from(["p", "q", "r"]),
    url=st.sampled_from(URLS),
    category=st.sampled_from([category.id for category in CATEGORIES]),
    granularity=st.sampled_from(Granularity),
    expect=st.none() | st.just(Expect(contains="MARKER")),
)
bodies = st.builds(
    Body,
    size=st.integers(0, 9),
    complete=st.booleans(),
    likeness=st.sampled_from(["", "a" * 64, "b" * 64]),
    sketch=st.sampled_from(["", sketch_of("a b c d e f g h i j k l"), sketch_of("z y x w v u t s r q p o"), "junk"]),
    title=st.sampled_from(["", "Blocked by SchoolWall"]),
    text=st.just(""),
    holds_expected=st.none() | st.booleans(),
)
redirects = st.builds(
    Redirect,
    url=st.sampled_from(["", "https://filter.example/deny", "http://adult.test/"]),
    host=st.sampled_from(["", "filter.example", "adult.test"]),
    same_site=st.booleans(),
    carries_page=st.booleans(),
)
answers = st.none() | st.builds(
    Answer,
    status=st.sampled_from([200, 204, 302, 403, 404, 407, 451, 502, 599, 999]),
    headers=st.sampled_from([(), (("x-blocked-by", "f"),), (("server", "cloudflare"),)]),
    body=st.none() | bodies,
    redirect=st.none() | redirects,
)
stamps: dict[str, Any] = {
    "subject": st.just("p"),
    "visit": st.integers(1, 3),
    "hop": st.integers(0, 2),
    "family": st.sampled_from(Family),
    "purpose": st.sampled_from([*Purpose, Purpose.PAGE, Purpose.PAGE]),
    "started": st.integers(0, 50).map(lambda seconds: START + timedelta(seconds=seconds)),
    "elapsed": st.sampled_from([0.0, 0.1, 30.0]),
    "failure": failures,
}
observations: st.SearchStrategy[Observation] = st.one_of(
    st.builds(
        Lookup,
        name=st.just("adult.test"),
        record=st.sampled_from(["A", "AAAA"]),
        method=st.sampled_from(["resolver", "resolver", "system"]),
        addresses=st.lists(addresses, max_size=2).map(tuple),
        transport=st.sampled_from(["udp", "tcp"]),
        other_answer=st.none() | st.builds(OtherAnswer, rcode=st.just(""), addresses=st.tuples(addresses)),
        extended_errors=st.sampled_from([(), (ExtendedError(code=17),), (ExtendedError(code=9),)]),
        **stamps,
    ),
    st.builds(Connection, address=addresses, port=st.just(80), to_proxy=st.booleans(), **stamps),
    st.builds(Tunnel, target=st.just("adult.test:443"), answer=answers, **stamps),
    st.builds(
        Handshake,
        server_name=st.sampled_from(["adult.test", "filter.example", ""]),
        chain=st.sampled_from([(), CHAIN]),
        public_trust=st.sampled_from(Trust),
        device_trust=st.sampled_from(Trust),
        **stamps,
    ),
    st.builds(Exchange, url=st.just("http://adult.test/"), answer=answers, **stamps),
)
visits = st.lists(observations, max_size=7)
troubles = st.none() | st.sampled_from(Trouble)
checks = st.builds(
    ControlCheck,
    control=st.just("c"),
    https=st.booleans(),
    round=st.integers(0, 3),
    started=st.integers(-60, 120).map(lambda seconds: START + timedelta(seconds=seconds)),
    finished=st.just(START),
    trouble=troubles,
    addresses=st.lists(addresses, max_size=1).map(tuple),
).map(lambda check: replace(check, finished=check.started + timedelta(seconds=1)))


def _judged(told: Sequence[tuple[Page, Sequence[Observation]]], controls: Sequence[ControlCheck]) -> Judgement:
    facts = {page.id: facts_of(page, seen) for page, seen in told}
    listed = tuple(each.page for each in facts.values())
    test_list = TestList(
        id="l", version=1, title="L", edition="e", digest="", categories=CATEGORIES, controls=(), pages=listed
    )
    return judge_run(RunFacts(test_list=test_list, pages=tuple(facts.values()), controls=tuple(controls)), (PRODUCT,))


@settings(max_examples=200)
@given(st.lists(st.tuples(pages, visits), min_size=1, max_size=3), st.lists(checks, max_size=6))
def test_whatever_is_observed_the_findings_hold_together(
    told: list[tuple[Page, list[Observation]]], controls: list[ControlCheck]
) -> None:
    facts = {page.id: facts_of(page, seen) for page, seen in told}
    context = context_of(tuple(facts.values()), controls, (PRODUCT,))
    for found in _judged(told, controls).findings:
        assert (found.basis is None) == (found.verdict is Verdict.INCONCLUSIVE)
        assert (found.layer is None) == (found.basis is None)
        assert found.reason.endswith(".")
        if found.verdict is Verdict.BLOCKED:
            assert context.bracketed(facts[found.page])
            assert found.basis is not Basis.ABSENCE or facts[found.page].page.expect is not None
        if found.verdict is Verdict.REACHED:
            assert found.basis is Basis.SHOWN
        opposed = [each for each in CONTRADICTIONS if each.id in found.rules]
        assert found.contradictions == tuple(each.why for each in opposed)
        assert found.verdict is Verdict.INCONCLUSIVE or all(each.settled for each in opposed)
        if found.result is Result.NOT_PROVEN and found.verdict is not Verdict.INCONCLUSIVE:
            assert facts[found.page].page.granularity is Granularity.PATH


@settings(max_examples=120)
@given(
    st.lists(st.tuples(pages, visits), min_size=1, max_size=3),
    st.lists(checks, max_size=6),
    st.sampled_from(Trouble),
)
def test_no_page_is_blocked_where_every_control_fails(
    told: list[tuple[Page, list[Observation]]], controls: list[ControlCheck], trouble: Trouble
) -> None:
    found = _judged(told, [replace(check, trouble=trouble) for check in controls])
    assert not found.valid
    assert Verdict.BLOCKED not in {finding.verdict for finding in found.findings}


@settings(max_examples=150)
@given(pages, visits, st.lists(checks, max_size=6))
def test_judging_again_gives_the_same_and_without_rules_nothing_is_told(
    page: Page, seen: list[Observation], controls: list[ControlCheck]
) -> None:
    facts = facts_of(page, seen)
    context = context_of((facts,), controls, (PRODUCT,))
    category = next(category for category in CATEGORIES if category.id == page.category)
    first = judge_page(facts, category, context)
    assert judge_page(facts, category, context) == first
    assert judge_page(facts, category, context, rules=()).verdict is Verdict.INCONCLUSIVE


@settings(max_examples=150)
@given(pages, st.lists(observations, min_size=1, max_size=7))
def test_a_control_is_intact_only_where_its_own_content_or_certificate_was_seen(
    page: Page, seen: list[Observation]
) -> None:
    facts: PageFacts = facts_of(page, seen)
    check = check_control(facts, 0)
    if check.trouble is None:
        finals = [journey.final for journey in facts.journeys if journey.final]
        assert any(
            bool(final.answer.body and final.answer.body.holds_expected) or (page.expect is None and final.genuine)
            for final in finals
        )

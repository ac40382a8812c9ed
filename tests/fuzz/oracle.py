"""What must hold of anything that is observed, whatever came over the wire."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.run import RunFacts, judge_run
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import PageFinding, Verdict
from venuecheck.filtering.model.observation import Connection, Exchange, Handshake, Lookup, Observation, Tunnel
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page, TestList
from venuecheck.filtering.vantage.http_step import MAX_BODY
from venuecheck.filtering.vantage.visit import MAX_REDIRECTS
from venuecheck.records.codec import decode, encode

MOST_STEPS = 8 * (MAX_REDIRECTS + 1)
"""Steps of one visit: two look-ups, two connections, a handshake, a request for each hop and family."""
MOST_KEPT = 200_000
"""Characters of one step in the record."""
_LONGEST_TEXT, _MOST_ADDRESSES, _MOST_HEADERS = 8_192, 16, 100
MARKER = "ORIGIN-MARKER"
NOW = datetime(2026, 9, 14, 10, tzinfo=UTC)


def page_at(url: str) -> Page:
    """Give a page that should be blocked."""
    return Page(id="p", url=url, category="harmful", expect=Expect(contains=MARKER))


def check(seen: Sequence[Observation], page: Page | None = None) -> PageFinding | None:
    """Assert what must hold of a visit's steps; give the finding that comes of them where the page is given."""
    assert seen, "nothing was observed"
    assert len(seen) <= MOST_STEPS
    for step in seen:
        check_step(step)
    last = seen[-1]
    assert isinstance(last, Exchange) or last.failure is not None or isinstance(last, (Tunnel, Lookup, Handshake)), last
    return judged(seen, page) if page is not None else None


def check_step(step: Observation) -> None:
    """One step says what happened, within bounds, and can be recorded."""
    assert step.failure is not Failure.FAULT, step
    assert step.elapsed >= 0
    match step:
        case Exchange() | Tunnel():
            assert (step.answer is None) is (step.failure is not None), step
            if step.answer is not None:
                _check_answer(step.answer)
        case Lookup():
            assert len(step.addresses) <= _MOST_ADDRESSES
            assert bool(step.addresses) is (step.failure is None) or step.record == "SVCB", step
        case Handshake():
            assert bool(step.version) is (step.failure is None), step
        case Connection():
            pass
    written = json.dumps(encode(step))
    assert len(written) <= MOST_KEPT
    written.encode("utf-8")
    json.dumps(encode(step), ensure_ascii=False).encode("utf-8")
    assert decode(type(step), json.loads(written)) == step


def _check_answer(answer: Answer) -> None:
    assert 200 <= answer.status <= 999
    assert len(answer.headers) <= _MOST_HEADERS
    assert answer.body is not None
    assert 0 <= answer.body.size <= MAX_BODY
    assert len(answer.body.text) <= _LONGEST_TEXT
    assert len(answer.body.title) <= _LONGEST_TEXT


def judged(seen: Sequence[Observation], page: Page) -> PageFinding:
    """Judge a page by these steps and no control: nothing may then be proven to be blocked."""
    category = Category(id="harmful", title="Harmful", expectation=Expectation.BLOCK)
    test_list = TestList(
        id="fuzz",
        version=1,
        title="Fuzz",
        edition="fuzz",
        digest="",
        categories=(category,),
        controls=(),
        pages=(page,),
    )
    facts = RunFacts(test_list=test_list, pages=(facts_of(page, tuple(seen)),), controls=())
    finding = judge_run(facts, (), {}).findings[0]
    assert finding.verdict is not Verdict.BLOCKED, "a block without an intact control around it"
    json.dumps(encode(finding), ensure_ascii=False).encode("utf-8")
    return finding

"""A product that no fingerprint knows is named as such, where something shows that there is one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.judging.sign import Sign
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import PageFinding, Verdict
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Lookup, Observation, Tunnel
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page
from venuecheck.filtering.reading.fingerprint import read_fingerprint
from venuecheck.report.venue.pages import page_shown

_AT = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
_HARMFUL = Category(id="harmful", title="Harmful", expectation=Expectation.BLOCK)
_KNOWN = (Fingerprint(id="example", name="Example Filter", signs=(Sign(title="Example Filter says no"),)),)
_BODY = Body(size=900, complete=True, likeness="ab" * 32, title="Not today", holds_expected=False)
_REDIRECT = Redirect(url="https://10.0.0.9/no?u=REMOVED", host="10.0.0.9", same_site=False, carries_page=True)


def facts(name: str, answer: Answer | None, *, tunnel: bool = False) -> PageFacts:
    """Give two visits to a page that end with `answer`."""
    page = Page(
        id=name, url=f"http://{name}.test/", category="harmful", vouched_by=name, expect=Expect(contains="Its own text")
    )
    steps = [step for visit in (1, 2) for step in _visit(page, visit, answer, tunnel=tunnel)]
    return facts_of(page, steps)


def _visit(page: Page, visit: int, answer: Answer | None, *, tunnel: bool) -> tuple[Observation, ...]:
    if tunnel:
        target = f"{page.id}.test:443"
        asked = Tunnel(
            subject=page.id, visit=visit, family=Family.PROXY, started=_AT, elapsed=0.1, target=target, answer=answer
        )
        return (asked,)
    own, failure = f"203.{len(page.id)}.113.7", None if answer else Failure.RESET
    told: dict[str, Any] = {"subject": page.id, "visit": visit, "started": _AT, "elapsed": 0.1}
    return (
        Lookup(**told, name=f"{page.id}.test", record="A", addresses=(own,)),
        Connection(**told, address=own, port=80),
        Exchange(**told, url=page.url, answer=answer, failure=failure),
    )


def judged(*pages: PageFacts) -> PageFinding:
    """Judge the first of the pages between intact controls."""
    checks = [
        ControlCheck(
            control="control",
            https=https,
            round=number,
            started=at,
            finished=at + timedelta(seconds=1),
            trouble=None,
        )
        for number, at in enumerate((_AT - timedelta(seconds=9), _AT + timedelta(seconds=9)))
        for https in (True, False)
    ]
    return judge_page(pages[0], _HARMFUL, context_of(pages, checks, _KNOWN))


SHOWN = {
    "one page for unrelated sites": (facts("one", Answer(status=200, body=_BODY)), "shown for 2 other sites"),
    "a redirect to a private address": (facts("one", Answer(status=302, redirect=_REDIRECT)), "to 10.0.0.9"),
    "status 451": (facts("one", Answer(status=451, headers=(("blocked-by", "Wall"),))), "status 451"),
    "status 403 that says it is a filter's": (facts("one", Answer(status=403, headers=(("x-filter", "1"),))), "403"),
    "a refused tunnel": (facts("one", Answer(status=403), tunnel=True), "status 403"),
}


@pytest.mark.parametrize("about", SHOWN)
def test_what_shows_itself_without_a_name_is_an_unknown_product(about: str) -> None:
    """The finding says so, and so do its reason and the report."""
    page, words = SHOWN[about]
    found = judged(page, *(facts(name, Answer(status=200, body=_BODY)) for name in ("other", "another")))
    assert found.verdict is Verdict.BLOCKED
    assert found.product == "unknown"
    assert words in found.reason
    assert "unknown product)." in found.reason
    shown = page_shown(found, [], None, valid=True)
    assert (shown.product, shown.product_words) == ("unknown", "unknown product")


def test_a_name_outweighs_what_only_shows_that_something_is_there() -> None:
    """A refused tunnel stands before the block page in the table, and the block page has the name."""
    body = Body(size=900, complete=True, likeness="", title="Example Filter says no", holds_expected=False)
    found = judged(facts("one", Answer(status=403, body=body), tunnel=True))
    assert found.product == "example"
    assert "unknown" not in found.reason


def test_silence_names_no_product() -> None:
    """A connection that is cut can be anybody's doing."""
    assert judged(facts("one", None)).product is None


def test_no_fingerprint_may_be_called_unknown() -> None:
    """The word stands for the products without one."""
    written = b"""{id: unknown, name: X, sources: [], signs: [{host: filter.test}], examples: {
    matching: [{about: a, location: "http://a.filter.test/"}],
    not_matching: [{about: b, location: "http://notfilter.test/"}, {about: c, title: filter.test}]}}"""
    with pytest.raises(InputError) as raised:
        read_fingerprint(read(written, "x.yaml"))
    what = [problem.what for problem in raised.value.problems]
    assert what == ["'unknown' stands for products that no fingerprint knows"]


def test_a_sign_that_stands_on_a_parameters_value_is_a_mistake() -> None:
    """A value may name a person, or be the address of another site."""
    written = b"""{id: x, name: X, sources: [], signs: [{location: "u=robin"}], examples: {
    matching: [{about: a, location: "http://filter.test/?u=robin", sent: "http://filter.test/?u=robin"}],
    not_matching: [{about: b, title: b}, {about: c, title: c}]}}"""
    with pytest.raises(InputError, match=r"x\.yaml:2:16: no sign matches this example"):
        read_fingerprint(read(written, "x.yaml"))

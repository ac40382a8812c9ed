"""Of a restricted page only its id is ever shown."""

from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.report import samples
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.confidence import Confidence
from venuecheck.filtering.model.finding import PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Exchange, Handshake, Lookup, Observation, OtherAnswer, Purpose
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page
from venuecheck.filtering.model.withheld import withheld, withheld_text
from venuecheck.report.venue.layers import LayerState
from venuecheck.report.venue.pages import page_shown

_AT = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
_CATEGORY = Category(id="extremism", title="Extremism", expectation=Expectation.BLOCK)
_ENDS = ("content", "block-page", "redirect", "nxdomain", "sinkhole", "reset", "silent")
_TELLING = ("harmful", "203.0.113.24", "cd" * 32, "their slogan", "filter.example")


def page(scheme: str = "https", *, restricted: bool = True, confidence: Confidence | None = None) -> Page:
    """Give a restricted page."""
    return Page(
        id="ext-0007",
        url=f"{scheme}://www.harmful.test/slogan.html",
        category="extremism",
        restricted=restricted,
        confidence=confidence,
    )


def steps(ends: str, scheme: str = "https") -> tuple[Observation, ...]:
    """Give the steps of a visit to it that ends so, by names and addresses that would give it away."""
    return samples.steps("ext-0007", page(scheme).url, _AT, ends=ends, title="their slogan")


def judged(ends: str, confidence: Confidence | None = None) -> PageFinding:
    """Judge it."""
    facts = facts_of(page(confidence=confidence), steps(ends))
    return judge_page(facts, _CATEGORY, context_of([facts], (), ()))


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("ends", _ENDS)
def test_nothing_that_leads_to_the_page_is_left_in_its_evidence(ends: str, scheme: str) -> None:
    """Not its name, not its addresses, not its certificate, not its words."""
    kept = withheld(steps(ends, scheme), [page(scheme)])
    assert len(kept) == len(steps(ends, scheme))
    text = str([asdict(step) for step in kept])
    assert not [word for word in _TELLING if word in text], text


def test_what_the_filter_did_stays() -> None:
    """Its dummy address, its failures, the innocent name of the comparison, who issued its certificate."""
    dummy = withheld(steps("sinkhole"), [page()])[0]
    assert isinstance(dummy, Lookup)
    assert dummy.addresses == ("0.0.0.0",)
    innocent = [step for step in withheld(steps("reset"), [page()]) if step.purpose is Purpose.INNOCENT]
    assert isinstance(innocent[0], Handshake)
    assert innocent[0].server_name == "www.example.org"
    assert innocent[0].chain[0].issuer == samples.PUBLIC_CA.issuer
    assert [step.failure for step in withheld(steps("reset"), [page()])] == [step.failure for step in steps("reset")]


def test_other_pages_are_left_alone() -> None:
    """Only the restricted page loses anything."""
    made = samples.steps("museum", "https://museum.test/", _AT)
    assert withheld(made, [page(), Page(id="museum", url="https://museum.test/")]) == made


def test_a_sentence_names_it_by_its_id() -> None:
    """Whatever form of the address stands in it."""
    said = "Sent from WWW.harmful.test to https://www.harmful.test/slogan.html and harmful.test."
    kept = withheld_text(said, page())
    assert kept == "Sent from restricted page ext-0007 to restricted page ext-0007 and restricted page ext-0007."
    assert withheld_text(said, page(restricted=False)) == said


@pytest.mark.parametrize("ends", _ENDS)
def test_the_finding_names_it_by_its_id(ends: str) -> None:
    """So table, progress, HTML and JSON, which all show findings, do as well."""
    found = judged(ends)
    assert found.url == "restricted page ext-0007"
    assert "harmful" not in found.reason


def test_its_way_is_shown_without_its_scheme() -> None:
    """A plain http page uses no TLS, though its address is not there to say so."""
    facts = facts_of(page("http"), steps("content", "http"))
    found = judge_page(facts, _CATEGORY, context_of([facts], (), ()))
    shown = page_shown(found, list(withheld(facts.observations, [page("http")])), None, valid=True)
    assert [cell.state for cell in shown.layers if cell.layer == "tls"] == [LayerState.NOT_USED]
    assert not [word for word in _TELLING if word in str(asdict(shown))]


def test_a_page_whose_category_is_not_sure_is_not_held_against_the_filter_without_a_word() -> None:
    """Somebody should look at it first."""
    for confidence, warned in ((Confidence.DEDUCED, True), (Confidence.FROM_MEMORY, True), (None, False)):
        found = judged("content", confidence)
        assert found.result is Result.UNDER_BLOCKED
        assert ("It is not confirmed that this page stands for its category" in found.reason) is warned


def test_what_was_compared_of_it_leads_nowhere_either() -> None:
    """A second answer's addresses, the sketch of its words; the innocent name stays."""
    first = steps("nxdomain")[0]
    assert isinstance(first, Lookup)
    twice = replace(first, other_answer=OtherAnswer(rcode="NOERROR", addresses=("203.0.113.24", "10.0.0.5")))
    body = Body(size=9, complete=True, likeness="ab" * 32, sketch="abcdef" * 9, title="their slogan")
    asked = Exchange(
        subject="ext-0007",
        visit=1,
        purpose=Purpose.INNOCENT,
        started=_AT,
        elapsed=0.1,
        url="http://www.example.com/",
        answer=Answer(status=200, body=body),
    )
    kept = withheld([twice, asked], [page()])
    assert isinstance(kept[0], Lookup)
    assert kept[0].other_answer == OtherAnswer(rcode="NOERROR", addresses=("withheld", "10.0.0.5"))
    assert isinstance(kept[1], Exchange)
    assert kept[1].url == "http://www.example.com/"
    assert not [word for word in (*_TELLING, "abcdef", "abab") if word in str([asdict(step) for step in kept])]


def test_no_address_of_a_site_stands_in_a_sentence_about_it() -> None:
    """Of either family; the network's own addresses, and what only looks like one, stay."""
    said = "Refused (203.0.113.24 port 443), then 2001:db8::24; resolver asked: 10.0.0.5, fd00::53 at 09:30:00, v1.2."
    kept = withheld_text(said, page())
    assert kept == "Refused (withheld port 443), then withheld; resolver asked: 10.0.0.5, fd00::53 at 09:30:00, v1.2."
    assert withheld_text(said, page(restricted=False)) == said


@pytest.mark.parametrize("ends", ["silent", "second answer", "alias"])
def test_its_reason_gives_no_address_and_no_alias(ends: str) -> None:
    """Of a page that is stopped at its address, and of one whose name is answered falsely or led away."""
    first, *rest = steps("content" if ends == "alias" else "nxdomain" if ends == "second answer" else ends, "http")
    assert isinstance(first, Lookup)
    other = OtherAnswer(rcode="NOERROR", addresses=("203.0.113.24",)) if ends == "second answer" else None
    first = replace(first, other_answer=other, aliases=("filter.example",), extended_errors=())
    if isinstance(last := rest[-1], Exchange):
        body = Body(size=9, complete=True, likeness="ab" * 32, title="their slogan", holds_expected=False)
        rest[-1] = replace(last, answer=Answer(status=200, body=body))
    if ends == "second answer":
        rest = []
    if ends == "silent":
        rest = [rest[-2], replace(first, visit=2), rest[-1]]
    else:
        rest += [replace(step, visit=2) for step in (first, *rest)]
    asked = replace(page("http"), expect=Expect(contains="here"))
    facts = facts_of(asked, (first, *rest))
    checks = [
        ControlCheck(control="c", https=False, round=number, started=at, finished=at, trouble=None)
        for number, at in enumerate((_AT - timedelta(seconds=9), _AT + timedelta(seconds=60)))
    ]
    shared = {"203.0.113.24": frozenset({"a.test", "b.test", "c.test"})}
    others = [
        facts_of(replace(asked, id=host, url=f"http://{host}/"), facts.observations) for host in ("b.test", "c.test")
    ]
    found = judge_page(facts, _CATEGORY, replace(context_of([facts, *others], checks, ()), sites_by_address=shared))
    assert found.verdict is Verdict.BLOCKED, found.reason
    assert not [word for word in _TELLING if word in found.reason], found.reason

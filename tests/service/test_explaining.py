"""A page's story tells what is recorded, and nothing else."""

import json
from dataclasses import replace
from datetime import timedelta

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.cli.terminal.story import render_story
from venuecheck.filtering.judging.contradiction import CONTRADICTIONS
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.finding import Basis, PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Exchange, Handshake, Lookup, OtherAnswer, Purpose, Trust
from venuecheck.filtering.model.run import Run
from venuecheck.service.filter_checks.documents import story_json, story_schema
from venuecheck.service.filter_checks.page_story import Story, story_of

_SCHEMA = catalogue.templates() / "schemas" / "explanation.json"
_RUNS = {
    "mixed": made.mixed_run(),
    "fine": made.fine_run(),
    "invalid": made.invalid_run(),
    "stopped": made.stopped_run(),
    "hostile": made.hostile_run(),
}


def story(run: Run, finding: PageFinding) -> Story:
    """Tell a story in UTC."""
    return story_of(run, finding, like=made.NOW)


@pytest.mark.parametrize("name", _RUNS)
def test_every_finding_has_a_story(name: str) -> None:
    """With its steps in order, a rule's sentence for each rule, and what would change it."""
    run = _RUNS[name]
    for finding in run.findings:
        told = story(run, finding)
        jsonschema.validate(json.loads(story_json(told)), json.loads(_SCHEMA.read_text(encoding="utf-8")))
        steps = [step for part in told.parts for step in part.steps]
        assert len(steps) == sum(step.subject == finding.page for step in run.observations)
        assert len(told.rules) == len(finding.rules)
        assert told.would_change
        assert "override it" in " ".join(told.if_wrong)
        assert (told.verdict, told.result) == (finding.verdict, finding.result)


def test_the_shipped_schema_is_the_one_that_the_program_writes() -> None:
    """A change of the document changes the schema in the same commit."""
    assert json.loads(_SCHEMA.read_text(encoding="utf-8")) == story_schema()


def test_a_rule_that_is_gone_is_named_by_its_id() -> None:
    """A record from another version is told all the same."""
    run = _RUNS["fine"]
    told = story(run, replace(run.findings[0], rules=(RULES[0].id, "dns.of-the-future")))
    assert [(rule.id, rule.known) for rule in told.rules] == [(RULES[0].id, True), ("dns.of-the-future", False)]
    assert told.rules[0].sentence.startswith(RULES[0].why)


def test_the_controls_around_the_page_are_told() -> None:
    """The nearest before and after, and where one is missing."""
    page = "p"
    steps = made.steps(page, "https://a.test/", made.NOW, ends="reset")
    before = made.steps("gov", "https://gov.test/", made.NOW - timedelta(minutes=1))
    earlier = made.steps("gov", "https://gov.test/", made.NOW - timedelta(minutes=9))
    finding = made.finding(page, "https://a.test/", "gambling", Result.AS_EXPECTED, "Because.", rules=())
    run = replace(
        made.fine_run(),
        findings=(finding,),
        observations=(
            *earlier,
            *(replace(step, visit=2) for step in before),
            *steps,
        ),
    )
    said = story(run, finding).parts[-1].sentences
    assert said[0].startswith("before, 16:39:00: gov: 200 OK")
    assert said[1:] == ("gov was not tried after this page",)


_BY_VERDICT = [
    (Verdict.REACHED, Basis.SHOWN, ("http.public-certificate",), "public certificate"),
    (Verdict.BLOCKED, Basis.ABSENCE, ("tls.reset",), "rests on the page's not opening"),
    (Verdict.BLOCKED, Basis.SHOWN, ("http.block-page",), "a sign that a filter gave"),
    (Verdict.INCONCLUSIVE, None, ("tls.reset",), "a fresh reference"),
    (Verdict.INCONCLUSIVE, None, ("dns.led-nowhere-alone",), "saw the name lead elsewhere"),
]


@pytest.mark.parametrize(("verdict", "basis", "rules", "words"), _BY_VERDICT)
def test_what_would_change_a_verdict(verdict: Verdict, basis: Basis | None, rules: tuple[str, ...], words: str) -> None:
    """Follows from the verdict, its basis and the rules that fired."""
    run = _RUNS["fine"]
    finding = replace(run.findings[0], verdict=verdict, basis=basis, rules=rules)
    assert words in " ".join(story(run, finding).would_change)


def test_a_page_that_was_not_visited_says_so() -> None:
    """No step, no story of one."""
    run = replace(_RUNS["fine"], observations=())
    finding = replace(run.findings[0], verdict=Verdict.INCONCLUSIVE, basis=None, rules=())
    told = story(run, finding)
    assert told.parts[0].sentences == ("The page was not visited in this run.",)
    assert "has to be tried" in told.would_change[0]
    assert "must open" not in told.would_change[0]
    broken = replace(run, run=replace(run.run, valid=False))
    assert story(broken, finding).would_change[0].startswith("Pages that must open have to do so first")


@pytest.mark.parametrize(
    ("product", "words"), [("squid", "TCP_DENIED"), ("privoxy", "show-url-info"), ("unknown", ""), ("../squid", "")]
)
def test_whoever_runs_the_filter_is_told_where_it_shows_why(product: str, words: str) -> None:
    """Of products whose fingerprint says so, where they blocked the page."""
    run = _RUNS["fine"]
    finding = replace(run.findings[0], verdict=Verdict.BLOCKED, basis=Basis.SHOWN, product=product)
    said = story(run, finding).if_wrong
    assert ("For whoever runs the filter" in said[0]) is bool(words)
    assert words in said[0]
    opened = replace(finding, verdict=Verdict.REACHED)
    assert "For whoever runs the filter" not in " ".join(story(run, opened).if_wrong)


def test_other_content_is_settled_by_a_person_by_more_sites_or_by_a_reference() -> None:
    """Where the site itself answered, as its certificate proves, neither a person nor more sites tell more."""
    run = _RUNS["fine"]
    finding = replace(run.findings[0], verdict=Verdict.INCONCLUSIVE, basis=None, rules=())
    body = Body(size=9, complete=True, likeness="", title="Stop", holds_expected=False)
    answered = Exchange(
        subject=finding.page,
        visit=1,
        started=made.NOW,
        elapsed=0.1,
        url="http://a.test/",
        answer=Answer(status=200, body=body),
    )
    handshake = Handshake(
        subject=finding.page,
        visit=1,
        started=made.NOW,
        elapsed=0.1,
        server_name="a.test",
        public_trust=Trust.TRUSTED,
    )
    for steps, settles in (((answered,), True), ((handshake, answered), False)):
        said = " ".join(story(replace(run, observations=steps), finding).would_change)
        assert ("a hand check" in said) is settles
        assert ("three unrelated sites" in said) is settles
        assert "A reference from an unfiltered line" in said


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_no_text_reaches_the_terminal_as_a_command(text: str) -> None:
    """Neither escape sequences nor markup, whatever a network or a list said."""
    run = _RUNS["mixed"]
    hostile = f"\x1b[31m[bold]{text}\u202e"
    finding = replace(run.findings[0], reason=hostile, url=hostile, rules=(hostile,))
    shown = render_story(story(replace(run, findings=(finding,)), finding), width=100)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]" in shown


def test_signs_that_contradict_each_other_are_told_as_a_finding_of_their_own() -> None:
    """With the sentence of each, in the terminal, too, and with what would settle it."""
    run = _RUNS["fine"]
    each = CONTRADICTIONS[0]
    finding = replace(
        run.findings[0], verdict=Verdict.INCONCLUSIVE, basis=None, rules=(each.id,), contradictions=(each.why,)
    )
    told = story(run, finding)
    assert told.contradictions == (f"{each.why}.",)
    assert [(rule.sentence, rule.known) for rule in told.rules] == [(f"{each.why}.", True)]
    assert any("a person who opens the page" in words for words in told.would_change)
    assert not any("whatever else was seen" in words for words in told.would_change)
    shown = render_story(told, width=80)
    assert "Signs that cannot be true together" in shown
    assert "Signs that cannot be true together" not in render_story(story(run, run.findings[0]), width=80)


def test_what_was_compared_is_told_apart_from_the_visits() -> None:
    """The name by TCP, a second answer, and the address for an innocent Host."""
    run, page = _RUNS["fine"], "p"
    seen = made.steps(page, "http://a.test/", made.NOW, ends="nxdomain")
    first = seen[0]
    assert isinstance(first, Lookup)
    compared = replace(first, purpose=Purpose.COMPARE, transport="tcp", failure=None, addresses=("203.0.113.7",))
    twice = replace(first, other_answer=OtherAnswer(rcode="NOERROR", addresses=("203.0.113.9",)))
    asked = Exchange(
        subject=page,
        visit=1,
        purpose=Purpose.INNOCENT,
        started=made.NOW,
        elapsed=0.1,
        url="http://www.example.com/",
        answer=Answer(status=200),
    )
    finding = made.finding(page, "http://a.test/", "gambling", Result.NOT_PROVEN, "Because.")
    parts = {
        part.title: part
        for part in story(
            replace(run, findings=(finding,), observations=(twice, *seen[1:], compared, asked)), finding
        ).parts
    }
    assert "a second answer said 203.0.113.9" in parts["Visit 1"].steps[0].came
    by_tcp = parts["The same question, asked in another way"].steps
    assert [("by TCP" in step.done, step.came.startswith("203.0.113.7")) for step in by_tcp] == [(True, True)]
    innocent = parts["The same address, asked for an innocent name"]
    assert innocent.sentences == ("The address answers a request for another name.",)

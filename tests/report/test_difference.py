"""What changed between two runs."""

import json
from dataclasses import replace
from datetime import timedelta

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.school import running, venuecheck
from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.cli.terminal.difference_table import render_difference
from venuecheck.demo.rules import Treatment
from venuecheck.filtering.model.finding import Basis, Mechanism, NetworkStatus, PageFinding, Result, Verdict
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.run import Run
from venuecheck.report.documents.difference import Difference, Kind, difference
from venuecheck.service.filter_checks.documents import difference_json, difference_schema

_SCHEMA = json.loads((catalogue.templates() / "schemas" / "difference.json").read_text(encoding="utf-8"))
BEFORE, AFTER = made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=30)), made.mixed_run()


def compare(before: Run, after: Run) -> Difference:
    """Compare in UTC."""
    return difference(before, after, like=made.NOW)


def _finding(page: str, expectation: Expectation, result: Result | None, *, how: Mechanism) -> PageFinding:
    verdicts = {
        (Expectation.BLOCK, Result.AS_EXPECTED): Verdict.BLOCKED,
        (Expectation.BLOCK, Result.UNDER_BLOCKED): Verdict.REACHED,
        (Expectation.ALLOW, Result.AS_EXPECTED): Verdict.REACHED,
        (Expectation.ALLOW, Result.OVER_BLOCKED): Verdict.BLOCKED,
    }
    verdict = verdicts.get((expectation, result or Result.NOT_PROVEN), Verdict.INCONCLUSIVE)
    return replace(
        BEFORE.findings[0],
        page=page,
        expectation=expectation,
        verdict=verdict,
        result=result or Result.NOT_PROVEN,
        basis=Basis.SHOWN,
        mechanism=how,
    )


def _run(*findings: PageFinding | None, days_ago: int = 0) -> Run:
    run = made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=days_ago))
    return replace(run, findings=tuple(filter(None, findings)))


GOOD, OPEN, UNSURE = Result.AS_EXPECTED, Result.UNDER_BLOCKED, Result.NOT_PROVEN
CASES = [
    (Expectation.BLOCK, GOOD, OPEN, Kind.NEWLY_OPENED),
    (Expectation.BLOCK, UNSURE, OPEN, Kind.NEWLY_OPENED),
    (Expectation.BLOCK, None, OPEN, Kind.NEWLY_OPENED),
    (Expectation.ALLOW, GOOD, Result.OVER_BLOCKED, Kind.NEWLY_BLOCKED),
    (Expectation.BLOCK, GOOD, UNSURE, Kind.NO_LONGER_TOLD),
    (Expectation.BLOCK, OPEN, UNSURE, Kind.NO_LONGER_TOLD),
    (Expectation.BLOCK, GOOD, None, Kind.NO_LONGER_TESTED),
    (Expectation.BLOCK, OPEN, None, Kind.NO_LONGER_TESTED),
    (Expectation.BLOCK, OPEN, GOOD, Kind.PUT_RIGHT),
    (Expectation.ALLOW, Result.OVER_BLOCKED, GOOD, Kind.PUT_RIGHT),
    (Expectation.BLOCK, UNSURE, GOOD, Kind.NOW_TOLD),
    (Expectation.BLOCK, None, GOOD, Kind.NEWLY_TESTED),
    (Expectation.BLOCK, None, UNSURE, Kind.NEWLY_TESTED),
]


@pytest.mark.parametrize(("expectation", "was", "now", "kind"), CASES)
def test_each_change_is_of_one_kind(
    expectation: Expectation, was: Result | None, now: Result | None, kind: Kind
) -> None:
    """A table of what was, what is, and what that is called."""
    one = [_finding("p", expectation, each, how=Mechanism.RESET) if each else None for each in (was, now)]
    found = compare(_run(one[0], days_ago=1), _run(one[1]))
    assert [(each.kind, each.before, each.after) for each in found.pages] == [(kind, was, now)]
    assert found.worse is (now in {OPEN, Result.OVER_BLOCKED})
    assert found.less_known is (kind in {Kind.NO_LONGER_TOLD, Kind.NO_LONGER_TESTED})
    assert (found.unchanged, found.still_wrong) == (0, 0)


def test_same_result_in_another_way() -> None:
    """Blocked before by a reset and now by DNS is worth a line, and is neither worse nor better."""
    ways = [_finding("p", Expectation.BLOCK, GOOD, how=how) for how in (Mechanism.RESET, Mechanism.NXDOMAIN)]
    found = compare(_run(ways[0]), _run(ways[1]))
    assert [each.kind for each in found.pages] == [Kind.OTHER_WAY]
    assert not found.worse


def test_an_invalid_run_proves_nothing_blocked() -> None:
    """What a broken check calls blocked is "can no longer be told", and the caution says why."""
    found = compare(BEFORE, made.invalid_run())
    assert {each.kind for each in found.pages} <= {Kind.NO_LONGER_TOLD, Kind.NO_LONGER_TESTED}
    assert found.pages
    assert "could not be relied on" in found.cautions[0]


def test_what_newly_opens_comes_first() -> None:
    """In the sample, with the questions to the network and the words of the headline."""
    found = compare(BEFORE, AFTER)
    assert found.pages[0].kind is Kind.NEWLY_OPENED
    assert [list(Kind).index(each.kind) for each in found.pages] == sorted(
        list(Kind).index(each.kind) for each in found.pages
    )
    assert found.headline.startswith("2 pages that should be blocked newly open")
    worse = [each for each in found.questions if each.worse]
    assert all(each.after is NetworkStatus.PROBLEM for each in worse)
    text = render_difference(found)
    assert text.startswith("2 pages that should be blocked newly open")
    assert all(len(line) <= 80 for line in text.splitlines() if "://" not in line)


def test_the_same_run_twice_differs_in_nothing() -> None:
    """And says how much is wrong all the same."""
    found = compare(AFTER, AFTER)
    assert found.pages == ()
    assert found.questions == ()
    assert found.cautions == ()
    counts = found.after.counts
    assert found.still_wrong == counts.under_blocked + counts.over_blocked
    assert found.unchanged == counts.tested


@given(st.data())
def test_every_page_is_counted_once(data: st.DataObject) -> None:
    """Changed and unchanged pages are all the pages of both runs, whatever was found."""
    pages = st.lists(st.sampled_from("abcdef"), unique=True)
    results = st.sampled_from([GOOD, OPEN, UNSURE])
    runs = [
        _run(*(_finding(page, Expectation.BLOCK, data.draw(results), how=Mechanism.RESET) for page in data.draw(pages)))
        for _ in range(2)
    ]
    found = compare(*runs)
    known = {finding.page for run in runs for finding in run.findings}
    assert len(found.pages) + found.unchanged == len(known)
    assert len({each.page for each in found.pages}) == len(found.pages)
    jsonschema.validate(json.loads(difference_json(found)), _SCHEMA)


def test_what_makes_them_hard_to_compare_is_said() -> None:
    """Other lists, devices, networks, rules, and the wrong order."""
    other = replace(
        AFTER,
        run=replace(AFTER.run, network="x", device="y", list_id="z", rules_version="0", started=BEFORE.run.started),
    )
    said = " ".join(compare(AFTER, other).cautions)
    for words in ("later one", "different networks", "different devices", "different lists", "judged by other rules"):
        assert words in said


def test_hostile_text_is_only_text() -> None:
    """Names and titles from outside come through without control characters."""
    text = render_difference(compare(made.hostile_run(), _run()))
    assert "\x1b" not in text
    assert len(text) < 20_000


def test_the_shipped_schema_is_the_one_that_the_program_writes() -> None:
    """A change of the document changes the schema in the same commit."""
    assert difference_schema() == _SCHEMA


def test_command(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two checks of one network: the filter forgets a page, and the command says so first."""
    folder = tmp_path_factory.mktemp("school")
    probe = ("probe", "--list", "list.yaml", "--network", "pupil", "--format", "json")
    with running(folder, {"adult.test": Treatment.NO_SUCH_NAME, "casino.test": Treatment.RESET}):
        assert venuecheck(folder, *probe).status == 0
        alone = venuecheck(folder, "diff")
        assert alone.status == 2
        assert "no run of 'pupil' is recorded before" in alone.err
    with running(folder, {"adult.test": Treatment.NO_SUCH_NAME}):
        assert venuecheck(folder, *probe).status == 1
    done = venuecheck(folder, "diff")
    assert done.status == 1, done.err
    assert done.out.startswith("1 page that should be blocked newly open")
    assert "(casino, harmful)" in done.out
    told = venuecheck(folder, "diff", "--format", "json")
    assert told.status == 1
    assert told.document["schema"] == "venuecheck.difference/1"
    itself = venuecheck(folder, "diff", "latest", "latest", "--format", "json")
    assert (itself.status, itself.out) == (2, "")

"""What the checks of a filter tell the checklists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.assurance import values
from tests.report.samples import NOW, PUPILS, SCHOOL, STAFF, fine_run, mixed_run
from venuecheck.filtering.model.finding import PageFinding, Result
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.service.bookings.filter_facts import filter_facts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(f"sqlite:///{(tmp_path / 'records.db').as_posix()}", SCHOOL.id) as opened:
        yield opened


def keep(store: Store, run: Run, key: str) -> None:
    """Record a run."""
    header = replace(run.run, id=key, venue=SCHOOL.id)
    store.append("run", key, replace(run, run=header), NOW)


def about(run: Run, category: str, result: Result) -> Run:
    """The run with the finding of one page put into a category, with a result."""
    found: PageFinding = replace(run.findings[0], category=category, result=result)
    return replace(run, findings=(*run.findings[1:], found))


def test_without_a_check_nothing_is_known(store: Store) -> None:
    assert filter_facts(store, NOW) == {"filter_check.recorded": "no"}


def test_a_category_that_was_not_tested_is_not_taken_for_blocked(store: Store) -> None:
    keep(store, about(fine_run(), "terrorist-content", Result.AS_EXPECTED), "run-1")
    found = filter_facts(store, NOW)
    assert found["filter_check.terrorist_content"] == "as_expected"
    assert found["filter_check.safe_search"] in {"as_expected", "not_tested"}
    only = replace(fine_run(), findings=fine_run().findings[:1], network_findings=())
    keep(store, about(only, "terrorist-content", Result.AS_EXPECTED), "run-2")
    found = filter_facts(store, NOW)
    assert (found["filter_check.child_abuse"], found["filter_check.safe_search"]) == ("not_tested", "not_tested")


def test_the_worst_of_the_last_checks_of_each_network_counts(store: Store) -> None:
    """A page that opens for pupils is not made good by a later check as staff."""
    open_to_pupils = about(mixed_run(PUPILS), "terrorist-content", Result.UNDER_BLOCKED)
    keep(store, open_to_pupils, "run-1")
    keep(store, about(fine_run(STAFF), "terrorist-content", Result.AS_EXPECTED), "run-2")
    found = filter_facts(store, NOW)
    assert found["filter_check.terrorist_content"] == "not_as_expected"
    assert found["filter_check.over_blocking"] == "not_as_expected"
    mended = about(fine_run(PUPILS, started=NOW - timedelta(hours=1)), "terrorist-content", Result.AS_EXPECTED)
    keep(store, mended, "run-3")
    assert filter_facts(store, NOW)["filter_check.terrorist_content"] == "as_expected"


@pytest.mark.parametrize("result", [Result.AS_EXPECTED, Result.NOT_PROVEN, Result.OVER_BLOCKED])
def test_a_run_between_broken_controls_shows_nothing(store: Store, result: Result) -> None:
    run = about(fine_run(), "adult", result)
    keep(store, replace(run, run=replace(run.run, valid=False, invalid_reason="no control answered")), "run-1")
    found = filter_facts(store, NOW)
    assert (found["filter_check.adult"], found["filter_check.result"]) == ("could_not_tell", "could_not_tell")


@pytest.mark.parametrize(
    ("newest", "result"),
    [
        pytest.param(values.run(1, {"one": Result.AS_EXPECTED}, network=STAFF.id), "could_not_tell", id="network"),
        pytest.param(values.run(1, {"one": Result.AS_EXPECTED}, list_id="list-b"), "could_not_tell", id="list"),
        pytest.param(values.run(1, {"one": Result.AS_EXPECTED, "two": Result.AS_EXPECTED}), "as_expected", id="same"),
    ],
)
def test_the_filter_is_as_the_worst_check_that_counts_and_not_as_the_newest(
    store: Store, newest: Run, result: str
) -> None:
    """A check of another network, or with another list, does not take the place of one that could not tell."""
    untold = values.run(3, {"one": Result.AS_EXPECTED, "two": Result.NOT_PROVEN})
    for run in (untold, newest):
        store.append("run", run.run.id, run, run.run.started)
    assert filter_facts(store, values.AT)["filter_check.result"] == result


def test_a_check_of_another_user_group_of_the_same_network_takes_the_place_of_the_older_one(store: Store) -> None:
    """A network whose group was renamed is one network, as in the report."""
    before = values.run(3, {"three": Result.NOT_PROVEN})
    before = replace(before, run=replace(before.run, user_group="Year 7"))
    for run in (before, values.run(1, {"three": Result.AS_EXPECTED})):
        store.append("run", run.run.id, run, run.run.started)
    assert filter_facts(store, values.AT)["filter_check.over_blocking"] == "as_expected"


def test_what_a_person_closed_with_a_reason_counts_as_wrong_no_longer(store: Store) -> None:
    """Neither in the whole nor in its category, nor among the pages that should open."""
    run = values.run(3, {"one": Result.UNDER_BLOCKED, "three": Result.OVER_BLOCKED}, asked=None)
    named = tuple(replace(each, category="adult") if each.page == "one" else each for each in run.findings)
    store.append("run", run.run.id, replace(run, findings=named), run.run.started)
    told = ("filter_check.result", "filter_check.adult", "filter_check.over_blocking")
    assert {filter_facts(store, values.AT)[each] for each in told} == {"not_as_expected"}
    for action in (f"{PUPILS.id}:adult:under_blocked", f"{PUPILS.id}:support:over_blocked"):
        store.append("action", action, values.note(1, action), values.AT)
    assert {filter_facts(store, values.AT)[each] for each in told} == {"as_expected"}


def test_what_a_check_found_that_was_stopped_counts_as_in_the_report(store: Store) -> None:
    done = values.run(5, {"one": Result.AS_EXPECTED})
    for run in (done, values.run(1, {"three": Result.OVER_BLOCKED}, finished=False)):
        store.append("run", run.run.id, run, run.run.started)
    found = filter_facts(store, values.AT)
    assert (found["filter_check.result"], found["filter_check.over_blocking"]) == ("not_as_expected",) * 2
    assert found["filter_check.date"] == done.run.started.date(), "of a check that was finished"

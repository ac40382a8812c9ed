"""What exported findings say of a venue is what its bundles say: no later list hides what an earlier one found."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.assurance import values
from tests.assurance.test_one_judgement import PUPILS, Records, bundle
from tests.assurance.values import AT, note, retirement, run
from venuecheck.assurance.check import as_aged
from venuecheck.assurance.status import Status
from venuecheck.collate.ahead import dated_ahead
from venuecheck.collate.facts import Check, ListedVenue, VenueFacts
from venuecheck.collate.picture import before_of, picture
from venuecheck.core.london import first_moment, london_day
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import ActionNote
from venuecheck.records.warehouse import duckdb_on, reduce, write
from venuecheck.records.warehouse_told import read_told, write_told
from venuecheck.report.partnership.venue_page import venue_page
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_checks import stored_checks
from venuecheck.service.partnership.bundle_facts import stores_told, venue_facts

WRONG, GOOD = Result.UNDER_BLOCKED, Result.AS_EXPECTED
WITHIN = timedelta(days=105)
LISTED = ListedVenue(id=values.VENUE, name="School", kind=VenueKind.SCHOOL, partner="p")


def exported(folder: Path, *exports: Sequence[Bundle], at: datetime = AT) -> VenueFacts:
    """Export bundles, each group at a time, and give what is read back at a moment."""
    shutil.rmtree(folder, ignore_errors=True)
    for number, bundles in enumerate(exports):
        write(folder, stored_checks(bundles), f"export-{number}")
        write_told(folder, stores_told(bundles), f"export-{number}")
    with duckdb_on(folder) as connection:
        told = read_told(connection, folder).get(values.VENUE, ())
        checks = reduce(connection, folder, [at, before_of(at)]).get(values.VENUE, ())
    return venue_facts(LISTED, [], exported=[replace(check, followed=bool(told)) for check in checks], told=told)


def as_known(check: Check, at: datetime) -> Check:
    """Give a check as it is at a moment, what it found in one order; what it found by itself is not exported."""
    then = as_aged(check, at)
    failed = tuple(sorted(then.failed, key=lambda page: (page.category, page.page)))
    questions = tuple(sorted(then.questions, key=lambda one: one.probe))
    return replace(then, aged=(), failed=failed, questions=questions, by_itself=None, seen_on=())


def newest_by(checks: Sequence[Check], moment: datetime) -> list[Check]:
    """Give the newest of each network, list and vantage at a moment: what is exported is as it is when it counts."""
    newest: dict[tuple[str, str, bool], Check] = {}
    for check in sorted(checks, key=lambda each: (each.started, each.run)):
        began = london_day(check.started) <= london_day(moment) if check.by_person else check.started <= moment
        if began:
            newest[check.network, check.list_id, check.by_person] = check
    return list(newest.values())


def same(folder: Path, *bundles: Bundle, at: datetime = AT) -> VenueFacts:
    """Hold what was exported against the bundles themselves: the web filter, its networks, what is wrong and to do."""
    kept = exported(folder, *([each] for each in bundles), at=at)
    here, there = (picture([facts], at, WITHIN) for facts in (venue_facts(LISTED, bundles), kept))
    told = {check.run: check for check in venue_facts(LISTED, bundles).checks}
    counting = {moment: newest_by(kept.checks, moment) for moment in (at, before_of(at))}
    assert {*kept.checks} == {check for some in counting.values() for check in some}
    for moment, checks in counting.items():
        assert [as_known(told[each.run], moment) for each in checks] == [as_known(each, moment) for each in checks]
    (mine,), (theirs,) = here.standings, there.standings
    assert theirs.filtering is mine.filtering
    # one given up, for good or for a time, and of which nothing that counts was ever exported, is not known there
    known = {each.network for each in theirs.networks}
    networks = [
        {
            each.network: each.status
            for each in one.networks
            if each.status is not Status.NOT_APPLICABLE
            and (each.status is not Status.NOT_REPORTED or each.network in known)
        }
        for one in (mine, theirs)
    ]
    assert networks[0] == networks[1]
    places = [{(fault.item, fault.result) for each in one.networks for fault in each.wrong} for one in (mine, theirs)]
    assert places[0] == places[1]
    assert there.failures == here.failures
    assert named_ahead(kept, at) == named_ahead(venue_facts(LISTED, bundles), at)
    return kept


def named_ahead(facts: VenueFacts, at: datetime) -> list[str]:
    """Give the checks that are named as dated in the future."""
    return sorted(each.source for each in dated_ahead(facts, at) if ": the check " in each.source)


# each example starts an engine twice: the first that differs is enough to look at
@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(runs=values.RUNS, notes=values.NOTES, retirements=values.RETIREMENTS, earlier=st.sampled_from([None, 40]))
def test_what_is_exported_stands_as_the_bundles_do(
    runs: list[Run], notes: list[ActionNote], retirements: list[Retirement], earlier: int | None, tmp_path: Path
) -> None:
    records = Records(runs=runs, notes=notes, retirements=retirements)
    before = [bundle(records, AT - timedelta(days=earlier))] if earlier else []
    same(tmp_path / "findings", *before, bundle(records))


def test_what_a_check_with_a_wrong_date_found_is_told_by_what_is_exported(tmp_path: Path) -> None:
    """Where no other check of its network is known, and where one is."""
    opened, before = run(-40, {"one": WRONG, "two": GOOD}), run(2, {"one": GOOD})
    for number, runs in enumerate([[opened], [before, opened]]):
        facts = same(tmp_path / str(number), bundle(Records(runs=runs)))
        assert picture([facts], AT, WITHIN).filtering[Status.PROBLEM] == 1


@pytest.mark.parametrize("device", ["", "iPad"])
def test_a_check_dated_ahead_that_found_nothing_wrong_is_named_until_a_newer_export(
    device: str, tmp_path: Path
) -> None:
    """Before its day as by a bundle; from then on because the export does not say what it found, as a bundle does."""
    records = Records(runs=[run(2, {"one": GOOD}), run(-3, {"one": GOOD}, list_id="list-b", device=device)])
    sent, folder = bundle(records), tmp_path / "findings"
    on_its_day = first_moment(london_day(AT + timedelta(days=3))) if device else AT + timedelta(days=3)
    moments = [AT, on_its_day - datetime.resolution, on_its_day, AT + timedelta(days=9)]
    named = []
    for at in moments:
        (one,) = dated_ahead(exported(folder, [sent], at=at), at)
        named.append("still to come; have" in one.words)
        beside = replace(exported(folder, [sent], at=at), checks=venue_facts(LISTED, [sent], at=at).checks)
        assert len([*dated_ahead(beside, at)]) == named[-1], "checks that are known otherwise are named once"
    assert named == [True, True, False, False]
    newer = bundle(records, AT + timedelta(days=5))
    assert not [*dated_ahead(exported(folder, [sent], [newer], at=moments[-1]), moments[-1])]


def test_what_was_exported_before_checks_dated_ahead_were_named_is_read(tmp_path: Path) -> None:
    exported(tmp_path, [bundle(Records(runs=[run(-3, {"one": GOOD})]))])
    shutil.rmtree(tmp_path / "ahead")
    with duckdb_on(tmp_path) as connection:
        (told,) = read_told(connection, tmp_path)[values.VENUE]
    assert (told.ahead, bool(told.networks)) == ((), True)


def test_a_smaller_version_of_the_same_list_hides_nothing(tmp_path: Path) -> None:
    """Four pages of which one opened; next day the list has one page, which is blocked."""
    first, smaller = run(2, {"one": WRONG, "two": GOOD}), run(1, {"two": GOOD})
    folder = tmp_path / "findings"
    facts = same(
        folder, bundle(Records(runs=[first]), AT - timedelta(days=1.5)), bundle(Records(runs=[first, smaller]))
    )
    shown = picture([facts], AT, WITHIN)
    assert shown.filtering[Status.PROBLEM] == 1
    page = venue_page(facts, shown.standings[0], (), {}, shown)
    (checks,) = (grid for grid in page.grids if grid.id == "checks")
    assert [row[-1] for row in checks.rows] == ["1 fault of an earlier check stands"]
    passed = Records(runs=[first, smaller, run(0.5, {"one": GOOD})])
    facts = same(folder, bundle(Records(runs=[first, smaller]), AT - timedelta(days=0.7)), bundle(passed))
    assert not [fault for fault in facts.faults if fault.is_open(AT)], "the newest word counts, though it be good"


def test_a_check_that_two_exports_tell_counts_once(tmp_path: Path) -> None:
    """Its pages and questions too: the numbers of a venue that sent a second bundle must not double."""
    records = Records(runs=[run(60, {"one": WRONG, "two": GOOD}, asked=NetworkStatus.INCONCLUSIVE)])
    kept = same(tmp_path / "findings", bundle(records, AT - timedelta(days=40)), bundle(records))
    (check,) = kept.checks
    assert (check.counts.tested, len(check.questions)) == (2, 1)


def test_a_bundle_that_is_in_two_exports_counts_once(tmp_path: Path) -> None:
    """As one that did not send again is, where all that came is exported each month."""
    sent = bundle(Records(runs=[run(60, {"one": WRONG, "two": GOOD}, asked=NetworkStatus.INCONCLUSIVE)]))
    assert exported(tmp_path / "twice", [sent], [sent]) == exported(tmp_path / "once", [sent])


def test_a_check_that_is_told_whole_no_longer_is_as_it_was_told(tmp_path: Path) -> None:
    """A bundle tells one that counts no longer by the number of its pages: here it had none, and a question alone."""
    runs = [run(500, {}, asked=NetworkStatus.PROBLEM), run(1, {"one": WRONG})]
    first, later = bundle(Records(runs=runs), AT - timedelta(days=40)), bundle(Records(runs=runs))
    assert not any(each.network_findings for each in later.runs)
    same(tmp_path / "findings", first, later)
    assert any(check.questions for check in exported(tmp_path / "together", [first, later]).checks)


def test_a_page_on_two_lists_is_as_the_newer_check_has_it(tmp_path: Path) -> None:
    """Where it passed, or could not be told, whatever the older one found: it is one page."""
    older = run(3, {"one": WRONG, "two": Result.NOT_PROVEN, "three": Result.NOT_PROVEN}, list_id="list-b")
    for newest in (GOOD, Result.NOT_PROVEN, WRONG):
        newer = run(1, {"one": newest, "two": newest})
        same(tmp_path / newest.value, bundle(Records(runs=[older, newer])))


def test_what_persons_saw_grows_old_there_too(tmp_path: Path) -> None:
    """Before it does, between the two moments that are compared, and after both."""
    runs = [run(300, {"one": WRONG, "two": GOOD}, device="iPad"), run(1, {"one": GOOD, "two": Result.NOT_PROVEN})]
    sent = bundle(Records(runs=runs, notes=[note(0.5, f"{PUPILS}:gambling:under_blocked")]))
    ages = [
        len(same(tmp_path / "findings", sent, at=AT + timedelta(days=days)).checks[0].aged) for days in (1, 67, 300)
    ]
    assert ages == [0, 1, 0]


def test_what_a_person_saw_counts_from_the_beginning_of_its_day(tmp_path: Path) -> None:
    """A person writes a day down and no hour; what the program is to check later that day has not happened."""
    seen, ahead = run(-0.1, {"one": GOOD}, device="iPad"), run(-0.2, {"one": GOOD})
    kept = same(tmp_path / "findings", bundle(Records(runs=[seen, ahead])))
    assert [check.run for check in kept.checks] == [seen.run.id]
    tomorrow = run(-0.3, {"one": GOOD}, device="iPad")
    assert not same(tmp_path / "tomorrow", bundle(Records(runs=[tomorrow]))).checks


def test_a_check_that_counted_at_the_earlier_moment_alone_is_as_it_was_then(tmp_path: Path) -> None:
    """What a person saw beside it grew old since: it is not told otherwise of a moment at which it counts no more."""
    runs = [
        run(370, {"two": WRONG}),
        run(370, {"three": Result.OVER_BLOCKED}, list_id="list-b", device="Chromebook"),
        run(1, {}),
    ]
    records = Records(runs=runs)
    kept = same(tmp_path / "findings", bundle(records, AT - timedelta(days=40)), bundle(records))
    (earlier,) = (check for check in kept.checks if check.started < AT - timedelta(days=2))
    assert (earlier.counts.under_blocked, earlier.counts.over_blocked, earlier.aged) == (1, 1, ())


def test_a_question_a_closing_and_a_retirement_come_back(tmp_path: Path) -> None:
    runs = [run(9, {"one": WRONG, "two": GOOD}, asked=NetworkStatus.PROBLEM), run(1, {"two": GOOD})]
    closing = note(3, f"{PUPILS}:gambling:under_blocked")
    kept = same(tmp_path / "findings", bundle(Records(runs=runs, notes=[closing])))
    assert {(fault.item, fault.closed is not None) for fault in kept.faults} == {("one", True), ("quic", False)}
    kept = same(tmp_path / "findings", bundle(Records(runs=runs, retirements=[retirement(0.5)])))
    assert [each.network for each in kept.retirements] == [PUPILS]


def test_a_network_that_nobody_checked_is_not_forgotten(tmp_path: Path) -> None:
    kept = same(tmp_path / "findings", bundle(Records(runs=[run(1, {"one": GOOD})])))
    assert set(kept.networks) == {each.id for each in values.NETWORKS}
    assert picture([kept], AT, WITHIN).filtering[Status.NOT_REPORTED] == 1


def test_findings_that_an_older_version_exported_are_read_as_before(tmp_path: Path) -> None:
    """Of them the newest check with each list counts; they tell no faults."""
    folder = tmp_path / "findings"
    write(folder, stored_checks([bundle(Records(runs=[run(1, {"one": WRONG})]))]), "old")
    with duckdb_on(folder) as connection:
        assert read_told(connection, folder) == {}
        checks = reduce(connection, folder, [AT])[values.VENUE]
    facts = venue_facts(LISTED, [], exported=checks)
    assert picture([facts], AT, WITHIN).filtering[Status.PROBLEM] == 1

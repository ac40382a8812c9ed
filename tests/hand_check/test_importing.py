"""Hand checks recorded: once, newer in place of older, judged honestly."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.hand_check.samples import ALL, NOW, as_bytes, folder_with, results
from venuecheck import catalogue
from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.sight import untimed_moment
from venuecheck.filtering.model.finding import Basis, Mechanism, Result, Verdict
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.filtering.reading.hand_check import read_results
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import run_document
from venuecheck.service.filter_checks.checking import exit_status
from venuecheck.service.filter_checks.hand_check import Imported, import_hand_check, list_of, make_page, remember_list
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.site import Site


def bring(folder: Path, saw: dict[str, str], **changes: object) -> Imported:
    """Import what a person saw, into the store of `folder`."""
    site, test_list = folder_with(folder)
    found = read_results(as_bytes(results(test_list, saw, **changes)), "r.json")
    with Store.open(site.store_url, site.venue.id) as store:
        return import_hand_check(site, store, found, test_list, "r.json", now=NOW)


def test_findings_are_the_probes_marked_as_seen_by_a_person(tmp_path: Path) -> None:
    """No layer, a basis only where something was seen, and what is not recorded is not checked."""
    done = bring(tmp_path, {"weather": "opened", "adult": "blocked", "casino": "unsure", "museum": "blocked"})
    found = {finding.page: finding for finding in done.run.findings}
    assert done.run.run.vantage is Vantage.PERSON
    assert (found["adult"].verdict, found["adult"].basis) == (Verdict.BLOCKED, Basis.SHOWN)
    assert (found["adult"].layer, found["adult"].mechanism) == (None, Mechanism.SEEN_BY_PERSON)
    assert (found["casino"].result, found["casino"].basis) == (Result.NOT_PROVEN, None)
    assert (found["relay"].result, found["relay"].reason) == (Result.NOT_PROVEN, "Not checked by a person.")
    assert found["museum"].result is Result.OVER_BLOCKED
    assert (done.not_checked, exit_status(done.run)) == (2, 1)
    assert done.run.run.finished is None
    assert "secret-place" not in run_document.run_json(done.run).decode()


@pytest.mark.parametrize(
    ("saw", "status"), [(ALL, 0), (ALL | {"casino": "unsure"}, 3), (ALL | {"casino": "opened"}, 1)]
)
def test_the_exit_status_speaks_of_all_pages(tmp_path: Path, saw: dict[str, str], status: int) -> None:
    assert exit_status(bring(tmp_path, saw).run) == status


def test_the_day_that_a_person_gives_counts(tmp_path: Path) -> None:
    """A form filled in from paper a week later is a check of the day on the paper."""
    done = bring(tmp_path, ALL, day="2026-09-14")
    assert done.run.run.started.date().isoformat() == "2026-09-14"
    assert bring(tmp_path, ALL, id="hand-2").run.run.started.isoformat() == "2026-09-21T09:15:00+00:00"


@pytest.mark.parametrize(
    ("day", "is_wrong", "moment"),
    [
        ("2026-09-14", True, "2026-09-14T22:59:59.999999+00:00"),
        ("2026-09-14", False, "2026-09-14T12:00:00+00:00"),
        ("2026-01-14", True, "2026-01-14T23:59:59.999999+00:00"),
        ("2026-09-21", True, NOW.isoformat()),
        ("2026-09-21", False, "2026-09-21T12:00:00+00:00"),
        ("2026-09-22", True, "2026-09-22T12:00:00+00:00"),
    ],
)
def test_of_a_day_without_an_hour_what_is_wrong_is_late_and_what_is_right_early(
    tmp_path: Path, day: str, *, is_wrong: bool, moment: str
) -> None:
    """Closed at noon, looked at again in the afternoon, opened still: no word of the morning hides that."""
    _, test_list = folder_with(tmp_path)
    found = read_results(as_bytes(results(test_list, ALL)), "r.json")
    said = untimed_moment(replace(found, day=date.fromisoformat(day)), NOW, is_wrong=is_wrong)
    assert said == datetime.fromisoformat(moment)


def test_what_was_copied_from_paper_is_the_same_an_hour_later(tmp_path: Path) -> None:
    """Its moment is the one on record, and not that of the second import."""
    site, test_list = folder_with(tmp_path)
    imports = (
        (ALL | {"casino": "opened"}, 0, True, NOW),
        (ALL | {"casino": "opened"}, 1, False, NOW),
        (ALL, 2, True, NOW),  # put right: the newer word, and no earlier save
        (ALL, 3, False, NOW),
    )
    with Store.open(site.store_url, site.venue.id) as store:
        for saw, hours, new, started in imports:
            saved = read_results(as_bytes(results(test_list, saw)), "r.json")
            paper = replace(saved, pages=tuple(replace(each, at=None) for each in saved.pages))
            now = NOW + timedelta(hours=hours)
            done = import_hand_check(site, store, paper, test_list, "r.json", now=now)
            assert (done.new, done.run.run.started) == (new, started)


@pytest.mark.parametrize("control", [{}, {"weather": "blocked"}, {"weather": "unsure"}])
def test_blocked_proves_nothing_where_no_control_was_seen_open(tmp_path: Path, control: dict[str, str]) -> None:
    """A device without a network shows a message for every page. What opened did open."""
    done = bring(tmp_path, {"adult": "blocked", "casino": "opened", **control})
    found = {finding.page: finding.result for finding in done.run.findings}
    assert not done.run.run.valid
    assert (found["adult"], found["casino"]) == (Result.NOT_PROVEN, Result.UNDER_BLOCKED)


@pytest.mark.parametrize(("network", "result"), [("pupil", Result.UNDER_BLOCKED), ("guest", Result.NOT_PROVEN)])
def test_a_path_page_tells_only_where_the_filter_sees_paths(tmp_path: Path, network: str, result: Result) -> None:
    """A filter in the browser has the whole address; one on the network, over https, the host alone."""
    done = bring(tmp_path, {"weather": "opened", "relay": "opened"}, network=network)
    assert {each.page: each.result for each in done.run.findings}["relay"] is result


def test_importing_twice_changes_nothing_and_a_later_save_takes_the_place(tmp_path: Path) -> None:
    first = bring(tmp_path, {"weather": "opened", "adult": "blocked"})
    again = bring(tmp_path, {"weather": "opened", "adult": "blocked"})
    assert (first.new, again.new) == (True, False)
    later = results(folder_with(tmp_path)[1], {"weather": "opened", "adult": "opened"})["pages"]
    later[1]["at"] = "2026-09-21T10:00:00Z"
    assert bring(tmp_path, {}, pages=later).new
    with pytest.raises(InputError, match="a later save"):
        bring(tmp_path, {"weather": "opened", "adult": "blocked"})
    site, _ = folder_with(tmp_path)
    with Store.open(site.store_url, site.venue.id) as store:
        runs = store.all("run", Run)
    assert [finding.verdict for run in runs for finding in run.findings if finding.page == "adult"] == [Verdict.REACHED]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"venue": "other"}, "r.json: this hand check is of the venue 'other'"),
        ({"network": "x"}, "r.json: there is no network 'x'"),
        ({"network": ""}, "r.json: it is not said which network it was; name one of: "),
    ],
)
def test_another_venues_or_networks_check_is_refused(tmp_path: Path, change: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        bring(tmp_path, ALL, **change)


def test_a_groups_name_that_may_be_a_childs_is_left_out_and_said_so(tmp_path: Path) -> None:
    assert bring(tmp_path, ALL, group_seen="Year 9 pupils").run.run.identified[0].name == "Year 9 pupils"
    done = bring(tmp_path, ALL, group_seen="Robin Example", id="hand-20260921-0000")
    assert done.run.run.identified == ()
    assert any("may be a person's name" in note for note in done.notes)


def test_the_list_is_found_again_by_what_the_page_was_made_from(tmp_path: Path) -> None:
    """And where it has changed since, the import says so instead of guessing."""
    site, test_list = folder_with(tmp_path)
    found = read_results(as_bytes(results(test_list, ALL)), "r.json")
    with Store.open(site.store_url, site.venue.id) as store:
        with pytest.raises(InputError, match="list"):
            list_of(found, site, store, "r.json")
        remember_list(store, test_list, tmp_path / "list.yaml")
        assert list_of(found, site, store, "r.json") == test_list
        path = tmp_path / "list.yaml"
        path.write_text(path.read_text(encoding="utf-8") + "# a change\n", encoding="utf-8")
        with pytest.raises(InputError, match="has changed since"):
            import_hand_check(site, store, found, list_of(found, site, store, "r.json"), "r.json", now=NOW)


def _made(site: Site, test_list: TestList, *, with_restricted: bool) -> str:
    return make_page(site, test_list, with_restricted=with_restricted, now=NOW).content.decode()


def test_restricted_pages_are_in_the_page_only_where_asked_for(tmp_path: Path) -> None:
    """Neither their addresses nor their ids otherwise, and the page says that some are left out."""
    site, test_list = folder_with(tmp_path)
    without, with_them = (_made(site, test_list, with_restricted=asked) for asked in (False, True))
    assert "secret-place" not in without
    assert 'data-page="hidden"' not in without
    assert "1 restricted page is left out" in without
    assert "secret-place" in with_them
    assert "delete it afterwards" in with_them


def test_everything_in_the_page_is_escaped(tmp_path: Path) -> None:
    """Names and texts of the venue and the list; the data for the script, too."""
    site, test_list = folder_with(tmp_path)
    made = _made(site, test_list, with_restricted=False)
    for raw in ("<School>", "<list>", "<museum>"):
        assert raw not in made
    data = json.loads(made.partition('id="form-data">')[2].partition("</script>")[0])
    assert data["list_digest"] == test_list.digest


def test_the_page_of_a_hand_check_says_what_is_overdue_of_its_list(tmp_path: Path) -> None:
    site, _ = folder_with(tmp_path)
    late = datetime(2031, 1, 1, tzinfo=UTC)
    listed = load_list(catalogue.test_list_path("uk-education"))
    said = "are overdue to be looked at again, so that a page may hold something else by now"
    assert said in make_page(site, listed, now=late).content.decode()
    assert said not in make_page(site, listed, now=NOW).content.decode()

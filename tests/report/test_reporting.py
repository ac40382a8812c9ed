"""The service and the command: from a store to a file."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.school import program, venuecheck
from venuecheck.assessment.assessment import Assessment
from venuecheck.cli.commands.report import command
from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import Result, Verdict
from venuecheck.filtering.model.observation import Saw, Sighting
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.records.store import Store
from venuecheck.report.format import Report, format_ids
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.report.venue.view import build
from venuecheck.service.filter_checks import recorded_runs
from venuecheck.service.sites.plans import plans_of
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_reports import reporting
from venuecheck.sources import register

from . import samples as made

_CONFIG = """\
venue:
  id: "st-aidans"
  name: "St Aidan’s"
  kind: "school"
networks:
  - id: "pupil-wifi"
    name: "Pupil wifi"
    user_group: "pupils"
  - id: "guest-wifi"
    name: "Guest wifi"
    user_group: "visitors"
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school with a run and a booking recorded."""
    (tmp_path / "venuecheck.yaml").write_text(_CONFIG, "utf-8")
    configured = load_site(tmp_path / "venuecheck.yaml")
    run, booking = made.mixed_run(), made.booking()
    with Store.open(configured.store_url, configured.venue.id) as store:
        store.append("run", run.run.id, run, made.NOW)
        store.append("assessment", booking.id, booking, made.NOW)
    return configured


def test_steps_that_no_report_shows_are_not_read_and_change_nothing(site: Site) -> None:
    """Of each network's newest run they are; a run that was continued counts once, as it was recorded last."""
    with Store.open(site.store_url, site.venue.id) as store:
        for started in (made.NOW - timedelta(days=400), made.NOW - timedelta(minutes=5), made.NOW - timedelta(days=30)):
            run = made.mixed_run(started=started)
            run = replace(run, run=replace(run.run, id=f"run-{started:%Y%m%d}-00000000"))
            begun = store.append("run", run.run.id, replace(run, findings=()), made.NOW)
            store.append("run", run.run.id, run, made.NOW, over=begun.version)
        runs = store.all("run", Run)
        whole = build(
            venue=site.venue,
            networks=site.networks,
            runs=runs,
            assessments=store.all("assessment", Assessment),
            made_at=made.NOW,
            software=software(),
            scope="venue",
            plans=plans_of(site),
            records_words=reporting.venue_report(site, store, now=made.NOW).records_words,
            rules=register().rules,
        )
        assert reporting.venue_report(site, store, now=made.NOW) == whole
        read = recorded_runs.runs_shown(store)
    assert len(runs) == 4
    assert [run.run.id for run in read] == [run.run.id for run in runs]
    assert [bool(run.observations) for run in read] == [False, False, True, False]


def test_a_report_prints_which_rules_are_overdue_to_be_looked_at_again(site: Site) -> None:
    """Those of the register, as they stand on the day of the report; and nothing where none is."""
    with Store.open(site.store_url, site.venue.id) as store:
        fresh, late = (reporting.venue_report(site, store, now=made.NOW.replace(year=year)) for year in (2026, 2031))
    page = reporting.render(late, "html").decode()
    assert "sources are overdue to be looked at again" in page
    assert "Counter-Terrorism and Security Act 2015" in page
    assert "due by 31 January 2027" in page
    assert not fresh.rests_on.overdue
    assert "overdue to be looked at" not in reporting.render(fresh, "html").decode()
    said = json.loads(reporting.render(late, "json"))["rests_on"]
    assert len(said["overdue"]) == sum(one.look_again_by is not None for one in register().rules)


def test_what_a_person_saw_is_read_however_old_it_is(site: Site) -> None:
    """A hand check before the newest check is shown with its counts: they are in its steps."""
    started = made.NOW - timedelta(days=20)
    head = made.header(made.PUPILS, started=started, id="hand-1", vantage=Vantage.PERSON, device="iPad", place="Hall")
    found = replace(made.mixed_run().findings[0], probe=PROBE)
    seen = Sighting(subject=found.page, visit=1, started=started, elapsed=0.0, saw=Saw.BLOCKED)
    hand = replace(made.fine_run(), run=head, findings=(found,), network_findings=(), observations=(seen,))
    with Store.open(site.store_url, site.venue.id) as store:
        store.append("run", "hand-1", hand, made.NOW)
        view = reporting.venue_report(site, store, now=made.NOW)
    network = view.filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    assert [(each.blocked, each.not_checked) for each in network.hand_checks] == [(1, 0)]


def test_a_person_s_later_check_leaves_the_newest_check_its_steps(site: Site) -> None:
    """What this program saw is shown page by page, whatever a person looked at since."""
    head = made.header(made.PUPILS, started=made.NOW, id="hand-2", vantage=Vantage.PERSON)
    with Store.open(site.store_url, site.venue.id) as store:
        later = replace(made.fine_run(), run=head, findings=(), network_findings=(), observations=())
        store.append("run", "hand-2", later, made.NOW)
        network = reporting.venue_report(site, store, now=made.NOW).filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    assert all(page.steps for category in network.categories for page in category.pages)


def test_whoever_looked_by_hand_since_is_named_beside_the_check(site: Site) -> None:
    """What a person sees later counts for the network."""
    with Store.open(site.store_url, site.venue.id) as store:
        before = reporting.venue_report(site, store, now=made.NOW).filtering.networks[0]
        assert isinstance(before, NetworkChecked)
        page = next(
            each
            for each in made.mixed_run().findings
            if each.result is Result.AS_EXPECTED and each.verdict == "blocked"
        )
        opened = replace(page, probe=PROBE, verdict=Verdict.REACHED, result=Result.UNDER_BLOCKED)
        by_hand = {"id": "hand-3", "vantage": Vantage.PERSON, "device": "iPad", "person": "Siân Rees"}
        head = made.header(made.PUPILS, started=made.NOW, **by_hand)
        seen = Sighting(subject=page.page, visit=1, started=made.NOW, elapsed=0.0, saw=Saw.OPENED)
        hand = replace(made.fine_run(), run=head, findings=(opened,), network_findings=(), observations=(seen,))
        store.append("run", "hand-3", hand, made.NOW)
        view = reporting.venue_report(site, store, now=made.NOW)
    network = view.filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    assert network.counts.under_blocked == before.counts.under_blocked + 1
    assert [(one.by, one.device) for one in network.beside] == [("Siân Rees", "iPad")]
    rows = {row.run: row for row in view.check_record}
    assert rows["hand-3"].who == "Siân Rees"
    with_persons = "With what persons saw beside it"
    row = rows[network.check.id]
    assert before.counts.words in row.result.lower(), "what the device found stands as it was"
    assert (row.date, row.status) == (before.check.when, before.check.status)
    assert f"{with_persons} (21 September 2026), in the rows of their own: {network.counts.words}." in row.result
    assert rows["hand-3"].date == "21 September 2026"
    assert not any(with_persons in row.result for row in rows.values() if row.run != network.check.id)


def test_venue_report_shows_what_is_recorded(site: Site) -> None:
    """The view holds what the store holds, and what it does not hold is not reported."""
    with Store.open(site.store_url, site.venue.id) as store:
        view = reporting.venue_report(site, store, now=made.NOW)
    assert view.filtering.counts.under_blocked == 2
    assert view.assessments is not None
    assert view.assessments.total == 1
    assert [network.kind for network in view.filtering.networks] == ["checked", "not_reported"]
    for each in reporting.formats():
        # laying an appendix out for paper takes seconds: `test_formats.py` does
        shown = reporting.summary_of(view, each.id) if each.id == "pdf" else view
        assert reporting.render(shown, each.id)


def test_the_summary_of_thirty_checks_is_as_long_as_that_of_one(site: Site) -> None:
    """What grows with each check stands in the appendix, which can be left out; both say which they are."""
    with Store.open(site.store_url, site.venue.id) as store:
        one = reporting.venue_report(site, store, now=made.NOW)
        for weeks in range(1, 30):
            run = made.mixed_run(started=made.NOW - timedelta(weeks=weeks))
            store.append("run", f"run-{weeks}", replace(run, run=replace(run.run, id=f"run-{weeks}")), made.NOW)
        thirty = reporting.venue_report(site, store, now=made.NOW)
    short, long = (reporting.render(reporting.summary_of(each, "html"), "html").decode() for each in (one, thirty))
    whole = reporting.render(thirty, "html").decode()
    assert long.count("<tr") == short.count("<tr")
    assert whole.count("<tr") > long.count("<tr") + 2 * 30
    assert "The appendix (the record of checks, every page, every booking) is left out" in long
    assert "The appendix follows" in whole


def test_run_report_shows_one_run(site: Site) -> None:
    """The report on one run has nothing of the other networks and of the bookings."""
    view = reporting.run_report(site, made.mixed_run(), now=made.NOW)
    assert [network.id for network in view.filtering.networks] == ["pupil-wifi"]
    assert view.assessments is None


def test_unknown_format_lists_the_known_ones(site: Site) -> None:
    """Asking for a format that does not exist says which do."""
    view = reporting.run_report(site, made.mixed_run(), now=made.NOW)
    with pytest.raises(InputError) as refused:
        reporting.render(view, "docx")
    known = ", ".join(format_ids(Report.VENUE))
    assert str(refused.value) == f"format: a report on a venue is not written as 'docx'; the formats are: {known}"


def test_command_writes_a_page_named_after_the_venue(site: Site) -> None:
    """Without --output the page is put in the current folder and its place is said."""
    done = venuecheck(site.path.parent, "report", "--config", "venuecheck.yaml")
    written = site.path.parent / "st-aidans-report.html"
    assert (done.status, done.err) == (0, "")
    first, *told, last = done.out.splitlines()
    assert first.startswith("Records whole: 2 records, the last of ")
    assert {"What to do first:", "Not checked:"} < set(told)
    assert last == f"Wrote the report on St Aidan’s: {written.resolve()}"
    assert written.read_bytes().startswith(b"<!doctype html>")
    assert sorted(each.name for each in site.path.parent.glob("*report*")) == ["st-aidans-report.html"]


def test_command_writes_json_to_the_terminal_or_a_file(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON goes to standard output unless a file is named."""
    monkeypatch.chdir(site.path.parent)
    shown = venuecheck(site.path.parent, "report", "--format", "json")
    assert shown.status == 0
    assert shown.err == f"{shown.document['records_words']}.\n"
    assert shown.document["filtering"]["counts"]["over_blocked"] == 1
    command.main(["--format", "json", "--output", "r.json"], standalone_mode=False)
    assert json.loads((site.path.parent / "r.json").read_bytes())["venue"]["id"] == "st-aidans"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "docx"), "the formats are: csv, html, json, junit, nagios"),
        (("--config", "nowhere.yaml"), "nowhere.yaml"),
        (("--output", "no/such/folder/r.html"), "cannot be written"),
        (("--output", "."), "this is a folder"),
    ],
)
def test_command_says_what_is_wrong(
    site: Site, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake is said in a sentence, and nothing is written."""
    monkeypatch.chdir(site.path.parent)
    with pytest.raises(InputError, match=re.escape(said)):
        command.main(arguments, standalone_mode=False)
    assert sorted(each.name for each in site.path.parent.glob("*report*")) == []


def test_mistake_exits_with_2(site: Site) -> None:
    """A mistake exits with 2 and without a traceback."""
    done = program(site.path.parent, "report", "--format", "docx")
    assert done.status == 2
    assert "the formats are: csv, html, json, junit, nagios" in done.err
    assert "Traceback" not in done.err

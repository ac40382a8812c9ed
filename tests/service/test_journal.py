"""A run goes on under the conditions that it was begun with, or not at all."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.report import samples as made
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import RunPart
from venuecheck.filtering.seen import ProbeSeen
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import watching
from venuecheck.service.filter_checks.check_events import CheckState, Note
from venuecheck.service.filter_checks.check_job import CheckJob
from venuecheck.service.filter_checks.journal import Journal
from venuecheck.service.filter_checks.journal_lines import Conditions, Resumed
from venuecheck.service.filter_checks.resuming import resume
from venuecheck.service.sites.site import Site, read_site

_SITE = b"""
venue: {id: "st-aidans"}
networks: [{id: "pupil-wifi"}, {id: "guest-wifi"}]
"""
LIST = TestList(
    id="l", version=1, title="List", edition="", digest="sha256:1", categories=(), controls=(), pages=(), sources=()
)
PLAIN = Conditions(left_out=("casino",), reference="")
WITH_REFERENCE = replace(PLAIN, reference="sha256:2")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school."""
    return read_site(read(_SITE, "venuecheck.yaml"), tmp_path / "venuecheck.yaml")


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Give its store, empty."""
    with Store.open(site.store_url, site.venue.id) as opened:
        yield opened


def begin(site: Site, store: Store, run: str, *, network: int = 0, hours: int = 0, under: Conditions = PLAIN) -> None:
    """Begin a run that is then broken off."""
    fresh = Resumed.fresh(run, made.NOW + timedelta(hours=hours))
    job = CheckJob.take_up(store, run)
    Journal(job, fresh, site, site.networks[network], LIST, conditions=under)
    job.end(CheckState.STOPPED)


def go_on(site: Site, store: Store, run: str, *, network: int = 0, under: Conditions = PLAIN) -> str:
    """Go on with a run; gives its id."""
    return resume(store, run, site, site.networks[network], LIST, conditions=under).run


def test_the_latest_is_the_one_of_this_network_that_was_begun_last(site: Site, store: Store) -> None:
    """Ids do not tell which of a day came last."""
    begin(site, store, "run-20260914-b", hours=1)
    begin(site, store, "run-20260914-a", hours=2)
    begin(site, store, "run-20260914-c", hours=3, network=1)
    assert go_on(site, store, "latest") == "run-20260914-a"
    assert go_on(site, store, "latest", network=1) == "run-20260914-c"


def test_where_none_was_stopped_there_is_no_latest(site: Site, store: Store) -> None:
    begin(site, store, "run-1", network=1)
    with pytest.raises(InputError, match="no run on 'pupil-wifi' was stopped before its end"):
        go_on(site, store, "latest")


@pytest.mark.parametrize(
    ("began", "now", "said"),
    [
        (PLAIN, replace(PLAIN, left_out=("casino", "shop")), "another 'leave_out'.*about: shop"),
        (PLAIN, replace(PLAIN, left_out=()), "another 'leave_out'.*about: casino"),
        (PLAIN, WITH_REFERENCE, "without a reference; give none"),
        (WITH_REFERENCE, PLAIN, "with another reference; give the same reference"),
        (WITH_REFERENCE, replace(PLAIN, reference="sha256:3"), "with another reference"),
    ],
)
def test_its_parts_are_made_under_the_same_conditions(
    site: Site, store: Store, began: Conditions, now: Conditions, said: str
) -> None:
    """Else a page would be in neither part, or verdicts would rest on what half the run did not know."""
    begin(site, store, "run-1", under=began)
    with pytest.raises(InputError, match=said):
        go_on(site, store, "run-1", under=now)
    assert go_on(site, store, "run-1", under=began) == "run-1"


def test_a_journal_of_an_earlier_version_goes_on(site: Site, store: Store) -> None:
    """It did not note its conditions."""
    begin(site, store, "run-1")
    head = store.journal("run-1")[0]
    del head["left_out"], head["reference"], head["by"]
    store.add_to_journal("run-0", 0, [json.dumps({**head, "person": "Ann Begun"})])
    assert go_on(site, store, "run-0", under=WITH_REFERENCE) == "run-0"
    went_on = resume(store, "run-0", site, site.networks[0], LIST, conditions=PLAIN)
    assert [(part.person, part.at) for part in went_on.parts] == [("Ann Begun", made.NOW)]


def test_everybody_who_went_on_is_known_though_their_part_was_stopped_too(site: Site, store: Store) -> None:
    begin(site, store, "run-1")
    job = CheckJob.take_up(store, "run-1")
    before = resume(store, "run-1", site, site.networks[0], LIST, conditions=PLAIN)
    journal = Journal(job, before, site, site.networks[0], LIST, conditions=PLAIN)
    journal.begin_part(RunPart(person="Ben Later", at=made.NOW))
    journal.write_due(everything=True)
    job.end(CheckState.STOPPED)
    after = resume(store, "run-1", site, site.networks[0], LIST, conditions=PLAIN)
    last = RunPart(person="Cem Last", at=made.NOW)
    assert [part.person for part in after.gone_on(last)] == ["", "Ben Later", "Cem Last"]
    assert after.entries == ()


@pytest.mark.parametrize(
    ("stopped", "finished", "state"),
    [
        (False, False, CheckState.UNFINISHED),
        (True, False, CheckState.STOPPED),
        (False, True, CheckState.FINISHED),
    ],
)
def test_a_check_that_ran_out_of_time_was_stopped_by_nobody(
    site: Site,
    store: Store,
    stopped: bool,  # noqa: FBT001 - a case
    finished: bool,  # noqa: FBT001 - a case
    state: CheckState,
) -> None:
    """Nor finished: whoever watches is told which of the three it was."""
    job = CheckJob.take_up(store, "run-1")
    journal = Journal(job, Resumed.fresh("run-1", made.NOW), site, site.networks[0], LIST, conditions=PLAIN)
    if stopped:
        assert journal.note_stop()
    whole = made.fine_run()
    header = replace(whole.run, id="run-1", venue="st-aidans", finished=whole.run.finished if finished else None)
    journal.finish(replace(whole, run=header))
    assert watching.check(store, "run-1").state is state


def test_what_was_tried_is_written_with_what_is_told_of_it(site: Site, store: Store) -> None:
    """A check that was killed in between would go on without it, and nobody would ever be told."""
    job = CheckJob.take_up(store, "run-1")
    journal = Journal(job, Resumed.fresh("run-1", made.NOW), site, site.networks[0], LIST, conditions=PLAIN)
    time.sleep(0.6)  # so that something is due
    journal.keep(ProbeSeen(probe="p", observations=()))
    assert len(store.journal("run-1")) == 1
    journal.tell(Note(text="p was tried"))
    assert len(store.journal("run-1")) == 2
    assert [one.event for one in watching.events(store, "run-1")] == [Note(text="p was tried")]

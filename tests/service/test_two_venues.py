"""Two venues in one database: of no kind of record does one see, change, hold or erase what is the other's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import venuecheck
from tests.records.another_form import of_another_form
from tests.records.record_forms import TYPES
from tests.report import samples as made
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.core.problem import InputError
from venuecheck.plans.said import ActionNote
from venuecheck.records import listing
from venuecheck.records.appending import CHAIN, ERASURE, FILE
from venuecheck.records.store import Store
from venuecheck.service import retention
from venuecheck.service.bookings import (
    conditions,
    letters_made,
    noted_now,
    recorded,
    replies,
    safeguarding,
    series,
    story,
)
from venuecheck.service.bookings.noted_now import CONDITION
from venuecheck.service.filter_checks import overrides, page_story, recorded_runs, resuming, retirements, watching
from venuecheck.service.filter_checks.check_events import CheckState
from venuecheck.service.filter_checks.check_job import CheckJob
from venuecheck.service.partnership import bundle_export
from venuecheck.service.record_keeping import record_groups, subject_access
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_reports import actions, reporting

from . import venues

KINDS = {
    *("run", "override", "retirement", "assessment", letters_made.LETTER, replies.REPLY, noted_now.EVENT_REVIEW),
    *("dismissal", "name_judgement", "people_screened", "list_update", "action", "filter_log", "sign_off"),
    *("check_begun", "settings", record_groups.WORRY, record_groups.WORRY_OPENED),
    *(
        "return",
        "bundle",
        "refused_bundle",
        "settled_refusal",
        "trusted_key",
        "shared_case",
        record_groups.HOLD,
        FILE,
        ERASURE,
        CHAIN,
    ),
    *("board_edition", "inspection_edition", "public_edition"),
    *("register_head", "register_partner", "register_venue", "chase", "chase_note"),
    *("own_account", "own_sign_in", "own_mail", "own_statement", CONDITION),
}
"""Every kind of record."""
NO_RECORDS = {"decision", "hand_check_list", "check", "referral"}
"""Kinds of drafts, and of jobs."""
NAMED = re.compile(
    r"^(?:[A-Z_]*KIND|LETTER|REPLY|EVENT_REVIEW|HOLD|ERASURE|FILE|CHAIN|_PATHS|WORRY|CONDITION)"
    r"(?:, [A-Z_]*(?:KIND|OPENED))*(?:: Final)? = (.+)$",
    re.MULTILINE,
)
"""A line that gives a kind its name."""
GAMBLING = "pupil-wifi:gambling:under_blocked"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[tuple[Site, Store], tuple[Site, Store]]]:
    """Open two schools' records in one database, with one key and one anchor; the same is recorded at both."""
    opened = []
    for name in ("st-aidans", "hill-top"):
        path = tmp_path / f"{name}.yaml"
        url = f"sqlite:///{(tmp_path / 'shared.db').as_posix()}"
        path.write_text(
            f'venue: {{id: "{name}", kind: "school"}}\nnetworks: [{{id: "pupil-wifi", user_group: "pupils"}}]\n'
            f'database: "{url}"\n',
            encoding="utf-8",
        )
        site = load_site(path)
        opened.append((site, open_store(site)))
    yield opened[0], opened[1]
    for _, store in opened:
        store.close()


def test_this_page_knows_every_kind() -> None:
    """A new kind of record has to be added here, and is then tried."""
    found: set[str] = set()
    for path in Path(venuecheck.__file__).parent.rglob("*.py"):
        for texts in NAMED.findall(path.read_text("utf-8")):
            found.update(re.findall(r'"([a-z_]+)"', texts))
    assert found == KINDS | NO_RECORDS
    assert TYPES.keys() == KINDS, "a kind without a form would be told as a newer version's"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_record_of_a_kind_is_its_venues_alone(kind: str, two: tuple[tuple[Site, Store], tuple[Site, Store]]) -> None:
    """Read, listed, counted, replaced: by kind and key, and by its place in the chain."""
    stores = [store for _, store in two]
    with of_another_form():
        for store in stores:
            header = store.append(kind, "same", {"of": store.venue}, made.NOW)
            store.append(kind, "same", {"of": store.venue, "again": True}, made.NOW, over=header.version)
    for store, other in (stores, reversed(stores)):
        said = {"of": store.venue, "again": True}
        assert store.all(kind, dict) == (said,)
        assert store.latest(kind, "same", dict) == said
        assert store.keys(kind) == ("same",)
        assert listing.counts(store) == {kind: 2}
        assert [says["of"] for _, says in listing.said(store, {kind})] == [store.venue] * 2
        assert {entry.venue for entry in listing.entries(store)} == {store.venue}
        assert store.version(kind, "same") != other.version(kind, "same")
        with of_another_form(), pytest.raises(InputError):
            store.append(kind, "same", {}, made.NOW, over=other.version(kind, "same"))


def test_a_due_date_takes_no_owner_from_another_venue(two: tuple[tuple[Site, Store], tuple[Site, Store]]) -> None:
    """The same action is open at both."""
    for _, store in two:
        run = made.mixed_run()
        store.append("run", run.run.id, replace(run, run=replace(run.run, venue=store.venue)), made.NOW)
    (here, ours), (there, theirs) = two
    actions.assign(here, ours, GAMBLING, owner="Ruth Adeyemi", due=None, person="A. Manager", now=made.NOW)
    due = date(2027, 3, 31)
    note = actions.assign(there, theirs, GAMBLING, owner="", due=due, person="B. Manager", now=made.NOW)
    assert (note.owner, note.due) == ("", due)
    (kept,) = ours.all("action", ActionNote)
    assert (kept.owner, kept.due) == ("Ruth Adeyemi", None)


def test_services_find_nothing_of_another_venue(two: tuple[tuple[Site, Store], tuple[Site, Store]]) -> None:
    """Reports, bookings, checks, overrides, holds, files, retention, subject access, drafts and jobs."""
    (here, ours), (there, theirs) = two
    venues.fill(ours)
    booking = made.booking()
    undecided = replace(booking, id="b-2", venue=here.venue.id, decision=None)
    ours.append("assessment", "b-2", undecided, made.NOW)
    scan = here.path.parent / "scan.txt"
    scan.write_text("A letter", "utf-8")
    attach(here, ours, scan, booking.id, person="A. Manager", now=made.NOW)
    record_groups.hold(here, ours, booking.id, reason="a complaint is open", person="A. Manager", now=made.NOW)
    ours.save_draft("assessment", f"venue-booking/{here.venue.id}/draft-1", {"subject": booking.person})
    CheckJob.take_up(ours, "run-1").end(CheckState.STOPPED)
    retirements.retire(
        here,
        ours,
        recorded_runs.runs_without_steps(ours)[0].run.network,
        reason="Renamed in September",
        person="A. Manager",
        now=made.NOW,
    )
    assert series.waiting(ours, made.NOW)
    for found in (
        series.waiting(theirs, made.NOW),
        replies.to_review(theirs, datetime(2030, 1, 1, tzinfo=UTC)),
        overrides.overrides_of(theirs),
        retirements.retirements_of(theirs),
        recorded_runs.runs_without_steps(theirs),
        watching.checks(theirs),
        record_groups.groups_of(theirs),
    ):
        assert found == ()
    assert record_groups.holds_of(theirs) == {}
    assert record_groups.holds_of(ours)
    later = made.NOW + timedelta(days=4_000)
    plan = retention.run(there, theirs, now=later)
    assert (plan.due, plan.held, plan.drafts, plan.kept) == ((), (), (), 0)
    assert subject_access.find(ours, booking.person).mentions
    mentioned = subject_access.find(theirs, booking.person)
    assert (mentioned.mentions, mentioned.files) == ((), 0)
    view = reporting.venue_report(there, theirs, now=made.NOW)
    assert [action.id for action in view.actions] == ["pupil-wifi:check"]
    for act in (
        lambda: attach(there, theirs, scan, booking.id, person="B. Manager", now=made.NOW),
        lambda: record_groups.hold(there, theirs, booking.id, reason="to be kept", person="B.", now=made.NOW),
        lambda: recorded_runs.run_called(theirs, there, "latest"),
        lambda: watching.stop(theirs, "run-1"),
        lambda: record_groups.release(there, theirs, booking.id, reason="it is over", person="B.", now=made.NOW),
        lambda: resuming.begun(theirs, "run-1"),
        lambda: story.story_of(theirs, booking.id),
        lambda: page_story.explain(there, theirs, "run-1", "p", now=made.NOW),
        lambda: actions.assign(there, theirs, GAMBLING, owner="B.", due=None, person="B. Manager", now=made.NOW),
        lambda: actions.close(there, theirs, GAMBLING, reason="It is over", person="B. Manager", now=made.NOW),
        lambda: bundle_export.bundle_of(there, theirs, now=made.NOW, cases=[booking.id], agreement="The agreement"),
        lambda: recorded.read_assessment(theirs, booking.id),
    ):
        with pytest.raises(InputError):
            act()
    # what was read of one venue is handed to a service of the other
    about = recorded.read_assessment(ours, booking.id)
    said: dict[str, Any] = {"person": "B. Manager", "now": made.NOW}
    for write in (
        lambda: replies.note_reply(there, theirs, about, Answerer.POLICE, text="No concern", **said),
        lambda: replies.note_review(there, theirs, about, AsBooked.YES, conditions_kept=None, note="", **said),
        lambda: conditions.note_condition(there, theirs, about, 1, met=True, seen="A steward was there", **said),
        lambda: safeguarding.note_for_lead(there, theirs, about, said="A child seemed afraid", **said),
        lambda: recorded.write_assessment(theirs, about.value, over=about),
    ):
        with pytest.raises((InputError, ValueError)):  # no face can do the last: a mistake of ours
            write()
    assert not [entry for entry in listing.entries(theirs) if booking.id in entry.key]
    assert len(retention.run(here, ours, now=later).due) > 1
    assert record_groups.holds_of(ours)

"""What version 0.1.0 left on a disk still opens: a store, its configuration, a draft, a bundle, a report's JSON."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.standing import standing
from venuecheck.records.codec import encode
from venuecheck.records.verifying import verify
from venuecheck.service.bookings.drafts import drafts
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_reports.reporting import render, venue_report

from .test_one_judgement import WITHIN

BEFORE = Path(__file__).parents[1] / "fixtures" / "version-0.1.0"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give the venue of then, as a copy."""
    shutil.copytree(BEFORE / "venue", tmp_path / "venue")
    # a checkout does not keep that others may not read the key
    (tmp_path / "venue" / "venuecheck.key").chmod(0o600)
    return load_site(tmp_path / "venue" / "venuecheck.yaml")


def test_a_store_opens_and_is_reported_on(site: Site, tmp_path: Path) -> None:
    """A decision of then on a self-assessment is kept; a booking that was withdrawn is collated, and ends nothing."""
    with open_store(site) as store:
        assert verify(store.database).is_whole
        view = venue_report(site, store, now=made.NOW)
        assert view.assessments is not None
        assert {each.status_words for each in view.assessments.shown} >= {"Withdrawn by the hirer", "Decided"}
        written = json.loads(render(view, "json"))
        sent = tmp_path / "now.bundle"
        sent.write_bytes(export(site, store, bundle_of(site, store, now=made.NOW)))
        assert len(store.all("assessment", Assessment)) == 3
    jsonschema.validate(written, json.loads((catalogue.templates() / "schemas" / "report.json").read_text("utf-8")))
    known = read_bundle(sent).bundle
    facts = venue_facts(ListedVenue(id=site.venue.id, name="", kind=site.venue.kind, partner=""), [known])
    stands = standing(facts, made.NOW, WITHIN, about_venue(facts.assessed))
    assert (stands.filtering, stands.bookings) == (view.filtering.status, view.assessments.status)


def test_a_draft_is_there(site: Site) -> None:
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    with open_store(site) as store:
        assert [draft.subject for draft in drafts(store, checklist, site.venue)] == ["Choir"]


def test_a_bundle_is_read_and_counted(site: Site) -> None:
    """Its schema is `venuecheck.bundle/1`: what became of what it found is told by its checks alone."""
    received = read_bundle(BEFORE / "venue.bundle").bundle
    assert received.schema == "venuecheck.bundle/1"
    facts = venue_facts(ListedVenue(id=site.venue.id, name="", kind=site.venue.kind, partner=""), [received])
    assert facts.faults, "the pages that opened"
    stands = standing(facts, made.NOW, WITHIN, about_venue(facts.assessed))
    assert stands.filtering is Status.PROBLEM
    assert {each.status for each in stands.assessed.values()} <= set(Status)
    old = json.loads((BEFORE / "bundle.schema.json").read_text("utf-8"))
    assert old["$id"] == "venuecheck.bundle/1"
    assert encode(received)["venue"] == {"id": site.venue.id, "name": site.venue.name, "kind": "school"}


def test_a_bundle_that_told_no_requirements_is_read_and_counted(site: Site) -> None:
    """Its schema is `venuecheck.bundle/2`: its faults are told, its requirements are not, and count as nothing."""
    fixture = BEFORE.parent / "bundle-2"
    received = read_bundle(fixture / "venue.bundle").bundle
    assert received.schema == json.loads((fixture / "bundle.schema.json").read_text("utf-8"))["$id"]
    facts = venue_facts(ListedVenue(id=site.venue.id, name="", kind=site.venue.kind, partner=""), [received])
    stands = standing(facts, made.NOW, WITHIN, about_venue(facts.assessed))
    assert (stands.filtering, stands.required) == (Status.PROBLEM, None)
    assert stands.requirements is Status.NOT_REPORTED
    assert len(facts.faults) == len(received.faults) > 0


def test_a_report_of_then_says_by_its_number_how_to_read_it() -> None:
    """Numbers of schemas are never used again: `/1` is read by the schema of then, `/2` by today's."""
    old = json.loads((BEFORE / "report.json").read_text("utf-8"))
    jsonschema.validate(old, json.loads((BEFORE / "report.schema.json").read_text("utf-8")))
    now = json.loads((catalogue.templates() / "schemas" / "report.json").read_text("utf-8"))
    assert (old["schema"], now["$id"]) == ("venuecheck.report/1", "venuecheck.report/2")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(old, now)

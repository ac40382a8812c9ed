"""What the impact assessments say of what is kept, where, and for how long, compared with what the program does."""

import shutil
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.assessment.samples import TODAY, booking
from tests.report import samples as made
from tests.report.situations import TEMPLATES, school
from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.walk import walk
from venuecheck.filtering.model.run import RunHeader
from venuecheck.plans.said import LogCheck
from venuecheck.records import listing
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify
from venuecheck.report.formats import html
from venuecheck.service import retention
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up, record_letter
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.record_keeping import subject_access
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from .test_letters import booking as decided_booking

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=1_500)
SECRET = "Evening of the Quillfeather Society"


def kept(store: Store, at: datetime, name: str = "a-1") -> None:
    """Record a booking that was put right once: the same booking, twice."""
    one = replace(made.booking(), id=name, venue="willow-road", subject=SECRET, person="Perpetua Clerk")
    for subject in (f"{SECRET}, as it was wrong", SECRET):
        version = store.version("assessment", name)
        store.append("assessment", name, replace(one, subject=subject), at, over=version)


def in_files(place: Site, said: str) -> bool:
    """Whether a text stands in the database's files, as whoever opens them finds it."""
    return any(said.encode() in each.read_bytes() for each in place.path.parent.glob("venuecheck.db*"))


def test_what_is_kept_is_not_encrypted_and_what_was_erased_stands_in_copies_alone(place: Site, tmp_path: Path) -> None:
    with open_store(place) as store:
        kept(store, LONG_AGO)
    assert in_files(place, SECRET)
    copied = tmp_path / "copy.db"
    shutil.copy(place.path.parent / "venuecheck.db", copied)
    with open_store(place) as store:
        found = subject_access.find(store, "quillfeather")
        subject_access.erase_found(place, store, found, reason="as asked", person="D. Officer", now=NOW)
    assert not in_files(place, "Quillfeather")
    assert b"Quillfeather" in copied.read_bytes()


def test_the_older_one_stays_beside_the_newer_until_both_are_erased(place: Site, store: Store) -> None:
    """And with them goes who stood in them; that something was erased, when and why, stays, and not what."""
    kept(store, LONG_AGO)
    assert in_files(place, f"{SECRET}, as it was wrong")
    assert len([one for one in listing.entries(store) if one.kind == "assessment"]) == 2
    found = subject_access.find(store, "quillfeather")
    subject_access.erase_found(place, store, found, reason="as asked by post", person="D. Officer", now=NOW)
    assert not [one for one in listing.entries(store) if one.kind == "assessment"]
    assert not subject_access.find(store, "perpetua clerk").mentions
    erasures = [says for _, says in listing.said(store, {"erasure"})]
    assert [one["reason"] for one in erasures] == ["at a person's request: as asked by post"]
    assert "Quillfeather" not in str(erasures)
    assert verify(store.database).is_whole, "what shows that the rest is whole stays"


def test_nothing_goes_by_itself_however_old_it_is(place: Site, store: Store) -> None:
    """What is due is told; it goes when somebody, or a scheduled job, says so."""
    kept(store, LONG_AGO)
    planned = retention.plan(place, store, now=NOW)
    assert planned.due or planned.open
    with open_store(place) as again:
        assert [one for one in listing.entries(again) if one.kind == "assessment"]
    assert in_files(place, SECRET)


def test_who_checked_and_who_looked_is_kept() -> None:
    for record, said in ((RunHeader, {"person", "by"}), (LogCheck, {"person", "by"})):
        assert said <= {field.name for field in fields(record)}


def test_what_an_event_brings_with_it_is_asked_in_a_few_questions() -> None:
    """Of each thing that can be planned, beside what every ordinary booking is asked."""
    checklist = booking()
    ordinary = checklist.examples[0].answers
    planned = checklist.by_id["planned"]
    assert isinstance(planned, Question)

    def asked(answers: Answers) -> set[str]:
        return {step.item.id for step in walk(checklist, answers, TODAY).asked}

    base = asked(ordinary)
    for option in planned.options:
        more = asked(replace(ordinary, values={**ordinary.values, "planned": (option.id,)})) - base
        assert len(more) <= 2, (option.id, more)
    speakers = checklist.by_id["speakers"]
    assert isinstance(speakers, Repeat)
    assert len(speakers.questions) == 4


def test_a_report_and_a_letter_show_who_acted_and_a_letter_is_only_made(place: Site, store: Store) -> None:
    """What a booking is called, its points and the decision stand in a report. Nothing is sent."""
    one = decided_booking(OutcomeKind.APPROVE)
    store.append("assessment", one.id, one, NOW)
    drawn = draw_up(place, store, one, Wanted(), now=NOW, as_draft=True)
    assert one.decision is not None
    assert one.decision.person in drawn.letter.text
    record_letter(store, replace(drawn, lacks=()), "text", about=read_assessment(store, one.id))
    assert {entry.kind for entry in listing.entries(store)} == {"assessment", "letter"}
    text = html.render_venue(school(), TEMPLATES).decode()
    assert "Helen Okafor, headteacher" in text
    assert made.booking().subject in text
    assert made.booking().flags[0].text.split(".")[0] in text

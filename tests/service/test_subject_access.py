"""What is recorded of a person is found wherever it stands, given out in a form of its own, and erased for good."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.records import listing
from venuecheck.records.appending import FILE
from venuecheck.records.chain import canonical
from venuecheck.records.store import Store
from venuecheck.screening.listing import Kind
from venuecheck.screening.result import Dismissal
from venuecheck.screening.screen import name_digest
from venuecheck.service.names.judging import Said, keep_words
from venuecheck.service.record_keeping import subject_access
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues

NOW = made.NOW
BOOKING = made.booking()


@pytest.fixture
def school(tmp_path: Path) -> Site:
    """Give a school with records."""
    return venues.school(tmp_path / "school")


def write_journal(store: Store, run: str, *bodies: Mapping[str, Any]) -> None:
    """Write a check down that is under way: its head, and what was seen."""
    head = {"venue": store.venue, "started": NOW.isoformat(), "person": "Sam Sample"}
    store.add_to_journal(run, 0, [json.dumps(body) for body in (head, *bodies)])


def test_a_check_under_way_tells_of_people_too(school: Site) -> None:
    """Its journal is searched, given out, and forgotten where it is erased; another's stays."""
    with open_store(school) as store:
        write_journal(store, "run-1", {"subject": "p", "note": "Seen by ZOË Example"})
        write_journal(store, "run-2", {"subject": "p"})
        found = subject_access.find(store, "zoe example")
        assert [(one.kind, one.key, one.where) for one in found.mentions] == [
            (subject_access.JOURNAL, "run-1", ("lines[1].note",))
        ]
        gone, _ = subject_access.erase_found(school, store, found, reason="as asked", person="D. Officer", now=NOW)
        assert gone == ("run-1",)
        assert (store.journal("run-1"), len(store.journal("run-2"))) == ([], 2)


def test_a_draft_is_found_by_its_name(school: Site) -> None:
    """People name drafts after whom they are about."""
    with open_store(school) as store:
        store.save_draft("assessment", "venue-booking/zoe-example", {"subject": "A talk"})
        found = subject_access.find(store, "Zoe Example")
        assert [one.where for one in found.mentions] == [("id",)]


def test_a_dismissed_match_is_found_by_the_digest_of_its_name(school: Site) -> None:
    """And once it is erased, nothing that stays can be tried out: neither a name's digest nor a file's."""
    digest = name_digest("Zoe Example", Kind.PERSON)
    dismissal = Dismissal(
        name_digest=digest,
        list_id="sanctions",
        entry_id="MAD1",
        entry_digest="0" * 64,
        reason="another date of birth",
        person="A. Manager",
        made=NOW,
    )
    evidence = school.path.parent / "letter.txt"
    evidence.write_text("Dear Zoe Example", "utf-8")
    with open_store(school) as store:
        later = replace(dismissal, reason="the same, later", made=NOW + timedelta(days=1))
        for made, seen in ((dismissal, None), (later, dismissal)):
            keep_words(store, [Said(record=made, follows=(), seen=seen, screened=made.made)])
        kept = attach(school, store, evidence, BOOKING.id, person="A. Manager", now=NOW)
        assert attach(school, store, evidence, BOOKING.id, person="A. Manager", now=NOW) == kept
        found = subject_access.find(store, "ZOE  example")
        assert [(one.kind, one.where) for one in found.mentions] == [("dismissal", ("name_digest",))] * 2
        assert found.files == 1
        subject_access.erase_found(school, store, found, reason="as asked", person="D. Officer", now=NOW)
        assert store.all("dismissal", Dismissal) == ()
        entries = listing.entries(store)
        file = next(entry for entry in entries if entry.kind == FILE)
        others = subject_access.find(store, BOOKING.id)
        subject_access.erase_found(school, store, others, reason="as asked", person="D. Officer", now=NOW)
        assert file.seq not in {entry.seq for entry in listing.entries(store)}
    connection = sqlite3.connect(school.path.parent / "venuecheck.db")
    left = "\n".join(connection.iterdump())
    connection.close()
    file_digest = hashlib.sha256(evidence.read_bytes()).hexdigest()
    assert digest[:32] not in left
    assert file_digest not in left


def test_what_is_handed_over_is_as_its_schema_says(school: Site) -> None:
    """reports/schemas/subject-access.json is `subject_schema()` written with an indent of 2."""
    written = json.loads((catalogue.templates() / "schemas" / "subject-access.json").read_text("utf-8"))
    assert written == subject_access.subject_schema()
    with open_store(school) as store:
        store.save_draft("assessment", "a-draft", {"subject": "Helen Okafor"})
        write_journal(store, "run-1", {"note": "Helen Okafor"})
        found = subject_access.find(store, "helen okafor")
    document = json.loads(subject_access.export(school, found, now=NOW))
    jsonschema.Draft202012Validator(written).validate(document)
    assert {one["kind"] for one in document["found"]} >= {"assessment", "draft of assessment", subject_access.JOURNAL}


@given(st.text(max_size=40), st.text(min_size=1, max_size=12))
def test_the_quick_look_passes_nothing_over(around: str, name: str) -> None:
    """Whatever characters a text and a name have, and however JSON writes them."""
    words = frozenset(subject_access._words(name))
    sought = subject_access._Sought(words=words, digests=frozenset())
    text = f"{around} {name}\n{around}"
    if not words or any("\ud800" <= char <= "\udfff" for char in text):
        return
    assert sought.stands_in(text)
    assert sought.may_stand_in(canonical({"subject": text}).decode())

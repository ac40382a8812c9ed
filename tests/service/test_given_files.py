"""What a page was sent is read as a file of a folder is."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.hand_check import samples as by_hand
from tests.report import samples as made
from tests.service import venues
from venuecheck import catalogue
from venuecheck.catalogue import checklist_path
from venuecheck.core.problem import InvalidError, UnusableFileError
from venuecheck.filtering.model.page import Expectation
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.filter_checks.hand_check import read_hand_check
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.filter_checks.list_import import import_list
from venuecheck.service.given_files import Given
from venuecheck.service.linting import lint_given
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.record_keeping.proof import back_up, restore
from venuecheck.service.sites.opening import open_store
from venuecheck.service.venue_reports.inspection_pack import zipped_pack

_ANSWERS = b"""\
checklist: "venue-booking"
subject: "Hall, 3 October"
person: "Pat Green"
answers: {organiser: "Carol Hughes"}
"""


def _bundle(folder: Path) -> bytes:
    site = venues.school(folder / "school")
    with open_store(site) as store:
        return export(site, store, bundle_of(site, store, now=made.NOW))


def _hand_check(folder: Path) -> bytes:
    _, test_list = by_hand.folder_with(folder)
    return by_hand.as_bytes(by_hand.results(test_list, {"adult": "opened"}))


def _faults(file: Path | Given) -> object:
    found = lint_given(file, date(2026, 11, 29))
    if not found or "cannot be read" in found[0].what or "no such file" in found[0].what:
        raise UnusableFileError(found)
    return [(one.line, one.column, one.what) for one in found]


_PARTNERS = b"""\
partnership: {id: "walsall", name: "Walsall", report_every_days: 180}
partners:
  - {id: "council", name: "Council", venues: [{id: "hall", name: "Hall", kind: "library"}]}
"""


def _answers(file: Path | Given) -> object:
    return read_answers(file, checklist_in(checklist_path("venue-booking"))).answers


_READ: dict[str, tuple[str, Callable[[Path], bytes], Callable[[Path | Given], object]]] = {
    "answers": ("answers.yaml", lambda _: _ANSWERS, _answers),
    "addresses": (
        "theirs.txt",
        lambda _: b"https://one.test/\nhttps://two.test/\n",
        lambda file: import_list(file, expectation=Expectation.BLOCK).made,
    ),
    "a hand check": ("saved.json", _hand_check, read_hand_check),
    "a bundle": ("sent.bundle", _bundle, read_bundle),
    "a test list": ("pages.yaml", lambda _: catalogue.test_list_path("demo").read_bytes(), load_list),
    "partners": ("partners.yaml", lambda _: _PARTNERS, load_partners),
    "a file to be looked over": ("pages.yaml", lambda _: b"pages: [1]\ncontrols: []\n", _faults),
}


@pytest.mark.parametrize(("name", "make", "read"), _READ.values(), ids=_READ)
def test_bytes_are_read_as_a_file_is(
    name: str, make: Callable[[Path], bytes], read: Callable[[Path | Given], object], tmp_path: Path
) -> None:
    """The same comes of both; a file that is not there is said with its name."""
    content = make(tmp_path)
    (tmp_path / name).write_bytes(content)
    assert read(Given(name=name, content=content)) == read(tmp_path / name)
    with pytest.raises(UnusableFileError) as refused:
        read(tmp_path / "missing" / name)
    assert str(tmp_path / "missing" / name) in str(refused.value)


def test_evidence_comes_as_bytes(tmp_path: Path) -> None:
    """Its name is what whoever sent it calls it, without any folder."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        sent = Given(name="C:\\scans\\poster.png", content=b"a poster")
        kept = attach(site, store, sent, made.booking().id, person="A. Manager", now=made.NOW)
        assert (kept.name, kept.size) == ("poster.png", 8)


def test_a_copy_goes_out_and_comes_back_as_a_stream(tmp_path: Path) -> None:
    """A page offers it to be saved, and is sent it; what is no copy is said by the name it was sent under."""
    site = venues.school(tmp_path / "school")
    out = io.BytesIO()
    records = back_up(site, out).records
    assert records
    (tmp_path / "school" / "venuecheck.db").unlink()
    with pytest.raises(InvalidError, match=r"poster\.png: this is not a copy"):
        restore(site, io.BytesIO(b"a poster"), name="poster.png", now=made.NOW)
    assert restore(site, io.BytesIO(out.getvalue()), name="copy.db", now=made.NOW).records == records
    with open_store(site) as store:
        assert len(store.keys("run")) == 2


def test_an_inspection_pack_goes_out_as_a_stream(tmp_path: Path) -> None:
    """With the files that a folder of it has."""
    site = venues.school(tmp_path / "school")
    out = io.BytesIO()
    with open_store(site) as store:
        pack = zipped_pack(site, store, out, now=made.NOW, formats=("json",))
    with zipfile.ZipFile(out) as archive:
        assert archive.namelist() == [f"st-aidans/{name}" for name in pack.files]
        assert b"St Aidan" in archive.read("st-aidans/contents.txt")

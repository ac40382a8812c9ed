"""What a page was sent is read as a file of a folder is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hand_check import samples as by_hand
from tests.report import samples as made
from tests.service import venues
from venuecheck.authoring.document import read_file
from venuecheck.catalogue import checklist_path
from venuecheck.core.problem import UnusableFileError
from venuecheck.filtering.model.page import Expectation
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.filter_checks.hand_check import read_hand_check
from venuecheck.service.filter_checks.list_import import import_list
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_import import read_bundle
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.sites.opening import open_store

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


def _answers(file: Path | Given) -> object:
    return read_answers(file, load_checklist(read_file(checklist_path("venue-booking")))).answers


_READ: dict[str, tuple[str, Callable[[Path], bytes], Callable[[Path | Given], object]]] = {
    "answers": ("answers.yaml", lambda _: _ANSWERS, _answers),
    "addresses": (
        "theirs.txt",
        lambda _: b"https://one.test/\nhttps://two.test/\n",
        lambda file: import_list(file, expectation=Expectation.BLOCK).made,
    ),
    "a hand check": ("saved.json", _hand_check, read_hand_check),
    "a bundle": ("sent.bundle", _bundle, read_bundle),
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

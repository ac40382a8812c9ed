"""Of many mistakes in a file the first fifty are shown and the rest counted, whatever kind of file it is."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from venuecheck.authoring.document import Document, read_file
from venuecheck.cli.terminal.problems import lines
from venuecheck.core.problem import InputError
from venuecheck.filtering.reading.address_list import read_addresses
from venuecheck.filtering.reading.hand_check import read_results
from venuecheck.filtering.reading.hand_sheet import read_sheet, write_sheet
from venuecheck.filtering.reading.test_list import read_test_list
from venuecheck.plans.reading import read_plan
from venuecheck.screening.reading.written import read_written
from venuecheck.service.bookings.answer_files import read_answers_document
from venuecheck.service.filter_checks.references import read_reference
from venuecheck.service.partnership.partners import read_partners
from venuecheck.service.sites.site import read_site

MANY = 300


def entries(head: str, entry: str) -> str:
    """Write a file with many entries, each with a mistake."""
    return head + "".join(f"{entry.replace('#', str(number))}\n" for number in range(MANY))


def document(folder: Path, text: str) -> Document:
    """Read a text as a file."""
    (folder / "file.yaml").write_text(text, "utf-8")
    return read_file(folder / "file.yaml")


def of_yaml(reader: Callable[[Document], object], head: str, entry: str) -> Callable[[Path], object]:
    """Read a YAML file with mistakes."""
    return lambda folder: reader(document(folder, entries(head, entry)))


SHEET = write_sheet(venue="a", list_id="l", list_version=1, list_digest="d", networks=["n"], pages=[])
KINDS: dict[str, Callable[[Path], object]] = {
    "a configuration": of_yaml(
        lambda read: read_site(read, Path(read.file)),
        'venue: {id: "a", kind: "school"}\nnetworks: [{id: "n", user_group: "pupils"}]\n',
        "key#: 1",
    ),
    "a list of partners": of_yaml(
        read_partners,
        'partnership: {id: "a", name: "A", report_every_days: 91, grace_days: 14}\npartners:\n',
        '  - {id: "p#", name: "P", contact: {name: "A", emial: "x"}, venues: []}',
    ),
    "a test list": of_yaml(
        lambda read: read_test_list(read, b""),
        'schema: "venuecheck.test-list/1"\nid: "a"\nversion: 1\npages:\n',
        '  - {id: "p#", url: "nonsense", category: "gamblng", expect: "blocked"}',
    ),
    "a list of names": of_yaml(read_written, 'id: "a"\nname: "A"\nentries:\n', '  - {name: "x#", kinnd: "y"}'),
    "a plan": of_yaml(read_plan, 'id: "a"\nversion: 1\nname: "A"\nrequirements:\n', '  - {id: "r#", evidense: "x"}'),
    "answers": of_yaml(
        read_answers_document, 'checklist: "venue-booking"\nsubject: "a"\nperson: "b"\nanswers:\n', '  eventt#: "x"'
    ),
    "a hand check's results": lambda _: read_results(
        json.dumps({"schema": "venuecheck.hand-check/1", "pages": [{"page": "x"}] * MANY}).encode(), "a.json"
    ),
    "a hand check's sheet": lambda _: read_sheet(SHEET + entries("", "page p#,,blokced,").encode(), "a.csv"),
    "a list of addresses": lambda _: read_addresses(entries("url,category\n", "no address #,x").encode(), "a.csv"),
    "a reference": lambda _: read_reference(
        json.dumps({"schema": "venuecheck.reference/1", "pages": [{"x": 1}] * MANY}).encode(), "a.json"
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_fifty_are_shown_and_the_rest_counted(kind: str, tmp_path: Path) -> None:
    """None is passed over in silence, and no screen is filled."""
    with pytest.raises(InputError) as raised:
        KINDS[kind](tmp_path)
    count = len(raised.value.problems)
    # the first lines of a file are looked at to tell what it is, or are its head
    assert count >= MANY - 20
    shown = list(lines(raised.value, None))
    assert len(shown) == 51
    assert shown[-1] == f"and {count - 50} more, not shown"

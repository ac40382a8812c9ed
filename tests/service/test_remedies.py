"""Whatever `lint` finds wrong it says what to do about, also where nothing that is there is near what was written."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.service.linting import lint

STRANGE = "zqxwv"
"""Near nothing that any file names."""
NAMES = {
    "checklist": ("section", "type", "sources", "reopens", "ask_if", "when", "outcome", "checklist", "asked_of"),
    "test-list": ("category", "expectation", "vouched_by"),
    "plan": ("checklist", "questions", "categories", "probes", "kind", "sources", "topics"),
}
"""Entries that name something, by the kind of file."""
FILES = {
    "checklist": catalogue.checklist_path("venue-booking"),
    "test-list": catalogue.test_lists()[0],
    "plan": catalogue.plans()[0],
}


def _slips(kind: str) -> Iterator[str]:
    """The file with the first of each such entry, and the first word in quotes on its line, changed."""
    text = FILES[kind].read_text("utf-8")
    for name in NAMES[kind]:
        changed, count = re.subn(rf'(\b{name}: \[?")[^"]+"', rf'\g<1>{STRANGE}"', text, count=1)
        if count:
            yield changed


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_that_nothing_has_is_told_with_a_remedy(tmp_path: Path, kind: str) -> None:
    path = tmp_path / FILES[kind].name
    told = []
    for text in _slips(kind):
        path.write_text(text, encoding="utf-8")
        told += [one for one in lint((path,), date(2026, 11, 30))[1] if STRANGE in one.what]
    assert len(told) >= 2
    assert [str(one) for one in told if not one.fix] == []

"""Wording that has been superseded stands nowhere in what ships."""

import pytest

from venuecheck import catalogue

SUPERSEDED = {
    "paragraphs 155 and 156": "the paragraphs on lettings have moved: 166 and 167 of the edition of 2023",
    "toolkit-for-local-authorities-and-partner-agencies": "the toolkit's address ends in -for-local-authorities",
    "safeguarding-code-of-practice; ": "since 19 September 2023 guidance for providers",
    "OFSI consolidated": "the UK Sanctions List is the only one since 28 January 2026",
    "can cost them a court case": "advice to an owner threatens nothing",
}
"""What is no longer so, and what is."""


@pytest.mark.parametrize("wording", SUPERSEDED)
def test_superseded_wording_stands_nowhere(wording: str) -> None:
    folders = (catalogue.folder("checklists"), catalogue.templates())
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in {".yaml", ".txt", ".html"}]
    assert files
    assert [path.name for path in files if wording in path.read_text("utf-8")] == []

"""Each sentence of the impact assessments is held by a test, was compared with the program, or says nothing of it."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.service.record_keeping.impact_assessments import DOCUMENTS

SAID = read_yaml((Path(__file__).parent / "governance_sentences.yaml").read_text("utf-8"))
HELD_BY: dict[str, list[str]] = SAID["held_by"]
ALL = [*(one for each in HELD_BY.values() for one in each), *SAID["read"], *SAID["law"], *SAID["rest"]]


def sentences(document: str) -> Iterator[str]:
    """Give each sentence of a template once it is filled, but for what only the venue can say."""
    text = (catalogue.templates() / "governance" / f"{document}.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.strip() or line[0] in "%#":
            continue
        for cell in re.sub(r"\{\{\?\w+\}\}|\[\[.*?\]\]", "", line).strip().strip("|").split(" | "):
            for said in re.split(r"(?<=[.?!])\s+", cell):
                if re.search(r"[A-Za-z].*\s", said.strip(" |-")):
                    yield said.strip(" |-")


def test_every_sentence_says_on_what_it_rests() -> None:
    written = {said for document in DOCUMENTS for said in sentences(document)}
    assert sorted(written - set(ALL)) == [], "say in governance_sentences.yaml what holds these"
    assert sorted(set(ALL) - written) == [], "these stand in no template any more"
    assert [said for said, number in Counter(ALL).items() if number > 1] == []


@pytest.mark.parametrize("name", sorted(HELD_BY))
def test_what_holds_a_sentence_is_there(name: str) -> None:
    tests = Path(__file__).parents[1]
    assert any(f"def {name}(" in path.read_text("utf-8") for path in tests.rglob("test_*.py"))

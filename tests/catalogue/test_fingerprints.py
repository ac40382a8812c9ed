"""Every fingerprint there is, present and future."""

from pathlib import Path

import pytest
import yaml

from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.filtering.reading.fingerprint import Example, read_fingerprint

_FILES = catalogue.fingerprints()


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_fingerprint_reads_and_its_examples_come_out_as_it_says(path: Path) -> None:
    """Reading tries the examples: those that match, and at least two look-alikes that must not."""
    assert read_fingerprint(read_file(path)).id == path.stem


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_no_fingerprint_matches_another_products_page_or_look_alike(path: Path) -> None:
    """A product is named once."""
    fingerprint = read_fingerprint(read_file(path))
    for other in _FILES:
        if other == path:
            continue
        examples = yaml.safe_load(other.read_text(encoding="utf-8"))["examples"]
        for example in (*examples["matching"], *examples["not_matching"]):
            assert not fingerprint.matches(Example(**example).answer()), f"{other.stem}: {example['about']}"

"""Every data file there is, present and future."""

from datetime import date
from pathlib import Path

import pytest

from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.filtering.model.address import parse_address
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.linting import lint

_FILES = [
    *catalogue.checklists(),
    *catalogue.plans(),
    *catalogue.test_lists(),
    *catalogue.fingerprints(),
    *catalogue.name_lists(),
    *catalogue.known_names(),
]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_data_file_has_no_mistake(path: Path) -> None:
    """`venuecheck lint` finds nothing to put right."""
    _, problems = lint((path,), date(2026, 11, 29))
    assert [str(problem) for problem in problems if not problem.warning] == []


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_a_file_is_called_as_its_id(path: Path) -> None:
    """The command line finds a file by its id."""
    assert read_yaml(path.read_text(encoding="utf-8"))["id"] == path.stem


def test_the_demonstration_visits_made_up_names_only() -> None:
    """Nothing outside is ever touched by the demonstration: all its names end in .test (RFC 2606)."""
    listed = load_list(catalogue.test_list_path("demo"))
    assert {parse_address(page.url).host.rpartition(".")[2] for page in (*listed.pages, *listed.controls)} == {"test"}

"""The examples of files on the pages are such as the program reads."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from venuecheck.authoring.document import read
from venuecheck.service.schemas import FILE_KINDS
from venuecheck.service.sites.site import read_site

DOCS = Path(__file__).parents[2] / "docs"
_VENUE: Final = 'venue: {id: "x", name: "X"}\nnetworks: [{id: "p", name: "P", user_group: "p"}]\n'
_FILLED_IN: Final = {"64 letters and figures, from the publisher": "0" * 64}
"""What a page says in the place of what only a reader has."""


def _examples() -> dict[str, str]:
    found = {}
    for page in sorted(DOCS.glob("*.md")):
        for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)):
            if not block.startswith("# yaml-language-server"):
                found[f"{page.stem} {number}"] = block
    return found


EXAMPLES: Final = _examples()


def _entries(name: str) -> dict[str, Any]:
    data = read(EXAMPLES[name].encode(), name).data
    assert isinstance(data, dict)
    return data


@cache
def _kinds() -> dict[str, Any]:
    """Give the schema of each kind of file: made where they are tried, and not in each worker that only reads this."""
    return {kind.id: kind.schema() for kind in FILE_KINDS}


def _kind(name: str) -> str:
    """Tell in which kind of file all the entries of an example can stand."""
    return next(kind for kind, schema in _kinds().items() if set(_entries(name)) <= set(schema["properties"]))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_the_form_of_its_file(name: str) -> None:
    """Each entry by itself: an example is a part of a file."""
    schema = _kinds()[_kind(name)]
    for entry, value in _entries(name).items():
        of_entry = {**schema["properties"][entry], "$defs": schema["$defs"]}
        jsonschema.Draft202012Validator(of_entry).validate(value)


def test_each_example_of_settings_is_read(tmp_path: Path) -> None:
    """Beside a venue and a network."""
    (tmp_path / "our-booking.yaml").touch()
    for name in EXAMPLES:
        if _kind(name) == "configuration":
            text = _VENUE + EXAMPLES[name]
            for said, stands in _FILLED_IN.items():
                text = text.replace(said, stands)
            site = read_site(read(text.encode(), name), tmp_path / "venuecheck.yaml")
            assert site.venue.id == "x", name


def test_there_are_examples_of_several_kinds() -> None:
    assert {_kind(name) for name in EXAMPLES} == {"configuration", "checklist", "partners"}

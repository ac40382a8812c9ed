"""The examples of files on the pages are such as the program reads."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml

from venuecheck import catalogue
from venuecheck.authoring.document import read, read_file
from venuecheck.service.linting import lint
from venuecheck.service.schemas import FILE_KINDS

DOCS = Path(__file__).parents[2] / "docs"
_VENUE: Final = 'venue: {id: "x", name: "X"}\nnetworks: [{id: "p", name: "P", user_group: "p"}]\n'
_FILLED_IN: Final = {"64 letters and figures, from the publisher": "0" * 64}
"""What a page says in the place of what only a reader has."""

_COMMENTED_OUT: Final = re.compile(r"^( *)# (?=[a-z_]+: )", re.MULTILINE)


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


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_in_a_file_of_its_kind(name: str, tmp_path: Path) -> None:
    """With what it means: in the place of what a whole file says under the same id, or behind it."""
    (tmp_path / "our-booking.yaml").touch()
    text = _COMMENTED_OUT.sub(r"\1", EXAMPLES[name])
    for said, stands in _FILLED_IN.items():
        text = text.replace(said, stands)
    kind, example = _kind(name), read(text.encode(), name).data
    assert isinstance(example, dict)
    whole = _put_into(_WHOLE[kind](), example)
    file = tmp_path / _NAMED.get(kind, "a.yaml")
    file.write_text(yaml.dump(whole, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), "utf-8")
    _, problems = lint((file,), date(2026, 11, 30))
    assert [str(one) for one in problems] == []


def _put_into(whole: Any, example: Any) -> Any:
    for entry, value in example.items():
        if isinstance(value, list):
            ids = {one["id"] for one in value if isinstance(one, dict) and "id" in one}
            stays = [one for one in whole.get(entry, ()) if not (isinstance(one, dict) and one.get("id") in ids)]
            whole[entry] = [*stays, *(one for one in value if one not in stays)]
        else:
            whole[entry] = value
    return whole


def _checklist() -> Any:
    """A copy of the one for bookings, as the page says to make one; its examples do not list all that is asked."""
    whole: Any = read_file(catalogue.checklist_path("venue-booking")).data
    whole |= {"id": "our-booking", "version": 1}
    for example in whole["examples"]:
        for listed in ("asked", "actions"):
            example.pop(listed, None)
    return whole


_WHOLE: Final[dict[str, Callable[[], Any]]] = {
    "configuration": lambda: read(_VENUE.encode(), "venue").data,
    "checklist": _checklist,
    "partners": dict,
}
_NAMED: Final = {"configuration": "venuecheck.yaml", "partners": "partners.yaml"}


def test_there_are_examples_of_several_kinds() -> None:
    assert {_kind(name) for name in EXAMPLES} == {"configuration", "checklist", "partners"}

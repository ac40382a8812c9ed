"""The schemas of files and of JSON, and the page of them: as their types are, and as strict as their readers."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from docs_site.file_formats import made as made_anew
from venuecheck import catalogue
from venuecheck.authoring.document import Document, read
from venuecheck.authoring.typed import understood
from venuecheck.cli.commands.schema import command
from venuecheck.core.venue import Network, Venue, VenueKind
from venuecheck.screening.reading.written import _with_since
from venuecheck.service.given_files import Given
from venuecheck.service.linting import kind_of, lint_given
from venuecheck.service.schemas import FILE_KINDS, FileKind
from venuecheck.service.sites.configuration_text import config_text
from venuecheck.sources import with_sources

SHIPPED = [path for name in catalogue.FOLDERS for path in sorted(catalogue.folder(name).rglob("*.yaml"))]
KINDS = {kind.id: kind for kind in FILE_KINDS}
PARTNERS = """
partnership: {id: "p", name: "P", report_every_days: 91, grace_days: 14}
partners:
  - {id: "a", name: "A", contact: {name: "Ann", email: "a@a.example"}, venues: [{id: "v", name: "V", kind: "school"}]}
"""


def configuration() -> bytes:
    """A first configuration."""
    venue = Venue(id="hall", name="Hall", kind=VenueKind.LIBRARY)
    return config_text(venue, Network(id="public", name="Public", user_group="the public")).encode()


FILES = {path.name: path.read_bytes for path in SHIPPED}
FILES |= {"venuecheck.yaml": configuration, "partners.yaml": PARTNERS.encode}


def test_schemas_and_their_page_are_as_the_types_are() -> None:
    """`make schemas` writes them anew."""
    made_now = made_anew()
    assert {path.name: path.read_text("utf-8") for path in made_now} == {
        path.name: text for path, text in made_now.items()
    }
    assert {path for path in made_now if path.suffix == ".json"} == set(catalogue.schemas())


@pytest.mark.parametrize("name", FILES)
def test_every_file_that_ships_is_as_its_schema_says(name: str) -> None:
    document = read(FILES[name](), name)
    jsonschema.validate(document.data, KINDS[kind_of(document)].schema())


def test_a_first_configuration_names_its_schema() -> None:
    first = configuration().decode().splitlines()[0]
    assert first == f"# yaml-language-server: $schema={catalogue.schema_path('configuration').as_uri()}"


def test_the_command_lists_the_schemas_and_prints_one() -> None:
    runner = CliRunner()
    said = runner.invoke(command, []).output
    assert all(f"  {path.stem}: " in said for path in catalogue.schemas())
    printed = runner.invoke(command, ["checklist"]).output
    assert printed == catalogue.schema_path("checklist").read_text("utf-8")


@cache
def one_of_each() -> dict[str, Document]:
    """By kind: its shortest file."""
    found: dict[str, Document] = {}
    for name in sorted(FILES, key=lambda name: len(FILES[name]())):
        document = read(FILES[name](), name)
        found.setdefault(kind_of(document), document)
    return found


def short(value: Any) -> Any:
    """The same with the first item of each list alone: the form is that of all."""
    if isinstance(value, dict):
        return {name: short(one) for name, one in value.items()}
    return [short(one) for one in value[:1]] if isinstance(value, list) else value


WRONG = ("soon", "7", "", " ", "2026-13-40", 7, 0, 7.5, True, None, ["x"])
"""What stands where something else belongs: also a number, a date or true in quotes, and one that lacks them."""


def mistakes(value: Any) -> Iterator[Any]:
    """The same with one mistake of form: an entry that is not known or missing, another value in a wrong place."""
    if isinstance(value, dict):
        yield {**value, "entyr": "x"}
        yield ["x"]
        for name, entry in value.items():
            yield {key: one for key, one in value.items() if key != name}
            yield from ({**value, name: wrong} for wrong in mistakes(entry))
    elif isinstance(value, list):
        yield from ({"x": "y"}, [])
        yield from ([wrong] for first in value[:1] for wrong in mistakes(first))
    else:
        yield from WRONG


def _as_readers_do(document: Document, kind: FileKind) -> Document:
    """What is put in place of ids and other names before a file is understood."""
    if kind.id == "name-list":
        document = _with_since(document)
    return document if kind.id in {"fingerprint", "sources"} else with_sources(document)[0]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda each: each.id)
def test_what_a_reader_refuses_of_the_form_the_schema_refuses_and_the_reverse(kind: FileKind) -> None:
    checker = jsonschema.Draft202012Validator(kind.schema(), format_checker=jsonschema.FormatChecker())
    made = list(mistakes(short(one_of_each()[kind.id].data)))
    for number, data in enumerate(made[:: 1 + len(made) // MOST]):
        if not isinstance(data, dict):
            continue
        changed = Document(file="a.yaml", data=data, places={}, keys={})
        _, problems = understood(_as_readers_do(changed, kind), kind.model)
        is_form = checker.is_valid(changed.data)
        assert not (problems and is_form), (changed.data, [str(one) for one in problems])
        assert [str(one) for one in problems if not one.fix] == []
        if number % EVERY == 0 or not (problems or is_form):
            raw = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False).encode()
            said = lint_given(Given(name="a.yaml", content=raw), date(2026, 11, 30))
            assert is_form or any(not one.warning for one in said), data
            assert [str(one) for one in said if not (one.fix or one.then)] == []


MOST, EVERY = 700, 19
"""No more than so many files of a kind are tried. One of so many is looked over as a whole, for this takes its time,
and so is each that only the schema refuses."""


def _texts_that_may_be_blank(schema: Any, path: str = "") -> Iterator[str]:
    if isinstance(schema, list):
        for one in schema:
            yield from _texts_that_may_be_blank(one, path)
    elif isinstance(schema, dict):
        checker = jsonschema.Draft202012Validator(schema)
        if schema.get("type") == "string" and schema.get("format") is None and checker.is_valid(" "):
            yield path
        for name, one in schema.items():
            yield from _texts_that_may_be_blank(one, f"{path}/{name}")


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda each: each.id)
def test_no_text_of_any_kind_of_file_may_be_blank(kind: FileKind) -> None:
    """Of its readers, that they refuse the same, the test above tries."""
    assert list(_texts_that_may_be_blank(kind.schema())) == []


@pytest.mark.parametrize(
    ("name", "was", "wrong"),
    [
        ("walsall-2020.yaml", "    evidence:\n", "    evidence: [7]\n    more:\n"),
        ("demo.yaml", '- id: "', '- id: ["x"] #'),
    ],
)
def test_what_stands_in_a_wrong_place_is_said_and_lets_the_rest_be_read(name: str, was: str, wrong: str) -> None:
    changed = FILES[name]().decode().replace(was, wrong).encode()
    assert lint_given(Given(name="a.yaml", content=changed), date(2026, 11, 30))


def _entries_of_a_list(value: Any, schema: Any, whole: Any, path: tuple[str | int, ...] = ()) -> Iterator[Any]:
    """Give where a file has an entry for which its schema lists what it can be, with that list."""
    for each in _members(schema, whole):
        if "enum" in each:
            yield path, tuple(each["enum"])
        if isinstance(value, dict):
            for name in value.keys() & each.get("properties", {}).keys():
                yield from _entries_of_a_list(value[name], each["properties"][name], whole, (*path, name))
        if isinstance(value, list) and "items" in each:
            for number, one in enumerate(value):
                yield from _entries_of_a_list(one, each["items"], whole, (*path, number))


def _members(schema: Any, whole: Any) -> Iterator[Any]:
    while "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    yield schema
    for one in schema.get("anyOf", ()):
        yield from _members(one, whole)


def _refused(name: str, path: tuple[str | int, ...], value: str) -> bool:
    data: Any = read(FILES[name](), name).data
    _at(data, path[:-1])[path[-1]] = value
    raw = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True).encode()
    here = read(raw, "a.yaml").place(path)
    said = lint_given(Given(name="a.yaml", content=raw), date(2026, 11, 30))
    return any((one.line, one.column) == here and not one.warning for one in said)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda each: each.id)
def test_what_a_schema_offers_its_reader_takes(kind: FileKind) -> None:
    """Each value of each list, where a file that ships has it, or else has another in its place.

    In one of these places: elsewhere the rest of the file may be against it.
    """
    places: dict[tuple[str, ...], list[tuple[str, tuple[str | int, ...]]]] = {}
    offered: dict[tuple[str, ...], set[str]] = {}
    for name in sorted(FILES, key=lambda each: len(FILES[each]())):
        document = read(FILES[name](), name)
        if kind_of(document) != kind.id:
            continue
        for path, values in _entries_of_a_list(document.data, kind.schema(), kind.schema()):
            entry = tuple("" if isinstance(step, int) else step for step in path)
            places.setdefault(entry, []).append((name, path))
            offered.setdefault(entry, set(values)).discard(_at(document.data, path))
    for entry, values in offered.items():
        tried = list(dict(places[entry]).items())[:MOST_FILES]
        for value in values:
            assert any(not _refused(name, path, value) for name, path in tried), (entry, value)


MOST_FILES = 2


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data

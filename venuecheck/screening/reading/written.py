"""A list of names that people write (YAML): the shipped snapshot, and a venue's own list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from venuecheck.authoring.document import Document
from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import STRICT, fields_of, together, understood
from venuecheck.core.ids import is_id
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean
from venuecheck.screening.folding import plain
from venuecheck.screening.known import OWN, PROSCRIBED
from venuecheck.screening.listing import Entry, Kind, NameList, NameListHead
from venuecheck.screening.words import name_of
from venuecheck.sources import source_problems, with_sources

_SHORTEST_REASON = 10
_LONGEST_NAME = 200
_HOW_SURE = {
    "confirmed": "",
    "third_party": "How sure: it was listed for certain; the spelling is the source's, and the law's was not seen",
}
_FIRST_BY_YEAR = "The first day is known by its year alone: counted from its start"
_BOTH_BY_YEAR = "The days are known by their years alone: counted from the start of the first to the end of the last"
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    name: str
    other_names: tuple[str, ...] = ()
    # `from` is no name in Python; `_with_since` renames it
    since: date | None = None
    until: date | None = None
    by_year: bool = False
    sure: Literal["confirmed", "third_party"] = "confirmed"
    law: str = ""
    reason: str = ""
    source: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNameList(NameListHead):
    """What the file of a list of names says."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    entries: tuple[_Entry, ...]
    subject: Literal["organisation"] = "organisation"
    licence: str = ""
    sources: tuple[Source, ...] = ()
    """What entries rest on: ids of the register of sources, and sources of its own."""


def read_written(document: Document) -> NameList:
    """Build a list. Raises `InputError` with everything that is wrong."""
    document, uncited = with_sources(_with_since(document))
    file, problems = understood(document, WrittenNameList)
    problems = together(problems, uncited)
    if file is None:
        raise UnusableFileError(problems)
    problems = together(problems, _problems(document, file))
    if problems:
        raise UnusableFileError(problems)
    titles = {source.id: source.title for source in file.sources}
    return NameList(
        **fields_of(NameListHead, file),
        entries=tuple(_entry(item, titles) for item in file.entries),
        current_on=file.dated,
        ages=file.id != OWN,
    )


def _entry(item: _Entry, titles: dict[str, str]) -> Entry:
    years = (_BOTH_BY_YEAR if item.until else _FIRST_BY_YEAR) if item.by_year else ""
    rests_on = [item.law or item.source, *(titles[each] for each in item.sources)]
    return Entry(
        id=item.id,
        kind=Kind.ORGANISATION,
        name=item.name,
        other_names=item.other_names,
        valid_from=item.since,
        valid_until=item.until,
        by_year=item.by_year,
        source="; ".join(part for part in rests_on if part),
        note=". ".join(part.rstrip(".") for part in (item.reason, item.note, _HOW_SURE[item.sure], years) if part),
    )


def _problems(document: Document, file: WrittenNameList) -> Iterator[Problem]:
    if file.id not in {OWN, PROSCRIBED}:
        yield document.problem(("id",), f"'{file.id}' is no list that is screened", did_you_mean(file.id, (OWN,)))
    if not file.entries:
        yield document.problem(("entries",), "there are no names", "add at least one")
    if file.missing < 0:
        yield document.problem(("missing",), "the number of missing entries cannot be below nought", "write 0 or more")
    for index, source in enumerate(file.sources):
        yield from source_problems(document, ("sources", index), source)
    known = {source.id for source in file.sources}
    seen: set[str] = set()
    for index, item in enumerate(file.entries):
        at = ("entries", index)
        if not is_id(item.id):
            fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
            yield document.problem((*at, "id"), f"'{item.id[:80]}' cannot be an id", fix)
        elif item.id in seen:
            yield document.problem((*at, "id"), f"the id '{item.id}' is used twice", "choose another")
        seen.add(item.id)
        yield from _entry_problems(document, at, item, known)
        if file.id == OWN:
            yield from _own_problems(document, at, item)


def _entry_problems(document: Document, at: tuple[str | int, ...], item: _Entry, known: set[str]) -> Iterator[Problem]:
    yield from _name_problems(document, (*at, "name"), item.name)
    for place, name in enumerate(item.other_names):
        yield from _name_problems(document, (*at, "other_names", place), name)
    if item.since and item.until and item.until < item.since:
        yield document.problem((*at, "until"), "the last day is before the first", "put them right")
    for place, source in enumerate(item.sources):
        if source not in known:
            what = f"the source '{source[:60]}' is not declared"
            yield document.problem(
                (*at, "sources", place), what, did_you_mean(source, known) or "declare it under 'sources:'"
            )


def _own_problems(document: Document, at: tuple[str | int, ...], item: _Entry) -> Iterator[Problem]:
    """A venue's own list says why somebody is on it: they may ask, and so may a court."""
    if sum(char.isalnum() for char in item.reason) < _SHORTEST_REASON:
        what = "the reason is missing or too short"
        yield document.problem((*at, "reason"), what, "say what was done, and when: the hirer may ask")
    if not item.source:
        yield document.problem((*at, "source"), "say on what this rests", "a letter, an invoice, a minute")


def _name_problems(document: Document, at: tuple[str | int, ...], name: str) -> Iterator[Problem]:
    if len(plain(name)) < _SHORTEST_NAME or not name_of(name).words:
        yield document.problem(at, "this name has too few letters to be looked for", "write it out")
    if len(name) > _LONGEST_NAME:
        yield document.problem(at, f"this name is longer than {_LONGEST_NAME} characters", "write the name alone")


def schema_with_from(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the JSON Schema of lists of names with `from` as files call it."""
    for part in schema["$defs"].values():
        if "since" in part.get("properties", {}):
            part["properties"] = {
                ("from" if name == "since" else name): one for name, one in part["properties"].items()
            }
    return schema


def _with_since(document: Document) -> Document:
    """Give the document with each entry's `from` as `since`, its places kept."""
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        return document
    entries = [
        {("since" if key == "from" else key): value for key, value in each.items()} if isinstance(each, dict) else each
        for each in data["entries"]
    ]
    places = {_renamed(path): place for path, place in document.places.items()}
    keys = {_renamed(path): place for path, place in document.keys.items()}
    return Document(file=document.file, data={**data, "entries": entries}, places=places, keys=keys)


def _renamed(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    entry_field = 3
    return (
        (*path[:2], "since", *path[3:])
        if len(path) >= entry_field and path[0] == "entries" and path[2] == "from"
        else path
    )

"""The register of facts: every source that a shipped file or constant rests on, once; the others cite it by its id.

Under `sources:`, a file names an id of the register, or writes a source of its own out. `with_sources` puts the
register's entries in the place of ids, before the file is understood; so no reader knows which of the two stood there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, ClassVar, Final

from venuecheck import catalogue
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.kept import kept
from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import STRICT, together, understood
from venuecheck.authoring.types_inside import SAYS_SOMETHING
from venuecheck.core import day_words
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean

PARTS: Final = ("rules", "test_pages", "products", "names", "constants")
"""How the register's file is parted, by what its sources are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRegister:
    """What the file of the register says."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    title: str
    rules: tuple[Source, ...]
    """Law, guidance and published policies: what checklists, plans, letters and the program's own words rest on."""
    test_pages: tuple[Source, ...]
    """Who vouches for the pages of test lists."""
    products: tuple[Source, ...]
    """Where the signs of web filters were read."""
    names: tuple[Source, ...]
    """Where names of listed organisations were read."""
    constants: tuple[Source, ...] = ()
    """What the program's own constants rest on: services that networks are asked by, forms of files, systems' names."""

    @property
    def by_id(self) -> Mapping[str, Source]:
        """Give every source by its id."""
        return {source.id: source for part in PARTS for source in getattr(self, part)}

    @property
    def others(self) -> tuple[Source, ...]:
        """Give every source that is no rule."""
        return (*self.test_pages, *self.products, *self.names, *self.constants)


def read_register(document: Document) -> WrittenRegister:
    """Build a register. Raises `InputError` with everything that is wrong."""
    register, problems = understood(document, WrittenRegister)
    if register is not None:
        problems = together(problems, _problems(document, register))
    if register is None or problems:
        raise UnusableFileError(problems)
    return register


_shipped = kept(read_register)


def register() -> WrittenRegister:
    """Give the register that comes with the program."""
    return _shipped(catalogue.register_of_facts())


def registered(name: str) -> Source:
    """Give a source on which the program's own words rest. Raises `KeyError` where the register does not hold it."""
    return register().by_id[name]


def with_sources(document: Document, **also: str) -> tuple[Document, list[Problem]]:
    """Give the document with the register's entries where its `sources:` has ids, and what is wrong with those.

    `also` is what else is said of each. What the register does not hold keeps its id, so that the rest is checked.
    """
    listed = _listed(document)
    cited = {place: name for place, name in enumerate(listed) if isinstance(name, str)}
    if not cited or not isinstance(document.data, dict):
        return document, []
    held = register().by_id
    written = [
        ({**_as_written(held[one]), **also} if one in held else {"id": one, "title": one})
        if isinstance(one, str)
        else one
        for one in listed
    ]
    filled = replace(document, data={**document.data, "sources": written})
    return filled, [_unknown(document, place, name, held) for place, name in cited.items() if name not in held]


def unknown_ids(document: Document) -> Iterator[Problem]:
    """Say which ids under `sources:` the register does not hold, where texts that are no ids may stand beside them."""
    held = register().by_id
    for place, one in enumerate(_listed(document)):
        if isinstance(one, str) and _ID.fullmatch(one) and one not in held:
            yield _unknown(document, place, one, held)


def due(document: Document, day: date) -> Iterator[Problem]:
    """Warn of what a file rests on and nobody looked at again in time: of its own sources, and of the register's.

    That somebody read one of its own on a day to come is a mistake.
    """
    held = register().by_id
    late = []
    for place, one in enumerate(_listed(document)):
        if isinstance(one, str) and one in held and held[one].is_overdue(day):
            late.append(held[one])
        elif isinstance(one, dict):
            yield from _due(document, ("sources", place), one, day)
    if late:
        named = ", ".join(f"{source.id} (by {day_words.day(_last_day(source))})" for source in late[:_MOST_NAMED])
        more = f" and {len(late) - _MOST_NAMED} more" if len(late) > _MOST_NAMED else ""
        what = f"this rests on what nobody has looked at again in time: {named}{more}"
        yield document.problem(("sources",), what, _LOOK, at_key=True, warning=True)


def due_in_register(document: Document, day: date) -> Iterator[Problem]:
    """Warn of every source of a register that is to be looked at again; what was read on a day to come is a mistake."""
    data = document.data if isinstance(document.data, dict) else {}
    for part in PARTS:
        listed = data.get(part)
        for place, one in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(one, dict):
                yield from _due(document, (part, place), one, day)


def schema_with_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file with ids of the register under `sources:`, beside sources of its own."""
    listed = schema["properties"]["sources"]
    listed["items"] = {"anyOf": [{"type": "string", "pattern": SAYS_SOMETHING}, listed["items"]]}
    return schema


_LOOK: Final = "read it, put right what it changes, and write down the day and the next one"
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_WEB: Final = re.compile(r"https?://[^\s/]+\S*")
_MOST_NAMED: Final = 3


def _listed(document: Document) -> list[object]:
    listed = document.data.get("sources") if isinstance(document.data, dict) else None
    return listed if isinstance(listed, list) else []


def _as_written(source: Source) -> dict[str, object]:
    """Give a source as a file says it; what is left out there is left out here."""
    said = {name: value for name, value in asdict(source).items() if value not in {"", None, False}}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}


def _unknown(document: Document, place: int, name: str, held: Mapping[str, Source]) -> Problem:
    fix = did_you_mean(name, held) or "write the source out here: 'id:', 'title:', 'url:'"
    return document.problem(("sources", place), f"the register of sources holds no '{name[:60]}'", fix)


def _last_day(source: Source) -> date:
    return source.look_again_by or date.max


def _due(document: Document, at: ValuePath, written: Mapping[str, object], day: date) -> Iterator[Problem]:
    name = str(written.get("id") or written.get("title", ""))[:60]
    read, by = _day_in(written, "looked_at"), _day_in(written, "look_again_by")
    if read is not None and read > day:
        what = f"'{name}' cannot have been looked at on {day_words.day(read)}, which is still to come"
        yield document.problem((*at, "looked_at"), what, "write the day on which somebody last read it")
    if by is not None and day > by:
        what = f"'{name}' was to be looked at again by {day_words.day(by)}"
        yield document.problem((*at, "look_again_by"), what, _LOOK, warning=True)


def _day_in(written: Mapping[str, object], name: str) -> date | None:
    """Give a day; None where it is left out, or a mistake that is said where the file is read."""
    try:
        return date.fromisoformat(str(written.get(name, "")))
    except ValueError:
        return None


def _problems(document: Document, register: WrittenRegister) -> Iterator[Problem]:
    ids: set[str] = set()
    places: set[tuple[str, str, str]] = set()
    for part in PARTS:
        for number, source in enumerate(getattr(register, part)):
            at = (part, number)
            yield from source_problems(document, at, source)
            if not _ID.fullmatch(source.id):
                yield document.problem((*at, "id"), "this cannot be an id", "use letters, digits and hyphens")
            if source.id in ids:
                yield document.problem((*at, "id"), f"'{source.id[:60]}' is used twice", "give one of them another id")
            if source.look_again_by is None and not source.settled:
                fix = "write 'look_again_by:', or 'settled: true' where what it says no longer changes"
                yield document.problem(at, "nobody is told to look at this again", fix)
            same = (source.url, source.title, source.edition)
            if same in places:
                yield document.problem(at, "this source is here already", "cite the other by its id")
            ids.add(source.id)
            places.add(same)


def source_problems(document: Document, at: ValuePath, source: Source) -> Iterator[Problem]:
    """Say what is wrong with a source, wherever it is written out."""
    if source.url and not _WEB.fullmatch(source.url):
        yield document.problem((*at, "url"), "this is not a web address", "write it from https:// on")
    if source.look_again_by is not None and source.settled:
        what = "what no longer changes is not looked at again"
        yield document.problem((*at, "settled"), what, "take out this or 'look_again_by'")
    if source.look_again_by is not None and source.looked_at is not None and source.look_again_by <= source.looked_at:
        what = "the day to look again is not after the day when it was looked at"
        yield document.problem((*at, "look_again_by"), what, "put them right")

"""The names that are not in the law, as people write them down (YAML): each with who writes it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from venuecheck.authoring.document import Document
from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import STRICT, together, understood
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean
from venuecheck.screening.known_names import KnownNames
from venuecheck.screening.listing import OtherName
from venuecheck.screening.words import name_of
from venuecheck.sources import source_problems, with_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source(Source):
    sure: Literal["document", "general"] = "general"
    """Whether a document was seen, or the names were written from general knowledge."""

    @property
    def words(self) -> str:
        """Who writes the names so, and whether a document was seen."""
        if self.sure == "document":
            return f"{self.title} (seen there)"
        return f"{self.title}, from general knowledge (source not found)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    name: str
    source: str
    ordinary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    of: str
    """One of the names of the organisation, as the list has it."""
    list: Literal["proscribed", "sanctions"] = "proscribed"
    """Where `of` stands; a name is looked for on every list that has it."""
    what: str = ""
    """What and where it is, in a clause, from general knowledge."""
    known_as: tuple[_Known, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenKnownNames:
    """What a file of names says that are not in the law."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: Literal["known-names"]
    """There is one such file, and it ships; a venue writes names of its own as `other_names` of a list of its own."""
    title: str
    dated: date
    sources: tuple[_Source, ...]
    """Where names were read: ids of the register of sources (documents that were seen), and sources of its own."""
    organisations: tuple[_Entry, ...]


def read_known_names(document: Document) -> tuple[KnownNames, ...]:
    """Read the names. Raises `UnusableFileError` with everything that is wrong."""
    document, uncited = with_sources(document, sure="document")
    file, problems = understood(document, WrittenKnownNames)
    problems = together(problems, uncited)
    if file is None:
        raise UnusableFileError(problems)
    problems = together(problems, _problems(document, file))
    if problems:
        raise UnusableFileError(problems)
    titles = {source.id: source.words for source in file.sources}
    return tuple(
        KnownNames(
            of=entry.of,
            list_id=entry.list,
            what=f"{entry.what} (from general knowledge)" if entry.what else "",
            known_as=tuple(
                OtherName(name=each.name, source=titles[each.source], ordinary=each.ordinary) for each in entry.known_as
            ),
        )
        for entry in file.organisations
    )


def _problems(document: Document, file: WrittenKnownNames) -> Iterator[Problem]:
    declared = {source.id for source in file.sources}
    if not file.organisations:
        yield document.problem(("organisations",), "there are no names", "add at least one")
    for at, source in enumerate(file.sources):
        yield from source_problems(document, ("sources", at), source)
        if source.sure == "document" and not source.url:
            yield document.problem(("sources", at), "a document was seen, and where is not said", "write its `url`")
        if source.sure == "general" and source.url:
            what, fix = "this has an address, and no document was seen", 'write `sure: "document"`, or no `url`'
            yield document.problem(("sources", at), what, fix)
    for at, entry in enumerate(file.organisations):
        if not entry.known_as and not entry.what:
            yield document.problem(("organisations", at), "nothing is said of it", "give `known_as`, `what`, or both")
        for place, known in enumerate(entry.known_as):
            path = ("organisations", at, "known_as", place)
            if known.source not in declared:
                what = f"the source '{known.source[:60]}' is not declared"
                yield document.problem(
                    (*path, "source"), what, did_you_mean(known.source, declared) or "declare it under 'sources:'"
                )
            if not name_of(known.name).words:
                yield document.problem(
                    (*path, "name"), "this name has too few letters to be looked for", "write it out"
                )

"""XML from a stranger, as plain elements: no entities, no document type, bounded in size and depth.

The standard library's expat does the parsing. A document type declaration is refused where it begins, so that no
entity can be declared, expanded or fetched; what is left of XML cannot grow.
"""

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from venuecheck.core.problem import InputError, Problem, UnusableFileError

MAX_BYTES = 128 * 1024 * 1024
_MAX_DEPTH = 64
_MAX_ELEMENTS = 5_000_000


@dataclass(slots=True)
class Element:
    """One element: its name without its namespace, its text and elements in order, and its line."""

    name: str
    attributes: dict[str, str]
    line: int
    content: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The elements directly in it."""
        return [each for each in self.content if isinstance(each, Element)]

    def first(self, name: str) -> "Element | None":
        """Give the first element of this name directly in it."""
        return next((each for each in self.elements if each.name == name), None)

    def all(self, name: str) -> list["Element"]:
        """Give every element of this name in it, however deep, in order."""
        found: list[Element] = []
        waiting = list(reversed(self.elements))
        while waiting:
            here = waiting.pop()
            if here.name == name:
                found.append(here)
            waiting += reversed(here.elements)
        return found

    def by_name(self) -> dict[str, list["Element"]]:
        """Give every element in it by name, however deep, each name's in order: to look for many names at once."""
        found: dict[str, list[Element]] = {}
        waiting = list(reversed(self.elements))
        while waiting:
            here = waiting.pop()
            found.setdefault(here.name, []).append(here)
            waiting += reversed(here.elements)
        return found

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """Give all text in it, white space evened out, without that of the elements named."""
        return " ".join("".join(self.texts(without)).split())

    def texts(self, without: frozenset[str]) -> list[str]:
        """Give its pieces of text in order, without those of the elements named."""
        parts: list[str] = []
        for each in self.content:
            if isinstance(each, str):
                parts.append(each)
            elif each.name not in without:
                parts += each.texts(without)
        return parts

    def value(self, name: str) -> str:
        """Give the text of the first element of this name directly in it, empty where there is none."""
        found = self.first(name)
        return found.text() if found else ""


def parse(raw: bytes, file: str) -> Element:
    """Read a document. Raises `InputError` with the line where it cannot be."""
    if len(raw) > MAX_BYTES:
        raise InputError.at(file, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "is it the right one?")
    return _Builder(file).build(raw)


class _Builder:
    def __init__(self, file: str) -> None:
        self._file = file
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0

    def build(self, raw: bytes) -> Element:
        try:
            self._parser.Parse(raw, True)
        except expat.ExpatError as error:
            what = f"this is not whole XML ({expat.ErrorString(error.code)})"
            fix = "download it again: it may have been cut off, or be a web page that says why there is none"
            raise UnusableFileError(
                [Problem(file=self._file, line=error.lineno, column=error.offset + 1, what=what, fix=fix)]
            ) from None
        except (UnicodeDecodeError, LookupError, ValueError):
            raise InputError.at(self._file, "the text is not in the encoding that it names", _AGAIN) from None
        if self._root is None:
            raise InputError.at(self._file, "the file is empty", _AGAIN)
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= _MAX_DEPTH or self._count > _MAX_ELEMENTS:
            self._fail("this is nested too deep, or too long, for such a list", "is it the right file?")
        element = Element(_local(name), {_local(key): value for key, value in attributes.items()}, self._line)
        if self._open:
            self._open[-1].content.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, name: str) -> None:
        del name
        self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)

    def _refuse(self, *_: object) -> None:
        what = "this declares a document type or entities, which the official lists do not"
        self._fail(what, "do not use this file; download it from the official address")

    def _fail(self, what: str, fix: str) -> NoReturn:
        column = self._parser.CurrentColumnNumber + 1
        raise UnusableFileError([Problem(file=self._file, line=self._line, column=column, what=what, fix=fix)])

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber


_AGAIN = "download it again"


def _local(name: str) -> str:
    return name.rpartition("}")[2]

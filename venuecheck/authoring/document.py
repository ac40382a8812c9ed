"""One YAML document: its values, and where each of them stands in the file.

A strict subset of YAML 1.2 (core schema) is read, because its authors are not programmers: `no` is the word
"no" and not false, `12:30` is text and not 750. Anchors, aliases, tags, duplicate keys and a second document
are refused: each of them surprises, and aliases can grow without limit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from venuecheck.authoring.not_yaml import A_FOREIGN_SPACE, NO_SPACE, ORDINARY_SPACES, not_yaml
from venuecheck.core.ordinary_file import opened
from venuecheck.core.plain_text import is_text
from venuecheck.core.problem import InputError, Problem, UnusableFileError

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 40
MAX_VALUES = 200_000

ValuePath = tuple[str | int, ...]
_QUOTED = frozenset({"'", '"', "|", ">"})
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}(?:[eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a file says (`data`: dicts, lists, str, int, float, bool, None) and where."""

    file: str
    data: object
    places: dict[ValuePath, tuple[int, int]]
    """Path of each value to its line and column, both from 1."""
    keys: dict[ValuePath, tuple[int, int]]
    """Path of each mapping entry to the line and column of its key."""
    unquoted: dict[ValuePath, str] = field(default_factory=dict)
    """Path of each text that stands in the file without quotes."""
    text: str = ""
    """What stands in the file, as it was written."""

    def problem(self, path: ValuePath, what: str, fix: str, *, at_key: bool = False, warning: bool = False) -> Problem:
        """Report a problem at `path`, or at its nearest ancestor that the file has; `fix` says what to do about it."""
        line, column = self.place(path, at_key=at_key)
        return Problem(file=self.file, line=line, column=column, what=what, fix=fix, warning=warning)

    def place(self, path: ValuePath, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of the value (or of its key) at `path` or at its nearest ancestor."""
        if at_key and path in self.keys:
            return self.keys[path]
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return (1, 1)

    def value(self, path: ValuePath) -> object:
        """Give what the file says at `path`; None where it says nothing that can be read."""
        found = self.data
        for step in path:
            if isinstance(found, dict):
                found = found.get(step)
            else:
                found = found[step] if isinstance(found, list) and isinstance(step, int) else None
        return found


def read_file(path: Path) -> Document:
    """Read the YAML file at `path`. Raises `InputError` where it cannot be read."""
    return read(bytes_of(path), str(path))


def bytes_of(path: Path) -> bytes:
    """Give what stands in the file at `path`, up to a byte more than is read. Raises `InputError`."""
    try:
        with opened(path) as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError.at(str(path), "there is no such file", "check the name and the folder") from None
    except IsADirectoryError:
        raise InputError.at(str(path), "this is a folder, not a file", "name a file in it") from None
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "see who may read it") from None


def read(raw: bytes, file: str) -> Document:
    """Read one YAML document from `raw` (UTF-8). `file` names it in errors. Raises `InputError`."""
    document, problems = read_in_part(raw, file)
    if problems:
        raise UnusableFileError(problems)
    return document


def read_in_part(raw: bytes, file: str) -> tuple[Document, list[Problem]]:
    """Give a document as far as it can be read, with what is refused in it, so that the rest can be looked at as well.

    Of what is given twice the first counts, an alias stands for nothing, and only the first of several documents is
    read. Raises `InputError` where it is no YAML at all.
    """
    if len(raw) > MAX_BYTES:
        raise InputError.at(file, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB", "split it")
    if raw.startswith(_OF_OFFICE):
        raise InputError.at(file, *_NO_TEXT_FILE)
    text = utf8_text(raw, file)
    problems: list[Problem] = []
    try:
        problems = _surprises(text, file)
        node = next(yaml.compose_all(text, Loader=yaml.CSafeLoader), None)
    except yaml.MarkedYAMLError as error:
        form = not_yaml(error, text, file)
        said = {problem.line for problem in problems}  # an alias to nothing was refused already
        raise UnusableFileError(problems if form.line in said else [*problems, form]) from None
    except yaml.YAMLError:
        raise UnusableFileError([_not_allowed(text, file)]) from None
    if node is None:
        raise InputError.at(file, "the file is empty", "bring back what stood in it, or name another")
    places: dict[ValuePath, tuple[int, int]] = {}
    keys: dict[ValuePath, tuple[int, int]] = {}
    unquoted: dict[ValuePath, str] = {}
    data = _value(node, (), _Sink(file, places, keys, problems, unquoted, set()))
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Document(file=file, data=data, places=places, keys=keys, unquoted=unquoted, text=text), problems


def utf8_text(raw: bytes, file: str) -> str:
    """Give the text of a file that somebody wrote. Raises `UnusableFileError` at the first byte that is none."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not is_text(raw):
            raise InputError.at(file, "this is not a text file", "choose the file that was written as text") from None
        before = raw[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        fix = "save it as UTF-8 (in Notepad: Save as, Encoding)"
        wrong = Problem(file=file, line=line, column=column, what="not UTF-8 text", fix=fix)
        raise UnusableFileError([wrong]) from None


_OF_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""How files of Word and Excel, of their earlier versions, and PDF begin."""
_NO_TEXT_FILE = (
    "this is no text file, but a document of Word, Excel or the like",
    "copy its text into a plain text editor, and save that",
)
_REFUSED = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def _not_allowed(text: str, file: str) -> Problem:
    """Say where a character stands that YAML does not allow."""
    found = _REFUSED.search(text)
    place = found.start() if found else 0
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    what = f"a character that cannot be seen stands here (U+{ord(text[place]):04X}), and YAML does not allow it"
    fix = "delete it, or copy the text through a plain text editor"
    return Problem(file=file, line=line, column=column, what=what, fix=fix)


@dataclass(frozen=True, slots=True)
class _Sink:
    file: str
    places: dict[ValuePath, tuple[int, int]]
    keys: dict[ValuePath, tuple[int, int]]
    problems: list[Problem]
    unquoted: dict[ValuePath, str]
    seen: set[int]
    """Values that were built: an alias, which is refused, leads to one of them again, and could do so without end."""


def _surprises(text: str, file: str) -> list[Problem]:
    """Walk the events once, before anything is built, so that a hostile file costs no memory.

    Raises `UnusableFileError` where there are too many values.
    """
    problems: list[Problem] = []
    depth = documents = 0
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
    for values, event in enumerate(events):
        found = None
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag in _UNTAGGED:
            pass  # as nearly all are
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            found = _AN_ANCHOR
        elif getattr(event, "tag", None) not in _UNTAGGED:
            found = _A_TAG
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            found = _A_SECOND if documents > 1 else None
        if found is not None:
            line, column = _position(event)
            problems.append(Problem(file=file, line=line, column=column, what=found[0], fix=found[1]))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or values > MAX_VALUES:
            line, column = _position(event)
            what, fix = _TOO_DEEP if depth > MAX_DEPTH else _TOO_MANY
            raise UnusableFileError([*problems, Problem(file=file, line=line, column=column, what=what, fix=fix)])
    return problems


_TOO_DEEP = (
    f"nested deeper than {MAX_DEPTH}",
    "close each '[' and '{' where its list ends, and let each line begin where the entry before it does",
)
_TOO_MANY = f"more than {MAX_VALUES} values", "split the file"
_UNTAGGED = frozenset({None, "!"})
_AN_ANCHOR = "anchors (&) and aliases (*) are not used here", "write the value out, or quote it if it is text"
_A_TAG = "tags (!) are not used here", "put quotes around text that begins with '!'"
_A_SECOND = "a second document begins here", "keep one to a file"


def _value(node: yaml.Node, path: ValuePath, sink: _Sink) -> object:
    line, column = _position(node)
    sink.places[path] = (line, column)
    if id(node) in sink.seen:
        return None
    sink.seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        said = _scalar(node)
        if isinstance(said, str) and node.style not in _QUOTED:
            sink.unquoted[path] = said
        return said
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), sink) for index, item in enumerate(node.value)]
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key_line, key_column = _position(key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            what = "the name of an entry must be a single word"
            sink.problems.append(Problem(file=sink.file, line=key_line, column=key_column, what=what))
            continue
        key = str(key_node.value)
        if NO_SPACE.match(key):
            sink.problems.append(
                Problem(file=sink.file, line=key_line, column=key_column, what=A_FOREIGN_SPACE, fix=ORDINARY_SPACES)
            )
            continue
        if key in mapping:
            first = sink.keys[(*path, key)][0]
            what = f"'{key}' is given twice (first on line {first})"
            fix = "keep one of them"
            sink.problems.append(Problem(file=sink.file, line=key_line, column=key_column, what=what, fix=fix))
            continue
        sink.keys[(*path, key)] = (key_line, key_column)
        mapping[key] = _value(value_node, (*path, key), sink)
    return mapping


def _position(node: yaml.Node | yaml.Event) -> tuple[int, int]:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    if node.style in _QUOTED:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text

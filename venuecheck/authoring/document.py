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

    def problem(
        self, path: ValuePath, what: str, fix: str = "", *, at_key: bool = False, warning: bool = False
    ) -> Problem:
        """Report a problem at `path`, or at its nearest ancestor that the file has."""
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
        raise InputError.at(str(path), f"the file cannot be read ({error.strerror or 'input error'})") from None


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
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not is_text(raw):
            raise InputError.at(file, "this is not a text file", "choose the file that was written as text") from None
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        fix = "save it as UTF-8 (in Notepad: Save as, Encoding)"
        raise UnusableFileError(
            [Problem(file=file, line=line, column=column, what="not UTF-8 text", fix=fix)]
        ) from None
    problems: list[Problem] = []
    try:
        problems = _surprises(text, file)
        node = next(yaml.compose_all(text, Loader=yaml.CSafeLoader), None)
    except yaml.MarkedYAMLError as error:
        form = _syntax_problem(error, text, file)
        said = {problem.line for problem in problems}  # an alias to nothing was refused already
        raise UnusableFileError(problems if form.line in said else [*problems, form]) from None
    except yaml.YAMLError:
        fix = "remove characters that cannot be seen (copy the text through a plain text editor)"
        raise InputError.at(file, "the text holds characters that YAML does not allow", fix) from None
    if node is None:
        raise InputError.at(file, "the file is empty")
    places: dict[ValuePath, tuple[int, int]] = {}
    keys: dict[ValuePath, tuple[int, int]] = {}
    unquoted: dict[ValuePath, str] = {}
    data = _value(node, (), _Sink(file, places, keys, problems, unquoted, set()))
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Document(file=file, data=data, places=places, keys=keys, unquoted=unquoted), problems


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
            what = f"nested deeper than {MAX_DEPTH}" if depth > MAX_DEPTH else f"more than {MAX_VALUES} values"
            raise UnusableFileError([*problems, Problem(file=file, line=line, column=column, what=what)])
    return problems


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


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    tab = _tab_at(text, line, column)
    if tab is not None:
        return Problem(file=file, line=tab[0], column=tab[1], what=_A_TAB, fix=_NO_TABS)
    said = error.problem or ""
    quoted = _CURLY.search(text.splitlines()[line - 1]) if "mapping values" in said else None
    if quoted:
        return Problem(file=file, line=line, column=quoted.start(1) + 1, what=_CURLY_ONES, fix=_STRAIGHT)
    what, fix = next((words for part, words in _IN_WORDS.items() if part in said), ("", ""))
    return Problem(file=file, line=line, column=column, what=what or f"this is not YAML: {said}", fix=fix or _LOOK)


_A_TAB = "there is a tab here, and YAML takes spaces only"
_NO_TABS = "put two spaces in its place, here and in the lines like it (many editors can do that for the whole file)"
_CURLY = re.compile(r"(?:^\s*-|:)\s+([“„‘])")
_CURLY_ONES = "these quotes are curly, which are none to YAML, and there is a ': ' within the text"
_STRAIGHT = 'write straight ones (") at its start and end'
_LOOK = "check the spaces at the start of the line, and put quotes around text that holds ': ' or ' #'"
_QUOTE = "close it with the quote that it began with; inside double quotes write \\ as \\\\"
_IN_WORDS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        "this is not YAML: there is a ': ' where no entry can begin",
        "put quotes around text that holds ': ', and let entries of one kind begin in one column",
    ),
    "did not find expected key": (
        "this is not YAML: the line does not begin where the lines of this part do",
        "let it begin in the same column as the entry before it; put quotes around the whole of a text",
    ),
    "could not find expected ':'": (
        "this is not YAML: a line is neither 'name: value' nor part of a text",
        "write 'name: value', or let the text go on further to the right than its name",
    ),
    "block sequence entries are not allowed": (
        "this is not YAML: a list begins here where none can",
        "put '- ' on a line of its own below the name, further to the right",
    ),
    "did not find expected '-' indicator": (
        "this is not YAML: the lines of a list do not begin alike",
        "let each begin with '- ' in the same column",
    ),
    "found unexpected end of stream": ("this is not YAML: a text in quotes is not closed", _QUOTE),
    "found unknown escape character": ("this is not YAML: there is a '\\' inside double quotes", _QUOTE),
    "did not find expected ',' or": (
        "this is not YAML: what began with '[' or '{' is not closed",
        "part its entries with commas, and close it with ']' or '}'",
    ),
    "found character that cannot start any token": (
        "this is not YAML: no text begins with this character unless it is in quotes",
        "put quotes around the text",
    ),
}
"""What the reader of YAML says, by a part of it: what is wrong, and what to do."""


def _tab_at(text: str, line: int, column: int) -> tuple[int, int] | None:
    """Give where a tab stands that YAML stumbled over: here, or at the start of this line or of the one before."""
    lines = text.splitlines()
    for number in (line, line - 1):
        row = lines[number - 1] if 0 < number <= len(lines) else ""
        if number == line and row[column - 1 : column] == "\t":
            return line, column
        space = row[: len(row) - len(row.lstrip())]
        if "\t" in space:
            return number, space.index("\t") + 1
    return None

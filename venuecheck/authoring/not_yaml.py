"""A text that is no YAML: where, and what to do, in words of people who do not program."""

import re

import yaml

from venuecheck.core.problem import Problem


def not_yaml(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Say where the text is no YAML, and what most likely makes it so."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    tab = _tab_at(text, line, column)
    if tab is not None:
        return Problem(file=file, line=tab[0], column=tab[1], what=_A_TAB, fix=_NO_TABS)
    copied = _copied_at(text, line)
    if copied is not None:
        return Problem(file=file, line=copied[0], column=copied[1], what=copied[2], fix=copied[3])
    said = error.problem or ""
    begun = _quote_begun(error, text, line)
    if begun is not None:
        return Problem(file=file, line=begun[0], column=begun[1], what=_NOT_CLOSED, fix=_QUOTE)
    quoted = _CURLY.search(text.splitlines()[line - 1]) if "mapping values" in said else None
    if quoted:
        return Problem(file=file, line=line, column=quoted.start(1) + 1, what=_CURLY_ONES, fix=_STRAIGHT)
    behind = _behind_a_quote(text, line, column) if "did not find expected" in said else None
    if behind is not None:
        return Problem(file=file, line=line, column=column, what=behind[0], fix=behind[1])
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


_ENTRY = re.compile(r"[\w.-]+:(?:\s|$)")
_CLOSED = re.compile(r"(?:^|:|-)\s+(?:\"[^\"]*\"|'[^']*')\s*$")
_A_COMMA = (
    "this is not YAML: there is a comma after the text",
    "take it out: entries on lines of their own have nothing between them",
)
_GOES_ON = (
    "this is not YAML: a quote ends the text before this, and more stands behind it",
    "let the text end with the quote that it began with; inside double quotes (\") write single ones (')",
)


def _behind_a_quote(text: str, line: int, column: int) -> tuple[str, str] | None:
    """Tell of what stands behind a text in quotes, on its line."""
    lines = text.splitlines()
    row = lines[line - 1] if line <= len(lines) else ""
    rest = row[column - 1 :].strip()
    if not rest or not _CLOSED.search(row[: column - 1]) or _ENTRY.match(rest):
        return None
    return _A_COMMA if rest == "," else _GOES_ON


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


_NOT_CLOSED = "this is not YAML: the quote that begins here is not closed where its text ends"
_FENCE = re.compile(r"^ *(```|~~~)")
NO_SPACE = re.compile("^[ ]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff])")
A_FOREIGN_SPACE = "the line begins with a space that is none to YAML, as web pages and word processors make them"
ORDINARY_SPACES = "put ordinary spaces in its place, here and in the lines like it"
_NO_HYPHEN = re.compile("^ *([\u2010-\u2015\u2212\u2022])[ \u00a0]")
_COPIED = (
    (
        _FENCE,
        "this line marks a piece of a page or a message, and is no part of the file",
        "take it out, at its end as well",
    ),
    (
        NO_SPACE,
        A_FOREIGN_SPACE,
        ORDINARY_SPACES,
    ),
    (_NO_HYPHEN, "the line begins with a dash or dot that a word processor made", "write a hyphen and a space: '- '"),
)
"""What comes along when text is copied from elsewhere."""


def _copied_at(text: str, last: int) -> tuple[int, int, str, str] | None:
    for number, line in enumerate(text.splitlines()[:last], start=1):
        for sign, what, fix in _COPIED:
            found = sign.match(line)
            if found:
                return number, found.start(1) + 1, what, fix
    return None


_OPENS = re.compile(r"^(?:\s*-)*\s*(?:[\w.-]+:\s+)?([\"'])")


def _quote_begun(error: yaml.MarkedYAMLError, text: str, line: int) -> tuple[int, int] | None:
    """Give where a quote begins that ends at the next one, within another text: the error shows only there."""
    if (
        error.context
        and "quoted scalar" in error.context
        and error.context_mark
        and "escape" not in (error.problem or "")
    ):
        return error.context_mark.line + 1, error.context_mark.column + 1
    lines = text.splitlines()
    for number in range(line - 1, max(line - _LONGEST_QUOTE, 0), -1):
        row = lines[number - 1]
        opened = _OPENS.match(row)
        if opened and row.count(opened[1]) == 1:
            return number, opened.start(1) + 1
        if "'" in row or '"' in row:
            return None
    return None


_LONGEST_QUOTE = 40
"""Lines over which a text in quotes is looked for that is not closed."""

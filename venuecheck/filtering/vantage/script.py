"""Where a page's scripts send the window when the page is loaded, read and not run.

A script's words are walked through once. An assignment counts that is made in any case: not under an `if`, not in a
function that nobody calls on loading. What is assigned is put together from texts, from the page's own address and from
variables that were set before; a part that cannot be known is left out.
"""

import base64
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from venuecheck.filtering.model.address import MAX_URL, WebAddress

_READ = 32 * 1024
_MOST_WORDS = 8_000
_DEEPEST = 20
_MOST_TEXTS = 20  # of a script that are run as scripts themselves; further ones do not count
_LONGEST_STATEMENT = 200
"""Words; in a longer one nobody looks for a condition, and it does not count."""
_WORD = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?(?:\*/|\Z)|<!--[^\n]*)"""
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*+(?:"|$)|'(?:[^'\\\n]|\\.)*+(?:'|$)|`(?:[^`\\]|\\.)*+(?:`|\Z))"""
    r"""|(?P<word>[A-Za-z_$][\w$]*|\d[\w.]*|=>|[=!]==?|[-+*/%&|^<>]=|&&|\|\||\?\?|\?\.|.)""",
    re.DOTALL | re.MULTILINE,
)
_WINDOWS = frozenset({"window", "self", "top", "parent", "document", "this", "globalThis"})
_CONDITIONS = frozenset({"if", "else", "while", "for", "switch", "case", "catch", "&&", "||", "??", "?", "=>"})
_CALLERS = frozenset({"setTimeout", "requestAnimationFrame", "queueMicrotask", "$", "jQuery", "ready"})
_RUN_TEXT = frozenset({"setTimeout", "eval"})
_ADDRESSED = _RUN_TEXT | {"location", "open"}
_QUOTES = frozenset("\"'`")
_ON_LOADING = frozenset({"load", "DOMContentLoaded", "pageshow", "readystatechange"})
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL)
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_HOLE = re.compile(r"\$\{([^{}]{0,500})\}")
_UNRESERVED = "-_.!~*'()"
_Function = Callable[[str], str]


def assigned_address(scripts: Sequence[str], asked: WebAddress) -> str:
    """Give the address that the scripts of the page `asked` assign to its window, '' for none."""
    words = [list(_words(script[:_READ])) for script in scripts]
    called = [word for each in words for word in (*each, *_words(" ".join(_run_as_scripts(each))))]
    known: dict[str, str] = {}
    for each in words:
        found = _Walk(each, called, asked, known).target()
        if found:
            return found
    return ""


def _run_as_scripts(words: Sequence[str]) -> Iterator[str]:
    """Give the texts among a script's words that are run as scripts themselves."""
    for at, word in enumerate(words[:-2]):
        if word in _RUN_TEXT and words[at + 1] == "(" and words[at + 2][:1] in _QUOTES:
            yield _text(words[at + 2])


def _words(script: str) -> Iterator[str]:
    """Give a script's words and texts, texts with their quotes."""
    for count, match in enumerate(_WORD.finditer(script)):
        if count > _MOST_WORDS:
            return
        if match["skip"] is None:
            yield match[0]


@dataclass(slots=True)
class _Walk:
    """One script walked through from its beginning."""

    words: list[str]
    everywhere: list[str]
    """The words of all scripts, among which functions may be called."""
    asked: WebAddress
    known: dict[str, str]
    """Variables set by now."""
    inner: bool = False
    """Whether it is a text that another script runs."""
    _texts_run: int = 0
    _blocks: list[bool] = field(default_factory=list)
    """For each block around, whether what is in it is done in any case."""

    def target(self) -> str:
        """Give the first address that is assigned in any case, '' for none."""
        for at, word in enumerate(self.words):
            if word == "{":
                self._blocks.append(self._is_done(at))
            elif word == "}" and self._blocks:
                self._blocks.pop()
            elif word in {"var", "let", "const"} and self._at(at + 2) == "=":
                self._set(self._at(at + 1), at + 3)
            elif word in _ADDRESSED and all(self._blocks) and not self._conditional(at):
                value = self._within(at) if word in _RUN_TEXT else self._assigned(at)
                if value:
                    return value
        return ""

    def _within(self, at: int) -> str:
        """Give what a text assigns that is run as a script, '' where it is none, and after many."""
        text = self._at(at + 2)
        if self._at(at + 1) != "(" or text[:1] not in _QUOTES or self._texts_run >= _MOST_TEXTS:
            return ""
        self._texts_run += 1
        # within a text only what is written out there is run: it is shorter, so this ends; a variable may name itself
        script = _text(text) if self.inner else self._value(at + 2)[:_READ]
        return _Walk(list(_words(script)), self.everywhere, self.asked, self.known, inner=True).target()

    def _at(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def _set(self, name: str, at: int) -> None:
        value = _Value(self, at).read()
        if value is not None:
            self.known[name] = value[: MAX_URL + 1]  # by which an address that is too long stays so

    def _assigned(self, at: int) -> str:
        """Give what is assigned to the location that is named at `at`, '' where nothing is."""
        if not self._is_windows(at):
            return ""
        after = self._at(at + 1)
        if self.words[at] == "open":  # in the place of the page, not beside it
            own = self.words[at + 1 : at + 40]
            there = any(_text(each) in {"_self", "_top", "_parent"} for each in own if each[:1] in "\"'")
            return self._value(at + 2) if after == "(" and there else ""
        if after == "=":
            return self._value(at + 2)
        member, then = self._at(at + 2), self._at(at + 3)
        if after != ".":
            return ""
        if member == "href" and then == "=":
            return self._value(at + 4)
        return self._value(at + 4) if member in {"replace", "assign"} and then == "(" else ""

    def _value(self, at: int) -> str:
        return _Value(self, at).read() or ""

    def _is_windows(self, at: int) -> bool:
        """Whether the name at `at` is the window's own, and no variable's or other object's."""
        before = self._at(at - 1)
        if before == ".":
            return self._at(at - 2) in _WINDOWS
        return before not in {"var", "let", "const", "function", "?."}

    def _conditional(self, at: int) -> bool:
        """Whether the statement in which `at` stands is made under a condition."""
        for before in range(at - 1, max(-1, at - _LONGEST_STATEMENT), -1):
            word = self.words[before]
            if word in {";", "{", "}"}:
                return False
            if word in _CONDITIONS:
                return not (word == "=>" and self._runs(self._arrow_begins(before)))
        return at > _LONGEST_STATEMENT

    def _is_done(self, at: int) -> bool:
        """Whether the block that opens at `at` is done in any case, seen by what stands before it."""
        before = self._at(at - 1)
        if before == "=>":
            return self._runs(self._arrow_begins(at - 1))
        if before != ")":
            return before != "else"
        opening = self._opening(at - 1)
        head, further = self._at(opening - 1), self._at(opening - 2)
        if head == "function":
            return self._runs(opening - 1)
        if further == "function":  # it has a name, and counts where that is used elsewhere
            return self.everywhere.count(head) > 1 or self._runs(opening - 2)
        return False

    def _opening(self, at: int) -> int:
        """Give where the bracket was opened that is closed at `at`."""
        depth = 0
        while at > 0:
            depth += (self.words[at] == ")") - (self.words[at] == "(")
            if not depth:
                return at
            at -= 1
        return 0

    def _arrow_begins(self, at: int) -> int:
        return self._opening(at - 1) if self._at(at - 1) == ")" else at - 1

    def _runs(self, at: int) -> bool:
        """Whether the function that begins at `at`, without a name, runs when the page is loaded."""
        while self._at(at - 1) == "async":
            at -= 1
        before, further = self._at(at - 1), self._at(at - 2)
        if before == "(":
            nameless = not (further[:1].isalnum() or further[:1] in {"_", "$", ")"}) or further in {"return", "void"}
            return nameless or further in _CALLERS
        if before == ",":
            return _text(further) in _ON_LOADING
        return before in {"!", "void", "+"} or (before == "=" and further in {"onload", "onpageshow"})


@dataclass(slots=True)
class _Value:
    """What stands at a place of a script, put together as far as it can be known."""

    walk: _Walk
    at: int
    depth: int = 0

    def read(self) -> str | None:
        """Give a sum of texts; None where its beginning cannot be known."""
        parts = [self._part()]
        while self._word() == "+":
            self.at += 1
            parts.append(self._part())
        return None if parts[0] is None else "".join(part or "" for part in parts)

    def _word(self) -> str:
        return self.walk.words[self.at] if self.at < len(self.walk.words) else ""

    def _part(self) -> str | None:
        self.at += self._word() == "new"
        word = self._word()
        self.at += 1
        if word[:1] in {'"', "'"}:
            return _text(word)
        if word[:1] == "`":
            return _HOLE.sub(self._filled, _text(word))
        if word == "(" and self.depth < _DEEPEST:
            return self._inner(str)
        name = word
        while self._word() == ".":
            name += "." + (self.walk.words[self.at + 1] if self.at + 1 < len(self.walk.words) else "")
            self.at += 2
        if self._word() == "(" and self.depth < _DEEPEST:
            self.at += 1
            return self._inner(_FUNCTIONS.get(name.removeprefix("window.")))
        return self.walk.known.get(name, _own(name, self.walk.asked))

    def _inner(self, function: _Function | None) -> str | None:
        """Read what is in brackets, and stand behind them."""
        inner = _Value(self.walk, self.at, self.depth + 1)
        value = inner.read()
        self.at, open_ = inner.at, 1
        while open_ and self._word():
            open_ += (self._word() == "(") - (self._word() == ")")
            self.at += 1
        return None if function is None or value is None else function(value)

    def _filled(self, hole: re.Match[str]) -> str:
        if self.depth >= _DEEPEST:
            return ""
        walk = _Walk(list(_words(hole[1])), [], self.walk.asked, self.walk.known)
        return _Value(walk, 0, self.depth + 1).read() or ""


def _text(word: str) -> str:
    """Give what a text in quotes says."""
    inner = word[1:-1] if len(word) > 1 and word[-1] == word[0] else word[1:]
    return _ESCAPE.sub(_unescaped, inner)


def _unescaped(match: re.Match[str]) -> str:
    number = match[1] or match[2] or match[3]
    if number:
        code = int(number, 16)
        return chr(code) if code < 0x110000 else ""  # noqa: PLR2004 - Unicode's end
    return _SHORT.get(match[4], match[4])


def _own(name: str, asked: WebAddress) -> str | None:
    """Give what a name says of the page's own address; None where it says nothing of it."""
    bare = name
    for window in _WINDOWS:
        bare = bare.removeprefix(f"{window}.")
    path, _, query = asked.target.partition("?")
    origin = f"{asked.scheme}://{asked.authority}"
    return {
        "location": asked.url,
        "location.href": asked.url,
        "URL": asked.url,
        "documentURI": asked.url,
        "location.origin": origin,
        "location.protocol": f"{asked.scheme}:",
        "location.host": asked.authority,
        "location.hostname": asked.host,
        "domain": asked.host,
        "location.pathname": path,
        "location.search": f"?{query}" if query else "",
        "location.hash": "",
        "referrer": "",
    }.get(bare)


_FUNCTIONS: dict[str, _Function] = {
    "encodeURIComponent": lambda text: quote(text, safe=_UNRESERVED),
    "encodeURI": lambda text: quote(text, safe=_UNRESERVED + ";/?:@&=+$,#"),
    "escape": lambda text: quote(text, safe="@*_+-./"),
    "btoa": lambda text: base64.b64encode(text.encode("latin-1", "replace")).decode("ascii"),
    "decodeURIComponent": unquote,
    "unescape": unquote,
    "String": str,
    "URL": str,
}

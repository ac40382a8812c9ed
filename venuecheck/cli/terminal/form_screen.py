"""The screen that a form is shown on: lines out, one line in, and a way to leave at any time."""

import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from venuecheck.core.plain_text import plain

_WIDEST = 88
_LONGEST_LINE = 20_000


class Left(Exception):  # noqa: N818 - leaving is no error
    """The person has left: typed `save`, closed the input, or pressed Ctrl-C."""


def read_line() -> str:
    """Read one line from whoever is there: a person at a terminal, or a pipe. Raises `EOFError` at the end."""
    if sys.stdin is None or sys.stdin.closed:
        raise EOFError
    return input()


class Screen:
    """Writes plain lines; nothing that a file or a person says is taken as markup or as a terminal's command."""

    def __init__(self, out: TextIO, read_line: Callable[[], str]) -> None:
        self._console = Console(file=out, highlight=False, markup=False, emoji=False)
        self._console.width = min(self._console.width, _WIDEST)
        self._encoding = getattr(out, "encoding", None) or "utf-8"
        self._read_line = read_line

    def say(self, text: str = "", *, style: str = "", hang: int = 0) -> None:
        """Write a paragraph; lines after the first begin `hang` places further in."""
        for paragraph in plain(text, _LONGEST_LINE, one_line=False).split("\n"):
            lines = textwrap.wrap(
                paragraph,
                self._console.width,
                subsequent_indent=" " * hang,
                break_long_words=False,  # a web address over two lines cannot be followed
                break_on_hyphens=False,
            )
            for line in lines or [""]:
                self._console.print(Text(self._writable(line), style=style), soft_wrap=True)

    def command(self, text: str) -> None:
        """Write a command to be copied: on one line, however long."""
        self._console.print(Text(self._writable(f"    {plain(text, _LONGEST_LINE)}")), soft_wrap=True)

    def heading(self, text: str) -> None:
        """Write a heading with an empty line before it."""
        self.say()
        self.say(text, style="bold")

    def numbered(self, texts: Sequence[str], start: int = 1) -> None:
        """Write a numbered list."""
        for number, text in enumerate(texts, start=start):
            self.say(f"{number:3}  {text}", hang=5)

    def listed(self, texts: Iterable[str]) -> None:
        """Write a list with dashes."""
        for text in texts:
            self.say(f"- {text}", hang=2)

    def wrong(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self.say(f"! {text}", style="bold red")

    def ask(self, prompt: str = "") -> str:
        """Read one line, without the spaces around it. Raises `Left`."""
        while True:
            self._console.print(Text(self._writable(f"{prompt}> "), style="bold cyan"), end="")
            try:
                text = plain(self._read_line(), _LONGEST_LINE).strip()
            except (EOFError, KeyboardInterrupt):
                self.say()
                raise Left from None
            except UnicodeDecodeError:
                self.wrong("This cannot be read as text. Type it again.")
                continue
            if text.casefold() == "save":
                raise Left
            return text

    def _writable(self, text: str) -> str:
        # a Windows console or a pipe may not know every letter; a question mark is better than a crash
        return text.encode(self._encoding, "replace").decode(self._encoding, "replace")

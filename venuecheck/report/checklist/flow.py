"""A checklist as a picture: the questions from top to bottom, when each is asked, and what they lead to.

SVG without colour that means anything, without scripts and outside resources; title and description say what it is,
and every word in it is text that can be searched and read out. `checklist show` gives the same in words.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from xml.sax.saxutils import escape

from venuecheck.core.plain_text import plain
from venuecheck.report.checklist.view import ChecklistShown, QuestionShown, RepeatShown, RuleShown, SectionShown

_WIDTH, _MARGIN, _LINE = 1000, 24, 17
_BOX_LEFT, _BOX_WIDTH, _NOTE_LEFT, _NOTE_WIDTH = 24, 540, 620, 356
_BOX_LETTERS, _NOTE_LETTERS = 68, 48
_STYLE = (
    "text{font:14px Helvetica,Arial,sans-serif;fill:#14181c}.h{font-weight:700;font-size:17px}.n{font-size:13px}"
    ".s{fill:#4b555e}rect{fill:#fff;stroke:#14181c}.if{stroke-dasharray:5 4;fill:#f4f6f7}"
    ".out{stroke-width:2.5}path{stroke:#14181c;fill:none}"
)


@dataclass(slots=True)
class _Drawing:
    parts: list[str] = field(default_factory=list)
    y: int = _MARGIN
    bottom: int = 0
    """Where the last box of the main line ends; 0 where there is none yet."""

    def words(self, text: str, x: int, y: int, style: str = "") -> None:
        """Write one line."""
        of = f' class="{style}"' if style else ""
        self.parts.append(f'<text x="{x}" y="{y}"{of}>{escape(plain(text, 500))}</text>')

    def heading(self, text: str) -> None:
        """Write a heading, and begin a new line of boxes below it."""
        self.y += 14
        for line in textwrap.wrap(plain(text, 500), 90) or [""]:
            self.words(line, _BOX_LEFT, self.y + 16, "h")
            self.y += 22
        self.y += 8
        self.bottom = 0

    def remark(self, text: str) -> None:
        """Write small print across the page; nothing where there is none."""
        for line in textwrap.wrap(plain(text, 500), 120):
            self.words(line, _BOX_LEFT, self.y + 8, "s n")
            self.y += _LINE
        self.y += 8 if text else 0

    def box(self, lines: list[str], note: list[str], *, inside: bool = False, style: str = "") -> None:
        """Draw a box of the main line, with a note beside it that says when it is come to."""
        left = _BOX_LEFT + (28 if inside else 0)
        width = _BOX_WIDTH - (28 if inside else 0)
        height = max(len(lines), len(note)) * _LINE + 18
        if self.bottom:
            self.parts.append(f'<path d="M {_BOX_LEFT + 60} {self.bottom} V {self.y}"/>')
        of = f' class="{style}"' if style else ""
        self.parts.append(f'<rect{of} x="{left}" y="{self.y}" width="{width}" height="{height}" rx="4"/>')
        for place, line in enumerate(lines):
            self.words(line, left + 12, self.y + 22 + place * _LINE, "" if place == 0 else "n")
        if note:
            where = f'x="{_NOTE_LEFT}" y="{self.y}" width="{_NOTE_WIDTH}" height="{len(note) * _LINE + 18}"'
            self.parts.append(f'<rect class="if" {where} rx="4"/>')
            self.parts.append(f'<path d="M {left + width} {self.y + 18} H {_NOTE_LEFT}" stroke-dasharray="5 4"/>')
            for place, line in enumerate(note):
                self.words(line, _NOTE_LEFT + 10, self.y + 22 + place * _LINE, "n")
        self.bottom = self.y + height
        self.y = self.bottom + 18


def checklist_flow(shown: ChecklistShown) -> str:
    """Draw a checklist; gives an SVG document."""
    drawing = _Drawing()
    drawing.heading(f"{shown.title} (version {shown.version})")
    for section in shown.sections:
        _section(drawing, section)
    drawing.heading("What is recommended: the first that holds in each group, and the worst of the groups")
    for group, rules in groupby(shown.rules, key=lambda rule: rule.group):
        drawing.bottom = 0
        drawing.words(f"{group[:1].upper()}{group[1:]}", _BOX_LEFT, drawing.y + 10, "s")
        drawing.y += 18
        for rule in rules:
            drawing.box(_wrapped(rule.outcome, _BOX_LETTERS), _rule_note(rule), style="out")
    drawing.heading("A named person decides, and may decide otherwise with a reason.")
    return "\n".join(_document(shown, drawing)) + "\n"


def _section(drawing: _Drawing, section: SectionShown) -> None:
    drawing.heading(section.title)
    drawing.remark(section.text)
    for item in section.items:
        if isinstance(item, QuestionShown):
            drawing.box(_said(item), _note(item.only_if))
            continue
        drawing.box(_wrapped(f"{item.number}. {item.text} (each {item.each})", _BOX_LETTERS), _note(item.only_if))
        for question in item.questions:
            drawing.box(_said(question), _note(question.only_if), inside=True)


def _said(item: QuestionShown) -> list[str]:
    answers = " / ".join(text for _, text, _ in item.options) or item.how
    lines = _wrapped(f"{item.number}. {item.text}", _BOX_LETTERS - 4)
    return [*lines, *textwrap.wrap(plain(answers, 600), _BOX_LETTERS, max_lines=4, placeholder=" …")]


def _note(only_if: str) -> list[str]:
    return _wrapped(f"only if {only_if}", _NOTE_LETTERS) if only_if else []


def _rule_note(rule: RuleShown) -> list[str]:
    return _wrapped(f"if {rule.only_if}" if rule.only_if else "otherwise", _NOTE_LETTERS)


def _wrapped(text: str, letters: int) -> list[str]:
    return textwrap.wrap(plain(text, 2_000), letters) or [""]


def _document(shown: ChecklistShown, drawing: _Drawing) -> Iterator[str]:
    height = drawing.y + _MARGIN
    questions = sum(
        len(item.questions) if isinstance(item, RepeatShown) else 1
        for section in shown.sections
        for item in section.items
    )
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
        f' role="img" aria-labelledby="t d" lang="{escape(shown.language)}">'
    )
    yield f'<title id="t">{escape(plain(shown.title, 200))}</title>'
    yield (
        f'<desc id="d">{questions} questions in {len(shown.sections)} parts from top to bottom; beside each, in a '
        f"dashed box, when it is asked; at the end the rules that lead to an outcome.</desc>"
    )
    yield f"<style>{_STYLE}</style>"
    yield f'<rect style="fill:#fff;stroke:none" width="{_WIDTH}" height="{height}"/>'
    yield from drawing.parts
    yield "</svg>"

"""Documents of sentences: a template that people edit, its places filled in, and what comes out, block by block.

A template is plain text. It holds no instructions, so nothing in it can run, loop or freeze:

    % a comment
    # the title (of a letter: its subject)
    ## a heading, ### a lesser one
    - an entry of a list
    | a row | of a table |           the first row is its head
    {{name}}                         a place to be filled in
    {{?name}}                        nothing is put here; it only says on which fact its paragraph or entry hangs
    [[what the venue has to write]]  left to the reader, and marked so that it is seen

The template is taken apart before its places are filled, so what an answer holds stays a piece of text, whatever it
looks like. An entry or a row with a place that has several values is written once for each. A paragraph, entry or row
with a place that has no value is left out; so is a heading with nothing beneath it, a table's head without rows, and a
paragraph that leads with a colon into a list, or a paragraph, of which nothing is left.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from venuecheck.core.near_words import nearest
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean

Values = Mapping[str, str | tuple[str, ...]]
LONGEST_TEMPLATE: Final = 60_000
_PLACE: Final = re.compile(r"\{\{\s*(\??)([a-z_]{1,40})\s*\}\}")
_HALF_A_PLACE: Final = re.compile(r"(?<!\{)\{\s*\??([A-Za-z_]{1,40})\s*\}(?!\})")
_TO_FILL: Final = re.compile(r"(\[\[.{1,500}?\]\])")


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    LESSER = "lesser"
    PARAGRAPH = "paragraph"
    ENTRY = "entry"
    HEAD_ROW = "head_row"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of text; `to_fill` where it says what the reader has to write there."""

    text: str
    to_fill: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, entry or row. All but rows have one cell."""

    kind: BlockKind
    cells: tuple[tuple[Span, ...], ...]
    line: int = 0
    leads_into: "Block | None" = None
    """What follows a paragraph that ends with a colon: a list, a table, another paragraph."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces of its first cell."""
        return self.cells[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A document: its title, and what follows."""

    title: str
    blocks: tuple[Block, ...]


def read_template(
    text: str, file: str, names: frozenset[str], needed: Mapping[str, str] | None = None
) -> tuple[Block, ...]:
    """Take a template apart. `names` are the places that can be filled. Raises `InputError` with every mistake.

    `needed` are the places that it cannot do without, each with what would be missing, a noun.
    """
    if len(text) > LONGEST_TEMPLATE:
        raise InputError.at(file, f"this template has more than {LONGEST_TEMPLATE} characters", "shorten it")
    blocks = _led(tuple(_blocks(text)))
    problems = [problem for block in blocks for problem in _problems(block, file, names)]
    problems += _half_places(text, file)
    if sum(block.kind is BlockKind.TITLE for block in blocks) != 1 or blocks[0].kind is not BlockKind.TITLE:
        what = "this template must begin with one title"
        problems.insert(0, Problem(file=file, line=1, column=1, what=what, fix="write: # Your booking"))
    named = _named(blocks, text, names)
    problems += [_left_out(file, name, missing) for name, missing in (needed or {}).items() if name not in named]
    if problems:
        raise UnusableFileError(problems)
    return blocks


def filled(blocks: tuple[Block, ...], values: Values) -> Prose:
    """Fill a template's places. Every name that it uses must be among `values`."""
    done = [one for block in blocks for one in _filled(block, values)]
    title = " ".join(text_of(done[0].spans).split()) if done and done[0].kind is BlockKind.TITLE else ""
    body = done[1:] if title else done
    body = [one for place, one in enumerate(body) if not _leads_nowhere(body, place)]
    return Prose(title=title, blocks=tuple(one for place, one in enumerate(body) if not _is_bare(body, place)))


def text_of(spans: tuple[Span, ...]) -> str:
    """Give the pieces as one text, what is to be filled in with its mark."""
    return "".join(f"[To fill in: {span.text}]" if span.to_fill else span.text for span in spans)


def _blocks(text: str) -> Iterator[Block]:
    paragraph: list[str] = []
    began, in_table = 0, False
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        kind, said = _line(line)
        if paragraph and (not line or kind is not BlockKind.PARAGRAPH):
            yield Block(kind=BlockKind.PARAGRAPH, cells=(_spans(" ".join(paragraph)),), line=began)
            paragraph = []
        if line.startswith("%") or not line:
            in_table = in_table and line.startswith("%")
            continue
        if kind is BlockKind.PARAGRAPH:
            began = began if paragraph else number
            paragraph.append(said)
        elif kind is BlockKind.ROW:
            cells = tuple(_spans(cell.strip()) for cell in said.strip("|").split("|"))
            yield Block(kind=BlockKind.ROW if in_table else BlockKind.HEAD_ROW, cells=cells, line=number)
        else:
            yield Block(kind=kind, cells=(_spans(said),), line=number)
        in_table = kind is BlockKind.ROW


def _led(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Mark the paragraphs that lead into what follows."""
    return tuple(
        replace(one, leads_into=then) if _leads(one) and (_is_listed(then) or _is_paragraph(then)) else one
        for one, then in zip_longest(blocks, blocks[1:])
    )


def _leads(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and text_of(block.spans).endswith(":")


def _is_paragraph(block: Block | None) -> bool:
    return block is not None and block.kind is BlockKind.PARAGRAPH


def _is_listed(block: Block | None) -> bool:
    return block is not None and block.kind in {BlockKind.ENTRY, BlockKind.HEAD_ROW, BlockKind.ROW}


def _line(line: str) -> tuple[BlockKind, str]:
    for sign, kind in (("### ", BlockKind.LESSER), ("## ", BlockKind.HEADING), ("# ", BlockKind.TITLE)):
        if line.startswith(sign):
            return kind, line.removeprefix(sign).strip()
    if line.startswith("- "):
        return BlockKind.ENTRY, line[2:].strip()
    return (BlockKind.ROW, line) if line.startswith("|") else (BlockKind.PARAGRAPH, line)


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(text=part[2:-2].strip(), to_fill=True) if _TO_FILL.fullmatch(part) else Span(text=part)
        for part in _TO_FILL.split(text)
        if part
    ) or (Span(text=""),)


def _problems(block: Block, file: str, names: frozenset[str]) -> Iterator[Problem]:
    for span in (span for cell in block.cells for span in cell):
        for _, name in _PLACE.findall(span.text):
            if name not in names:
                what = f"there is nothing to put in place of '{{{{{name}}}}}'"
                fix = did_you_mean(name, names) or "write the name of a place that the letters which ship have"
                yield Problem(file=file, line=block.line, column=1, what=what, fix=fix)
        rest = _PLACE.sub("", span.text)
        if "{{" in rest or "}}" in rest:
            fix = "write places as {{name}} or {{?name}}, in small letters"
            yield Problem(file=file, line=block.line, column=1, what="this place cannot be read", fix=fix)


def _half_places(text: str, file: str) -> Iterator[Problem]:
    """Name what looks like a place and is none: it would go out as it stands."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in _HALF_A_PLACE.finditer("" if line.lstrip().startswith("%") else line):
            what = f"'{found[0]}' is no place, and would stand in what is sent"
            fix = f"write places with two braces on each side: {{{{{found[1].lower()}}}}}"
            yield Problem(file=file, line=number, column=found.start() + 1, what=what, fix=fix)


def _named(blocks: tuple[Block, ...], text: str, names: frozenset[str]) -> set[str]:
    """Give the places that are put in, misspelt or not; one that a paragraph only hangs on says nothing."""
    spans = (span for block in blocks for cell in block.cells for span in cell)
    written = {name for span in spans for hangs, name in _PLACE.findall(span.text) if not hangs}
    return (
        written
        | {found[1].lower() for found in _HALF_A_PLACE.finditer(text)}
        | {nearest(one, names) for one in written}
    )


def _left_out(file: str, name: str, missing: str) -> Problem:
    what = f"it has no place for {missing}"
    return Problem(file=file, line=1, column=1, what=what, fix=f"write {{{{{name}}}}} where it belongs")


def _filled(block: Block, values: Values) -> Iterator[Block]:
    named = [place for cell in block.cells for span in cell for place in _PLACE.findall(span.text)]
    if any(not values[name] for _, name in named):
        return
    lists = {name: value for hangs, name in named if not hangs and isinstance(value := values[name], tuple)}
    repeats = block.kind in {BlockKind.ENTRY, BlockKind.ROW} and lists
    for number in range(min(map(len, lists.values())) if repeats else 1):
        here = {name: value[number] if repeats else ", ".join(value) for name, value in lists.items()}
        cells = tuple(tuple(_put(span, here, values) for span in cell) for cell in block.cells)
        yield replace(block, cells=cells)


def _put(span: Span, here: Mapping[str, str], values: Values) -> Span:
    def put(found: re.Match[str]) -> str:
        return "" if found[1] else here.get(found[2]) or str(values[found[2]])

    return replace(span, text=_PLACE.sub(put, span.text))


def _leads_nowhere(blocks: list[Block], place: int) -> bool:
    """Whether it announces a list or rows of which nothing is left."""
    one, then = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    if one.kind is BlockKind.HEAD_ROW:
        return then is None or then.kind is not BlockKind.ROW
    if one.leads_into is None:
        return False
    if not _is_listed(one.leads_into):
        return then is None or then.line != one.leads_into.line or _leads_nowhere(blocks, place + 1)
    if not _is_listed(then):
        return True
    return _leads_nowhere(blocks, place + 1) if then is not None and then.kind is BlockKind.HEAD_ROW else False


def _is_bare(blocks: list[Block], place: int) -> bool:
    """Whether a heading has nothing beneath it."""
    ranks = {BlockKind.HEADING: 1, BlockKind.LESSER: 2}
    rank = ranks.get(blocks[place].kind)
    if rank is None:
        return False
    for after in blocks[place + 1 :]:
        if after.kind not in ranks:
            return False
        if ranks[after.kind] <= rank:
            return True
    return True

"""A document of sentences set out: as text for a mail, Markdown, a web page, a Word document, a PDF."""

import io
import re
import textwrap
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from venuecheck.core.problem import MissingExtraError
from venuecheck.report.setting.layout import environment, tagged_pdf
from venuecheck.report.setting.prose import Block, BlockKind, Prose, Span, text_of
from venuecheck.report.setting.word_paper import set_up

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SUFFIXES: Final = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "pdf": ".pdf"}
MEDIA_TYPES: Final = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_WIDTH: Final = 72
_END: Final = 5
"""Paragraphs at the end that stay on one page: "Yours sincerely", the signature, the reference, and two before them."""
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>|])")
_NOT_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROWS: Final = frozenset({BlockKind.HEAD_ROW, BlockKind.ROW})


def text(prose: Prose) -> bytes:
    """Set out as plain text for a mail; its title is the subject."""
    parts = [f"Subject: {prose.title}"]
    for kind, blocks in groupby(prose.blocks, key=lambda block: block.kind):
        if kind is BlockKind.ENTRY:
            parts.append("\n".join(_wrapped(text_of(block.spans), "- ", "  ") for block in blocks))
        elif kind in _ROWS:
            # the head of a table says little where each row is written out
            rows = [": ".join(map(text_of, block.cells)) for block in blocks if kind is BlockKind.ROW]
            parts += ["\n".join(_wrapped(row, "", "  ") for row in rows)] * bool(rows)
        else:
            parts += [_wrapped(text_of(block.spans)) for block in blocks]
    return ("\n\n".join(parts) + "\n").encode()


def markdown(prose: Prose) -> bytes:
    """Set out as Markdown. Nothing in the words themselves is taken for a sign."""
    lines = [f"# {_marked((Span(text=prose.title),))}", ""]
    for kind, blocks in groupby(prose.blocks, key=lambda block: block.kind):
        for block in blocks:
            cells = [_marked(cell) for cell in block.cells]
            if kind in _ROWS:
                lines.append(f"| {' | '.join(cells)} |")
                lines += [f"|{'--|' * len(cells)}"] * (kind is BlockKind.HEAD_ROW)
            else:
                sign = {BlockKind.HEADING: "## ", BlockKind.LESSER: "### ", BlockKind.ENTRY: "- "}.get(kind, "")
                lines += [f"{sign}{cells[0]}", *([""] * (kind is not BlockKind.ENTRY))]
        lines += [""] * (kind in {BlockKind.ENTRY, BlockKind.ROW})
    return ("\n".join(lines).rstrip() + "\n").encode()


def html(prose: Prose, templates: Path, head: tuple[str, ...] = ()) -> bytes:
    """Set out as one web page without scripts; `head` are the lines above the title, such as the sender's address."""
    groups = [(kind, list(blocks)) for kind, blocks in groupby(prose.blocks, key=_group)]
    return (
        environment(templates / "prose")
        .get_template("page.html")
        .render(prose=prose, groups=groups, head=head)
        .encode()
    )


def pdf(prose: Prose, templates: Path, *, made: str, head: tuple[str, ...] = ()) -> bytes:
    """Set out on A4, tagged. Raises `InputError` where the libraries are not installed."""
    page = html(prose, templates, head).decode()
    return tagged_pdf(page, made=made, identifier=f"{prose.title} {made}".encode())


def docx(prose: Prose, *, author: str, head: tuple[str, ...] = ()) -> bytes:
    """Set out as a Word document, to be edited. Raises `InputError` where the library is not installed."""
    try:
        from docx import Document  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        what = "the library that makes Word documents is not installed"
        raise MissingExtraError("office", what, instead="choose HTML", field="format") from None
    document = Document()
    properties = document.core_properties
    properties.author, properties.title = _xml(author), _xml(prose.title)
    set_up(document, {"Normal": 11, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11}, margins=(22, 20))
    for line in head:
        document.add_paragraph(_xml(line)).paragraph_format.space_after = 0
    document.add_heading(_xml(prose.title), level=1)
    for kind, blocks in groupby(prose.blocks, key=_group):
        if kind == "table":
            _table(document, list(blocks))
            continue
        for block in blocks:
            if block.kind in {BlockKind.HEADING, BlockKind.LESSER}:
                document.add_heading(_xml(text_of(block.spans)), level=2 if block.kind is BlockKind.HEADING else 3)
            else:
                style = "List Bullet" if block.kind is BlockKind.ENTRY else None
                _runs(document.add_paragraph(style=style), block.spans)
    _keep_the_end_together(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _keep_the_end_together(document: "Document") -> None:
    """Let no signature stand on a page without the text above it."""
    for paragraph in document.paragraphs[-_END:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _table(document: "Document", rows: list[Block]) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra, and slow to load

    width = max(len(row.cells) for row in rows)
    table = document.add_table(rows=0, cols=width, style="Table Grid")
    for row in rows:
        added = table.add_row()
        # a row stays on one page, and the head is said again on the next: Word has no setting in the library for them
        settings = added._tr.get_or_add_trPr()  # noqa: SLF001
        settings.append(OxmlElement("w:cantSplit"))
        if row.kind is BlockKind.HEAD_ROW:
            settings.append(OxmlElement("w:tblHeader"))
        cells = added.cells
        for cell, spans in zip(cells, row.cells, strict=False):
            _runs(cell.paragraphs[0], spans, bold=row.kind is BlockKind.HEAD_ROW)
    document.add_paragraph()


def _runs(paragraph: "Paragraph", spans: tuple[Span, ...], *, bold: bool = False) -> None:
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - an extra, and slow to load

    for span in spans:
        run = paragraph.add_run(_xml(text_of((span,))))
        run.bold = bold or span.to_fill or None
        if span.to_fill:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _group(block: Block) -> str:
    return "table" if block.kind in _ROWS else block.kind.value


def _wrapped(said: str, first: str = "", later: str = "") -> str:
    return "\n".join(
        textwrap.fill(
            line,
            _WIDTH,
            initial_indent=first if not number else later,
            subsequent_indent=later,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(said.split("\n"))
    )


def _marked(spans: tuple[Span, ...]) -> str:
    said = ""
    for span in spans:
        escaped = _MARKDOWN.sub(r"\\\1", span.text)
        said += f"**To fill in: {escaped}**" if span.to_fill else escaped
    return said.replace("\n", "  \n")


def _xml(said: str) -> str:
    return _NOT_IN_XML.sub("", said)

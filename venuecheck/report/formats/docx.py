"""The board's paper: one page in Word's format, to be edited before it is tabled."""

import io
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from venuecheck.core.problem import InvalidError, MissingExtraError
from venuecheck.report.format import Format
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.setting.word_paper import set_up

if TYPE_CHECKING:
    from docx.document import Document

FORMAT = Format(
    id="docx",
    title="The board's paper, one page (Word)",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    text=False,
    paper=True,
)
_LONGEST = 600
"""Characters of one item: what does not fit on a page stands in the full report."""


def render_partnership(view: PartnershipView, templates: Path) -> bytes:
    """Write the paper. Raises `InputError` where the edition has none, or the library is not installed."""
    del templates
    if view.paper is None:
        what = "only the board's edition has a paper"
        raise InvalidError.of("format", what, "write the edition for a board, or choose another format")
    try:
        from docx import Document  # noqa: PLC0415 - slow to load, and an extra
    except ImportError:
        what = "the library that writes Word files is not installed"
        raise MissingExtraError("collate", what, instead="choose another format", field="format") from None
    document = Document()
    _set_up(document, view)
    document.add_heading(_text(view.partnership), level=1)
    lead = document.add_paragraph(f"{_text(view.title)}. {_text(view.made_words)}.")
    lead.add_run(f" {_text(view.issue_words)} {_text(view.edition_words)}").bold = True
    for title, items in (
        ("Position", view.paper.position),
        ("What changed", view.paper.change),
        ("Decisions asked of the board", view.paper.decisions),
    ):
        document.add_heading(title, level=2)
        style = "List Number" if title.startswith("Decisions") else "List Bullet"
        for item in items:
            document.add_paragraph(_text(item), style=style)
    document.add_heading("What this does not prove", level=2)
    document.add_paragraph(_text(view.caveat))
    for said in view.rests_on.overdue_lines:
        document.add_paragraph(_text(said))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: "Document", view: PartnershipView) -> None:
    """Set the page and the properties; the template's dates are not wanted."""
    from docx.shared import Pt  # noqa: PLC0415 - as above

    set_up(document, {"Normal": 10.5, "Heading 1": 17, "Heading 2": 12}, margins=(22, 18))
    for name, before in (("Normal", 0), ("Heading 1", 0), ("Heading 2", 9)):
        spacing = document.styles[name].paragraph_format
        spacing.space_before, spacing.space_after = Pt(before), Pt(3)
    made = view.made_at.astimezone(UTC).replace(tzinfo=None)
    about = document.core_properties
    about.title, about.author = _text(f"{view.partnership}: {view.title}")[:255], "venuecheck"
    about.created = about.modified = made


def _text(text: str) -> str:
    """Give what XML can hold, short enough for a page."""
    kept = "".join(char for char in text if char not in "\ufffe\uffff")
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1] + "…"

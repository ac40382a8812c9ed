"""The report as a tagged PDF (PDF/UA-1), for a file or a printer: the printed form of the web page."""

import re
from datetime import datetime
from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.formats import html
from venuecheck.report.partnership.view import Part, PartnershipView
from venuecheck.report.setting.layout import tagged_pdf
from venuecheck.report.venue.view import View

FORMAT = Format(
    id="pdf",
    title="PDF, to file or print",
    suffix=".pdf",
    media_type="application/pdf",
    text=False,
    printed=True,
)
_SYMBOL = re.compile(r'<symbol id="(shape-\w+)" viewBox="([^"]+)">(.*?)</symbol>')
_USE = re.compile(r'<svg class="shape"([^>]*)><use href="#(shape-\w+)"/></svg>')


def render_venue(view: View, templates: Path) -> bytes:
    """Lay out the web page on A4. Raises `InputError` where the libraries for it are not installed."""
    return _printed(html.render_venue(view, templates), templates, view.venue.id, view.made_at)


def render_partnership(view: PartnershipView, templates: Path) -> bytes:
    """Lay out the web page on A4, or the appendix. Raises `InputError` where the libraries for it are not installed."""
    about = f"{view.partnership_id}{'-venues' * (view.part is Part.APPENDIX)}"
    if view.part is Part.APPENDIX:
        return _laid_out(html.render_appendix(view, templates), about, view.made_at)
    return _printed(html.render_partnership(view, templates), templates, about, view.made_at)


def _printed(page: bytes, templates: Path, about: str, made_at: datetime) -> bytes:
    styles = (templates / "pdf" / "report.css").read_text("utf-8")
    styled = page.decode().replace("</head>", f"<style>\n{styles}</style>\n</head>", 1)
    return _laid_out(_with_own_drawings(styled), about, made_at)


def _laid_out(page: str, about: str, made_at: datetime) -> bytes:
    made = made_at.isoformat(timespec="seconds")
    return tagged_pdf(page, made=made, identifier=f"{about} {made}".encode())


def _with_own_drawings(page: str) -> str:
    """Put each shape's drawing where it is used, with a name: this renderer takes none from another drawing."""
    drawings = {name: (box, drawing) for name, box, drawing in _SYMBOL.findall(page)}

    def own(use: "re.Match[str]") -> str:
        box, drawing = drawings[use[2]]
        said = use[2].removeprefix("shape-").replace("_", " ")
        return f'<svg class="shape" viewBox="{box}"{use[1]}><title>{said}</title>{drawing}</svg>'

    return _USE.sub(own, page)

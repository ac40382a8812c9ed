"""The report as a tagged PDF (PDF/UA-1), for a file or a printer: the printed form of the web page."""

import logging
import re
from pathlib import Path
from typing import cast

from venuecheck.core.problem import InputError
from venuecheck.report.format import Format
from venuecheck.report.formats import html
from venuecheck.report.view import View

FORMAT = Format(id="pdf", title="PDF, to file or print", suffix=".pdf", media_type="application/pdf", text=False)
_VARIANT = "pdf/ua-1"
_SYMBOL = re.compile(r'<symbol id="(shape-\w+)" viewBox="([^"]+)">(.*?)</symbol>')
_USE = re.compile(r'<svg class="shape"([^>]*)><use href="#(shape-\w+)"/></svg>')


def render(view: View, templates: Path) -> bytes:
    """Lay out the web page on A4. Raises `InputError` where the libraries for it are not installed."""
    page = html.render(view, templates).decode()
    styles = (templates / "pdf" / "report.css").read_text("utf-8")
    page = page.replace("</head>", f"<style>\n{styles}</style>\n</head>", 1)
    made = view.made_at.isoformat(timespec="seconds")
    return tagged_pdf(with_own_drawings(page), made=made, identifier=f"{view.venue.id} {made}".encode())


def tagged_pdf(page: str, *, made: str, identifier: bytes) -> bytes:
    """Make a PDF of a page that needs nothing from outside: whatever it asks for is refused.

    `made` (ISO 8601) is the moment that the file names as its own; the same page, moment and identifier give the
    same bytes. Raises `InputError` where the libraries are not installed.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - slow to load, and an extra
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except (ImportError, OSError):
        what = "the libraries that make a PDF are not installed"
        fix = "install venuecheck[pdf] and Pango (on Debian: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0)"
        raise InputError.at("--format", what, fix) from None

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it tells of each rule that is for screens alone
    fetcher = URLFetcher(allowed_protocols=())
    document = HTML(string=page, url_fetcher=fetcher).render(pdf_variant=_VARIANT)
    document.metadata.created = document.metadata.modified = made
    return cast("bytes", document.write_pdf(pdf_variant=_VARIANT, pdf_identifier=identifier))


def with_own_drawings(page: str) -> str:
    """Put each shape's drawing where it is used, with a name: this renderer takes none from another drawing."""
    drawings = {name: (box, drawing) for name, box, drawing in _SYMBOL.findall(page)}

    def own(use: "re.Match[str]") -> str:
        box, drawing = drawings[use[2]]
        said = use[2].removeprefix("shape-").replace("_", " ")
        return f'<svg class="shape" viewBox="{box}"{use[1]}><title>{said}</title>{drawing}</svg>'

    return _USE.sub(own, page)

"""The report as a tagged PDF (PDF/UA-1): the printed form of the web page."""

from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.formats.pdf import with_own_drawings
from venuecheck.report.partnership.formats import html
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.setting.layout import tagged_pdf

FORMAT = Format(id="pdf", title="PDF, to file or print", suffix=".pdf", media_type="application/pdf", text=False)


def render(view: PartnershipView, templates: Path) -> bytes:
    """Lay out the web page on A4. Raises `InputError` where the libraries for it are not installed."""
    page = html.render(view, templates).decode()
    styles = (templates / "pdf" / "report.css").read_text("utf-8")
    page = page.replace("</head>", f"<style>\n{styles}</style>\n</head>", 1)
    made = view.made_at.isoformat(timespec="seconds")
    return tagged_pdf(with_own_drawings(page), made=made, identifier=f"{view.partnership_id} {made}".encode())

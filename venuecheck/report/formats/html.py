"""The report for people: one HTML file that needs nothing else, on screens of any width and on A4 paper."""

from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.setting.layout import environment
from venuecheck.report.venue.view import View

FORMAT = Format(id="html", title="Web page, to read or print", suffix=".html", media_type="text/html", text=False)


def render(view: View, templates: Path) -> bytes:
    """Set the view out by the templates in `html/`; every value is escaped there."""
    from venuecheck.report.venue import drawing  # noqa: PLC0415 - needs the library of templates, which is slow to load

    return environment(templates / "html").get_template("report.html").render(view=view, drawn=drawing).encode()

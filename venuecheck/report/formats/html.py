"""The report for people: one HTML file that needs nothing else, on screens of any width and on A4 paper."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from venuecheck.report.format import Format
from venuecheck.report.view import View

if TYPE_CHECKING:
    from jinja2 import Environment

FORMAT = Format(id="html", title="Web page, to read or print", suffix=".html", media_type="text/html", text=False)


def render(view: View, templates: Path) -> bytes:
    """Set the view out by the templates in `html/`; every value is escaped there."""
    return _environment(templates / "html").get_template("report.html").render(view=view).encode()


@cache
def _environment(folder: Path) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    from venuecheck.report import drawing  # noqa: PLC0415 - needs the same library

    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["drawn"] = drawing
    return environment

"""The report for people: one HTML file that needs nothing else, on screens of any width and on A4 paper."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from venuecheck.report.format import Format
from venuecheck.report.partnership.view import MOST_ON_A_PAGE, KeptBack, PartnershipView, StatusShown
from venuecheck.report.wording import day

if TYPE_CHECKING:
    from jinja2 import Environment

FORMAT = Format(id="html", title="Web page, to read or print", suffix=".html", media_type="text/html", text=False)


def render(view: PartnershipView, templates: Path) -> bytes:
    """Set the view out by the templates in `partnership/`; every value is escaped there."""
    page = _environment(templates).get_template("partnership.html")
    return page.render(view=view, setting=_setting, day=day, most=MOST_ON_A_PAGE).encode()


def _setting(cell: object) -> str:
    """Tell how a cell is set: by its type, never by what stands in it."""
    match cell:
        case StatusShown():
            return "status"
        case KeptBack():
            return "kept_back"
        case int():
            return "number"
        case str():
            return "text"
    return "day"


@cache
def _environment(templates: Path) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    return Environment(
        # the venue's report lends its pieces and its style
        loader=FileSystemLoader([templates / "partnership", templates / "html"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

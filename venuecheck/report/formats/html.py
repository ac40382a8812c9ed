"""The report for people: one HTML file that needs nothing else, on screens of any width and on A4 paper."""

from datetime import date
from pathlib import Path

from venuecheck.report.format import Format
from venuecheck.report.partnership.behind import behind
from venuecheck.report.partnership.tables import text
from venuecheck.report.partnership.view import MOST_ON_A_PAGE, Cell, KeptBack, PartnershipView, StatusShown
from venuecheck.report.setting.layout import environment
from venuecheck.report.setting.wording import day
from venuecheck.report.venue.view import View

FORMAT = Format(id="html", title="Web page, to read or print", suffix=".html", media_type="text/html", text=False)


def render_venue(view: View, templates: Path) -> bytes:
    """Set the view out by the templates in `html/`; every value is escaped there."""
    from venuecheck.report.venue import drawing  # noqa: PLC0415 - needs the library of templates, which is slow to load

    return environment(templates / "html").get_template("report.html").render(view=view, drawn=drawing).encode()


def render_partnership(view: PartnershipView, templates: Path) -> bytes:
    """Set the view out by the templates in `partnership/`; every value is escaped there."""
    from venuecheck.report.venue import drawing  # noqa: PLC0415 - as above

    # the venue's report lends its pieces and its style
    page = environment(templates / "partnership", templates / "html").get_template("partnership.html")
    return page.render(
        view=view, setting=_setting, day=day, most=MOST_ON_A_PAGE, drawn=drawing, behind=behind(view)
    ).encode()


def render_appendix(view: PartnershipView, templates: Path) -> str:
    """Set an appendix out to be printed, so plainly that one of many venues is laid out quickly."""
    page = environment(templates / "partnership", templates / "html").get_template("appendix.html")
    return page.render(view=view, setting=_setting, value=_value, most=MOST_ON_A_PAGE)


def _value(cell: Cell) -> str:
    return day(cell) if isinstance(cell, date) else text(cell)


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

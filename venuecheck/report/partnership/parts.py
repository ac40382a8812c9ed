"""The report by itself, and its appendix: what a board reads, and what it looks things up in."""

from dataclasses import replace

from venuecheck.report.partnership.view import Part, PartnershipView
from venuecheck.report.partnership.words import DEFINITIONS, PLAIN_DEFINITIONS

_ELSEWHERE = "Every venue, and longer tables, are in the appendix, a file of its own."


def without_appendix(view: PartnershipView) -> PartnershipView:
    """Give the report without what is in the appendix. What its first tables say again is left out."""
    return replace(
        view,
        part=Part.REPORT,
        filtering=(),
        bookings=(),
        grids=tuple(grid for grid in view.grids if not grid.in_appendix),
        pages=(),
        pages_words=_ELSEWHERE,
        behind=(),
        names={},
        overdue_lines=(),
        definitions=PLAIN_DEFINITIONS,
    )


def appendix(view: PartnershipView) -> PartnershipView | None:
    """Give the appendix alone, without a table of venues where each has its own lines; None where there is none."""
    grids = tuple(grid for grid in view.grids if grid.in_appendix and not (view.pages and grid.id == "venues"))
    if not grids and not view.pages:
        return None
    return replace(
        view,
        part=Part.APPENDIX,
        title=f"{view.title}: appendix",
        headlines=(),
        filtering=(),
        bookings=(),
        grids=grids,
        paper=None,
        behind=(),
        names={},
        definitions=DEFINITIONS,
        caveat="",
    )

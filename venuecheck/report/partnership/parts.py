"""The report by itself, and its appendix: what a board reads, and what it looks things up in."""

from dataclasses import replace

from venuecheck.report.partnership.view import PartnershipView

_ELSEWHERE = "Every venue, and longer tables, are in the appendix, a file of its own."


def without_appendix(view: PartnershipView) -> PartnershipView:
    """Give the report without what is in the appendix, in the words of three classes."""
    return replace(
        view,
        grids=tuple(grid for grid in view.grids if not grid.in_appendix),
        pages=(),
        pages_words=_ELSEWHERE,
        overdue_lines=(),
        definitions=view.definitions[:3],
    )


def appendix(view: PartnershipView) -> PartnershipView | None:
    """Give the appendix alone; None where there is none."""
    grids = tuple(grid for grid in view.grids if grid.in_appendix)
    if not grids and not view.pages:
        return None
    return replace(
        view,
        title=f"{view.title}: appendix",
        headlines=(),
        filtering=(),
        bookings=(),
        grids=grids,
        paper=None,
        definitions=view.definitions[3:],
        caveat="",
    )

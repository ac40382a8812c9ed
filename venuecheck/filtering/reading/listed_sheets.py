"""Which sheets of a workbook are read for addresses, and why the others are not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from venuecheck.authoring.workbook import Sheet
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.reading.address_table import Row, headings_of
from venuecheck.filtering.reading.said_of import said_by_name, unwanted

_CONTRARY = {
    Expectation.ALLOW: "its name says that what it lists is let through",
    Expectation.BLOCK: "its name says that what it lists is blocked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The filled sheets of a workbook."""

    read: Mapping[str, list[Row]]
    left_out: Mapping[str, str]
    """Each with the reason why."""
    have_headings: bool
    """Whether those that are read have a heading over addresses."""


def chosen(sheets: Sequence[Sheet], wanted: Expectation, is_address: Callable[[str], bool]) -> Sheets:
    """Choose the sheets with a heading over addresses, or else the longest.

    None that is hidden: whoever opens the workbook does not see it. None whose name says the contrary of what is
    `wanted`.
    """
    filled = [each for each in sheets if any(map(any, each.rows))]
    without = unwanted((said_by_name(each.name) for each in filled), wanted)
    left_out = {each.name: "it is hidden" for each in filled if each.is_hidden}
    if without is not None:
        left_out |= {each.name: _CONTRARY[without] for each in filled if said_by_name(each.name) is without}
    rows: dict[str, list[Row]] = {
        each.name: [*enumerate(each.rows, start=1)] for each in filled if each.name not in left_out
    }
    headed = [name for name, numbered in rows.items() if headings_of(numbered, is_address, wanted) is not None]
    read = headed or sorted(rows, key=lambda name: len(rows[name]))[-1:]
    left_out |= {name: "no heading stands over addresses" for name in rows if name not in read}
    return Sheets(read={name: rows[name] for name in read}, left_out=left_out, have_headings=bool(headed))

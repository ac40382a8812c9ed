"""`booking_system:` in venuecheck.yaml: what the columns of the booking system's export hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from venuecheck.assessment.booked_columns import Column
from venuecheck.authoring.document import Document
from venuecheck.core.problem import InvalidError, Problem, did_you_mean


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBookingSystem:
    """Headings of the export, each with what stands under it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    columns: Mapping[str, str] = field(default_factory=dict)


def columns_of(written: Mapping[str, str]) -> dict[str, Column]:
    """Give the columns that a venue names by its own headings. Raises `KeyError` where one is none."""
    return {heading: Column[name.strip().upper()] for heading, name in written.items()}


def column_problem(name: str) -> str:
    """Say what may be meant by a name that is no column; empty where it is one."""
    known = [column.value for column in Column]
    if name.strip().lower() in known:
        return ""
    return did_you_mean(name.strip().lower(), known) or f"use one of: {', '.join(known)}"


def booking_system_problems(document: Document, written: WrittenBookingSystem | None) -> Iterator[Problem]:
    """Name what is wrong with `booking_system:`."""
    for heading, name in written.columns.items() if written else ():
        fix = column_problem(name)
        if not heading.strip():
            what = "a heading is empty"
            yield document.problem(("booking_system", "columns", heading), what, "write it as it stands in the export")
        elif fix:
            what = f"'{name[:60]}' is nothing that a booking holds"
            yield document.problem(("booking_system", "columns", heading), what, fix)


def own_columns(written: Mapping[str, str]) -> dict[str, Column]:
    """Give the columns that somebody names beside the configuration. Raises `InvalidError`."""
    for heading, name in written.items():
        fix = "write it as HEADING=WHAT" if not heading.strip() else column_problem(name)
        if fix:
            raise InvalidError.of("column", f"'{name[:60]}' is nothing that a booking holds", fix)
    return columns_of(written)

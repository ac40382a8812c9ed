"""What a report can be written as. Adding a format is adding one module to `formats/`; nothing lists them."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.report import formats as package

if TYPE_CHECKING:
    from venuecheck.report.partnership.view import PartnershipView
    from venuecheck.report.venue.view import View


class Report(StrEnum):
    """What there are reports on. A format is offered for each whose function its module has."""

    VENUE = "venue"
    """A venue, or one run: a `View`, set out by `render_venue`."""
    PARTNERSHIP = "partnership"
    """All venues of a partnership: a `PartnershipView`, set out by `render_partnership`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to write a report."""

    id: str
    """The name of its module, and what a person types."""
    title: str
    suffix: str
    """Of the file's name, with its dot."""
    media_type: str
    text: bool
    """Whether it can be shown in a terminal."""
    printed: bool = False
    """Whether it is laid out in pages, so that an appendix is better a file of its own."""
    paper: bool = False
    """Whether it sets out the board's one-page paper, which no other edition has."""


class FormatModule(Protocol):
    """What the modules of `formats/` hold: `FORMAT`, and a function for each report that can be written so."""

    FORMAT: Format
    render_venue: "Callable[[View, Path], bytes]"
    """Sets a view out; the path is the folder of the report templates. Raises `InputError` where it cannot.

    A format whose readers look at the exit status of what wrote it has `exit_status(view) -> int` as well.
    """
    render_partnership: "Callable[[PartnershipView, Path], bytes]"


def exit_status(module: FormatModule, view: "View") -> int:
    """Give the status that a command ends with after writing the report: 0, unless the format has a convention."""
    convention = getattr(module, "exit_status", None)
    return convention(view) if convention else 0


def format_ids(report: Report) -> tuple[str, ...]:
    """List the formats that a report can be written in."""
    return tuple(one for one in _names() if _sets_out(_module(one), report))


def load(format_id: str, report: Report) -> FormatModule:
    """Load one format. Raises `InputError`, which names those there are for this report."""
    if format_id not in _names() or not _sets_out(_module(format_id), report):
        known = format_ids(report)
        what = f"a report on a {report} is not written as '{plain(format_id, 60)}'"
        raise InvalidError.of("format", what, f"the formats are: {', '.join(known)}")
    return _module(format_id)


def _names() -> list[str]:
    return sorted(found.name for found in pkgutil.iter_modules(package.__path__))


def _module(name: str) -> FormatModule:
    return cast("FormatModule", importlib.import_module(f"{package.__name__}.{name}"))


def _sets_out(module: FormatModule, report: Report) -> bool:
    return hasattr(module, f"render_{report}")

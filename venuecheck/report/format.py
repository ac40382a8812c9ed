"""What a report can be written as. Adding a format is adding one module to `formats/`; nothing lists them."""

import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from venuecheck.report import formats as package

if TYPE_CHECKING:
    from venuecheck.report.venue.view import View


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


class FormatModule(Protocol):
    """What every module of `formats/` holds."""

    FORMAT: Format

    def render(self, view: "View", templates: Path) -> bytes:
        """Set a view out; `templates` is the folder of the report templates.

        A format whose readers look at the exit status of what wrote it has `exit_status(view) -> int` as well.
        """
        ...


def exit_status(module: FormatModule, view: "View") -> int:
    """Give the status that a command ends with after writing the report: 0, unless the format has a convention."""
    convention = getattr(module, "exit_status", None)
    return convention(view) if convention else 0


def format_ids() -> tuple[str, ...]:
    """List the formats there are, without loading them."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(package.__path__)))


def load(format_id: str) -> FormatModule:
    """Load one format. Raises `KeyError` where there is none of that id."""
    if format_id not in format_ids():
        raise KeyError(format_id)
    return cast("FormatModule", importlib.import_module(f"{package.__name__}.{format_id}"))

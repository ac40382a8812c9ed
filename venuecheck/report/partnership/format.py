"""What the partnership's report can be written as. Adding a format is adding one module to `formats/`."""

import importlib
import pkgutil
from pathlib import Path
from typing import Protocol, cast

from venuecheck.report.format import Format
from venuecheck.report.partnership import formats as package
from venuecheck.report.partnership.view import PartnershipView


class FormatModule(Protocol):
    """What every module of `formats/` holds."""

    FORMAT: Format

    def render(self, view: PartnershipView, templates: Path) -> bytes:
        """Set a view out; `templates` is the folder of the report templates. Raises `InputError` where it cannot."""
        ...


def format_ids() -> tuple[str, ...]:
    """List the formats there are, without loading them."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(package.__path__)))


def load(format_id: str) -> FormatModule:
    """Load one format. Raises `KeyError` where there is none of that id."""
    if format_id not in format_ids():
        raise KeyError(format_id)
    return cast("FormatModule", importlib.import_module(f"{package.__name__}.{format_id}"))

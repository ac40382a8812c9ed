"""Pages from templates, and PDF from pages: how every document for people is made."""

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from venuecheck.core.problem import InputError, MissingExtraError

if TYPE_CHECKING:
    from jinja2 import Environment

_VARIANT = "pdf/ua-1"
_NO_PANGO = (
    "make HTML and print that from a browser, or install Pango"
    " (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
)


@cache
def environment(*folders: Path) -> "Environment":
    """Read templates from folders, the first that has one; values are escaped, and an unknown name is a fault."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow to load

    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def tagged_pdf(page: str, *, made: str = "", identifier: bytes = b"") -> bytes:
    """Make a tagged PDF (PDF/UA-1) of a page that needs nothing from outside: whatever it asks for is refused.

    `made` (ISO 8601) is the moment that the file names as its own; the same page, moment and identifier give the
    same bytes. Raises `InputError` where the libraries are not installed.
    """
    try:
        from weasyprint import HTML  # noqa: PLC0415 - slow to load, and an extra
    except ImportError:
        raise MissingExtraError(
            "pdf", "the part that makes PDF is not installed", instead="choose another format"
        ) from None
    except OSError:
        raise InputError.at("WeasyPrint", "a library that makes PDF is missing on this computer", _NO_PANGO) from None

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it tells of each rule that is for screens alone
    document = HTML(string=page, url_fetcher=refusing_fetcher()).render(pdf_variant=_VARIANT)
    if made:
        document.metadata.created = document.metadata.modified = made
    return cast("bytes", document.write_pdf(pdf_variant=_VARIANT, pdf_identifier=identifier or None))


def refusing_fetcher() -> Any:  # noqa: ANN401 - WeasyPrint has no types
    """Give a fetcher for WeasyPrint that fetches nothing, of whatever scheme."""
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 - slow to load, and an extra

    return URLFetcher(allowed_protocols=())

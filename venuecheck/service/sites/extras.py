"""The parts of the program that not everybody needs, named by what people want, with what each is made of."""

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A part that is installed besides: `venuecheck[pdf]`."""

    id: str
    wanted_for: str
    modules: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Give what is not installed of it."""
        return tuple(name for name in self.modules if find_spec(name) is None)


EXTRAS: Final = (
    Extra(
        id="web",
        wanted_for="the pages for clerks, deciders, heads and school IT",
        modules=(*("flask", "flask_wtf", "govuk_frontend_jinja", "argon2", "authlib", "pyotp", "segno", "waitress"),),
    ),
    Extra(id="pdf", wanted_for="reports, letters and forms as PDF", modules=("weasyprint",)),
    Extra(
        id="office",
        wanted_for="letters and papers in Word",
        modules=("docx",),
    ),
    Extra(id="postgresql", wanted_for="records in PostgreSQL", modules=("psycopg",)),
    Extra(
        id="collate",
        wanted_for="one picture of all venues, from what they sent",
        modules=("duckdb", "ibis", "openpyxl", "pyarrow", "docx"),
    ),
)


def how_to_install(extra: Extra, environment: Path) -> str:
    """Give the command that adds a part to the environment that the program runs in, by what made that.

    pipx and uv keep a program apart, where `pip` does not reach it; uv makes it anew, so that the parts that are there
    are named as well.
    """
    there = [one.id for one in EXTRAS if not one.missing]
    together = ",".join(dict.fromkeys((*there, extra.id)))
    if (environment / "pipx_metadata.json").is_file():
        return f'pipx runpip venuecheck install "venuecheck[{extra.id}]"'
    if (environment / "uv-receipt.toml").is_file():
        return f'uv tool install "venuecheck[{together}]"'
    if environment.parent.name.startswith("archive-v"):  # uv's cache: `uvx` puts it together each time
        return f'uvx --from "venuecheck[{together}]" venuecheck'
    return f'pip install "venuecheck[{extra.id}]"'


def this_environment() -> Path:
    """Give the environment that the program runs in."""
    return Path(sys.prefix)

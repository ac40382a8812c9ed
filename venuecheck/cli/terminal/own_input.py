"""What a command reads is never what it writes over: neither what was typed for it, nor what its settings name."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.problem import InvalidError

WRITES: Final = frozenset({"output", "to", "sheet", "folder", "publish", "parquet"})
"""The names of options by which files and folders are written."""
_SETTINGS: Final = {"config": Path("venuecheck.yaml"), "partners": Path("partners.yaml")}
"""The options that name a file which names others, each with what is read where nothing is typed."""
_TEMPLATES: Final = "letters"
_READ: Final = 1024 * 1024


def refuse_over_input(path: Path) -> None:
    """Raise `InvalidError` where a file that is there is what this command reads, or what its settings name."""
    ctx = click.get_current_context(silent=True)
    if ctx is None or not path.is_file():
        return
    if any(_is_same(path, one) for one in _typed(ctx)) or any(_is_named_in(path, one) for one in _settings(ctx)):
        what = "this file is what the command reads, or what your settings name, and would be lost"
        raise InvalidError.at(str(path), what, "give what is written another name")


def _typed(ctx: click.Context) -> Iterator[Path]:
    """Give everything that was typed and can be a file, but for what is written."""
    for name, value in ctx.params.items():
        if name not in WRITES:
            for one in value if isinstance(value, (tuple, list)) else (value,):
                if isinstance(one, (str, Path)) and str(one):
                    yield Path(one)


def _settings(ctx: click.Context) -> Iterator[Path]:
    for name, usual in _SETTINGS.items():
        said = ctx.params.get(name)
        path = Path(said) if isinstance(said, (str, Path)) else usual
        if path.is_file():
            yield path


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # no file at all: an id, a sentence
        return False


def _is_named_in(path: Path, settings: Path) -> bool:
    """Whether a file of settings names another, from where it lies or in full; or it is a template of its letters."""
    folder, full = Path(os.path.realpath(settings.parent)), Path(os.path.realpath(path))
    if full.parent == folder / _TEMPLATES and full.stem in {*LetterKind}:  # letters to partners are written there, too
        return True
    spelt = {full.as_posix(), Path(os.path.relpath(full, folder)).as_posix(), str(full)}
    try:
        with settings.open("rb") as stream:
            text = stream.read(_READ).decode("utf-8", "replace")
    except OSError:
        return False  # whoever reads it says what is wrong
    return any(re.search(rf"(?<![\w./\\-])(?:\./)?{re.escape(one)}(?![\w./\\-])", text) for one in spelt)

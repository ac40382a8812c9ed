"""Output to a file, whole or not at all, or to the screen."""

import contextlib
import os
import shutil
import stat
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from venuecheck.cli.terminal.own_input import refuse_over_input
from venuecheck.core.private import private_folders
from venuecheck.core.problem import InputError
from venuecheck.records.taken_places import refuse_over_records
from venuecheck.service.whole_files import FOR_ITS_OWNER, beside

GET_A_REFERENCE = (
    'Ask your coordinator whether they publish one (and name it under "reference:" in venuecheck.yaml), or measure one '
    'at home or on a mobile line: "venuecheck witness --help".'
)


def say(text: str, *, err: bool = False, indent: int = 0) -> None:
    """Say a sentence: wrapped between words for a person at a terminal, on one line for a pipe or a log.

    Every line begins `indent` places in. A word that is longer than the line (an address, a file's name) stays whole,
    so that it can be copied.
    """
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        width = shutil.get_terminal_size().columns
        lines = textwrap.wrap(text, max(width - indent, 20), break_long_words=False, break_on_hyphens=False)
        text = "\n".join(lines)
    click.echo(textwrap.indent(text, " " * indent), err=err)


def argument(text: str) -> str:
    """Write a name or a path so that it can be typed, in the shells of all three systems."""
    return f'"{text}"' if " " in text else text


def make_folder(folder: Path) -> None:
    """Make a folder to write to, for its owner alone, where it is not there. Raises `InputError`."""
    refuse_over_records(folder)
    try:
        private_folders(folder)
    except OSError as error:
        what = f"this folder cannot be made ({error.strerror or 'output error'})"
        raise InputError.at(str(folder), what, "name another, or see who may write there") from None


def check_writable(output: str | None) -> None:
    """Find out before long work that its output has a place to go. Raises `InputError`."""
    if output is None or output == "-":
        return
    _refuse_taken(output)
    folder = Path(output).parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise InputError.at(output, "this file cannot be written", _FIX)


def _refuse_taken(output: str) -> None:
    refuse_over_records(Path(output))
    refuse_over_input(Path(output))
    if Path(output).is_dir():
        raise InputError.at(output, "this is a folder, and what is written is a file", "name a file, such as one in it")


def check_free(output: str | None, would_be_lost: str) -> None:
    """Find out, as `check_writable` does, that there is no file yet where one goes that people edit or fill in.

    `would_be_lost`: what they put into it, a noun. Raises `InputError`.
    """
    check_writable(output)
    if output not in {None, "-"} and Path(str(output)).is_file():
        fix = f"choose another name: {would_be_lost} would be lost"
        raise InputError.at(str(output), "this file is there already", fix)


_FIX = "check that the folder is there and can be written to, and that the disk has room"


def write(content: bytes, output: str | None) -> None:
    """Write to the file `output`, or to standard output where it is None or `-`. Raises `InputError`."""
    with written(content, output):
        pass


@contextlib.contextmanager
def written(content: bytes, output: str | None) -> Iterator[None]:
    """Write what the block records: to the file `output`, or to standard output where it is None or `-`.

    A file is whole beside its place before the block, and in its place after it; where the block fails it is nowhere.
    What goes to standard output goes after the block: nobody reads what is not on record. Raises `InputError`.
    """
    if output is None or output == "-":
        if sys.stdout.isatty() and b"\0" in content:
            what = "this is no text, and a terminal shows nothing of it that can be read"
            raise InputError.at("the terminal", what, "name a file with --output")
        yield
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = Path(output)
    _refuse_taken(output)
    # it can name people: for its owner alone, until they give others a right to it
    mode = path.stat().st_mode & 0o777 if path.is_file() else FOR_ITS_OWNER
    with contextlib.ExitStack() as stack:
        with _said(output):
            put = stack.enter_context(beside(path, content, mode))
        yield
        with _said(output):
            put()


@contextlib.contextmanager
def _said(output: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"this file cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(output, what, _FIX) from None


def is_written_down() -> bool:
    """Whether what is printed goes into a file, or to a service manager that keeps it: others may read it there."""
    try:
        mode = os.fstat(sys.stdout.fileno()).st_mode
    except (OSError, ValueError):  # no stream of the system's
        return False
    return stat.S_ISREG(mode) or stat.S_ISSOCK(mode)

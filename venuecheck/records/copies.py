"""A private copy of a store's file, to read what lies where nothing can be written."""

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa


def file_of(url: str) -> Path | None:
    """Give the file of a store of SQLite's; None for another database."""
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        return None
    named = parsed.database
    return Path(named) if parsed.get_backend_name() == "sqlite" and named and named != ":memory:" else None


def is_locked_away(path: Path) -> bool:
    """Whether a store, or its folder, cannot be written to."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


JOURNAL = "a journal lies beside the database, and this program leaves none: whoever opens it changes the records"
_HOT = bytes.fromhex("d9d505f920a163d7")


def has_journal(path: Path) -> bool:
    """Whether SQLite would write over what lies in a store by a journal beside it: see its "hot" journals.

    One that would give back an empty file is left by a program that was stopped as it made the store.
    """
    journal = _beside(path, "-journal")
    try:
        with journal.open("rb") if journal.is_file() else io.BytesIO() as stream:
            begins = stream.read(20)
    except OSError:
        return True
    return begins.startswith(_HOT) and any(begins[16:])


def has_odd_log(path: Path) -> bool:
    """Whether what stands beside a store as its log is no file: a device would be read without end."""
    log = _beside(path, "-wal")
    return log.exists() and not log.is_file()


def _beside(path: Path, end: str) -> Path:
    """Give what lies beside a store's file itself, where the path can be a link to it."""
    return Path(f"{os.path.realpath(path)}{end}")


@contextmanager
def untouched_file(path: Path) -> Iterator[Path]:
    """Give a store's file to read: where it lies or, where reading would change it, or cannot be done, a copy."""
    with contextlib.ExitStack() as stack:
        is_copied = is_locked_away(path) or has_journal(path)
        yield stack.enter_context(private_copy(path)) if is_copied else path


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """Copy a store's file and its log to a place of our own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="venuecheck-") as folder:
        made = Path(folder) / "venuecheck.db"
        shutil.copyfile(path, made)
        log = _beside(path, "-wal")
        if log.is_file():
            shutil.copyfile(log, made.with_name(f"{made.name}-wal"))
        for one in Path(folder).iterdir():
            one.chmod(0o600)
        yield made

"""A private copy of a store's file, to read what lies where nothing can be written."""

import contextlib
import io
import os
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import sqlalchemy as sa

from venuecheck.core.half_made import private_folder
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError


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


JOURNAL = "a journal lies beside the database, and this program leaves none: whoever opens it changes what is there"
_HOT = bytes.fromhex("d9d505f920a163d7")
_LONGEST_OF_A_HEAD = 192 * 1024
"""Bytes of a journal of one page: its sector, and a page of 64 KiB at most."""


def has_journal(path: Path) -> bool:
    """Whether SQLite would write over what lies in a store by a journal beside it: see its "hot" journals.

    Two are left by a program that was stopped, and change nothing: one that would give back an empty file, as it made
    the store, where no table is there yet; one that would give back the head of the first page, as it first opened a
    copy (whose log is a journal), where no log is there yet.
    """
    journal = _beside(path, "-journal")
    if _is_odd(journal):
        return True  # a device can say anything, and without end
    try:
        with journal.open("rb") if journal.is_file() else io.BytesIO() as stream:
            said = stream.read(_LONGEST_OF_A_HEAD + 1)
            ends = _end_of(stream)
        if not said.startswith(_HOT):
            return ends == _HOT  # so ends one that names another file, which SQLite then deletes
        if not any(said[16:20]) and ends != _HOT and _holds_no_table(path):
            return False
        return not _gives_back_a_head(said, path) or _has_log(path)
    except OSError:
        return True


def left_journal(path: Path) -> str:
    """Give the name of a journal that lies beside a store and changes nothing; empty where there is none, or it does.

    SQLite takes anything that does not begin with a zero for one to be worked off, and can do so only where it may
    write.
    """
    journal = _beside(path, "-journal")
    if not journal.is_file() or has_journal(path):
        return ""
    with journal.open("rb") as stream:
        return journal.name if stream.read(1) not in {b"", b"\0"} else ""


def _end_of(stream: IO[bytes]) -> bytes:
    stream.seek(max(0, stream.seek(0, os.SEEK_END) - len(_HOT)))
    return stream.read()


def _holds_no_table(path: Path) -> bool:
    """Whether a file holds no table, as one does that was just begun: its first page is a leaf of no cell."""
    with path.open("rb") if path.exists() else io.BytesIO() as stream:
        first = stream.read(105)
    return not first or (first[100:101] == b"\r" and first[103:105] == b"\0\0")


def _has_log(path: Path) -> bool:
    log = _beside(path, "-wal")
    return log.is_file() and log.stat().st_size > 0


def _gives_back_a_head(journal: bytes, path: Path) -> bool:
    """Whether a journal holds at most the first page as it is, but for how it is written to (SQLite's file format)."""
    if not 28 <= len(journal) <= _LONGEST_OF_A_HEAD or journal.count(_HOT) != 1:  # noqa: PLR2004 - its header
        return False
    records, _, pages, sector, size = struct.unpack(">5I", journal[8:28])
    if records > 1 or not sector or not size or pages * size != path.stat().st_size:
        return False
    number, given_back = journal[sector : sector + 4], journal[sector + 4 : sector + 4 + size]
    with path.open("rb") as stream:
        there = stream.read(size)
    return records == 0 or (number == b"\0\0\0\1" and _without_head(given_back) == _without_head(there))


def _without_head(page: bytes) -> bytes:
    """Give a first page without how it is read and written, its counters, and by which version."""
    return page[:18] + page[20:24] + page[28:92] + page[100:]


BESIDE: Final = {"-wal": "log", "-shm": "shared memory", "-journal": "journal"}
"""How the names of the files end that SQLite keeps beside a database, and what each is called."""


def odd_beside(path: Path) -> str:
    """Say what stands beside a store in the place of one of SQLite's own files, and is none; empty where all are.

    A device has no end, a pipe is waited for, and SQLite follows no link.
    """
    odd = (called for end, called in BESIDE.items() if _is_odd(_beside(path, end)))
    return next((f"what stands beside the database as its {called} is no file" for called in odd), "")


def is_in_parts(path: Path) -> bool:
    """Whether a database's file is not all of it: a log or a journal lies beside it that belongs to it, or no file."""
    return bool(odd_beside(path)) or _has_log(path) or has_journal(path)


def refuse_no_file(path: Path, shown: str = "") -> None:
    """Refuse a database that is a folder, a pipe, a socket or a device.

    SQLite waits for a pipe, or takes it for an empty file. `shown` names it to people. Raises `InputError`.
    """
    if path.exists() and not path.is_file():
        is_what = "a folder" if path.is_dir() else "a pipe, a socket or a device"
        what = f"what stands in the place of the file {path.name} is {is_what}"
        raise InputError.at(shown or str(path), what, "move it away, and bring back what belongs there")


def wrong_beside(path: Path) -> str:
    """Say what lies beside a store that no program may open it with: it would be gone then, or written from."""
    return odd_beside(path) or (JOURNAL if has_journal(path) else "")


def refuse_unfit(path: Path, shown: str, fix: str) -> None:
    """Refuse a database that is no file, or with which no program may open it. Raises `InputError`."""
    refuse_no_file(path, shown)
    if wrong := wrong_beside(path):
        raise InputError.at(shown or str(path), wrong, fix)


def is_written_otherwise(path: Path) -> bool:
    """Whether the beginning of SQLite's file names a version of writing that is none: SQLite then only reads it."""
    with contextlib.suppress(OSError), path.open("rb") as stream:
        return stream.read(_OF_A_HEAD)[_WRITES:_READS] not in {b"", b"\1", b"\2"}
    return False


_OF_A_HEAD, _WRITES, _READS = 100, 18, 19
"""Bytes of the file's header, and where it names its versions of writing and of reading (SQLite's file format)."""


def _is_odd(path: Path) -> bool:
    return path.is_symlink() or (path.exists() and not path.is_file())


def _beside(path: Path, end: str) -> Path:
    """Give what lies beside a store's file itself, where the path can be a link to it."""
    return Path(f"{in_full(path)}{end}")


@contextmanager
def untouched_file(path: Path) -> Iterator[Path]:
    """Give a store's file to read: where it lies or, where reading would change it, or cannot be done, a copy."""
    with contextlib.ExitStack() as stack:
        is_copied = is_locked_away(path) or has_journal(path) or bool(left_journal(path))
        yield stack.enter_context(private_copy(path)) if is_copied else path


@contextmanager
def private_copy(path: Path) -> Iterator[Path]:
    """Copy a store's file and its log to a place of our own, gone afterwards."""
    with private_folder("venuecheck-store") as folder:
        made = folder / "venuecheck.db"
        shutil.copyfile(path, made)
        log = _beside(path, "-wal")
        if log.is_file():
            shutil.copyfile(log, made.with_name(f"{made.name}-wal"))
        for one in folder.iterdir():
            one.chmod(0o600)
        yield made

"""What is made beside its place and moved there when it is whole; what a program left half-made that was stopped goes.

Whoever makes something holds its folder, and the system lets go of it when that program ends, however it ends. So the
next one knows what nobody goes on with, and removes it: it can name people.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_MARK: Final = ".half-made."
_TRIES: Final = 20
_LONGEST: Final = 50
"""Characters of the place's name."""


@contextmanager
def folder_for(place: Path) -> Iterator[Path]:
    """Give a folder beside `place`, for its owner alone, to make it in; gone afterwards with what is left in it.

    Removes what programs left behind there that were stopped. Raises `OSError`.
    """
    clear(place.parent)
    with contextlib.ExitStack() as stack:
        made = _held(place, stack)
        stack.callback(shutil.rmtree, made, ignore_errors=True)
        yield made


@contextmanager
def private_folder(name: str) -> Iterator[Path]:
    """Give a folder where the system keeps what is short-lived, as `folder_for` does."""
    with folder_for(Path(tempfile.gettempdir()) / name) as made:
        yield made


def clear(folder: Path) -> None:
    """Remove what nobody goes on with. What is another user's, or cannot be told, stays."""
    if sys.platform == "win32":
        return  # nobody can tell there whether its program still runs
    for one in folder.glob(f".*{_MARK}*"):
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            hold(one, stack)
            shutil.rmtree(one, ignore_errors=True)


def _held(place: Path, stack: contextlib.ExitStack) -> Path:
    """Make a folder that nobody takes for left behind, not even while it is made."""
    for _ in range(_TRIES):
        made = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name[:_LONGEST]}{_MARK}"))
        try:
            hold(made, stack)
        except (FileNotFoundError, BlockingIOError):
            continue
        except OSError:
            return made  # a file system on which nothing can be held: nobody clears there either
        if made.exists():
            return made
    message = f"{place.parent} cannot be written to"
    raise OSError(message)


def hold(folder: Path, stack: contextlib.ExitStack) -> None:
    """Hold a folder until the stack is left. Raises `OSError`: somebody holds it, or it is gone."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
        stack.callback(os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def hold_by_file(place: Path, stack: contextlib.ExitStack) -> None:
    """Hold something by a file at `place` until the stack is left, where folders cannot be held (Windows).

    The system removes the file with the program, however that ends. Raises `BlockingIOError` where somebody holds it,
    and `OSError`.
    """
    goes_by_itself = getattr(os, "O_TEMPORARY", 0)
    try:
        handle = os.open(place, os.O_CREAT | os.O_EXCL | os.O_RDWR | goes_by_itself, 0o600)
    except (FileExistsError, PermissionError):
        if place.exists():
            raise BlockingIOError from None
        raise
    stack.callback(os.close, handle)
    if not goes_by_itself:
        stack.callback(place.unlink, missing_ok=True)

"""Files written in one step: one that is cut off never stands where a whole one stood."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from venuecheck.core.half_made import folder_for
from venuecheck.core.private import private_folders
from venuecheck.core.problem import InputError

FOR_ITS_OWNER, FOR_EVERYBODY = 0o600, 0o644


@contextmanager
def beside(path: Path, content: bytes, mode: int) -> Iterator[Callable[[], object]]:
    """Write a file whole beside its place; what is given puts it there. Gone afterwards where that was not called.

    Raises `OSError`, and so does what is given.
    """
    if path.exists() and not path.is_file():
        yield lambda: path.write_bytes(content)  # a device or a pipe: a file in its place would take it from everybody
        return
    with folder_for(path) as folder:
        made = folder / path.name
        with made.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        made.chmod(mode)
        yield lambda: made.replace(path)


def write_whole(path: Path, content: bytes, *, what: str, fix: str, for_everybody: bool = False) -> None:
    """Write a file, and the folders above it where they are missing.

    Its owner alone can read it and them, or, `for_everybody`, whoever can read what this program writes. `what`: in
    the words of the error, with `fix`. Raises `InputError`.
    """
    try:
        if for_everybody:
            path.parent.mkdir(parents=True, exist_ok=True)
        else:
            private_folders(path.parent)
        with beside(path, content, FOR_EVERYBODY if for_everybody else FOR_ITS_OWNER) as put:
            put()
    except OSError as error:
        raise InputError.at(str(path), f"{what} cannot be written ({error.strerror or 'output error'})", fix) from None

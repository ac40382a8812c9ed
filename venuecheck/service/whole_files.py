"""Files written in one step: one that is cut off never stands where a whole one stood."""

import os
from pathlib import Path

from venuecheck.core.half_made import folder_for
from venuecheck.core.problem import InputError


def write_whole(path: Path, content: bytes, *, what: str, fix: str, for_everybody: bool = False) -> None:
    """Write a file, and the folders above it where they are missing.

    Its owner alone can read it, or, `for_everybody`, whoever can read what this program writes. `what`: in the words
    of the error, with `fix`. Raises `InputError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe: a file in its place would take it away from everybody
            return
        with folder_for(path) as folder:
            made = folder / path.name
            with made.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            made.chmod(0o644 if for_everybody else 0o600)
            made.replace(path)
    except OSError as error:
        raise InputError.at(str(path), f"{what} cannot be written ({error.strerror or 'output error'})", fix) from None

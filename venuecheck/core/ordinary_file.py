"""Files that people name, opened to be read: a pipe would be waited for, and a device read, without end."""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO


def in_full(path: Path) -> Path:
    """Give a path from the root on, links followed; of links that lead round in a ring the system says so once read."""
    return Path(os.path.realpath(path))


def opened(path: Path) -> BinaryIO:
    """Open a file to be read, whose errors say what it is where it is no ordinary one. Raises `OSError`."""
    mode = path.stat().st_mode
    if not S_ISREG(mode) and not S_ISDIR(mode):  # of a folder the system itself says so
        raise OSError(errno.EINVAL, "a pipe or a device, not an ordinary file", str(path))
    return path.open("rb")

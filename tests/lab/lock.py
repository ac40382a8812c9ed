"""Locks on files: the kernel lets go of one when its holder ends, however it ends."""

import sys
from typing import IO

if sys.platform == "win32":

    def locked(file: IO[str], *, wait: bool = True) -> bool:
        """Refuse: the tests are collected on Windows too, and skip there."""
        raise NotImplementedError

else:
    import fcntl

    def locked(file: IO[str], *, wait: bool = True) -> bool:
        """Lock `file` until it is closed; False where another holds it and we do not wait."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

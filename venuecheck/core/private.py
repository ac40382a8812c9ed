"""Folders and files for their owner alone, whatever the umask: what stands in them can name people."""

import os
from pathlib import Path


def private_folders(folder: Path) -> None:
    """Make a folder, and those above it that are missing. One that is there is left as it is. Raises `OSError`."""
    if not folder.is_dir():
        if folder.parent != folder:
            private_folders(folder.parent)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            if not folder.is_dir():
                raise
        else:
            folder.chmod(0o700)  # a umask can take away what its owner needs


def private_file(path: Path) -> None:
    """Make an empty file in the place of whatever is there, a link too. Raises `OSError`."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    path.chmod(0o600)

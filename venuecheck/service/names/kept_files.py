"""The files of lists that were got: laid beside, recorded, and only then moved to where the one before stands.

What makes a list the one in force is its record, which has the digest of its file. So a program that ends between the
two leaves a file that no record speaks of, which nobody reads, or a record whose file stands beside, which is found by
that digest, and moved by whoever comes next.
"""

import contextlib
import hashlib
from pathlib import Path

from venuecheck.service.whole_files import write_whole

_DIGITS = 16


def digest_of(content: bytes) -> str:
    """Give the SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def lay_beside(path: Path, content: bytes) -> None:
    """Write a file beside `path`, whole or not at all. Raises `InputError`."""
    beside = _beside(path, digest_of(content))
    write_whole(beside, content, what="the list", fix="check that the folder can be written to; the old list stays")


def found(path: Path, digest: str) -> Path:
    """Give where the file of this digest is: beside `path` while it has not been moved, else `path` itself."""
    beside = _beside(path, digest)
    return beside if digest and beside.exists() else path


def waiting(path: Path) -> tuple[Path, ...]:
    """Give what lies beside `path`, whether or not a record speaks of it."""
    return tuple(path.parent.glob(f".{path.name}.{'[0-9a-f]' * _DIGITS}"))


def settle(path: Path, digest: str) -> None:
    """Move the file that was recorded last into place, and drop the others. Only for who holds the writers' lock.

    What cannot be moved (the folder is read only, the file is open elsewhere) stays where `found` finds it.
    """
    beside = _beside(path, digest)
    with contextlib.suppress(OSError):
        if beside.exists():
            beside.replace(path)
        for left in waiting(path):
            left.unlink()


def _beside(path: Path, digest: str) -> Path:
    return path.with_name(f".{path.name}.{digest[:_DIGITS]}")

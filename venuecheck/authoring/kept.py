"""What was read of a file, kept: it is read again only once the file says something else."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from venuecheck.authoring.document import Document, bytes_of, read

T = TypeVar("T")
P = ParamSpec("P")

_MOST = 64
"""Values that one reader keeps: more than there are files of a kind that ships."""


def kept(reader: Callable[Concatenate[Document, P], T]) -> Callable[Concatenate[Path, P], T]:
    """Make, of what reads a document into a value that nobody changes, what reads a file into it.

    The file's bytes are looked at each time, and the work is done once for each content. Raises what `read_file` and
    `reader` raise; what could not be read is read anew.
    """

    @lru_cache(maxsize=_MOST)
    def of_content(raw: bytes, file: str, *more: P.args, **named: P.kwargs) -> T:
        return reader(read(raw, file), *more, **named)

    def of_file(path: Path, /, *more: P.args, **named: P.kwargs) -> T:
        return of_content(bytes_of(path), str(path), *more, **named)  # type: ignore[arg-type] # all can be hashed

    return of_file

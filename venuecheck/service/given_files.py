"""Files that are handed in: from a folder at a terminal, or as what a page was sent."""

from dataclasses import dataclass
from pathlib import Path

from venuecheck.authoring.document import Document, bytes_of, read, read_in_part
from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import Problem, UnusableFileError


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A file as it was handed in."""

    name: str
    """As whoever handed it in knows it: errors say it."""
    content: bytes

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters: `.csv`."""
        return Path(self.name).suffix.lower()


def given(file: Path | Given, most: int) -> Given:
    """Read a file, at most one byte more than `most`, so that a caller sees what is too large.

    What was handed in as it is, is given back. Raises `UnusableFileError` where it cannot be read.
    """
    if isinstance(file, Given):
        return file
    try:
        with opened(file) as stream:
            return Given(name=str(file), content=stream.read(most + 1))
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or 'input error'})"
        raise UnusableFileError.at(str(file), what, "check the name and the folder") from None


def to_read(file: Path | Given) -> Given:
    """Give a file that somebody wrote, as it is to be read as a document. Raises `InputError` where it is not there."""
    return file if isinstance(file, Given) else Given(name=str(file), content=bytes_of(file))


def document_of(file: Path | Given) -> Document:
    """Read a file that somebody wrote. Raises `UnusableFileError` where it cannot be read."""
    saved = to_read(file)
    return read(saved.content, saved.name)


def document_in_part(file: Path | Given) -> tuple[Document, list[Problem]]:
    """Read a file that somebody wrote as far as it can be, with what is refused in it. Raises `UnusableFileError`."""
    saved = to_read(file)
    return read_in_part(saved.content, saved.name)

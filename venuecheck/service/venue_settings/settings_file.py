"""The file of settings: read, judged by the one reader of it, and written whole."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from venuecheck.authoring.document import MAX_BYTES, Document, read
from venuecheck.core.problem import InputError, InvalidError, Problem, UnusableFileError
from venuecheck.service.given_files import given
from venuecheck.service.sites.site import read_site
from venuecheck.service.whole_files import write_whole

Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings as they stand."""

    path: Path
    text: str
    data: Data

    def part(self, *place: str) -> Any:  # noqa: ANN401 - as it was written
        """Give what stands at a place; None where nothing does."""
        found: Any = self.data
        for key in place:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def mark(self, *place: str) -> str:
        """Give a mark of what stands at a place, by which a page knows later whether it is another."""
        return hashlib.sha256(json.dumps(self.part(*place), sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The file of one venue."""

    path: Path

    def text(self) -> str:
        """Read what stands in it. Raises `UnusableFileError`."""
        return given(self.path, MAX_BYTES).content.decode("utf-8-sig", "replace")

    def settings(self, text: str) -> Settings:
        """Give the settings that a text of it says."""
        data = read(text.encode(), str(self.path)).data
        return Settings(path=self.path, text=text, data=data if isinstance(data, dict) else {})

    def judge(self, text: str) -> None:
        """Have the one reader of settings read a text. Raises `InvalidError`; a field is the place of a problem."""
        document = read(text.encode(), str(self.path))
        try:
            read_site(document, self.path, with_files=True)
        except UnusableFileError as error:
            raise InvalidError(
                Problem(field=_field(document, one), what=one.what, fix=one.fix) for one in error.problems
            ) from None

    def refuse_unwritable(self) -> None:
        """Raise `InputError` where it cannot be written anew."""
        if not os.access(self.path.parent, os.W_OK):
            what = "the settings cannot be written here"
            raise InputError.at(str(self.path), what, "let the server write this folder, or change the file by hand")

    def write(self, text: str) -> None:
        """Write it whole."""
        mode = self.path.stat().st_mode & 0o777
        write_whole(self.path, text.encode(), what="the settings", fix="check that the folder can be written to")
        self.path.chmod(mode)  # whoever could read it can


def digest_of(text: str) -> str:
    """Give the digest of a text, by which a record names it."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _field(document: Document, problem: Problem) -> str:
    """Give the place in the settings that a problem names by line and column."""
    at = (problem.line, problem.column)
    found = [place for places in (document.places, document.keys) for place, where in places.items() if where == at]
    return ".".join(map(str, next(filter(None, found), ())))

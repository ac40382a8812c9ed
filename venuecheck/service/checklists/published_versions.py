"""Published versions of checklists: a digest of each is kept, so that a change without a new version shows.

The digests stand in `published.json` in the folder of the checklists. Whoever assessed a booking by version 2 can rely
on version 2 never having said anything else.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.authoring.document import Document
from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import InputError, Problem
from venuecheck.core.step import Step, Then

FILE: Final = "published.json"
SCHEMA: Final = "venuecheck.published-checklists/1"
_LARGEST: Final = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A version that has been published."""

    checklist: str
    version: int
    digest: str
    path: Path
    """The file that holds its digest."""
    is_new: bool


def keep_digest(checklist: Checklist, path: Path) -> Published:
    """Keep the digest of a checklist in which `problems_of` finds nothing, beside its file.

    Publishing the same again changes nothing.
    """
    place = path.parent / FILE
    known = _read(place)
    versions = known.setdefault(checklist.id, {})
    is_new = str(checklist.version) not in versions
    if is_new:
        versions[str(checklist.version)] = checklist.digest
        _write(place, known)
    return Published(
        checklist=checklist.id, version=checklist.version, digest=checklist.digest, path=place, is_new=is_new
    )


def problems_of(document: Document, checklist: Checklist, path: Path) -> Iterator[Problem]:
    """Say where a checklist differs from what was published under its version, beside it or with the program."""
    shipped = _differs_from_shipped(checklist, path)
    if shipped is not None:
        yield document.problem(("id",), *shipped)
    versions = _read(path.parent / FILE).get(checklist.id, {})
    kept = versions.get(str(checklist.version))
    if kept is not None and kept != checklist.digest:
        yield document.problem(("version",), *_changed(checklist))
    elif kept is None and any(int(version) > checklist.version for version in versions):
        last = max(int(version) for version in versions)
        yield document.problem(("version",), f"version {last} is published already", f"write {last + 1}")


def _differs_from_shipped(checklist: Checklist, path: Path) -> tuple[str, str] | None:
    """What is wrong with a checklist that bears the id of one that comes with the program, and is no version of it."""
    folder = catalogue.folder("checklists")
    shipped = _read(folder / FILE).get(checklist.id, {})
    is_one = not shipped or shipped.get(str(checklist.version)) == checklist.digest
    if is_one or path.resolve().is_relative_to(folder.resolve()):
        return None
    what = f"version {checklist.version} of '{checklist.id}' comes with this program, and says something else"
    if str(checklist.version) not in shipped:
        what = f"'{checklist.id}' comes with this program, which has no version {checklist.version} of it"
    return what, "give yours an id of its own: records name a checklist by it"


def _changed(checklist: Checklist) -> tuple[str, str]:
    what = f"'{checklist.id}' has changed since its version {checklist.version} was published"
    return what, f"write 'version: {checklist.version + 1}'; records of the old one keep what it said"


def _read(place: Path) -> dict[str, dict[str, str]]:
    try:
        with opened(place) as stream:
            raw = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(place), what, "see who may read it") from None
    fix, then = "put it back as it was published", Then(step=Step.PUBLISH_CHECKLIST)
    try:
        found: Any = json.loads(raw[:_LARGEST])
    except ValueError:
        raise InputError.at(str(place), "this is not JSON", fix, then=then) from None
    checklists = found.get("checklists") if isinstance(found, dict) and found.get("schema") == SCHEMA else None
    if not isinstance(checklists, dict) or not all(map(_is_versions, checklists.values())):
        raise InputError.at(
            str(place), f"this is not a file of the form {SCHEMA}", fix, then=Then(step=Step.PUBLISH_CHECKLIST)
        )
    return checklists


def _is_versions(versions: object) -> bool:
    return isinstance(versions, dict) and all(
        isinstance(digest, str) and version.isdecimal() for version, digest in versions.items()
    )


def _write(place: Path, checklists: dict[str, dict[str, str]]) -> None:
    ordered = {
        name: dict(sorted(versions.items(), key=lambda one: int(one[0])))
        for name, versions in sorted(checklists.items())
    }
    text = json.dumps({"schema": SCHEMA, "checklists": ordered}, indent=2, ensure_ascii=False) + "\n"
    try:
        place.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        what = f"the file cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(str(place), what, "see who may write there") from None

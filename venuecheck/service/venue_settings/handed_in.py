"""Files that settings name, handed in on a page: looked at first, and kept beside the configuration.

The name of each holds the digest of what is in it. So another file is another setting, which goes on record, and never
takes the place of one that earlier settings name.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from venuecheck.authoring.document import Document
from venuecheck.authoring.typed import together
from venuecheck.authoring.unquoted import without_quotes
from venuecheck.core.problem import InputError, InvalidError, Problem
from venuecheck.filtering.vantage.trust import roots_in
from venuecheck.records.envelope import MAX_BYTES, read_envelope
from venuecheck.service.checklists.lint import lint_checklist
from venuecheck.service.checklists.of_venue import refused_id
from venuecheck.service.checklists.plan_lint import lint_plan
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.filter_checks.published_references import REFERENCE_TYPE
from venuecheck.service.given_files import Given, document_of
from venuecheck.service.sites.people_told import id_from
from venuecheck.service.venue_settings.boxes import Box, Group, Takes, file_box
from venuecheck.service.whole_files import write_whole

LARGEST: Final = MAX_BYTES
_DIGITS: Final = 16
_NAME: Final = re.compile(rf"[a-z0-9-]+-([0-9a-f]{{{_DIGITS}}})\.(?:pem|json|yaml)")
_PRIVATE: Final = b"PRIVATE KEY-----"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A file as it is kept."""

    name: str
    content: bytes


def read_handed_in(groups: Sequence[Group], handed: Mapping[str, Given]) -> dict[str, HandedIn]:
    """Give what is kept of each file, by the name of the box that names it.

    Raises `InvalidError` with what cannot be used, at the box in which it was handed in.
    """
    boxes = [box for group in groups for box in group.boxes if box.takes is not None and file_box(box) in handed]
    return {box.name: _read(box, handed[file_box(box)]) for box in boxes}


def write_beside(folder: Path, files: Sequence[HandedIn]) -> tuple[Path, ...]:
    """Write files that are not there yet, and give these. Raises `InputError`."""
    new = {folder / one.name: one.content for one in files if not (folder / one.name).exists()}
    for path, content in new.items():
        fix = "check that the folder can be written to"
        write_whole(path, content, what="the file", fix=fix, for_everybody=True)
    return tuple(new)


def kept_beside(folder: Path, names: Sequence[str]) -> Iterator[HandedIn]:
    """Give those of the names that are files handed in here: what else lies in the folder is nobody's to take away."""
    for name in names:
        found = _NAME.fullmatch(name)
        path = folder / name
        if found is None or not path.is_file():
            continue
        content = path.read_bytes()
        if _digest(content) == found[1]:
            yield HandedIn(name=name, content=content)


def _read(box: Box, file: Given) -> HandedIn:
    suffix, read = _READERS[box.takes or Takes.REFERENCE]
    content = read(box, file)
    stem = id_from(Path(file.name).stem, fallback="handed-in")[:40].strip("-")
    return HandedIn(name=f"{stem}-{_digest(content)}.{suffix}", content=content)


def _certificates(box: Box, file: Given) -> bytes:
    """Give the certificates alone, as text, whether they came so or in the binary form that Windows exports."""
    if _PRIVATE in file.content:
        what = "a private key is in this file, which nobody else should have"
        raise InvalidError.of(file_box(box), what, "export the certificate without its private key")
    found = roots_in(file.content) if len(file.content) <= LARGEST else b""
    if not found:
        what = "there is no certificate in this file"
        raise InvalidError.of(file_box(box), what, "export the authority’s certificate as .pem, .crt or .cer")
    return found


def _reference(box: Box, file: Given) -> bytes:
    """Give a reference as it came: whether the right key signed it is proven each time that it is used."""
    try:
        kind = read_envelope(file.content, file.name).kind
    except InputError:
        kind = ""
    if kind != REFERENCE_TYPE:
        raise InvalidError.of(file_box(box), "this is no published reference", "ask who publishes it for the file")
    return file.content


def _plan(box: Box, file: Given) -> bytes:
    """Give a plan as it came, where a report can hold the venue against it: with all that it names."""
    return _written(box, file, lint_plan)


def _checklist(box: Box, file: Given) -> bytes:
    """Give a checklist as it came, where bookings can be taken by it and none that ships has its id."""
    return _written(box, file, _wrong_with_checklist)


def _wrong_with_checklist(document: Document) -> Iterator[Problem]:
    yield from lint_checklist(document, Path(document.file).absolute())
    yield from refused_id(load_checklist(document), document.file)


def _written(box: Box, file: Given, look: Callable[[Document], Iterator[Problem]]) -> bytes:
    """Give what an author wrote as it came, where nothing is wrong with it but what lint merely warns of."""
    try:
        document = document_of(file)
        found = [*look(document)]
        problems = [one for one in together(found, without_quotes(document, found)) if not one.warning]
    except InputError as error:
        problems = [*error.problems]
    if problems:
        raise InvalidError([replace(one, file="", field=file_box(box), what=_at_its_line(one)) for one in problems])
    return file.content


def _at_its_line(problem: Problem) -> str:
    return f"line {problem.line}: {problem.what}" if problem.line else problem.what


_READERS: Final[Mapping[Takes, tuple[str, Callable[[Box, Given], bytes]]]] = {
    Takes.CERTIFICATES: ("pem", _certificates),
    Takes.REFERENCE: ("json", _reference),
    Takes.PLAN: ("yaml", _plan),
    Takes.CHECKLIST: ("yaml", _checklist),
}
"""How each file ends where it is kept, and what looks at it first."""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]

"""The checklists that a venue answers: those that ship, and its own, which its settings name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.language import ENGLISH
from venuecheck.authoring.document import Document, read_file
from venuecheck.authoring.kept import kept
from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.site import Site, load_site


@dataclass(frozen=True, slots=True, kw_only=True)
class VenuesChecklists:
    """What a venue can answer, and what it cannot, though its settings name it."""

    known: tuple[Checklist, ...]
    """Those for bookings first, then those about a venue, each by title."""
    own: frozenset[str]
    """Ids of those that are the venue's own."""
    unusable: tuple[str, ...]
    """What is wrong with its own that cannot be used, in words."""


def checklists_of(site: Site) -> VenuesChecklists:
    """Give the venue's checklists. One of its own that cannot be read keeps nobody from the others.

    Of two of its own with one id the one that is named last counts: a new version, handed in after the one before.
    """
    known = {one.id: one for one in map(checklist_in, catalogue.checklists())}
    own, wrong = dict[str, Checklist](), list[str]()
    for path in site.checklists:
        try:
            one = checklist_in(path)
        except InputError as error:
            wrong += [
                f"{path.name}: {one.what}" + (f" (line {one.line})" if one.line else "") for one in error.problems
            ]
            continue
        wrong += [f"{path.name}: {problem.what}" for problem in refused_id(one, path.name)]
        if one.id not in known:
            own[one.id] = one
    offered = sorted((*known.values(), *own.values()), key=lambda one: (one.subject, one.title))
    return VenuesChecklists(known=tuple(offered), own=frozenset(own), unusable=tuple(wrong))


def refused_id(checklist: Checklist, file: str) -> Iterator[Problem]:
    """Say so where a venue's own checklist has the id of one that ships: records name a checklist by it."""
    if checklist.id in {path.stem for path in catalogue.checklists()}:
        what = f"'{checklist.id}' is the id of a checklist that comes with this program"
        yield Problem(file=file, what=what, fix="give yours an id of its own: records name a checklist by it")


def checklist_named(site: Site, name: str, language: str = ENGLISH) -> Checklist:
    """Give a checklist by its id, of those that ship or of the venue's own, or by its file. Raises `InputError`."""
    return checklist_in(path_named(site, name), language)


def path_named(site: Site, name: str) -> Path:
    """Give the file of a checklist by its id, of those that ship or of the venue's own, or by its path.

    Raises `InputError` where there is none. One that has mistakes is found all the same: they are told as its own.
    """
    own = {_id_in(path): path for path in site.checklists}
    lost = own.pop("", None)
    try:
        return catalogue.checklist_path(name, own)
    except InputError as error:
        if lost is None:
            raise
        raise UnusableFileError([*error.problems, _lost(site, lost)]) from None


def _lost(site: Site, path: Path) -> Problem:
    """Say that a file cannot be read which may be the one that is asked for: its id is in it."""
    is_there = path.is_file()
    what = f"'{path.name}', which 'checklists' names here, {'cannot be read' if is_there else 'is not there'}"
    fix = f"{'have its mistakes put right' if is_there else 'bring it back'}, or leave it out here"
    place = ("checklists", site.checklists.index(path))
    return read_file(site.path).problem(place, what, f"{fix}: {path}")


def path_beside(settings: Path, name: str) -> Path:
    """Give the file of a checklist as the venue has it whose settings these are, where there are any.

    Raises `InputError`; the settings are read only for what does not come with the program.
    """
    try:
        return catalogue.checklist_path(name)
    except InputError:
        if not settings.is_file():
            raise
    return path_named(load_site(settings), name)


def _id_in(path: Path) -> str:
    """Give the id that a file names; empty where it cannot be read."""
    try:
        return _id_of(path)
    except InputError:
        return ""


@kept
def _id_of(document: Document) -> str:
    return str(document.data.get("id", "")) if isinstance(document.data, dict) else ""

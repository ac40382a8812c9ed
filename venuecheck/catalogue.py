"""Where the files that people edit are: in a checkout, or inside an installed package."""

from collections.abc import Mapping
from pathlib import Path

from venuecheck.core.problem import InputError, did_you_mean

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "_data"
"""A wheel carries the folders here; a checkout has them beside the package."""


def folder(name: str) -> Path:
    """Give the folder of this name: one of `FOLDERS`."""
    shipped = _SHIPPED / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name


FOLDERS = {
    "checklists": "Checklists, with answers files as samples, and plans.",
    "test_lists": "Test lists, and fingerprints of filters.",
    "name_lists": "Lists of names, and the form of your own.",
    "reports": "Templates of reports and letters, and the schemas of every JSON.",
    "docs": "What the pages of README lead to.",
}
"""What travels with the program, and what it holds."""


def checklists() -> tuple[Path, ...]:
    """Give every checklist's file."""
    return _files(folder("checklists"))


def plans() -> tuple[Path, ...]:
    """Give every plan's file."""
    return _files(folder("checklists") / "plans")


def register_of_facts() -> Path:
    """Give the file of every source that the program and its files rest on."""
    return folder("checklists") / "sources" / "register.yaml"


def test_lists() -> tuple[Path, ...]:
    """Give every test list's file."""
    return _files(folder("test_lists"))


def fingerprints() -> tuple[Path, ...]:
    """Give every fingerprint's file."""
    return _files(folder("test_lists") / "fingerprints")


def name_lists() -> tuple[Path, ...]:
    """Give the file of every list of names."""
    return _files(folder("name_lists"))


def known_names() -> tuple[Path, ...]:
    """Give the files of names that are not in the law."""
    return _files(folder("name_lists") / "known")


def templates() -> Path:
    """Give the folder of report templates."""
    return folder("reports")


def schemas() -> tuple[Path, ...]:
    """Give the file of every JSON Schema."""
    return tuple(sorted((templates() / "schemas").glob("*.json")))


def schema_path(name: str) -> Path:
    """Give the file of the JSON Schema `name`."""
    return templates() / "schemas" / f"{name}.json"


def checklist_path(name: str, own: Mapping[str, Path] | None = None) -> Path:
    """Give the file of the checklist `name`: the id of a shipped one or of a venue's own, or a path.

    Raises `InputError`.
    """
    return _find(name, checklists(), "checklist", own)


def plan_path(name: str) -> Path:
    """Give the file of the plan `name`: the id of a shipped one, or a path. Raises `InputError`."""
    return _find(name, plans(), "plan")


def test_list_path(name: str) -> Path:
    """Give the file of the test list `name`: the id of a shipped one, or a path. Raises `InputError`."""
    return _find(name, test_lists(), "test list")


def _files(where: Path) -> tuple[Path, ...]:
    return tuple(sorted(where.glob("*.yaml")))


def _find(name: str, shipped: tuple[Path, ...], kind: str, own: Mapping[str, Path] | None = None) -> Path:
    path = Path(name)
    if path.is_file() or path.suffix in {".yaml", ".yml"}:
        return path
    known = {**(own or {}), **{candidate.stem: candidate for candidate in shipped}}
    if name in known:
        return known[name]
    raise InputError.at(name, f"there is no {kind} of this name, and no such file", did_you_mean(name, known))

"""Whose records the verifier that stands alone asks for: the folder's own venue's, as `venuecheck verify` does."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .conftest import VERIFIER
from .jotting import Jotting

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of hill-hall's: its database, key and anchor."""
    folder = tmp_path_factory.mktemp("hall")
    with Store.open(f"sqlite:///{(folder / 'venuecheck.db').as_posix()}", "hill-hall", Beside(folder)) as store:
        store.append("thing", "k", Jotting(name="hill-hall's"), AT)
    return folder


def said_of(folder: Path, *more: str) -> tuple[int, str]:
    """Run the verifier."""
    command = [sys.executable, str(VERIFIER), str(folder / "venuecheck.db"), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def configured(**venues: str) -> Callable[[Path], None]:
    """Give what writes configurations, by their names."""

    def write(folder: Path) -> None:
        for name, venue in venues.items():
            (folder / f"{name}.yaml").write_text(venue, "utf-8")

    return write


def linked(folder: Path) -> None:
    """Lead from a name here to the configuration of a venue that is kept elsewhere."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "venuecheck.yaml").write_text("venue: {id: mill-hall}\n", "utf-8")
    (folder / "mill.yaml").symlink_to(elsewhere / "venuecheck.yaml")


def nothing_yet(folder: Path) -> None:
    """Have a venue's key and anchor, before its first record, under the id that it had before."""
    for path in folder.glob("venuecheck*"):
        path.unlink()
    beside = Beside(folder, lambda: {"hill-hall"})
    with Store.open(f"sqlite:///{(folder / 'venuecheck.db').as_posix()}", "hill-hall", beside):
        pass
    configured(venuecheck="venue: {id: mill-hall}\n")(folder)


WRONG = {
    "another venue's folder": configured(venuecheck="venue:\n  id: mill-hall\n  name: Mill Hall\n"),
    "an id that was changed": configured(venuecheck='venue: {name: "Hill Hall", id: hill-hal}\n'),
    "two venues of which neither has anything here": configured(a="venue:\n  id: mill\n", b="venue:\n  id: lark\n"),
}
RIGHT: dict[str, Callable[[Path], None]] = {
    "no configuration": lambda _: None,
    "its own": configured(venuecheck="venue:\n  id: hill-hall\n"),
    "its own, of which places have ids": configured(
        venuecheck="venue:\n  # of the hall\n  rooms:\n    - id: main-room\n    - {id: stage}\n  id: hill-hall\n"
    ),
    "its own, and a new venue's": configured(venuecheck="venue: {id: hill-hall}\n", b="venue: {id: mill-hall}\n"),
    "files of that form and of no venue": configured(answers="venue: somewhere\nid: x\n", other="id: mill-hall\n"),
    "a link to what is elsewhere": linked,
    "nothing recorded yet": nothing_yet,
}


@pytest.mark.parametrize("case", WRONG)
def test_another_venues_folder_is_named(case: str, hall: Path, tmp_path: Path) -> None:
    """Whole as it is, it holds nothing of the venue that the folder is of; who asks for the other's finds it whole."""
    folder = tmp_path / "copied"
    shutil.copytree(hall, folder)
    WRONG[case](folder)
    status, said = said_of(folder)
    assert status == 1
    assert "nothing of this venue is here: the key and the anchor are those of hill-hall" in said
    if len([*folder.glob("*.yaml")]) == 1:
        status, said = said_of(folder, "--chain", "hill-hall")
        assert (status, said.splitlines()[-1]) == (0, "Whole: 1 records")


@pytest.mark.parametrize("case", RIGHT)
def test_no_other_folder_is(case: str, hall: Path, tmp_path: Path) -> None:
    """Nor before a first record, nor for what is kept elsewhere."""
    folder = tmp_path / "copied"
    shutil.copytree(hall, folder)
    RIGHT[case](folder)
    status, said = said_of(folder)
    records = 0 if case == "nothing recorded yet" else 1
    assert (status, said.splitlines()[-1]) == (0, f"Whole: {records} records")

"""What only reads a store changes no byte of it: a copy stays the copy that it was."""

import shutil
from pathlib import Path

import pytest

from tests.cli.school import venuecheck
from tests.collate import forty
from tests.service import venues

OLD = Path(__file__).parents[1] / "fixtures" / "version-0.1.0" / "venue"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Give a copy of an office's records, with its key and anchor."""
    office = venues.office(tmp_path / "office").path.parent
    done = venuecheck(office, "bundle", "import", str(forty.make(0).write(tmp_path)))
    assert done.status == 0, done.err
    made = tmp_path / "copies" / "copy.db"
    made.parent.mkdir()
    done = venuecheck(office, "backup", "--to", str(made))
    assert done.status == 0, done.err
    for outside in office.glob("venuecheck.*"):
        if outside.suffix in {".key", ".anchor"}:
            shutil.copy(outside, made.parent)
    return made


def test_collate_leaves_a_copy_as_it_is(copied: Path, tmp_path: Path) -> None:
    before = {one: one.read_bytes() for one in copied.parent.iterdir()}
    done = venuecheck(tmp_path, "collate", str(copied), "--to", "out", "--format", "json")
    assert done.status in {0, 3}, done.err
    assert {one: one.read_bytes() for one in copied.parent.iterdir()} == before
    assert "Records of" in done.err


def test_collate_leaves_a_copy_of_an_earlier_form_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(OLD, folder)
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    done = venuecheck(tmp_path, "collate", str(folder / "venuecheck.db"), "--to", "out", "--format", "json")
    assert done.status in {0, 3}, done.err
    assert {one: one.read_bytes() for one in before} == before
    assert not [*folder.glob("*.db.*")], "nor is a copy of its former form laid beside it"

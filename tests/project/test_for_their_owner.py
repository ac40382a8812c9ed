"""What can name people is for its owner alone, whatever the umask, and never takes the place of records."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from venuecheck.cli.main import cli
from venuecheck.cli.terminal.output import make_folder, write
from venuecheck.core.private import private_folders
from venuecheck.core.problem import InputError
from venuecheck.demo.folder import prepare
from venuecheck.records.parquet import arrow, write_table
from venuecheck.records.taken_places import refuse_over_records
from venuecheck.service.whole_files import write_whole

if sys.platform == "win32":
    pytest.skip("there are no such rights", allow_module_level=True)


@pytest.fixture(params=[0o000, 0o022, 0o277], ids=oct)
def _umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let everybody read what is made, as some computers do, or take away even what its owner needs."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    """Give the rights to all that stands in a folder."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}


@pytest.mark.usefixtures("_umask")
def test_tables_and_the_folders_above_them(tmp_path: Path) -> None:
    """What is exported of checks and venues."""
    pa, pq = arrow()
    (tmp_path / "out.half").symlink_to(tmp_path / "elsewhere")
    write_table(pq, pa.table({"a": [1]}), tmp_path / "out.parquet")
    write_table(pq, pa.table({"a": [1]}), tmp_path / "far" / "checks" / "out.parquet")
    assert rights(tmp_path) == {
        "out.parquet": 0o600,
        "far": 0o700,
        "far/checks": 0o700,
        "far/checks/out.parquet": 0o600,
    }


@pytest.mark.usefixtures("_umask")
def test_letters_and_what_is_written_whole(tmp_path: Path) -> None:
    """A folder of letters, settings, lists of names."""
    make_folder(tmp_path / "year" / "letters")
    write(b"Dear", str(tmp_path / "year" / "letters" / "one.txt"))
    write_whole(tmp_path / "lists" / "kept" / "own.csv", b"a", what="the list", fix="look")
    assert rights(tmp_path) == {
        "year": 0o700,
        "year/letters": 0o700,
        "year/letters/one.txt": 0o600,
        "lists": 0o700,
        "lists/kept": 0o700,
        "lists/kept/own.csv": 0o600,
    }


@pytest.mark.usefixtures("_umask")
def test_folders_of_venues_and_of_the_demonstration(tmp_path: Path) -> None:
    """Configurations, keys and records lie in them."""
    asked = ["init", "--name", "Hill", "--kind", "school", "--folder", str(tmp_path / "venues" / "hill")]
    assert CliRunner().invoke(cli, asked).exit_code == 0
    prepare(tmp_path / "sample" / "school")
    made = rights(tmp_path)
    assert {name for name, mode in made.items() if mode == 0o700} == {
        "venues",
        "venues/hill",
        "sample",
        "sample/school",
    }
    assert {mode & 0o077 for mode in made.values()} == {0}


def test_a_folder_that_is_there_is_left_and_a_file_is_no_folder(tmp_path: Path) -> None:
    """Whoever made it said who may read in it."""
    (tmp_path / "there").mkdir(mode=0o755)
    (tmp_path / "there").chmod(0o755)
    private_folders(tmp_path / "there")
    assert rights(tmp_path) == {"there": 0o755}
    (tmp_path / "file").touch()
    for path in ("file", "file/under"):
        with pytest.raises(OSError, match=r"exists|directory"):
            private_folders(tmp_path / path)


def test_what_cannot_be_read_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be a venue's records: it is said, and the file stays."""
    (tmp_path / "out.html").write_bytes(b"SQLite format 3\0")

    def locked(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(InputError, match=r"cannot be read .Permission denied.: it may be a venue's records"):
        refuse_over_records(tmp_path / "out.html")

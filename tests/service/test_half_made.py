"""What a program left half-made that was killed is gone with the next one; what is being made stays."""

import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.report import samples as made
from venuecheck.core.half_made import folder_for, hold_by_file
from venuecheck.service.sites.opening import open_store
from venuecheck.service.venue_reports.inspection_pack import inspection_pack

from . import venues

if sys.platform == "win32":
    pytest.skip("nobody can tell there whether a program still runs", allow_module_level=True)

_MAKER = """\
import sys, time
from pathlib import Path
from venuecheck.core.half_made import folder_for
with folder_for(Path(sys.argv[1])) as made:
    (made / "report.json").write_text("A. Person")
    print(made, flush=True)
    time.sleep(600)
"""


def begun(place: Path) -> "subprocess.Popen[str]":
    """Begin to make something, and stop short of its end."""
    return subprocess.Popen([sys.executable, "-c", _MAKER, str(place)], stdout=subprocess.PIPE, text=True)


def fail(place: Path) -> None:
    """Begin, and fail."""
    with folder_for(place) as folder:
        shutil.copy(__file__, folder)
        shutil.copy(folder / "nothing", folder / "more")


def test_what_a_killed_program_left_is_removed_by_the_next(tmp_path: Path) -> None:
    """Whatever the next one makes there; not while the first still runs."""
    site = venues.school(tmp_path / "school")
    with begun(tmp_path / "pack") as maker:
        assert maker.stdout is not None
        left = Path(maker.stdout.readline().strip())
        assert left.stat().st_mode & 0o077 == 0
        with folder_for(tmp_path / "other"):
            assert (left / "report.json").exists()
        maker.send_signal(signal.SIGKILL)
        maker.wait()
    assert (left / "report.json").exists()
    with open_store(site) as store:
        inspection_pack(site, store, tmp_path / "pack", now=made.NOW, formats=("json",))
    assert {one.name for one in tmp_path.iterdir()} == {"pack", "school"}


def test_what_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    """Neither a folder, nor what was in it; what only looks like one of ours stays."""
    (tmp_path / ".x.half-made.file").write_text("somebody's", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        fail(tmp_path / "x")
    assert [one.name for one in tmp_path.iterdir()] == [".x.half-made.file"]


def test_what_is_held_by_a_file_is_held_by_one(tmp_path: Path) -> None:
    """As where folders cannot be held: the second is told, and once it is let go of the next one holds it."""
    place = tmp_path / ".held"
    for _ in range(2):
        with ExitStack() as first:
            hold_by_file(place, first)
            with ExitStack() as second, pytest.raises(BlockingIOError):
                hold_by_file(place, second)
        assert not place.exists()
    with ExitStack() as stack, pytest.raises(FileNotFoundError):
        hold_by_file(tmp_path / "nowhere" / ".held", stack)

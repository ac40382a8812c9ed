"""What is written to a device or a pipe goes into it: no file takes its place."""

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from venuecheck.cli.terminal.output import write
from venuecheck.core.problem import InputError
from venuecheck.service.whole_files import write_whole

if sys.platform == "win32":
    pytest.skip("named pipes are made otherwise there", allow_module_level=True)

WAYS: tuple[Callable[[Path], None], ...] = (
    lambda path: write(b"said", str(path)),
    lambda path: write_whole(path, b"said", what="it", fix="see"),
)


@pytest.mark.parametrize("way", WAYS)
def test_a_pipe_stays_a_pipe(way: Callable[[Path], None], tmp_path: Path) -> None:
    """As a device does, whoever runs the program."""
    pipe = tmp_path / "pipe"
    heard: list[bytes] = []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()), daemon=True)
    reader.start()
    way(pipe)
    reader.join(10)
    assert heard == [b"said"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("way", WAYS)
def test_a_folder_is_no_file(way: Callable[[Path], None], tmp_path: Path) -> None:
    """It is said, and stays."""
    with pytest.raises(InputError, match="cannot be written"):
        way(tmp_path)
    assert tmp_path.is_dir()

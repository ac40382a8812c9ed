"""What is written to a device or a pipe goes into it: no file takes its place; and none is read that people name."""

import os
import re
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import read_file
from venuecheck.cli.main import cli
from venuecheck.cli.terminal.output import write
from venuecheck.core.problem import InputError
from venuecheck.records.copying import restore
from venuecheck.service.bookings.answer_files import files_beside
from venuecheck.service.given_files import given
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
    with pytest.raises(InputError, match=r"cannot be written|this is a folder"):
        way(tmp_path)
    assert tmp_path.is_dir()


READINGS: tuple[Callable[[Path], object], ...] = (
    read_file,
    lambda path: given(path, 10),
    lambda path: restore(path, f"sqlite:///{path.parent.as_posix()}/venuecheck.db", {}),
    lambda path: files_beside(path)(path.name),
)
CONFIG = "venue: {id: v, kind: school}\nnetworks:\n  - id: pupils\n    user_group: pupils\n"
NO_FILE = "file cannot be read (a pipe or a device, not an ordinary file)"


@pytest.mark.parametrize("reading", READINGS)
def test_a_pipe_is_not_waited_for(reading: Callable[[Path], object], tmp_path: Path) -> None:
    """Nobody writes into it, so whoever opened it would wait without end."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises((InputError, AnswerError), match=re.escape(NO_FILE)):
        reading(tmp_path / "pipe")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize(
    "words",
    [
        ("verify", "--config", "pipe"),
        ("report", "--output", "-", "--config", "pipe"),
        ("restore", "pipe"),
        ("bundle", "import", "pipe"),
        ("attach", "pipe", "--to", "latest", "--person", "A. Clerk"),
    ],
    ids=" ".join,
)
def test_a_command_refuses_a_pipe(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever it is, and whatever for."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("venuecheck.yaml").write_text(CONFIG, "utf-8")
    done = CliRunner().invoke(cli, words)
    assert isinstance(done.exception, InputError), done.output
    (problem,) = done.exception.problems
    assert (problem.file, NO_FILE in problem.what) == ("pipe", True)

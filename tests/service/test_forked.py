"""The process that has loaded what checks need: asked late, ended, and begun again."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_NEEDS = "checks are forked where there is Linux"
_TELLS = """\
import os, sys
from pathlib import Path

def main():
    heard = sys.stdin.read()
    Path("new").write_text(f"{os.getpid()} {heard}")
    Path("new").rename("told")
    return 0
"""


def _until(found: Callable[[], object]) -> None:
    last = time.monotonic() + 60
    while not found():
        assert time.monotonic() < last
        time.sleep(0.02)


def _begun_here() -> set[int]:
    """Give the processes of that kind that this one began."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text("ascii").rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"filter_checks.forked" in (folder / "cmdline").read_bytes():
                found.add(int(folder.name))
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended meanwhile
    return found


def test_what_is_answered_too_late_is_not_taken_for_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip(_NEEDS)
    from venuecheck.service.filter_checks import forked  # noqa: PLC0415 - nowhere else can it be imported

    (tmp_path / "tells.py").write_text(_TELLS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))  # whatever stands in the working folder is not taken for a module
    stem = forked.Stem()
    with monkeypatch.context() as impatient:
        impatient.setattr(forked, "_PATIENCE", 0.001)
        with pytest.raises(TimeoutError):
            stem.fork("tells", tmp_path / "nowhere")
    pid, hand = stem.fork("tells", tmp_path)
    hand(b"this")
    _until((tmp_path / "told").exists)
    assert (tmp_path / "told").read_text() == f"{pid} this"
    _end(stem)


def test_one_that_has_ended_is_begun_again_when_somebody_is_about_to_begin_a_check() -> None:
    if sys.platform != "linux":
        pytest.skip(_NEEDS)
    from venuecheck.service.filter_checks import forked  # noqa: PLC0415 - nowhere else can it be imported

    before = _begun_here()
    stem = forked.Stem()
    stem.begin()
    stem.begin()
    (first,) = _begun_here() - before
    os.kill(first, signal.SIGKILL)
    _until(lambda: first not in _begun_here())
    stem.begin()
    assert len(_begun_here() - before) == 1
    _end(stem)


def _end(stem: object) -> None:
    """Leave it nobody that it waits for, as the end of this process would."""
    line = getattr(stem, "_line")  # noqa: B009 - of a class that other systems have not
    line.close()

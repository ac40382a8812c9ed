"""A pipe, a device, a folder or a ring of links in the place of a file: nothing waits, and one line says what it is."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from tests.report.samples import NOW
from tests.service import venues
from venuecheck.accounts.accounts import Accounts
from venuecheck.cli.main import cli
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError

from .test_alterations import bound

if sys.platform == "win32":
    pytest.skip("pipes have no name in a folder there", allow_module_level=True)

_KINDS = ("pipe", "socket", "device", "folder", "ring")
_READ_BY = {
    "venuecheck.yaml": ("verify", "serve"),
    "venuecheck.db": ("verify", "report"),
    "venuecheck.db-wal": ("verify", "report"),
    "venuecheck.db-journal": ("verify", "report"),
    "venuecheck.db-shm": ("verify", "report"),
    "venuecheck.key": ("verify", "report"),
    "venuecheck.anchor": ("verify", "report"),
    "venuecheck-accounts.db": ("accounts", "serve"),
    "venuecheck-accounts.db-wal": ("verify", "accounts", "copy", "serve"),
    "venuecheck-accounts.db-journal": ("verify", "accounts", "copy", "serve"),
    "venuecheck-accounts.db-shm": ("verify", "accounts", "copy", "serve"),
    "venuecheck-web.secret": ("accounts", "serve"),
}
_BESIDE = ("-wal", "-shm", "-journal")
_TO = "a folder of its own"
_WORDS = {
    "verify": ("verify",),
    "report": ("report", "--output", "-"),
    "accounts": ("accounts", "list"),
    "copy": ("accounts", "copy", _TO),
    "serve": ("serve", "--check", "--service"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a school with accounts, about which none of the commands has anything to say."""
    school = venues.school(tmp_path_factory.mktemp("whole") / "school")
    accounts = Accounts.beside(school.path.parent)
    accounts.book.add("Gwen Made-Up", {school.venue.id: (Role.ADMINISTRATOR,)}, NOW.timestamp())
    accounts.close()
    for name in _WORDS:
        done = _run(name, school.path.parent)
        assert done.exit_code == 0, (name, done.exception, done.output)
    return school.path.parent


@pytest.fixture
def _in_time() -> Iterator[None]:
    """Whatever waits for a pipe is woken, and fails."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.alarm(180)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("_in_time")
@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("file", _READ_BY)
def test_what_is_no_file_is_told(file: str, kind: str, folder: Path, tmp_path: Path, verifier: ModuleType) -> None:
    """Whoever reads it ends with a word on what is wrong, and no fault of the program; the other verifier too."""
    here = tmp_path / "here"
    shutil.copytree(folder, here)
    put(kind, here / file)
    for name in _READ_BY[file]:
        done = _run(name, here)
        assert done.exit_code != 0, name
        assert _is_told(done), (name, done.exception, done.output)
    if file.endswith(_BESIDE):
        assert "is no file" in str(verifier.verify(here / "venuecheck.db").faults)


def put(kind: str, path: Path) -> None:
    """Put something of a kind in the place of a file."""
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            bound(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to(path)


def _run(name: str, folder: Path) -> Result:
    words = (str(folder.parent / "copied") if word == _TO else word for word in _WORDS[name])
    return CliRunner().invoke(cli, [*words, "--config", str(folder / "venuecheck.yaml")])


def _is_told(done: Result) -> bool:
    error = done.exception
    return isinstance(error, InputError) or (isinstance(error, SystemExit) and "WRONG: " in done.output)

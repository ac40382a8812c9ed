"""Who a lab belongs to: a folder with a lock that lives exactly as long as its owner.

The kernel lets go of the lock when its owner ends, however it ends. So a lab whose lock can be
taken is a leftover, and a lab that is in use is never touched, whatever its name or age.
"""

import os
import secrets
import shutil
import signal
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .lock import locked
from .namespaces import Namespaces

if TYPE_CHECKING:
    from collections.abc import Iterator

LABS = Path("/run/venuecheck-lab")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The folder of one lab, and the namespaces that go with it."""

    folder: Path

    @property
    def namespaces(self) -> Namespaces:
        """The namespaces that belong to this folder, by its name."""
        return Namespaces(token=self.folder.name)

    @property
    def _started(self) -> Path:
        return self.folder / "started"

    def note_started(self, group: int) -> None:
        """Remember that this lab started the process group `group`."""
        with self._started.open("a") as file:
            file.write(f"{group}\n")

    def end_started(self) -> None:
        """Kill what runs in these namespaces and belongs to a group that the lab started there.

        Both are asked for: a group's id may by now be someone else's, and somebody's shell in
        the namespace is not the lab's to end.
        """
        if sys.platform == "win32":
            raise NotImplementedError
        if not self._started.exists():
            return
        groups = {int(line) for line in self._started.read_text().split()}
        for pid in self.namespaces.processes():
            # It may end by itself between the listing and here.
            with suppress(ProcessLookupError):
                if os.getpgid(pid) in groups:
                    os.kill(pid, signal.SIGKILL)

    def vacate(self) -> None:
        """End what was started and delete the namespaces; the folder is then all that is left."""
        self.end_started()
        self.namespaces.delete()


@contextmanager
def claimed() -> "Iterator[Claim]":
    """Claim a new lab's name and folder, after removing what killed runs left; give it up after."""
    LABS.mkdir(mode=0o755, exist_ok=True)
    with folders_held():
        _remove_leftovers()
        claim = Claim(folder=LABS / secrets.token_hex(4))
        claim.folder.mkdir(mode=0o755)
        owner = (claim.folder / "owner").open("w")
        locked(owner)
    with owner:
        try:
            yield claim
        finally:
            claim.vacate()
            with folders_held():
                shutil.rmtree(claim.folder)


@contextmanager
def folders_held() -> "Iterator[None]":
    """Hold still the list of folders: one half made or half removed must not be judged."""
    with (LABS / ".lock").open("w") as lock:
        locked(lock)
        yield


def _remove_leftovers() -> None:
    for folder in LABS.iterdir():
        if not folder.is_dir():
            continue
        with (folder / "owner").open("a") as owner:
            if locked(owner, wait=False):
                Claim(folder=folder).vacate()
                shutil.rmtree(folder)

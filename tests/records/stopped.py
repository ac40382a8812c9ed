"""Bring a copy back, killed at one step after another: what lies there is whole, or as it was. Run by test_stopped.py.

`python -m tests.records.stopped FOLDER COPY STEPS` prints one line of JSON. Steps are calls within the program, spread
over the whole of it, and closer towards the end.
"""

import json
import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import sqlalchemy as sa

from tests.records.jotting import Jotting
from venuecheck.records.chain_event import ChainEvent
from venuecheck.records.chains import OWN
from venuecheck.records.engine import connect
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.proof import restore, verify
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

if sys.platform == "win32":
    sys.exit("nothing is forked there")

_AT = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
_LAST, _OF_THESE = 28, 4
"""Of so many of the last steps each fourth is looked at, for it is then that things take their places."""
_AS_THE_FIRST_ANCHOR_IS_WRITTEN = -1
_CHANGING = tuple(
    f"{os.sep}{name}.py" for name in ("anchor", "engine", "half_made", "marking", "proof", "put_in_place", "way_back")
)
"""The modules whose calls and returns are the steps."""


def main(folder: Path, copy: Path, steps: int) -> None:
    """Print at how many steps it was stopped, how often the store was there then, and what was wrong."""
    site = load_site(folder / "hill-top.yaml")
    lies = _lies(folder)
    for _ in range(2):  # the first time it loads what it needs, which are steps as well
        every = _stopped(site, copy, 0)
        _look(site, copy, folder, lies)
        _as_before(site, folder, lies)
    wanted = sorted(
        {
            _AS_THE_FIRST_ANCHOR_IS_WRITTEN,
            *range(1, every - _LAST, max(1, every // steps)),
            *range(every - _LAST, every + 1, _OF_THESE),
        }
    )
    tally: dict[str, object] = {"steps": len(wanted), "there": 0, "behind": 0}
    faults: list[str] = []
    for step in wanted:
        _stopped(site, copy, step)
        try:
            seen = _look(site, copy, folder, lies)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told with its step
            faults.append(f"step {step} of {every}: {type(error).__name__}: {error}")
            seen = ""
        for name in seen.split():
            tally[name] = int(str(tally[name])) + 1
        _as_before(site, folder, lies)
    sys.stdout.write(json.dumps({**tally, "faults": faults}) + "\n")


def _stopped(site: Site, copy: Path, step: int) -> int:
    """Bring a copy back in a process of its own, killed at a step; give how many there are, where it is none."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        count = 0

        def see(frame: FrameType, event: str, _: object) -> None:
            nonlocal count
            if event in {"call", "return"} and frame.f_code.co_filename.endswith(_CHANGING):
                count += 1
                is_anchored = frame.f_code.co_qualname == "Settle.__call__"
                if count == step or (is_anchored and step == _AS_THE_FIRST_ANCHOR_IS_WRITTEN):
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(see)
        restore(site, copy, now=_AT, person="A. Admin")
        sys.setprofile(None)
        os.write(write, str(count).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return int(said or 0)


def _look(site: Site, copy: Path, folder: Path, lies: dict[str, bytes]) -> str:
    """See that what is there is whole and goes on, or that nothing was changed and it can be brought back."""
    found, seen = verify(site), ""
    if found.records:
        seen = "there behind" if any("before a copy was brought back" in note for note in found.notes) else "there"
    else:
        anchors = {name: content for name, content in _lies(folder).items() if name in lies}
        _see(anchors == lies, "nothing is there, and a file is another")
        restore(site, copy, now=_AT, person="A. Admin")
        found = verify(site)
    _see(found.is_whole, f"{[*map(str, found.faults)]}")
    for chain in (site.venue.id, "tarn", OWN):
        with open_store(site) as store:
            own = Store(store.database, chain)
            (event,) = own.all("chain", ChainEvent)
            _see(
                event.anchor is not None and event.before is not None, "the record does not tell what the anchor named"
            )
            _see(
                event.anchor is not None and event.before is not None and event.anchor.records > event.before.records,
                "the loss is told by nobody",
            )
            own.append("thing", "next", Jotting(name="next"), _AT)
    found = verify(site)
    _see(found.is_whole and not any("anchor is" in note for note in found.notes), f"{found.faults} {found.notes}")
    return seen


def _see(is_so: bool, otherwise: str) -> None:  # noqa: FBT001 - what is to be so
    if not is_so:
        raise AssertionError(otherwise)


def _lies(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def _as_before(site: Site, folder: Path, lies: dict[str, bytes]) -> None:
    for one in folder.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    for name, content in lies.items():
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    emptied(site.store_url)


def emptied(url: str) -> None:
    """Have nothing be in a database on a server."""
    if url.startswith("postgresql"):
        engine, _ = connect(url)
        with engine.begin() as connection:
            connection.execute(sa.text("DROP SCHEMA public CASCADE"))
            connection.execute(sa.text("CREATE SCHEMA public"))
        engine.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))

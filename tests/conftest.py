"""How every test runs: nothing fails because the machine is busy, and what Hypothesis breaks can be repeated."""

import faulthandler
import gc
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from tests.must_run import MustRun
from tests.records import server
from venuecheck.filtering.vantage.socket import SocketVantage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

PATIENCE_MS: Final = 180_000
"""A busy machine is no fault: at a load of 23, Chromium drew no picture of a page for half a minute."""

# Seconds are measured in `benchmarks`, never in a test: a deadline, or a wait for data, fails where others work too.
_USUAL = "venuecheck"
_MOST = {"few": 3, _USUAL: 100 if "CI" in os.environ else 50, "many": 10_000}
"""Examples of one test: where somebody waits for it, half as many as in continuous integration. Few where the whole
suite runs beside (`tests/project/test_recipes.py`); `make reliability` makes ten times as many as each test says."""
_MANY_TIMES = 10
settings.register_profile(
    _USUAL,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=_MOST[_USUAL],
)
for _name in ("few", "many"):
    _examples = min(_MOST[_name], _MOST[_USUAL] * _MANY_TIMES)
    settings.register_profile(_name, parent=settings.get_profile(_USUAL), max_examples=_examples)
_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", _USUAL)
settings.load_profile(_PROFILE)
_OWN_SETTINGS = "_hypothesis_internal_use_settings"


_MEMORY = Path("/dev/shm")  # noqa: S108 - folders in it are made by `tempfile`, for their owner alone
_ROOM_BYTES = 4 * 2**30
"""Several times what a run of all tests needs at once."""


def pytest_configure(config: pytest.Config) -> None:
    """Have what tests write stand in memory, where there is room and nobody names another place.

    A store is committed and its log brought in again and again: on a disk that took a third of a test's processor, and
    most of its time. What a test can see is the same, for none takes the power away: the programs that are killed while
    they write leave to the next what they wrote, here as there. What SQLite is told of the disk is tested by itself.
    """
    if "TMPDIR" not in os.environ and _has_room(_MEMORY):
        os.environ["TMPDIR"] = str(_MEMORY)  # for the programs that tests start too, and the workers of pytest-xdist
        tempfile.tempdir = None
    if os.environ.get("CI") == "true":
        config.pluginmanager.register(MustRun())
    if hasattr(config, "workerinput") or config.getoption("dist", "no") == "no":  # who only hands tests out runs none
        config.pluginmanager.register(_Watch())


def _has_room(folder: Path) -> bool:
    """Whether files may be written to a folder and programs started from it, and there is enough room (Linux alone)."""
    if sys.platform != "linux" or not os.access(folder, os.W_OK):
        return False
    about = os.statvfs(folder)
    return about.f_bavail * about.f_frsize >= _ROOM_BYTES and not about.f_flag & os.ST_NOEXEC


_HANGS_S, _WOUND_EVERY_S = 1_500.0, 60.0


class _Watch:
    """Has a test that hangs show where, and ends the run, instead of holding it up.

    One that only waits for a processor, on a machine with twenty others at work, took five minutes over what takes ten
    seconds; the recipes take the longest. It is wound now and then, and not for each test as pytest does it: that
    begins and ends a thread for each, of which there are 15,000, and waits for it.
    """

    def __init__(self) -> None:
        self._shown = os.dup(2)  # a test's own errors are caught
        self._wound = -_HANGS_S

    def pytest_runtest_logstart(self) -> None:
        """Wind it where it was not wound for a while."""
        now = time.monotonic()
        if now - self._wound >= _WOUND_EVERY_S:
            faulthandler.dump_traceback_later(_HANGS_S, exit=True, file=self._shown)
            self._wound = now

    def pytest_exception_interact(self) -> None:
        """Have it wound again: pytest stops every such watch where something failed, for somebody may look at it."""
        self._wound = -_HANGS_S

    def pytest_unconfigure(self) -> None:
        """Stop it."""
        faulthandler.cancel_dump_traceback_later()
        os.close(self._shown)


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Have the workers share the rewriting of assertions, where the modules of tests are read for the first time.

    Each has to read every module, and all would begin with the first: each would rewrite them all, for none had done
    so before. Each begins with a part of its own, so that what it comes to next was written out by another.
    """
    own = getattr(session.config, "workerinput", None)
    if own is None:
        return
    folders = (session.config.rootpath / each for each in session.config.args)
    modules = [module for folder in folders if folder.is_dir() for module in sorted(folder.rglob("test_*.py"))]
    number, workers = int(own["workerid"].removeprefix("gw")), own["workercount"]
    for module in modules[len(modules) * number // workers : len(modules) * (number + 1) // workers]:
        name = ".".join(module.relative_to(session.config.rootpath).with_suffix("").parts)
        with suppress(Exception, pytest.skip.Exception):  # told when its turn to be read comes
            import_module(name)


_OBJECTS_BEFORE_GARBAGE = 20_000


def pytest_collection_finish() -> None:
    """Have the modules and tests, which stay, looked through for garbage no more: a tenth of all time went there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE, *gc.get_threshold()[1:])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is slow: begun last, one worker would be at it while the others have nothing left to do.

    Let those tests too that say how many examples they make make as many as are wanted; but those of which the same
    are made each time.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for test in {getattr(item, "function", None) for item in items}:
        own = getattr(test, _OWN_SETTINGS, None)  # Hypothesis has no other way to change what a decorator said
        if own is not None and not (own.derandomize and _PROFILE != "few"):
            wanted = own.max_examples * (_MANY_TIMES if _PROFILE == "many" else 1)
            setattr(test, _OWN_SETTINGS, settings(own, max_examples=min(wanted, _MOST[_PROFILE])))


@pytest.fixture(scope="session")
def sockets() -> Iterator[str]:
    """Give the folder of a PostgreSQL server's socket, or skip."""
    reason = server.lacking()
    if reason is not None:
        pytest.skip(reason)
    with server.server() as folder:
        yield folder


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Start Debian's Chromium, or skip."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 - most workers start none

    executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if executable is None:
        pytest.skip("no Chromium here: apt-get install chromium-headless-shell")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        # a launch makes a user-data folder of its own and deletes it afterwards
        started = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM))
        yield started
        started.close()


@pytest.fixture(autouse=True, scope="session")
def _can_be_interrupted() -> None:
    """What a shell runs in the background ignores Ctrl-C, and so would the programs that tests start and interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_waited_for() -> Iterator[None]:
    """Ten seconds before each second look would be most of what tests take; that they pass is tested for itself."""
    with patch.object(SocketVantage, "rest", _no_rest):
        yield


async def _no_rest(_vantage: SocketVantage, _seconds: float) -> None:
    """Let no time go by."""

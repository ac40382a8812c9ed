"""A check in a process of its own: begun at once, watched and stopped by its id. For a face that cannot wait for it."""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from venuecheck.authoring.document import MAX_BYTES
from venuecheck.core.actor import Actor
from venuecheck.core.ids import new_id
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Trigger
from venuecheck.records.codec import decode, written
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_events import CheckState
from venuecheck.service.filter_checks.check_job import CheckJob, this_process
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.given_files import Given, given
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site, network_named
from venuecheck.service.who_may import Doing, acting

if sys.platform == "linux":
    from venuecheck.service.filter_checks.forked import Stem

    _STEM = Stem()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be checked, and how."""

    network: str
    test_list: Path | Given
    list_name: str = ""
    """How the list is called, for whoever goes on with the check."""
    person: str | Actor = ""
    trigger: Trigger | None = None
    account: str = ""
    place: str = ""


_MAKES_IT, _MAKES_THE_SAMPLES = "venuecheck.service.filter_checks.apart", "venuecheck.demo.check_apart"
"""The modules that make a check: that of the sample venue is at the same time the venue that it checks."""

_NICE, _SESSIONS_SHARE = 10, Path("/proc/self/autogroup")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What a process of its own is told, on its standard input."""

    config: Path
    network: str
    list_name: str
    list_content: str
    """In base64: the list is read once, as it is when the check is begun."""
    list_called: str
    person: str | Actor
    trigger: Trigger | None
    account: str
    place: str
    run: str
    goes_on: bool
    token: str
    """What shows that the process may take the check up."""


def make_ready() -> None:
    """Load what a check needs, beside: somebody is about to begin one. Where that fails, it loads when it begins."""
    if sys.platform == "linux":
        with suppress(OSError):
            _STEM.begin()


def start(site: Site, store: Store, order: Order, *, run: str = "") -> str:
    """Begin a check in a process of its own and give its id at once: `run`, where something was recorded of it before.

    Raises `InputError` where the network or the list cannot be used.
    """
    return _start(site, store, order, run or new_id("run", datetime.now(UTC)), goes_on=False)


def go_on(site: Site, store: Store, order: Order, run: str) -> str:
    """Go on with a check that was stopped or broken off, in a process of its own.

    Raises `InputError` as `start` does, and `ForbiddenError` where it is under way.
    """
    return _start(site, store, order, run, goes_on=True)


def _start(site: Site, store: Store, order: Order, run: str, *, goes_on: bool) -> str:
    network_named(site, order.network)
    test_list = given(order.test_list, MAX_BYTES)
    load_list(test_list)
    acting(site.people, site.venue.id, order.person, Doing.CHECK)
    by = this_process()
    job = CheckJob.take_up(store, run, by)
    handed = Handed(
        config=site.path.resolve(),
        network=order.network,
        list_name=test_list.name,
        list_content=base64.b64encode(test_list.content).decode(),
        list_called=order.list_name,
        person=order.person,
        trigger=order.trigger,
        account=order.account,
        place=order.place,
        run=run,
        goes_on=goes_on,
        token=by.token,
    )
    try:
        pid, hand = _begun(_MAKES_THE_SAMPLES if site.is_sample else _MAKES_IT, site.path.resolve().parent)
        # from here on that process tells whether the check is alive; it waits for its order until now
        CheckJob.take_up(store, run, replace(by, pid=pid))
        threading.Thread(target=hand, args=(written(handed).encode(),), daemon=True).start()
    except OSError as error:
        what = f"the check's own process cannot be started ({error.strerror or 'system error'})"
        job.end(CheckState.BROKEN_OFF, what)
        raise InputError.at(run, what, "try again") from None
    return run


def _begun(module: str, folder: Path) -> tuple[int, Callable[[bytes], object]]:
    """Begin a process that runs a module in a folder; give its id, and what hands it its standard input.

    What ends the face does not end it.

    Raises `OSError`.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # otherwise a process that loads for itself does as well
            return _STEM.fork(module, folder)
    process = subprocess.Popen(  # noqa: S603 - this program itself
        [sys.executable, "-P", "-m", module],  # -P: nothing in the folder is taken for a module
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
    )
    # whoever begins a process has to see it end, or it stays in the system's table
    return process.pid, process.communicate


def main() -> int:
    """Make the check that is described on the standard input; 0 where it was made, 2 where it could not be."""
    with giving_way() as clerk:
        handed = handed_over()
        return make(handed, load_site(handed.config), clerk)


@contextmanager
def giving_way() -> Iterator[Executor]:
    """Leave the processors to the pages: a check waits for networks most of its time, people at pages do not.

    Gives a thread that does not give way, to write to the store: pages that save something wait behind whoever does.
    """
    with ThreadPoolExecutor(1) as clerk:
        clerk.submit(bool).result()  # Linux has a niceness for each thread: this one has begun by now
        _give_way()
        yield clerk


def _give_way() -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):
        os.nice(_NICE)
    # Linux may share time between sessions before it looks at niceness, and a check is a session of its own
    with suppress(OSError):
        _SESSIONS_SHARE.write_text(str(_NICE), "ascii")


def handed_over() -> Handed:
    """Read what is to be checked from the standard input."""
    return decode(Handed, json.loads(sys.stdin.buffer.read()))


def make(handed: Handed, site: Site, clerk: Executor) -> int:
    """Make a check, of which `clerk` writes down what comes of it; 0 where it was made, 2 where it could not be."""
    from venuecheck.service.filter_checks.checking import probe  # noqa: PLC0415 - sockets that only this process needs

    test_list = Given(name=handed.list_name, content=base64.b64decode(handed.list_content))
    with open_store(site) as store:
        job = CheckJob.take_up(store, handed.run, replace(this_process(), token=handed.token), clerk)
        try:
            probe(
                site,
                handed.network,
                load_list(test_list),
                person=handed.person,
                trigger=handed.trigger,
                account=handed.account,
                place=handed.place,
                store=store,
                job=job,
                continue_run=handed.run if handed.goes_on else None,
                list_name=handed.list_called,
                on_event=lambda _: None,  # so that pages are judged as they come
            )
        except InputError as error:
            with suppress(InputError):
                job.end(CheckState.BROKEN_OFF, str(error))
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

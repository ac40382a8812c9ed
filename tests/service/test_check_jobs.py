"""A check is begun at once, watched and stopped from other processes, and goes on after a crash."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.school import venuecheck
from venuecheck.core.actor import Actor
from venuecheck.core.problem import ConflictError, ForbiddenError, InputError, NotFoundError
from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.school import SampleSchool
from venuecheck.filtering.model.run import Run
from venuecheck.records import jobs
from venuecheck.records.jobs import TakenOverError
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import apart, check_here, watching
from venuecheck.service.filter_checks.check_events import CheckState, Ended, Note, Started, Tried
from venuecheck.service.filter_checks.check_job import CheckJob, this_process
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

pytestmark = pytest.mark.slow

PAGES = 16
HOSTS = tuple(f"page{number}.test" for number in range(PAGES))
LIST = """\
id: "lab"
version: 1
title: "Slow pages"
edition: "lab"
categories: [{{id: "harmful", title: "Must be blocked", expectation: "block"}}]
controls:
  - {{id: "c-http", url: "http://gov.test:{port}/", expect: {{contains: "ORIGIN-MARKER gov.test"}}}}
pages:
"""
PAGE = '  - {{id: "{id}", url: "http://{host}:{port}/", category: "harmful", vouched_by: "lab"}}\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A school whose filter stays silent about pages, so that each takes its time."""

    site: Site
    order: apart.Order


@contextmanager
def school(folder: Path, silent: Sequence[str], step_timeout: float) -> Iterator[Place]:
    """Open a school whose filter says nothing about these hosts, which is waited for so many seconds."""
    web = {(host, "/"): f"ORIGIN-MARKER {host}" for host in ("gov.test", *HOSTS)}
    rules = Rules(treatments=dict.fromkeys(silent, Treatment.SILENCE))
    with SampleSchool(web, rules, preferred_ports=False) as opened:
        (folder / "public.pem").write_bytes(opened.public_roots)
        (folder / "device.pem").write_bytes(opened.device_roots)
        path = folder / "venuecheck.yaml"
        path.write_text(
            'venue: {id: "lab-school", kind: "school"}\n'
            f'networks: [{{id: "pupil", resolver: "{opened.resolver}", proxy: "none"}}]\n'
            'trust: {public_roots: "public.pem", device_roots: "device.pem"}\n'
            f"limits: {{step_timeout: {step_timeout}, concurrency: 2}}\n",
            encoding="utf-8",
        )
        port = opened.http_port
        pages = "".join(PAGE.format(id=f"p{n}", host=host, port=port) for n, host in enumerate(HOSTS))
        (folder / "list.yaml").write_text(LIST.format(port=port) + pages, encoding="utf-8")
        order = apart.Order(network="pupil", test_list=folder / "list.yaml", person="A. Technician")
        yield Place(site=load_site(path), order=order)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Open a school in which a check comes to its end."""
    with school(tmp_path, HOSTS, 0.4) as opened:
        yield opened


@pytest.fixture
def held_up(tmp_path: Path) -> Iterator[Place]:
    """Open a school in which a check, once a few pages are looked at, is under way for as long as any test takes."""
    with school(tmp_path, HOSTS[4:], 60) as opened:
        yield opened


def until(found: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so."""
    last = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < last
        time.sleep(0.05)


def niceness(pid: int) -> int:
    """Give how much a process gives way to others."""
    if sys.platform == "win32":
        pytest.skip("Windows knows no niceness")
    return os.getpriority(os.PRIO_PROCESS, pid)


def under_way(store: Store, run: str) -> bool:
    """Whether pages were looked at, and others were not."""
    looked_at = {line.get("subject") for line in store.journal(run)[1:]} & {f"p{number}" for number in range(PAGES)}
    return 0 < len(looked_at) < PAGES


def tried(store: Store, run: str) -> list[str]:
    """Give the pages that were tried, as they were told."""
    return [one.event.page for one in watching.events(store, run) if isinstance(one.event, Tried)]


def test_a_check_is_watched_and_stopped_from_another_process_and_goes_on(held_up: Place) -> None:
    """Its events are numbered without gaps, and can be read again from any number on."""
    with open_store(held_up.site) as store:
        run = apart.start(held_up.site, store, held_up.order)
        assert watching.check(store, run).state is CheckState.UNDER_WAY
        with pytest.raises(ForbiddenError, match="under way"):
            apart.go_on(held_up.site, store, held_up.order, run)
        until(lambda: under_way(store, run))
        said = check_here.Said(
            network="pupil", list_id="uk-education", is_here=True, told="The lead", account="test pupil"
        )
        with pytest.raises(ConflictError, match="begun of pupil"):
            check_here.start_here(held_up.site, store, said, person=Actor(name="B. Other"), now=datetime.now(UTC))
        job = jobs.find(store, run)
        assert job is not None
        assert niceness(job.pid) > niceness(os.getpid()), "a check gives way to the pages"
        assert watching.stop(store, run).state is CheckState.STOPPING
        seen = list(watching.watch(store, run))
        assert [one.number for one in seen] == list(range(1, len(seen) + 1))
        assert isinstance(seen[0].event, Started)
        assert seen[-1].event == Ended(how=CheckState.STOPPED)
        found = store.latest("run", run, Run)
        assert found is not None
        assert found.run.finished is None
        with pytest.raises(ForbiddenError, match="is not under way"):
            watching.stop(store, run)

        assert apart.go_on(held_up.site, store, held_up.order, run) == run
        until(lambda: under_way(store, run) and len(watching.events(store, run)) > len(seen))
        watching.stop(store, run)
        rest = list(watching.watch(store, run, after=len(seen)))
        assert [one.number for one in rest] == list(range(len(seen) + 1, len(seen) + len(rest) + 1))
        assert isinstance(rest[0].event, Started)
        assert rest[-1].event == Ended(how=CheckState.STOPPED)
        assert watching.events(store, run) == (*seen, *rest)
        assert [one.run for one in watching.checks(store)] == [run]


def test_a_check_that_was_killed_is_known_to_be_and_goes_on(place: Place) -> None:
    """What was told before stays, and nothing that was tried is tried again."""
    with open_store(place.site) as store:
        run = apart.start(place.site, store, place.order)
        until(lambda: under_way(store, run))
        job = jobs.find(store, run)
        assert job is not None
        assert job.pid != os.getpid()
        if sys.platform == "win32":
            pytest.skip("there is no such signal there")
        os.kill(job.pid, signal.SIGKILL)
        until(lambda: watching.check(store, run).state is CheckState.BROKEN_OFF)
        before = watching.events(store, run)
        assert store.latest("run", run, Run) is None
        apart.go_on(place.site, store, place.order, run)
        seen = list(watching.watch(store, run))
        assert tuple(seen[: len(before)]) == before
        assert seen[-1].event == Ended(how=CheckState.FINISHED)
        assert sorted(tried(store, run)) == sorted(f"p{number}" for number in range(PAGES))
        found = store.latest("run", run, Run)
        assert found is not None
        assert found.run.finished is not None
        assert found.run.person == "A. Technician"
        assert {step.visit for step in found.observations if step.subject == "p0"} == {1, 2}
        assert store.journals() == {}


def test_the_command_is_watched_and_stopped_as_well(held_up: Place) -> None:
    """A check that a person began in a terminal is like any other; one that is under way is not gone on with."""
    words = ("probe", "--list", "list.yaml", "--network", "pupil", "--quiet")
    folder = held_up.site.path.parent
    command = [sys.executable, "-m", "venuecheck", *words]
    with open_store(held_up.site) as store, subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE) as process:
        until(lambda: watching.checks(store))
        (seen,) = watching.checks(store)
        until(lambda: under_way(store, seen.run))
        other = venuecheck(folder, *words, "--continue", seen.run)
        assert (other.status, "it is under way on" in " ".join(other.err.split())) == (2, True)
        watching.stop(store, seen.run)
        process.communicate(timeout=60)
        assert process.returncode == 3
        assert watching.check(store, seen.run).state is CheckState.STOPPED


def test_what_cannot_be_begun_is_said_at_once(place: Place) -> None:
    """Before any process is begun."""
    with open_store(place.site) as store:
        with pytest.raises(InputError, match="did you mean 'pupil'"):
            apart.start(place.site, store, apart.Order(network="pupl", test_list=place.order.test_list))
        with pytest.raises(NotFoundError, match="no check of this id"):
            watching.stop(store, "run-1")
        with pytest.raises(NotFoundError):
            list(watching.watch(store, "run-1"))
        assert watching.checks(store) == ()


def test_whoever_was_overtaken_writes_nothing_more(tmp_path: Path) -> None:
    """A process that was held up wakes after somebody else went on with its check."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v") as store:
        first = CheckJob.take_up(store, "run-1")
        first.write([Note(text="one")], ["{}"], 0)
        with pytest.raises(ForbiddenError, match="under way"):
            CheckJob.take_up(store, "run-1")
        long_ago = datetime.now(UTC) - timedelta(minutes=2)
        jobs.claim(store, "run-2", "check", this_process(), now=long_ago, may_take=lambda _: False)
        assert watching.check(store, "run-2").state is CheckState.UNDER_WAY, "busy, and its process is there"
        afar = jobs.runner("another-computer.test", os.getpid())
        jobs.claim(store, "run-3", "check", afar, now=long_ago, may_take=lambda _: False)
        assert watching.check(store, "run-3").state is CheckState.BROKEN_OFF
        before_a_restart = datetime.now(UTC) - timedelta(days=3_000)
        jobs.claim(store, "run-4", "check", this_process(), now=before_a_restart, may_take=lambda _: False)
        assert watching.check(store, "run-4").state is CheckState.BROKEN_OFF
        jobs.claim(store, "run-1", "check", this_process(), now=datetime.now(UTC), may_take=lambda _: True)
        with pytest.raises(TakenOverError):
            first.write([Note(text="two")], ["{}"], 1)
        with pytest.raises(TakenOverError):
            first.end(CheckState.STOPPED)
        assert [one.event for one in watching.events(store, "run-1")] == [Note(text="one")]
        assert store.journal("run-1") == [{}]
        elsewhere = Store(store.database, "elsewhere")
        assert (watching.checks(elsewhere), watching.events(elsewhere, "run-1")) == ((), ())
        CheckJob.take_up(elsewhere, "run-1").end(CheckState.FINISHED)
        assert watching.check(store, "run-1").state is CheckState.UNDER_WAY


def test_the_latest_is_one_that_is_under_way(tmp_path: Path) -> None:
    """A check that has ended hides none that goes on, even where a wrong clock dates it ahead."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v") as store:
        ahead = this_process()
        jobs.claim(
            store, "run-9", "check", ahead, now=datetime.now(UTC) + timedelta(days=300), may_take=lambda _: False
        )
        jobs.write(store, "run-9", ahead, now=datetime.now(UTC), ended=CheckState.FINISHED.value)
        assert watching.called(store, "latest").run == "run-9"
        CheckJob.take_up(store, "run-1")
        assert [one.run for one in watching.checks(store)] == ["run-1", "run-9"]
        assert watching.called(store, "latest").run == "run-1"


EVENTS = st.one_of(
    st.builds(Note, text=st.text(max_size=20)),
    st.builds(Started, run=st.just("r"), pages=st.integers(0, 9), controls=st.integers(0, 9)),
    st.builds(
        Tried,
        page=st.text(max_size=9),
        verdict=st.sampled_from(["", "blocked"]),
        result=st.just(""),
        done=st.integers(0, 9),
        of=st.integers(0, 9),
    ),
    st.builds(Ended, how=st.sampled_from(CheckState), reason=st.text(max_size=9)),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(batches=st.lists(st.lists(EVENTS, max_size=4), max_size=5), after=st.integers(0, 21))
def test_events_come_back_from_any_number_on(
    batches: list[list[Note | Started | Tried | Ended]], after: int, tmp_path: Path
) -> None:
    """In the order in which they were written, however many at once."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v") as store:
        jobs.forget(store, "run-1")
        job = CheckJob.take_up(store, "run-1")
        for batch in batches:
            job.write(batch, (), 0)
        written = [event for batch in batches for event in batch]
        found = watching.events(store, "run-1", after)
        assert [one.event for one in found] == written[after:]
        assert [one.number for one in found] == list(range(after + 1, len(written) + 1))


def test_a_terminal_watches_and_stops_a_check_of_another(held_up: Place) -> None:
    """Three processes: one checks, one watches, one stops. Who watches is told of each page; Ctrl-C leaves it alone."""
    folder = held_up.site.path.parent
    program = [sys.executable, "-m", "venuecheck", "probe"]
    begin = [*program, "--list", "list.yaml", "--network", "pupil", "--quiet"]

    def begun(words: list[str]) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", text=True
        )

    nobody = venuecheck(folder, "probe", "--watch", "latest")
    assert (nobody.status, "no check of this id" in " ".join(nobody.err.split())) == (2, True)
    with open_store(held_up.site) as store, begun(begin) as checks:
        until(lambda: watching.checks(store))
        (seen,) = watching.checks(store)
        with begun([*program, "--watch", "latest"]) as leaves, begun([*program, "--watch", seen.run]) as watches:
            until(lambda: under_way(store, seen.run))
            if sys.platform != "win32":
                assert leaves.stderr is not None
                assert seen.run in leaves.stderr.readline()
                leaves.send_signal(signal.SIGINT)
                _, said = leaves.communicate(timeout=60)
                assert (leaves.returncode, "It goes on without you." in said) == (3, True)
                assert watching.check(store, seen.run).state is CheckState.UNDER_WAY
            stopped = venuecheck(folder, "probe", "--stop", seen.run)
            assert stopped.status == 0, stopped.err
            assert f"--continue {seen.run}" in " ".join(stopped.out.split())
            out, told = watches.communicate(timeout=60)
            leaves.kill()
        checks.communicate(timeout=60)
        assert checks.returncode == 3
        assert watches.returncode == 3
        assert "The check was stopped. What was found is kept." in out
        pages = tried(store, seen.run)
        assert pages
        assert [line for line in told.splitlines() if " of 16)" in line and any(page in line for page in pages)]
    again = venuecheck(folder, "probe", "--stop", "latest")
    assert (again.status, "is not under way" in " ".join(again.err.split())) == (2, True)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="niceness of each thread, as Linux has it")
def test_a_check_gives_way_and_whoever_writes_for_it_does_not() -> None:
    """Pages that save something wait behind whoever writes to the store, and that one for no processor."""
    script = (
        "import os; from venuecheck.service.filter_checks import apart\n"
        "before = os.nice(0)\n"
        "with apart.giving_way() as clerk: print(os.nice(0) - before, clerk.submit(os.nice, 0).result() - before)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["10", "0"]


def test_checks_are_forked_and_where_that_process_is_gone_another_is_begun(held_up: Place) -> None:
    """What each loads is loaded once. It ends with whoever begins checks, and the checks go on."""
    if sys.platform != "linux":
        pytest.skip("checks are forked where there is Linux")
    with open_store(held_up.site) as store:
        found = []
        for _ in range(2):
            run = apart.start(held_up.site, store, held_up.order)
            until(partial(under_way, store, run))
            job = jobs.find(store, run)
            assert job is not None
            stem = _parent(job.pid)
            assert _parent(stem) == os.getpid()
            assert os.getsid(job.pid) == job.pid, "what ends the face does not end the check"
            found.append((run, stem))
            os.kill(stem, signal.SIGKILL)
            until(partial(_is_gone, stem))
            assert watching.check(store, run).state is CheckState.UNDER_WAY
        (one, first), (other, second) = found
        assert first != second
        for run in (one, other):
            watching.stop(store, run)
            assert list(watching.watch(store, run))[-1].event == Ended(how=CheckState.STOPPED)


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[1])


def _is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()

"""A school behind a filter on loopback, which its pages check: with a test list of its own, that takes its time."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from tests.service.test_check_jobs import HOSTS, LIST, PAGE, until
from tests.web.site import SCHOOL, Server
from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.school import SampleSchool
from venuecheck.records import jobs
from venuecheck.records.jobs import Job
from venuecheck.service.filter_checks import watching
from venuecheck.service.filter_checks.check_events import CheckState

CHECKS = f"/venues/{SCHOOL}/checks"
SAID = {
    "network": "pupil-wifi",
    "list_id": "lab",
    "is_here": "yes",
    "told": "Grace Okafor",
    "account": "test pupil, year 9",
    "place": "Library",
}
_GOING = {CheckState.UNDER_WAY, CheckState.STOPPING}


@contextmanager
def filtered(served: Server, *, blocked: Sequence[str] = (), silent: Sequence[str] = ()) -> Iterator[None]:
    """Put the school's pupils behind a filter that blocks some hosts with a page, and says nothing about others."""
    treatments = dict.fromkeys(blocked, Treatment.BLOCK_PAGE) | dict.fromkeys(silent, Treatment.SILENCE)
    web = {(host, "/"): f"ORIGIN-MARKER {host}" for host in ("gov.test", *HOSTS)}
    with SampleSchool(web, Rules(treatments=treatments), preferred_ports=False) as opened:
        folder = served.folder / SCHOOL
        (folder / "public.pem").write_bytes(opened.public_roots)
        (folder / "device.pem").write_bytes(opened.device_roots)
        (folder / "test_lists").mkdir(exist_ok=True)
        port, path = opened.http_port, folder / "venuecheck.yaml"
        pages = "".join(PAGE.format(id=f"p{n}", host=host, port=port) for n, host in enumerate(HOSTS))
        (folder / "test_lists" / "lab.yaml").write_text(LIST.format(port=port) + pages, encoding="utf-8")
        text = path.read_text(encoding="utf-8").replace(
            'user_group: "pupils"', f'user_group: "pupils", resolver: "{opened.resolver}"'
        )
        limits = f"limits: {{step_timeout: {60 if silent else 2}, concurrency: 2}}\n"
        trust = 'trust: {public_roots: "public.pem", device_roots: "device.pem"}\n'
        path.write_text(text + trust + limits, encoding="utf-8")
        served.clock.now = datetime.now(UTC)
        try:
            yield
        finally:
            end_all(served)


def end_all(served: Server) -> None:
    """Have no check outlive its test."""
    for one in watching.checks(served.store()):
        if one.state in _GOING:
            kill(served, one.run)


def kill(served: Server, run: str) -> None:
    """End the process that makes a check, as a crash does."""
    until(lambda: _taken_up(served, run) is not None)
    job = _taken_up(served, run)
    assert job is not None
    os.kill(job.pid, getattr(signal, "SIGKILL", signal.SIGTERM))  # the second ends it like that on Windows
    until(lambda: watching.check(served.store(), run).state not in _GOING)


def under_way(served: Server, run: str) -> bool:
    """Whether pages were looked at by a process of its own."""
    return _taken_up(served, run) is not None and len(served.store().journal(run)) > 2


def _taken_up(served: Server, run: str) -> Job | None:
    """Give a check once a process of its own makes it."""
    job = jobs.find(served.store(), run)
    return job if job is not None and job.pid != os.getpid() else None

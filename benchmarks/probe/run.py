"""One measurement: a command on the device, and what it took."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from benchmarks.probe.network import CONTROL, client, marker
from benchmarks.probe.pages import BenchPage, Fate
from tests.lab.claim import Claim

_REPOSITORY = Path(__file__).parents[2]
_LONGEST_S = 1_800
_CATEGORIES = 12
_MECHANISMS = {
    Fate.OPEN: ("reached", "content"),
    Fate.DROPPED: ("blocked", "timeout"),
    Fate.CUT: ("blocked", "reset"),
    Fate.UNNAMED: ("blocked", "nxdomain"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a command took."""

    pages: int
    wall_s: float
    cpu_s: float
    """Of all its threads, in the program and in the kernel."""
    peak_mib: float
    own_s: tuple[float, ...] = ()
    """How long each page took from its first step to its last; empty where the command does not say."""
    trying_s: float = 0.0
    """From the first page's first step to the last page's last; 0 where the command does not say."""

    @property
    def cpu_ms_a_page(self) -> float:
        """Start and end of the program included."""
        return 1000 * self.cpu_s / self.pages


def venuecheck(claim: Claim, pages: Sequence[BenchPage], concurrency: int, step_timeout: float) -> Taken:
    """Run `venuecheck probe` as its users do, and hold what it found against what was set up."""
    taken, written = _probed(claim, pages, concurrency, step_timeout)
    wrong = _wrong(pages, written["findings"])
    if wrong:
        raise RuntimeError(f"venuecheck and the network that was set up disagree: {'; '.join(wrong[:5])}")
    return taken


def shut_out(claim: Claim, pages: Sequence[BenchPage], concurrency: int, step_timeout: float) -> tuple[Taken, int, int]:
    """Run it where the network lets a device that meets many blocked pages open nothing more.

    Gives what it took, how many pages were tried, and how many of them got a verdict, which must all be true.
    """
    taken, written = _probed(claim, pages, concurrency, step_timeout)
    told = [each for each in written["findings"] if each["verdict"] != "inconclusive"]
    known = {_id(page): page.fate for page in pages}
    wrong = [each["url"] for each in told if each["verdict"] != _MECHANISMS[known[each["page"]]][0]]
    if wrong or "shut the device out" not in json.dumps(written):
        raise RuntimeError(f"venuecheck did not see that it was shut out, or took that for blocked: {wrong[:5]}")
    tried = {step["subject"] for step in written["observations"]} & set(known)
    return taken, len(tried), len(told)


def _probed(
    claim: Claim, pages: Sequence[BenchPage], concurrency: int, step_timeout: float
) -> tuple[Taken, dict[str, Any]]:
    config, listed, output = (claim.folder / name for name in ("venuecheck.yaml", "list.yaml", "run.json"))
    config.write_text(yaml.safe_dump(_config(concurrency, step_timeout)))
    # JSON is YAML, and is written and read fastest
    listed.write_text(json.dumps(_test_list(pages)))
    command = [sys.executable, "-m", "venuecheck", "probe", "--config", str(config), "--list", str(listed)]
    command += ["--network", "pupil", "--format", "json", "--output", str(output), "--quiet"]
    output.unlink(missing_ok=True)
    taken = _timed(claim, command, len(pages), {"HOME": str(claim.folder)})
    written = json.loads(output.read_text())
    spans = _spans(pages, written)
    whole = replace(
        taken,
        own_s=tuple((last - first).total_seconds() for first, last in spans),
        trying_s=(max(last for _, last in spans) - min(first for first, _ in spans)).total_seconds(),
    )
    return whole, written


def curl(claim: Claim, pages: Sequence[BenchPage], concurrency: int, step_timeout: float) -> Taken:
    """Fetch the same pages with `curl -Z`: once each, with nothing kept."""
    lines = [line for page in pages for line in (f'url = "{page.url}"', 'output = "/dev/null"')]
    config = claim.folder / "curl.conf"
    config.write_text("\n".join(lines) + "\n")
    command = ["curl", "--silent", "--parallel", "--parallel-immediate", "--parallel-max", str(concurrency)]
    command += ["--connect-timeout", str(step_timeout), "--cacert", str(claim.folder / "public.pem")]
    return _timed(claim, [*command, "--config", str(config)], len(pages), {})


def one_after_another(claim: Claim, pages: Sequence[BenchPage], step_timeout: float) -> Taken:
    """Take the same steps in a plain loop."""
    given = claim.folder / "loop.json"
    given.write_text(
        json.dumps(
            {
                "step_timeout": step_timeout,
                "roots": str(claim.folder / "public.pem"),
                "pages": [{"id": _id(page), "url": page.url, "contains": marker(page.host)} for page in pages],
            }
        )
    )
    output = claim.folder / "loop-took.json"
    taken = _timed(claim, [sys.executable, "-m", "benchmarks.probe.loop", str(given), str(output)], len(pages), {})
    own = tuple(json.loads(output.read_text()))
    return replace(taken, own_s=own, trying_s=sum(own))


def _timed(claim: Claim, command: Sequence[str], pages: int, environment: dict[str, str]) -> Taken:
    # compiled modules are kept, as where the program is installed
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name != "PYTHONDONTWRITEBYTECODE"
    }
    with subprocess.Popen(
        [*client(claim), sys.executable, "-I", "-S", str(Path(__file__).with_name("timed.py")), *command],
        cwd=_REPOSITORY,
        env=kept | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        # ended with the network where the measurement is broken off
        claim.note_started(process.pid)
        _, errors = process.communicate(timeout=_LONGEST_S)
    said = errors.splitlines()
    if process.returncode or not said or not said[-1].startswith("{"):
        raise RuntimeError(f"{' '.join(command[:3])} failed: {errors[-2000:]}")
    took = json.loads(said[-1])
    return Taken(pages=pages, wall_s=took["wall_s"], cpu_s=took["cpu_s"], peak_mib=took["peak_kib"] / 1024)


def _wrong(pages: Sequence[BenchPage], findings: Sequence[dict[str, Any]]) -> list[str]:
    found = {each["page"]: (each["verdict"], each["mechanism"]) for each in findings}
    return [f"{page.url}: {found.get(_id(page))}" for page in pages if found.get(_id(page)) != _MECHANISMS[page.fate]]


def _spans(pages: Sequence[BenchPage], written: dict[str, Any]) -> list[tuple[datetime, datetime]]:
    """Give when each page's first step began and its last ended."""
    spans: dict[str, tuple[datetime, datetime]] = {}
    for step in written["observations"]:
        started = datetime.fromisoformat(step["started"])
        ended = started + timedelta(seconds=step["elapsed"])
        first, last = spans.get(step["subject"], (started, ended))
        spans[step["subject"]] = (min(first, started), max(last, ended))
    return [spans[_id(page)] for page in pages if _id(page) in spans]


def _id(page: BenchPage) -> str:
    return f"page-{page.number}"


def _config(concurrency: int, step_timeout: float) -> dict[str, object]:
    return {
        "venue": {"id": "bench", "name": "Bench", "kind": "school"},
        "networks": [{"id": "pupil", "name": "Pupil wifi", "user_group": "pupils", "resolver": "system"}],
        "trust": {"public_roots": "public.pem", "device_roots": "public.pem"},
        "limits": {"step_timeout": step_timeout, "concurrency": concurrency},
    }


def _test_list(pages: Sequence[BenchPage]) -> dict[str, object]:
    return {
        "id": "bench",
        "version": 1,
        "title": "Bench list",
        "edition": "bench",
        "categories": [{"id": f"c{each}", "title": f"{each}", "expectation": "block"} for each in range(_CATEGORIES)],
        "controls": [
            {"id": f"control-{scheme}", "url": f"{scheme}://{CONTROL}/", "expect": {"contains": marker(CONTROL)}}
            for scheme in ("http", "https")
        ],
        "pages": [
            {
                "id": _id(page),
                "url": page.url,
                "category": f"c{page.number % _CATEGORIES}",
                "vouched_by": "bench",
                "granularity": "host",
                "expect": {"contains": marker(page.host)},
            }
            for page in pages
        ],
    }

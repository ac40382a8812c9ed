"""Measures and prints the tables that docs/performance.md holds."""

import itertools
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from benchmarks.probe import run
from benchmarks.probe.network import ROUND_TRIP_MS, brought_up
from benchmarks.probe.pages import BenchPage, Fate, pages
from benchmarks.probe.run import Taken
from tests.lab.requirements import lacking
from venuecheck.filtering.limits import PAUSE

STEP_TIMEOUT_S = 10.0
"""As shipped."""
GENTLE, MANY = 6, 200
_SAMPLE = 100
_FEW, _CUTS = 200, 16
_SHORT_STEP_S = 1.0
_COLUMNS = (
    "what",
    "pages",
    "at a time",
    "wall, whole program",
    "wall, trying pages",
    "ideal",
    "trying / ideal",
    "wall / longest page",
    "CPU a page",
    "of curl's",
    "peak memory",
)


def measure(step_timeout: float = STEP_TIMEOUT_S) -> Iterator[str]:
    """Measure and give the tables as lines of Markdown, as soon as each is known."""
    if reason := lacking("delay"):
        yield f"Not measured: {reason}."
        return
    most = pages(5_000)
    yield (
        f"{ROUND_TRIP_MS} ms to every site and back, time-out of a step {step_timeout:g} s. Of the pages "
        f"{_shares(most)}; half of the open ones are https.\n"
    )
    yield _line(_COLUMNS)
    yield _line("--" for _ in _COLUMNS)
    with brought_up(most) as claim:
        loop = _told("plain loop", _SAMPLE, 1, partial(run.one_after_another, claim, most[:_SAMPLE], step_timeout))
        own = _own_times(most[:_SAMPLE], loop)
        alone = [own[page.fate, page.https] for page in most]
        yield _row(f"plain loop (a sample of {_SAMPLE})", loop, 1, alone, None)
        yield _line(
            ("plain loop, 1,000 pages (sum of their own times)", "1,000", "1", f"{sum(alone[:1_000]):.0f} s", *[""] * 7)
        )
        curls: dict[tuple[int, int], Taken] = {}
        for count, concurrency in ((200, GENTLE), (100, MANY), (1_000, MANY), (5_000, MANY)):
            curls[count, concurrency] = curl = _told(
                "curl -Z",
                count,
                concurrency,
                partial(run.curl, claim, most[:count], concurrency, step_timeout),
            )
            yield _row("curl -Z", curl, concurrency, alone, None)
        _told("venuecheck, uncounted", 100, MANY, partial(run.venuecheck, claim, most[:100], MANY, _SHORT_STEP_S))
        taken: dict[int, Taken] = {}
        for count, concurrency in ((200, GENTLE), (100, MANY), (1_000, MANY), (5_000, MANY)):
            found = _told(
                "venuecheck",
                count,
                concurrency,
                partial(run.venuecheck, claim, most[:count], concurrency, step_timeout),
            )
            if concurrency == MANY:
                taken[count] = found
            yield _row("venuecheck", found, concurrency, alone, curls.get((count, concurrency)))
    yield ""
    yield from _shut_out(step_timeout)
    yield ""
    many_at_once = {count: each for (count, concurrency), each in curls.items() if concurrency == MANY}
    yield from _growth({"curl -Z": many_at_once, "venuecheck": taken})


def _shut_out(step_timeout: float) -> Iterator[str]:
    """Measure a network that, after some connections that it cuts, lets nothing of the device through."""
    few = pages(_FEW)
    with brought_up(few, shuts_out_after=_CUTS) as claim:
        taken, tried, told = run.shut_out(claim, few, GENTLE, step_timeout)
    yield (
        f"A network that lets nothing through after {_CUTS} packets that it cuts: of {_FEW} pages at {GENTLE} a time, "
        f"{tried} tried and {told} told, all of them truly, and the run stopped by itself after {taken.wall_s:.1f} s."
    )


def _growth(measured: dict[str, dict[int, Taken]]) -> Iterator[str]:
    yield "| what | from | to | CPU for each page more | memory for each page more |"
    yield "|--|--|--|--|--|"
    for what, taken in measured.items():
        for few, many in itertools.pairwise(sorted(taken)):
            more = many - few
            cpu = 1000 * (taken[many].cpu_s - taken[few].cpu_s) / more
            memory = 1024 * (taken[many].peak_mib - taken[few].peak_mib) / more
            yield f"| {what} | {few:,} | {many:,} | {cpu:.2f} ms | {memory:.0f} KiB |"


def _own_times(sample: Sequence[BenchPage], loop: Taken) -> dict[tuple[Fate, bool], float]:
    """Give how long a page of each kind takes by itself: the median. Seconds."""
    found: dict[tuple[Fate, bool], list[float]] = {}
    for page, took in zip(sample, loop.own_s, strict=True):
        found.setdefault((page.fate, page.https), []).append(took)
    return {kind: statistics.median(times) for kind, times in found.items()}


def _row(what: str, taken: Taken, concurrency: int, alone: Sequence[float], curl: Taken | None) -> str:
    """Give a row; `alone` is how long each page takes by itself, in seconds."""
    alone = alone[: taken.pages]
    # what stays shut is looked at again, after a pause
    ideal = max(*alone, sum(alone) / concurrency) + PAUSE
    cells = [what, f"{taken.pages:,}", str(concurrency), f"{taken.wall_s:.1f} s"]
    if taken.trying_s:
        trying = taken.trying_s
        cells += [f"{trying:.1f} s", f"{ideal:.1f} s", f"{trying / ideal:.2f}", f"{taken.wall_s / max(alone):.2f}"]
    else:
        cells += [""] * 4
    cells += [f"{taken.cpu_ms_a_page:.2f} ms"]
    cells += [f"{taken.cpu_ms_a_page / curl.cpu_ms_a_page:.1f} times" if curl else ""]
    return _line([*cells, f"{taken.peak_mib:.0f} MiB"])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shares(most: Sequence[BenchPage]) -> str:
    words = {
        Fate.OPEN: "are open",
        Fate.DROPPED: "are dropped at TCP",
        Fate.CUT: "are reset at TLS",
        Fate.UNNAMED: "are blocked in DNS",
    }
    parts = [f"{100 * sum(page.fate is fate for page in most) // len(most)} % {said}" for fate, said in words.items()]
    return ", ".join(parts)


def _told(what: str, count: int, concurrency: int, measured: Callable[[], Taken]) -> Taken:
    sys.stderr.write(f"measuring {what}: {count:,} pages, {concurrency} at a time ...\n")
    sys.stderr.flush()
    return measured()

"""How long `venuecheck --help` takes above bare Python.

Both commands are run in turn, each as a whole process, after one run of each that is not counted. The figure is
the median of the differences pair by pair, so that a machine whose speed drifts does not decide it.
"""

import statistics
import subprocess
import sys
import time

RUNS = 25
TARGET_MS = 100


def measure(runs: int = RUNS) -> str:
    """Measure and give the figures as lines of text. Milliseconds."""
    bare_command = [sys.executable, "-c", "pass"]
    help_command = [sys.executable, "-m", "venuecheck", "--help"]
    bare, helped = [], []
    for number in range(runs + 1):
        bare_ms, help_ms = _timed(bare_command), _timed(help_command)
        if number:
            bare.append(bare_ms)
            helped.append(help_ms)
    above = [one - other for one, other in zip(helped, bare, strict=True)]
    return "\n".join(
        (
            _row("bare Python:", bare),
            _row("venuecheck --help:", helped),
            f"{_row('above bare Python:', above)}, target {TARGET_MS} ms, {runs} pairs",
        )
    )


def _row(name: str, times: list[float]) -> str:
    return f"{name:<19} median {statistics.median(times):6.1f} ms (min {min(times):.1f}, max {max(times):.1f})"


def _timed(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return (time.perf_counter() - began) * 1000

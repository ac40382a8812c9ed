"""How long `venuecheck demo` takes as a whole process, and how much memory."""

import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 3
TARGET_S = 15


def measure(runs: int = RUNS) -> str:
    """Measure and give the figures as lines of text. Seconds."""
    took = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            began = time.perf_counter()
            command = [sys.executable, "-m", "venuecheck", "demo", "--folder", folder]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            took.append(time.perf_counter() - began)
    return f"wall: median {statistics.median(took):.1f} s of {TARGET_S} s (min {min(took):.1f}, max {max(took):.1f})"

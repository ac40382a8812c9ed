"""Runs every benchmark and prints its figures; `python -m benchmarks probe` runs one alone."""

import argparse
import platform
import signal
import sys
from types import FrameType

from benchmarks import demo, startup
from benchmarks.probe import measure as probe


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", help="startup, demo, probe; all where none is named")
    parser.add_argument(
        "--step-timeout", type=float, default=probe.STEP_TIMEOUT_S, help="of the probe, seconds (default: as shipped)"
    )
    given = parser.parse_args()
    if unknown := set(given.what) - {"startup", "demo", "probe"}:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    # whatever ends this, what it has brought up is taken down
    signal.signal(signal.SIGTERM, _leave)
    wanted = given.what or ["startup", "demo", "probe"]
    print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}")
    if "startup" in wanted:
        print("\nStart-up")
        print(startup.measure())
    if "demo" in wanted:
        print("\nThe demo, from start to report")
        print(demo.measure())
    if "probe" in wanted:
        print("\nThe probe")
        for line in probe.measure(given.step_timeout):
            print(line, flush=True)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)

"""Runs every benchmark, or those that are named, and prints their figures."""

import platform
import sys

from benchmarks import demo, screening, startup

MEASURES = {
    "startup": ("Start-up", startup.measure),
    "demo": ("The demo, from start to report", demo.measure),
    "screening": ("Screening of names", screening.measure),
}

print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}")
for name in sys.argv[1:] or MEASURES:
    title, measure = MEASURES[name]
    print(f"\n{title}")
    print(measure())

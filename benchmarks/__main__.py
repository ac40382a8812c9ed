"""Runs every benchmark and prints its figures; `python -m benchmarks collate` runs that one, with its sizes."""

import platform
import sys

from benchmarks import collate, demo, startup

print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}")
if sys.argv[1:2] == ["collate"]:
    print(collate.measure(sys.argv[2:]))
    sys.exit()
print("\nStart-up")
print(startup.measure())
print("\nThe demo, from start to report")
print(demo.measure())
print("\nOne report on many venues")
print(collate.measure(sys.argv[1:]))

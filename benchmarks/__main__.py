"""Runs every benchmark and prints its figures."""

import platform

from benchmarks import demo, startup

print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}")
print("\nStart-up")
print(startup.measure())
print("\nThe demo, from start to report")
print(demo.measure())

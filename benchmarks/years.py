"""What commands cost where a filter was checked each week for three years: the demonstration’s check again."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from venuecheck.filtering.model.run import Run
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

WEEKS = 156
_COMMANDS = (
    ("report", "--output", "report.html"),
    ("verify",),
    ("backup", "--to", "copy.db"),
    ("bundle", "export", "--to", "venue.bundle"),
    ("retention", "plan"),
)


def measure(weeks: int = WEEKS) -> Iterator[str]:
    """Give a line for each command: seconds of the processor, the start of Python included."""
    with tempfile.TemporaryDirectory() as folder:
        _run(folder, "demo", "--folder", folder)
        site = load_site(Path(folder) / "venuecheck.yaml")
        with open_store(site) as store:
            first = store.all("run", Run)[0]
            for week in range(1, weeks):
                started = first.run.started - timedelta(weeks=week)
                header = replace(first.run, id=f"{first.run.id}-{week}", started=started)
                store.append("run", header.id, replace(first, run=header), started)
        size = (Path(folder) / "venuecheck.db").stat().st_size
        yield f"{weeks} checks of {len(first.findings)} pages each, {size / 1e6:.0f} MB"
        for command in _COMMANDS:
            yield f"{_run(folder, *command):5.1f} s  {command[0]}"


def _run(folder: str, *command: str) -> float:
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "venuecheck", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        sys.exit(f"venuecheck {command[0]}: {done.stderr.strip()}")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system

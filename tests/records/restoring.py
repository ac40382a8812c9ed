"""Bring a copy back on a disk with ever more room, until it is back. Run by test_trouble.py as a program."""

import json
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.service.record_keeping.proof import restore, verify
from venuecheck.service.sites.site import load_site

_AT = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
_STEP = 40 * 1024


def main(folder: Path, copy: Path) -> None:
    """Print what was said at each step, and whether anything was changed by it."""
    site = load_site(folder / "hill-top.yaml")
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * shutil.disk_usage(folder).free)
    refused: list[str] = []
    while True:
        os.truncate(
            ballast, max(0, ballast.stat().st_size + shutil.disk_usage(folder).free - (len(refused) + 1) * _STEP)
        )
        before = _lies(folder)
        try:
            restore(site, copy, now=_AT, person="A. Admin")
            break
        except InputError as error:
            refused.append(str(error))
            if _lies(folder) != before:
                refused.append(f"changed: {sorted(_lies(folder))}")
                break
    found = verify(site)
    done = {"refused": refused, "whole": found.is_whole, "records": found.records, "there": sorted(_lies(folder))}
    sys.stdout.write(json.dumps(done) + "\n")


def _lies(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name != "ballast"}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

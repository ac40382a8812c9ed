"""Record until the disk is full, make room, and look at what is left. Run by test_trouble.py as a program."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from venuecheck.core.problem import InputError
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .jotting import Jotting

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def main(folder: Path) -> None:
    """Fill `folder`, print what came of it."""
    url, key = f"sqlite:///{(folder / 'venuecheck.db').as_posix()}", Beside(folder)
    kept, error = 0, ""
    with Store.open(url, "v", key) as store:
        store.save_draft("thing", "draft", {"kept": True})
        try:
            while kept < 10_000:
                store.append("thing", str(kept), Jotting(name="x" * 5_000), AT)
                kept += 1
        except InputError as problem:
            error = str(problem)
    ballast = folder / "ballast"
    if ballast.exists():
        ballast.unlink()
        with Store.open(url, "v", key) as store:
            store.append("thing", "with room again", Jotting(name="y"), AT)
            verification = verify(store.database)
            left = {
                "whole": verification.is_whole,
                "records": verification.records,
                "draft": store.drafts("thing")[0].body,
            }
            sys.stdout.write(json.dumps({"kept": kept, "error": error, **left}) + "\n")
    else:
        sys.stdout.write(json.dumps({"kept": kept, "error": error}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

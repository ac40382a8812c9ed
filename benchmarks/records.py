"""What it costs to prove a store in full, and to add one record to it."""

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
SIZES = (10_000, 100_000)
_AT_ONCE = 5_000
_ADDED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What is recorded: as much as a small booking says."""

    text: str


def measure(sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """Give a line for each size: seconds of the clock and of the processor."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            with Store.open(f"sqlite:///{Path(folder).as_posix()}/venuecheck.db", "v") as store:
                for start in range(0, size, _AT_ONCE):
                    store.append_all([_new(number) for number in range(start, min(start + _AT_ONCE, size))])
                begun, used = time.perf_counter(), time.process_time()
                found = verify(store.database)
                took, used = time.perf_counter() - begun, time.process_time() - used
                if not found.is_whole or found.records != size:
                    sys.exit("the store is not whole")
                begun = time.perf_counter()
                for number in range(_ADDED):
                    store.append_all([_new(size + number)])
                added = (time.perf_counter() - begun) / _ADDED
            yield (
                f"{size:>7} records: proven in {took:.1f} s ({used:.1f} s of the processor);"
                f" one more in {added * 1e3:.0f} ms"
            )


def _new(number: int) -> New:
    return New(kind="thing", key=f"k{number}", venue="v", payload=Thing(text="x" * 1_000), at=AT)

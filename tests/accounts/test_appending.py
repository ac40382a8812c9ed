"""Rows that several threads append at once."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from venuecheck.accounts.appending import Appending, Row


def test_all_that_wait_for_their_turn_are_one_transaction() -> None:
    """While the first is written the others come; one of them writes for all, and each returns when it is kept."""
    written: list[list[object]] = []
    begun, others_are_here = threading.Event(), threading.Event()

    def write(rows: Sequence[Row]) -> None:
        begun.set()
        others_are_here.wait(30)
        written.append([row["n"] for row in rows])

    appending = Appending(write)
    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(appending.add, {"n": 0})
        assert begun.wait(30)
        others = [pool.submit(appending.add, {"n": n}) for n in range(1, 5)]
        while len(appending.waiting) < 4:
            pass
        others_are_here.set()
        for one in (first, *others):
            one.result(30)
    assert written[0] == [0]
    assert [sorted(rows, key=str) for rows in written[1:]] == [[1, 2, 3, 4]]


def test_what_cannot_be_written_is_told_to_each_and_stops_nobody_later() -> None:
    """A full disk is everybody's error who waited; the next row is tried anew."""
    tried: list[int] = []

    def write(rows: Sequence[Row]) -> None:
        tried.append(len(rows))
        if len(tried) == 1:
            raise OSError("the disk is full")

    appending = Appending(write)
    with pytest.raises(OSError, match="the disk is full"):
        appending.add({"n": 0})
    appending.add({"n": 1})
    assert tried == [1, 1], "the row that failed is not written again behind its page's back"

"""A copy that was brought back: how far it went, and what had been recorded and is not in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from venuecheck.core import day_words
from venuecheck.records.mark import Mark, mark_in


def lost_words(copied: Mark | None, anchor: Mark | None) -> str:
    """Tell whoever brings a copy back what is lost by it, in a sentence; `anchor` is that of before."""
    if anchor is None:
        return "There was no anchor: what was recorded after this copy was made is not in it."
    named = _counted(anchor.records)
    if copied is None:
        return f"The anchor named {named}: what this copy has not of them is lost."
    has = copied.records
    if anchor.records > has:
        lost = anchor.records - has
        are = "is" if lost == 1 else "are"
        return f"The anchor named {named}, this copy has {has}: {_counted(lost)} {are} lost ({_which(has, anchor)})."
    if anchor.records == has and copied.last != anchor.last:
        return f"The anchor named {named}, the last another than this copy's: what was recorded here is not all in it."
    return f"The anchor named {named}, this copy has {has}: none is lost."


def restored_words(said: Mapping[str, Any]) -> tuple[str, bool]:
    """Give what the record of it says, as a clause, and whether anything was lost; ("", True) where it says nothing."""
    copied, anchor, day = mark_in(said.get("before")), mark_in(said.get("anchor")), day_of(said.get("at"))
    if copied is None or not day:
        return "", True
    begins = f"Restored on {day} from a copy that ended at record {copied.records}"
    if anchor is None:
        return f"{begins}; how far the records had gone is not known, for there was no anchor", True
    lost = anchor.records - copied.records
    if lost > 0:
        are = "is" if lost == 1 else "are"
        return f"{begins}; {_counted(lost)} that had been recorded {are} not in it", True
    if not lost and copied.last != anchor.last:
        return f"{begins}; the record that had been the last one is not in it", True
    return f"{begins}; all that the anchor named is in it", False


def _counted(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def _which(has: int, anchor: Mark) -> str:
    return f"record {anchor.records}" if anchor.records == has + 1 else f"records {has + 1} to {anchor.records}"


def day_of(said: object) -> str:
    """Give the day of a moment that a record names, as people write it; empty where that is none."""
    try:
        return day_words.day(date.fromisoformat(str(said)[:10]))
    except ValueError:
        return ""

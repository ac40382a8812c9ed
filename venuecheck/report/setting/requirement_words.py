"""How many requirements stand how, in words: the same at a venue and at a partnership."""

from collections import Counter
from collections.abc import Iterable

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.report.setting.wording import joined

REQUIREMENT_WORDS: dict[Status, str] = {**STATUS_WORDS, Status.FINE: "Shown"}
_COUNTED: dict[Status, str] = {
    Status.FINE: "shown",
    Status.STATED: "stated",
    Status.PROBLEM: "needing action",
    Status.NOT_PROVEN: "that could not be told",
    Status.OVERDUE: "overdue",
    Status.NOT_REPORTED: "not reported",
    Status.WAITING: "waiting for a decision",
    Status.NOT_APPLICABLE: "that do not apply here",
}


def requirement_words(stands: Iterable[Status]) -> str:
    """Give `3 shown, 1 overdue and 2 not reported`."""
    number = Counter(stands)
    return joined([f"{number[status]} {words}" for status, words in _COUNTED.items() if number[status]])

"""What is doubtful in a list of names that can be used all the same."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from venuecheck.assessment.day_answers import as_date
from venuecheck.assessment.private_matters import matter_in
from venuecheck.authoring.document import Document
from venuecheck.core import day_words
from venuecheck.core.problem import Problem
from venuecheck.screening.known import OWN


def doubts_of_names(document: Document, today: date) -> Iterator[Problem]:
    """Warn of a list that is dated after today; in a venue's own, of entries that are over and of reasons of belief."""
    data: Any = document.data if isinstance(document.data, dict) else {}
    dated = as_date(data.get("dated"))
    if dated is not None and dated > today:
        what = f"the list is dated {day_words.day(dated)}, which is to come"
        yield document.problem(("dated",), what, "write the day on which it was last looked through", warning=True)
    entries = data.get("entries")
    for place, one in enumerate(entries if isinstance(entries, list) and data.get("id") == OWN else ()):
        if not isinstance(one, dict):
            continue
        until = as_date(one.get("until"))
        if until is not None and until < today:
            what = f"its last day, {day_words.day(until)}, is past, so it is looked for only in what was before"
            fix = "take the entry out, or write a later day and why"
            yield document.problem(("entries", place, "until"), what, fix, warning=True)
        matter = matter_in(str(one.get("reason") or ""))
        if matter:
            what = f"this reason speaks of {matter[0]} (“{matter[1]}”), for which nobody is put on a list"
            fix = "say what was done, and when; without that, take the entry out"
            yield document.problem(("entries", place, "reason"), what, fix, warning=True)

"""Pages that a site leaves out of its runs, with the reason: not visited, shown, and counted as nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Page, TestList
from venuecheck.filtering.model.run import LeftOut


class Named(StrEnum):
    """What an entry of `leave_out` names."""

    PAGE = "page"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """One entry of `leave_out` in a site's configuration."""

    named: Named
    id: str
    reason: str
    until: date | None = None
    """The last day on which it holds; None for no end."""

    def covers(self, page: Page, day: date) -> bool:
        """Whether `page` is left out on `day`."""
        mine = page.id if self.named is Named.PAGE else page.category
        return mine == self.id and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """A test list without what the site leaves out."""

    test_list: TestList
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    """What a person should know: entries that have ended, or name nothing in this list."""


def shorten(test_list: TestList, entries: Sequence[LeaveOut], today: date) -> Shortened:
    """Take out of `test_list` what `entries` name. Raises `InputError` where no page is left."""
    left_out, kept = [], []
    for page in test_list.pages:
        entry = next((entry for entry in entries if entry.covers(page, today)), None)
        if entry is None:
            kept.append(page)
        else:
            left_out.append(
                LeftOut(page=page.id, url=page.shown, category=page.category, reason=entry.reason, until=entry.until)
            )
    if not kept:
        raise InputError.at("leave_out", "it leaves no page of this list to try", "take an entry out of it")
    return Shortened(
        test_list=replace(test_list, pages=tuple(kept)),
        left_out=tuple(left_out),
        notes=tuple(note for entry in entries if (note := _note(entry, test_list, today))),
    )


def _note(entry: LeaveOut, test_list: TestList, today: date) -> str:
    about = f"leave_out names {entry.named} '{entry.id}'"
    if entry.until is not None and today > entry.until:
        return f"{about} until {entry.until.isoformat()}, which is past: it is tried again."
    known = (
        {page.id for page in test_list.pages}
        if entry.named is Named.PAGE
        else {category.id for category in test_list.categories}
    )
    return "" if entry.id in known else f"{about}, which is not in this list."

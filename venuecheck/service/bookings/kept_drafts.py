"""Every draft of a venue, whatever its checklist: from the rows themselves, so that none is missing from the list."""

from dataclasses import dataclass
from typing import Any, Final

from venuecheck.records import drafts as records
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.service.bookings.drafts import DRAFT_KIND
from venuecheck.service.record_keeping.names_beside import drop_with_names


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """Answers that are kept, as far as they are told in a list."""

    checklist: str
    """Its id."""
    name: str
    """What it is kept under; empty for one of the time when there could be only one."""
    subject: str
    person: str
    answered: int
    """How many questions have an answer."""
    saved: str
    """RFC 3339, UTC."""
    form: str = ""
    """The organiser's part of it; empty where they have no link."""
    is_readable: bool = True
    """Whether somebody can go on with it; otherwise it can only be thrown away."""

    @property
    def shown(self) -> str:
        """Which draft it is, in one word: its checklist and its name (`CHECKLIST/NAME`)."""
        return f"{self.checklist}/{self.name}"


UNREADABLE: Final = "A draft cannot be read"
"""How lists call one."""


def kept_drafts(store: Store) -> tuple[KeptDraft, ...]:
    """List the venue's drafts, the one saved last at the end, with those that cannot be read."""
    found = (_told(store, row) for row in store.drafts(DRAFT_KIND, readable_only=False))
    return tuple(sorted(found, key=lambda one: one.saved))


def drop_unreadable(store: Store, checklist: str, name: str) -> None:
    """Throw away what is listed under this name, and nobody can go on with."""
    for row in store.drafts(DRAFT_KIND, readable_only=False):
        if named_in(row.key) == (checklist, name):
            drop_with_names(store, DRAFT_KIND, row.key, over=row.version)


def named_in(key: str) -> tuple[str, str]:
    """Give the checklist (its id) and the name that a draft's key holds."""
    checklist, _, rest = key.partition("/")
    return checklist, rest.partition("/")[2]


def _told(store: Store, row: records.KeptDraft) -> KeptDraft:
    body: Any = row.body
    checklist, name = named_in(row.key)
    try:
        with as_written(store.shown, row.key):
            return KeptDraft(
                is_readable=row.is_readable,
                checklist=checklist,
                name=name,
                subject=str(body.get("subject", "")),
                person=str(body.get("person", "")),
                answered=len(dict(body.get("values", {}))),
                saved=row.at,
                form=str(body.get("form", "")),
            )
    except NotWholeError:
        return KeptDraft(
            checklist=checklist, name=name, subject="", person="", answered=0, saved=row.at, is_readable=False
        )

"""Every draft of a venue, whatever its checklist: from the rows themselves, so that none is missing from the list."""

from dataclasses import dataclass
from typing import Any

from venuecheck.records.store import Store
from venuecheck.service.bookings.drafts import DRAFT_KIND


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


def kept_drafts(store: Store) -> tuple[KeptDraft, ...]:
    """List the venue's drafts, the one saved last at the end."""
    found = []
    for row in store.drafts(DRAFT_KIND):
        body: Any = row.body
        checklist, _, rest = row.key.partition("/")
        found.append(
            KeptDraft(
                checklist=checklist,
                name=rest.partition("/")[2],
                subject=str(body.get("subject", "")),
                person=str(body.get("person", "")),
                answered=len(body.get("values", {})),
                saved=row.at,
                form=str(body.get("form", "")),
            )
        )
    return tuple(sorted(found, key=lambda one: one.saved))

"""Organisations looked up when somebody at the desk leaves the page on which they are named: once for each name.

It is for staff who judge names, so that they hear of a likeness before the last question is answered. What comes of it
is kept beside the draft and decides nothing: for the record every name is looked up again, on the lists of that day.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from venuecheck.assessment.name_check import screen_answer
from venuecheck.assessment.screened import Screened
from venuecheck.records.codec import decode
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import walk_through
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft

_KIND: Final = "names_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUpEarly:
    """What lists said of an organisation when it was named."""

    name: Screened
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesEarly:
    """All organisations of a draft that were looked up so far."""

    found: tuple[LookedUpEarly, ...] = ()


def look_up(desk: Desk, draft: Draft, path: str) -> None:
    """Look up the organisations that an answer names, unless these very names were looked up for it before.

    Raises `InputError` where a list cannot be used.
    """
    now = desk.clock()
    before = names_early(desk.store, draft)
    walked = walk_through(
        desk.checklist, draft.answers, venue=desk.site.venue, now=now, records=desk.records, waivers=draft.waivers
    )
    answer = next((step.value for step in walked.answered if step.path == path), None)
    mine = [one for one in before.found if one.name.question == path]
    if answer is not None and [one.name.name for one in mine] == [" ".join(str(answer).split())]:
        return
    screened = screen_answer(desk.checklist, walked, desk.screener, path)
    if not screened and not mine:
        return
    others = tuple(one for one in before.found if one.name.question != path)
    made = replace(before, found=(*others, *(LookedUpEarly(name=one, at=now) for one in screened)))
    # the answer itself is kept by now; the page that follows need not wait for the disk twice
    desk.store.save_draft(_KIND, _key(draft), made, may_be_lost=True)


def names_early(store: Store, draft: Draft) -> NamesEarly:
    """Give what was looked up for a draft so far."""
    found = store.draft(_KIND, _key(draft))
    return decode(NamesEarly, found.body) if found is not None else NamesEarly()


def forget(store: Store, draft: Draft) -> None:
    """Forget it, as once the draft is recorded or thrown away."""
    store.drop_draft(_KIND, _key(draft))


def _key(draft: Draft) -> str:
    return f"{draft.checklist}/{draft.name}"

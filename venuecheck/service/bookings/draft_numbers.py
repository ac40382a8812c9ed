"""Which numbers drafts have had: none is given again, so that a page left open never meets another booking's draft."""

import re
from collections.abc import Mapping
from typing import Any, Final

from venuecheck.records.drafts import DraftChange
from venuecheck.records.store import Store

NUMBERS: Final = "draft_numbers"
"""Kept with drafts, and no draft: nothing in it is about anybody, so it is never due for erasure."""
_NUMBERED: Final = re.compile(r"draft-([0-9]{1,9})")
_MOST: Final = 200
"""Of so many recorded drafts it is known which bookings they became: pages that are left open are younger."""


def number_of(name: str) -> int:
    """Give the number of a draft, such as 2 of `draft-2`; 0 where somebody named it otherwise."""
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found else 0


def last_number(store: Store, checklist: str, venue: str) -> int:
    """Give the highest number that a draft ever had; 0 for none."""
    return _last(_kept(store, checklist, venue))


def used(store: Store, checklist: str, venue: str, name: str) -> bool:
    """Whether a draft had this number, whatever became of it."""
    return 0 < number_of(name) <= last_number(store, checklist, venue)


def became(store: Store, checklist: str, venue: str, name: str) -> str:
    """Give the recorded booking (id) that a draft became; empty where it was thrown away, or that is not known."""
    return str(_recorded(_kept(store, checklist, venue)).get(name, ""))


def began(checklist: str, venue: str, name: str) -> tuple[DraftChange, ...]:
    """Say that a draft of this name is begun: its number is used from now on."""
    number = number_of(name)

    def noted(before: Any) -> object:  # noqa: ANN401 - JSON values
        return {"last": max(number, _last(before)), "recorded": _recorded(before)}

    return (_change(checklist, venue, noted),) if number else ()


def becomes_record(checklist: str, venue: str, name: str, booking: str) -> tuple[DraftChange, ...]:
    """Say that a numbered draft became this booking; of one that somebody named, the name is not kept."""
    number = number_of(name)

    def noted(before: Any) -> object:  # noqa: ANN401 - JSON values
        all_ = {**_recorded(before), name: booking}
        newest = sorted(all_, key=number_of)[-_MOST:]
        return {"last": max(number, _last(before)), "recorded": {one: all_[one] for one in newest}}

    return (_change(checklist, venue, noted),) if number else ()


def _change(checklist: str, venue: str, noted: Any) -> DraftChange:  # noqa: ANN401 - as `DraftChange.becomes`
    return DraftChange(kind=NUMBERS, key=f"{checklist}/{venue}", becomes=noted)


def _kept(store: Store, checklist: str, venue: str) -> Any:  # noqa: ANN401 - JSON values
    found = store.draft(NUMBERS, f"{checklist}/{venue}")
    return found.body if found else None


def _last(body: Any) -> int:  # noqa: ANN401 - JSON values
    said = body.get("last") if isinstance(body, Mapping) else None
    return said if isinstance(said, int) else 0


def _recorded(body: Any) -> dict[str, str]:  # noqa: ANN401 - JSON values
    said = body.get("recorded") if isinstance(body, Mapping) else None
    return {str(name): str(booking) for name, booking in said.items()} if isinstance(said, Mapping) else {}

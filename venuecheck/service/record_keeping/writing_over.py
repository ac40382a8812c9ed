"""Writing over what was read: of two people who change one thing, the second is told what the first changed."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Final, NoReturn, TypeVar

from venuecheck.core import day_words
from venuecheck.core.change import Change, differences
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ConflictError, InputError, NotFoundError
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.store import Store
from venuecheck.records.version import OvertakenError, Version
from venuecheck.service.record_keeping.conflicts import conflict

T = TypeVar("T")
_MOMENTS = ("at", "made", "placed")
"""What records call the moment at which somebody said something."""
_WAY_ON = "read it; if yours is to take its place, say so"
_SAYS_WHO = frozenset({"id", "person", "by", *_MOMENTS})
_DIGITS: Final = 16


def mark_of(*read: object) -> str:
    """Give a mark of what somebody reads that is no record, by which a page knows later whether it is another."""
    return hashlib.sha256(canonical([encode(one) for one in read])).hexdigest()[:_DIGITS]


def write_over(store: Store, read: Version, payload: T, at: datetime, *, again: str = "") -> T:
    """Record `payload` in place of what was read (nothing, where there was none).

    Raises `ConflictError` where somebody recorded another since: it says field by field what they changed. `again` says
    what to do then, where whoever read that does the same once more and need not say that theirs takes its place.
    """
    try:
        store.append(read.kind, read.key, payload, at, over=read)
    except OvertakenError:
        raise _conflict(store, read, payload, again) from None
    return payload


def refuse_unseen(thing: str, stands: str, person: str, at: datetime) -> NoReturn:
    """Say what stands already, who said it and when, before another word takes its place.

    Raises `ConflictError`: to go on all the same, somebody says so, or names the version that they read.
    """
    raise ConflictError(
        thing=thing,
        opening="something stands here already",
        changed=stands,
        by=person,
        since=at,
        fix=_WAY_ON,
        field="replace",
    )


def refuse_undoing(thing: str, stands: str, *, by: str, at: datetime, person: str) -> None:
    """Say whose word it is, since when and why, before `person` takes back what somebody else said.

    Their own is taken back without a question. Raises `ConflictError` as `refuse_unseen` does.
    """
    if by.casefold() != person.casefold():
        refuse_unseen(thing, stands, by, at)


def undone_already(thing: str, undone: str, reason: str, person: str, at: datetime) -> InputError:
    """Make the error for what stands no longer: who took it back, when and why."""
    what = f"it was {undone} by {person} on {day_words.day(at)}: {reason}"
    return NotFoundError.at(plain(thing, 120), what, "there is nothing more to do")


def _conflict(store: Store, read: Version, payload: object, again: str) -> ConflictError:
    type_ = type(payload)
    now = store.latest(read.kind, read.key, type_)
    if now is None:
        return conflict(read.key, [Change(what="the record", before="there", now="erased")])
    by = str(getattr(now, "person", ""))
    moment = next((getattr(now, name) for name in _MOMENTS if hasattr(now, name)), None)
    # where nothing had been said, what both say is no change: what it is about, and what neither means; nor is what
    # theirs leaves unsaid
    before = store.value_of(read, type_) or payload
    found = differences(before, now, leave_out=_SAYS_WHO, by=by, at=moment)
    if before is payload:
        news = {each.what for each in differences(None, now, leave_out=_SAYS_WHO)}
        found = tuple(replace(each, before="") for each in found if each.what in news)
    # the same said once more is a change as well: who said it
    told = found or [Change(what="said again", before="", now="the same", by=by, at=moment)]
    return conflict(read.key, told, fix=again or _WAY_ON, field="" if again else "replace")

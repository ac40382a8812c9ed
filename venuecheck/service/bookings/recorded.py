"""Recorded assessments, each with the version that somebody reads, and what was changed where it is another by now."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.changed import changed
from venuecheck.assessment.passed_to_lead import passed_on
from venuecheck.core.change import Change
from venuecheck.core.ids import new_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ConflictError, NotFoundError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.records import listing
from venuecheck.records.appending import New
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.drafts import DraftChange
from venuecheck.records.store import Store
from venuecheck.records.version import OvertakenError, Recorded, Version, once_settled
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.record_keeping.record_groups import WORRY
from venuecheck.service.record_keeping.said_beside import Speaker, Word, refuse_passing_over

RECORD_KIND: Final = "assessment"


def read_assessment(store: Store, wanted: str) -> Recorded[Assessment]:
    """Give the recorded assessment with this id, as it is now.

    Raises `InputError`, which names the one that may be meant.
    """
    found = store.read(RECORD_KIND, wanted, Assessment)
    if found is None:
        known = store.keys(RECORD_KIND)
        fix = did_you_mean(wanted, known) or (f"the last one is {known[-1]}" if known else "start with one")
        then = None if known else Then(step=Step.START_ASSESSMENT)
        raise NotFoundError.at(plain(wanted, 80), "no assessment of this id is recorded at this venue", fix, then=then)
    (value,) = _with_worries(store, (found.value,))
    return replace(found, value=value)


def all_assessments(store: Store) -> tuple[Assessment, ...]:
    """Give every recorded assessment as it is now, oldest first, each as `read_assessment` gives it."""
    recorded = store.all(RECORD_KIND, Assessment)
    return store.remembered.worked_out("waits for the lead", (recorded,), None, lambda: _with_worries(store, recorded))


def _with_worries(store: Store, recorded: tuple[Assessment, ...]) -> tuple[Assessment, ...]:
    """Give bookings that wait for the lead where something was written for them before bookings held that."""
    if all(one.passed_to_lead is not None for one in recorded):
        return recorded
    last = store.remembered.worked_out("written for the lead", (), store.last(), lambda: _written_last(store))
    return tuple(
        passed_on(one, last[one.id]) if one.passed_to_lead is None and one.id in last else one for one in recorded
    )


def _written_last(store: Store) -> dict[str, datetime]:
    """Say by the booking when something was written for the lead last."""
    worries = listing.of_kinds(store, {WORRY})
    return {one.key.partition("/")[0]: datetime.fromisoformat(one.at) for one in reversed(worries)}


def written_for_lead(store: Store, assessment: str) -> tuple[datetime, ...]:
    """Give when something was written for the safeguarding lead at a booking, in order; no more is read."""
    mine = (one for one in listing.of_kinds(store, {WORRY}) if one.key.startswith(f"{assessment}/"))
    return tuple(datetime.fromisoformat(one.at) for one in mine)[::-1]


def read_unchanged(store: Store, wanted: str, seq: int) -> Recorded[Assessment]:
    """Give the recorded assessment with this id, for whoever has the record of this number before them.

    Raises `ConflictError` where it is another by now, which says what changed, and as `read_assessment` does.
    """
    read = read_assessment(store, wanted)
    if seq != read.version.seq:
        before = store.value_of(replace(read.version, seq=seq), Assessment)
        raise changed_since(store, wanted, before)
    return read


def write_assessment(
    store: Store,
    assessment: Assessment,
    *,
    over: Recorded[Assessment] | None = None,
    changed_drafts: Sequence[DraftChange] = (),
) -> Recorded[Assessment]:
    """Record an assessment: a new one, or in place of the one that was read. All of them stay.

    Drafts change with it, or nothing does. Raises `OvertakenError` where another is recorded by now, and
    `DraftOvertakenError`.
    """
    (header,) = store.append_all([new_assessment(store, assessment, over=over)], changed_drafts)
    return Recorded(value=assessment, version=header.version)


def new_assessment(store: Store, assessment: Assessment, *, over: Recorded[Assessment] | None = None) -> New:
    """Make the record of an assessment: a new one, or one in place of the one that was read."""
    if assessment.venue != store.venue:
        message = f"{assessment.id} is of {assessment.venue}, not of {store.venue}"
        raise ValueError(message)
    decided = assessment.decision.at if assessment.decision else None
    return New(
        kind=RECORD_KIND,
        key=assessment.id,
        venue=store.venue,
        payload=assessment,
        at=decided or assessment.finished or assessment.started,
        expects=(over.version if over else store.version_of_none(RECORD_KIND, assessment.id),),
    )


def record_about(
    store: Store,
    about: Recorded[Assessment],
    kind: str,
    payload: object,
    *,
    at: datetime,
    sheet: str = "",
    beside: Sequence[Version] = (),
    with_it: Sequence[New] = (),
) -> None:
    """Record something about an assessment as it was read: a letter, a reply, a look back; and what goes `with_it`.

    `sheet` tells the page on which it was written from every other: the same words from the same page are recorded
    once, however often they are sent. Raises `ConflictError` where somebody changed the assessment since, and
    `OvertakenError` where it is what was read `beside` it.
    """
    key = f"{about.value.id}/{_named(kind, payload, sheet) if sheet else new_id(kind, at)}"
    try:
        expects = (store.version_of_none(kind, key), about.version, *beside)
        new = New(kind=kind, key=key, venue=store.venue, payload=payload, at=at, expects=expects)
        store.append_all([new, *with_it])
    except OvertakenError as error:
        if error.version in beside:
            raise
        if error.version.key != key:
            raise changed_since(store, about.value.id, about.value) from None


def record_beside(
    store: Store,
    about: Recorded[Assessment],
    kind: str,
    payload: object,
    words: Callable[[], Iterable[Word]],
    *,
    speaker: Speaker,
    at: datetime,
    sheet: str = "",
) -> None:
    """Record something about an assessment (`record_about`) beside what others said of the same: `words` give that now.

    Raises `ConflictError` as `record_about` does, and where it would pass over what the speaker has not seen.
    """

    def attempt() -> None:
        read = store.version(kind)
        refuse_passing_over(about.value.id, words(), speaker)
        record_about(store, about, kind, payload, at=at, sheet=sheet, beside=(read,))

    once_settled(attempt)


def _named(kind: str, payload: object, sheet: str) -> str:
    """Name a record by what it says, but for the moment, and by the page that it was written on."""
    says = {name: one for name, one in encode(payload).items() if name != "at"}
    return f"{kind}-{hashlib.sha256(canonical({'sheet': sheet, 'says': says})).hexdigest()[:_LONG]}"


_LONG: Final = 16


def changed_since(store: Store, key: str, read: Assessment | None) -> ConflictError:
    """Say what was changed in an assessment since it was read (None: since there was none)."""
    now = store.latest(RECORD_KIND, key, Assessment)
    if now is None:
        return conflict(key, [Change(what="the record", before="there", now="erased")])
    if read is None:
        return conflict(key, [Change(what="the record", before="", now="made meanwhile", by=now.person)])
    return conflict(key, changed(read, now))

"""A draft that changes a booking, whose record has moved since the draft was begun.

It can be taken up anew: on the booking as it is now, with what whoever began it answered otherwise. Or it is thrown
away.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Answers, Rows, Value
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.changed import changed
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.sources import rows_of
from venuecheck.core.change import Change
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded, Version
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, save_draft
from venuecheck.service.bookings.recorded import RECORD_KIND, read_assessment
from venuecheck.service.bookings.series import answers_of

T = TypeVar("T")
_ALL_DIFFER: Final = 3
_NOT_READ: Final = Change(what="the booking", before="as it was read", now="changed since")


def begun_from(store: Store, draft: Draft) -> Recorded[Assessment] | None:
    """Give the booking as it was recorded when a draft that changes it was begun; None where that is gone."""
    version = Version(venue=store.venue, kind=RECORD_KIND, key=draft.changes, seq=draft.changes_seq)
    value = store.value_of(version, Assessment)
    return None if value is None else Recorded(value=value, version=version)


def moved_since(store: Store, draft: Draft) -> tuple[Change, ...]:
    """Say what changed on the booking that a draft changes since the draft was begun; nothing where nothing did."""
    if not draft.changes:
        return ()
    newest = read_assessment(store, draft.changes)
    if newest.version.seq == draft.changes_seq:
        return ()
    before = begun_from(store, draft)
    return (tuple(changed(before.value, newest.value)) if before else ()) or (_NOT_READ,)


def taken_up_anew(desk: Desk, draft: Draft) -> Draft:
    """Keep a draft on the booking as it is recorded now: what was answered otherwise in it stays, and nothing is lost.

    Raises `NotFoundError` where the booking is gone, `DraftOvertakenError` where somebody else saved the draft since.
    """
    newest = read_assessment(desk.store, draft.changes)
    begun = begun_from(desk.store, draft)
    now, _ = answers_of(newest.value, desk.checklist, with_days=True)
    before = answers_of(begun.value, desk.checklist, with_days=True)[0] if begun else Answers()
    answers = draft.answers
    renamed = begun is None or draft.subject != begun.value.subject
    made = replace(
        draft,
        subject=draft.subject if renamed else newest.value.subject,
        answers=Answers(
            values=_merged(before.values, answers.values, now.values),
            repeats=_rows_merged(before.repeats, answers.repeats, now.repeats),
            notes={
                **now.notes,
                **{
                    name: note
                    for name, note in answers.notes.items()
                    if _mine(rows_of(desk.checklist, name), before, answers)
                },
            },
        ),
        waivers=tuple(dict.fromkeys((*newest.value.waivers, *draft.waivers))),
        skipped=tuple(dict.fromkeys((*draft.skipped, *newest.value.not_answered))),
        checked=False,
        left_open=(),
        changes_seq=newest.version.seq,
    )
    return save_draft(desk.store, made)


def _merged(before: Mapping[str, T], mine: Mapping[str, T], now: Mapping[str, T]) -> dict[str, T]:
    """Give what is recorded now, but for what was answered otherwise in the draft, or taken out of it."""
    names = dict.fromkeys((*now, *mine))
    found: dict[str, T] = {}
    for name in names:
        source = mine if mine.get(name) != before.get(name) else now
        if name in source:
            found[name] = source[name]
    return found


def _rows_merged(before: Mapping[str, Rows], mine: Mapping[str, Rows], now: Mapping[str, Rows]) -> dict[str, Rows]:
    """Give the rows recorded now, but for those taken out of the draft, and those written in it: nobody's are lost.

    A row that both wrote otherwise stands there twice, to be looked over.
    """
    found = _merged(before, mine, now)
    for name in mine.keys() & now.keys():
        was, ours, theirs = (of.get(name, Rows()).rows for of in (before, mine, now))
        kept = [row for row in theirs if row in ours or row not in was]
        rows = (*kept, *(row for row in ours if row not in was and row not in kept))
        found[name] = Rows(rows=rows, closed=mine[name].closed and now[name].closed)
    return found


def both_answered(desk: Desk, draft: Draft) -> tuple[Change, ...]:
    """Say what was answered otherwise in a draft and, meanwhile, on the booking too: what the draft says stays."""
    begun, newest = begun_from(desk.store, draft), read_assessment(desk.store, draft.changes)
    if begun is None:
        return ()
    before, now = (answers_of(each.value, desk.checklist, with_days=True)[0].values for each in (begun, newest))
    mine = draft.answers.values
    return tuple(
        Change(what=item.text, before=shown_answer(item, now[name]), now=shown_answer(item, mine[name]))
        for name in mine
        if name in now and len({str(of.get(name)) for of in (before, mine, now)}) == _ALL_DIFFER
        if isinstance(item := desk.checklist.by_id.get(name), Question)
    )


def _mine(name: str, before: Answers, answers: Answers) -> bool:
    was: Value | Rows | None = before.values.get(name, before.repeats.get(name))
    return answers.values.get(name, answers.repeats.get(name)) != was

"""A draft kept answer by answer while somebody fills it in, beside whoever fills in the same one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Rows, Value
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.core import day_words
from venuecheck.core.change import Change
from venuecheck.core.problem import ConflictError, NotFoundError
from venuecheck.core.venue import Venue
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.bookings.draft_numbers import became
from venuecheck.service.bookings.drafts import Draft, resume, save_beside, save_draft
from venuecheck.service.bookings.ended_drafts import ended
from venuecheck.service.record_keeping.conflicts import conflict


class RecordedAlreadyError(ConflictError):
    """The answers of a draft are recorded: whoever goes on with them looks at `booking` (id)."""

    def __init__(self, booking: str, became: Change) -> None:
        """`became` is what the draft became, by whom and when (`ended_drafts`)."""
        self.booking = booking
        what = "these answers are recorded already"
        super().__init__(
            thing=booking,
            opening=what,
            changed=f"as {booking}",
            by=became.by,
            since=became.at,
            fix="look at the booking",
        )


def refuse_ended(store: Store, checklist: str, venue: str, name: str) -> NoReturn:
    """Say what became of a draft that is not here any more.

    Raises `RecordedAlreadyError` where it became a booking, and `NotFoundError` where it was thrown away.
    """
    became_so, booking = ended(store, checklist, venue, name), became(store, checklist, venue, name)
    if booking:
        raise RecordedAlreadyError(booking, became_so)
    by = f" by {became_so.by}" if became_so.by else ""
    when = f" on {day_words.day(became_so.at)}" if became_so.at else ""
    what = f"these answers are not here any more: {became_so.now}{by}{when}"
    raise NotFoundError.of("draft", what, "look in the list of bookings")


def recorded_already(store: Store, draft: Draft) -> ConflictError:
    """Say why a draft could not be recorded: somebody did already, or changed its answers, or threw them away.

    Unless they are recorded, what was answered here is kept beside theirs.
    """
    booking = became(store, draft.checklist, draft.venue, draft.name)
    became_so = ended(store, draft.checklist, draft.venue, draft.name)
    if booking:
        return RecordedAlreadyError(booking, became_so)
    kept = save_beside(store, draft)
    return ConflictError(
        thing=f"draft {draft.name}".strip(),
        changed="somebody else changed these answers, or threw them away",
        by=became_so.by,
        fix=f"yours are kept as “{kept.name}”: look them over, then record them",
    )


@dataclass(slots=True, kw_only=True)
class DraftKeeper:
    """Saves a draft whenever it is called with it, and gives it as it is saved.

    Where somebody else saved, finished or threw the same draft away meanwhile, theirs stays; what is typed here goes on
    under a name of its own, and `on_conflict` is told what they changed and what the new name is.
    """

    store: Store
    checklist: Checklist
    venue: Venue
    read: Draft
    """The draft as it was read or saved last."""
    on_conflict: Callable[[ConflictError, str], None]

    def __call__(self, draft: Draft) -> Draft:
        """Save it. Raises `InputError` where the store cannot be used."""
        try:
            self.read = save_draft(self.store, draft)
        except DraftOvertakenError:
            kept = save_beside(self.store, draft)
            if self.read.version:  # otherwise somebody began another draft under the same free name: no conflict
                self.on_conflict(self._conflict(), kept.name)
            self.read = kept
        return self.read

    def _conflict(self) -> ConflictError:
        theirs = resume(self.store, self.checklist, self.venue, self.read.name)
        where = f"draft {self.read.name}".strip()
        if theirs is None:
            return conflict(where, [ended(self.store, self.read.checklist, self.read.venue, self.read.name)])
        return conflict(where, tuple(_changes(self.checklist, self.read, theirs)))


def taken(store: Store, checklist: Checklist, theirs: Draft | None, mine: Draft) -> ConflictError:
    """Say whose the draft is that is kept under a name (that of `mine`) already, and how it differs from mine."""
    if theirs is None:  # it was finished, or thrown away, in between
        return conflict(f"draft {mine.name}", [ended(store, mine.checklist, mine.venue, mine.name)])
    return ConflictError(
        thing=f"draft {mine.name}",
        opening="a draft of this name is kept already",
        changed=theirs.subject or "with nothing said yet of what it is about",
        by=theirs.person,
        since=theirs.started,
        fix="choose another name, or finish that one first",
        changes=tuple(replace(one, before_is="yours") for one in _changes(checklist, mine, theirs)),
    )


def _changes(checklist: Checklist, before: Draft, now: Draft) -> Iterator[Change]:
    for item in checklist.items:
        if isinstance(item, Question):
            was, is_ = (_shown(item, draft.answers.values.get(item.id)) for draft in (before, now))
        else:
            was, is_ = (_rows(draft.answers.repeats.get(item.id, Rows())) for draft in (before, now))
            if was == is_ and before.answers.repeats.get(item.id) != now.answers.repeats.get(item.id):
                is_ = f"{is_}, with other answers"
        if was != is_:
            yield Change(what=item.text, before=was, now=is_, by=now.person)
    if before.subject != now.subject:
        yield Change(what="what it is about", before=before.subject, now=now.subject, by=now.person)


def _shown(question: Question, value: Value | None) -> str:
    return shown_answer(question, value) if value is not None else ""


def _rows(rows: Rows) -> str:
    return f"{len(rows.rows)} listed" if rows.rows else ""

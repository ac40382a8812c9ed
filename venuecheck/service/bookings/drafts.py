"""Answers that are kept until somebody goes on with them. A checklist can have several drafts at a venue."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from venuecheck.assessment.answer import read_answer
from venuecheck.assessment.answers import Answers, Note, Rows, Value, plain_value
from venuecheck.assessment.assessment import Waiver
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.core.venue import Venue
from venuecheck.records.codec import decode, encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.drafts import DraftChange, KeptDraft, UnreadableDraftError, unreadable
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.bookings.draft_numbers import becomes_record, began, last_number, number_of, used
from venuecheck.service.record_keeping.names_beside import NAMES_EARLY

DRAFT_KIND: Final = "assessment"
THROWN_AWAY: Final = "thrown_away"
"""A note of who threw a draft away (`ended_drafts`), until another of its name is begun."""
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Answers that are kept until somebody goes on with them."""

    checklist: str
    checklist_version: int
    venue: str
    subject: str
    person: str
    started: datetime
    answers: Answers
    lost: tuple[str, ...] = ()
    """Ids of answers that the checklist, changed since, no longer takes."""
    name: str = ""
    """What it is kept under; empty for one of the time when there could be only one."""
    follows: str = ""
    """The recorded assessment that it renews; empty for a first one."""
    waivers: tuple[Waiver, ...] = ()
    version: str = ""
    """Which saving of it this is; empty for one that was never saved."""
    skipped: tuple[str, ...] = ()
    """Paths of questions that may be left empty, and were."""
    as_typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was typed and is no answer yet, box by box, by the path of its question (`as_typed`)."""
    checked: bool = False
    """Whether whoever answered has looked the answers over since the last of them changed."""
    left_open: tuple[str, ...] = ()
    """The matches of names that were looked at since then, and left open (`judging_matches.place_of`)."""
    changes: str = ""
    """The recorded booking that it changes; empty for one of its own."""
    changes_seq: int = 0
    """Which record of that booking it was begun from."""
    reference: str = ""
    """What the venue's booking system calls the booking; empty where it came from none."""
    form: str = ""
    """The organiser's part of it, which they fill in by link (`organisers_forms`); empty where they have no link."""

    @classmethod
    def fresh(cls, checklist: Checklist, venue: Venue, started: datetime, name: str = "") -> "Draft":
        """Give a draft without answers."""
        return cls(
            checklist=checklist.id,
            checklist_version=checklist.version,
            venue=venue.id,
            subject="",
            person="",
            started=started,
            answers=Answers(),
            name=name,
        )


def save_draft(store: Store, draft: Draft) -> Draft:
    """Keep answers for later, in place of the draft as it was read; give it with its new version.

    Raises `DraftOvertakenError` where somebody else saved, finished or threw away the draft of this name since.
    """
    key = key_of(draft.checklist, draft.venue, draft.name)
    kept = DraftChange(kind=DRAFT_KIND, key=key, becomes=lambda _: payload_of(draft), over=draft.version)
    anew = () if draft.version else (*began(draft.checklist, draft.venue, draft.name), _no_longer_thrown_away(key))
    return replace(draft, version=store.change_drafts([kept, *anew])[0])


def _no_longer_thrown_away(key: str) -> DraftChange:
    """Forget who threw the one before of this name away: whoever asks for it from now on means another."""
    return DraftChange(kind=THROWN_AWAY, key=key, becomes=lambda _: None)


def payload_of(draft: Draft) -> dict[str, object]:
    """Write a draft as JSON can hold it."""
    return {
        "checklist": draft.checklist,
        "version": draft.checklist_version,
        "subject": draft.subject,
        "person": draft.person,
        "started": draft.started.isoformat(),
        "values": _plain_values(draft.answers.values),
        "repeats": {
            name: {"rows": [_plain_values(row) for row in rows.rows], "closed": rows.closed}
            for name, rows in draft.answers.repeats.items()
        },
        "notes": {name: encode(note) for name, note in draft.answers.notes.items()},
        "follows": draft.follows,
        "waivers": [encode(waiver) for waiver in draft.waivers],
        "skipped": list(draft.skipped),
        "as_typed": {path: list(boxes) for path, boxes in draft.as_typed.items()},
        "checked": draft.checked,
        "left_open": list(draft.left_open),
        "changes": draft.changes,
        "changes_seq": draft.changes_seq,
        "reference": draft.reference,
        "form": draft.form,
    }


def save_beside(store: Store, draft: Draft) -> Draft:
    """Keep answers under a name of their own, beside every other draft; give the draft with that name."""
    while True:
        name = _free(store, draft.checklist, draft.venue)
        with contextlib.suppress(DraftOvertakenError):  # somebody took the name in between
            return save_draft(store, replace(draft, name=name, version=""))


def resume(store: Store, checklist: Checklist, venue: Venue, name: str = "") -> Draft | None:
    """Give the draft of this checklist at this venue that is kept under `name`; None where there is none.

    Raises `UnreadableDraftError` where it cannot be read.
    """
    found = store.draft(DRAFT_KIND, key_of(checklist.id, venue.id, name))
    return _read(store, found, checklist, venue, name) if found is not None else None


def _read(store: Store, found: KeptDraft, checklist: Checklist, venue: Venue, name: str) -> Draft:
    try:
        with as_written(store.shown, found.key):
            return replace(draft_in(found.body, checklist, venue), name=name, version=found.version)
    except NotWholeError:
        raise unreadable(store.shown, found.key) from None


def draft_in(kept: Any, checklist: Checklist, venue: Venue) -> Draft:  # noqa: ANN401 - JSON values
    """Read what `payload_of` wrote. What the checklist, changed since, no longer takes is named in `lost`."""
    lost: list[str] = []
    repeats: dict[str, Rows] = {}
    for repeat, rows in kept["repeats"].items():
        item = checklist.by_id.get(repeat)
        if isinstance(item, Repeat):
            known = {question.id: question for question in item.questions}
            read = tuple(still_read(row, known, lost) for row in rows["rows"])
            repeats[repeat] = Rows(rows=read, closed=bool(rows["closed"]))
        else:
            lost.append(repeat)
    values = still_read(kept["values"], checklist.by_id, lost)
    notes = {one: decode(Note, note) for one, note in kept.get("notes", {}).items() if one in checklist.by_id}
    return Draft(
        checklist=checklist.id,
        checklist_version=kept["version"],
        venue=venue.id,
        subject=kept["subject"],
        person=kept["person"],
        started=datetime.fromisoformat(kept["started"]),
        answers=Answers(values=values, repeats=repeats, notes=notes),
        lost=tuple(dict.fromkeys(lost)),
        follows=kept.get("follows", ""),
        waivers=tuple(decode(Waiver, waiver) for waiver in kept.get("waivers", ())),
        skipped=tuple(map(str, kept.get("skipped", ()))),
        as_typed={str(path): tuple(map(str, boxes)) for path, boxes in kept.get("as_typed", {}).items()},
        checked=bool(kept.get("checked", False)),
        left_open=tuple(map(str, kept.get("left_open", ()))),
        changes=str(kept.get("changes", "")),
        changes_seq=int(kept.get("changes_seq", 0)),
        reference=str(kept.get("reference", "")),
        form=str(kept.get("form", "")),
    )


def named(store: Store, checklist: Checklist, venue: Venue, name: str, now: datetime) -> Draft:
    """Give the draft of this name, begun where there is none. Raises `InvalidError` where it cannot be a name."""
    found = resume(store, checklist, venue, name)
    if found is not None:
        return found
    if used(store, checklist.id, venue.id, name):
        what = f"the answers of '{name}' were recorded, or thrown away"
        raise InvalidError.of("draft", what, "begin another, under another name")
    if len(name) <= _LONGEST_NAME and name.replace("-", "").replace("_", "").isalnum():
        return Draft.fresh(checklist, venue, now, name)
    known = [one for one in names_of(store, checklist.id, venue.id) if one]
    fix = did_you_mean(name, known) or "use letters, digits and hyphens"
    raise InvalidError.of("draft", f"'{name[:60]}' cannot be the name of a draft", fix)


def drafts(store: Store, checklist: Checklist, venue: Venue) -> tuple[Draft, ...]:
    """Give every draft of this checklist at this venue that can be read, the one begun last at the end."""
    found = []
    for kept in store.drafts(DRAFT_KIND):
        name = _name_of(kept.key, checklist.id, venue.id)
        if name is not None:
            with contextlib.suppress(UnreadableDraftError):
                found.append(_read(store, kept, checklist, venue, name))
    return tuple(sorted(found, key=lambda draft: draft.started))


def free_name(store: Store, checklist: Checklist, venue: Venue) -> str:
    """Give a name under which no draft was ever kept, such as `draft-2`."""
    return _free(store, checklist.id, venue.id)


def names_of(store: Store, checklist: str, venue: str) -> tuple[str, ...]:
    """Give the names under which drafts of this checklist are kept; empty for one from before there were names."""
    found = (_name_of(kept.key, checklist, venue) for kept in store.drafts(DRAFT_KIND, readable_only=False))
    return tuple(name for name in found if name is not None)


def recorded_with(draft: Draft, booking: str) -> tuple[DraftChange, ...]:
    """Say what becomes of a draft in the transaction that records its answers as `booking` (id): it goes.

    Then nobody can record them twice: `DraftOvertakenError` is raised where they were, or somebody changed them since.
    """
    if not draft.version:
        return ()  # it was never kept
    return (*dropped(draft), *becomes_record(draft.checklist, draft.venue, draft.name, booking))


def dropped(draft: Draft) -> tuple[DraftChange, ...]:
    """Say that a draft goes, in a transaction with what else becomes of it; nothing of one that was never kept."""
    if not draft.version:
        return ()
    key = key_of(draft.checklist, draft.venue, draft.name)
    beside = DraftChange(kind=NAMES_EARLY, key=key, becomes=lambda _: None)
    return DraftChange(kind=DRAFT_KIND, key=key, becomes=lambda _: None, over=draft.version), beside


def still_read(kept: Mapping[str, object], known: Mapping[str, Question | Repeat], lost: list[str]) -> dict[str, Value]:
    """Read kept answers again: the checklist may have changed since. What it no longer takes goes to `lost`."""
    values: dict[str, Value] = {}
    for name, raw in kept.items():
        question = known.get(name)
        if not isinstance(question, Question):
            lost.append(name)
            continue
        try:
            values[name] = read_answer(question, raw)
        except AnswerError:
            lost.append(name)
    return values


def noted(answers: Answers, *, said_by: str, on: date) -> Answers:
    """Give the answers with a note on each of where it comes from."""
    in_rows = (name for rows in answers.repeats.values() for row in rows.rows for name in row)
    names = (*answers.values, *answers.repeats, *in_rows)
    return replace(answers, notes={name: Note(said_by=said_by, on=on) for name in names})


def _plain_values(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: plain_value(value) for name, value in values.items()}


def _free(store: Store, checklist: str, venue: str) -> str:
    taken = [number_of(name) for name in names_of(store, checklist, venue)]
    return f"draft-{max([*taken, last_number(store, checklist, venue)]) + 1}"


def _name_of(key: str, checklist: str, venue: str) -> str | None:
    """Read the name out of a draft's key; None for the draft of another checklist."""
    own = f"{checklist}/{venue}"
    if key == own:
        return ""
    return key.removeprefix(f"{own}/") if key.startswith(f"{own}/") else None


def key_of(checklist: str, venue: str, name: str) -> str:
    """Give what a draft is kept under."""
    return f"{checklist}/{venue}/{name}" if name else f"{checklist}/{venue}"

"""Who gave an answer, and when: told of each answer, also of those in one row."""

from dataclasses import replace

from venuecheck.assessment.answers import Answers, Note
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.organisers_part import ORGANISER


def note_on(answers: Answers, item: Question | Repeat) -> Note | None:
    """Give what is known of where an answer comes from; None where nothing is.

    Whoever filled rows in said what is asked of them there; the rest of a row is the venue's own word. A note on a
    question of the row says more than the one on the rows.
    """
    own = answers.notes.get(item.id)
    if own is not None or isinstance(item, Repeat) or not item.repeat:
        return own
    rows = answers.notes.get(item.repeat)
    return replace(rows, said_by="") if rows is not None and is_venues_in_rows(item) else rows


def is_venues_in_rows(item: Question | Repeat) -> bool:
    """Whether a question of a repeat is the venue's to answer, whoever filled the rows in."""
    return isinstance(item, Question) and bool(item.repeat) and item.asked_of != ORGANISER


def rows_of(checklist: Checklist, name: str) -> str:
    """Give the repeat to which a question belongs; the question itself outside repeats."""
    item = checklist.by_id.get(name)
    return item.repeat if isinstance(item, Question) and item.repeat else name

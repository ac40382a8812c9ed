"""That the letter of what was decided waits for somebody's answer, or should: said to whoever decides or makes it."""

from collections.abc import Sequence
from datetime import date

from venuecheck.assessment.addressee import Addressee, asked_of, who_can_tell
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.replying import Reply, answers_of, is_held, letter_for, obstacle
from venuecheck.core.venue import Nation


def awaited(assessment: Assessment, replies: Sequence[Reply]) -> bool:
    """Whether what was decided is told by a letter that waits for somebody's answer."""
    kind = letter_for(assessment)
    return kind is not None and kind is not LetterKind.HOLDING and is_held(assessment, replies)


def letter_waits(assessment: Assessment, replies: Sequence[Reply], today: date, nation: Nation) -> str:
    """Say why the letter of what was decided does not go out yet; empty where it does, or where none tells it.

    What was decided stays decided; after the answer somebody decides again, for it may say what nobody knew.
    """
    kind = letter_for(assessment)
    if kind is None or not awaited(assessment, replies):
        return ""
    found = obstacle(assessment, kind, replies, today, nation)
    if found is None:
        return ""
    return f"{found.what[0].upper()}{found.what[1:]}: {found.fix}. Then decide again, with it in mind."


def asked_in_vain(assessment: Assessment, replies: Sequence[Reply], nation: Nation) -> str:
    """Recall that the record has the police or the coordinator asked before anybody replies, and holds no answer.

    Empty where it does not, where they answered, where nothing was decided that a letter tells, or it waits anyhow.
    """
    tells = letter_for(assessment) not in {None, LetterKind.HOLDING}
    if not tells or is_held(assessment, replies) or Addressee.PREVENT not in asked_of(assessment):
        return ""
    if answers_of(assessment, Addressee.PREVENT, replies):
        return ""
    return f"Before anybody replies {who_can_tell(nation)} are asked: no answer of theirs is on record."

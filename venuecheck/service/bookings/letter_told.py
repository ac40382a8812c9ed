"""Which letters told the organiser what was decided; what none told yet is not told by one that looks at it again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.letter_kind import CONFIRMS, LOOKS_AGAIN, LetterKind
from venuecheck.assessment.letter_waits import awaited
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import confirmation, decided_so_far, told_before
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.service.bookings.letters_made import Letter

_KEEPS_UNTOLD: Final = LOOKS_AGAIN | {LetterKind.NOT_AVAILABLE}


def tells(kind: LetterKind, text: str, made: datetime, assessment: Assessment) -> bool:
    """Whether a letter of this kind, which was made then and says `text`, told the organiser what was decided.

    One by which somebody looks again tells of an approval where it names its day, as those of earlier versions did.
    """
    if kind not in LOOKS_AGAIN:
        return kind is not LetterKind.REFERRAL
    approved = confirmation(assessment)
    if approved is None or made < approved.at:
        return False
    return day_words.day(london_day(approved.at)) in " ".join(text.split())


def told_as_decided(assessment: Assessment, letters: Iterable[Letter]) -> datetime | None:
    """Give when the last letter was made that told what is decided now; None where none did."""
    taken = assessment.decision
    made = (one.made for one in letters if tells(one.kind, one.text, one.made, assessment))
    return max((at for at in made if taken is not None and at >= taken.at), default=None)


def still_waits(assessment: Assessment, replies: Sequence[Reply], letters: Iterable[Letter]) -> bool:
    """Whether what was decided is to be told, and its letter waits for an answer: what went out waits for none."""
    return awaited(assessment, replies) and told_as_decided(assessment, letters) is None


def confirmed_by_letter(assessment: Assessment, letters: Iterable[Letter]) -> datetime | None:
    """Give when a letter confirmed what goes ahead as far as the organiser knows; None where none did."""
    stands = confirmation(assessment)
    made = (one.made for one in letters if one.kind in CONFIRMS and stands is not None and one.made >= stands.at)
    return max(made, default=None)


def is_kept_untold(
    kind: LetterKind, confirmed: datetime | None, told_at: Sequence[datetime], assessment: Assessment
) -> bool:
    """Whether a letter about what was `confirmed` then would be the first to tell of it, and keeps it untold.

    So do one that looks again at it, and one that says that the room is not there. A cancellation says what it ends.
    """
    if confirmed is None or kind not in _KEEPS_UNTOLD:
        return False
    gone = (one.at for one in decided_so_far(assessment) if one.kind is OutcomeKind.NOT_AVAILABLE)
    until = next((at for at in gone if at > confirmed), None)  # letters since then told of that alone
    return not any(confirmed <= at and (until is None or at < until) for at in told_at)


def kept_untold(assessment: Assessment, kind: LetterKind, told_at: Sequence[datetime]) -> str:
    """Say that a letter does not tell of an approval, for none told it."""
    approved = told_before(assessment)
    if approved is None or not is_kept_untold(kind, approved.at, told_at, assessment):
        return ""
    on = day_words.day(london_day(approved.at))
    what = f"It was approved on {on}, and no letter told that: this one does not either."
    so = "you are looking at it again" if kind in LOOKS_AGAIN else "it no longer stands"
    return f"{what} Where somebody told them in another way, write to them that {so}."

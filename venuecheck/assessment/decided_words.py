"""What was decided, and how much a point counts, in words that every face and paper says alike.

Of a hold the day is named until which it is one. Of a name that is like a listed one no word accuses: nobody has shown
anything of whoever bears it.
"""

from datetime import date
from typing import Final

from venuecheck.assessment.assessment import (
    DECIDED_KIND_WORDS,
    OUTCOME_KIND_WORDS,
    Decision,
    OutcomeKind,
    RaisedFlag,
    Weight,
)
from venuecheck.assessment.in_part import off_by
from venuecheck.assessment.steps import is_name
from venuecheck.core import day_words

WEIGHT_WORDS: Final[dict[Weight, str]] = {
    Weight.SERIOUS: "serious",
    Weight.CAUTION: "take care",
    Weight.ADVISORY: "to bear in mind",
}
_A_NAME: Final = "to be settled before anybody replies"


def outcome_words(decision: Decision) -> str:
    """Say what is decided: `hold until 14 September 2026`."""
    return _until("hold", decision) or OUTCOME_KIND_WORDS[decision.kind] + but_for(decision)


def decided_words(decision: Decision) -> str:
    """Say what was done with it: `held until 14 September 2026`."""
    return _until("held", decision) or DECIDED_KIND_WORDS[decision.kind] + but_for(decision)


def but_for(decision: Decision) -> str:
    """Say which days of a series fall out, where it was ended in part."""
    off = off_by(decision)
    if off is None:
        return ""
    first = day_words.day(off.first)
    if off.last == date.max:
        return f", but for {first} and every day after it"
    return f", but for {first}" + (f" to {day_words.day(off.last)}" if off.last != off.first else "")


def held_until(decision: Decision | None) -> str:
    """Say until which day somebody holds it; empty where nobody does, or named no day."""
    return _until("held", decision) if decision is not None else ""


def weight_words(flag: RaisedFlag) -> str:
    """Say how much a point counts; that a name may be listed is nothing serious against anybody."""
    return _A_NAME if flag.weight is Weight.SERIOUS and is_name(flag) else WEIGHT_WORDS[flag.weight]


def _until(word: str, decision: Decision) -> str:
    if decision.kind is not OutcomeKind.HOLD or decision.valid_until is None:
        return ""
    return f"{word} until {day_words.day(decision.valid_until)}"

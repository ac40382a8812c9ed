"""Whether the numbers and ids of a bundle can be, though it is signed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from venuecheck.assurance.check import aware
from venuecheck.assurance.requirement import Turn
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.finding import Result
from venuecheck.records.mark import MOST_RECORDS
from venuecheck.service.partnership.bundle import Bundle

_MOST_PAGES = 1_000_000
"""More pages than any list has: a count above it is made up."""
_MOST_MONTHS = 1_200
_MOST_TURNS = 1_000
"""Each ends a waiver or training of one checklist: more than any has questions and rows."""
_CLOCKS_DIFFER = timedelta(days=1)


def is_ahead(bundle: Bundle, now: datetime) -> bool:
    """Whether a bundle says that it was made at a time that is still to come: a wrong clock, a day aside."""
    return aware(bundle.made_at) > now + _CLOCKS_DIFFER


def check_bundle(bundle: Bundle, name: str) -> None:
    """Refuse a bundle whose numbers cannot be. Raises `InputError`; `name` is what to call it."""
    if not all(0 <= number <= MOST_RECORDS for number in bundle.records.values()):
        raise _unfit(name, "how many records there are of each kind cannot be")
    results = {result.value for result in Result}
    for run in bundle.runs:
        if set(run.counts) - results or not all(0 <= number <= _MOST_PAGES for number in run.counts.values()):
            raise _unfit(name, f"the counts of the check {plain(run.id, 64)} cannot be")
        if not (is_id(run.id) and is_id(run.network)):
            raise _unfit(name, "a check or its network has no proper id")
    ids = [(run.id, bool(run.findings)) for run in bundle.runs]
    if len(set(ids)) != len(ids):
        raise _unfit(name, "a check stands there twice")
    wanted = [evidence for one in bundle.requirements or () for evidence in one.evidence]
    if not all(0 < evidence.every_months <= _MOST_MONTHS for evidence in wanted):
        raise _unfit(name, "how old the evidence of a requirement may be cannot be")
    if not all(_are_in_order(piece.later) for each in wanted for piece in (*each.recorded, *each.otherwise)):
        raise _unfit(name, "what becomes of a requirement by itself cannot be")
    if not all(_is_day(one.until) for one in bundle.overrides):
        raise _unfit(name, "until when an override stands cannot be")
    if any(one.actions < 0 or one.actions > _MOST_PAGES for one in bundle.assessments):
        raise _unfit(name, "the number of actions cannot be")


def _are_in_order(turns: Sequence[Turn]) -> bool:
    return len(turns) <= _MOST_TURNS and all(one.since < after.since for one, after in pairwise(turns))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unfit(name: str, what: str) -> InputError:
    return InputError.at(name, what, "ask for it again, and which version of venuecheck made it")

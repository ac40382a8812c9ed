"""Whether the numbers and ids of a bundle can be, though it is signed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import TypeVar

from venuecheck.assurance.check import aware
from venuecheck.core.clocks import CLOCKS_DIFFER
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.finding import Result
from venuecheck.service.partnership.bundle import Bundle, LaterSaid, RunSaid
from venuecheck.service.partnership.bundle_later import MOST_LATER
from venuecheck.service.partnership.bundle_values import impossible

D = TypeVar("D", date, datetime)

_RESULTS = frozenset(result.value for result in Result)
_MOST_PAGES = 1_000_000
"""More pages than any list has: a count above it is made up."""
_MOST_MONTHS = 1_200
_MOST_TURNS = 1_000
"""Each ends a waiver or training of one checklist: more than any has questions and rows."""
_MOST_AGED = 1_000
"""Each is a hand check of the last year that counts no longer: nobody made more of one network."""


def is_ahead(bundle: Bundle, now: datetime) -> bool:
    """Whether a bundle says that it was made at a time that is still to come: a wrong clock, a day aside."""
    return aware(bundle.made_at) > now + CLOCKS_DIFFER


def check_bundle(bundle: Bundle, name: str) -> None:
    """Refuse a bundle whose numbers cannot be. Raises `InputError`; `name` is what to call it."""
    if way := impossible(bundle):
        raise _unfit(name, f"what stands at {plain('.'.join(way), 100)} cannot be")
    if sum(bundle.records.values()) > len(bundle.chain):
        raise _unfit(name, "how many records of each kind there are cannot be: they are more than its chain has")
    if not _follow([aware(each.since) for each in bundle.later], MOST_LATER):
        raise _unfit(name, "what becomes of it by itself cannot be")
    if not all(map(is_id, bundle.erased)):
        raise _unfit(name, "what stands at erased cannot be")
    _check_told(bundle, name)
    for later in bundle.later:
        _check_told(later, name)
    if not all(_is_day(one.until) for one in bundle.overrides):
        raise _unfit(name, "until when an override stands cannot be")


def _check_told(told: Bundle | LaterSaid, name: str) -> None:
    _check_runs(told.runs, name)
    wanted = [evidence for one in told.requirements or () for evidence in one.evidence]
    if not all(0 < evidence.every_months <= _MOST_MONTHS for evidence in wanted):
        raise _unfit(name, "how old the evidence of a requirement may be cannot be")
    if not all(
        _follow([turn.since for turn in piece.later], _MOST_TURNS)
        for each in wanted
        for piece in (*each.recorded, *each.otherwise)
    ):
        raise _unfit(name, "what becomes of a requirement by itself cannot be")
    if any(one.actions < 0 or one.actions > _MOST_PAGES for one in told.assessments):
        raise _unfit(name, "the number of actions cannot be")


def _check_runs(runs: Sequence[RunSaid], name: str) -> None:
    for run in runs:
        if not (_can_be(run.counts) and _can_be(run.by_itself)):
            raise _unfit(name, f"the counts of the check {plain(run.id, 64)} cannot be")
        if not (is_id(run.id) and is_id(run.network)):
            raise _unfit(name, "a check or its network has no proper id")
        if not _follow([aware(each.after) for each in run.aged], _MOST_AGED):
            raise _unfit(name, f"what becomes of the check {plain(run.id, 64)} by itself cannot be")
        if not _follow(run.seen_on, _MOST_AGED):
            raise _unfit(name, f"the days on which persons saw pages of the check {plain(run.id, 64)} cannot be")
    ids = [(run.id, bool(run.findings)) for run in runs]
    if len(set(ids)) != len(ids):
        raise _unfit(name, "a check stands there twice")


def _can_be(counts: Mapping[str, int]) -> bool:
    """Whether numbers of pages by result can be: none is below 0, or `impossible` had named it."""
    return not counts or (counts.keys() <= _RESULTS and max(counts.values()) <= _MOST_PAGES)


def _follow(moments: Sequence[D], at_most: int) -> bool:
    return len(moments) <= 1 or (len(moments) <= at_most and all(one < after for one, after in pairwise(moments)))


def _is_day(text: str) -> bool:
    try:
        return impossible(date.fromisoformat(text)) is None
    except ValueError:
        return False


def _unfit(name: str, what: str) -> InputError:
    return InputError.at(name, what, "ask for it again, and which version of venuecheck made it")

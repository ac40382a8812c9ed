"""Questions that are one thing to whoever answers, so that a page asks them together: when and where it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

from venuecheck.assessment.day_answers import ROOM, WHEN_AND_WHERE
from venuecheck.assessment.walk import Step
from venuecheck.service.bookings.filling import Filling


def asked_together(filling: Filling, step: Step) -> tuple[Step, ...]:
    """Give the questions that are one thing with this one and asked in a row with it, as they stand; at least it."""
    for _, found in groupby(filling.steps, key=lambda one: one.path in WHEN_AND_WHERE or one.path):
        steps = tuple(found)
        if step.path in {one.path for one in steps}:
            return steps
    return (step,)


def in_words(together: tuple[Step, ...]) -> str:
    """Say what several questions ask together."""
    return "When and where is it?" if any(one.path == ROOM for one in together) else "When is it?"


def before(filling: Filling, step: Step) -> Step | None:
    """Give the question before this one and those that are asked with it; None where they are the first."""
    return filling.before(asked_together(filling, step)[0].path)


@contextmanager
def kept_at_once(filling: Filling) -> Iterator[None]:
    """Keep all that is said meanwhile at the end: whoever answers several questions waits for the disk once."""
    keep, begun = filling.on_change, filling.draft
    filling.on_change = lambda draft: draft
    try:
        yield
    finally:
        filling.on_change = keep
    said = filling.draft
    if said is not begun:
        filling.draft = begun  # which whoever keeps it compares with
        filling.draft = keep(said)

"""Whom a booking or a check of a group is about, so that what is asked of one group twice is one thing."""

import re
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.core.once import once_for_each

_NAMING: Final = ("organisation", "client", "candidate", "organiser")
"""Questions whose answer names whom it is about, the group before the person who books."""


@once_for_each
def names_in(assessment: Assessment) -> tuple[str, ...]:
    """Give the names of those whom it is about, brought to one form: who stands behind it first."""
    said = {one.question: one.shown for one in assessment.answers}
    named = (_plain(said[question]) for question in _NAMING if said.get(question))
    return tuple(dict.fromkeys(filter(None, named)))


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()[:300])).removeprefix("the ")

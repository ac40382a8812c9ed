"""How long records are kept, and where: entries of the configuration.

No public source sets a period for records of bookings (docs/design/010-records.md names what the defaults lean on).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import sqlalchemy as sa

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.authoring.document import Document
from venuecheck.core.problem import Problem, did_you_mean
from venuecheck.core.secret_address import INSTEAD, REFUSED
from venuecheck.records.address import has_secret

Periods = Mapping[str, int]
"""Months by kind of record or, for an assessment, by outcome."""

OTHER = "other"
DRAFT = "draft"
DEFAULT_PERIODS: Periods = MappingProxyType(
    {
        OutcomeKind.APPROVE.value: 13,
        OutcomeKind.APPROVE_WITH_CONDITIONS.value: 24,
        OutcomeKind.REFER.value: 24,
        OutcomeKind.REFUSE.value: 24,
        OutcomeKind.WITHDRAWN.value: 13,
        OutcomeKind.HOLD.value: 24,
        OutcomeKind.NOT_AVAILABLE.value: 13,
        OutcomeKind.CANCEL.value: 24,
        OutcomeKind.MET.value: 36,
        OutcomeKind.PARTLY_MET.value: 36,
        OutcomeKind.NOT_MET.value: 36,
        OutcomeKind.ADVISE.value: 24,
        OutcomeKind.NOT_FINISHED.value: 3,
        "run": 36,
        "override": 36,
        "dismissal": 24,
        "name_judgement": 24,
        "people_screened": 24,
        "shared_case": 12,
        OTHER: 36,
        DRAFT: 3,
    }
)
"""Months. `other` is for kinds of record that are not named; `draft` for answers and checks never finished."""
_LONGEST = 1_200


def period_problems(document: Document, periods: Mapping[str, int]) -> Iterator[Problem]:
    """Name what is wrong with `retention:`."""
    for name, months in periods.items():
        if name not in DEFAULT_PERIODS:
            fix = did_you_mean(name, DEFAULT_PERIODS) or f"use one of: {', '.join(sorted(DEFAULT_PERIODS))}"
            what = f"'{name[:60]}' is no kind of record or outcome"
            yield document.problem(("retention", name), what, fix, at_key=True)
        elif not 1 <= months <= _LONGEST:
            yield document.problem(
                ("retention", name), f"months must be from 1 to {_LONGEST}", "write a number from there"
            )


def database_problem(document: Document, url: str) -> Iterator[Problem]:
    """Name what is wrong with `database:`."""
    if not url:
        return
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        parsed = None
    if parsed is None or parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        fix = "write it as sqlite:///venuecheck.db, for a file beside this one, or as postgresql://user@host/name"
        yield document.problem(("database",), "this is not the address of a database that can be used", fix)
    elif has_secret(url):
        yield document.problem(("database",), REFUSED, INSTEAD)

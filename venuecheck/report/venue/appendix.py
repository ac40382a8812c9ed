"""The records that a report rests on, each by its id, so that anybody can ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.check import aware
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import LogCheck, SignOff
from venuecheck.report.setting.wording import label, minute
from venuecheck.report.venue.checks import who_ran

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShown:
    """One record."""

    kind: str
    id: str
    about: str
    by: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """The newest records first."""

    total: int
    left_out: int
    """How many older ones are not listed."""
    records: tuple[RecordShown, ...]


def appendix_of(
    runs: Sequence[Run],
    assessments: Sequence[Assessment],
    log_checks: Sequence[LogCheck],
    sign_offs: Sequence[SignOff],
    made_at: datetime,
) -> Appendix:
    """List what is recorded of the venue."""
    found: list[tuple[datetime, str, str, str, str]] = []
    for run in runs:
        kind = "Check by hand" if run.run.vantage is Vantage.PERSON else "Check"
        found.append((run.run.started, kind, run.run.id, run.run.network, who_ran(run.run, made_at)))
    found += [(each.started, "Checklist", each.id, each.subject, each.person) for each in assessments]
    found += [(each.at, "Filter’s log", each.id, each.network, each.person) for each in log_checks]
    found += [(each.at, "Signature", each.id, each.requirement or "the report", each.person) for each in sign_offs]
    found.sort(key=lambda row: (aware(row[0]), row[2]), reverse=True)
    records = tuple(
        RecordShown(kind=kind, id=label(each), about=label(about), by=label(by), when=minute(at, made_at))
        for at, kind, each, about, by in found[:_MOST]
    )
    return Appendix(total=len(found), left_out=len(found) - len(records), records=records)

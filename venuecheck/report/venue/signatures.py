"""Who signed: the report as a whole, or a single requirement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assurance.check import aware
from venuecheck.plans.said import SignOff
from venuecheck.report.setting.wording import counted, label, minute, remark, said, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureShown:
    """One signature."""

    id: str
    by: str
    at: datetime
    when: str
    about: str
    """`this report`, or the plan and the requirement's number."""
    statement: str
    headline: str
    """How the report stood when it was signed; empty for a requirement."""
    changed_words: str
    """What has been recorded since; empty where that is nothing, or a requirement is signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesShown:
    """All signatures, the newest first."""

    words: str
    shown: tuple[SignatureShown, ...]


def signatures_of(signed: Sequence[SignOff], recorded: Sequence[datetime], made_at: datetime) -> SignaturesShown:
    """Show who signed; `recorded` are the moments of the checks and checklists that a report rests on."""
    newest = sorted(signed, key=lambda each: (aware(each.at), each.id), reverse=True)
    reports = [each for each in newest if not each.requirement]
    since = _since(reports[0].at, recorded) if reports else 0
    if not reports:
        words = "Nobody has signed this report."
    elif since:
        what = counted(since, "check or checklist", "checks and checklists")
        words = f"Signed, but {what} {'was' if since == 1 else 'were'} recorded since the last signature."
    else:
        words = "Signed, and nothing has been recorded since."
    return SignaturesShown(words=words, shown=tuple(_shown(each, recorded, made_at) for each in newest))


def _since(at: datetime, recorded: Sequence[datetime]) -> int:
    return sum(aware(moment) > aware(at) for moment in recorded)


def _shown(each: SignOff, recorded: Sequence[datetime], made_at: datetime) -> SignatureShown:
    since = 0 if each.requirement else _since(each.at, recorded)
    return SignatureShown(
        id=label(each.id),
        by=label(each.person) + (f", {label(each.role)}" if each.role else ""),
        at=aware(each.at),
        when=minute(each.at, made_at),
        about=f"{label(each.plan)}, {label(each.requirement)}" if each.requirement else "this report",
        statement=sentence(said(each.statement)),
        headline=remark(each.headline),
        changed_words=f"{counted(since, 'record')} came after it." if since else "",
    )

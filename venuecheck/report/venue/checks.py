"""One run of a test list: who, when, with what, how it came out, and what weakens it."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.assurance.check import check_of, check_status, is_old, worth
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.core.actor import Acted, HowKnown
from venuecheck.core.venue import TRIGGER_WORDS, Trigger
from venuecheck.filtering.judging.reference import rests_on_reference
from venuecheck.filtering.judging.sight import PROBE, recorded
from venuecheck.filtering.model.run import Run, RunHeader, Vantage
from venuecheck.report.setting.wording import (
    clause,
    counted,
    day,
    in_zone,
    label,
    minute,
    remark,
    uncapitalised,
    was_or_were,
)
from venuecheck.report.venue.counts import Counts, done_words, tally
from venuecheck.report.venue.identity import IdentityShown, identity_shown


def who_ran(head: RunHeader, made_at: datetime) -> str:
    """Name who ran a check, and everybody who went on with one that was stopped; a schedule has nobody present."""
    if not head.parts:
        return _who(head.person, head.by, head.trigger)
    first, *later = head.parts
    began = f"{_who(first.person, first.by, head.trigger)} (began it, and it was stopped)"
    return ", then ".join(
        (
            began,
            *(f"{_who(each.person, each.by, head.trigger)} (went on, {minute(each.at, made_at)})" for each in later),
        )
    )


def _who(person: str, by: Acted | None, trigger: Trigger) -> str:
    if person:
        return label(person)
    if by is not None and by.known is HowKnown.SCHEDULE:
        return HowKnown.SCHEDULE.value
    return "a schedule, with nobody present" if trigger is Trigger.SCHEDULED else "somebody not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShown:
    """One run, apart from its pages."""

    id: str
    by: str
    device: str
    user_group: str
    identity: IdentityShown
    """What the user group rests on."""
    vantage: Vantage
    place: str
    """Where in the venue; empty where nobody said."""
    started: datetime
    when: str
    finished: datetime | None
    """None where it was stopped before its end."""
    trigger_words: str
    list_words: str
    list_digest: str
    rules_version: str
    fingerprints_version: str
    software: str
    valid: bool
    invalid_reason: str
    """A clause; empty where the run is valid."""
    old: bool
    """Too old to say how the filter stands today."""
    status: Status
    status_words: str
    counts: Counts
    categories: int
    """Those of which it has a page."""
    reference_words: str
    """Which reference was used, and for how many pages it mattered; empty where none was given."""
    warnings: tuple[str, ...]
    """What weakens this check, the gravest first."""


def unfinished_words(check: CheckShown) -> str:
    """Say, as a predicate, in which way a check that has no end lacks something."""
    by_hand = "has pages that nobody opened"
    return by_hand if check.vantage is Vantage.PERSON else "was stopped before its end"


def check_shown(run: Run, made_at: datetime, stands: NetworkStands | None = None) -> CheckShown:
    """Show one run: as it came out, or as it `stands` in its network, where that is given."""
    head = run.run
    counts = tally((worth(finding, valid=head.valid) for finding in run.findings), done_words(head.vantage))
    old = is_old(head.started, made_at)
    check = check_of(run)
    status = stands.check_stands(check, made_at) if stands else check_status(check, made_at)
    return CheckShown(
        id=label(head.id),
        by=who_ran(head, made_at),
        device=label(head.device) or "not recorded",
        user_group=label(head.user_group) or "not recorded",
        identity=identity_shown(head),
        vantage=head.vantage,
        place=label(head.place),
        started=in_zone(head.started, made_at),
        when=when_words(head.started, made_at, by_person=head.vantage is Vantage.PERSON),
        finished=in_zone(head.finished, made_at) if head.finished else None,
        trigger_words=TRIGGER_WORDS[head.trigger],
        list_words=f"{label(head.list_title or head.list_id)}, version {head.list_version}",
        list_digest=label(head.list_digest),
        rules_version=label(head.rules_version),
        fingerprints_version=label(head.fingerprints_version),
        software=label(head.software),
        valid=head.valid,
        invalid_reason="" if head.valid else why_invalid(head),
        old=old,
        status=status,
        status_words=STATUS_WORDS[status],
        counts=counts,
        categories=len({finding.category for finding in run.findings}),
        reference_words=reference_words(run),
        warnings=_warnings(run, counts, old=old),
    )


def when_words(started: datetime, made_at: datetime, *, by_person: bool) -> str:
    """Say when a check was begun; of a person's the day alone, for a paper form has no more."""
    if by_person:
        return day(in_zone(started, made_at).date())
    return minute(started, made_at)


def _warnings(run: Run, counts: Counts, *, old: bool) -> tuple[str, ...]:
    head = run.run
    by_person = head.vantage is Vantage.PERSON
    unopened = sum(finding.probe == PROBE and not recorded(finding) for finding in run.findings)
    said = [f"This check could not be relied on: {why_invalid(head)}; nothing is proven to be blocked."] * (
        not head.valid
    )
    if unopened:
        said.append(f"{counted(unopened, 'page')} {was_or_were(unopened)} not checked by a person.")
    if head.finished is None and not by_person:
        # a run does not say how long its list was: what was left may be pages, or a second look at some
        said.append(
            f"This check was stopped before its end, when {counted(counts.tested, 'page')} had been tested;"
            " what was left then, pages or a second look at some, is not known."
        )
    if (head.finished is not None or by_person) and not counts.tested:
        said.append("This check tested no page.")
    if head.reference is not None and not head.reference.used:
        said.append(remark(head.reference.note))
    if old:
        said.append("This check is more than a year old: it does not say how the filter stands today.")
    return tuple(said)


def reference_words(run: Run) -> str:
    """Say which reference a run was judged with; empty where none was given."""
    used = run.run.reference
    if used is None:
        return ""
    if used.made is None:
        return "None came that could be used"
    signed = f", signed with {used.signed_by}" if used.signed_by else ""
    named = f"Made on {day(used.made)} ({label(used.digest)}{signed})"
    if not used.used:
        return f"{named}, and not used"
    resting = sum(rests_on_reference(finding) for finding in run.findings)
    return f"{named}; {counted(resting, 'finding')} {'rests' if resting == 1 else 'rest'} on it"


def why_invalid(head: RunHeader) -> str:
    """Give the reason for which a run proves nothing, as a clause."""
    return uncapitalised(clause(remark(head.invalid_reason or ""))) or "no reason is recorded"


def beside_words(other: CheckShown, *, is_wrong: bool) -> str:
    """Say what the newest check with another list found; `is_wrong`: whether anything wrong still counts there."""
    said, weak = f"Its newest check with {other.list_words}, on {other.when}", " ".join(other.warnings)
    if is_wrong or not (other.counts.under_blocked or other.counts.over_blocked):
        return f"{said}, counts too: {other.counts.words}. {weak}".strip()
    since = "What it found wrong counts no more: it passed in a later check, or a person closed it."
    return f"{said}, said: {other.counts.words}. {since} {weak}".strip()

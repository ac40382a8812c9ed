"""How the venue stands against each plan: every requirement in words, with what shows it, of when, and what is due."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assurance.requirement import RequirementFacts, plans_status, requirement_status
from venuecheck.assurance.status import Status
from venuecheck.core.plain_text import plain
from venuecheck.core.venue import Venue
from venuecheck.plans.plan import Plan, Requirement, Wording
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS, requirement_words
from venuecheck.report.setting.wording import counted, day, joined, label, remark
from venuecheck.report.venue.evidence import EvidenceShown, Held, Recorded, evidence_of, held_of

_WORDING_WORDS: dict[Wording, str] = {
    Wording.READ: "",
    Wording.DEDUCED: "Our conclusion from public sources, which do not say it in this form.",
    Wording.FROM_MEMORY: "From memory: check it against its source.",
}
_LONGEST = 4_000
"""Characters of how a requirement is met; a venue may have dozens of networks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementCounts:
    """How many requirements stand how; a requirement is counted once."""

    total: int
    shown: int
    stated: int
    """By a person's word: nothing shows it."""
    needing_action: int
    could_not_tell: int
    overdue: int
    not_reported: int
    waiting: int
    not_applicable: int
    words: str
    """The same as a list: `3 shown, 1 overdue and 2 not reported`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementShown:
    """One requirement, and how the venue meets it."""

    anchor: str
    plan: str
    number: str
    text: str
    owners: str
    status: Status
    status_words: str
    how: str
    """How it is met, or what is missing, in words."""
    when: str
    """Of when the oldest of its evidence is."""
    due: date | None
    """When the first of its evidence is due again; None where something is due now."""
    due_words: str
    note: str
    evidence: tuple[EvidenceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """One plan."""

    anchor: str
    id: str
    title: str
    edition: str
    version: int
    sources: tuple[str, ...]
    status: Status
    status_words: str
    counts: RequirementCounts
    elsewhere_words: str
    """How many of its requirements are about other kinds of venue; empty for none."""
    requirements: tuple[RequirementShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementsShown:
    """All plans that the venue is held against."""

    status: Status
    status_words: str
    headline: str
    counts: RequirementCounts
    plans: tuple[PlanShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHeld:
    """A plan that has requirements for a venue's kind, and what is recorded for each of them."""

    plan: Plan
    requirements: tuple[tuple[Requirement, tuple[Held, ...]], ...]


def plans_held(plans: Sequence[Plan], venue: Venue, recorded: Recorded) -> tuple[PlanHeld, ...]:
    """Hold the records against every plan that has requirements for this kind of venue."""
    return tuple(
        PlanHeld(plan=plan, requirements=tuple((each, held_of(plan.id, each, recorded)) for each in mine))
        for plan in plans
        if (mine := plan.of(venue.kind))
    )


def requirements_of(held: Sequence[PlanHeld], made_at: datetime) -> RequirementsShown:
    """Set out how the venue stands against each plan."""
    shown = tuple(_plan(each, made_at, f"plan-{number}") for number, each in enumerate(held, start=1))
    counts = _counts([each.status for plan in shown for each in plan.requirements])
    status = plans_status({(plan.id, each.number): each.status for plan in shown for each in plan.requirements})
    return RequirementsShown(
        status=status,
        status_words=REQUIREMENT_WORDS[status],
        headline=f"{counted(counts.total, 'requirement')} of {counted(len(shown), 'plan')}: {counts.words}."
        if shown
        else "No plan is chosen for this venue.",
        counts=counts,
        plans=shown,
    )


def told_of(held: Sequence[PlanHeld]) -> tuple[RequirementFacts, ...]:
    """Give what is recorded for each requirement, without words and names, as it is told to a coordinator."""
    return tuple(
        RequirementFacts(
            plan=label(each.plan.id),
            plan_version=each.plan.version,
            number=label(requirement.number),
            evidence=tuple(one.told for one in recorded),
        )
        for each in held
        for requirement, recorded in each.requirements
    )


def _plan(held: PlanHeld, made_at: datetime, anchor: str) -> PlanShown:
    plan = held.plan
    shown = tuple(
        _requirement(
            plan, each, [piece for one in recorded for piece in evidence_of(one, made_at)], f"{anchor}-{number}"
        )
        for number, (each, recorded) in enumerate(held.requirements, start=1)
    )
    status = requirement_status(each.status for each in shown)
    elsewhere = len(plan.requirements) - len(shown)
    return PlanShown(
        anchor=anchor,
        id=label(plan.id),
        title=label(plan.title),
        edition=remark(plan.edition),
        version=plan.version,
        sources=tuple(remark(f"{each.title} {each.url}") for each in plan.sources),
        status=status,
        status_words=REQUIREMENT_WORDS[status],
        counts=_counts([each.status for each in shown]),
        elsewhere_words=f"{counted(elsewhere, 'more requirement')} of this plan "
        f"{'is' if elsewhere == 1 else 'are'} about other kinds of venue."
        if elsewhere
        else "",
        requirements=shown,
    )


def _requirement(
    plan: Plan, requirement: Requirement, pieces: Sequence[EvidenceShown], anchor: str
) -> RequirementShown:
    status = requirement_status(piece.status for piece in pieces)
    dates = [piece.on for piece in pieces if piece.on is not None]
    due = None if any(piece.due is None for piece in pieces) else min(piece.due for piece in pieces if piece.due)
    return RequirementShown(
        anchor=anchor,
        plan=label(plan.id),
        number=label(requirement.number),
        text=remark(requirement.text),
        owners=joined([label(owner) for owner in requirement.owners]),
        status=status,
        status_words=REQUIREMENT_WORDS[status],
        how=plain(" ".join(_how(pieces)), _LONGEST),
        when=day(min(dates)) if dates else "nothing recorded",
        due=due,
        due_words=_due_words(status, due),
        note=" ".join(filter(None, (remark(requirement.note), _WORDING_WORDS[requirement.wording]))),
        evidence=tuple(pieces),
    )


def _how(pieces: Sequence[EvidenceShown]) -> Iterator[str]:
    for piece in pieces:
        by = f" ({piece.by}, {piece.on_words})" if piece.by else f" ({piece.on_words})" if piece.on else ""
        yield f"{piece.about}: {piece.status_words.lower()}. {piece.words.rstrip('.')}{by}."


def _due_words(status: Status, due: date | None) -> str:
    if status is Status.NOT_APPLICABLE:
        return "–"
    if status is Status.OVERDUE and due is not None:
        return f"since {day(due)}"
    return day(due) if status in {Status.FINE, Status.STATED} and due is not None else "now"


def _counts(stands: Sequence[Status]) -> RequirementCounts:
    number = Counter(stands)
    return RequirementCounts(
        total=len(stands),
        shown=number[Status.FINE],
        stated=number[Status.STATED],
        needing_action=number[Status.PROBLEM],
        could_not_tell=number[Status.NOT_PROVEN],
        overdue=number[Status.OVERDUE],
        not_reported=number[Status.NOT_REPORTED],
        waiting=number[Status.WAITING],
        not_applicable=number[Status.NOT_APPLICABLE],
        words=requirement_words(stands),
    )

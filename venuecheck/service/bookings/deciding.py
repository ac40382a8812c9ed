"""A named person's decision on an assessment: checked, and added to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment, Decision
from venuecheck.assessment.decision import Decider, Shortcoming, shortcomings
from venuecheck.authoring.document import Document, read_file
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, did_you_mean
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.checklists.reading import load_checklist


class IncompleteDecisionError(InputError):
    """A decision lacks something that it must carry. `shortcomings` says what, by field."""

    def __init__(self, found: tuple[Shortcoming, ...], document: Document | None = None) -> None:
        self.shortcomings = found
        super().__init__(_problem(one, document) for one in found)


def decision_of(assessment: Assessment, written: WrittenDecision, at: datetime) -> Decision:
    """Build the decision that somebody wrote down. Raises `InputError` where its outcome is not one of those offered.

    It lasts as long as its outcome does; whoever decides may let it end earlier, never later.
    """
    outcome = next((one for one in assessment.outcomes if one.id == written.outcome), None)
    if outcome is None:
        fix = did_you_mean(written.outcome, [one.id for one in assessment.outcomes])
        raise InputError.at("decision", f"the outcome '{written.outcome[:60]}' is not offered here", fix)
    lasts = None if outcome.valid_for_days is None else at.date() + timedelta(outcome.valid_for_days)
    wanted = written.valid_until
    if wanted is not None and (wanted < at.date() or (lasts is not None and wanted > lasts)):
        fix = f"name a day from today to {lasts.isoformat()}" if lasts else "name today or a later day"
        raise InputError.at("decision", f"it cannot last until {wanted.isoformat()}", fix)
    review = None if outcome.review_after_days is None else at.date() + timedelta(outcome.review_after_days)
    conditions = assessment.recommendation.conditions if written.conditions is None else written.conditions
    return Decision(
        outcome=outcome.id,
        kind=outcome.kind,
        reasons=_text(written.reasons),
        person=_text(written.person),
        role=_text(written.role),
        at=at,
        differs=outcome.id != assessment.recommendation.outcome,
        right_engaged=_text(written.right_engaged),
        aim=_text(written.aim),
        why_proportionate=_text(written.why_proportionate),
        power_relied_on=_text(written.power_relied_on),
        conditions=tuple(filter(None, map(_text, conditions))) if outcome.kind == "approve_with_conditions" else (),
        valid_until=wanted or lasts,
        review_on=review,
    )


def decide(
    assessment: Assessment,
    decision: Decision,
    *,
    deciders: Sequence[Decider] = (),
    document: Document | None = None,
) -> Assessment:
    """Add a decision to an assessment. Raises `IncompleteDecisionError` with all that it lacks.

    `deciders` are those whom the venue names for difficult bookings. `document` is the answers file that it comes
    from, so that problems are reported at their lines.
    """
    differs = decision.outcome != assessment.recommendation.outcome
    decision = replace(decision, differs=differs)
    found = shortcomings(assessment, decision, deciders)
    if found:
        raise IncompleteDecisionError(found, document)
    return replace(assessment, decision=decision)


def with_outcomes(assessment: Assessment) -> Assessment:
    """Give the assessment with what could be decided on it; older records do not hold that themselves.

    Raises `InputError` where it is not known: the checklist that was used then is not the one that ships today.
    """
    if assessment.outcomes:
        return assessment
    checklist = load_checklist(read_file(catalogue.checklist_path(assessment.checklist)))
    if checklist.version != assessment.checklist_version:
        what = f"version {assessment.checklist_version} of '{assessment.checklist}' is not here any more"
        raise InputError.at(assessment.id, what, "assess the booking again, and decide on that")
    return replace(assessment, outcomes=checklist.outcomes)


def _text(text: str) -> str:
    return plain(text, 10_000, one_line=False).strip()


def _problem(shortcoming: Shortcoming, document: Document | None) -> Problem:
    if document is not None:
        return document.problem(("decision", shortcoming.field), shortcoming.what, shortcoming.fix)
    return Problem(file="decision", line=0, column=0, what=shortcoming.what, fix=shortcoming.fix)

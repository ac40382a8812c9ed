"""A named person's decision on an assessment: checked, and added to it."""

from dataclasses import replace
from datetime import datetime

from venuecheck.assessment.assessment import Assessment, Decision
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.decision import Shortcoming, shortcomings
from venuecheck.authoring.document import Document
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, did_you_mean
from venuecheck.service.assessing import WrittenDecision


class IncompleteDecisionError(InputError):
    """A decision lacks something that it must carry. `shortcomings` says what, by field."""

    def __init__(self, found: tuple[Shortcoming, ...], document: Document | None = None) -> None:
        self.shortcomings = found
        super().__init__(_problem(one, document) for one in found)


def decision_of(checklist: Checklist, assessment: Assessment, written: WrittenDecision, at: datetime) -> Decision:
    """Build the decision that somebody wrote down. Raises `InputError` where its outcome is not the checklist's."""
    outcome = checklist.outcome(written.outcome)
    if outcome is None:
        fix = did_you_mean(written.outcome, [one.id for one in checklist.outcomes])
        raise InputError.at("decision", f"there is no outcome '{written.outcome[:60]}'", fix)
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
        why_proportionate=_text(written.why_proportionate),
        power_relied_on=_text(written.power_relied_on),
        conditions=tuple(filter(None, map(_text, conditions))) if outcome.kind == "approve_with_conditions" else (),
    )


def decide(assessment: Assessment, decision: Decision, *, document: Document | None = None) -> Assessment:
    """Add a decision to an assessment. Raises `IncompleteDecisionError` with all that it lacks.

    `document` is the answers file that it comes from, so that problems are reported at their lines.
    """
    differs = decision.outcome != assessment.recommendation.outcome
    decision = replace(decision, differs=differs)
    found = shortcomings(assessment, decision)
    if found:
        raise IncompleteDecisionError(found, document)
    return replace(assessment, decision=decision)


def _text(text: str) -> str:
    return plain(text, 10_000, one_line=False).strip()


def _problem(shortcoming: Shortcoming, document: Document | None) -> Problem:
    if document is not None:
        return document.problem(("decision", shortcoming.field), shortcoming.what, shortcoming.fix)
    return Problem(file="decision", line=0, column=0, what=shortcoming.what, fix=shortcoming.fix)

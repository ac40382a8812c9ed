"""Which conditions of approval limit what is said or who may come, and so bring the balance of rights with them."""

from venuecheck.assessment.assessment import Assessment, OutcomeKind


def limiting(assessment: Assessment, conditions: tuple[str, ...], no_limit: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give the conditions that limit what is said or who may come: all but those that the checklist says do not.

    `no_limit` are those of which whoever wrote them says so; of one that the checklist has, nobody says otherwise.
    """
    free = {one.text for one in assessment.library if not one.limits} | {*no_limit}
    held = {one.text for one in assessment.library if one.limits}
    return tuple(text for text in conditions if text in held or text not in free)


def written_by_hand(assessment: Assessment, conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Give those that somebody wrote in words of their own, of which no checklist says whether they limit anything."""
    known = {*(one.text for one in assessment.library), *assessment.recommendation.conditions}
    return tuple(text for text in conditions if text not in known)


def needs_balance(
    assessment: Assessment, kind: OutcomeKind, conditions: tuple[str, ...], no_limit: tuple[str, ...] = ()
) -> bool:
    """Whether a decision carries the right engaged, the aim, why nothing less would do, and the power."""
    if kind is OutcomeKind.APPROVE_WITH_CONDITIONS:
        return bool(limiting(assessment, conditions, no_limit))
    return kind in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}

"""A decision and a self-assessment that are dated in the future: nothing good counts before its day."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from venuecheck.assessment.assessment import Answered, Assessment, OutcomeKind
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.ahead import dated_ahead
from venuecheck.collate.picture import picture
from venuecheck.collate.standing import standing
from venuecheck.plans.plan import Evidence, EvidenceKind, Requirement
from venuecheck.service.partnership.bundle_facts import venue_facts

from .test_one_judgement import LISTED, WITHIN, Records, agreed, bundle
from .values import AT, PLAN, booking

AHEAD = timedelta(days=60)
K = OutcomeKind


def decided_ahead() -> Assessment:
    """Give a booking of ten days ago, approved on a day that is still to come."""
    one = booking(10, K.APPROVE, K.APPROVE)
    assert one.decision is not None
    return replace(one, decision=replace(one.decision, at=AT + AHEAD))


def test_a_decision_that_is_still_to_come_is_named_and_waits_until_its_day() -> None:
    records = Records(assessments=[decided_ahead()])
    own, theirs = agreed(records)
    assert theirs.bookings is Status.WAITING
    (named,) = [each.words for each in own.not_counted if each.ahead]
    assert "The decision on" in named
    sent = bundle(records)
    assert dict(picture([venue_facts(LISTED, [sent])], AT, WITHIN).quarter.by_outcome)["waiting"] == 1
    on_its_day = AT + AHEAD + timedelta(hours=1)
    facts = venue_facts(LISTED, [sent], at=on_its_day)
    assert standing(facts, on_its_day, timedelta(days=400), {}).bookings is Status.FINE
    assert not [*dated_ahead(facts, on_its_day)]


def test_what_versions_of_before_told_as_decided_waits_as_well() -> None:
    one = booking(10, K.APPROVE, K.APPROVE)
    sent = bundle(Records(assessments=[one]))
    (told,) = sent.assessments
    before = replace(sent, assessments=(replace(told, decided_at=AT + AHEAD),))
    # one that names no zone means UTC
    no_zone = replace(before.assessments[0], started=one.started.astimezone(UTC).replace(tzinfo=None))
    for sent_before in (before, replace(before, assessments=(no_zone,))):
        facts = venue_facts(LISTED, [sent_before])
        assert standing(facts, AT, WITHIN, about_venue(facts.assessed)).bookings is Status.WAITING
        assert [each.source for each in dated_ahead(facts, AT)] == [f"{LISTED.id}: the decision on {one.id}"]


_ASKS = ("policy", "displays")
_PLAN = replace(
    PLAN,
    requirements=tuple(
        Requirement(
            number=each,
            text="It is so",
            owners=("Somebody",),
            evidence=(Evidence(kind=EvidenceKind.ANSWERS, checklist="self", questions=(each,)),),
        )
        for each in _ASKS
    ),
)


def answered(days: float, policy: str, displays: str) -> Assessment:
    """Give a self-assessment of so many days ago."""
    kind = K.MET if policy == displays == "in_place" else K.NOT_MET
    pairs = zip(_ASKS, (policy, displays), strict=True)
    said = (Answered(question=each, text="Is it so?", value=value, shown=value) for each, value in pairs)
    return replace(booking(days, kind, None, checklist="self"), answers=tuple(said))


@pytest.mark.parametrize(
    ("earlier", "policy", "displays"),
    [
        ((), Status.PROBLEM, Status.NOT_REPORTED),
        ((answered(400, "in_place", "in_place"),), Status.PROBLEM, Status.OVERDUE),
        ((answered(20, "in_place", "in_place"),), Status.PROBLEM, Status.STATED),
        ((answered(20, "in_place", "not_in_place"),), Status.PROBLEM, Status.PROBLEM),
    ],
)
def test_a_self_assessment_that_is_still_to_come_shows_what_is_not_in_place_alone(
    earlier: tuple[Assessment, ...], policy: Status, displays: Status
) -> None:
    ahead = answered(-60, "not_in_place", "in_place")
    _, theirs = agreed(Records(assessments=[*earlier, ahead], plans=[_PLAN]))
    assert theirs.required == {("p", "policy"): policy, ("p", "displays"): displays}

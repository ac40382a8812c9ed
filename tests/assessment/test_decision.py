"""What a decision must carry, and what is no reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind, RaisedFlag, Recommendation, Weight
from venuecheck.assessment.decision import shortcomings
from venuecheck.service.bookings.deciding import IncompleteDecisionError, decide

AT = datetime(2026, 9, 14, 10, 0, tzinfo=UTC)


SERIOUS = RaisedFlag(id="own_words", text="They called for attacks", weight=Weight.SERIOUS, questions=(), source="x")


def assessment(
    kind: OutcomeKind = OutcomeKind.REFER, outcome: str = "refer", flags: tuple[RaisedFlag, ...] = (SERIOUS,)
) -> Assessment:
    """An assessment with a recommendation."""
    return Assessment(
        id="a",
        checklist="venue-booking",
        checklist_version=1,
        checklist_title="Check a venue booking",
        edition="2023",
        venue="v",
        subject="Hall",
        person="Pat Green",
        started=AT,
        finished=AT,
        answers=(),
        not_answered=(),
        not_asked=(),
        flags=flags,
        recommendation=Recommendation(outcome=outcome, kind=kind, title="?", reasons=("Something.",)),
        actions=(),
    )


REFUSED = Decision(
    outcome="refuse",
    kind=OutcomeKind.REFUSE,
    reasons="The poster calls on people to come armed",
    person="Joan Whitlock",
    role="Facilities manager",
    at=AT,
    differs=True,
    right_engaged="Freedom of assembly (article 11)",
    aim="The safety of the people of a named street",
    why_proportionate="Police advise that stewards, or another day, would not be enough",
    power_relied_on="Hire terms, clause 4; Public Order Act 1986",
)
APPROVED = Decision(
    outcome="approve",
    kind=OutcomeKind.APPROVE,
    reasons="Known group, nothing to check",
    person="Joan Whitlock",
    role="Facilities manager",
    at=AT,
    differs=False,
)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"person": ""}, ["person"]),
        ({"person": "  anonymous "}, ["person"]),
        ({"person": "Staff"}, ["person"]),
        ({"person": "—"}, ["person"]),
        ({"role": "n/a"}, ["role"]),
        ({"reasons": ""}, ["reasons"]),
        ({"reasons": "None."}, ["reasons"]),
        ({"reasons": "Extremist"}, ["reasons"]),
        ({"reasons": "The speaker is an extremist!"}, ["reasons"]),
        ({"reasons": "because of extremist views"}, ["reasons"]),
        ({"right_engaged": ""}, ["right_engaged"]),
        ({"right_engaged": "N/A"}, ["right_engaged"]),
        ({"reasons": "They are known for extremist ideology"}, ["reasons"]),
        ({"aim": ""}, ["aim"]),
        ({"aim": "to stop extremism"}, ["aim"]),
        ({"why_proportionate": "-"}, ["why_proportionate"]),
        ({"why_proportionate": "because they are extremists"}, ["why_proportionate"]),
        ({"power_relied_on": ""}, ["power_relied_on"]),
        ({"power_relied_on": "Prevent guidance"}, ["power_relied_on"]),
        ({"power_relied_on": "our Prevent duty guidance on extremism"}, ["power_relied_on"]),
        ({"kind": OutcomeKind.APPROVE_WITH_CONDITIONS, "conditions": ()}, ["conditions"]),
        ({"kind": OutcomeKind.APPROVE_WITH_CONDITIONS, "conditions": (" ",)}, ["conditions"]),
        ({"kind": OutcomeKind.NOT_FINISHED}, ["outcome"]),
        ({"reasons": "x" * 5000}, ["reasons"]),
        (
            {
                "person": "",
                "role": "",
                "reasons": "",
                "right_engaged": "",
                "aim": "",
                "why_proportionate": "",
                "power_relied_on": "",
            },
            ["person", "role", "reasons", "right_engaged", "aim", "why_proportionate", "power_relied_on"],
        ),
    ],
)
def test_a_decision_that_lacks_something_does_not_count(changes: dict[str, object], fields: list[str]) -> None:
    found = shortcomings(assessment(), replace(REFUSED, **changes))  # type: ignore[arg-type]
    assert [one.field for one in found] == fields
    assert all(one.what and one.fix for one in found)


@pytest.mark.parametrize(
    "decision",
    [
        REFUSED,
        APPROVED,
        replace(REFUSED, kind=OutcomeKind.REFER, outcome="refer"),
        replace(REFUSED, reasons="His video of 3 May, an extremist call to burn houses"),
        replace(REFUSED, aim="Preventing attacks on worshippers"),
        replace(REFUSED, kind=OutcomeKind.APPROVE_WITH_CONDITIONS, conditions=("An independent chair",)),
    ],
)
def test_a_whole_decision_counts(decision: Decision) -> None:
    assert shortcomings(assessment(), decision) == ()


@pytest.mark.parametrize("kind", [OutcomeKind.REFUSE, OutcomeKind.APPROVE_WITH_CONDITIONS])
def test_any_limit_needs_the_right_the_aim_the_proportion_and_the_power(kind: OutcomeKind) -> None:
    bare = replace(APPROVED, kind=kind, conditions=("An independent chair",))
    fields = {one.field for one in shortcomings(assessment(), bare)}
    assert fields == {"right_engaged", "aim", "why_proportionate", "power_relied_on"}


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        (OutcomeKind.APPROVE, False),
        (OutcomeKind.APPROVE_WITH_CONDITIONS, False),
        (OutcomeKind.MET, False),
        (OutcomeKind.REFER, True),
        (OutcomeKind.REFUSE, True),
    ],
)
def test_what_is_not_finished_can_be_referred_and_not_approved(kind: OutcomeKind, *, counts: bool) -> None:
    unfinished = assessment(OutcomeKind.NOT_FINISHED, "not-finished")
    decision = replace(REFUSED, kind=kind, conditions=("An independent chair",))
    assert (shortcomings(unfinished, decision) == ()) is counts


def test_deciding_says_whether_it_differs() -> None:
    agreed = decide(assessment(OutcomeKind.REFUSE, "refuse"), REFUSED)
    assert agreed.decision is not None
    assert not agreed.decision.differs
    differing = decide(assessment(), replace(REFUSED, differs=False))
    assert differing.decision is not None
    assert differing.decision.differs


def test_differing_without_a_reason_is_refused_with_all_that_is_missing() -> None:
    with pytest.raises(IncompleteDecisionError) as caught:
        decide(assessment(), replace(APPROVED, reasons="", role=""))
    assert [str(problem) for problem in caught.value.problems] == [
        "role: their role is missing; write the role, such as library manager",
        "reasons: no reason is given for differing from the recommendation; say what the decision rests on",
    ]

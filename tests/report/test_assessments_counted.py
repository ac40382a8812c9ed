"""What the one line on bookings says beside how many there were."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import Assessment, OutcomeKind, RaisedFlag, Weight
from venuecheck.report.venue.assessments_counted import headline_of

_OBJECTIONS = RaisedFlag(
    id="hostility", text="Other people object", weight=Weight.ADVISORY, questions=("concerns",), source="Made up"
)


def _decided(kind: OutcomeKind, *, objected: bool) -> Assessment:
    one = made.booking()
    assert one.decision is not None
    decision = replace(one.decision, kind=kind)
    return replace(one, decision=decision, flags=(*one.flags, *([_OBJECTIONS] if objected else [])))


@pytest.mark.parametrize("kind", [OutcomeKind.NOT_AVAILABLE, OutcomeKind.APPROVE, OutcomeKind.WITHDRAWN])
@pytest.mark.parametrize("objected", [True, False])
def test_a_room_that_was_gone_where_others_had_objected_is_shown_apart(
    kind: OutcomeKind,
    objected: bool,  # noqa: FBT001 - a table's column
) -> None:
    said = headline_of([_decided(kind, objected=objected)], Counter(), Counter(), Counter())
    apart = "1 not available where others had objected" in said
    assert apart is (objected and kind is OutcomeKind.NOT_AVAILABLE)

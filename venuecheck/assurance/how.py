"""In which ways a booking or a self-assessment stands, and what each of them comes to: tables that are total."""

from enum import StrEnum

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.replying import NameOpen
from venuecheck.assurance.status import Status


class How(StrEnum):
    """In which way a booking or a self-assessment stands."""

    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    NOT_AVAILABLE = "not_available"
    CANCELLED = "cancelled"
    HELD = "held"
    """Until a day that is named; then somebody decides."""
    REFERRED = "referred"
    ADVISED = "advised"
    REVIEW_DUE = "review_due"
    ENDED = "ended"
    """Decided, for a time that is over."""
    NAME_TO_JUDGE = "name_to_judge"
    """Approved, and not confirmed: a name is like a listed one, and nobody has judged it."""
    NAME_UNANSWERED = "name_unanswered"
    """Approved, and not confirmed: whoever is asked, about a name or a child, has not answered."""
    NAME_ANSWERED = "name_answered"
    """Approved, and not confirmed: the answer, about a name or a child, came afterwards."""
    CONDITION_NOT_MET = "condition_not_met"
    """Approved on conditions, one of which was seen not to be met, and the event is not over."""
    CHANGED = "changed"
    """Decided, and changed since: somebody looks at it again."""
    UNDECIDED = "undecided"
    NOT_FINISHED = "not_finished"
    IN_PLACE = "in_place"
    PARTLY_IN_PLACE = "partly_in_place"
    NOT_IN_PLACE = "not_in_place"
    WAIVER_ENDED = "waiver_ended"
    """In place but for what a named person let stay as it was, until a day that is past."""
    OUT_OF_DATE = "out_of_date"
    """In place, by words that are more than a year old."""
    REPLACED = "replaced"
    """A later one takes its place."""
    LONG_SETTLED = "long_settled"
    """Settled, and begun more than a year ago."""
    AHEAD = "ahead"
    """Dated in the future."""


HOW_STATUS: dict[How, Status] = {
    How.DECIDED: Status.FINE,
    How.WITHDRAWN: Status.FINE,
    How.NOT_AVAILABLE: Status.FINE,
    How.CANCELLED: Status.FINE,
    How.HELD: Status.WAITING,
    How.REFERRED: Status.WAITING,
    How.ADVISED: Status.FINE,
    How.REVIEW_DUE: Status.WAITING,
    How.ENDED: Status.WAITING,
    How.NAME_TO_JUDGE: Status.WAITING,
    How.NAME_UNANSWERED: Status.WAITING,
    How.NAME_ANSWERED: Status.WAITING,
    How.CONDITION_NOT_MET: Status.WAITING,
    How.CHANGED: Status.WAITING,
    How.UNDECIDED: Status.WAITING,
    How.NOT_FINISHED: Status.NOT_PROVEN,
    How.IN_PLACE: Status.STATED,
    How.PARTLY_IN_PLACE: Status.PROBLEM,
    How.NOT_IN_PLACE: Status.PROBLEM,
    How.WAIVER_ENDED: Status.PROBLEM,
    How.OUT_OF_DATE: Status.OVERDUE,
    How.REPLACED: Status.NOT_APPLICABLE,
    How.LONG_SETTLED: Status.NOT_APPLICABLE,
    How.AHEAD: Status.NOT_APPLICABLE,
}
HOW_DECIDED: dict[OutcomeKind, How] = {
    OutcomeKind.APPROVE: How.DECIDED,
    OutcomeKind.APPROVE_WITH_CONDITIONS: How.DECIDED,
    OutcomeKind.REFUSE: How.DECIDED,
    OutcomeKind.WITHDRAWN: How.WITHDRAWN,
    OutcomeKind.NOT_AVAILABLE: How.NOT_AVAILABLE,
    OutcomeKind.CANCEL: How.CANCELLED,
    OutcomeKind.HOLD: How.HELD,
    OutcomeKind.REFER: How.REFERRED,
    OutcomeKind.ADVISE: How.ADVISED,
    OutcomeKind.MET: How.IN_PLACE,
    OutcomeKind.PARTLY_MET: How.PARTLY_IN_PLACE,
    OutcomeKind.NOT_MET: How.NOT_IN_PLACE,
    OutcomeKind.NOT_FINISHED: How.NOT_FINISHED,
}
"""How a booking stands, and what a self-assessment states, by what was decided or comes of it; total."""
HOW_NAME_OPEN: dict[NameOpen, How] = {
    NameOpen.TO_JUDGE: How.NAME_TO_JUDGE,
    NameOpen.UNANSWERED: How.NAME_UNANSWERED,
    NameOpen.BEFORE_REPLY: How.NAME_ANSWERED,
}
"""How an approval stands that a name holds up; total."""
NOT_COUNTED = frozenset({How.REPLACED, How.LONG_SETTLED, How.AHEAD})
"""What is recorded and shown, and counts for nothing."""
TO_DECIDE = frozenset(
    {
        *(How.CHANGED, How.UNDECIDED, How.NOT_FINISHED, How.REFERRED, How.HELD, How.REVIEW_DUE, How.ENDED),
        How.CONDITION_NOT_MET,
        *HOW_NAME_OPEN.values(),
    }
)
"""What waits for somebody to decide, or to decide again."""
SETTLED = frozenset({How.DECIDED, How.WITHDRAWN, How.NOT_AVAILABLE, How.CANCELLED, How.ADVISED})
"""What asks for nothing more, by how it came to that."""

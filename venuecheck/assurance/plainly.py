"""How a venue stands, in three plain classes: for whoever is told a number of venues and nothing else."""

from enum import StrEnum

from venuecheck.assurance.status import Status


class Plain(StrEnum):
    """The three classes, as they are shown."""

    IN_ORDER = "in_order"
    """Shown to be in order: evidence, complete and in time."""
    NEEDS_ACTION = "needs_action"
    """Something was found, or is said not to be met."""
    NOT_SHOWN = "not_shown"
    """Neither: silence, a person's word, too old, no clear answer, not decided. Never a pass."""


PLAINLY: dict[Status, Plain] = {
    Status.PROBLEM: Plain.NEEDS_ACTION,
    Status.NOT_PROVEN: Plain.NOT_SHOWN,
    Status.OVERDUE: Plain.NOT_SHOWN,
    Status.NOT_REPORTED: Plain.NOT_SHOWN,
    Status.WAITING: Plain.NOT_SHOWN,
    Status.STATED: Plain.NOT_SHOWN,
    Status.FINE: Plain.IN_ORDER,
    Status.NOT_APPLICABLE: Plain.NOT_SHOWN,
}
"""The class of each status; total."""
PLAIN_WORDS: dict[Plain, str] = {
    Plain.IN_ORDER: "Shown to be in order",
    Plain.NEEDS_ACTION: "Needs action",
    Plain.NOT_SHOWN: "Not shown",
}
SHAPE: dict[Plain, Status] = {
    Plain.IN_ORDER: Status.FINE,
    Plain.NEEDS_ACTION: Status.PROBLEM,
    Plain.NOT_SHOWN: Status.NOT_REPORTED,
}
"""The status whose shape and colour a class has; total."""

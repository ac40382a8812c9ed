"""Who is trained, by role, as a checklist that asks for it by these ids was answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from venuecheck.assessment.assessment import Answered
from venuecheck.assessment.day_answers import as_date

ROLES = "roles"
"""The repeat that asks, once for each role."""
TOPICS = "role_topics"
_NAME, _TRAINED, _DUE, _ALL = "role_name", "role_trained", "role_refresher_due", "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTrained:
    """A role, what it should be trained in, and whether it is."""

    name: str = ""
    topics: frozenset[str] = frozenset()
    are_all: bool = False
    """Whether everybody in it has been trained."""
    due: date | None = None
    """The day on which training, or a refresher, is due; None where none was given."""

    def is_trained(self, today: date) -> bool:
        """Whether everybody in it has been trained, and no refresher is overdue."""
        return self.are_all and (self.due is None or self.due >= today)


def roles_trained(answers: Iterable[Answered]) -> tuple[RoleTrained, ...]:
    """Give the roles that the answers name, in their order."""
    found: dict[str, RoleTrained] = {}
    for one in answers:
        row, _, question = one.question.partition(".")
        if row.startswith(f"{ROLES}[") and question:
            found[row] = _with(found.get(row, RoleTrained()), question, one)
    return tuple(role for role in found.values() if role.name)


def _with(role: RoleTrained, question: str, one: Answered) -> RoleTrained:
    if question == _NAME:
        return replace(role, name=str(one.value))
    if question == TOPICS:
        return replace(role, topics=frozenset(one.value) if isinstance(one.value, list | tuple) else frozenset())
    if question == _TRAINED:
        return replace(role, are_all=one.value == _ALL)
    return replace(role, due=as_date(one.value)) if question == _DUE else role

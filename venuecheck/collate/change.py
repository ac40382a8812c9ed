"""How a venue's standing changed from one moment to another. What is first heard of is neither better nor worse."""

from enum import StrEnum

from venuecheck.assurance.status import Status


class Change(StrEnum):
    """What became of a venue's standing, those first that a board looks at first."""

    WORSE = "worse"
    SILENT = "silent"
    """Something was told before, and nothing that counts now."""
    UNUSABLE = "unusable"
    """The same, or nothing else told than before, where all that was sent since cannot be used."""
    RETIRED = "retired"
    """The same, where a person took every check of it out of what counts."""
    NOTHING_TOLD = "nothing_told"
    """The same, where it was heard of since, and nothing of that says how it stands."""
    SAID = "said"
    """A person's word alone, where something else was told before."""
    OTHER = "other"
    """Nearer to being in order, and not shown to be."""
    FIRST = "first"
    """Something of the filter is told for the first time."""
    AGAIN = "again"
    """Something of the filter is told again."""
    BETTER = "better"
    """Shown to be in order, and was not before."""
    SAME = "same"


CHANGE_WORDS: dict[Change, str] = {
    Change.WORSE: "worse",
    Change.SILENT: "not heard of since",
    Change.UNUSABLE: "what was sent since is not usable",
    Change.RETIRED: "its only checks were retired",
    Change.NOTHING_TOLD: "heard of since, with nothing on this",
    Change.SAID: "said, not shown",
    Change.OTHER: "other, not shown",
    Change.FIRST: "told of for the first time",
    Change.AGAIN: "told of again",
    Change.BETTER: "better",
    Change.SAME: "as before",
}
_NOTHING = frozenset({Status.NOT_REPORTED, Status.NOT_APPLICABLE})


def change(
    before: Status | None,
    now: Status,
    *,
    heard_before: bool,
    why_nothing: Change = Change.SILENT,
    unusable_since: bool = False,
) -> Change:
    """Say what changed. `before` is None where the venue was not among those of the earlier moment.

    `heard_before` is whether anything had ever been heard of it by then; `why_nothing` says why nothing counts now;
    `unusable_since` whether all that it sent since then is not usable: that it stands as before nobody can say then.
    """
    told_before = before is not None and before not in _NOTHING
    if before is now or (not told_before and now in _NOTHING):
        return Change.UNUSABLE if unusable_since else Change.SAME
    if before is None or not told_before:
        return Change.AGAIN if heard_before else Change.FIRST
    if now in _NOTHING:
        return why_nothing
    if now in {Status.STATED, Status.FINE}:
        return Change.SAID if now is Status.STATED else Change.BETTER
    order = list(Status)
    return Change.WORSE if order.index(now) < order.index(before) else Change.OTHER

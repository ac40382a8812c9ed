"""Two people at one thing: who changed what since it was read, in words."""

from collections.abc import Sequence

from venuecheck.core.change import Change
from venuecheck.core.problem import ConflictError


def conflict(
    thing: str,
    changes: Sequence[Change],
    *,
    fix: str = "look at it as it is now, then say what is to be done",
    field: str = "",
    opening: str = "this has changed since you read it",
) -> ConflictError:
    """Make the error that says what was changed in `thing` since it was read: the newest change gives who and when.

    `field` is what is to be given to go on all the same; `opening` says what kind of conflict it is.
    """
    told = [one for one in changes if one.by]
    newest = max(told, key=lambda one: one.at.timestamp() if one.at else 0.0, default=None)
    names = ", ".join(dict.fromkeys(one.what for one in changes))
    return ConflictError(
        thing=thing,
        changed=f"{names[:200]}" if changes else "what was recorded",
        by=" and ".join(dict.fromkeys(one.by for one in told)),
        since=newest.at if newest is not None and newest.at is not None else None,
        fix=fix,
        field=field,
        changes=changes,
        opening=opening,
    )

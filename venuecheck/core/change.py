"""What somebody changed while somebody else was looking at it."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was read."""

    what: str
    """What was changed, in words."""
    before: str
    """As it was read; empty where there was nothing."""
    now: str
    """Empty where it was taken away."""
    by: str = ""
    """Who changed it, where that is known."""
    at: "datetime | None" = None
    before_is: str = "it was"
    """What leads `before` in."""

    def __str__(self) -> str:
        """Say it on a line."""
        if not self.before:
            return f"{self.what}: {self.now}"
        return f"{self.what}: {self.now or 'nothing'} ({self.before_is}: {self.before})"


def differences(
    before: object, now: object, *, leave_out: "Collection[str]" = (), by: str = "", at: "datetime | None" = None
) -> "tuple[Change, ...]":
    """Compare two values of one dataclass field by field; fields are nouns, so that their names can be read."""
    return tuple(
        Change(what=field.name.replace("_", " "), before=old, now=new, by=by, at=at)
        for field in fields(now)  # type: ignore[arg-type]
        if field.name not in leave_out
        if (old := _said(getattr(before, field.name, None))) != (new := _said(getattr(now, field.name)))
    )


def _said(value: object) -> str:
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value)

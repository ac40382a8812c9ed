"""What somebody changed while somebody else was looking at it."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING

from venuecheck.core import day_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


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
    before: object,
    now: object,
    *,
    called: "Mapping[str, str] | None" = None,
    leave_out: "Collection[str]" = (),
    by: str = "",
    at: "datetime | None" = None,
) -> "tuple[Change, ...]":
    """Compare two values of one dataclass field by field; of `before` None, what says anything is new.

    `called`: the words for fields whose names cannot be read.
    """
    words = called or {}
    return tuple(
        Change(what=words.get(field.name, field.name.replace("_", " ")), before=old, now=new, by=by, at=at)
        for field in fields(now)  # type: ignore[arg-type]
        if field.name not in leave_out
        if before is not None or getattr(now, field.name) is not False
        if (old := _said(getattr(before, field.name, None))) != (new := _said(getattr(now, field.name)))
    )


def _said(value: object) -> str:
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(_said, value))
    if isinstance(value, datetime):  # two moments of one day are not the same
        return f"{day_words.day(value)} at {value:%H:%M:%S}"
    if isinstance(value, date):
        return day_words.day(value)
    return str(value)

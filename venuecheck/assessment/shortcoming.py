"""What a decision lacks, by field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """One thing that a decision lacks."""

    field: str
    """The field of `Decision` that it is about."""
    what: str
    fix: str
    reserved: bool = False
    """True where nothing is wrong but that somebody else decides this."""


def about(field: str, what: str, fix: str) -> Shortcoming:
    """Say that something is wrong with a field."""
    return Shortcoming(field=field, what=what, fix=fix)

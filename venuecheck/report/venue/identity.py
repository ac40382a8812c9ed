"""Whom the filter took the device for: what is declared, and what a block page named."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified, RunHeader
from venuecheck.report.setting.wording import counted, joined, label

DECLARED_WORDS = "declared, not proven"
_NAMING_WORDS: dict[Naming, str] = {Naming.GROUP: "group", Naming.POLICY: "policy"}
_SHOWN = 5


class IdentityStanding(StrEnum):
    """What a run's user group rests on."""

    DECLARED = "declared"
    """Somebody said so; nothing that the filter showed confirms it."""
    NAMED_BY_FILTER = "named_by_filter"
    """A block page named a group or policy, which people can compare with the one that is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityShown:
    """The user group of a run, and how the filter identified it."""

    account: str
    """The kind of account that was signed in."""
    standing: IdentityStanding
    named: tuple[str, ...]
    """What block pages named, each with where it was seen."""
    words: str
    """The user group with what it rests on."""


def identity_shown(head: RunHeader) -> IdentityShown:
    """Say for whom a run speaks, and whether the filter said so as well."""
    group = label(head.user_group) or "not recorded"
    named = tuple(_named(each) for each in head.identified[:_SHOWN])
    more = len(head.identified) - len(named)
    named += (counted(more, "more name"),) * (more > 0)
    if named:
        words = f"{group}: declared; the filter named {joined(named)}. Compare this with the group that is meant"
        if _several(head.identified):
            words += ": it named more than one"
    else:
        words = f"{group}: {DECLARED_WORDS}"
    return IdentityShown(
        account=label(head.account) or "not recorded",
        standing=IdentityStanding.NAMED_BY_FILTER if named else IdentityStanding.DECLARED,
        named=named,
        words=words,
    )


def _named(each: Identified) -> str:
    where = (
        f"{label(each.product_name or each.product)}, {counted(each.pages, 'page')}"
        if each.product
        else "read by a person"
    )
    return f"the {_NAMING_WORDS[each.naming]} “{label(each.name)}” ({where})"


def _several(identified: Sequence[Identified]) -> bool:
    return any(sum(each.naming is naming for each in identified) > 1 for naming in Naming)

"""How a partner is bound in the words of everyday lists: also by a column that says of a duty yes or no."""

from typing import Final

from venuecheck.collate.bound import Bound

_EVERYDAY: Final[dict[str, Bound]] = {
    **{bound.value: bound for bound in Bound},
    **dict.fromkeys(("yes", "y", "true", "x", "✓", "statutory", "statutory duty", "specified authority"), Bound.DUTY),
    **dict.fromkeys(("prevent duty", "under a duty", "s26", "ie", "oes", "ydy", "dyletswydd"), Bound.DUTY),
    **dict.fromkeys(("by agreement", "agreed", "mou", "sla", "contract", "cytundeb"), Bound.AGREEMENT),
    **dict.fromkeys(("voluntary", "by invitation", "none", "gwahoddiad"), Bound.INVITED),
}
_NO: Final = frozenset({"no", "n", "false", "no duty", "na", "nage", "nac oes", "nac ydy"})


def bound_said(said: str, before: Bound) -> Bound | None:
    """Give how a partner is bound that was so `before`; None where nothing is said that we know.

    Who has no duty may have agreed to report: where nobody said so before, nothing binds it.
    """
    text = " ".join(said.casefold().split())
    if text in _NO:
        return Bound.INVITED if before is Bound.DUTY else before
    return _EVERYDAY.get(text)

"""How the filter named the group or policy that it applied, read from block pages as they are kept."""

from collections.abc import Iterable, Sequence

from venuecheck.filtering.judging.fingerprint import Fingerprint, product_of
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.observation import Exchange, Observation, Purpose, Tunnel
from venuecheck.filtering.model.recognised import Naming
from venuecheck.filtering.model.run import Identified

_MOST = 20
"""A filter that names more than so many groups in one run names something else."""


def identified(
    observations: Iterable[Observation], pages: Iterable[str], fingerprints: Sequence[Fingerprint]
) -> tuple[Identified, ...]:
    """Give each group or policy that a known block page named, with the number of `pages` (ids) that showed it."""
    listed = frozenset(pages)
    seen: dict[tuple[Naming, str, str], set[str]] = {}
    for step in observations:
        if not isinstance(step, Exchange | Tunnel) or step.answer is None or step.subject not in listed:
            continue
        product = product_of(step.answer, fingerprints) if step.purpose is Purpose.PAGE else None
        for naming, name in names_in(step.answer, product) if product is not None else ():
            seen.setdefault((naming, name, product.id if product else ""), set()).add(step.subject)
    called = {each.id: each.name for each in fingerprints}
    return tuple(
        Identified(naming=naming, name=name, product=product, pages=len(subjects), product_name=called.get(product, ""))
        for (naming, name, product), subjects in sorted(seen.items())
    )[:_MOST]


def names_in(answer: Answer, product: Fingerprint) -> tuple[tuple[Naming, str], ...]:
    """Give what `product`'s own block page names, where it is plainly no person's name."""
    seen = product.seen_in(answer)
    return tuple((each.naming, each.name) for each in seen.names) if seen is not None else ()

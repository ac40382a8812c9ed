"""Which record counts, where each took the place of another."""

from collections.abc import Mapping


def last_of_each(replaced: Mapping[str, str]) -> Mapping[str, str]:
    """Follow from each to the next as long as another took its place; records that name each other in a ring end it.

    No way is gone twice: what was sent may be a chain of as many as a bundle holds.
    """
    last: dict[str, str] = {}
    for first in replaced:
        at, way = first, dict[str, None]()
        while at in replaced and at not in last and at not in way:
            way[at] = None
            at = replaced[at]
        last.update(dict.fromkeys(way, last.get(at, at)))
    return last

"""Names that nothing has because the id of what was meant is that of something else: told once, where the id is."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from venuecheck.core.near_words import nearest
from venuecheck.core.problem import Problem

_MISTYPED = 0.85
"""How much of two words is alike where one is the other with a slip in it (`gamblng`): that is no lost id."""


class LostIds:
    """The ids of a file that are given twice, and the names in it that nothing has."""

    def __init__(self) -> None:
        self._twice: Counter[str] = Counter()
        self._unknown: dict[str, dict[str, list[Problem]]] = defaultdict(lambda: defaultdict(list))
        self._known: dict[str, Iterable[str]] = {}

    def given_twice(self, kind: str, times: int = 1) -> None:
        """Note that one of this kind, or so many, has an id that another has."""
        self._twice[kind] += times

    def are_twice(self, kind: str) -> bool:
        """Whether any of this kind has an id that another has."""
        return self._twice[kind] > 0

    def unknown(self, kind: str, name: str, problem: Problem, known: Iterable[str]) -> None:
        """Note what is said where something of this kind is named that is none of those that are known."""
        self._unknown[kind][name].append(problem)
        self._known[kind] = known

    def follow_on(self) -> frozenset[Problem]:
        """Give what is said of names that those may have lost whose id is given twice: one name for each of them.

        Where more names are missing than ids are given twice, nobody can tell which those are, and all are told.
        """
        return frozenset(problem for kind in self._unknown if self._twice[kind] for problem in self._likely(kind))

    def _likely(self, kind: str) -> Iterator[Problem]:
        known, lost = tuple(self._known[kind]), list[list[Problem]]()
        for name, problems in self._unknown[kind].items():
            near = nearest(name, known)
            if not near or SequenceMatcher(None, near, name).ratio() < _MISTYPED:
                lost.append(problems)
            if len(lost) > self._twice[kind]:  # the others need not be compared, which takes long in a long file
                return
        yield from (problem for problems in lost for problem in problems)

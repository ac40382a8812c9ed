"""A reader of published editions who adds and subtracts: equations between whole numbers, solved without our code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations

Name = tuple[str, ...]
_MOST = 1_000
"""No count is higher."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Unknown numbers, each times something, that come to a known sum."""

    unknown: Mapping[Name, int]
    total: int


@dataclass(slots=True)
class Reader:
    """What somebody knows who has read everything that was published."""

    equations: list[Equation] = field(default_factory=list)
    bounds: dict[Name, tuple[int, int]] = field(default_factory=dict)

    def knows(self, name: Name, low: int, high: int = _MOST) -> None:
        """Learn between which numbers something lies."""
        before = self.bounds.get(name, (0, _MOST))
        self.bounds[name] = (max(low, before[0]), min(high, before[1]))

    def reads(self, parts: Mapping[Name, int | None], total: int | None, name: Name) -> None:
        """Learn a column: its parts and their total; None is kept back."""
        unknown = {part: 1 for part, number in parts.items() if number is None}
        for part in unknown:
            self.knows(part, 0)
        told = sum(number for number in parts.values() if number is not None)
        if total is None:
            unknown[name] = -1
            self.knows(name, 1, 4)
        if unknown:
            self.equations.append(Equation(unknown, (total or 0) - told))

    def possible(self, name: Name, among: Iterable[int]) -> set[int]:
        """Give which of some values a number can have, by everything that is known."""
        rows = [*self.equations, *_eliminated(self.equations)]
        return {value for value in among if _fits(rows, {**self.bounds, name: (value, value)})}


def _eliminated(equations: Sequence[Equation]) -> list[Equation]:
    """Give what Gauss's elimination makes of equations: differences of columns among them."""
    names = sorted({name for each in equations for name in each.unknown})
    rows = [[Fraction(each.unknown.get(name, 0)) for name in names] + [Fraction(each.total)] for each in equations]
    done = 0
    for at in range(len(names)):
        pivot = next((row for row in range(done, len(rows)) if rows[row][at]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][at] for value in rows[done]]
        for other, row in enumerate(rows):
            if other != done and row[at]:
                rows[other] = [value - row[at] * lead for value, lead in zip(row, rows[done], strict=True)]
        done += 1
    made = []
    for row in rows[:done]:
        times = 1
        for value in row:
            times = times * value.denominator // _common(times, value.denominator)
        whole = {name: int(value * times) for name, value in zip(names, row[:-1], strict=True) if value}
        made.append(Equation(whole, int(row[-1] * times)))
    return made


def _common(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


def _fits(rows: Sequence[Equation], bounds: dict[Name, tuple[int, int]]) -> bool:
    """Whether whole numbers within the bounds solve all equations: narrowed, then tried one by one."""
    narrowed = _narrowed(rows, dict(bounds))
    if narrowed is None:
        return False
    open_ = [name for name, (low, high) in narrowed.items() if low < high and any(name in row.unknown for row in rows)]
    if not open_:
        return True
    name = min(open_, key=lambda one: narrowed[one][1] - narrowed[one][0])
    low, high = narrowed[name]
    return any(_fits(rows, {**narrowed, name: (value, value)}) for value in range(low, high + 1))


def _narrowed(rows: Sequence[Equation], bounds: dict[Name, tuple[int, int]]) -> dict[Name, tuple[int, int]] | None:
    """Narrow bounds until nothing more follows; None where nothing is left."""
    moved = True
    while moved:
        moved = False
        for row in rows:
            ends = {name: _ends(times, bounds[name]) for name, times in row.unknown.items()}
            least, most = sum(low for low, _ in ends.values()), sum(high for _, high in ends.values())
            for name, times in row.unknown.items():
                low, high = row.total - most + ends[name][1], row.total - least + ends[name][0]
                if times < 0:
                    low, high = high, low
                new = (max(bounds[name][0], -(-low // times)), min(bounds[name][1], high // times))
                if new[0] > new[1]:
                    return None
                if new != bounds[name]:
                    bounds[name], moved = new, True
                    least, most = least - ends[name][0], most - ends[name][1]
                    ends[name] = _ends(times, new)
                    least, most = least + ends[name][0], most + ends[name][1]
    return bounds


def _ends(times: int, bounds: tuple[int, int]) -> tuple[int, int]:
    low, high = bounds
    return (times * low, times * high) if times > 0 else (times * high, times * low)


def told_apart(venues: Sequence[str], groups: Iterable[frozenset[str]], most: int) -> list[frozenset[str]]:
    """Give every set of up to `most` venues whose number follows from those of the groups, by adding and taking away.

    A set follows where it is at right angles to everything that all groups are at right angles to.
    """
    rows = [[Fraction(venue in group) for venue in venues] for group in groups]
    free = _null_space(rows, len(venues))
    sets = (chosen for size in range(1, most + 1) for chosen in combinations(range(len(venues)), size))
    return [
        frozenset(venues[at] for at in chosen)
        for chosen in sets
        if all(sum(vector[at] for at in chosen) == 0 for vector in free)
    ]


def _null_space(rows: list[list[Fraction]], width: int) -> list[list[Fraction]]:
    pivots: list[int] = []
    for at in range(width):
        pivot = next((row for row in range(len(pivots), len(rows)) if rows[row][at]), None)
        if pivot is None:
            continue
        place = len(pivots)
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [value / rows[place][at] for value in rows[place]]
        for other, row in enumerate(rows):
            if other != place and row[at]:
                rows[other] = [value - row[at] * lead for value, lead in zip(row, rows[place], strict=True)]
        pivots.append(at)
    basis = []
    for at in (at for at in range(width) if at not in pivots):
        vector = [Fraction(0)] * width
        vector[at] = Fraction(1)
        for number, pivot_at in enumerate(pivots):
            vector[pivot_at] = -rows[number][at]
        basis.append(vector)
    return basis

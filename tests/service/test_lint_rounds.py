"""`lint` names every mistake of a file in one round: files with ten of different kinds, each said at its line.

After `#!` stands what is said of a line, parted by bars.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from venuecheck.service.linting import lint

ROUNDS = sorted((Path(__file__).parent / "lint_rounds").glob("*.yaml"))


def expected(file: Path) -> Counter[tuple[int, str]]:
    """Read what is to be said of each line."""
    marked = enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
    return Counter(
        (number, words.strip()) for number, line in marked for words in line.partition("#!")[2].split("|") if words
    )


@pytest.mark.parametrize("file", ROUNDS, ids=lambda file: file.stem)
def test_every_mistake_is_named_in_one_round(file: Path) -> None:
    _, problems = lint((file,), date(2026, 11, 29))
    assert Counter((problem.line, problem.what) for problem in problems) == expected(file)
    order = [(problem.warning, problem.line) for problem in problems]
    assert order == sorted(order)

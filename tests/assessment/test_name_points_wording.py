"""What is said of names that are compared with few names of the lists."""

import pytest

from venuecheck.assessment.name_points import names_not_compared
from venuecheck.assessment.screened import PossibleMatch, Screened

_WEAK = PossibleMatch(listed="Quux", list_name="L", list_date="1 May 2026", entry="proscribed/q", why="near", weak=True)


@pytest.mark.parametrize(
    ("matches", "said"),
    [((), "A name could not be compared with the lists: "), ((_WEAK,), "could not be compared with the other names")],
)
def test_a_name_that_is_like_a_listed_one_was_compared(matches: tuple[PossibleMatch, ...], said: str) -> None:
    one = Screened(
        question="organisation",
        name="புலி",
        kind="organisation",
        lists=("L, 1 May 2026",),
        matches=matches,
        not_compared="it is in letters that are compared only with the same letters",
    )
    assert said in names_not_compared([one])
    assert names_not_compared([]) == ""

"""What is kept back cannot be worked out from what is published."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from venuecheck.collate.suppression import FEWEST, is_small, suppressed


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8))
def test_nothing_small_is_published_and_nothing_can_be_subtracted(parts: list[int]) -> None:
    """No small number; and never one hidden part alone beside a total, nor several that come to a small number."""
    shown, total = suppressed(parts)
    assert all(
        given is None or (given == part and not is_small(given)) for given, part in zip(shown, parts, strict=True)
    )
    hidden = [part for given, part in zip(shown, parts, strict=True) if given is None]
    if total is None:
        assert len(hidden) == len(parts)
        assert is_small(sum(parts))
    elif hidden:
        assert total == sum(parts)
        assert len(hidden) > 1 or len(parts) == 1
        assert sum(hidden) >= FEWEST


def test_who_knows_the_rule_cannot_work_a_small_number_out() -> None:
    """Every table of up to four parts: among all that publish the same, each small part has more than one value."""
    for number, highest in ((2, 24), (3, 18), (4, 9)):
        alike: dict[object, list[tuple[int, ...]]] = {}
        for parts in product(range(highest + 1), repeat=number):
            # only tables whose look-alikes are all among those that are tried
            if sum(parts) <= highest:
                alike.setdefault(suppressed(parts), []).append(parts)
        for same in alike.values():
            for at in range(number):
                values = {parts[at] for parts in same}
                assert len(values) > 1 or not is_small(values.pop()), same


def test_examples() -> None:
    """A small part takes a larger one with it; a small total hides itself and all; no small part hides nothing."""
    assert suppressed((3, 40, 9)) == ((None, 40, None), 52)
    assert suppressed((1, 1, 0, 30)) == ((None, None, 0, None), 32)
    assert suppressed((4, 4, 5)) == ((None, None, None), 13)
    assert suppressed((0, 3)) == ((None, None), None)
    assert suppressed((5, 0, 12)) == ((5, 0, 12), 17)

"""Whoever judges a passage reads the answer in which it stands."""

from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.whole_answer import shortened

TEXT = st.lists(st.text("abc'", min_size=1, max_size=12), max_size=90).map(" ".join)


def test_a_long_answer_keeps_its_beginning_its_end_and_what_stands_around() -> None:
    passage = "I support Zorblax Action'"
    begins, ends = "Letters for people who were arrested.", "All are welcome, tea is free."
    whole = (
        f"{begins} {'Some words. ' * 60}Their signs say 'I oppose war. {passage} and more. {'Other words. ' * 60}{ends}"
    )
    shown = shortened(whole, passage)
    assert shown.startswith(begins)
    assert shown.endswith(ends)
    assert f"Their signs say 'I oppose war. {passage} and more." in shown
    assert shown.count(" … ") == 2


@given(TEXT, TEXT, st.text("xy ", min_size=1, max_size=190).filter(lambda one: one == " ".join(one.split())))
def test_the_passage_stands_in_it_and_it_is_bounded(before: str, after: str, passage: str) -> None:
    whole = f"{before} {passage} {after}".strip()
    shown = shortened(whole, passage)
    assert passage in shown
    assert len(shown) <= max(400, 2 * (80 + 60) + len(passage) + 20)
    assert shown == whole or " … " in shown
    assert len(whole) > 400 or shown == whole

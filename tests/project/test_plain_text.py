"""What people read is cut between words, and never within one; nothing that a terminal takes as a command is left."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from venuecheck.core.plain_text import plain, shortened

_WORDS = st.lists(st.text(alphabet="abc/:.", min_size=1, max_size=12), max_size=20).map(" ".join)


@pytest.mark.parametrize(
    ("text", "limit", "says"),
    [
        ("short enough", 12, "short enough"),
        ("one word too many", 14, "one word too …"),
        ("one word, too many", 12, "one word …"),
        ("see (https://council.example/terms)", 12, "see …"),
        ("https://council.example/terms", 12, "https://co …"),
        ("two\nlines", 20, "two lines"),
    ],
)
def test_a_text_is_cut_between_two_words(text: str, limit: int, says: str) -> None:
    """One word that is longer than all there is room for is cut all the same."""
    assert shortened(text, limit) == says


@given(_WORDS, st.integers(min_value=16, max_value=80))
@example(text=": : : :::::::::::", limit=16)
def test_every_word_that_is_left_stood_there(text: str, limit: int) -> None:
    """And it is never longer than asked; what fits stays as it is."""
    said = shortened(text, limit)
    assert len(said) <= limit
    if len(plain(text, 10_000)) <= limit:
        assert said == plain(text, 10_000)
        return
    assert said.endswith(" …")
    assert {*said.removesuffix(" …").split()} <= {*text.split(), *(one.rstrip(",;:([“") for one in text.split())}

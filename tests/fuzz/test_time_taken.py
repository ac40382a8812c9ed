"""What is made to keep a program busy takes time as it is long, and not as its length squared.

How long it takes hangs on the machine, how it grows does not: eight times as much takes eight times as long where each
sign is looked at a few times, and sixty-four times as long where each begins anew at each.
"""

import gc
import re
import time
from collections.abc import Callable

import pytest

from venuecheck.assessment.wording import without_closed
from venuecheck.core.secret_address import has_secret_address, without_secret
from venuecheck.filtering.vantage.markup import Markup
from venuecheck.records.address import has_secret, shown_as

from .parsers import page_body

TIMES = 8
MOST = 24
"""Between eight and sixty-four, well away from both."""
TRIES = 3
"""The quickest of them counts: what else the machine does only adds."""


def seconds(read: Callable[[str], object], text: str) -> float:
    """How long a processor takes over a text, once."""
    began = time.process_time()
    read(text)
    return time.process_time() - began


def growth(read: Callable[[str], object], piece: str, length: int) -> float:
    """How many times as long `TIMES` as much takes."""
    short, long = (piece * (size // len(piece)) for size in (length // TIMES, length))
    read(short)
    gc.disable()
    try:
        tries = [(seconds(read, short), seconds(read, long)) for _ in range(TRIES)]
    finally:
        gc.enable()
    return min(one for _, one in tries) / max(min(one for one, _ in tries), 1e-6)


def page(text: str) -> None:
    page_body(b"text/html\n" + text.encode())


def held_within(text: str) -> bool:
    """What stands in an address in the place of a database's name."""
    return has_secret(f"postgresql:///{text}")


def test_what_grows_too_fast_is_seen() -> None:
    assert growth(lambda text: re.search("a*b", text), "a", 4 * 1024) > MOST


@pytest.mark.parametrize("read", [Markup.of, page], ids=["what sends on", "what is kept"])
@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<script ",
            "<script>",
            "</script ",
            "<style ",
            "<style>",
            "</style ",
            "<style></style",
            "<!--",
            "<noscript>",
        ),
        *(
            "<noscript>",
            "<iframe ",
            "<iframe srcdoc=",
            '<img alt="',
            "<meta ",
            '<meta "',
            "<title",
            "<body '",
            "<",
            "&#",
            "{",
            "a{",
        ),
        *("http://", "a@", "data:,", " ", "\n", "=", "a=", "“", "<a href='", "<form ", "<input ", "location="),
    ],
)
def test_pages(read: Callable[[str], object], piece: str) -> None:
    assert growth(read, piece, 16 * 1024) < MOST


@pytest.mark.parametrize("read", [has_secret_address, held_within, without_secret, shown_as])
@pytest.mark.parametrize(
    "piece",
    [
        *(":", "a:", "://", "@", "#", "pwd", "pwd ", "pwd-", "pwd=", " pwd", "%25", "25", "=", " ", "host=", "user ="),
        *("postgres:", "postgres:/", "postgres+a", "=postgres:", "sqlite:", "sqlite://", "sqlite:?", "sqlite:?pwd"),
    ],
)
def test_addresses(read: Callable[[str], object], piece: str) -> None:
    assert growth(read, piece, 8 * 1024) < MOST


def test_an_address_that_is_escaped_again_and_again_is_read() -> None:
    """Each time within the last; and it ends."""
    assert has_secret_address("postgresql:%252F%252Fuser%253As3cret%2540host")
    assert not has_secret_address(f"%{'25' * 50_000}")


@pytest.mark.parametrize("piece", ["“", "“a", "“”", "”“", "(", "((", "()", ")(", "(“", "on or ", "on ", "a"])
def test_conditions_in_words(piece: str) -> None:
    assert growth(without_closed, piece, 16 * 1024) < MOST


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("“a or b” is c", " is c"),
        ("a (b or (c)) d", "a  d"),
        ("“a “b” or c” d", " d"),
        ("“a (b” or c) d", " or c) d"),
        ("“a or b", "“a or b"),
        ("a) or (b", "a) or (b"),
        ("(a “b) or c” d", " or c” d"),
        ("“a “b” c", "“a  c"),
    ],
)
def test_what_is_quoted_or_in_brackets_is_left_out(said: str, left: str) -> None:
    assert without_closed(said) == left

"""Whatever bytes a file holds, it is read or refused in words; nothing else is ever raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.filtering.reading.texts import FINGERPRINT, LIST
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.reading.fingerprint import read_fingerprint
from venuecheck.filtering.reading.test_list import read_test_list, warnings_of

PIECES = st.sampled_from(
    [
        "- ",
        ": ",
        "\n",
        "  ",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!python/object ",
        "---\n",
        "? ",
        "|\n",
        "#",
        "\t",
        "id",
        "url",
        "http://",
        "null",
        "1e999",
        "9" * 30,
        "é",
        "\ufeff",
        "\x00",
        "\u2028",
        "\\ud800",
        "~",
        "<<: ",
    ]
)


def _try(raw: bytes) -> None:
    for attempt in (
        lambda: read_test_list(read(raw, "f.yaml"), raw),
        lambda: warnings_of(read(raw, "f.yaml")),
        lambda: read_fingerprint(read(raw, "f.yaml")),
    ):
        try:
            attempt()
        except InputError as error:
            told = [(problem.file, bool(problem.what), "\n" in str(problem)) for problem in error.problems]
        else:
            told = [("f.yaml", True, False)]
        assert set(told) == {("f.yaml", True, False)}


@settings(max_examples=150)
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    _try(raw)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_anything_like_yaml(text: str) -> None:
    _try(text.encode())


@settings(max_examples=150)
@given(
    st.sampled_from([LIST, FINGERPRINT]),
    st.integers(0, 700),
    st.integers(0, 40),
    st.one_of(PIECES, st.text(max_size=9)),
)
def test_a_good_file_with_a_piece_of_it_changed(text: str, at: int, length: int, piece: str) -> None:
    _try((text[:at] + piece + text[at + length :]).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "value", ['"\\ud800"', '"http://x/\\ud800"', "[[[[[[", "{a: {b: 1}}", "12:30", ".inf", "0x10", "2026-09-14", "no"]
)
@pytest.mark.parametrize("key", ["id", "version", "title", "categories", "controls", "pages", "signs", "examples"])
def test_a_value_of_another_kind_than_is_needed(key: str, value: str) -> None:
    _try(f"{LIST}\n".replace(f"{key}:", f"{key}: {value}\nother:", 1).encode())
    _try(f"{FINGERPRINT}\n".replace(f"{key}:", f"{key}: {value}\nother:", 1).encode())

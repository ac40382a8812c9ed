"""YAML with the position of every value."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.authoring.document import read, read_file, read_in_part
from venuecheck.core.problem import InputError

REFUSED = [
    pytest.param(b"", "f.yaml: the file is empty", id="empty"),
    pytest.param(b"a: 1\na: 2\n", "f.yaml:2:1: 'a' is given twice (first on line 1)", id="duplicate key"),
    pytest.param(b"a: &x 1\n", "f.yaml:1:4: anchors (&)", id="anchor"),
    pytest.param(b"a: 1\nb: *a\n", "f.yaml:2:4: anchors (&)", id="alias"),
    pytest.param(b"a: !!python/object:os.system x\n", "f.yaml:1:4: tags (!)", id="tag"),
    pytest.param(b"a: 1\n---\nb: 2\n", "f.yaml:2:1: a second document", id="second document"),
    pytest.param(b"a: [1\nb: 2", "f.yaml:2:2: this is not YAML", id="syntax"),
    pytest.param(b"a:\n\tb: 1\n", "f.yaml:2:1: there is a tab here, and YAML takes spaces only; put two", id="tab"),
    pytest.param(b"a:\n  - b: 1\n  \tc: 2\n", "f.yaml:3:3: there is a tab here", id="tab after spaces"),
    pytest.param(b"a:\n  b: 1\n\tc: 2\n", "f.yaml:3:1: there is a tab here", id="tab in a later line"),
    pytest.param(b"a:\tb: 1\n", "f.yaml:1:5: this is not YAML: there is a ': '", id="tab that is none of it"),
    pytest.param(b"- a\n\t- b: 1\n", "f.yaml:2:1: there is a tab here", id="tab before a list"),
    pytest.param("a: “b: c”\n".encode(), "f.yaml:1:4: these quotes are curly", id="curly"),
    pytest.param(b"a: b: c\n", "f.yaml:1:5: this is not YAML: there is a ': ' where no entry can begin", id="colon"),
    pytest.param(
        b"a: 'x\nb: 1\n", "f.yaml:1:4: this is not YAML: the quote that begins here is not closed", id="quote"
    ),
    pytest.param(b"a: %x\n", "f.yaml:1:4: this is not YAML: no text begins with this character", id="percent"),
    pytest.param(b'a: "\\q"\n', "f.yaml:1:5: this is not YAML: there is a '\\' inside double quotes", id="escape"),
    pytest.param(b"a: 1\n  b: 2\n", "f.yaml:2:4: this is not YAML", id="indented"),
    pytest.param(b"a: - 1\n", "f.yaml:1:4: this is not YAML: a list begins here where none can", id="list in line"),
    pytest.param(b"x: y\n\xff\xfe: 1", "f.yaml:2:1: not UTF-8 text", id="encoding"),
    pytest.param(b"MZ\x90\x00\x03\x00\xff", "f.yaml: this is not a text file", id="program"),
    pytest.param(b"a: 1\x00", "f.yaml:1:5: a character that cannot be seen", id="control character"),
    pytest.param(b"[" * 50_000, "f.yaml:1:41: nested deeper than 40", id="depth"),
    pytest.param(b"? [a, b]\n: 1\n", "f.yaml:1:3: the name of an entry must be a single word", id="list as key"),
    pytest.param(b"- x\n" * 300_000, "f.yaml: ", id="too many values"),
    pytest.param(b"x" * 3_000_000, "f.yaml: the file is larger than 2 MiB", id="too large"),
]


@pytest.mark.parametrize(("raw", "expected"), REFUSED)
def test_what_surprises_is_refused_with_its_place(raw: bytes, expected: str) -> None:
    """Each mistake says where, what, and what to do."""
    with pytest.raises(InputError) as caught:
        read(raw, "f.yaml")
    assert str(caught.value).startswith(expected.removesuffix(": ") if expected == "f.yaml: " else expected)


def test_all_duplicates_are_said_at_once() -> None:
    """A person mends a file once."""
    with pytest.raises(InputError) as caught:
        read(b"a: 1\na: 2\nb: {c: 1, c: 2}\n", "f.yaml")
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(2, 1), (3, 11)]


def test_surprises_of_all_kinds_are_said_at_once_and_the_rest_is_read() -> None:
    """Anchors, tags, what is given twice, a second document: a person mends a file once."""
    raw = b"a: &x 1\nb: !t 2\na: 3\nc: {d: 4, d: 5}\n? [e]\n: 6\nf: *x\n---\ng: 7\n"
    document, problems = read_in_part(raw, "f.yaml")
    assert [problem.line for problem in problems] == [1, 2, 3, 4, 5, 7, 8]
    assert document.data == {"a": 1, "b": 2, "c": {"d": 4}, "f": None}
    with pytest.raises(InputError) as caught:
        read(raw, "f.yaml")
    assert list(caught.value.problems) == problems


def test_aliases_cost_no_memory() -> None:
    """Each level would double what is built."""
    raw = b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 40))
    _, problems = read_in_part(raw, "f.yaml")
    assert len(problems) == 40 + 2 * 39


PLAIN = [
    ("no", "no"),
    ("yes", "yes"),
    ("on", "on"),
    ("12:30", "12:30"),
    ("0123", "0123"),
    ("2026-09-14", "2026-09-14"),
    ("1_000", "1_000"),
    ("0x1F", "0x1F"),
    ("true", True),
    ("False", False),
    ("~", None),
    ("null", None),
    ("'null'", "null"),
    ('"5"', "5"),
    ("5", 5),
    ("-5", -5),
    ("5.5", 5.5),
    ("99999999999999999999", "99999999999999999999"),
]


@pytest.mark.parametrize(("written", "expected"), PLAIN)
def test_words_stay_words(written: str, expected: object) -> None:
    """`no` is the word, and 12:30 is no number: the authors are no programmers."""
    data = read(f"a: {written}".encode(), "f.yaml").data
    assert data == {"a": expected}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(expected)


def test_places_are_those_of_the_values_and_of_the_keys() -> None:
    """Lines and columns count from 1; a path that is missing falls back to what holds it."""
    document = read(b"pages:\n  - id: x\n    url: y\n", "f.yaml")
    assert document.place(("pages", 0, "url")) == (3, 10)
    assert document.place(("pages", 0, "url"), at_key=True) == (3, 5)
    assert document.place(("pages", 0, "missing")) == (2, 5)
    assert document.place(("nothing",)) == (1, 1)


def test_a_missing_file_and_a_folder_are_said_to_be(tmp_path: Path) -> None:
    """Neither is a crash."""
    with pytest.raises(InputError, match="there is no such file"):
        read_file(tmp_path / "missing.yaml")
    with pytest.raises(InputError, match=r"folder|cannot be read"):
        read_file(tmp_path)


@given(st.binary(max_size=300) | st.text(alphabet="ab:- \n[]{}&*!'\"#|>?%@`0.", max_size=200).map(str.encode))
def test_no_bytes_do_anything_but_read_or_give_an_input_error(raw: bytes) -> None:
    """Whatever a file holds."""
    try:
        read(raw, "f.yaml")
    except InputError as caught:
        problems = caught.problems
    else:
        problems = ()
    assert all(str(problem).startswith("f.yaml") for problem in problems)

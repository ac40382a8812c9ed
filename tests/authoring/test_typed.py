"""A typed value from a document, or everything that is wrong with it."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

import pytest

from venuecheck.authoring.document import read
from venuecheck.authoring.typed import quoted, typed, understood
from venuecheck.core.problem import InputError

_FORBID: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part."""

    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    kind: Literal["block", "allow"] = "block"
    when: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What the file says."""

    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    version: int
    parts: tuple[Part, ...] = ()
    note: str = ""
    names: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    answers: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One number."""

    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Many of them."""

    rows: tuple[Row, ...]


def problems_of(text: str) -> list[str]:
    """Give what is wrong, a line each."""
    with pytest.raises(InputError) as caught:
        typed(read(text.encode(), "f.yaml"), Whole)
    return [str(problem) for problem in caught.value.problems]


def test_a_right_file_gives_its_value() -> None:
    """Dates are read, defaults filled in."""
    document = read(b"id: a\nversion: 2\nparts:\n  - id: b\n    when: 2026-09-14\n", "f.yaml")
    assert typed(document, Whole) == Whole(id="a", version=2, parts=(Part(id="b", when=date(2026, 9, 14)),))


def test_a_number_in_quotes_is_what_is_meant_and_a_mistake_of_the_file() -> None:
    """Also beside other mistakes: files of earlier versions are read, and `lint` refuses what the schema refuses."""
    document = read(b'id: a\nversion: "2"\n', "f.yaml")
    assert typed(document, Whole) == Whole(id="a", version=2)
    said = "f.yaml:2:10: a whole number is needed here; write it without quotes"
    assert [str(problem) for problem in quoted(document, Whole)] == [said]
    assert problems_of('id: 3\nversion: "2"\n') == ["f.yaml:1:5: text is needed here; put it in quotes"]


def test_of_many_in_quotes_each_is_meant() -> None:
    """As many as a file can hold take no longer for that."""
    document = read(b"rows:\n" + b'- {n: "7"}\n' * 8_000, "f.yaml")
    assert typed(document, Rows).rows == (Row(n=7),) * 8_000


MISTAKES = [
    ("version: 1\n", "f.yaml:1:1: 'id' is missing here; add 'id:'"),
    ("id: 3\nversion: 1\n", "f.yaml:1:5: text is needed here; put it in quotes"),
    ("id: a\nversion: one\n", "f.yaml:2:10: a whole number is needed here"),
    ('id: a\nversion: "2.5"\n', "f.yaml:2:10: a whole number is needed here"),
    # Python makes no number of so many digits
    pytest.param(f'id: a\nversion: "{"1" * 5000}"\n', "f.yaml:2:10: a whole number is needed here", id="digits quoted"),
    pytest.param(f"id: a\nversion: {'1' * 5000}\n", "f.yaml:2:10: a whole number is needed here", id="digits"),
    ("id: a\nversion: true\n", "f.yaml:2:10: a whole number is needed here"),
    ("id: a\nversion: 1\nparts: [{id: b, when: 20260914}]\n", "f.yaml:3:23: a date is needed here"),
    ("id: a\nversion: 1.5\n", "f.yaml:2:10: a whole number is needed here"),
    ("id: a\nversion: 1\nparts: b\n", "f.yaml:3:8: a list is needed here"),
    ("id: a\nversion: 1\nparts: [3]\n", "f.yaml:3:9: entries of the form 'name: value' are needed here"),
    (
        "id: a\nversion: 1\nparts: [{id: b, kind: blok}]\n",
        "f.yaml:3:23: 'blok' cannot be used here; did you mean 'block'?",
    ),
    ("id: a\nversion: 1\nparts: [{id: b, when: soon}]\n", "f.yaml:3:23: this is not a date; write it as 2026-09-14"),
    ("id: a\nvershon: 1\nversion: 1\n", "f.yaml:2:1: 'vershon' is not known here; did you mean 'version'?"),
    ("id: a\nversion: 1\nparts: [{id: b, knd: block}]\n", "f.yaml:3:17: 'knd' is not known here; did you mean 'kind'?"),
    (
        "id: a\nversion: 1\nparts: [{id: b, wording: block}]\n",
        "f.yaml:3:17: 'wording' is not known here; use one of: id, kind, when",
    ),
    ("- id: a\n", "f.yaml:1:1: entries of the form 'name: value' are needed here"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES)
def test_a_mistake_says_where_what_and_what_to_do(text: str, said: str) -> None:
    """At the line and column of the value, or of the key where that is wrong."""
    assert problems_of(text)[0].startswith(said)


def test_a_misspelt_entry_is_not_missing_besides() -> None:
    """Also where another one is missing beside it."""
    assert problems_of("id: a\nVersion: 1\n") == ["f.yaml:2:1: 'Version' is not known here; did you mean 'version'?"]
    assert [line.split(": ")[1] for line in problems_of("Id: a\n")] == [
        "'version' is missing here; add 'version:'",
        "'Id' is not known here; did you mean 'id'?",
    ]


def test_all_mistakes_are_said_at_once_in_order() -> None:
    """Also those in entries beside one that is not known."""
    said = problems_of("id: 3\nversion: x\nparts:\n  - {id: b, knd: 1}\n  - {kind: blok}\n")
    assert [line.split(":")[1] for line in said] == ["1", "2", "4", "5", "5"]


def test_what_is_not_known_does_not_hide_the_value() -> None:
    """The meaning of the rest can be checked as well."""
    value, problems = understood(read(b"id: a\nversion: 1\nmore: 2\n", "f.yaml"), Whole)
    assert value == Whole(id="a", version=1)
    assert [problem.line for problem in problems] == [3]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('note: "  "', "f.yaml:3:7: 'note' is empty; write it out"),
        ('names: ["a", ""]', "f.yaml:3:14: this is empty; write it out"),
        ("words: {one: ' '}", "f.yaml:3:14: this is empty; write it out"),
        ('parts: [{id: " "}]', "f.yaml:3:14: 'id' is empty; write it out"),
        ('parts: [{id: ""}, {}]', "f.yaml:3:14: 'id' is empty; write it out"),
    ],
)
def test_a_text_says_something(entry: str, said: str) -> None:
    assert said in problems_of(f"id: a\nversion: 2\n{entry}\n")


@pytest.mark.parametrize("entry", ['note: ""', "answers: {talk: ' '}"])
def test_a_text_that_can_be_left_out_may_be_empty_and_an_answer_is_no_text_of_the_file(entry: str) -> None:
    assert typed(read(f"id: a\nversion: 2\n{entry}\n".encode(), "f.yaml"), Whole).id == "a"

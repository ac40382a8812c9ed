"""The work on a text is bounded, whatever stands in it: no pattern goes through a long row of marks again and again."""

import time

import pytest

from venuecheck.screening.bounds import LONGEST_NAME, evened
from venuecheck.screening.index import Index
from venuecheck.screening.listing import Kind
from venuecheck.screening.parting import names_in

from .samples import entry, names

INDEX = Index.of([names(entry("Zorblax Front"), entry("Quux"))], Kind.ORGANISATION)


@pytest.mark.parametrize("marks", [" ", "\t", " - ", ", ", "; ", "(", "[", ". ", " & ", "/ ", "\ufdfa"])
@pytest.mark.parametrize("kind", list(Kind))
def test_long_rows_of_marks_cost_no_more_than_short_ones(marks: str, kind: Kind) -> None:
    """Ten thousand of them took minutes once: each pattern with a blank before it began anew at each blank."""
    text = "Zorblax Front" + marks * (10_000 // len(marks)) + "Luton"
    began = time.process_time()
    names_in(text, kind)
    found = INDEX.find(text)
    assert time.process_time() - began < 1
    assert [match.entry.name for match in found] == ["Zorblax Front"]


@pytest.mark.parametrize(
    "marks", [" ", "\t", ", ", "a ", "A", "H-", "hamas/", "quux & ", "(quux) ", "ﷺ", "aka ", "c/o ", "公司", "ไอ"]
)
def test_as_much_as_a_name_may_hold_is_read_at_once(marks: str) -> None:
    text = (marks * LONGEST_NAME)[:LONGEST_NAME]
    began = time.process_time()
    INDEX.find(text)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("text", ["H A M A S   U K", "A  -  B", "X (Y) - (Z)", "a;\n\n b", "Q ..... R"])
def test_what_stands_between_words_of_names_is_left(text: str) -> None:
    """A wider gap between letters begins a word."""
    assert evened(text) == text

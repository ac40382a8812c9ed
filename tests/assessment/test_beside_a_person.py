"""What may be an organisation in what was written as a person's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.beside_a_person import OFFICES, bodies_beside


@pytest.mark.parametrize(
    ("said", "behind"),
    [
        ("Ann Hill from Zorblax Action", {"Zorblax Action"}),
        ("Ann Hill of Friends of Zorblax", {"Friends of Zorblax", "Zorblax"}),
        ("Ann Hill, representing Zorblax from Leeds", {"Zorblax from Leeds", "Zorblax", "Leeds"}),
        ("Ann Hill (for Zorblax)", {"Zorblax"}),
        ("ANN HILL ON BEHALF OF ZORBLAX", {"ZORBLAX"}),
        ("Ann Hill and Ben Day from Zorblax", {"Zorblax"}),
        ("member of Zorblax", {"Zorblax"}),
        ("Ann Hill from", set()),
    ],
)
def test_behind_a_word_that_says_where_somebody_comes_from(said: str, behind: set[str]) -> None:
    assert {one.name for one in bodies_beside(said) if one.is_behind} == behind


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("Zorblax spokesman Ann Hill", {"Zorblax"}),
        ("Ann Hill, Zorblax Action representative.", {"Zorblax Action", "Action"}),
        ("Ann Hill Zorblax leader", {"Ann Hill Zorblax", "Hill Zorblax", "Zorblax"}),
        ("Zorblax's Ann Hill", {"Zorblax"}),
        ("Dr Ann Hill from Leeds, Zorblax member", {"Zorblax"}),
        ("Chairman Ann Hill", set()),
    ],
)
def test_before_an_office(said: str, before: set[str]) -> None:
    assert {one.name for one in bodies_beside(said) if not one.is_behind} == before


@pytest.mark.parametrize("said", ["Ann Hill", "Dr Hizbullah Khan", "José de la Cruz", "Siân O'Neill", "李小龙", ""])
def test_a_name_alone_holds_none(said: str) -> None:
    assert bodies_beside(said) == ()


WORDS = st.sampled_from(["Zorblax", "Ann", "from", "of", "spokesman", "Ann's", ",", "and", "(", "'", "-", "."])


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_whatever_is_found_stands_in_the_text(said: str) -> None:
    for one in bodies_beside(said):
        assert one.name
        assert one.name in " ".join(said.split())


@given(st.sampled_from(sorted(OFFICES)), st.sampled_from(["", " Ann Hill", ", Ann Hill", " from Leeds"]))
def test_before_every_office_the_body_by_itself_is_found(office: str, after: str) -> None:
    assert "Zorblax" in {one.name for one in bodies_beside(f"Zorblax {office}{after}")}

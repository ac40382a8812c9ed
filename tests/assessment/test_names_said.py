"""What reads like a name in a text that is said to name nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assessment.names_said import names_said

HALL = "Lockside Hall, 1 Canal Road"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A poster of 3 May says that R. Stanton will call for violence.", ("R. Stanton",)),
        ("Talk by Stanton on Friday at Lockside Hall", ("Stanton",)),
        ("The Example Vanguard holds a rally", ("Example Vanguard",)),
        ("Dr O’Neill speaks", ("Dr O’Neill",)),
        ("It says that Nigel and his friends come armed", ("Nigel",)),
        ("On Monday, Ms Jane Smith-Jones said so", ("Ms Jane Smith-Jones",)),
        ("A poster says: bring weapons. No names on it.", ()),
        ("Posters on High Street call for a fight on Saturday 3 May; link on Facebook", ()),
        ("Kill them all, it says. “Burn the hall down” was written too.", ()),
        ("They will meet at Lockside Hall", ()),
        ("", ()),
    ],
)
def test_what_reads_like_a_name_is_found_and_days_and_places_are_none(text: str, named: tuple[str, ...]) -> None:
    assert names_said(text, besides=HALL) == named


@given(st.text(max_size=300), st.text(max_size=40))
def test_no_text_is_too_odd_for_it(text: str, besides: str) -> None:
    assert all(one in " ".join(text.split()) for one in names_said(text, besides=besides))

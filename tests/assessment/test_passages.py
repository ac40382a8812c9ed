"""A longer text is looked at whole, in passages that no name is cut by."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.samples import booking
from venuecheck.assessment.names_sought import names_to_screen
from venuecheck.core.venue import Venue, VenueKind
from venuecheck.service.bookings.assessing import walk_through

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
VENUE = Venue(id="hall", name="The Hall", kind=VenueKind.LIBRARY)
WORD = st.text(alphabet="abcdefghijklm", min_size=1, max_size=30)


def passages(text: str) -> list[str]:
    """Give the passages that a booking's title is looked at in."""
    checklist = booking()
    walked = walk_through(checklist, checklist.examples[0].answers, venue=VENUE, now=NOW)
    return [one.name for one in names_to_screen(checklist, walked, text) if one.question == "subject"]


@given(st.lists(WORD, min_size=1, max_size=90), st.data())
def test_every_name_of_a_few_words_stands_whole_in_a_passage(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    name = " ".join(words[first : first + 3])
    found = passages(" ".join(words))
    assert any(f" {name} " in f" {one} " for one in found)
    assert max(map(len, found)) <= 200


def test_a_text_of_many_lines_is_looked_at_to_its_end() -> None:
    text = "\n".join(f"Stall {number}: jam" for number in range(300))
    assert passages(text)[-1] == "Stall 299: jam"


def test_a_word_longer_than_a_passage_is_looked_at_to_its_end() -> None:
    assert passages(f"www.{'zorblax-' * 60}end.test")[-1].endswith("end.test")

"""Which entries of a checklist are no text stands with their types, and a new one needs no second place."""

import typing

from venuecheck.assessment.xlsform import cells


def test_an_entry_is_text_in_every_part_of_a_checklist_or_in_none() -> None:
    """A cell is read by its column's name alone."""
    hints = [pair for part in cells._PARTS for pair in typing.get_type_hints(part).items()]
    texts = {name for name, kind in hints if cells._is_text(kind)}
    assert texts & cells._JSON == set()
    assert {"title", "weight", "screen", "today", "basis", "asks"} <= texts
    assert {"done_by", "limits", "due_in_days", "sources", "answers", "outlasts_booking"} <= cells._JSON

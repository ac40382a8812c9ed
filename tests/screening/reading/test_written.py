"""Lists that people write: what is wrong is said at its place."""

import pytest

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.screening.reading.written import read_written

GOOD = """\
id: "own"
title: "Our own list"
dated: 2026-11-02
entries:
  - id: "zorblax"
    name: "Zorblax Events"
    from: 2025-06-01
    until: 2027-05-31
    reason: "Two bookings left unpaid"
    source: "Invoices 1041 and 1049"
"""


def test_a_list_is_read() -> None:
    """With its days, and what it rests on."""
    names = read_written(read(GOOD.encode(), "own.yaml"))
    assert (names.entries[0].name, names.entries[0].valid_from is None, names.ages) == ("Zorblax Events", False, False)
    assert names.entries[0].note == "Two bookings left unpaid"


WRONG = [
    (("Zorblax Events", "?!"), r"own\.yaml:6:11: this name has too few letters"),
    (("Two bookings left unpaid", "bad"), r"own\.yaml:9:13: the reason is missing or too short"),
    (("2027-05-31", "2024-05-31"), r"own\.yaml:8:12: the last day is before the first"),
    (("from: 2025-06-01", "from: soon"), r"own\.yaml:7:11: this is not a date"),
    (('"Invoices 1041 and 1049"', '""'), r"own\.yaml:10:13: say on what this rests"),
    (('id: "own"', 'id: "owm"'), r"own\.yaml:1:5: 'owm' is no list.*did you mean 'own'"),
    (("reason:", "raeson:"), r"own\.yaml:9:5: 'raeson' is not known here"),
    (('"zorblax"', '"Zor Blax"'), "cannot be an id"),
    (("until: 2027-05-31", 'sources: ["nowhere"]'), "the source 'nowhere' is not declared"),
]


@pytest.mark.parametrize(("change", "said"), WRONG, ids=lambda value: str(value)[:30])
def test_a_mistake_is_named_at_its_place(change: tuple[str, str], said: str) -> None:
    """File, line, column, what and what to do."""
    with pytest.raises(InputError, match=said):
        read_written(read(GOOD.replace(*change).encode(), "own.yaml"))

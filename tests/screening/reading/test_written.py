"""Lists that people write: what is wrong is said at its place."""

from datetime import date

import pytest

from venuecheck import catalogue
from venuecheck.authoring.document import read, read_file
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


SNAPSHOT = """\
id: "proscribed"
title: "A snapshot"
dated: 2026-11-02
snapshot: true
entries:
  - id: "a"
    name: "Zorblax Front"
    from: 2001-01-01
    by_year: true
    sure: "third_party"
  - id: "b"
    name: "Zorblax Army"
    from: 2001-01-01
    until: 2016-12-31
    by_year: true
"""


def test_how_sure_a_snapshot_is_of_an_entry_is_said_beside_a_match() -> None:
    """Of its name, and of its days."""
    first, second = read_written(read(SNAPSHOT.encode(), "proscribed.yaml")).entries
    assert first.by_year
    assert "the law's was not seen" in first.note
    assert "The first day is known by its year alone" in first.note
    assert "The days are known by their years alone" in second.note
    assert "How sure" not in second.note


def test_the_snapshot_that_ships_has_every_organisation_of_the_list() -> None:
    """98 of the Schedule, each with what it rests on; and those that were removed, with their days."""
    path = next(each for each in catalogue.name_lists() if each.stem == "proscribed")
    names = read_written(read_file(path))
    standing = [entry for entry in names.entries if entry.valid_until is None]
    assert (len(standing), names.missing, names.snapshot) == (98, 0, True)
    removed = {entry.name: entry.valid_until for entry in names.entries if entry.valid_until}
    assert removed["Libyan Islamic Fighting Group"] == date(2019, 10, 31)
    assert len(removed) == 5
    assert all(entry.source for entry in names.entries)
    assert all(entry.valid_from for entry in names.entries if "as enacted" not in entry.source)

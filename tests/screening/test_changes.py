"""What a new list changes against the one before."""

from dataclasses import replace
from datetime import date

from venuecheck.screening.changes import changes, with_ended
from venuecheck.screening.listing import Kind

from .samples import entry, names

BEFORE = names(entry("Zorb 0"), entry("Zorb 1"), replace(entry("Zorb 2", "Z2"), weak_names=("Zed",)))


def test_what_is_added_removed_and_renamed_is_named() -> None:
    """By the ids of entries."""
    now = names(replace(BEFORE.entries[1], other_names=("Other",)), BEFORE.entries[2], entry("Zorb 90"))
    found = changes(BEFORE, now)
    assert [each.name for each in found.added] == ["Zorb 90"]
    assert [each.name for each in found.removed] == ["Zorb 0"]
    assert [now.name for _, now in found.changed] == ["Zorb 1"]
    assert changes(BEFORE, BEFORE).none


def test_another_kind_is_a_change_of_its_own() -> None:
    """An entry that becomes a person is looked up against other names."""
    now = replace(BEFORE, entries=tuple(replace(each, kind=Kind.PERSON) for each in BEFORE.entries))
    found = changes(BEFORE, now)
    assert len(found.rekinded) == 3
    assert not found.changed
    assert not found.none


def test_a_name_that_becomes_weak_or_strong_is_a_change_of_its_own() -> None:
    """A weak name alone pauses nothing. A name that is new, weak or not, is another name."""
    weaker = replace(BEFORE.entries[2], other_names=(), weak_names=("Z2", "Zed"))
    found = changes(BEFORE, names(*BEFORE.entries[:2], weaker))
    assert [(was.id, now.id) for was, now in found.restrengthened] == [("zorb-2", "zorb-2")]
    assert not found.changed
    renamed = replace(BEFORE.entries[2], weak_names=("Zed", "Zet"))
    found = changes(BEFORE, names(*BEFORE.entries[:2], renamed))
    assert (len(found.restrengthened), len(found.changed)) == (0, 1)


def test_what_went_is_kept_with_its_last_day() -> None:
    """With all that tells it apart."""
    gone = replace(entry("Zorb 9", kind=Kind.PERSON), births=("1965",), measures=("Asset freeze",))
    now = names(entry("Zorb 1"), dated=date(2026, 10, 1))
    kept = with_ended(names(entry("Zorb 1"), gone), now)
    assert kept.entries[1:] == (replace(gone, valid_until=date(2026, 9, 30)),)

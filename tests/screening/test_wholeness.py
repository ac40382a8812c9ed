"""Whether a list is whole: a faultless file that lacks something is known by what it lacks."""

from dataclasses import replace
from datetime import date

import pytest

from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.reading.account import Account, LeftOut
from venuecheck.screening.wholeness import KNOWN, refusals, register_refusals, shape_of

from .samples import entry, names

TODAY = date(2026, 9, 14)
_, SHAPE = KNOWN["sanctions"]
ACCOUNT = Account(rows=1, read=1, left_out=(LeftOut(what="ships", one="ship", count=SHAPE.ships, rows=800),))


def long(count: int, *, dated: date = date(2026, 9, 1), first: int = 0) -> NameList:
    """Give a list of so many organisations."""
    numbers = range(first, first + count)
    return names(*(entry(f"Zorb {number}", f"Z {number}") for number in numbers), dated=dated)


def sanctions() -> NameList:
    """Give a list that holds as much as the official one."""
    made: list[Entry] = []
    for series, count in SHAPE.series.items():
        last = int(SHAPE.last[3:]) if SHAPE.last.startswith(series) else count
        for number in range(last - count + 1, last + 1):
            at = len(made)
            others = (f"Зорб {at}" if at < SHAPE.other_script else f"Z{at}a", f"Z{at}b", f"Z{at}c")
            kind = Kind.PERSON if at < SHAPE.people else Kind.ORGANISATION
            made.append(entry(f"Zorb {at}", *others, kind=kind, entry_id=f"{series}{number:04}"))
    return names(*made, list_id="sanctions")


WHOLE = sanctions()


def said(before: NameList | None, now: NameList, *, account: Account = ACCOUNT, accept: bool = False) -> str:
    """Give what stands against a list."""
    return " ".join(map(str, refusals(before, now, "list", today=TODAY, account=account, accept=accept)))


def lacking(which: object) -> NameList:
    """Give the whole list without some entries."""
    assert callable(which)
    return replace(WHOLE, entries=tuple(each for at, each in enumerate(WHOLE.entries) if not which(at, each)))


def only_main(each: Entry) -> Entry:
    """Give an entry with its main name alone."""
    return replace(each, other_names=())


LACKS = [
    ("cut within", lambda at, _: at > 2_040, "not 5,414"),
    ("cut at 95 of 100", lambda at, _: at > 5_143, "0 of YEM, not 16"),
    ("cut before the last regime", lambda _, each: each.id.startswith("YEM"), "0 of YEM, not 16"),
    ("cut in the last regime", lambda _, each: each.id > "YEM0014", "12 of YEM, not 16"),
    ("people alone", lambda _, each: each.kind is Kind.ORGANISATION, "0 organisations, not 1,531"),
    ("no people", lambda _, each: each.kind is Kind.PERSON, "0 people, not 3,883"),
    ("one in twenty gone", lambda at, _: at % 20 == 0, "entries, not 5,414"),
    ("one regime gone", lambda _, each: each.id.startswith("AQD"), "0 of AQD, not 343"),
]


@pytest.mark.parametrize(("which", "what"), [case[1:] for case in LACKS], ids=[case[0] for case in LACKS])
def test_a_first_list_that_lacks_something_is_refused(which: object, what: str) -> None:
    """Against what the official one is known to hold; and against the list before just so."""
    assert not said(None, WHOLE)
    assert not said(WHOLE, WHOLE)
    for before in (None, WHOLE):
        told = said(before, lacking(which))
        assert what in told
        left = {each.kind for each in lacking(which).entries}
        assert ("accept it" in told) is (len(left) == len(Kind))
    assert bool(said(None, lacking(which), accept=True)) is (len(left) < len(Kind)), "nobody can accept half a list"


@pytest.mark.parametrize("before", [None, WHOLE], ids=["first", "next"])
def test_a_list_that_lost_only_its_last_entry_or_its_last_row_is_refused(before: NameList | None) -> None:
    """So little is in no count; but of all entries that the publisher may take off, it is seldom the one at the end."""
    *others, last = WHOLE.entries
    assert last.id == SHAPE.last
    told = said(before, replace(WHOLE, entries=tuple(others)))
    assert "missing" in told
    assert (last.id if before is None else last.name) in told
    cut = replace(last, other_names=last.other_names[: SHAPE.names_of_last - 2])
    assert f"{last.id}, has fewer names" in said(before, replace(WHOLE, entries=(*others, cut)))
    grown = replace(WHOLE, entries=(*WHOLE.entries, entry("Zorb new", entry_id="YEM0019")))
    assert not said(before, grown)
    assert "missing: Zorb new" in said(grown, WHOLE)
    assert not said(grown, WHOLE, accept=True)
    assert not said(grown, replace(grown, entries=(*others, grown.entries[-1]))), (
        "one that stood before the last may go"
    )


def test_names_and_ships_that_are_missing_show_too() -> None:
    """Each entry is there, and its other names are not; or somebody filtered what no hall needs."""
    bare = replace(WHOLE, entries=tuple(map(only_main, WHOLE.entries)))
    assert "names, not 17,500" in said(None, bare)
    assert "0 names in other scripts, not 3,000" in said(None, bare)
    assert "0 names in other scripts" in said(WHOLE, bare)
    assert "0 ships, not 632" in said(None, WHOLE, account=Account(rows=1, read=1))


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        (None, long(49), "empty, cut off or filtered"),
        (None, long(0), "empty, cut off or filtered"),
        (None, long(88, dated=date(2026, 1, 1)), "88 entries, not 98"),
        (None, long(98, dated=date(2019, 6, 1)), "known to have changed on 5 July 2025"),
        (long(100), long(94), "94 entries, not 100"),
        (long(100), long(100, dated=date(2026, 8, 1)), "the one that is here of 1 September 2026"),
        (long(100), long(100, dated=date(2026, 9, 15)), "lies in the future"),
    ],
)
def test_an_empty_cut_or_older_list_is_refused(before: NameList | None, now: NameList, what: str) -> None:
    """And says what to do."""
    found = list(refusals(before, now, "list", today=TODAY))
    assert [what in problem.what for problem in found] == [True], found
    assert found[0].fix


@pytest.mark.parametrize(("before", "now"), [(None, long(97)), (long(100), long(98, first=2)), (long(80), long(120))])
def test_a_whole_list_is_taken(before: NameList | None, now: NameList) -> None:
    """A few may go."""
    assert not list(refusals(before, now, "list", today=TODAY))


def test_a_person_may_confirm_what_is_unusual_but_not_an_empty_list() -> None:
    """`--accept`."""
    assert not list(refusals(long(100), long(85), "list", today=TODAY, accept=True))
    assert list(refusals(long(100), long(3), "list", today=TODAY, accept=True))
    assert not list(refusals(None, WHOLE, "list", today=TODAY, accept=True))
    for kind, what in ((Kind.PERSON, "organisations"), (Kind.ORGANISATION, "people")):
        filtered = replace(WHOLE, entries=tuple(one for one in WHOLE.entries if one.kind is kind))
        (problem,) = refusals(None, filtered, "list", today=TODAY, accept=True)
        assert f"this list has 0 {what}" in problem.what
        assert {each.field for each in refusals(None, filtered, "list", today=TODAY)} == {""}, (
            "nobody's word is asked for"
        )


def test_who_was_removed_before_is_not_missed() -> None:
    """A kept list holds ended entries too."""
    ended = tuple(replace(each, valid_until=date(2026, 1, 1)) for each in long(50, first=500).entries)
    before = replace(long(100), entries=(*long(100).entries, *ended))
    assert not list(refusals(before, long(100), "list", today=TODAY))


def test_a_register_may_be_of_any_length_but_not_shrink_unsaid() -> None:
    """It is often cut down to an area."""
    assert not list(register_refusals(0, 1, "f"))
    assert not list(register_refusals(1_000, 980, "f"))
    assert list(register_refusals(1_000, 900, "f"))
    assert not list(register_refusals(1_000, 900, "f", accept=True))


def test_what_is_known_adds_up() -> None:
    """The series are all entries."""
    assert sum(SHAPE.series.values()) == SHAPE.entries
    assert shape_of(WHOLE.entries, ACCOUNT).series == SHAPE.series

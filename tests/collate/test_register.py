"""The register: how each venue stands on any day, whatever was noted when, and the same from a list that is written."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Partner, Person
from venuecheck.core.problem import InputError
from venuecheck.core.venue import VenueKind
from venuecheck.service.linting import lint
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.partners_written import partners_yaml
from venuecheck.service.partnership.register import Became, Change, Register, RegisteredVenue
from venuecheck.service.partnership.register_changes import checked, with_change, with_list, without_change
from venuecheck.service.partnership.register_rules import wrong_changes

FIRST = date(2026, 1, 1)
PARTNERS = tuple(
    Partner(id=name, name=name.title(), contact=Person(name="Office", email="o@example.test"), chief_officer=None)
    for name in ("north", "south")
)


def venue(named: str = "oak", **said: object) -> RegisteredVenue:
    """Make a venue of the north."""
    kept: dict[str, object] = {"id": named, "kind": VenueKind.SCHOOL, "name": named.title(), "partner": "north"}
    values = {**kept, **said}
    return RegisteredVenue(**values)  # type: ignore[arg-type]


def register(*venues: RegisteredVenue, **said: object) -> Register:
    """Make a register of these venues."""
    values: dict[str, object] = {
        "id": "example",
        "name": "Example",
        "report_every_days": 91,
        "grace_days": 14,
        "partners": PARTNERS,
        "venues": venues,
        **said,
    }
    return Register(**values)  # type: ignore[arg-type]


def became(days: int, what: Became, to: str = "") -> Change:
    """Say what became of a venue so many days after the first."""
    return Change(since=FIRST + timedelta(days=days), became=what, to=to)


_CHANGES = st.lists(
    st.one_of(
        st.builds(became, st.integers(0, 40), st.just(Became.RENAMED), st.sampled_from(["Elm", "Ash", "Yew"])),
        st.builds(became, st.integers(0, 40), st.just(Became.MOVED), st.sampled_from(["north", "south"])),
        st.builds(became, st.integers(0, 40), st.sampled_from([Became.CLOSED, Became.OPENED])),
        st.builds(became, st.integers(0, 40), st.just(Became.MERGED), st.just("elm")),
    ),
    max_size=6,
    unique_by=lambda change: change.since,
)
_DAYS = st.integers(-5, 50).map(lambda days: FIRST + timedelta(days=days))


def _noted(changes: list[Change]) -> RegisteredVenue:
    """Note changes one after the other, as far as they can be."""
    known = register(venue(), venue("elm"))
    for change in changes:
        try:
            known = with_change(known, "oak", change)
        except InputError:
            continue
    return known.venue("oak")


@given(_CHANGES, _DAYS)
def test_between_two_changes_nothing_changes(changes: list[Change], day: date) -> None:
    """How a venue stands on a day is how it stood on the last day on which something became of it."""
    noted = _noted(changes)
    before = [change.since for change in noted.changes if change.since <= day]
    assert noted.on(day) == (noted.on(max(before)) if before else noted.at_first)


@given(_CHANGES, st.randoms())
def test_the_order_in_which_it_was_noted_does_not_matter(changes: list[Change], random: object) -> None:
    """A change that is noted late takes its place by its day."""
    noted = _noted(changes).changes
    shuffled = list(noted)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = venue()
    for change in shuffled:
        again = again.with_change(change)
    assert again.changes == noted


@given(_CHANGES, _DAYS)
def test_a_venue_is_there_or_it_is_gone_since_a_day(changes: list[Change], day: date) -> None:
    """Never both, and it is listed on that day only if it is there."""
    noted = _noted(changes)
    stands = noted.on(day)
    assert stands.is_there == (stands.gone_since is None)
    assert bool(stands.into) <= (not stands.is_there)
    listed = {one.id: one for one in register(noted, venue("elm")).on(day)}
    assert ("oak" in listed) == stands.is_there
    if stands.is_there:
        assert (listed["oak"].name, listed["oak"].partner) == (stands.name, stands.partner)


@given(_CHANGES)
def test_what_was_noted_contradicts_nothing_and_can_be_taken_back_from_the_end(changes: list[Change]) -> None:
    """Whatever was taken is in order, and so is what is left without its last change."""
    known = register(_noted(changes), venue("elm"))
    checked(known)
    while known.venue("oak").changes:
        known = without_change(known, "oak", known.venue("oak").changes[-1].since)
    assert known.venue("oak") == venue()


@given(_CHANGES, st.one_of(st.none(), st.just(FIRST - timedelta(days=9))), st.sampled_from(list(Bound)))
def test_a_list_that_is_written_gives_the_same_register(
    tmp_path_factory: pytest.TempPathFactory, changes: list[Change], opened: date | None, bound: Bound
) -> None:
    """With every day, key and person."""
    partners = tuple(replace(partner, bound=bound).with_bound(Bound.INVITED, FIRST) for partner in PARTNERS)
    known = register(
        replace(_noted(changes), opened=opened),
        venue("elm", partner="south", name="St Aidan’s: “No” # 7"),
        partners=partners,
        keys={"oak": ("0A1B2C3D4E5F60718293",)},
    )
    path = tmp_path_factory.mktemp("list") / "partners.yaml"
    path.write_text(partners_yaml(known), "utf-8")
    assert load_partners(path) == known
    assert not [one for one in lint((path,), date(2026, 11, 29))[1] if not one.warning]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((became(1, Became.CLOSED), became(2, Became.RENAMED, "Elm")), "oak is closed since 2 January 2026"),
        ((became(1, Became.OPENED),), "oak is open already"),
        ((became(1, Became.MOVED, "nroth"),), "did you mean 'north'?"),
        ((became(1, Became.RENAMED, " "),), "the name is empty"),
        ((became(1, Became.MERGED, "oak"),), "cannot merge into itself"),
        ((became(1, Became.MERGED, "emn"),), "there is no venue 'emn'"),
        ((became(1, Became.MERGED, "yew"),), "yew is not there on that day"),
        ((became(-9, Became.CLOSED),), "this is before 27 December 2025, when oak opened"),
    ],
)
def test_what_contradicts_itself_is_named(changes: tuple[Change, ...], said: str) -> None:
    """With what to do."""
    yew = venue("yew", changes=(became(0, Became.CLOSED),))
    oak = venue(opened=FIRST - timedelta(days=5), changes=changes)
    venues = {one.id: one for one in (oak, yew, venue("elm"))}
    assert said in " ".join(f"{wrong.what}; {wrong.fix}" for wrong in wrong_changes(oak, ("north", "south"), venues))


LIST = """\
partnership: {id: "example", name: "Example"}
partners:
  - id: "north"
    name: "North"
    bound: "agreement"
    contact: {name: "Office"}
    chief_officer: {name: "Chief"}
    venues:
      - id: "oak"
        name: "Oak"
        opened: 2026-01-01
        changes:
          - {since: 2026-03-01, closed: true}
          - {since: 2026-02-01, renamed: "Oak Academy"}
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ('renamed: "Oak Academy"', 'moved_to: "south"', 14, "there is no partner 'south'"),
        ("closed: true", "closed: false", 13, "a change says one thing"),
        ("closed: true", 'closed: true, merged_into: "elm"', 13, "a change says one thing"),
        ("since: 2026-02-01", "since: 2025-02-01", 14, "this is before 1 January 2026"),
        ("since: 2026-02-01", "since: 2026-02-31", 14, "this is not a date"),
        ('bound: "agreement"', 'bound: "agrement"', 5, "did you mean 'agreement'?"),
    ],
)
def test_a_mistake_in_what_became_of_a_venue_is_named_at_its_line(
    tmp_path: Path, before: str, after: str, line: int, said: str
) -> None:
    assert before in LIST
    path = tmp_path / "partners.yaml"
    path.write_text(LIST.replace(before, after, 1), "utf-8")
    _, problems = lint((path,), date(2026, 11, 29))
    assert [problem.line for problem in problems if said in str(problem)] == [line], problems


def test_a_list_says_how_a_venue_stands_on_each_day(tmp_path: Path) -> None:
    """In the order of the days, whatever the order of the lines."""
    path = tmp_path / "partners.yaml"
    path.write_text(LIST, "utf-8")
    known = load_partners(path)
    names = {
        day: [one.name for one in known.on(date.fromisoformat(day))]
        for day in ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01")
    }
    assert names == {
        "2025-12-31": [],
        "2026-01-01": ["Oak"],
        "2026-01-31": ["Oak"],
        "2026-02-01": ["Oak Academy"],
        "2026-02-28": ["Oak Academy"],
        "2026-03-01": [],
    }


def test_a_list_taken_over_again_changes_only_what_it_says_otherwise() -> None:
    """Another name and partner hold from the day on that is named; what it does not name stays."""
    known = register(venue(), venue("elm"), venue("yew", changes=(became(3, Became.CLOSED),)))
    day = FIRST + timedelta(days=30)
    taken = register(venue(name="Oak Academy", partner="south"), venue("yew"), name="Renamed")
    after = with_list(known, taken, day)
    assert after.name == "Renamed"
    assert after.venue("elm") == venue("elm")
    before, then = (after.venue("oak").on(each) for each in (day - timedelta(days=1), day))
    assert ((before.name, before.partner), (then.name, then.partner)) == (("Oak", "north"), ("Oak Academy", "south"))
    assert not after.venue("yew").on(day - timedelta(days=1)).is_there
    assert after.venue("yew").on(day).is_there
    assert with_list(after, taken, day) == after, "a second time it says nothing new"

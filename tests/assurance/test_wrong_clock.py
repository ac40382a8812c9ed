"""A check that was made by a computer whose clock was wrong, from the store to the board."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.service import venues
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.standing import standing
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.service.bookings.filter_facts import filter_facts
from venuecheck.service.filter_checks.retirements import retire
from venuecheck.service.partnership.bundle_export import bundle_of
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions, reporting

from . import values
from .values import AT

OPENED = values.run(-30, {"one": Result.UNDER_BLOCKED, "two": Result.AS_EXPECTED})
PASSED = values.run(2, {"one": Result.AS_EXPECTED, "two": Result.AS_EXPECTED})
NETWORK = "office"
PAGE = f"{NETWORK}:gambling:under_blocked"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a place with one network, and nothing recorded."""
    return venues.office(tmp_path / "office")


def recorded(site: Site, store: Store, run: Run) -> None:
    """Record a check of its network, when it was begun."""
    mine = replace(run, run=replace(run.run, venue=site.venue.id, network=NETWORK))
    store.append("run", mine.run.id, mine, mine.run.started)


READ = AT + timedelta(minutes=1)
"""Whoever asks how a venue stands asks after what was recorded last: not in the very moment."""


def stands(site: Site, store: Store) -> Status:
    """Give how the filter stands, in the venue's own words and at the board."""
    own = reporting.venue_report(site, store, now=READ).filtering.status
    listed = ListedVenue(id=site.venue.id, name="Office", kind=site.venue.kind, partner="p")
    facts = venue_facts(listed, [bundle_of(site, store, now=READ)])
    assert standing(facts, READ, timedelta(days=105), {}).filtering is own
    told = filter_facts(store, READ)
    assert (told.get("filter_check.result") == "not_as_expected") == (own is Status.PROBLEM and len(told) > 1)
    return own


@pytest.mark.parametrize(
    ("runs", "status"),
    [
        ([OPENED], Status.PROBLEM),
        ([PASSED, OPENED], Status.PROBLEM),
        ([OPENED, PASSED], Status.FINE),
    ],
)
def test_the_order_of_the_records_tells_which_came_first(site: Site, runs: list[Run], status: Status) -> None:
    with open_store(site) as store:
        for run in runs:
            recorded(site, store, run)
        assert stands(site, store) is status


def test_a_person_can_answer_for_it(site: Site) -> None:
    """By closing what there is to do, or by retiring the network: after it was on record, and not before."""
    with open_store(site) as store:
        recorded(site, store, PASSED)
        recorded(site, store, OPENED)
        (action,) = (each for each in reporting.open_actions(site, store, now=AT) if each.id.startswith(NETWORK + ":g"))
        earlier = AT - timedelta(hours=1)
        actions.close(site, store, action.id, reason="Put right by the provider", person="A. Tech", now=earlier)
        assert stands(site, store) is Status.STATED
        recorded(site, store, values.run(-50, {"one": Result.UNDER_BLOCKED}))
        assert stands(site, store) is Status.PROBLEM
        retire(site, store, NETWORK, reason="It was given up", person="A. Tech", now=AT)
        assert stands(site, store) is Status.NOT_REPORTED


@pytest.mark.parametrize("within", [0, 456, 999_999])
def test_what_is_found_again_after_a_close_is_open_though_a_clock_was_set_back(site: Site, within: int) -> None:
    """Wherever within its millisecond the close was: a record's moment is written less finely than what it tells."""
    closed = AT - timedelta(hours=1) + timedelta(microseconds=within)
    with open_store(site) as store:
        recorded(site, store, values.run(0.1, {"one": Result.UNDER_BLOCKED}, device="iPad"))
        (action,) = (each for each in reporting.open_actions(site, store, now=AT) if each.id.startswith(NETWORK + ":g"))
        actions.close(site, store, action.id, reason="Put right by the provider", person="A. Tech", now=closed)
        assert stands(site, store) is Status.STATED
        recorded(site, store, values.run(29, {"one": Result.UNDER_BLOCKED}, device="tablet"))
        assert stands(site, store) is Status.PROBLEM


@pytest.mark.parametrize("within", [0, 456, 999_999])
def test_what_is_not_in_place_and_recorded_later_counts_though_a_clock_was_set_back(site: Site, within: int) -> None:
    begun = AT - timedelta(hours=1) + timedelta(microseconds=within)
    with open_store(site) as store:
        for kind, moment in ((OutcomeKind.MET, begun), (OutcomeKind.NOT_MET, AT - timedelta(days=300))):
            one = replace(values.booking(0, kind, None, checklist="self"), id=f"self-{kind}", venue=site.venue.id)
            one = replace(one, started=moment, finished=moment)
            store.append("assessment", one.id, one, moment)
        report = reporting.venue_report(site, store, now=AT)
        assert report.assessments is not None
        assert report.assessments.status is Status.PROBLEM
        assert not report.closed_actions
        (said,) = report.not_counted
        assert said.record == f"self-{OutcomeKind.MET}", "what counts is not said to be passed over"
        assert "recorded a later one" in said.words
        assert "by a clock that was wrong" in said.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that was recorded, so many hours after the one before it."""

    after: int
    what: str
    """A note of something else, or a check by this program or a person."""
    opened: bool = False
    earlier: int = 0
    """How many days before the person who looked typed it in."""


HAPPENED = st.builds(
    Happened,
    after=st.integers(1, 60),
    what=st.sampled_from(["note", "program", "person"]),
    opened=st.booleans(),
    earlier=st.integers(0, 3),
)


CLOSED = st.builds(Happened, after=st.integers(1, 60), what=st.just("close"))
"""A person closes what there is to do about the page, whether or not there is anything."""


AT_ONCE = HAPPENED.map(lambda each: replace(each, earlier=0))
"""Typed in on the day on which somebody looked: a close does not know of a look that is typed in after it."""
STORIES = st.lists(HAPPENED, min_size=1, max_size=7) | st.lists(AT_ONCE | CLOSED, min_size=1, max_size=7)


def happens(site: Site, story: list[Happened], wrong: Mapping[int, datetime]) -> Status:
    """Record a story from ten days ago, some of it with clocks that say what they like, and judge it."""
    clock = AT - timedelta(days=10)
    with open_store(site) as store:
        for number, each in enumerate(story):
            clock = min(clock + timedelta(hours=each.after), AT)
            recorded = wrong.get(number, clock)
            if each.what == "note":
                note = ActionNote(action="other:x", person="A. Tech", at=recorded)
                store.append("action", f"other-{number}", note, recorded)
                continue
            if each.what == "close":
                closed = ActionNote(action=PAGE, person="A. Tech", at=recorded, closed=True, reason="Put right")
                store.append("action", closed.action, closed, recorded, over=store.version("action", closed.action))
                continue
            by_person = each.what == "person"
            # a person writes the day down on which they looked, and no clock of a computer's
            begun = clock - timedelta(days=each.earlier) if by_person else recorded
            one = values.run(5, {"one": Result.UNDER_BLOCKED if each.opened else Result.AS_EXPECTED})
            head = replace(one.run, id=f"run-{number}", venue=site.venue.id, network=NETWORK, started=begun)
            vantage, device = (Vantage.PERSON, "iPad") if by_person else (Vantage.SOCKET, "PC")
            made = replace(one, run=replace(head, finished=begun, vantage=vantage, device=device))
            store.append("run", head.id, made, recorded)
        return stands(site, store)


MOMENTS = st.integers(-60 * 24, 24 * 24).map(lambda hours: AT + timedelta(hours=hours))


def anew(story: list[Happened], wrong: Mapping[int, datetime] | None = None) -> Status:
    """Do so in a place of its own."""
    with TemporaryDirectory() as folder:
        return happens(venues.office(Path(folder) / "office"), story, wrong or {})


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HAPPENED, min_size=1, max_size=7), st.data())
def test_no_clock_that_was_wrong_turns_a_problem_into_fine(story: list[Happened], data: st.DataObject) -> None:
    """Neither that of one more record of something else, nor that of one of those that tell of it."""
    place, said = data.draw(st.integers(0, len(story))), data.draw(MOMENTS)
    one_more = [*story[:place], Happened(after=0, what="note"), *story[place:]]
    before = anew(story)
    if before is Status.PROBLEM:
        assert anew(one_more, {place: said}) is Status.PROBLEM
        assert anew(story, {min(place, len(story) - 1): said}) is Status.PROBLEM


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES, st.dictionaries(st.integers(0, 6), MOMENTS, min_size=1))
def test_nor_do_several(story: list[Happened], wrong: dict[int, datetime]) -> None:
    """Whichever records the wrong clocks made, and however many: what is wrong stays so, and nobody closed it."""
    if anew(story) is Status.PROBLEM:
        assert anew(story, wrong) is Status.PROBLEM


SAID = st.tuples(st.integers(1, 60), st.sampled_from([None, OutcomeKind.MET, OutcomeKind.NOT_MET]))
"""So many hours later: what a self-assessment says, or a note of something else."""


def said_of_itself(story: list[tuple[int, OutcomeKind | None]], wrong: Mapping[int, datetime]) -> Status:
    """Record what a venue says of itself, some of it by wrong clocks; give how it stands, alike at the board."""
    clock = AT - timedelta(days=10)
    with TemporaryDirectory() as folder:
        site = venues.office(Path(folder) / "office")
        with open_store(site) as store:
            for number, (after, kind) in enumerate(story):
                clock = min(clock + timedelta(hours=after), AT)
                at = wrong.get(number, clock)
                if kind is None:
                    store.append("action", f"x{number}", ActionNote(action="other:x", person="A. Tech", at=at), at)
                    continue
                one = values.booking(0, kind, None, checklist="self")
                one = replace(one, id=f"self-{number}", venue=site.venue.id, started=at, finished=at)
                store.append("assessment", one.id, one, at)
            own = reporting.venue_report(site, store, now=READ).assessments
            listed = ListedVenue(id=site.venue.id, name="Office", kind=site.venue.kind, partner="p")
            facts = venue_facts(listed, [bundle_of(site, store, now=READ)])
    assert own is not None
    assert standing(facts, READ, timedelta(days=105), about_venue(facts.assessed)).bookings is own.status
    return own.status


@example([(1, None), (1, OutcomeKind.NOT_MET)], {0: AT})
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SAID, min_size=1, max_size=6), st.dictionaries(st.integers(0, 5), MOMENTS, min_size=1))
def test_nor_what_a_venue_says_of_itself(
    story: list[tuple[int, OutcomeKind | None]], wrong: dict[int, datetime]
) -> None:
    if said_of_itself(story, {}) is Status.PROBLEM:
        assert said_of_itself(story, wrong) is Status.PROBLEM


@pytest.mark.parametrize("clocks", [1, 2, 4])
def test_a_paper_of_an_earlier_day_passes_nothing_by_a_clock_set_back(site: Site, clocks: int) -> None:
    """However many records it made: what a person saw on a later day stays, of the day that was written down."""
    with open_store(site) as store:
        for days, result in ((60, Result.AS_EXPECTED), (1, Result.UNDER_BLOCKED)):
            recorded(site, store, values.run(days, {"one": result}, device="iPad"))
        for number in range(clocks):
            back = AT - timedelta(days=6) + timedelta(minutes=number)
            store.append("action", f"x{number}", ActionNote(action="other:x", person="A", at=back), back)
        passing = values.run(5, {"one": Result.AS_EXPECTED}, device="iPad")
        mine = replace(passing, run=replace(passing.run, venue=site.venue.id, network=NETWORK))
        store.append("run", mine.run.id, mine, AT - timedelta(hours=1))
        assert stands(site, store) is Status.PROBLEM
        days_shown = {each.date for each in reporting.venue_report(site, store, now=AT).check_record}
        assert len(days_shown) == 3

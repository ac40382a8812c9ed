"""What can be said of names: standing, words, days, dismissals; what a new list may change."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from venuecheck.screening.listing import Kind, NameList
from venuecheck.screening.particulars import particulars, told_apart
from venuecheck.screening.result import Asked, Conclusion, Dismissal, Screening
from venuecheck.screening.screen import entry_digest, list_used, name_digest, screen_names

from .samples import entry, names

NOW = datetime(2026, 9, 14, 12, tzinfo=UTC)
TODAY = NOW.date()
BOTH = frozenset({"proscribed", "sanctions"})
LISTED = entry("Zorblax Front", valid_from=date(2020, 1, 1), valid_until=date(2026, 12, 31))


def lists(*, dated: date = date(2026, 9, 1)) -> dict[str, NameList]:
    """Give both lists that are needed."""
    person = entry("Quentin ZORBLAX", kind=Kind.PERSON, entry_id="p1")
    return {
        "proscribed": names(LISTED, dated=dated),
        "sanctions": names(entry("Meridian Zorb Holding"), person, list_id="sanctions", dated=dated),
    }


def screened(
    *asked: Asked, here: dict[str, NameList] | None = None, on: date = TODAY, dismissals: tuple[Dismissal, ...] = ()
) -> Screening:
    """Screen names."""
    found = lists() if here is None else here
    used = [
        list_used(found.get(each), each, today=TODAY, max_age_days=30, needed=each in BOTH)
        for each in ("proscribed", "sanctions", "own")
    ]
    return screen_names(asked, found, used, on=on, made=NOW, dismissals=dismissals, needed=BOTH)


HIT, MISS = Asked(name="Zorblax Front Walsall"), Asked(name="Larkfield Chess Club")


def dismissal() -> Dismissal:
    """Give a dismissal of the hit."""
    return Dismissal(
        name_digest=name_digest(HIT.name, HIT.kind),
        list_id="proscribed",
        entry_id=LISTED.id,
        entry_digest=entry_digest(LISTED),
        reason="Another body: charity 1234567",
        person="Dana Reyes",
        made=NOW,
    )


STANDINGS = [
    pytest.param(lists(), (MISS,), Conclusion.NOTHING_TO_JUDGE, id="nothing"),
    pytest.param(lists(), (MISS, HIT), Conclusion.TO_JUDGE, id="hit"),
    pytest.param(lists(dated=date(2026, 8, 14)), (MISS,), Conclusion.LIST_TOO_OLD, id="31 days old"),
    pytest.param(lists(dated=date(2026, 8, 15)), (MISS,), Conclusion.NOTHING_TO_JUDGE, id="30 days old"),
    pytest.param(lists(dated=date(2026, 9, 15)), (MISS,), Conclusion.LIST_TOO_OLD, id="dated tomorrow"),
    pytest.param(lists(), (Asked(name="สมาคมไทย"),), Conclusion.NOT_COMPARED, id="letters without a rule"),
    pytest.param(lists(), (Asked(name="北京人会"),), Conclusion.NOT_COMPARED, id="a body by what it means"),
    pytest.param(lists(), (Asked(name="李小龙", kind=Kind.PERSON),), Conclusion.NOTHING_TO_JUDGE, id="by sound"),
    pytest.param(lists(), (Asked(name="Thai Club สมาคมไทย"),), Conclusion.NOTHING_TO_JUDGE, id="in Latin letters too"),
    pytest.param({"proscribed": lists()["proscribed"]}, (MISS,), Conclusion.NO_LIST, id="one list missing"),
    pytest.param({"proscribed": lists()["proscribed"]}, (MISS, HIT), Conclusion.TO_JUDGE, id="hit, one missing"),
    pytest.param(
        {**lists(), "proscribed": replace(lists()["proscribed"], snapshot=True, missing=11)},
        (MISS,),
        Conclusion.LIST_TOO_OLD,
        id="only the snapshot",
    ),
]


@pytest.mark.parametrize(("here", "asked", "standing"), STANDINGS)
def test_nothing_is_said_where_nothing_can_be_known(
    here: dict[str, NameList], asked: tuple[Asked, ...], standing: Conclusion
) -> None:
    """A match counts on any list; silence only on whole and recent ones. The words name days, and promise nothing."""
    done = screened(*asked, here=here)
    assert done.standing is standing
    said = " ".join([done.words, *(name.words for name in done.names)])
    assert "2026" in said
    assert not {"clear", "safe", "cleared", "passed"} & set(said.lower().replace(".", " ").split())


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2019, 12, 31), Conclusion.NOTHING_TO_JUDGE),
        (date(2020, 1, 1), Conclusion.TO_JUDGE),
        (date(2026, 12, 31), Conclusion.TO_JUDGE),
        (date(2027, 1, 1), Conclusion.TO_LOOK_AT),
    ],
)
def test_an_entry_counts_from_its_first_to_its_last_day(on: date, standing: Conclusion) -> None:
    """Screening is as at a day. What has gone from the list is shown with its days, and changes nothing."""
    done = screened(HIT, on=on)
    assert done.standing is standing
    assert [match.removed for match in done.names[0].matches] == [on.year == 2027] * (on.year > 2019)


AHEAD = entry("Sons of Quux", valid_from=date(2026, 11, 1), valid_until=date(2026, 11, 30))
OWN_LIST = {**lists(), "own": replace(names(AHEAD, list_id="own"), ages=False)}


@pytest.mark.parametrize(
    ("first", "last", "standing", "ahead"),
    [
        pytest.param(None, None, Conclusion.TO_LOOK_AT, True, id="no day is known"),
        pytest.param(date(2026, 10, 31), None, Conclusion.TO_LOOK_AT, True, id="before"),
        pytest.param(date(2026, 11, 1), None, Conclusion.TO_JUDGE, True, id="its first day"),
        pytest.param(date(2026, 10, 1), date(2026, 11, 1), Conclusion.TO_JUDGE, True, id="a series that runs into it"),
        pytest.param(date(2026, 10, 1), date(2027, 11, 1), Conclusion.TO_JUDGE, True, id="a series around it"),
        pytest.param(date(2026, 11, 30), date(2026, 12, 2), Conclusion.TO_JUDGE, True, id="its last day"),
        pytest.param(date(2026, 12, 1), None, Conclusion.TO_LOOK_AT, True, id="after"),
    ],
)
def test_an_entry_that_lies_ahead_counts_on_the_days_of_the_event(
    first: date | None, last: date | None, standing: Conclusion, *, ahead: bool
) -> None:
    """A venue's own list may name a body from a day to come; on other days it is shown, with that day."""
    done = screened(Asked(name="Sons of Quux", first=first, last=last), here=OWN_LIST)
    (match,) = done.names[0].matches
    assert (done.standing, match.ahead, match.removed) == (standing, ahead, False)
    assert "it is on the list only from 1 November 2026" in told_apart(match)


@pytest.mark.parametrize("first", [date(2026, 12, 31), date(2027, 1, 1)])
def test_an_entry_in_force_today_counts_for_an_event_after_it(first: date) -> None:
    """The booking is made while it is."""
    assert screened(replace(HIT, first=first)).standing is Conclusion.TO_JUDGE


def test_as_at_a_day_that_is_past_what_came_since_is_not_there() -> None:
    """The list is read as it was."""
    came = {**lists(), "proscribed": names(entry("Zorblax Front", valid_from=date(2026, 8, 1)))}
    assert screened(HIT, here=came, on=date(2026, 7, 31)).names[0].matches == ()


def test_people_meet_the_sanctions_list_alone() -> None:
    """Schedule 2 lists organisations, and a person's name is not held against them."""
    done = screened(Asked(name="Zorblax Front", kind=Kind.PERSON), Asked(name="Quentin Zorblax", kind=Kind.PERSON))
    assert [name.standing for name in done.names] == [Conclusion.NOTHING_TO_JUDGE, Conclusion.TO_LOOK_AT]
    assert {name.lists for name in done.names} == {("sanctions",)}


def test_a_body_meets_no_person_and_a_person_no_body() -> None:
    """Their names are alike often enough."""
    done = screened(Asked(name="Quentin Zorblax"), Asked(name="Meridian Zorb Holding", kind=Kind.PERSON))
    assert [name.matches for name in done.names] == [(), ()]


def test_a_dismissed_match_is_shown_and_asks_nobody_again() -> None:
    """With who, when and why."""
    done = screened(HIT, dismissals=(dismissal(),))
    assert done.standing is Conclusion.NOTHING_TO_JUDGE
    assert done.names[0].matches[0].dismissed == dismissal()
    assert "apart from what was dismissed before" in done.names[0].words


def test_once_the_entry_changes_somebody_must_look_again() -> None:
    """The list may have learnt what the person did not know."""
    changed = {**lists(), "proscribed": names(replace(LISTED, other_names=("Zorblax Front Walsall",)))}
    assert screened(HIT, here=changed, dismissals=(dismissal(),)).standing is Conclusion.TO_JUDGE


def test_a_dismissal_is_of_one_name() -> None:
    """Another hirer that is like the entry is another matter."""
    other = Asked(name="Zorblax Front Dudley")
    assert screened(other, dismissals=(dismissal(),)).standing is Conclusion.TO_JUDGE


def test_old_or_missing_lists_do_not_hide_that_a_name_was_not_compared() -> None:
    """No newer list would help; the words say both, for one name and for all."""
    for here in (lists(dated=date(2026, 1, 1)), {}):
        done = screened(MISS, Asked(name="สมาคมไทย"), here=here)
        assert done.names[1].standing is done.standing is Conclusion.NOT_COMPARED
        for words in (done.words, done.names[1].words):
            assert "only with the same letters" in words
            assert "Proscribed organisations" in words


def test_a_text_is_no_name_whoever_asks() -> None:
    """Every face asks here, so that no face can ask for work without bounds."""
    (one,) = screened(Asked(name="Zorblax Front " * 20)).names
    assert (one.standing, one.matches) == (Conclusion.NOT_COMPARED, ())
    assert "longer than 200 characters" in one.words


@pytest.mark.parametrize("asked", [HIT, Asked(name="Zorblax Fronts Club")])
def test_of_each_match_it_is_said_what_the_listed_one_is(asked: Asked) -> None:
    """Where no file says where a body works, what it is called is said, and since when."""
    here = lists()
    what = replace(LISTED, what="armed group in Quuxland (from general knowledge)")
    (one,) = screened(asked, here={**here, "proscribed": names(what, dated=TODAY)}).names
    assert told_apart(one.matches[0]) == (
        "armed group in Quuxland (from general knowledge); on the list since 1 January 2020"
    )
    (title, words) = list(particulars(one.matches[0]))[-1]
    assert title == "ask"
    assert "charity or company number" in words

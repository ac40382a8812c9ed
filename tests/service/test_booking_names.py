"""Names of a booking against real lists: what the checklist says then, who is looked up, and what is kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.assessment.samples import booking
from tests.screening.samples import entry, names
from venuecheck.assessment.answers import Answers, with_value
from venuecheck.assessment.assessment import Assessment, OutcomeKind, Weight
from venuecheck.assessment.name_points import looked_up, people_left_out
from venuecheck.assessment.screened import Judgement, Sought, Within, Word
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.screening.listing import Kind
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.names.screening import MOST_NAMES, PeopleScreened, asked_of, screen
from venuecheck.service.names.screening import Dismissal as Kept
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues
from .kept_lists import keep_list

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


def lecture() -> Answers:
    """Give the answers of the example of a lecture that may be divisive."""
    return next(one for one in booking().examples if "divisive" in one.title).answers


def knitters() -> Answers:
    """Give the answers of the example of an ordinary group."""
    return booking().examples[0].answers


FRONT, PERSON = "Front of Zorblax", "Quentin Zorblax Holding"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A place with whole lists of this month."""
    made = venues.office(tmp_path)
    write_lists(made, NOW.date())
    return made


def write_lists(site: Site, day: date) -> None:
    """Give the site whole lists of this day."""
    lists = {
        "proscribed": names(entry(FRONT), entry("Sons of Quux"), dated=day),
        "sanctions": names(entry(PERSON, kind=Kind.PERSON, entry_id="ABC0001"), list_id="sanctions", dated=day),
    }
    for made in lists.values():
        keep_list(site, made)


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Its records."""
    with open_store(site) as opened:
        yield opened


def assessed(
    site: Site,
    store: Store,
    answers: Answers,
    said: tuple[Judgement, ...] = (),
    *,
    subject: str = "Hall",
) -> Assessment:
    """Assess a booking, and say what is said of its names, as the command does."""
    screener = SiteScreener(site, store, NOW)
    assess_again = partial(
        assess,
        booking(),
        answers,
        venue=site.venue,
        subject=subject,
        person="Pat Green",
        now=NOW,
        assessment_id="a-1",
        screener=screener,
    )
    made = assess_again()
    words = [
        screener.word(one.name, one.entry, one.word, reason=one.reason, person=one.person, now=one.at) for one in said
    ]
    if words:
        made = assess_again(judgements=words)
    screener.keep(words)
    return made


def another(name: str, entry_id: str, reason: str) -> Judgement:
    """Give a person's word that a match is another."""
    return Judgement(name=name, entry=entry_id, word=Word.NOT_THE_SAME, reason=reason, person="Pat Green", at=NOW)


def test_an_ordinary_name_on_whole_lists_changes_nothing(site: Site, store: Store) -> None:
    found = assessed(site, store, knitters())
    assert found.recommendation.kind is OutcomeKind.APPROVE
    assert found.flags == ()
    assert found.actions == ()
    assert [one.name for one in found.screened if one.within is Within.NAME] == ["Tuesday Knitters"]
    assert found.screened[0].lists == (
        "Proscribed organisations, 14 September 2026",
        "UK Sanctions List, 14 September 2026",
    )
    told, people = looked_up(found.screened)
    on = "Proscribed organisations of 14 September 2026 and UK Sanctions List of 14 September 2026"
    assert told == f"3 names and texts looked up on {on}: nothing found."
    assert people.startswith("No person was looked up: ")
    assert "change the answers" in people


OWN_AHEAD = """\
id: "own"
title: "Our own list"
dated: 2026-09-01
entries:
  - id: "purple"
    name: "Purple Lantern Guild"
    from: 2026-12-01
    reason: "Left the hall flooded on 5 August 2026"
    source: "Invoice 12"
"""


@pytest.mark.parametrize(
    ("day", "kind"),
    [(date(2026, 11, 30), OutcomeKind.APPROVE), (date(2026, 12, 1), OutcomeKind.REFER)],
)
def test_an_entry_that_lies_ahead_counts_for_an_event_on_its_days(
    site: Site, store: Store, day: date, kind: OutcomeKind
) -> None:
    """However early it is booked; for an event before, it is shown with the day from which it counts."""
    own = site.path.parent / "lists" / "own.yaml"
    own.write_text(OWN_AHEAD, encoding="utf-8")
    answers = with_value(with_value(knitters(), "organisation", "Purple Lantern Guild"), "event_date", day)
    found = assessed(site, store, answers)
    assert found.recommendation.kind is kind
    (name,) = [one for one in found.screened if one.matches]
    assert "it is on the list only from 1 December 2026" in name.matches[0].apart
    again = SiteScreener(site, store, NOW)
    again.look_up_again(found)
    assert again.word("Purple Lantern Guild", "own/purple", Word.CONFIRMED, reason=LONG, person="Dana", now=NOW).steps


LONG = "The same address and the same treasurer"


def test_a_listed_name_is_for_a_person_and_refuses_nothing(site: Site, store: Store) -> None:
    found = assessed(site, store, with_value(knitters(), "organisation", "The Zorblax Front of"))
    assert found.recommendation.kind is OutcomeKind.REFER
    (flag,) = found.flags
    assert flag.weight is Weight.SERIOUS
    assert flag.holds_reply
    assert found.recommendation.conditions == ()


@pytest.mark.parametrize(
    ("days", "says"), [(0, ""), (30, ""), (31, "it is 31 days old, and 30 are allowed"), (400, "400 days old")]
)
def test_past_the_allowed_age_no_list_says_no_match(site: Site, store: Store, days: int, says: str) -> None:
    """The knitters are let in all the same, and the record says that their name was not screened."""
    write_lists(site, NOW.date() - timedelta(days))
    found = assessed(site, store, knitters())
    assert found.recommendation.kind is OutcomeKind.APPROVE
    said = "The lists that names were looked up on are too old or not whole: update them before you rely on the result."
    assert (found.recommendation.reasons[0] == said) is bool(says)
    assert (says in found.screened[0].problem) is True
    assert bool(found.screened[0].problem) is bool(says)
    old = assessed(site, store, with_value(knitters(), "organisation", FRONT))
    assert old.recommendation.kind is OutcomeKind.REFER, "a match counts on any list, however old"


def test_a_concern_and_old_lists_are_not_finished(site: Site, store: Store) -> None:
    write_lists(site, NOW.date() - timedelta(90))
    by_hand_long_ago = with_value(lecture(), "lists_date", NOW.date() - timedelta(90))
    found = assessed(site, store, with_value(by_hand_long_ago, "programme_clear", "no"))
    assert found.recommendation.kind is OutcomeKind.NOT_FINISHED
    assert "90 days old" in found.recommendation.reasons[0]
    assert assessed(site, store, lecture()).recommendation.kind is OutcomeKind.APPROVE


def test_people_are_looked_up_only_for_a_reason_on_the_long_path(site: Site, store: Store) -> None:
    """And neither the point nor the record of the look-up names them."""
    named = with_value(lecture(), "organiser", PERSON)
    assert PERSON not in [one.name for one in assessed(site, store, named).screened]
    reason = "The poster names a sanctioned backer"
    found = assessed(site, store, with_value(named, "people_reason", reason))
    people = [one for one in found.screened if one.kind == "person"]
    assert [one.name for one in people] == [PERSON, "Dr Aled Price"]
    assert people_left_out(found.screened) == ""
    assert all("UK Sanctions List" in each for one in people for each in one.lists)
    assert found.recommendation.kind is OutcomeKind.REFER
    (flag,) = [flag for flag in found.flags if flag.holds_reply]
    assert "Zorblax" not in flag.text + flag.id
    short = with_value(with_value(knitters(), "organiser", PERSON), "people_reason", reason)
    assert {one.kind for one in assessed(site, store, short).screened} == {"organisation"}
    (kept,) = store.all("people_screened", PeopleScreened)
    assert (kept.reason, kept.people) == (reason, 2)


def test_a_person_cannot_be_looked_up_for_a_reason_that_says_nothing(site: Site, store: Store) -> None:
    with pytest.raises(InputError, match="people are screened only for a reason"):
        assessed(site, store, with_value(lecture(), "people_reason", "because"))


def test_a_reason_that_says_too_little_is_told_from_a_missing_one(site: Site) -> None:
    asked = asked_of((), (PERSON,))
    with pytest.raises(InputError, match="this one is too short"):
        screen(site, asked, now=NOW, reason="test")
    with pytest.raises(InputError, match="which is recorded"):
        screen(site, asked, now=NOW)


def test_what_is_set_aside_is_kept_and_shown_the_next_time(site: Site, store: Store) -> None:
    listed = with_value(knitters(), "organisation", FRONT)
    match = assessed(site, store, listed).screened[0].matches[0]
    aside = another(FRONT, match.entry, "Charity 1123456, founded 1950")
    first = assessed(site, store, listed, (aside,))
    assert first.recommendation.kind is OutcomeKind.APPROVE
    again = assessed(site, store, listed)
    assert again.recommendation.kind is OutcomeKind.APPROVE
    assert [flag.weight for flag in again.flags] == [Weight.ADVISORY]
    assert "Set aside by Pat Green: Charity 1123456" in again.flags[0].text
    assert len(store.all("dismissal", Kept)) == 1


@pytest.mark.parametrize(
    "case",
    [
        ("Nobody here", "proscribed/x", "Seen at their office", "none of the names"),
        (FRONT, "proscribed/nothing", "Seen at their office", "is no match of this name"),
        (FRONT, "", "no", "too short"),
    ],
)
def test_a_dismissal_of_nothing_or_for_nothing_is_refused(
    site: Site, store: Store, case: tuple[str, str, str, str]
) -> None:
    name, entry_id, reason, says = case
    listed = with_value(knitters(), "organisation", FRONT)
    entry_id = entry_id or assessed(site, store, listed).screened[0].matches[0].entry
    aside = another(name, entry_id, reason)
    with pytest.raises(InputError, match=says):
        assessed(site, store, listed, (aside,))
    assert store.all("dismissal", Kept) == ()


def test_each_of_several_other_names_is_looked_up(site: Site, store: Store) -> None:
    answers = with_value(lecture(), "other_names", f"none; The Club, {FRONT}")
    found = assessed(site, store, answers)
    assert [one.name for one in found.screened if one.question == "other_names"] == ["none", "The Club", FRONT]
    assert found.recommendation.kind is OutcomeKind.REFER


def test_a_name_that_cannot_be_compared_is_not_called_screened(site: Site, store: Store) -> None:
    given = ("4 2 0", "🎉🎉", "Ordinary Club", "x" * 201, "สมาคมไทย")
    looked = SiteScreener(site, store, NOW).look_up(
        [Sought(question="q", name=name, kind="organisation") for name in given]
    )
    assert [bool(one.not_compared) for one in looked] == [True, True, False, True, True]
    assert [bool(one.lists) for one in looked] == [False, False, True, False, True]
    assert not any(one.problem for one in looked)


def test_why_a_name_was_not_looked_up_stands_beside_it(site: Site, store: Store) -> None:
    found = assessed(site, store, with_value(knitters(), "organisation", "🎉🎉"))
    assert [one.said for one in found.screened if one.question == "organisation"] == [
        "Not looked up: it holds no letters."
    ]
    found = assessed(site, store, with_value(knitters(), "organisation", "สมาคมไทย"))
    (said,) = [one.said for one in found.screened if one.question == "organisation"]
    assert "nothing found, which says little: it is in letters that are compared only with the same letters" in said


@pytest.mark.parametrize("name", ["🎉🎉", "สมาคมไทย"])
def test_what_is_said_of_such_a_name_is_true_and_no_word_of_updating_lists(site: Site, store: Store, name: str) -> None:
    """An approval that nothing else speaks against stands and says so; where a point was raised it is not finished."""
    plain = assessed(site, store, with_value(knitters(), "organisation", name))
    assert plain.recommendation.kind is OutcomeKind.APPROVE
    said = " ".join([*plain.recommendation.reasons, *(flag.text for flag in plain.flags), *map(str, plain.actions)])
    assert "could not be compared" in said
    assert "names-by-hand" in {one.id for one in plain.actions}
    assert "update" not in said.lower()
    by_hand_long_ago = with_value(lecture(), "lists_date", NOW.date() - timedelta(90))
    pointed = with_value(with_value(by_hand_long_ago, "programme_clear", "no"), "other_names", name)
    assert assessed(site, store, pointed).recommendation.kind is OutcomeKind.NOT_FINISHED


def test_of_more_names_than_one_look_up_takes_none_is_left_out(site: Site, store: Store) -> None:
    many = [*(f"Club {number}" for number in range(MOST_NAMES)), FRONT]
    looked = SiteScreener(site, store, NOW).look_up(
        [Sought(question="q", name=name, kind="organisation") for name in many]
    )
    assert [bool(one.matches) for one in looked] == [False] * MOST_NAMES + [True]


def test_no_key_of_a_record_holds_a_name(site: Site, store: Store) -> None:
    """Keys stay when what they are about is erased."""
    named = with_value(with_value(lecture(), "organiser", PERSON), "people_reason", "A poster names a backer")
    match = next(one for one in assessed(site, store, named).screened if one.matches)
    aside = another(PERSON, match.matches[0].entry, "Born in 1990, not 1950")
    assessed(site, store, named, (aside,))
    with closing(sqlite3.connect(site.path.parent / "venuecheck.db")) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM record")]
    assert keys
    assert not any("zorblax" in key.lower() or "quentin" in key.lower() for key in keys)

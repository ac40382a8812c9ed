"""A named person's word about a match of a booking: recorded with who said it and what follows, and shown again."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.assessment.samples import booking
from tests.screening.samples import entry, names
from venuecheck.assessment.answers import Answers, with_value
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.screened import Word
from venuecheck.core.actor import Acted, Actor, HowKnown, People, Role
from venuecheck.core.problem import ConflictError, ForbiddenError, InvalidError, NotFoundError
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.screening.listing import Kind
from venuecheck.service.bookings.assessing import assess, record
from venuecheck.service.bookings.judging_matches import JudgingMatches, recorded, to_be_judged
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.names.judging import judge, keep_words, word_about
from venuecheck.service.names.screening import Asked, Dismissal, screen
from venuecheck.service.names.words_said import JUDGEMENT_KIND, NameJudgement
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues
from .kept_lists import keep_list

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
FRONT, PERSON = "Front of Zorblax", "Quentin Zorblax"
KNOWN = "Their own page says so, seen on 14 September"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A place with whole lists: a proscribed organisation, a sanctioned company, a person under a travel ban."""
    made = venues.office(tmp_path)
    company = replace(entry("Quuxbank Holding", entry_id="ABC0002"), measures=("Asset freeze",))
    person = replace(
        entry(f"{PERSON} Holding", kind=Kind.PERSON, entry_id="ABC0001"),
        measures=("Travel Ban",),
        births=("1965",),
        birth_places=("Quux, Zorbia",),
        nationalities=("Zorbia",),
    )
    gone = entry("Sons of Quux", valid_until=NOW.date() - timedelta(days=900))
    keep_list(made, names(entry(FRONT), gone, dated=NOW.date()))
    keep_list(made, names(company, person, list_id="sanctions", dated=NOW.date()))
    return made


@pytest.fixture
def store(site: Site) -> Iterator[Store]:
    """Its records."""
    with open_store(site) as opened:
        yield opened


def lecture() -> Answers:
    """A booking on the long path, with a speaker who is looked up."""
    found = next(one for one in booking().examples if "divisive" in one.title).answers
    return with_value(found, "people_reason", "The poster names a sanctioned backer")


def assessed(site: Site, store: Store, answers: Answers, at: datetime = NOW) -> Assessment:
    """Assess a booking and record it."""
    made = assess(
        booking(),
        answers,
        venue=site.venue,
        subject="Hall",
        person="Pat Green",
        now=at,
        assessment_id=f"a-{at:%H%M%S}",
        screener=SiteScreener(site, store, at),
    )
    record(store, made)
    return made


def knitters(organisation: str) -> Answers:
    """An ordinary booking of this group."""
    return with_value(booking().examples[0].answers, "organisation", organisation)


@dataclass(slots=True, kw_only=True)
class Work(JudgingMatches):
    """A recorded assessment's matches being judged."""

    read: Recorded[Assessment]

    def keep(self, store: Store) -> Assessment:
        """Record what was said."""
        return recorded(store, self, self.read)


def judging(site: Site, store: Store, one: Assessment, at: datetime = NOW) -> Work:
    """Take its matches up."""
    read = read_assessment(store, one.id)
    return Work(assessment=read.value, screener=SiteScreener(site, store, at), is_recorded=True, read=read)


FOLLOWS = [(FRONT, "name-tell-police"), ("Quuxbank Holding", "name-stop-payment")]


@pytest.mark.parametrize("follows", FOLLOWS)
@pytest.mark.parametrize("word", [Word.CANNOT_EXCLUDE, Word.CONFIRMED])
def test_what_follows_is_told_recorded_and_shown_the_next_time(
    site: Site, store: Store, follows: tuple[str, str], word: Word
) -> None:
    """By the list and its measure; a possible match had none of these."""
    name, step = follows
    one = assessed(site, store, knitters(name))
    assert step not in {action.id for action in one.actions}
    assert [found.id for found in to_be_judged(store)] == [one.id]
    work = judging(site, store, one)
    said = work.judge(*next(work.open()), word, reason=KNOWN, person="Joan", now=NOW)
    kept = work.keep(store)
    assert step in [action.id for action in said.steps]
    assert {action.id: action.due for action in kept.actions}[step] == NOW.date()
    assert to_be_judged(store) == ()
    assert read_assessment(store, one.id).value == kept
    (kept_word,) = store.all(JUDGEMENT_KIND, NameJudgement)
    assert (kept_word.word, kept_word.person, kept_word.reason) == (word, "Joan", KNOWN)
    assert kept_word.by == Acted(id="", known=HowKnown.NAMED)
    assert kept_word.steps == tuple(action.text for action in said.steps)
    later = assessed(site, store, knitters(name), NOW + timedelta(hours=1))
    assert later.screened[0].matches[0].held is not None
    assert later.recommendation.kind is OutcomeKind.REFER
    assert step in {action.id for action in later.actions}
    assert "Joan judged that" in later.flags[0].text


def test_the_newest_word_counts(site: Site, store: Store) -> None:
    """Somebody finds out more: set aside after all, and held again."""
    one = assessed(site, store, knitters(FRONT))
    for minutes, word in enumerate((Word.CANNOT_EXCLUDE, Word.NOT_THE_SAME, Word.CONFIRMED, Word.NOT_THE_SAME)):
        at = NOW + timedelta(minutes=minutes)
        work = judging(site, store, one, at)
        match = work.find("proscribed/front-of-zorblax")
        work.judge(*match, word, reason=KNOWN, person="Joan", now=at)
        held = bool(work.keep(store).screened[0].open)
        assert held is (word is not Word.NOT_THE_SAME)
        again = assessed(site, store, knitters(FRONT), at + timedelta(seconds=20))
        assert bool(again.screened[0].open) is held
        assert (again.recommendation.kind is OutcomeKind.APPROVE) is not held


def test_a_weak_match_can_be_confirmed_and_then_it_counts(site: Site, store: Store) -> None:
    """First and last name alone are weak, until a person says who it is."""
    one = assessed(site, store, with_value(lecture(), "organiser", PERSON))
    person = next(found for found in one.screened if found.name == PERSON)
    assert (person.open, len(person.weak)) == ((), 1)
    assert person.matches[0].apart == "born 1965; place Quux, Zorbia; nationality Zorbia; measure Travel Ban"
    assert one.recommendation.kind is OutcomeKind.APPROVE
    work = judging(site, store, one)
    said = work.judge(*work.find("sanctions/ABC0001"), Word.CONFIRMED, reason=KNOWN, person="Joan", now=NOW)
    kept = work.keep(store)
    assert kept.recommendation.kind is OutcomeKind.REFER
    assert next(step.id for step in said.steps) == "name-travel-ban"
    assert "name-stop-payment" not in {action.id for action in kept.actions}
    assert PERSON not in " ".join(flag.text + flag.id for flag in kept.flags)


@pytest.mark.parametrize("born", [1965, 1990])
def test_a_year_of_birth_that_agrees_makes_a_match_strong(site: Site, store: Store, born: int) -> None:
    """Staff add it from public particulars; another year tells apart."""
    strong = born == 1965
    one = assessed(site, store, with_value(lecture(), "organiser", PERSON))
    work = judging(site, store, one)
    found = work.know_born(PERSON, born, NOW)
    assert bool(found.open) is strong
    assert ("the given year is among these" in found.matches[0].apart) is strong
    kept = work.keep(store)
    assert (kept.recommendation.kind is OutcomeKind.REFER) is strong
    assert ("ask-about-names" in {action.id for action in kept.actions}) is strong
    with pytest.raises(NotFoundError, match="no person 'Nobody' was looked up"):
        work.know_born("Nobody", 1965, NOW)


def test_what_was_removed_from_the_list_is_shown_with_its_day_and_holds_nothing(site: Site, store: Store) -> None:
    """It was listed until a day, and is not now."""
    one = assessed(site, store, knitters("Sons of Quux"))
    (match,) = one.screened[0].weak
    assert match.apart == "it was on the list until 28 March 2024 and is not on it now"
    assert one.recommendation.kind is OutcomeKind.APPROVE


WRONG = [
    ({"person": ""}, "nobody is named"),
    ({"reason": "no"}, "say what shows that it is the listed one"),
]


@pytest.mark.parametrize(("given", "says"), WRONG)
def test_a_word_says_who_and_how_they_know(site: Site, store: Store, given: dict[str, str], says: str) -> None:
    """And nothing is recorded otherwise."""
    one = assessed(site, store, knitters(FRONT))
    work = judging(site, store, one)
    said = {"person": "Joan", "reason": KNOWN, **given}
    with pytest.raises(InvalidError, match=says):
        work.judge(*next(work.open()), Word.CONFIRMED, person=said["person"], reason=said["reason"], now=NOW)
    assert work.keep(store) == one
    assert store.all(JUDGEMENT_KIND, NameJudgement) == ()


def test_who_may_not_decide_may_not_judge(site: Site, store: Store) -> None:
    """One table says who may, for every face."""
    clerk = Actor(name="Carol", id="carol", roles={site.venue.id: frozenset({Role.CLERK})})
    manager = Actor(name="Joan", id="joan", roles={site.venue.id: frozenset({Role.MANAGER})}, known=HowKnown.SIGNED_IN)
    theirs = replace(site, people=People(listed=(clerk, manager)))
    one = assessed(site, store, knitters(FRONT))
    work = judging(theirs, store, one)
    match = next(work.open())
    with pytest.raises(ForbiddenError, match="may not judge matches of names"):
        work.judge(*match, Word.CONFIRMED, reason=KNOWN, person=clerk, now=NOW)
    work.judge(*match, Word.CONFIRMED, reason=KNOWN, person=manager, now=NOW)
    work.keep(store)
    (kept_word,) = store.all(JUDGEMENT_KIND, NameJudgement)
    assert kept_word.by == Acted(id="joan", known=HowKnown.SIGNED_IN)


def test_of_two_who_judge_at_once_the_second_is_told_of_the_first(site: Site, store: Store) -> None:
    """Nobody's word is replaced unseen."""
    one = assessed(site, store, knitters(FRONT))
    first, second = judging(site, store, one), judging(site, store, one)
    first.judge(*next(first.open()), Word.CONFIRMED, reason=KNOWN, person="Joan", now=NOW)
    second.judge(*next(second.open()), Word.NOT_THE_SAME, reason=KNOWN, person="Pat", now=NOW)
    first.keep(store)
    with pytest.raises(ConflictError, match="changed since you read it"):
        second.keep(store)


def test_of_opposite_words_at_once_one_is_recorded(site: Site, store: Store) -> None:
    """A confirmation and a dismissal are records of two kinds, and each looks at both."""
    found = screen(site, [Asked(name=FRONT)], now=NOW, store=store)
    words = (Word.CONFIRMED, Word.NOT_THE_SAME) * 3
    start = threading.Barrier(len(words))
    refused: list[ConflictError] = []

    def say(number: int) -> None:
        said = word_about(
            site,
            found,
            "proscribed/front-of-zorblax",
            word=words[number],
            reason=KNOWN,
            person=f"Pat {number}",
            now=NOW + timedelta(seconds=number + 1),
        )
        with open_store(site) as mine:
            start.wait()
            try:
                keep_words(mine, [said])
            except ConflictError as error:
                refused.append(error)

    threads = [threading.Thread(target=say, args=(number,)) for number in range(len(words))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == len(words) - 1
    assert len(store.all(JUDGEMENT_KIND, NameJudgement)) + len(store.all("dismissal", Dismissal)) == 1


def test_where_a_word_cannot_be_recorded_neither_is_the_booking(site: Site, store: Store) -> None:
    """All or nothing: somebody judged the name at another booking meanwhile."""
    one = assessed(site, store, knitters(FRONT))
    work = judging(site, store, one)
    work.judge(*next(work.open()), Word.CONFIRMED, reason=KNOWN, person="Joan", now=NOW + timedelta(minutes=2))
    found = screen(site, [Asked(name=FRONT)], now=NOW, store=store)
    at = NOW + timedelta(minutes=1)
    judge(site, store, found, "proscribed/front-of-zorblax", word=Word.NOT_THE_SAME, reason=KNOWN, person="Pat", now=at)
    with pytest.raises(ConflictError, match="set aside"):
        work.keep(store)
    assert read_assessment(store, one.id).value == one


def test_who_says_another_word_at_once_is_in_no_conflict_with_themselves(site: Site, store: Store) -> None:
    """They noticed a slip; both words are kept, and the later counts."""
    one = assessed(site, store, knitters(FRONT))
    work = judging(site, store, one)
    match = next(work.open())
    for minutes, word in enumerate((Word.CONFIRMED, Word.NOT_THE_SAME), start=1):
        work.judge(*match, word, reason=KNOWN, person="Joan", now=NOW + timedelta(minutes=minutes))
    assert work.keep(store).screened[0].open == ()
    again = assessed(site, store, knitters(FRONT), NOW + timedelta(hours=1))
    assert again.screened[0].open == ()


def test_one_name_in_two_answers_is_judged_once(site: Site, store: Store) -> None:
    """And of a name that is like two entries, the other is offered with it."""
    keep_list(site, names(entry(FRONT), entry(f"The {FRONT}", entry_id="other"), entry("Quux"), dated=NOW.date()))
    one = assessed(site, store, with_value(knitters(FRONT), "client", FRONT))
    work = judging(site, store, one)
    name, match = next(work.open())
    assert len(work.others(name)) == 2
    work.judge(name, match, Word.NOT_THE_SAME, reason=KNOWN, person="Joan", now=NOW)
    (other,) = work.others(name)
    assert {found.entry for _, found in work.open()} == {other.entry}


def test_a_name_outside_a_booking_shows_what_was_said_of_it(site: Site, store: Store) -> None:
    """A confirmation takes the place of an earlier dismissal."""
    one = assessed(site, store, knitters(FRONT))
    for minutes, word in enumerate((Word.NOT_THE_SAME, Word.CONFIRMED)):
        at = NOW + timedelta(minutes=minutes)
        work = judging(site, store, one, at)
        work.judge(*work.find("proscribed/front-of-zorblax"), word, reason=KNOWN, person="Joan", now=at)
        work.keep(store)
        (match,) = screen(site, [Asked(name=FRONT)], now=at, store=store).names[0].matches
        assert (match.dismissed is not None) is (word is Word.NOT_THE_SAME)

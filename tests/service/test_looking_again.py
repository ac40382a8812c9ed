"""A booking that is confirmed on lists that are missing or old: what is said, and what is done before its event."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from tests.screening.samples import entry, names
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.name_check import with_look_again
from venuecheck.assessment.name_points import LOOK_UP_AGAIN, names_again
from venuecheck.assessment.screened import Within, Word
from venuecheck.assurance.action import checklist_actions
from venuecheck.assurance.closes_actions import DoneElsewhere, ListsGot
from venuecheck.cli.terminal.list_words import looked_again
from venuecheck.records.store import Store
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up
from venuecheck.service.bookings.looking_again import look_again
from venuecheck.service.bookings.recorded import read_assessment, write_assessment
from venuecheck.service.sites.site import Site

from .kept_lists import keep_list
from .test_diary import APPROVED
from .test_names_before_confirming import NOW, handed_in, judge

LATER = NOW + timedelta(hours=3)
PROMISE = "We do so again for this one beforehand"


def lists(place: Site, store: Store, *listed: str, when: datetime = LATER) -> None:
    """Get both lists, with these names on that of banned organisations."""
    dated = when.date()
    keep_list(place, names(*map(entry, listed or ["Front of Zorblax"]), dated=dated), store)
    keep_list(place, names(entry("Quux Trading"), list_id="sanctions", dated=dated), store)


def again(one: Assessment) -> list[date | None]:
    """By when its names are to be looked up again."""
    return [each.due for each in one.actions if each.id == LOOK_UP_AGAIN]


def letter(place: Site, store: Store, one: Assessment) -> str:
    return " ".join(draw_up(place, store, one, Wanted(), now=LATER, as_draft=True).letter.text.split())


def test_whoever_approves_on_missing_lists_is_told_and_so_is_the_organiser(place: Site, store: Store) -> None:
    one = handed_in(place, store, APPROVED)
    said = names_again(one)
    assert said.startswith("Not all names were looked up: update the lists.") or "too old or not whole" in said
    assert said.endswith("see to it.")
    # the event is the day after tomorrow, and lists are due in five days
    assert again(one) == [NOW.date() + timedelta(days=1)]
    assert PROMISE in letter(place, store, one)


def test_nothing_of_it_is_said_before_or_where_it_is_not_confirmed_or_lists_are_whole(
    place: Site, store: Store
) -> None:
    one = handed_in(place, store)
    assert not names_again(one)
    assert not again(one)
    held = DecidedLater.begin(place, store, one.id, lambda: NOW).deciding()
    held.written |= {"outcome": "refer", "person": "Pat Green", "role": "Clerk", "reasons": "For Joan to see"}
    assert not again(held.decided(NOW))
    lists(place, store, when=NOW)
    whole = handed_in(place, store, APPROVED)
    assert whole.decision
    assert whole.decision.kind in APPROVING_KINDS
    assert not names_again(whole)
    assert not again(whole)
    assert PROMISE not in letter(place, store, whole)


def test_new_lists_by_themselves_do_not_close_what_was_promised(place: Site, store: Store) -> None:
    """They close what asks for lists; the names have still to be looked up."""
    one = handed_in(place, store, APPROVED)
    got = DoneElsewhere(lists=ListsGot(last=(LATER, LATER), usable=True))
    stands = {each.action.id: each.is_closed for each in checklist_actions([one], [], LATER, got)}
    assert stands == {"update-lists": True, LOOK_UP_AGAIN: False}


def test_names_that_are_looked_up_again_and_not_found_are_done_with(place: Site, store: Store) -> None:
    one = handed_in(place, store, APPROVED)
    assert not look_again(place, store, LATER)  # nothing is there yet to look at
    lists(place, store)
    (done,) = look_again(place, store, LATER)
    assert (done.assessment, done.to_judge) == (one.id, 0)
    now = read_assessment(store, one.id).value
    assert now.decision == one.decision
    assert not names_again(now)
    assert not now.actions
    assert PROMISE not in letter(place, store, now)
    assert not look_again(place, store, LATER)


def test_a_name_that_is_found_then_holds_what_was_confirmed(place: Site, store: Store) -> None:
    one = handed_in(place, store, APPROVED)
    lists(place, store, "Borough Debating Circle")
    (done,) = look_again(place, store, LATER)
    assert done.to_judge == 1
    (shown,) = diary_of(place, store, now=LATER).on
    assert not shown.is_confirmed
    judge(place, store, one, Word.NOT_THE_SAME)
    (shown,) = diary_of(place, store, now=LATER).on
    assert shown.is_confirmed


def test_what_comes_out_as_before_is_not_recorded_anew(place: Site, store: Store) -> None:
    """Each round gets one list, that is too old to rely on: of its own day, with these names; and what is recorded."""
    one = handed_in(place, store, APPROVED)
    rounds = [
        (["Front of Zorblax"], 40, 0),
        (["Front of Zorblax"], 39, 0),
        (["Borough Debating Circle"], 38, 1),
        (["Borough Debating Circle"], 37, 0),
        (["Borough Debating Circle"], 36, 0),
        (["Borough Debating Circle", "Debating Circle of the Borough"], 35, 1),
        (["Front of Zorblax"], 34, 1),
        (["Front of Zorblax"], 33, 0),
    ]
    for days, (listed, old, news) in enumerate(rounds):
        when = LATER - timedelta(minutes=60 - days)
        keep_list(place, names(*map(entry, listed), dated=(LATER - timedelta(days=old)).date()), store)
        before = read_assessment(store, one.id).version
        assert len(look_again(place, store, when)) == news, (listed, old)
        now = read_assessment(store, one.id)
        assert (now.version != before) is bool(news), (listed, old)
        assert again(with_look_again(now.value, LATER.date() + timedelta(days=5))) == again(one), "put off"
        assert names_again(now.value)


@pytest.mark.parametrize("days", [1, 2, 3])
def test_what_is_over_is_not_looked_up(place: Site, store: Store, days: int) -> None:
    handed_in(place, store, APPROVED)
    when = NOW + timedelta(days=days)
    lists(place, store, when=when)
    assert bool(look_again(place, store, when)) is (days <= 2)


def test_a_booking_that_ends_leaves_nothing_to_look_up(place: Site, store: Store) -> None:
    one = handed_in(place, store, APPROVED)
    deciding = DecidedLater.begin(place, store, one.id, lambda: LATER).deciding()
    deciding.written |= {"outcome": "withdrawn", "person": "Pat Green", "role": "Clerk", "reasons": "They rang"}
    gone = deciding.decided(LATER)
    assert gone.decision is not None
    assert gone.decision.kind is OutcomeKind.WITHDRAWN
    assert not again(gone)
    assert not names_again(replace(gone, decision=None))


def test_where_no_organisation_is_named_the_letter_promises_nothing_of_organisations(place: Site, store: Store) -> None:
    """What was written of the event is looked up again all the same."""
    one = handed_in(place, store, APPROVED)
    texts = replace(one, screened=tuple(replace(each, within=Within.TEXT) for each in one.screened))
    assert names_again(texts).endswith("Look up again before the event what was written of it.")
    assert PROMISE not in letter(place, store, texts)


def test_a_booking_whose_checklist_is_not_here_any_more_is_named_and_keeps_nobody_from_the_others(
    place: Site, store: Store
) -> None:
    gone, one = handed_in(place, store, APPROVED), handed_in(place, store, APPROVED)
    read = read_assessment(store, gone.id)
    write_assessment(store, replace(read.value, checklist="our-own"), over=read)
    lists(place, store)
    done = {each.assessment: each for each in look_again(place, store, LATER)}
    assert not done[one.id].why_not
    assert "our-own" in done[gone.id].why_not
    said = " ".join(looked_again(list(done.values())))
    assert "The names of 1 confirmed booking were looked up again" in said
    assert f"NOT LOOKED UP AGAIN {gone.subject} ({gone.id})" in said

"""What is on today, conditions seen in a doorway, and what comes after a booking is recorded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from markupsafe import escape

from tests.web.site import BOOKED, BOOKING, SCHOOL, Server, hidden_entries, served_copy
from tests.web.test_bookings import _DRAFT, begun, filled
from venuecheck.assessment.answerer import ANSWERER_WORDS, Answerer
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.how import How
from venuecheck.core.actor import Role
from venuecheck.report.venue.among_all import HOW_WORDS
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.conditions import conditions_of
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import replies_to, reviews_of
from venuecheck.web import asking

_VENUE = f"/venues/{SCHOOL}"
_BOOKINGS = f"{_VENUE}/bookings"
_TODAY = f"{_VENUE}/today"


@dataclass(frozen=True, slots=True)
class Agreed:
    """A booking that is on today, on a condition."""

    id: str
    condition: str

    @property
    def page(self) -> str:
        return f"{_BOOKINGS}/{self.id}"


def agree(served: Server) -> Agreed:
    """Take a booking of today from the desk to the decision, on one condition that limits nobody."""
    clerk, decider = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    begun(clerk, "Hall: talk on the canal, 21 September 2026")
    filled(clerk, {"event_room": "Main hall", "event_times": "7 pm to 9 pm"})
    result = str(clerk.send(f"{_DRAFT}/check").location)
    booking = str(clerk.send(result).location).rpartition("/")[2]
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        deciding = DecidedLater.begin(here.site, here.store, booking, asking.now).deciding()
        condition = next(one for one in deciding.library if not deciding.limits(one))
    where = f"{_BOOKINGS}/{booking}/decide?outcome=approve-with-conditions"
    said = {"outcome": "approve-with-conditions", "conditions": [condition], "reasons": "All of it is known to us."}
    done = decider.send(where, {**said, "then": "record"})
    assert done.status_code == 302, done.text[:4_000]
    return Agreed(booking, condition)


@pytest.fixture(scope="module")
def agreed_once(made_once: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Server, Agreed]:
    """Make a server at which a booking is on today, once."""
    for opened in served_copy(made_once, tmp_path_factory.mktemp("agreed") / "server"):
        found = agree(opened)
    return opened, found


@pytest.fixture
def served(request: pytest.FixtureRequest, made_once: Server, tmp_path: Path) -> Iterator[Server]:
    """Give a server of one's own: with that booking, for a test that asks for it."""
    agreed = "agreed" in request.fixturenames
    yield from served_copy(request.getfixturevalue("agreed_once")[0] if agreed else made_once, tmp_path / "server")


@pytest.fixture
def agreed(agreed_once: tuple[Server, Agreed]) -> Agreed:
    """Give a booking that is on today."""
    return agreed_once[1]


def seq(page: str) -> str:
    """Read which record a page shows."""
    found = re.search(r'name="seq" value="([0-9]+)"', page)
    assert found is not None
    return found[1]


def test_a_caretaker_begins_with_today_and_sees_nothing_else_of_bookings(served: Server, agreed: Agreed) -> None:
    """Room, times and conditions; no answers, no contact, no list."""
    caretaker = served.as_(Role.CARETAKER)
    assert caretaker.get(f"{_VENUE}/").location == _TODAY
    page = unescape(caretaker.open(_TODAY).text)
    for words in ("Today, 21 September 2026", "Main hall, 7 pm to 9 pm", "talk on the canal", agreed.condition):
        assert words in page
    assert BOOKED not in page
    assert caretaker.get(agreed.page).status_code == 403
    assert caretaker.get(f"{_VENUE}/diary").status_code == 403


def test_a_condition_is_seen_in_two_taps(served: Server, agreed: Agreed) -> None:
    """The condition, then what was seen; who saw it stands in the record."""
    caretaker = served.as_(Role.CARETAKER)
    where = re.search(r'href="([^"]+/conditions/1)"', caretaker.open(_TODAY).text)
    assert where is not None
    assert caretaker.send(where[1], {"said": "met 0"}).location == _TODAY
    page = caretaker.open(_TODAY).text
    assert "Met: I saw it myself. (caretaker of st-aidans" in page
    assert f"“{agreed.condition}” is met" in unescape(page), "what was noted is named"
    (stands,) = conditions_of(served.store(), read_assessment(served.store(), agreed.id).value, datetime.now(UTC))
    assert stands.last is not None
    seen = stands.last.met, stands.last.seen, stands.last.person
    assert seen == (True, "I saw it myself.", "caretaker of st-aidans")


def test_a_caretaker_goes_on_to_the_next_day_that_has_something(served: Server) -> None:
    """From the day before: it is named, opened by one tap, and leads back; a day that is none is today."""
    served.clock.move(days=-1)
    booked = agree(served)
    caretaker = served.as_(Role.CARETAKER)
    page = unescape(caretaker.open(_TODAY).text)
    assert "Nothing is recorded for today" in page
    where = re.search(r'href="([^"]+)">Monday 21 September 2026</a>', page)
    assert where is not None
    then = unescape(caretaker.open(where[1]).text)
    assert "Monday, 21 September 2026" in then
    assert booked.condition in then
    assert "Go to today" in then
    for wrong in ("soon", "2020-01-01", "9999-12-31"):
        assert "Today, 20 September 2026" in caretaker.open(f"{_TODAY}?day={wrong}").text


def test_what_is_not_met_says_whom_to_ring(served: Server, agreed: Agreed) -> None:
    """In one's own words too; and 999 stands first."""
    duty = served.as_(Role.DUTY_OFFICER)
    where = f"{_TODAY}/{agreed.id}/conditions/1"
    ring = duty.send(where, {"said": "not 0", "seen": "Nobody stands at the door"})
    page = duty.open(str(ring.location)).text
    assert "999" in page
    assert "decider of st-aidans" in page
    office = 'Office, <a class="govuk-link" href="tel:01632960001">01632 960001</a>'
    assert office in page, "nobody's number is kept, so the venue's own is there to ring"
    assert "decider of st-aidans: no number is given." in page or "): no number is given." in page
    served.clock.move(minutes=-24 * 60)
    assert f'href="{_TODAY}?day=2026-09-21" class="govuk-back-link"' in duty.open(str(ring.location)).text
    served.clock.move(minutes=24 * 60)
    assert f'href="{_TODAY}" class="govuk-back-link"' in duty.open(str(ring.location)).text
    assert "Not met: Nobody stands at the door" in duty.open(_TODAY).text


@pytest.mark.parametrize("said", [{}, {"said": "met 9"}, {"said": "met x"}, {"said": "not", "seen": "no"}])
def test_what_says_nothing_of_a_condition_is_not_kept(served: Server, agreed: Agreed, said: dict[str, str]) -> None:
    """Nothing is noted that somebody did not see."""
    answer = served.as_(Role.CARETAKER).send(f"{_TODAY}/{agreed.id}/conditions/1", said)
    assert answer.status_code == 400
    assert 'href="#seen"' in answer.text
    (stands,) = conditions_of(served.store(), read_assessment(served.store(), agreed.id).value, datetime.now(UTC))
    assert stands.last is None


def test_every_page_of_a_booking_says_that_it_waits_for_a_condition(served: Server, agreed: Agreed) -> None:
    """The list, the booking and what is done where something changed, in the words of the report."""
    said = {"said": "not 0", "seen": "Nobody stood at the door"}
    where = f"{_TODAY}/{agreed.id}/conditions/1"
    duty = served.as_(Role.DUTY_OFFICER)
    pages = (f"{_BOOKINGS}/", agreed.page, f"{agreed.page}/something-has-changed")
    words = HOW_WORDS[How.CONDITION_NOT_MET]
    assert not any(words in duty.open(page).text for page in pages)
    served.as_(Role.CARETAKER).send(where, said)
    assert all(words in duty.open(page).text for page in pages)


def test_what_follows_a_decision_is_on_the_bookings_own_page(served: Server, agreed: Agreed) -> None:
    """As in what there is to do at the venue: until it is seen to be met."""
    caretaker, clerk = served.as_(Role.CARETAKER), served.as_(Role.CLERK)
    rings = "Ring whoever decided, and decide whether it goes ahead"
    shown = []
    for said in ("not 0", "met 0"):
        caretaker.send(f"{_TODAY}/{agreed.id}/conditions/1", {"said": said, "seen": "I looked"})
        page = unescape(clerk.open(f"{_BOOKINGS}/{agreed.id}").text)
        shown.append(rings in page)
        if rings in page:
            who = page.partition(rings)[2].partition("</li>")[0]
            assert "Who: decider of st-aidans" in who
            assert "By when: 21 September 2026" in who
    assert shown == [True, False]
    served.clock.move(days=2)
    duty = served.as_(Role.DUTY_OFFICER)
    assert "Note after the event whether it was as booked." in unescape(duty.open(agreed.page).text)


def test_a_condition_is_not_noted_on_another_decision_than_the_one_seen(served: Server, agreed: Agreed) -> None:
    """Where somebody decided anew meanwhile, the number may mean another condition."""
    caretaker, decider = served.as_(Role.CARETAKER), served.as_(Role.MANAGER)
    where = f"{_TODAY}/{agreed.id}/conditions/1"
    seen = seq(caretaker.open(where).text)
    said = {"outcome": "withdrawn", "reasons": "They rang and took it back.", "then": "record"}
    assert decider.send(f"{agreed.page}/decide?outcome=withdrawn", said).status_code == 302
    assert caretaker.post(where, {"said": "met 0", "seq": seen}).status_code == 404
    assert "Nothing is recorded for today" in caretaker.open(_TODAY).text


def test_the_diary_shows_what_is_on_open_and_to_look_back_on(served: Server, agreed: Agreed) -> None:
    """Earlier and later; a day that is none is said at its box; nothing of what lists say."""
    clerk = served.as_(Role.DUTY_OFFICER)
    page = unescape(clerk.open(f"{_VENUE}/diary").text)
    for words in ("Monday 21 September 2026", "Main hall", BOOKED, "Nothing waits for a look back"):
        assert words in page
    assert "Nothing is recorded for these days" in clerk.open(f"{_VENUE}/diary?first=2027-08-01&days=1").text
    assert "This is not a date" in clerk.open(f"{_VENUE}/diary?first=tomorrow").text
    assert "check the year" in clerk.open(f"{_VENUE}/diary?first=9999-12-31&days=31").text
    assert clerk.get(f"{_VENUE}/diary?first=0001-01-01&days=31").status_code == 200
    served.clock.move(days=2)
    clerk = served.as_(Role.MANAGER)
    assert f"{agreed.page}/look-back" in clerk.open(f"{_VENUE}/diary").text


def test_a_look_back_asks_what_was_otherwise(served: Server, agreed: Agreed) -> None:
    """And whether conditions were kept; what was noted stands on the booking."""
    duty = served.as_(Role.DUTY_OFFICER)
    where = f"{agreed.page}/look-back"
    assert 'href="#as_booked"' in duty.send(where).text
    assert 'href="#conditions_kept"' in duty.send(where, {"as_booked": "yes"}).text
    short = duty.send(where, {"as_booked": "no", "conditions_kept": "broken", "note": "bad"})
    assert short.status_code == 400
    assert 'href="#note"' in short.text
    said = {"as_booked": "no", "conditions_kept": "broken", "note": "The hall was not swept afterwards."}
    assert duty.send(where, said).location == agreed.page
    (review,) = reviews_of(served.store(), read_assessment(served.store(), agreed.id).value)
    assert review.conditions_kept is False
    assert "The hall was not swept afterwards." in duty.open(agreed.page).text
    other = served.as_(Role.MANAGER)
    shown = re.search(r'name="last" value="(\d+)"', other.open(where).text)
    assert shown is not None
    assert "not as booked, conditions broken. What you note" in other.open(where).text
    contrary = {"as_booked": "yes", "conditions_kept": "kept"}
    held = {name: value for name, value in hidden_entries(other.open(where).text).items() if name != "last"}
    assert "said otherwise since" in other.post(where, {**held, **contrary}).text, "it does not say what was shown"
    late = other.send(where, {**contrary, "last": "0"})
    assert late.status_code == 409
    assert "The hall was not swept afterwards." in late.text
    assert other.send(where, {**contrary, "last": shown[1]}).location == agreed.page
    assert "there was no event to look back on" in duty.open(f"{_BOOKINGS}/{BOOKING}/look-back").text


def test_a_reply_is_noted_on_the_booking_that_was_read(served: Server) -> None:
    """Who answered, and what; a reply without words is none."""
    duty = served.as_(Role.DUTY_OFFICER)
    where = f"{_BOOKINGS}/{BOOKING}/reply"
    assert 'href="#answerer"' in duty.send(where, {"said": "Nothing known"}).text
    assert 'href="#said"' in duty.send(where, {"answerer": "police", "said": " - "}).text
    assert duty.send(where, {"answerer": "police", "said": "PC 71 on 21 September: nothing known"}).status_code == 302
    (reply,) = replies_to(served.store(), read_assessment(served.store(), BOOKING).value)
    assert (reply.answerer.value, reply.person) == ("police", "duty officer of st-aidans")
    assert duty.post(where, {"answerer": "police", "said": "Nothing known", "seq": "1"}).status_code == 409


def test_whoever_was_asked_is_among_those_who_answer(served: Server) -> None:
    """All alike for every booking, and what was answered is shown to those alone who may know why it was asked."""
    duty, clerk = served.as_(Role.DUTY_OFFICER), served.as_(Role.CLERK)
    where = f"{_BOOKINGS}/{BOOKING}/reply"
    for answerer in Answerer:
        assert duty.send(where, {"answerer": answerer.value, "said": f"Nothing ({answerer.value})"}).status_code == 302
    replies = replies_to(served.store(), read_assessment(served.store(), BOOKING).value)
    assert {one.answerer for one in replies} == set(Answerer)
    for page in (f"{_BOOKINGS}/{BOOKING}", where):
        text = duty.open(page).text
        assert [one for one in Answerer if f"{escape(ANSWERER_WORDS[one])}: Nothing ({one.value})" not in text] == []
        assert "Nothing (" not in clerk.open(page).text


def test_a_clerk_holds_and_withdraws_and_decides_nothing(served: Server, agreed: Agreed) -> None:
    """What is offered to each is what the services let them do; a decider can cancel too."""
    clerk, decider = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    page = clerk.open(f"{agreed.page}/something-has-changed").text
    assert "outcome=withdrawn" in page
    assert "outcome=hold" in page
    assert "outcome=cancel" not in page
    assert "outcome=cancel" in decider.open(f"{agreed.page}/something-has-changed").text
    for outcome in ("approve", "cancel", "refuse"):  # no letter has told the approval, so it can be refused as well
        where = f"{agreed.page}/decide?outcome={outcome}"
        answers = (clerk.get(where), clerk.post(where, {"outcome": outcome, "then": "record"}))
        assert [each.status_code for each in answers] == [403, 403], outcome
        assert "may not decide on bookings" in answers[0].text
    said = {"outcome": "withdrawn", "reasons": "They rang and took it back.", "then": "record"}
    seen = re.search(r'name="seen" value="([^"]*)"', clerk.open(f"{agreed.page}/decide?outcome=withdrawn").text)
    assert seen is not None
    assert clerk.send(f"{agreed.page}/decide?outcome=withdrawn", said).location == agreed.page
    decision = read_assessment(served.store(), agreed.id).value.decision
    assert decision is not None
    assert (decision.kind, decision.person) == (OutcomeKind.WITHDRAWN, "clerk of st-aidans")


def test_whoever_refuses_what_a_letter_confirmed_since_is_told_and_loses_nothing(
    served: Server, agreed: Agreed
) -> None:
    decider, clerk = served.as_(Role.DECIDER), served.as_(Role.CLERK)
    where, letter = f"{agreed.page}/decide?outcome=refuse", f"{agreed.page}/letter"
    page = decider.open(where).text
    assert clerk.send(letter, {"format": "text"}).status_code == 200
    mine = {"outcome": "refuse", "reasons": "Knives will be handed round.", "then": "record"}
    late = decider.fill(page, where, mine)
    assert (late.status_code, "a letter tells that it was approved, on 21 September 2026" in late.text) == (409, True)
    assert mine["reasons"] in late.text
    assert mine["reasons"] in decider.open(f"{agreed.page}/decide?outcome=cancel").text


def test_a_booking_comes_again_without_another_decision(served: Server) -> None:
    """Its answers are taken over; where nothing has changed, what was decided covers the next one."""
    clerk, decider = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    begun(clerk, "Hall: talk, 3 October 2026")
    filled(clerk, {"event_last": ""})
    booking = str(clerk.send(str(clerk.send(f"{_DRAFT}/check").location)).location)
    done = decider.send(f"{booking}/decide?outcome=approve", {"outcome": "approve", "then": "record"})
    assert done.status_code == 302, done.text[:3_000]
    about = str(clerk.send(f"{booking}/again").location)
    assert about.endswith("/about")
    clerk.send(about, {"subject": "Hall: talk again, 3 October 2026"})
    check = filled(clerk, draft=about.removesuffix("/about"))
    assert check.endswith("/check")
    result = str(clerk.send(check).location)
    page = unescape(clerk.open(result).text)
    assert "whose decision covers this booking" in page, page
    assert clerk.send(result).location == booking
    assert "Hall: talk again" in clerk.open(booking).text
    letter = decider.open(f"{booking}/letter").text
    assert "your booking: Hall: talk again, 3 October 2026." in letter
    assert f'{booking}/letter?occasion=0"' in letter
    assert "your booking: Hall: talk, 3 October 2026." in decider.open(f"{booking}/letter?occasion=0").text


def test_one_room_for_two_bookings_is_told_wherever_somebody_acts(served: Server) -> None:
    """On the booking, where an outcome is chosen, beside the letter before it is recorded, today and in the diary."""
    agreed = agree(served)
    other = replace(read_assessment(served.store(), agreed.id).value, id="assessment-20260921-1", subject="Chess")
    with served.app.app_context():
        record(asking.served().venues.here(SCHOOL).store, replace(other, decision=None, earlier=()))
    decider = served.as_(Role.DECIDER)
    where = f"{_BOOKINGS}/{other.id}"
    told = re.compile(r"Main hall is already confirmed to .* \(Hall: talk on the canal, 21 September 2026\)")
    preview = decider.send(
        f"{where}/decide?outcome=approve", {"outcome": "approve", "reasons": "Nothing was found", "then": "preview"}
    )
    chosen = decider.open(f"{where}/decide?outcome=not-available").text
    for page in (decider.open(where).text, decider.open(f"{where}/outcome").text, chosen, preview.text):
        assert told.search(unescape(page))
    assert "The Main hall is let already on 21 September 2026." in unescape(chosen)
    for page in (decider.open(_TODAY).text, decider.open(f"{_VENUE}/diary?days=1").text):
        assert "The same room, and the same time or maybe: Chess" in unescape(page)

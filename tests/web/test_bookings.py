"""A booking from its first question to the letter, by the people who have it in hand; and what stands in their way."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from io import BytesIO
from unittest.mock import patch

import pytest
from flask import render_template_string
from markupsafe import escape
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from tests.report import samples
from tests.service.test_letters import SCREENED
from tests.web.site import BOOKED, BOOKING, SCHOOL, Browser, Server, hidden_entries, together_on
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.answers import FileKept
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.at_the_desk import NOT_CONFIRMED
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core import day_words
from venuecheck.core.action import Action
from venuecheck.core.actor import Actor, HowKnown, Role
from venuecheck.core.problem import Problem
from venuecheck.plans.said import ActionNote
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import resume
from venuecheck.service.bookings.for_deciders import waits_for_deciders
from venuecheck.service.bookings.keeping_drafts import RecordedAlreadyError
from venuecheck.service.bookings.letters_made import LETTER
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import RECORD_KIND, read_assessment
from venuecheck.service.bookings.replies import REPLY
from venuecheck.service.bookings.stages import Assessing
from venuecheck.web import asking
from venuecheck.web.bookings.asked import read_typed
from venuecheck.web.bookings.decision_pages import to_say

_BOOKINGS = f"/venues/{SCHOOL}/bookings"
_DRAFT = f"{_BOOKINGS}/drafts/venue-booking/draft-1"
CLERK = Actor(id="clerk", name="Clerk", roles={SCHOOL: frozenset({Role.CLERK})})
_FIRST: dict[str, object] = {
    "organiser": "Colin Ashworth",
    "booking_for": "own_group",
    "organisation": "Lockside History Society",
    "event": "Illustrated talk on the canal strikes",
    "planned": ["none"],
    "identity": "letter",
    "hire_terms": "agreed",
    "concerns": ["none"],
}


def begun(browser: Browser, subject: str = "Hall: talk, 3 October 2027") -> None:
    """Begin a booking, and say which."""
    assert browser.send(f"{_BOOKINGS}/new", {"checklist": "venue-booking"}).location == f"{_DRAFT}/about"
    assert browser.send(f"{_DRAFT}/about", {"subject": subject}).status_code == 302


def options(page: str) -> list[str]:
    """Give the values that can be chosen on a page."""
    return re.findall(r'name="answer" type="(?:radio|checkbox)" value="([^"]+)"', page)


def filled(browser: Browser, said: Mapping[str, object] | None = None, until: str = "", *, draft: str = _DRAFT) -> str:
    """Answer every question that comes, and give the address after the last: what is not told is answered somehow.

    `until` is a question that is left to the test.
    """
    answers = {**_FIRST, **(said or {})}
    where = str(browser.get(draft).location)
    for _ in range(60):
        if "/questions/" not in where or where.endswith(f"/{until}"):
            return where
        page = browser.open(where).text
        question = where.rpartition("/questions/")[2]
        if together := together_on(page):
            answer = browser.fill(page, where, {one: answers.get(one, held) for one, held in together.items()})
            assert answer.status_code == 302, f"{question}\n{answer.text[:4_000]}"
            where = str(answer.location)
            continue
        ready = answers.get(question)
        if ready is None and "(optional)" in page:
            ready = ""
        elif ready is None:
            choices = options(page)
            ready = choices[0] if choices else "https://society.example" if "address" in page else "Something plain"
        answer = browser.fill(page, where, {"answer": ready})
        assert answer.status_code == 302, f"{question} {ready}\n{answer.text[:4_000]}"
        where = str(answer.location)
    pytest.fail(f"the questions do not end: {where}")


def recorded(served: Server, where: str) -> Assessment:
    """Read what a page's address names."""
    return read_assessment(served.store(), where.rpartition("/")[2]).value


def test_a_clerk_takes_a_booking_from_the_first_question_to_the_record(served: Server) -> None:
    """One thing a page, checked, recommended, recorded: by whom stands in the record, as signed in."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    assert filled(clerk) == f"{_DRAFT}/check"
    page = clerk.open(f"{_DRAFT}/check").text
    for words in ("Check your answers", "Lockside History Society", "Nothing is recorded yet"):
        assert words in page
    result = str(clerk.send(f"{_DRAFT}/check").location)
    assert result == f"{_DRAFT}/result"
    assert "What happens next" in clerk.open(result).text
    kept = recorded(served, str(clerk.send(result).location))
    assert (kept.person, kept.by and kept.by.known) == ("clerk of st-aidans", HowKnown.SIGNED_IN)
    assert kept.decision is None
    gone = clerk.get(_DRAFT)
    assert (gone.status_code, kept.id in gone.text) == (409, True), "the draft is gone, and it is said what it became"


def test_who_names_a_booking_is_told_that_the_organiser_reads_it(served: Server) -> None:
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    assert "The organiser reads it in letters: write only what they may read." in clerk.open(f"{_DRAFT}/about").text


def test_answers_are_recorded_once_however_often_they_are_sent(served: Server) -> None:
    """Of two who record the same draft, the second writes nothing, and is told what it became."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    filled(clerk)
    clerk.send(f"{_DRAFT}/check")
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        checklist = here.checklist("venue-booking")
        desk = Desk.at(here.site, here.store, checklist, served.clock)
        draft = resume(here.store, checklist, here.site.venue, "draft-1")
    assert draft is not None
    one, other = (Assessing.begin(desk, draft, on_conflict=lambda *_: None, actor=CLERK) for _ in range(2))
    made = one.finish()
    before = served.store().keys(RECORD_KIND)
    with pytest.raises(RecordedAlreadyError) as refused:
        other.finish()
    assert refused.value.booking == made.id
    assert served.store().keys(RECORD_KIND) == before


@pytest.mark.parametrize("ends", ["thrown away", "recorded"])
def test_what_is_typed_in_an_old_tab_lands_in_no_other_booking(served: Server, ends: str) -> None:
    """The number of a draft that is gone is given to none again, and what was typed stands on the page that says so."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    old = str(clerk.get(_DRAFT).location)
    if ends == "thrown away":
        clerk.send(f"{_DRAFT}/drop")
    else:
        filled(clerk)
        clerk.send(f"{_DRAFT}/check")
        assert clerk.send(f"{_DRAFT}/result").status_code == 302
    other = str(clerk.send(f"{_BOOKINGS}/new", {"checklist": "venue-booking"}).location)
    assert other == f"{_BOOKINGS}/drafts/venue-booking/draft-2/about"
    late = clerk.post(old, {"answer": "Ann <b>Example</b>"})
    assert late.status_code == {"thrown away": 404, "recorded": 409}[ends]
    assert "by clerk of st-aidans" in late.text
    assert "Ann &lt;b&gt;Example&lt;/b&gt;" in late.text


def test_it_goes_on_where_it_was_put_down(served: Server) -> None:
    """What was typed is kept with the button that says so, and shown again to whoever goes on."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    first = str(clerk.get(_DRAFT).location)
    put_down = clerk.send(first, {"answer": "Colin Ashworth", "then": "later"})
    assert put_down.location == f"{_BOOKINGS}/"
    page = clerk.open(f"{_BOOKINGS}/").text
    assert "Hall: talk, 3 October 2027" in page
    assert "Yours" in page
    assert "Colin Ashworth" in clerk.open(first).text
    assert clerk.get(_DRAFT).location != first
    other = served.as_(Role.DUTY_OFFICER)
    assert "Begun by clerk of st-aidans" in other.open(f"{_BOOKINGS}/").text


def test_what_is_not_right_yet_is_kept_for_later_and_is_no_answer(served: Server) -> None:
    """It stands as typed on its page, is complained of on going on, and the answers are not looked over before."""
    clerk = served.as_(Role.CLERK)
    clerk.send(f"{_BOOKINGS}/new", {"checklist": "venue-booking"})
    long = f"{'A long name ' * 30}<b>"
    assert clerk.send(f"{_DRAFT}/about", {"subject": long, "then": "later"}).location == f"{_BOOKINGS}/"
    assert clerk.get(_DRAFT).location == f"{_DRAFT}/about"
    assert str(escape(long)) in clerk.open(f"{_DRAFT}/about").text
    wrong = ((long, "The name must be 200 characters or fewer"), (" ", "Write a short name for the booking"))
    for subject, words in wrong:
        assert f"</span> {words}." in clerk.send(f"{_DRAFT}/about", {"subject": subject}).text
    assert clerk.send(f"{_DRAFT}/about", {"subject": "Hall: talk"}).status_code == 302
    assert filled(clerk, until="event_date") == f"{_DRAFT}/questions/event_date"
    when, event = f"{_DRAFT}/questions/event_date", f"{_DRAFT}/questions/event"
    typed = {"event_date-day": "31", "event_date-month": "2", "event_date-year": "2027", "event_room": "Main hall"}
    page = clerk.open(when).text
    assert clerk.fill(page, when, {**typed, "then": "later"}).location == f"{_BOOKINGS}/"
    assert together_on(clerk.open(when).text).items() >= typed.items()
    assert clerk.get(_DRAFT).location == when
    assert "There is no such day" in clerk.fill(clerk.open(when).text, when, typed).text
    right = {**typed, "event_date-day": "3", "event_date-month": "10", "event_date-year": "2027"}
    assert clerk.fill(clerk.open(when).text, when, right).status_code == 302
    assert filled(clerk) == f"{_DRAFT}/check"
    assert clerk.fill(clerk.open(event).text, event, {"answer": "Talk", "then": "later"}).status_code == 302
    assert clerk.get(_DRAFT).location == event
    assert clerk.get(f"{_DRAFT}/check").location == event, "the answer of before does not stand for it"
    assert ">Talk</textarea>" in clerk.open(event).text or 'value="Talk"' in clerk.open(event).text
    assert clerk.fill(clerk.open(event).text, event, {"answer": "Talk"}).status_code == 400
    assert clerk.fill(clerk.open(event).text, event, {"answer": "", "then": "later"}).status_code == 302
    assert clerk.get(_DRAFT).location == f"{_DRAFT}/check", "what was taken out again is asked about no more"
    assert clerk.fill(clerk.open(event).text, event, {"answer": "x" * 20_001, "then": "later"}).status_code == 400


@pytest.mark.parametrize(
    ("question", "said", "words"),
    [
        ("organiser", {"answer": " "}, "Write an answer"),
        ("booking_for", {}, "Choose an answer"),
        ("booking_for", {"answer": "made-up"}, "Choose an answer"),
        ("planned", {"answer": ["none", "guest"]}, "not both"),
    ],
)
def test_what_cannot_be_used_is_said_at_its_box(
    served: Server, question: str, said: dict[str, object], words: str
) -> None:
    """A summary that leads to the box, and what was typed is still there."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    for each in ("organiser", "booking_for", "organisation", "event"):
        if each == question:
            break
        clerk.send(f"{_DRAFT}/questions/{each}", {"answer": _FIRST[each]})
    answer = clerk.send(f"{_DRAFT}/questions/{question}", said)
    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    assert 'href="#answer"' in answer.text
    assert 'id="answer"' in answer.text
    assert words in unescape(answer.text)
    assert answer.text.count("<title>Error: ") == 1


def test_a_date_is_typed_in_three_boxes_and_an_unlikely_one_is_asked_about_once(served: Server) -> None:
    """A day that is past is kept only once somebody has said that it is meant."""
    clerk = served.as_(Role.CLERK)
    begun(clerk, "Hall: talk")
    where = filled(clerk, until="event_date")
    wrong = clerk.send(where, {"event_date-day": "31", "event_date-month": "2", "event_date-year": "2027"})
    assert wrong.status_code == 400
    assert "There is no such day" in wrong.text
    assert 'href="#event_date"' in wrong.text
    assert 'value="31"' in wrong.text
    past = {"event_date-day": "3", "event_date-month": "10", "event_date-year": "2025"}
    unlikely = clerk.send(where, past)
    assert unlikely.status_code == 400
    assert "This date is past" in unlikely.text
    assert clerk.fill(unlikely.text, where, past).status_code == 302


def test_when_and_where_is_one_page_with_an_error_at_each_box(served: Server) -> None:
    """Day, last day, times and room: what can be used is kept, and each that cannot is told at its own box."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    where = filled(clerk, until="event_last")
    page = clerk.open(where).text
    assert '<h1 class="govuk-heading-l">When and where is it?</h1>' in page
    held = together_on(page)
    assert (held["event_date-day"], held["event_date-month"], held["event_date-year"]) == ("3", "10", "2027")
    last = {"event_last-day": "1", "event_last-month": "10", "event_last-year": "2027"}
    said = {**held, **last, "event_times": "22:00 to 19:00", "event_room": "Main hall"}
    wrong = clerk.fill(page, where, said)
    assert wrong.status_code == 400
    assert "is before the first, 3 October 2027" in wrong.text
    assert "This is read as ending at 7 pm on the next day" in wrong.text
    assert re.findall(r'href="#(event_\w+)"', wrong.text) == ["event_last", "event_times"]
    assert together_on(clerk.open(f"{_DRAFT}/questions/event_times").text)["event_room"] == "Main hall"
    right = {**said, "event_last-day": "17", "event_times": "7 pm to 9 pm"}
    onwards = clerk.fill(wrong.text, where, right)
    assert str(onwards.location).endswith("/audience")
    assert re.search(r'<input [^>]*name="event_room"', page), "a room is one line"
    clerk.fill(wrong.text, where, {**right, "event_room": "Main hall,\nand the stage"})
    assert together_on(clerk.open(where).text)["event_room"].split("\n") == ["Main hall,", "and the stage"]
    back = re.compile(r'<a href="([^"]+)" class="govuk-back-link"')
    assert back.findall(clerk.open(f"{_DRAFT}/questions/event_room").text) == [f"{_DRAFT}/questions/concerns"]


def test_a_page_of_questions_asked_together_takes_nothing_that_it_did_not_ask(served: Server) -> None:
    """A form that an older version set out, or another program sends, takes no answer away."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    where = f"{_DRAFT}/questions/event_date"
    filled(clerk, {"event_room": "Main hall"})
    assert clerk.post(where, {"answer-day": "4", "answer-month": "10", "answer-year": "2027"}).status_code == 302
    held = together_on(clerk.open(where).text)
    assert (held["event_date-day"], held["event_room"]) == ("3", "Main hall")


def test_two_people_at_one_question_lose_nothing(served: Server) -> None:
    """The second sees what the first one said, has their own still before them, and decides."""
    one, other = served.as_(Role.CLERK), served.as_(Role.DUTY_OFFICER)
    begun(one)
    where = f"{_DRAFT}/questions/organiser"
    page = other.open(where).text
    was = re.search(r'name="was" value="([^"]+)"', page)
    assert was is not None
    assert one.send(where, {"answer": "Colin Ashworth"}).status_code == 302
    late = other.post(where, {"answer": "Colin Ashwood", "was": was[1]})
    assert late.status_code == 409
    assert "somebody else has answered this" in late.text.lower()
    assert "“Colin Ashworth”" in late.text
    assert 'value="Colin Ashwood"' in late.text
    now = re.search(r'name="was" value="([^"]+)"', late.text)
    assert now is not None
    assert other.post(where, {"answer": "Colin Ashwood", "was": now[1]}).status_code == 302
    assert "Colin Ashwood" in one.open(where).text


def test_two_people_at_different_questions_do_not_meet(served: Server) -> None:
    """What one answers does not take away what the other did."""
    one, other = served.as_(Role.CLERK), served.as_(Role.DUTY_OFFICER)
    begun(one)
    one.send(f"{_DRAFT}/questions/organiser", {"answer": "Colin Ashworth"})
    other.send(f"{_DRAFT}/questions/booking_for", {"answer": "own_group"})
    one.send(f"{_DRAFT}/questions/event", {"answer": "A talk on the canal"})
    filled(one)
    page = one.open(f"{_DRAFT}/check").text
    for said in ("Colin Ashworth", "Their own group or organisation", "A talk on the canal"):
        assert said in page


def test_nobody_says_that_answers_are_right_which_they_have_not_read(served: Server) -> None:
    """Nor records them: who has a page that another answered otherwise since reads it again."""
    one, other = served.as_(Role.CLERK), served.as_(Role.DUTY_OFFICER)
    begun(one)
    check, before = filled(one), served.store().keys(RECORD_KIND)
    read = one.open(check).text
    other.send(f"{_DRAFT}/questions/organiser", {"answer": "Dinah Ashwick"})
    told = one.fill(read, check)
    assert (told.status_code, "somebody went on with these answers" in told.text) == (409, True)
    assert one.post(check).status_code == 409, "who names nothing has read nothing"
    assert one.fill(one.open(check).text, check).location == f"{_DRAFT}/result"
    assert one.fill(one.open(check).text, check).status_code == 302, "said twice"
    result = one.open(f"{_DRAFT}/result").text
    other.send(f"{_DRAFT}/questions/organiser", {"answer": "Colin Ashwood"})
    other.send(check)
    assert one.fill(result, f"{_DRAFT}/result").status_code == 409
    assert served.store().keys(RECORD_KIND) == before
    assert recorded(served, str(one.send(f"{_DRAFT}/result").location)).person


def test_rows_are_added_and_taken_away(served: Server) -> None:
    """A speaker too many goes again, with everything said of them."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    for each in ("organiser", "booking_for", "organisation", "event"):
        clerk.send(f"{_DRAFT}/questions/{each}", {"answer": _FIRST[each]})
    clerk.send(f"{_DRAFT}/questions/planned", {"answer": ["guest"]})
    speakers = f"{_DRAFT}/questions/speakers"
    assert "Name the first speaker" in clerk.open(speakers).text
    first = str(clerk.send(speakers, {"answer": "yes"}).location)
    assert unescape(first).endswith("speakers[1].speaker_name") or first.endswith("speakers%5B1%5D.speaker_name")
    clerk.send(first, {"answer": "Dr Margaret Bell"})
    page = clerk.open(speakers).text
    assert "Dr Margaret Bell" in page
    asked = clerk.send(speakers, {"remove": "0"})
    assert "Everything said of Dr Margaret Bell" in asked.text
    assert "Dr Margaret Bell" in clerk.open(speakers).text
    assert clerk.send(speakers, {"remove": "0", "sure": "yes"}).status_code == 302
    assert "Dr Margaret Bell" not in clerk.open(speakers).text
    assert clerk.post(speakers, {"remove": "7"}).status_code == 400


def test_nothing_of_what_lists_say_stands_on_a_screen_at_the_desk(served: Server) -> None:
    """The clerk learns that somebody looks at it; what the name is like is on a page of staff who may see it."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    filled(clerk, {"organisation": "Al-Qaida"})
    names = str(clerk.send(f"{_DRAFT}/check").location)
    assert names == f"{_DRAFT}/names"
    pages = [clerk.open(names).text]
    result = str(clerk.send(names).location)
    pages.append(clerk.open(result).text)
    booking = str(clerk.send(result).location)
    pages += [clerk.open(booking).text, clerk.open(f"{_BOOKINGS}/").text]
    for page in pages:
        text = unescape(page)
        assert "Al-Qa'ida" not in text
        assert not re.search(r"\b(like one on a list|proscribed|judge|match|sanction)", text, re.IGNORECASE), text
    assert clerk.get(f"{booking}/names").status_code == 403

    decider = served.as_(Role.DECIDER)
    assert "Names to judge today" in decider.open(f"{_BOOKINGS}/").text
    page = unescape(decider.open(f"{booking}/names").text)
    assert "Al-Qa'ida" in page
    short = decider.send(f"{booking}/names", {"word": "not_the_same", "reason": "no"})
    assert short.status_code == 400
    assert decider.send(f"{booking}/names", {"word": "open"}).location == booking
    reason = "A film club of this name, registered in Leeds since 1998"
    unread = {**hidden_entries(decider.open(f"{booking}/names").text), "word": "not_the_same", "reason": reason}
    for seen in ("", "x", "0"):
        assert decider.post(f"{booking}/names", {**unread, "seen": seen}).status_code == 409, "who read nothing"
    assert any(name.to_judge for name in recorded(served, booking).screened)
    assert decider.send(f"{booking}/names", {"word": "not_the_same", "reason": reason}).status_code == 302
    assert "No name waits to be judged" in decider.open(f"{booking}/names").text
    kept = recorded(served, booking)
    assert not any(name.to_judge for name in kept.screened)


def test_whoever_judges_a_passage_reads_the_whole_answer(served: Server) -> None:
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    event = "Letters for people arrested for signs that say 'No to war. I support Al-Qaida'"
    filled(clerk, {"event": event})
    result = str(clerk.send(str(clerk.send(f"{_DRAFT}/check").location)).location)
    booking = str(clerk.send(result).location)
    page = unescape(served.as_(Role.DECIDER).open(f"{booking}/names").text)
    assert f">{event}</dd>" in page
    assert ">I support" not in page

    # once only weak ones are left, who may see matches sees what tells each apart, a person's too
    weak = replace(SCREENED.matches[0], held=None, weak=True, apart="born 1965 in Quuxtown")
    person = replace(SCREENED, name="Ann Zorblax", kind="person", matches=(weak,))
    kept, booking = (
        replace(recorded(served, booking), id="assessment-weak", screened=(person,)),
        f"{_BOOKINGS}/assessment-weak",
    )
    served.store().append(RECORD_KIND, kept.id, kept, served.clock())
    assert "weakly like" not in clerk.open(booking).text
    assert f"{booking}/names" in served.as_(Role.DECIDER).open(booking).text
    page = unescape(served.as_(Role.DECIDER).open(f"{booking}/names").text)
    assert "Ann Zorblax" in page
    assert "Born 1965 in Quuxtown" in page


@pytest.mark.parametrize("said", [None, "No concern of ours"])
def test_how_a_booking_stands_is_said_at_the_desk_without_the_cause(served: Server, said: str | None) -> None:
    """An approval of before that waits because of a name is not confirmed: that is said, and neither why nor for whom.

    The clerk's page does not show that anybody was asked; whoever may see what lists say sees what they answered.
    """
    store, at = served.store(), samples.NOW
    waits = replace(samples.booking(), id="assessment-waits", venue=SCHOOL, screened=(SCREENED,))
    assert waits.decision is not None
    waits = replace(waits, decision=replace(waits.decision, kind=OutcomeKind.APPROVE, valid_until=None))
    store.append(RECORD_KIND, waits.id, waits, at)
    if said:
        reply = Reply(assessment=waits.id, answerer=Answerer.POLICE, said=said, person="Joan", at=served.clock())
        store.append(REPLY, "reply-1", reply, at)
    clerk = served.as_(Role.CLERK)
    for page in (clerk.open(f"{_BOOKINGS}/").text, clerk.open(f"{_BOOKINGS}/{waits.id}").text):
        text = unescape(page)
        assert NOT_CONFIRMED in text
        assert not re.search(r"like a listed|police|Prevent coordinator|No concern of ours", text), text
    page = served.as_(Role.DECIDER).open(f"{_BOOKINGS}/{waits.id}").text
    assert ("No concern of ours" in page) is (said is not None)


def test_an_organisation_is_looked_up_once_on_leaving_its_page(served: Server) -> None:
    """The desk's next page tells nothing; a page of staff has it at once; the same name is not looked up again."""
    clerk, decider = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    begun(clerk)
    where = filled(clerk, until="organisation")
    early = f"{_DRAFT}/organisations"
    assert "No organisation has been named" in decider.open(early).text
    onwards = str(clerk.send(where, {"answer": "Al-Qaida"}).location)
    assert "Al-Qa'ida" not in unescape(clerk.open(onwards).text)
    assert clerk.get(early).status_code == 403
    page = unescape(decider.open(early).text)
    assert "Al-Qa'ida" in page
    assert "1 likeness to judge" in page
    with patch.object(SiteScreener, "look_up", side_effect=AssertionError("looked up again")):
        assert clerk.send(where, {"answer": "Al-Qaida"}).status_code == 302
        assert "Al-Qa'ida" in unescape(decider.open(early).text)
    clerk.send(where, {"answer": "Lockside History Society"})
    assert "Al-Qa'ida" not in unescape(decider.open(early).text)
    clerk.send(where, {"answer": "Al-Qaida"})
    clerk.send(f"{_DRAFT}/drop")
    assert served.store().drafts("names_early") == ()
    assert "Judge by" not in decider.open(f"{_BOOKINGS}/").text


def test_a_name_in_a_booking_that_is_not_finished_is_judged_by_those_who_may(served: Server) -> None:
    """It waits on their list with its day, and is judged there; the clerk's list shows nothing of it."""
    clerk, decider = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    begun(clerk)
    clerk.send(filled(clerk, until="organisation"), {"answer": "Al-Qaida"})
    judge = f"{_DRAFT}/matches"
    assert "Judge by" not in clerk.open(f"{_BOOKINGS}/").text
    assert clerk.get(judge).status_code == 403
    mine = decider.open(f"{_BOOKINGS}/").text
    assert f"Judge by {day_words.day(served.clock())}: 1 likeness" in mine
    assert judge in mine
    assert "venue-booking/draft-1" in waits_for_deciders(served.store(), served.clock())
    entry = re.search(r'name="entry" value="([^"]+)"', decider.open(judge).text)
    assert entry is not None
    said = {"entry": entry[1], "given": "Al-Qaida", "word": "not_the_same"}
    assert decider.send(judge, said).status_code == 400
    reason = "A quiz team of this name, known here for years"
    assert decider.send(judge, {**said, "reason": reason}).status_code == 302
    assert "Judge by" not in decider.open(f"{_BOOKINGS}/").text
    assert "No name waits to be judged" in decider.open(judge).text


def test_a_booking_is_shown_in_the_words_of_the_report(served: Server) -> None:
    """What a page says of it, the report says too, word for word."""
    kept = read_assessment(served.store(), BOOKING).value
    shown = assessments_of((kept,), served.clock()).shown[0]
    page = unescape(served.as_(Role.DECIDER).open(f"{_BOOKINGS}/{BOOKING}/outcome").text)
    for words in (shown.subject, shown.recommended_words, *shown.reasons, *(one.text for one in shown.points)):
        assert words in page


def deciding(browser: Browser, said: Mapping[str, object], then: str) -> TestResponse:
    """Send the page of a decision."""
    outcome = str(said["outcome"])
    where = f"{_BOOKINGS}/{BOOKING}/decide?outcome={outcome}"
    return browser.send(where, {**said, "then": then})


_REFER = {"outcome": "refer", "reasons": "The speaker is unknown to us; the coordinator knows the society."}


def test_a_decider_sees_the_letter_before_anything_is_recorded(served: Server) -> None:
    """The letter first, then the record: with who decided, as signed in."""
    decider = served.as_(Role.DECIDER)
    preview = deciding(decider, _REFER, "preview")
    assert preview.status_code == 200
    assert "The letter as it will go out" in preview.text
    assert read_assessment(served.store(), BOOKING).value.decision is None
    done = deciding(decider, _REFER, "record")
    assert done.location == f"{_BOOKINGS}/{BOOKING}"
    decision = read_assessment(served.store(), BOOKING).value.decision
    assert decision is not None
    assert (decision.kind, decision.person) == (OutcomeKind.REFER, "decider of st-aidans")
    assert decision.by is not None
    assert decision.by.known is HowKnown.SIGNED_IN


def test_whoever_approves_without_lists_is_told_before_and_when_it_is_recorded(served: Server) -> None:
    """On the page with the letter, which says it to the organiser, and on the booking; not when passing up."""
    decider = served.as_(Role.DECIDER)
    told = "The letter says that we look names up again before the event: see to it."
    assert told not in deciding(decider, _REFER, "preview").text
    approve = {"outcome": "approve", "reasons": "We asked, and the programme is another one: a talk on walking."}
    preview = unescape(deciding(decider, approve, "preview").text)
    assert told in preview
    assert "We look up the organisations that a booking names on public lists." in preview
    done = deciding(decider, approve, "record")
    assert told in unescape(decider.open(str(done.location)).text)
    never = "Never by themselves the reason: complaints, lawful views of a speaker or of the group"
    assert never not in decider.open(f"{_BOOKINGS}/{BOOKING}/decide?outcome=approve").text


_TICKED = re.compile(r"""<input(?:\s+[\w-]+="[^"]*")*\s+checked[\s>]""")
"""A box or a button that is ticked: the word as an attribute, and not in the text of a condition."""


def test_a_clerk_who_opens_a_decision_that_is_not_theirs_is_told_who_may_take_it(served: Server) -> None:
    """By the address of a refusal, which a colleague may have sent them; and what is offered nobody is no decision."""
    clerk = served.as_(Role.CLERK)
    told = clerk.get(f"{_BOOKINGS}/{BOOKING}/decide?outcome=refuse")
    assert told.status_code == 403
    assert "may not decide" in told.text
    assert "duty officer or manager" in told.text
    assert clerk.get(f"{_BOOKINGS}/{BOOKING}/decide?outcome=no-such").status_code == 302


def test_nothing_is_ticked_before_somebody_decides(served: Server) -> None:
    """Not what is recommended either; to go on without a choice is told, and not a way round."""
    decider = served.as_(Role.DECIDER)
    where = f"{_BOOKINGS}/{BOOKING}"
    page = decider.open(f"{where}/outcome").text
    assert "This one is yours to decide: the venue names you for it." in page
    assert "Leave it open, for you to decide later" in page
    assert "Recommended" not in page, "to leave it open is not what is recommended to whoever is named for it"
    assert not _TICKED.search(page)
    assert not _TICKED.search(decider.open(f"{where}/decide?outcome=approve-with-conditions").text)
    unsaid = decider.get(f"{where}/decide")
    assert unsaid.status_code == 400
    assert "Choose what you decide" in unsaid.text


def test_what_a_decision_lacks_is_said_at_its_box(served: Server) -> None:
    """A refusal asks for the balance, and says what is missing in it."""
    answer = deciding(served.as_(Role.DECIDER), {"outcome": "refuse", "reasons": "extremist"}, "preview")
    assert answer.status_code == 400
    for field in ("reasons", "right_engaged", "why_proportionate", "power_relied_on"):
        assert f'href="#{field}"' in answer.text
        assert f'id="{field}"' in answer.text


@pytest.mark.parametrize(("until", "status"), [("25 September 2026", 200), ("2026-09-25", 200), ("soon", 400)])
def test_a_hold_takes_its_end_as_its_hint_writes_it(served: Server, until: str, status: int) -> None:
    said = {"outcome": "hold", "until": until, "reasons": "We asked the police, and wait for what they answer."}
    assert deciding(served.as_(Role.DECIDER), said, "preview").status_code == status


def test_what_a_letter_lacks_is_said_in_a_pages_words(served: Server) -> None:
    """With a way to the question of the settings page for whoever may answer it; never a key of the file."""
    manager = served.as_(Role.MANAGER)
    assert manager.send(f"/venues/{SCHOOL}/settings/say/review", {"review": ""}).status_code == 302
    with served.app.test_request_context():
        lacks = Problem(what="it lacks one", setting=("letters", "review"))
        assert [asked.field for asked in to_say([lacks, Problem(what="nobody signs it")])] == ["review"]
    said = {
        "outcome": "refuse",
        "role": "Manager",
        "reasons": "The poster says that fighting will be taught with knives.",
        "right_engaged": "To meet",
        "aim": "To keep visitors from being hurt",
        "why_proportionate": "A steward would not stop knives from being used",
        "power_relied_on": "Hire terms, clause 4",
        "fact": "The poster says that knives will be used",
        "source": "The poster, seen by the desk",
        "alternative": "Another hall that has licensed instructors",
        "rests_on": "none",
    }
    page = deciding(manager, said, "preview").text
    assert "There is no letter to show yet" in page or "Before it can go out" in page
    assert f"/venues/{SCHOOL}/settings/say/review" in page
    assert "letters:" not in page


def test_nobody_is_given_words_as_their_reasons(served: Server) -> None:
    """Whoever decides as is recommended may write none: the box is empty, and the record says that."""
    decider = served.as_(Role.DECIDER)
    page = decider.open(f"{_BOOKINGS}/{BOOKING}/decide?outcome=refer").text
    box = re.search(r'<textarea[^>]* name="reasons"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert box is not None
    assert not box[1].strip()
    assert "You may leave this empty" in page
    assert deciding(decider, {**_REFER, "reasons": ""}, "record").status_code == 302
    recorded = decider.open(f"{_BOOKINGS}/{BOOKING}").text
    assert "No reasons were written beyond those of the recommendation." in recorded
    assert "I agree" not in recorded


def test_no_name_turns_a_page_around(served: Server) -> None:
    """However it came to be on record: what turns text around is written on no page, in a title or in a box."""
    with served.app.test_request_context():
        page = render_template_string("{{ one }}<input value='{{ one }}'>", one="Hall \u202ekoob\u202c – fair\0")
    assert page == "Hall koob – fair<input value='Hall koob – fair'>"


def test_whoever_may_not_decide_it_reads_so_before_they_write(served: Server) -> None:
    """For whom it is stands beside what is offered, and where the boxes would be; the named person has the boxes."""
    named = {"deciders.0.name": "Joan Whitlock", "deciders.1.name": "Eve Rees"}
    manager, decider = served.as_(Role.MANAGER), served.as_(Role.DECIDER)
    assert manager.send(f"/venues/{SCHOOL}/settings/who-decides", named).status_code == 302
    said = "This is for the venue&#39;s named decider or a deputy: refer it to Joan Whitlock"
    assert said in decider.open(f"{_BOOKINGS}/{BOOKING}/outcome").text
    page = decider.open(f"{_BOOKINGS}/{BOOKING}/decide?outcome=refuse").text
    assert said in page
    assert "<textarea" not in page
    assert "<textarea" in decider.open(f"{_BOOKINGS}/{BOOKING}/decide?outcome=refer").text
    assert served.as_(Role.DECIDER).open(f"{_BOOKINGS}/{BOOKING}/decide?outcome=refer").text.count(said) == 0


def test_the_second_of_two_deciders_is_told_and_loses_nothing(served: Server) -> None:
    """Who decided, and what; what they wrote stands in the boxes when they look again."""
    one, other = served.as_(Role.DECIDER), served.as_(Role.MANAGER)
    where = f"{_BOOKINGS}/{BOOKING}/decide?outcome=refer"
    page = other.open(where).text
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen is not None
    assert deciding(one, _REFER, "record").status_code == 302
    mine = {"outcome": "refer", "reasons": "I want the police asked about the speaker first.", "seen": seen[1]}
    late = other.post(where, {**mine, "then": "record"})
    assert late.status_code == 409
    assert "decider of st-aidans" in late.text
    assert "What you sent was not recorded" in late.text
    assert "I want the police asked about the speaker first." in late.text
    early = other.post(where, {**mine, "outcome": "approve"})
    assert (early.status_code, "police asked" in early.text) == (409, True), "before the letter is shown, too"
    again = other.open(where).text
    assert "I want the police asked about the speaker first." in again


def test_a_letter_is_given_out_as_a_file_and_recorded(served: Server) -> None:
    """The program sends nothing; that it was made is on record, and the file is no page."""
    decider = served.as_(Role.DECIDER)
    deciding(decider, _REFER, "record")
    where = f"{_BOOKINGS}/{BOOKING}/letter"
    assert "this program sends nothing" in decider.open(where).text
    for format_, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("text", b"")):
        answer = decider.send(where, {"format": format_})
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=letter-")
        assert answer.data.startswith(begins)
        answer.close()
    assert "Made before" in decider.open(where).text


def test_an_organiser_is_asked_for_what_is_missing(served: Server) -> None:
    """Seen in the letter first, and not without saying what is needed."""
    clerk = served.as_(Role.CLERK)
    where = f"{_BOOKINGS}/{BOOKING}/letter"
    assert f"{where}?ask=yes" in clerk.open(where).text
    asking = clerk.open(f"{where}?ask=yes")
    assert "What do you need?" in asking.text
    bare = clerk.send(f"{where}?ask=yes", {"format": "text"})
    assert (bare.status_code, "does not say what you need" in bare.text) == (400, True)
    said = {"ask": "Who speaks\n\nWhat it is <about>"}
    seen = clerk.send(f"{where}?ask=yes", {**said, "then": "see"})
    assert "<li>What it is &lt;about&gt;</li>" in seen.text
    assert "Made before" not in seen.text
    unread = clerk.send(f"{where}?ask=yes", {**said, "format": "text"})
    assert (unread.status_code, "Read in the letter what you ask for" in unread.text) == (400, True)
    made = clerk.fill(seen.text, f"{where}?ask=yes", {**said, "format": "text"})
    assert made.headers["Content-Disposition"].startswith("attachment; filename=letter-")
    assert "Before we can decide we need the following from you:" in made.text
    assert "Made before" in clerk.open(where).text


def test_no_letter_is_made_but_the_one_that_was_read(served: Server) -> None:
    """Who has an older one before them, of another decision or written otherwise by now, is told, and makes none."""
    decider, clerk = served.as_(Role.DECIDER), served.as_(Role.CLERK)
    deciding(decider, _REFER, "record")
    where = f"{_BOOKINGS}/{BOOKING}/letter"
    read = hidden_entries(clerk.open(where).text)["seen"]
    served.clock.move(days=1)
    decider, clerk = served.as_(Role.DECIDER), served.as_(Role.CLERK)
    of_another_day = clerk.send(where, {"format": "text", "seen": read})
    assert (of_another_day.status_code, "says something else by now" in of_another_day.text) == (409, True)
    opened = clerk.open(where).text
    hold = {"outcome": "hold", "until": "2026-09-25", "reasons": "We asked the police, and wait for what they answer."}
    assert deciding(decider, hold, "record").status_code == 302
    late = clerk.fill(opened, where, {"format": "text"})
    assert late.status_code == 409
    assert "decider of st-aidans" in late.text
    assert not served.store().keys(LETTER)


@pytest.mark.parametrize("which", ["nothing", "record alone", "letter alone"])
def test_whoever_names_no_letter_that_they_read_makes_none(served: Server, which: str) -> None:
    """What a page sends unseen may be missing: then nobody says that it was read, and nobody approves it."""
    decider = served.as_(Role.DECIDER)
    deciding(decider, _REFER, "record")
    where = f"{_BOOKINGS}/{BOOKING}/letter"
    number, _, mark = hidden_entries(decider.open(where).text)["seen"].partition(" ")
    seen = {"nothing": {}, "record alone": {"seen": number}, "letter alone": {"seen": f" {mark}"}}[which]
    assert decider.post(where, {"format": "text", "approved_by": "yes", **seen}).status_code == 409
    assert not served.store().keys(LETTER)


def test_a_file_that_is_shown_is_looked_at_and_not_kept() -> None:
    """Its kind is told by what it holds, whatever it is called."""
    question = Question(id="terms", section="ask", text="Which?", type=AnswerType.FILE)
    for name, content, taken in (
        ("a.pdf", b"%PDF-1.7 x", True),
        ("a.pdf", b"<script>", False),
        ("a.exe", b"MZ", False),
    ):
        files = MultiDict({"answer": FileStorage(BytesIO(content), filename=name)})
        if taken:
            kept = read_typed(question, MultiDict(), files)
            assert isinstance(kept, FileKept)
            assert kept.name == name
        else:
            with pytest.raises(AnswerError):
                read_typed(question, MultiDict(), files)


def test_what_has_changed_is_decided_on_anew_under_the_same_number(served: Server) -> None:
    """Its answers stand there as recorded; nothing is recorded before one is otherwise."""
    clerk = served.as_(Role.CLERK)
    where = f"{_BOOKINGS}/{BOOKING}/change"
    assert "stays the same booking" in clerk.open(where).text
    assert read_assessment(served.store(), BOOKING).value.person == "Priya Nandakumar"
    check = str(clerk.send(where).location)
    assert check == f"{_DRAFT}/check"
    unchanged = clerk.send(check)
    assert unchanged.status_code == 400
    assert "There is a problem" in unchanged.text
    said = {"answer": "A concert of the canal choir, all welcome"}
    changed = clerk.send(f"{_DRAFT}/questions/event?back=check", said)
    assert changed.status_code == 302
    assert filled(clerk) == check
    assert "Changed so far: " in clerk.open(check).text
    result = str(clerk.send(check).location)
    if result.endswith("/names"):
        result = str(clerk.send(result).location)
    assert clerk.send(result).location == f"{_BOOKINGS}/{BOOKING}"
    kept = read_assessment(served.store(), BOOKING).value
    answers = {one.question: one.shown for one in kept.answers}
    assert answers["event"] == said["answer"]
    assert (kept.id, kept.person) == (BOOKING, "clerk of st-aidans")


def test_a_draft_is_thrown_away_only_once_somebody_said_so(served: Server) -> None:
    """Asking for the page throws nothing away."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    assert "cannot be brought back" in clerk.open(f"{_DRAFT}/drop").text
    assert clerk.get(_DRAFT).status_code == 302
    assert clerk.send(f"{_DRAFT}/drop").status_code == 302
    assert clerk.get(_DRAFT).status_code == 404


def test_who_read_a_draft_before_somebody_went_on_with_it_neither_renames_nor_drops_it(served: Server) -> None:
    """They are told what it is called now, and by whom; what was answered since is thrown away by nobody unread."""
    clerk, other = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    begun(clerk)
    named, dropped = (clerk.open(f"{_DRAFT}/{page}").text for page in ("about", "drop"))
    assert other.send(f"{_DRAFT}/about", {"subject": "Hall: fair, 3 October 2027"}).status_code == 302
    refused = clerk.fill(named, f"{_DRAFT}/about", {"subject": "Mine"})
    assert refused.status_code == 409
    assert "Hall: fair, 3 October 2027" in refused.text
    refused = clerk.fill(dropped, f"{_DRAFT}/drop")
    assert refused.status_code == 409
    assert "Hall: fair, 3 October 2027" in clerk.open(f"{_DRAFT}/about").text
    assert clerk.send(f"{_DRAFT}/about", {"subject": "Mine"}).status_code == 302


def test_a_draft_that_cannot_be_read_is_listed_beside_the_others_and_thrown_away(served: Server) -> None:
    """It is no record: the desk goes on, and it goes as any draft."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    served.store().save_draft("assessment", "x", [])
    page = clerk.open(f"{_BOOKINGS}/").text
    assert "A draft cannot be read" in page
    assert "Hall: talk, 3 October 2027" in page
    dropped = f"{_BOOKINGS}/drafts/x/_/drop"
    assert dropped in page
    assert "cannot be read" in clerk.open(dropped).text
    assert clerk.send(dropped).status_code == 302
    page = clerk.open(f"{_BOOKINGS}/").text
    assert "A draft cannot be read" not in page
    assert "Hall: talk, 3 October 2027" in page


def test_what_people_wrote_is_text_wherever_it_stands(served: Server) -> None:
    """No tag of theirs is one of ours."""
    clerk = served.as_(Role.CLERK)
    begun(clerk, "<script>alert(1)</script> <b>hall</b>")
    for path in (f"{_BOOKINGS}/", f"{_DRAFT}/about", f"{_DRAFT}/drop"):
        page = clerk.open(path).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_waiting_bookings_come_first_and_lead_to_the_decision(served: Server) -> None:
    """For whoever decides; a clerk is led to the booking."""
    assert f'href="{_BOOKINGS}/{BOOKING}/outcome"' in served.as_(Role.DECIDER).open(f"{_BOOKINGS}/").text
    page = served.as_(Role.CLERK).open(f"{_BOOKINGS}/").text
    assert f'href="{_BOOKINGS}/{BOOKING}"' in page
    assert BOOKED in page


def test_what_somebody_wrote_of_a_decision_is_shown_to_nobody_else(served: Server) -> None:
    """Others are told whose it is, and since when."""
    one, other = served.as_(Role.DECIDER), served.as_(Role.MANAGER)
    where = f"{_BOOKINGS}/{BOOKING}/decide?outcome=refer"
    seen = re.search(r'name="seen" value="([^"]*)"', other.open(where).text)
    assert seen is not None
    assert deciding(one, _REFER, "record").status_code == 302
    mine = {"outcome": "refer", "reasons": "Mine, and nobody else's.", "seen": seen[1], "then": "record"}
    assert other.post(where, mine).status_code == 409
    page, theirs = other.open(f"{_BOOKINGS}/{BOOKING}/outcome").text, one.open(f"{_BOOKINGS}/{BOOKING}/outcome").text
    assert "What you wrote for a decision that was not recorded is kept" in page
    assert "manager of st-aidans has begun a decision" not in page
    assert "manager of st-aidans has begun a decision on this, since" in unescape(theirs)
    assert "Mine, and nobody" in unescape(other.open(where).text)
    assert "Mine, and nobody" not in unescape(one.open(where).text)


def test_a_change_of_a_booking_that_moved_is_taken_up_anew(served: Server) -> None:
    """What changed is said, with the way on and the way out; nothing typed is lost."""
    clerk, where = served.as_(Role.CLERK), f"{_BOOKINGS}/{BOOKING}/change"
    clerk.send(where)
    clerk.send(f"{_DRAFT}/questions/event?back=check", {"answer": "A concert of the canal choir, all welcome"})
    assert deciding(served.as_(Role.DECIDER), _REFER, "record").status_code == 302
    assert filled(clerk) == f"{_DRAFT}/anew"
    page = clerk.open(f"{_DRAFT}/anew").text
    assert "has changed since you began" in page
    assert "decision: refer to a named person before replying" in page
    assert clerk.get(f"{_DRAFT}/check").location == f"{_DRAFT}/anew"
    assert clerk.get(f"{_DRAFT}/result").location == f"{_DRAFT}/anew"
    clerk.send(f"{_DRAFT}/anew")
    assert filled(clerk) == f"{_DRAFT}/check"
    assert "canal choir" in clerk.open(f"{_DRAFT}/check").text
    result = str(clerk.send(f"{_DRAFT}/check").location)
    if result.endswith("/names"):
        result = str(clerk.send(result).location)
    assert clerk.send(result).location == f"{_BOOKINGS}/{BOOKING}"


def test_what_was_noted_of_a_thing_to_do_stands_with_the_booking(served: Server) -> None:
    """Which exception a session for one sex rests on has its place."""
    clerk, at = served.as_(Role.CLERK), served.clock()
    said = ActionNote(
        action=f"{BOOKING}:which-exception",
        at=at,
        person="Pat Green",
        closed=True,
        reason="Schedule 3, paragraph 27",
        text="Note which exception the session rests on.",
    )
    other = replace(said, action="another:which-exception", reason="Of another booking")
    for note in (said, other):
        served.store().append("action", note.action, note, at)
    page = clerk.open(f"{_BOOKINGS}/{BOOKING}").text
    assert "Schedule 3, paragraph 27" in page
    assert "Of another booking" not in page


def test_what_is_still_to_do_stands_with_the_booking_until_it_is_done(served: Server) -> None:
    """A worry about a child above all: whoever recorded it is told to ring 999 in danger, and whom to tell today."""
    clerk = served.as_(Role.CLERK)
    where = str(clerk.send(f"{_BOOKINGS}/new", {"checklist": "out-of-school-settings"}).location)
    clerk.send(where, {"subject": "Pool, Saturdays"})
    draft = where.removesuffix("/about")
    said = dict.fromkeys(("policy", "lead", "recruitment", "training", "health_safety", "governance"), "seen")
    said |= {"liaison": "seen", "terms": "seen", "materials": "none", "school_hours": "no", "worries": "yes"}
    assert filled(clerk, said, draft=draft) == f"{draft}/check"
    booking = str(clerk.send(str(clerk.send(f"{draft}/check").location)).location)
    page = unescape(clerk.open(booking).text)
    assert "call 999 first" in page
    assert "Who: whoever noticed. By when: 21 September 2026" in page
    served.clock.move(hours=9)
    assert "By when: 21 September 2026 (late)" in unescape(served.as_(Role.DUTY_OFFICER).open(booking).text)
    told = ActionNote(action=f"{booking.rpartition('/')[2]}:tell-dsl", at=served.clock(), person="Pat", closed=True)
    served.store().append("action", told.action, told, served.clock())
    assert "call 999 first" not in served.as_(Role.DUTY_OFFICER).open(booking).text


def test_what_is_to_do_about_a_name_stands_on_no_screen_at_the_desk(served: Server) -> None:
    open_match = replace(SCREENED.matches[0], held=None)
    action = Action(id="ask-about-names", text="Tell the police of the name.", owner="Joan", due=None)
    screened = (replace(SCREENED, matches=(open_match,)),)
    one = replace(samples.booking(), id="assessment-named", venue=SCHOOL, screened=screened, actions=(action,))
    served.store().append(RECORD_KIND, one.id, one, served.clock())
    where = f"{_BOOKINGS}/{one.id}"
    assert "Tell the police of the name" not in served.as_(Role.CLERK).open(where).text
    assert "Tell the police of the name" in served.as_(Role.DECIDER).open(where).text


def test_nothing_is_asked_of_an_organiser_of_whom_a_name_may_be_listed(served: Server) -> None:
    """A new link would tell them that somebody looks; the one that they have stays as it is."""
    one = replace(
        samples.booking(), id="assessment-named", checklist="venue-booking", venue=SCHOOL, screened=(SCREENED,)
    )
    served.store().append(RECORD_KIND, one.id, one, served.clock())
    clerk, where = served.as_(Role.CLERK), f"{_BOOKINGS}/{one.id}/organiser"
    page = clerk.open(where).text
    assert "Ask the organiser nothing now" in page
    assert "No letter but the holding letter goes out" in unescape(page)
    assert "Make the link" not in page
    refused = clerk.send(where, {"days": "14"})
    assert refused.status_code == 403
    assert "/your-booking/" not in refused.text
    plain = replace(one, id="assessment-plain", screened=())
    served.store().append(RECORD_KIND, plain.id, plain, served.clock())
    where = f"{_BOOKINGS}/{plain.id}/organiser"
    assert "Make the link" in clerk.open(where).text
    assert "/your-booking/" in clerk.send(where, {"days": "14"}).text


@pytest.mark.parametrize("checklist", ["private-venue-advice", "filtering-and-monitoring-review"])
def test_what_is_no_booking_is_answered_on_pages_too(served: Server, checklist: str) -> None:
    """Advice to an owner ends in a letter, a review in what is stated; nobody decides on either."""
    clerk, decider = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    where = str(clerk.send(f"{_BOOKINGS}/new", {"checklist": checklist}).location)
    assert "What is this about?" in clerk.open(where).text
    clerk.send(where, {"subject": "The Crown"})
    draft = where.removesuffix("/about")
    assert filled(clerk, draft=draft) == f"{draft}/check"
    result = str(clerk.send(f"{draft}/check").location)
    assert "Nobody decides on it." in clerk.open(result).text
    booking = str(clerk.send(result).location)
    page = decider.open(booking).text
    assert f'{booking}/outcome"' not in page
    assert (f'{booking}/letter"' in page) is (checklist == "private-venue-advice")
    points = page.partition("What the owner can do</h2>")[2].partition("<h2")[0]
    assert ("The Equality Act binds whoever lets rooms" in points) is (checklist == "private-venue-advice")


@pytest.mark.parametrize(("box", "status"), [("free_conditions", 200), ("own_conditions", 400)])
def test_a_typed_condition_brings_the_balance_unless_it_stands_in_the_box_of_what_limits_nothing(
    served: Server, box: str, status: int
) -> None:
    """What was typed stays in its box where something is missing, and the preview has it as a condition."""
    chairs = "The chairs are put back by ten"
    said = {"outcome": "approve-with-conditions", box: chairs, "reasons": "The hall is used at eleven by others."}
    answer = deciding(served.as_(Role.DECIDER), said, "preview")
    assert answer.status_code == status, answer.text[:3_000]
    assert ('href="#aim"' in answer.text) is (status == 400)
    assert chairs in answer.text
    wrong = deciding(served.as_(Role.DECIDER), {**said, "reasons": ""}, "preview")
    assert wrong.status_code == 400
    typed = re.search(rf'<textarea[^>]*name="{box}"[^>]*>([^<]*)<', wrong.text)
    assert typed is not None
    assert typed[1].strip() == chairs


def test_the_deposit_of_a_booking_taken_back_is_asked_only_where_it_was_confirmed(served: Server) -> None:
    """And may be left empty: then no letter follows."""
    decider, where = served.as_(Role.DECIDER), f"{_BOOKINGS}/{BOOKING}/decide?outcome=withdrawn"
    assert 'name="deposit"' not in decider.open(where).text
    approved = {"outcome": "approve", "reasons": "Nothing that they plan is against the law or our terms."}
    assert deciding(decider, approved, "record").status_code == 302
    assert 'name="deposit"' in decider.open(where).text
    said = {"outcome": "withdrawn", "reasons": "They rang, and go elsewhere."}
    assert "no letter is needed" in deciding(decider, said, "preview").text
    told = deciding(decider, {**said, "deposit": "The 50 pounds are paid back."}, "preview").text
    assert "You have withdrawn your booking" in told
    assert "The 50 pounds are paid back." in told

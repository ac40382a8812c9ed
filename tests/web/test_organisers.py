"""An organiser's part by a link: opened again and again, submitted once, corrected, taken back; and what staff see."""

import re
from collections.abc import Mapping
from html import unescape
from unittest.mock import patch

import pytest

from tests.web.site import BOOKING, LIBRARY, SCHOOL, Browser, Server, together_on
from tests.web.test_bookings import _DRAFT, begun, filled
from venuecheck.assessment.answers import ORGANISERS_LINK
from venuecheck.core.actor import Role
from venuecheck.records.store import Store
from venuecheck.service.bookings.drafts import Draft, resume
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.organisers_forms import forms
from venuecheck.web import asking

_BOOKINGS = f"/venues/{SCHOOL}/bookings"
_THEIRS: dict[str, object] = {
    "organiser": "Colin Ashworth",
    "booking_for": "own_group",
    "organisation": "Lockside History Society",
    "event": "Illustrated talk on the canal strikes",
    "planned": ["none"],
    "hire_terms": "agreed",
    "event_reach": "01632 960123",
}


def link(clerk: Browser, where: str = f"{_DRAFT}/organiser") -> str:
    """Make a link, and give its address on this server."""
    page = clerk.send(where, {"days": "14"})
    assert page.status_code == 200, page.text[:2_000]
    found = re.search(r"/your-booking/[\w-]+/[\w-]+/", page.text)
    assert found is not None, page.text
    return found[0]


@pytest.fixture
def address(served: Server) -> str:
    """Give the link of a booking that a clerk has begun."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    return link(clerk)


def answered(organiser: Browser, address: str, said: Mapping[str, object] | None = None) -> str:
    """Answer every question that comes, and give the address after the last."""
    answers = {**_THEIRS, **(said or {})}
    where = str(organiser.get(f"{address}next").location)
    for _ in range(40):
        if "/questions/" not in where:
            return where
        question = where.rpartition("/questions/")[2]
        page = organiser.open(where).text
        together, ready = together_on(page), answers.get(question)
        if ready is None:
            assert "(optional)" in page, question
            ready = ""
        sent = {one: answers.get(one, held) for one, held in together.items()} or {"answer": ready}
        answer = organiser.fill(page, where, sent)
        assert answer.status_code == 302, f"{question}\n{answer.text[:3_000]}"
        where = str(answer.location)
    pytest.fail(f"the questions do not end: {where}")


def draft_at_the_desk(served: Server, name: str = "draft-1") -> Draft:
    """Read what the venue has."""
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        known = here.checklist("venue-booking")
        found = resume(here.store, known, here.site.venue, name)
    assert found is not None
    return found


def test_the_notice_comes_first_and_opening_uses_nothing_up(served: Server, address: str) -> None:
    """What becomes of the answers is said before the first of them is asked for; and nothing of staff's is there."""
    scanner, organiser = served.browser(), served.browser()
    for browser in (scanner, scanner, organiser):
        page = unescape(browser.open(address).text)
        assert "A person decides, and no machine." in page
        assert page.index("A person decides, and no machine.") < page.index("Start")
        assert "Hall: talk, 3 October 2027" in page
        assert not re.search(r"Sign out|Signed in|checklist|flag|proscribed|recommend", page)


def test_what_comes_back_arrives_with_its_source(served: Server, address: str) -> None:
    """Answered, checked, sent; the clerk is not asked for it again, and sees who said it."""
    organiser = served.browser()
    assert answered(organiser, address) == f"{address}check"
    assert "Lockside History Society" in organiser.open(f"{address}check").text
    assert set(draft_at_the_desk(served).answers.values) == {"event_date"}, "nothing arrives before it is sent"
    sent = organiser.send(f"{address}check")
    assert sent.status_code == 302
    page = organiser.open(str(sent.location)).text
    assert "Your answers are sent" in page
    assert next(iter(forms(served.store()))) in page
    kept = draft_at_the_desk(served).answers
    assert kept.values["organisation"] == "Lockside History Society"
    assert {kept.notes[name].said_by for name in kept.values if name != "event_date"} == {ORGANISERS_LINK}
    clerk = served.as_(Role.DUTY_OFFICER)
    assert "Came back from the organiser on 21 September 2026" in clerk.open(f"{_BOOKINGS}/").text
    where = filled(clerk)
    assert where == f"{_DRAFT}/check"
    assert "Said by the organiser, by link" in clerk.open(where).text
    assert "The same" in clerk.open(f"{_DRAFT}/organiser").text


def test_what_is_not_right_yet_is_kept_for_the_organiser_and_not_sent(served: Server, address: str) -> None:
    """It is there as typed when they come back; nothing can be sent before it is right."""
    organiser = served.browser()
    assert answered(organiser, address) == f"{address}check"
    event = f"{address}questions/event"
    later = organiser.fill(organiser.open(event).text, event, {"answer": "Talk <b>", "then": "later"})
    assert later.location == f"{address}kept"
    assert "Talk &lt;b&gt;" in organiser.open(event).text
    assert organiser.get(f"{address}check").location == event
    assert organiser.fill(organiser.open(event).text, event, {"answer": "Talk <b>"}).status_code == 400
    right = organiser.fill(organiser.open(event).text, event, {"answer": "An illustrated talk on the canal"})
    assert right.location == f"{address}check"
    assert organiser.send(f"{address}check").status_code == 302
    assert draft_at_the_desk(served).as_typed == {}


def test_a_link_is_used_up_by_sending_and_another_corrects(served: Server, address: str) -> None:
    """The one of the message opens nothing any more; the one of the last page corrects what was sent."""
    organiser = served.browser()
    answered(organiser, address)
    later = str(organiser.send(f"{address}check").location)
    assert later != address
    gone = served.browser().get(address)
    assert gone.status_code == 410
    assert "Your answers are sent" in gone.text
    assert "Lockside" not in gone.text
    other = served.browser()
    assert (
        other.send(f"{later}questions/event?back=check", {"answer": "A concert of the canal choir"}).status_code == 302
    )
    assert "Send the correction" in other.open(f"{later}check").text
    assert draft_at_the_desk(served).answers.values["event"] == _THEIRS["event"]
    staff = served.as_(Role.DECIDER)
    assert "A concert of the canal choir" not in staff.open(f"{_DRAFT}/organiser").text, "it is not sent yet"
    sent = other.send(f"{later}check")
    assert (sent.status_code, sent.location) == (302, later), "what they kept stays as it is"
    assert draft_at_the_desk(served).answers.values["event"] == "A concert of the canal choir"
    assert (
        other.send(f"{later}questions/event?back=check", {"answer": "A reading of poems about the canal"}).status_code
        == 302
    )
    assert other.send(f"{later}check").location == later
    assert served.browser().get(later).status_code == 200


def test_what_the_venue_answered_stays(served: Server, address: str) -> None:
    """A link in somebody's hands overwrites no word of the desk; the page of staff shows both."""
    clerk = served.as_(Role.DECIDER)
    clerk.send(f"{_DRAFT}/questions/organiser", {"answer": "Colin Ashwood"})
    organiser = served.browser()
    answered(organiser, address)
    organiser.send(f"{address}check")
    assert draft_at_the_desk(served).answers.values["organiser"] == "Colin Ashwood"
    page = clerk.open(f"{_DRAFT}/organiser").text
    assert "Colin Ashworth" in page
    assert "(differs)" in page


def test_no_list_is_looked_at_whatever_the_names(served: Server, address: str) -> None:
    """The same work and the same words for a listed name as for any other: screening would fail here."""
    organiser, pages = served.browser(), []
    with patch.object(SiteScreener, "look_up", side_effect=AssertionError("a list was looked at")):
        answered(organiser, address, {"organisation": "Al-Qaida"})
        pages.append(organiser.open(f"{address}check").text)
        sent = str(organiser.send(f"{address}check").location)
        pages.append(organiser.open(sent).text)
    for page in pages:
        assert not re.search(r"\b(match|list of|proscribed|flag|judge|police)", unescape(page).replace("lists of", ""))


def test_a_link_ends_with_its_days_when_it_is_ended_or_made_anew(served: Server, address: str) -> None:
    """And the clerk sees how it stands with it."""
    clerk = served.as_(Role.MANAGER)
    page = clerk.open(f"{_DRAFT}/organiser").text
    assert "Link for the organiser made on 21 September 2026, and nothing came back yet" in page
    assert address not in page, "it is shown once"
    second = link(clerk)
    assert served.browser().get(address).status_code == 410
    assert served.browser().get(second).status_code == 200
    assert clerk.send(f"{_DRAFT}/organiser", {"then": "end"}).status_code == 302
    assert served.browser().get(second).status_code == 410
    assert "nothing came back: it has ended" in clerk.open(f"{_DRAFT}/organiser").text
    third = link(clerk)
    served.clock.move(days=14, seconds=1)
    assert served.browser().get(third).status_code == 410


@pytest.mark.parametrize("days", ["0", "61", "999", "x", "", "9999999999999999999999"])
def test_days_are_bounded(served: Server, days: str) -> None:
    """A link that opens for ever is none."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    answer = clerk.send(f"{_DRAFT}/organiser", {"days": days})
    assert answer.status_code == 400
    assert 'href="#days"' in answer.text
    assert "1 to 60 days" in answer.text
    assert not days or f'value="{days}"' in answer.text, "what was typed stands"
    assert forms(served.store()) == {}


def test_nothing_but_the_link_opens_it(served: Server, address: str) -> None:
    """Not the number, not another venue's address, not the draft's own; and who tries many is told to wait."""
    token = address.split("/")[3]
    number = next(iter(forms(served.store())))
    nobody = served.browser()
    for path in (
        f"/your-booking/{SCHOOL}/{number}/",
        f"/your-booking/{LIBRARY}/{token}/",
        f"/your-booking/no-such-venue/{token}/",
        f"/your-booking/{SCHOOL}/{token[:-1]}/check",
        f"/your-booking/{SCHOOL}/{token}x/answers",
    ):
        answer = nobody.get(path)
        assert answer.status_code == 410, path
        assert "Hall" not in answer.text
    for _ in range(30):
        last = nobody.get(f"/your-booking/{SCHOOL}/nothing/")
    assert last.status_code == 429
    assert nobody.get(address).status_code == 200, "whoever has the link is not shut out by that"


def test_a_link_opens_its_own_form_alone(served: Server, address: str) -> None:
    """Nothing of another organiser's is under it, and nothing of the venue's pages."""
    clerk = served.as_(Role.DUTY_OFFICER)
    where = str(clerk.send(f"{_BOOKINGS}/new", {"checklist": "venue-booking"}).location)
    clerk.send(where, {"subject": "Studio: second booking, 4 October 2027"})
    other = link(clerk, where.replace("/about", "/organiser"))
    one, two = served.browser(), served.browser()
    one.send(f"{address}questions/organiser", {"answer": "Colin Ashworth"})
    assert "Colin" not in two.open(f"{other}questions/organiser").text
    assert "second booking" not in one.open(address).text
    assert one.get(f"{_BOOKINGS}/").status_code == 302
    assert one.get(f"{address}questions/concerns").status_code == 302, "what the venue answers is not asked there"


def test_a_draft_thrown_away_takes_the_form_with_it(served: Server, address: str) -> None:
    """Nobody's answers stay behind a link that leads to nothing."""
    clerk = served.as_(Role.DECIDER)
    assert clerk.send(f"{_DRAFT}/drop").status_code == 302
    assert served.browser().get(address).status_code == 410
    assert forms(served.store()) == {}


def recorded(served: Server, address: str) -> tuple[str, str]:
    """Have it come back, and the clerk record the booking; give its address and the organiser's."""
    organiser = served.browser()
    answered(organiser, address)
    later = str(organiser.send(f"{address}check").location)
    clerk = served.as_(Role.DUTY_OFFICER)
    filled(clerk)
    result = str(clerk.send(f"{_DRAFT}/check").location)
    return str(clerk.send(result).location), later


def test_a_recorded_booking_is_corrected_by_staff_who_take_it_over(served: Server, address: str) -> None:
    """The organiser's request reads no record; the record stays until staff take the correction over."""
    booking, later = recorded(served, address)
    organiser, clerk = served.browser(), served.as_(Role.DECIDER)
    served.clock.move(minutes=5)
    organiser.send(f"{later}questions/event?back=check", {"answer": "A concert of the canal choir"})
    with patch.object(Store, "read", side_effect=AssertionError("a record was read")):
        corrected = organiser.send(f"{later}check")
    assert corrected.status_code == 302
    assert f'href="{booking}/organiser"' in clerk.open(f"{_BOOKINGS}/").text
    page = clerk.open(f"{booking}/organiser").text
    assert "A concert of the canal choir" in page
    taken = clerk.send(f"{booking}/organiser", {"then": "take-over"})
    assert taken.status_code == 302
    where = filled(clerk, draft=str(taken.location).partition("/questions/")[0])
    assert "Changed so far" in clerk.open(where).text
    assert "A concert of the canal choir" in clerk.open(where).text
    clerk.send(where.replace("/check", "/drop"))
    assert organiser.get(str(corrected.location)).status_code == 200, "the booking is there, and so is its form"


def test_an_organiser_takes_the_booking_back_and_a_person_records_it(served: Server, address: str) -> None:
    """The venue is told; the link is over; nothing is decided by it."""
    booking, later = recorded(served, address)
    organiser = served.browser()
    assert "Withdraw the booking?" in organiser.open(f"{later}withdraw").text
    gone = organiser.send(f"{later}withdraw", {"why": "The <b>speaker</b> is ill"})
    ended = organiser.get(str(gone.location))
    assert ended.status_code == 410
    assert "You have withdrawn the booking" in ended.text
    clerk = served.as_(Role.MANAGER)
    assert "took this booking back on 21 September 2026" in clerk.open(booking).text
    page = clerk.open(f"{booking}/organiser").text
    assert "&lt;b&gt;speaker" in page
    decide = f"{booking}/decide?outcome=withdrawn"
    assert f'href="{decide}"' in unescape(page)
    listed = clerk.open(f"{_BOOKINGS}/").text
    said = {"outcome": "withdrawn", "reasons": "The organiser withdrew it by link.", "then": "record"}
    done = clerk.send(decide, said)
    assert f'href="{booking}/organiser"' in listed
    assert done.location == booking
    assert f'href="{booking}/organiser"' not in clerk.open(f"{_BOOKINGS}/").text


_TOOK_BACK = "The organiser took this booking back on 21 September 2026: the venue has not recorded that yet."
_CORRECTED = "The organiser has corrected their answers on 21 September 2026: look at what differs."

_TO_DO = {_TOOK_BACK: "Record that it was withdrawn: until then it has the room.", _CORRECTED: "Compare the answers"}


@pytest.mark.parametrize("said", [_TOOK_BACK, _CORRECTED])
def test_what_an_organiser_did_after_an_approval_is_said_wherever_the_booking_stands(
    served: Server, address: str, said: str
) -> None:
    """It changes no record, so it is told beside each: to the desk, to whoever decides, to whoever opens the room."""
    booking, later = recorded(served, address)
    organiser, decider = served.browser(), served.as_(Role.DECIDER)
    reasons = {"outcome": "approve", "reasons": "All of it is known to us.", "then": "record"}
    assert decider.send(f"{booking}/decide?outcome=approve", reasons).status_code == 302
    pages = [booking, f"{booking}/letter", f"{booking}/outcome", f"{booking}/decide?outcome=approve"]
    pages.append(f"/venues/{SCHOOL}/diary?first=2027-10-03&days=1")
    assert not [one for one in pages if said in unescape(decider.open(one).text)]
    served.clock.move(minutes=5)
    if said == _TOOK_BACK:
        organiser.send(f"{later}withdraw", {"why": "The speaker is ill"})
    else:
        organiser.send(f"{later}questions/event?back=check", {"answer": "A rally, 400 people"})
        organiser.send(f"{later}check")
    assert not [one for one in pages if said not in unescape(decider.open(one).text)]
    for role in (Role.CLERK, Role.DECIDER):  # whatever days the page shows
        for page in ("today", "diary?days=1"):
            listed = unescape(served.as_(role).open(f"/venues/{SCHOOL}/{page}").text)
            assert (
                "Record that it was withdrawn: until then" if said == _TOOK_BACK else "Compare the answers"
            ) in listed
            assert f'href="{booking}"' in listed
    wanted = decider.send(f"{booking}/letter", {"format": "text"})
    assert wanted.status_code == (400 if said == _TOOK_BACK else 200)
    served.clock.now = served.clock.now.replace(year=2027, month=10, day=3)
    for role in (Role.CARETAKER, Role.DUTY_OFFICER):
        today = unescape(served.as_(role).open(f"/venues/{SCHOOL}/today").text)
        assert f"{said} Ask before you open the room." in today


def test_answers_are_printed_and_paper_is_there_for_whoever_has_no_mail(served: Server, address: str) -> None:
    """A page without what only a screen needs, and the organiser's questions as a file."""
    organiser = served.browser()
    organiser.send(f"{address}questions/organiser", {"answer": "Colin Ashworth"})
    page = organiser.open(f"{address}answers").text
    assert "Colin Ashworth" in page
    assert "Not sent to St Aidan’s Academy" in unescape(page)
    paper = served.as_(Role.MANAGER).get(f"{_BOOKINGS}/paper/venue-booking")
    assert paper.status_code == 200
    assert paper.data.startswith(b"%PDF")
    paper.close()


def test_it_is_kept_and_gone_on_with(served: Server, address: str) -> None:
    """The button says how to come back; with or without an answer in the box."""
    organiser = served.browser()
    where = f"{address}questions/organiser"
    assert organiser.send(where, {"answer": "", "then": "later"}).location == f"{address}kept"
    assert organiser.send(where, {"answer": "Colin Ashworth", "then": "later"}).location == f"{address}kept"
    assert address in organiser.open(f"{address}kept").text
    assert "Go on" in served.browser().open(address).text


def test_a_booking_that_is_recorded_already_gets_a_link(served: Server) -> None:
    """Its organiser sees nothing of the record; what comes back is compared, and taken over by staff."""
    clerk, organiser = served.as_(Role.CLERK), served.browser()
    booking = f"{_BOOKINGS}/{BOOKING}"
    assert "Let the organiser answer by link" in clerk.open(booking).text
    served.clock.move(minutes=30)
    theirs = link(clerk, f"{booking}/organiser")
    first = organiser.open(theirs).text
    for said in ("Martin Sole", "Fresh Start", "Priya"):
        assert said not in first
    where = answered(organiser, theirs)
    assert organiser.send(where).status_code == 302
    page = unescape(clerk.open(f"{booking}/organiser").text)
    assert "Lockside History Society" in page
    assert "(differs)" in page
    assert "came back from the organiser" in clerk.open(f"{_BOOKINGS}/").text.lower()
    assert clerk.post(f"{booking}/organiser", {"then": "take-over"}).status_code == 302


def test_the_terms_are_shown_where_they_are_accepted(served: Server, address: str) -> None:
    """As the venue wrote them, line by line, and nowhere else; without any, nothing is."""
    organiser = served.browser()
    where = f"{address}questions/hire_terms"
    answered(organiser, address)
    assert "The hire terms of" not in organiser.open(where).text
    terms = "1. You keep to the law.\r\n2. <No> open fires."
    manager = served.as_(Role.MANAGER)
    assert manager.send(f"/venues/{SCHOOL}/settings/more/terms", {"letters.terms": terms}).status_code == 302
    page = organiser.open(where).text
    assert "1. You keep to the law.\n2. &lt;No&gt; open fires." in page
    assert "open fires" not in organiser.open(f"{address}questions/event").text

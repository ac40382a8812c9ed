"""One venue's pages for its coordinator: what became of it, what it says by telephone, and what is noted of it."""

import re
from datetime import date

import pytest

from tests.web.partnership import PARTNERS, another_laptop, bytes_of, drop, made
from tests.web.site import LIBRARY, SCHOOL, Browser, Server
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.core.actor import Role
from venuecheck.core.problem import ConflictError
from venuecheck.records.signing import fingerprint, in_one
from venuecheck.service.partnership.keeping_register import renumber
from venuecheck.service.partnership.return_links import SendsFile, find_link, submit
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.partnership.returning import stated
from venuecheck.web import asking

LARKFIELD = f"{PARTNERS}venues/venue-01/"


def in_order(text: str, *parts: str) -> bool:
    """Whether all parts stand on a page, one after the other."""
    for part in parts:
        _, found, text = text.partition(part)
        if not found:
            return False
    return True


BOTH = "Larkfield School (venue-01), Brookside School (venue-02)"


def test_a_venues_timeline_has_all_that_became_of_it(coordinator: Browser) -> None:
    """What came and how it stood then, what was refused, said and noted; the newest first, and from the grid."""
    old = made(0, days=9)
    drop(coordinator, [("a.bundle", bytes_of(old)), ("b.bundle", bytes_of(another_laptop(old)))])
    assert f'href="{LARKFIELD}"' in coordinator.open(PARTNERS).text
    coordinator.send(
        f"{LARKFIELD}note", {"said": "Rang the office", "next": "ring again on Friday", "on": "2026-09-01"}
    )
    page = coordinator.open(LARKFIELD).text
    assert in_order(
        page,
        "Larkfield School",
        "A file came, and is not counted",
        "trust the key if it is theirs",
        "A file came, and was taken in",
        "By all that was known then, web filter:",
        "Rang the office. Next: ring again on Friday.",
    )
    assert "Nobody has compared it." in page
    assert coordinator.get(f"{PARTNERS}venues/nobody/").status_code == 400


def test_a_key_that_was_compared_before_its_file_came_is_told_as_such(coordinator: Browser) -> None:
    """The list with its key was there first."""
    one = made(0)
    key = fingerprint(one.bundle.public_key)
    coordinator.send(f"{LARKFIELD}key", {"fingerprint": key})
    drop(coordinator, [("a.bundle", bytes_of(one))])
    page = coordinator.open(LARKFIELD).text
    assert in_order(page, f"A key was trusted: {key}", "The register named it as compared already.")
    assert "Nobody had compared it then." not in page
    with_second = f"{PARTNERS}venues/venue-02/key"
    before = coordinator.send(with_second, {"fingerprint": key})
    assert before.status_code == 400
    assert "iles that are here of Larkfield School (venue-01) are signed with this key" in before.text
    asked = coordinator.send(with_second, {"fingerprint": key, "both": "yes"}, follow_redirects=True)
    assert f"The key {key} stands as compared with 2 venues: {BOTH}." in asked.text
    # and is taken away from the one that did not read it out, with a reason
    take = f"{PARTNERS}venues/venue-02/key/{in_one(key)}"
    assert f'href="{take}"' in coordinator.open(f"{PARTNERS}venues/venue-02/key").text
    assert coordinator.send(take, {"reason": "?"}).status_code == 400
    done = coordinator.send(take, {"reason": "Noted with the wrong venue"}, follow_redirects=True)
    assert "Taken away, with your reason" in done.text
    assert key not in done.text
    told = coordinator.open(f"{PARTNERS}venues/venue-02/").text
    assert in_order(told, f"A key was taken away: {key}", "Noted with the wrong venue", f"A key was compared: {key}")
    assert coordinator.get(take).status_code == 404


def test_a_return_by_telephone_takes_four_clicks(served: Server, coordinator: Browser) -> None:
    """The link of its row, an answer each on filter and bookings, and the button: said today, and not shown."""
    link = f"{LARKFIELD}by-telephone"
    assert f'href="{link}"' in coordinator.open(PARTNERS).text
    answers = {"filter": "checked_fine", "bookings": "no_rooms"}
    done = coordinator.send(link, answers, follow_redirects=True)
    assert "Put down: said, and not shown." in done.text
    assert "Said (telephone); no evidence" in done.text
    (said,) = served.store().all(RETURN_KIND, RecordedReturn)
    assert (said.said.venue, said.said.said_on, said.said.how) == ("venue-01", date(2026, 9, 21), "telephone")
    assert (said.said.filtering, said.said.bookings) == (FilterSaid.CHECKED_FINE, BookingsSaid.NO_ROOMS)
    assert said.by is not None
    assert "Nothing to do" in coordinator.send(link, answers, follow_redirects=True).text


def test_who_puts_down_the_contrary_of_what_a_colleague_put_down_meanwhile_is_told(
    served: Server, coordinator: Browser
) -> None:
    """What, by whom and when, also once a slip is put right; on the page as it is now it is put down beside it."""
    link = f"{LARKFIELD}by-telephone"
    opened = coordinator.open(link).text
    theirs = stated("venue-01", on=date(2026, 9, 21), how="telephone", filtering=FilterSaid.CHECKED_PROBLEMS)
    kept = RecordedReturn(said=theirs, taken_by="Ben Baker", taken_at=served.clock())
    served.store().append(RETURN_KIND, "venue-01/20260921-0a1b2c3d", kept, served.clock())
    slip = coordinator.fill(opened, link, {"filter": "checked_fine", "on": "soon"})
    assert slip.status_code == 400
    for shown in (opened, slip.text):
        told = coordinator.fill(shown, link, {"filter": "checked_fine", "on": ""})
        assert told.status_code == 409
        assert "by Ben Baker" in told.text
        assert "something was wrong" in told.text
    assert coordinator.post(link, {"filter": "checked_fine"}).status_code == 409, "they read no page"
    assert coordinator.fill(opened, link, {"bookings": "checked", "on": ""}).status_code == 302, "no word on the filter"
    fresh, other = coordinator.open(link).text, coordinator.open(link).text
    assert coordinator.fill(fresh, link, {"filter": "checked_fine"}).status_code == 302
    assert coordinator.fill(other, link, {"filter": "checked_problems"}).status_code == 409, "a form left open"


@pytest.mark.parametrize(
    ("page", "sent", "said"),
    [
        ("by-telephone", {}, "Nothing is said of the web filter or of bookings"),
        ("by-telephone", {"filter": "checked_fine", "on": "2026-12-01"}, "is still to come"),
        ("by-telephone", {"filter": "checked_fine", "on": "Tuesday"}, "This is not a date"),
        ("note", {"said": " "}, "Nothing is written"),
        ("note", {"said": "Rang", "on": "2014-01-01"}, "before there was a duty"),
    ],
)
def test_what_cannot_be_is_asked_again(
    served: Server, coordinator: Browser, page: str, sent: dict[str, str], said: str
) -> None:
    """With what is wrong, and nothing put down."""
    before = served.store().keys(RETURN_KIND)
    answer = coordinator.send(f"{LARKFIELD}{page}", sent)
    assert answer.status_code == 400
    assert said in answer.text
    assert served.store().keys(RETURN_KIND) == before


def test_a_note_stands_on_the_list_until_the_venue_is_heard_of(coordinator: Browser) -> None:
    """Who, when, what and what is next; another coordinator reads the same."""
    coordinator.send(f"{LARKFIELD}note", {"said": "The head is away", "next": "ring Ms Lee on 28 September"})
    note = "The head is away. Next: ring Ms Lee on 28 September. (coordinator of st-aidans, 21 September 2026)"
    assert note in coordinator.open(PARTNERS).text
    coordinator.send(f"{LARKFIELD}note", {"said": "An older call", "on": "2026-09-02"})
    assert note in coordinator.open(PARTNERS).text


def made_link(browser: Browser) -> str:
    """Have a link made for the partner, and give its path."""
    found = re.search(r"http://localhost(/your-return/[^<\s]+)", browser.send(f"{LARKFIELD}link", {"days": "21"}).text)
    assert found is not None
    return found[1]


_ANSWERS = {"filter": "checked_fine", "bookings": "checked", "sends": "needs_help", "note": "New wifi in May"}


def test_a_partner_answers_five_questions_by_a_link(served: Server, coordinator: Browser) -> None:
    """Without an account, as often opened as they like, once submitted; it stands on the timeline as said."""
    link = made_link(coordinator)
    partner = served.browser()
    assert partner.open(link).text.count("<legend") == 3
    assert "Larkfield School" in partner.open(link).text
    assert partner.send(link, {**_ANSWERS, "sends": ""}).status_code == 400
    nothing = partner.send(link, {})
    assert nothing.status_code == 400
    wrong = ("of the web filter or of bookings: say something", "whether a file follows: choose one of the three")
    assert all(each in nothing.text for each in wrong), "all that is missing is said at once"
    assert nothing.text.count("We cannot say") == 2
    assert "Your answers are sent" in partner.send(link, _ANSWERS).text
    for answer in (partner.get(link), partner.post(link, _ANSWERS)):
        assert answer.status_code == 410
        assert "Your answers are sent" in answer.text
    (said,) = served.store().all(RETURN_KIND, RecordedReturn)
    assert (said.said.how, said.said.note) == ("link", "We need help with the file that shows it. New wifi in May")
    assert said.taken_by == f"the partner, by a link of coordinator of {SCHOOL}"
    page = coordinator.open(LARKFIELD).text
    assert in_order(page, "Said (link); no evidence", "New wifi in May", "Written down by the partner, by a link")


def test_a_link_that_cannot_be_read_stands_in_no_others_way(served: Server, coordinator: Browser) -> None:
    """It is told where links are made, and goes with the next new one; what was made before opens still."""
    before = made_link(coordinator)
    served.store().save_draft("return_link", "0" * 64, {"venue": 7})
    page = coordinator.open(f"{LARKFIELD}link").text
    assert "1 link that was made for this or another venue cannot be read any more" in page
    assert "It has not been answered" in page
    assert served.browser().open(before).text.count("<legend") == 3
    assert "opens nothing any more" in coordinator.send(f"{LARKFIELD}link", {"then": "end"}, follow_redirects=True).text
    assert served.browser().open(made_link(coordinator)).text.count("<legend") == 3
    assert "cannot be read" not in coordinator.open(f"{LARKFIELD}link").text


def test_a_link_opens_nothing_once_it_is_ended_replaced_or_old(served: Server, coordinator: Browser) -> None:
    """And another venue's, or no link's, page says the same as one that never was."""
    partner = served.browser()
    first, second = made_link(coordinator), made_link(coordinator)
    assert [partner.get(one).status_code for one in (first, second)] == [410, 200]
    assert partner.get(second.replace(SCHOOL, LIBRARY)).status_code == 410
    coordinator.send(f"{LARKFIELD}link", {"then": "end"})
    assert partner.get(second).status_code == 410
    third = made_link(coordinator)
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        renumber(here.site, here.store, "venue-01", "first", person="coordinator of st-aidans", now=served.clock())
    assert "venue-" not in partner.get(third).text
    assert partner.get(third).status_code == 410
    with served.app.app_context():
        renumber(here.site, here.store, "first", "venue-01", person="coordinator of st-aidans", now=served.clock())
    assert partner.get(third).status_code == 200
    served.clock.move(days=22)
    assert partner.get(third).status_code == 410
    assert coordinator.send(f"{LARKFIELD}link", {"days": "61"}).status_code == 400


def test_who_answers_by_a_link_that_was_used_up_meanwhile_is_told_since_when(
    served: Server, coordinator: Browser
) -> None:
    """And by whom it was ended: two who have its page open, or a coordinator who ends it."""
    link = made_link(coordinator)
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        register = asking.served().venues.partners.register(here)
    found = find_link(here.store, link.rstrip("/").rpartition("/")[2], served.clock())
    assert found is not None
    assert register is not None

    def answer() -> None:
        submit(
            here.store,
            register,
            found,
            on=served.clock().date(),
            filtering=FilterSaid.CHECKED_FINE,
            bookings=BookingsSaid.CHECKED,
            sends=SendsFile.DOES_NOT,
            note="",
            now=served.clock(),
        )

    coordinator.send(f"{LARKFIELD}link", {"then": "end"})
    with pytest.raises(ConflictError, match=f"it was ended, by coordinator of {SCHOOL}, on 21 September 2026 at "):
        answer()
    made_link(coordinator)
    with pytest.raises(ConflictError, match="another was made in its place"):
        answer()


def test_what_became_of_a_venue_is_noted_from_a_page(coordinator: Browser) -> None:
    """Each with its first day; it stands on the timeline, counts from its day, and can be taken back."""
    page = f"{LARKFIELD}change"
    for said, shown in (
        ({"became": "renamed", "name": "Larkfield Academy", "since": "2026-09-01"}, "Called Larkfield Academy"),
        ({"became": "moved", "partner": "partner-2", "since": "2026-09-02"}, "Answered for by "),
        ({"became": "merged", "into": "venue-02", "since": "2026-09-20"}, "Merged into Brookside School (venue-02)"),
    ):
        # of several forms on the page this is not the one that takes something back
        done = coordinator.send(page, {**said, "back": ""}, follow_redirects=True)
        assert "Recorded: 1 venue." in done.text
        assert shown in done.text
    assert "It is not there today: merged into Brookside School (venue-02)" in coordinator.open(LARKFIELD).text
    assert "venue-01" not in coordinator.open(PARTNERS).text
    assert "Larkfield Academy (venue-01) merged into it" in coordinator.open(f"{PARTNERS}venues/venue-02/").text
    assert "Recorded: 1 venue." in coordinator.send(page, {"back": "2026-09-20"}, follow_redirects=True).text
    assert "venue-01" in coordinator.open(PARTNERS).text


def test_of_two_who_note_what_became_of_a_venue_the_second_is_told_what_the_first_noted(
    served: Server, coordinator: Browser
) -> None:
    """Nothing of theirs is written, also once they have put a slip right; on the page as it is now it is."""
    page = f"{LARKFIELD}change"
    opened = coordinator.open(page).text
    first = {"became": "renamed", "name": "Larkfield Academy", "since": "2026-09-01"}
    assert coordinator.fill(opened, page, {**first, "back": ""}).status_code == 302
    slip = coordinator.fill(opened, page, {"became": "renamed"})
    assert slip.status_code == 400
    second = {"became": "renamed", "name": "Larkfield College", "since": "2026-09-01"}
    for shown in (opened, slip.text):
        told = coordinator.fill(shown, page, {**second, "back": ""})
        assert told.status_code == 409
        assert "coordinator of st-aidans" in told.text
        assert "Larkfield Academy" in told.text
        assert "Larkfield College" in told.text, "what was typed is there to be copied"
    assert "Called Larkfield College" not in coordinator.open(LARKFIELD).text
    other = served.browser(served.person(Role.COORDINATOR, name="Cal Court"))
    for unread in (second, {"back": "2026-09-01"}):
        assert other.post(page, unread).status_code == 409, "they read no page"
    assert "Called Larkfield Academy" in coordinator.open(LARKFIELD).text
    assert coordinator.send(page, {**second, "back": ""}).status_code == 302
    assert "Called Larkfield College" in coordinator.open(LARKFIELD).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose what became of it"),
        ({"became": "moved"}, "Say to what"),
        ({"became": "moved", "partner": "nobody", "since": "2026-09-01"}, "There is no partner"),
        ({"became": "renamed", "name": "X", "since": "soon"}, "This is not a date"),
        ({"became": "opened", "since": "2026-09-01"}, "is open already on that day"),
        ({"back": "2026-09-01"}, "Nothing is noted of venue-01"),
    ],
)
def test_a_change_that_cannot_be_is_asked_again(coordinator: Browser, sent: dict[str, str], said: str) -> None:
    answer = coordinator.send(f"{LARKFIELD}change", sent)
    assert answer.status_code == 400
    assert said in answer.text


def test_a_new_venue_is_put_on_the_list(coordinator: Browser) -> None:
    """From its day on; an id that is used already is another venue's."""
    page = f"{PARTNERS}open-a-venue"
    new = {"id": "annexe", "name": "Annexe", "kind": "community", "partner": "partner-1", "since": "2026-09-01"}
    assert "Opened, as Annexe" in coordinator.send(page, new, follow_redirects=True).text
    assert coordinator.send(page, new).status_code == 400
    assert coordinator.send(page, {**new, "id": "Not an id"}).status_code == 400


def test_a_new_venue_that_says_nothing_is_told_all_that_is_missing(coordinator: Browser) -> None:
    """At once, each at its box; the day is given in words, as it is read."""
    page = f"{PARTNERS}open-a-venue"
    empty = coordinator.send(page, {"name": "", "id": "", "partner": "", "since": ""})
    assert empty.status_code == 400
    for name in ("name", "id", "partner", "since"):
        assert f'href="#{name}"' in empty.text
    fresh = coordinator.open(page).text
    since = re.search(r'name="since"[^>]* value="([^"]*)"', fresh)
    assert since is not None
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", since[1])
    new = {"id": "wing", "name": "Wing", "kind": "community", "partner": "partner-1", "since": since[1]}
    assert "Opened, as Wing" in coordinator.send(page, new, follow_redirects=True).text


def test_a_key_is_compared_of_which_no_file_is_here(coordinator: Browser) -> None:
    """What is read out counts from then on; both keys are shown, and what is no fingerprint trusts nothing."""
    old = made(0, days=9)
    drop(coordinator, [("a.bundle", bytes_of(old))])
    page = coordinator.open(f"{LARKFIELD}key").text
    first = fingerprint(old.bundle.public_key)
    assert page.count(first) >= 1
    wrong = coordinator.send(f"{LARKFIELD}key", {"fingerprint": "1234"})
    assert wrong.status_code == 400
    assert "not the fingerprint of a key" in wrong.text
    laptop = fingerprint(another_laptop(old).bundle.public_key)
    done = coordinator.send(f"{LARKFIELD}key", {"fingerprint": laptop}, follow_redirects=True)
    assert f"Nobody has compared its key {first}" in done.text
    said = coordinator.open(LARKFIELD).text
    assert in_order(said, f"A key was compared: {laptop}", "Put into the register as compared by")
    assert "Nobody has compared it." in said, "of the other one"
    coordinator.send(f"{LARKFIELD}key", {"fingerprint": first})
    said = coordinator.open(LARKFIELD).text
    assert f"A key was compared: {first}" in said
    assert "Nobody has compared it." not in said
    both = coordinator.open(f"{LARKFIELD}key").text
    assert laptop in both
    assert first in both


def test_a_letter_about_what_came_since_says_that_it_is_not_due(coordinator: Browser) -> None:
    page, words = f"{PARTNERS}letters/", "It is not due of venue-01 any more."
    assert words not in coordinator.send(page, {"then": "write"}, follow_redirects=True).text
    drop(coordinator, [("a.bundle", bytes_of(made(0)))])
    assert coordinator.open(page).text.count(words) == 1

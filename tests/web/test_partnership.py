"""The coordinator's pages: a list taken over, files dropped in, keys compared, and who is silent and who is not."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from tests.collate import forty
from tests.web.partnership import INBOX, NOW, PARTNERS, another_laptop, bytes_of, drop, made, seen_of, take_over
from tests.web.site import SCHOOL, Browser, Server, hidden_entries
from venuecheck.collate.sent import Trouble
from venuecheck.core.actor import HowKnown, Role
from venuecheck.records.signing import fingerprint
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.register_records import VENUE_KIND, RecordedVenue
from venuecheck.web import asking


def test_a_list_is_taken_over_from_a_page(served: Server) -> None:
    """From what the venue tells, once; who did it is on record, and they begin with their partners from then on."""
    browser = served.as_(Role.COORDINATOR)
    first = browser.open("/")
    assert "Do you coordinate other venues from here?" in first.text
    assert ">Inbox<" not in first.text
    done = take_over(browser)
    assert "Recorded: 4 partners and 40 venues." in done.text
    assert "Past its day: 40 venues" in done.text
    assert browser.open("/").request.path == PARTNERS
    recorded = served.store().latest(VENUE_KIND, "venue-01", RecordedVenue)
    assert recorded is not None
    assert recorded.by is not None
    assert recorded.by.known is HowKnown.SIGNED_IN
    again = take_over(browser)
    assert "Nothing to do: the register says so already." in again.text


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("partnership: {id: 1}\npartners: []\n", "partners.yaml", "Line 1: Text is needed here"),
        ("Venue;Partner;Kind\n;North;hall\n", "list.csv", "Line 2: Venue: the name is missing"),
        ("Street\nMill Lane\n", "list.csv", "There is no row with headings"),
        ("Venue\nOak\n", "list.csv", "The partnership has no name yet"),
        ("PK\x03\x04", "list.xlsx", "Error"),
    ],
)
def test_a_list_that_cannot_be_used_is_named_with_its_line(served: Server, content: str, name: str, said: str) -> None:
    """And nothing is recorded."""
    browser = served.as_(Role.COORDINATOR)
    answer = take_over(browser, content, name)
    assert answer.status_code == 400
    assert said in answer.text
    assert served.store().keys(VENUE_KIND) == ()


def test_a_list_takes_the_place_of_what_another_said_only_once_that_was_shown(served: Server) -> None:
    """And what somebody says while it is read still stands."""
    browser = served.as_(Role.COORDINATOR)
    take_over(browser)
    list_ = forty.partners_yaml()
    older = list_.replace("Larkfield School", "Larkfield Infants")
    store = served.store()
    recorded = store.latest(VENUE_KIND, "venue-01", RecordedVenue)
    assert recorded is not None

    def renamed(name: str, by: str) -> None:
        venue = replace(recorded.venue, name=name)
        now = replace(recorded, venue=venue, person=by)
        store.append(VENUE_KIND, "venue-01", now, NOW, over=store.version(VENUE_KIND, "venue-01"))

    renamed("Larkfield Academy", "Ben Baker")
    asked = take_over(browser, older)
    assert asked.status_code == 409
    assert "by Ben Baker" in asked.text
    assert "Venue-01, name: Larkfield Academy (you say: Larkfield Infants)" in asked.text
    assert "Is the list to take the place of that?" in asked.text
    seen = hidden_entries(asked.text)["seen"]
    assert take_over(browser, older, seen=seen).status_code == 409, "they did not say so"
    renamed("Larkfield College", "Cal Court")
    again = take_over(browser, older, seen=seen, replace="yes")
    assert "Larkfield College" in again.text
    done = take_over(browser, older, seen=hidden_entries(again.text)["seen"], replace="yes")
    assert "Recorded: 1 venue." in done.text


def test_each_file_that_is_dropped_in_gets_its_line(coordinator: Browser) -> None:
    """Taken, a copy, of another version, of a stranger, no bundle at all; one bad file keeps no other out."""
    good, late = made(0), made(1, days=200)
    stranger = made(2)
    changed = bytes_of(made(3)).replace(b"payload", b"paylaod", 1)
    answer = drop(
        coordinator,
        [
            ("a.bundle", bytes_of(good)),
            ("copy.bundle", bytes_of(good)),
            ("late.bundle", bytes_of(late)),
            ("changed.bundle", changed),
            ("photo.jpg", b"\xff\xd8\xff"),
            ("c.bundle", bytes_of(stranger)),
        ],
    )
    assert answer.status_code == 200
    page = " ".join(answer.text.split())
    assert "6 files taken in or named" in page
    assert "Larkfield School (venue-01): taken in, made on 19 September 2026. Its records: " in page
    assert "Nobody has compared its key yet." in page
    assert "Larkfield School (venue-01): nothing to do" in page
    waits = page.partition('id="waiting"')[2]
    assert "Larkfield School, came on" in waits, "an id stands only where two venues have one name"
    assert "(venue-01)" not in waits
    assert page.count("(not counted)") == 2
    assert page.count("Ask them to send it again.") == 2
    grid = coordinator.open(PARTNERS).text
    assert "Heard in time: 2 venues" in grid
    # of what was changed on its way its venue can be read
    assert "Sent, not usable: 1 venue<" in grid
    assert "Past its day: 37 venues" in grid


def test_a_stranger_is_asked_about_at_once(coordinator: Browser) -> None:
    """Though it is kept: it counts once the list has its id."""
    one = made(0)
    sent = replace(one, bundle=replace(one.bundle, venue=replace(one.bundle.venue, id="larkfield")))
    page = drop(coordinator, [("a.bundle", bytes_of(sent))]).text
    assert "did you mean that one?" in page


def test_a_new_laptop_is_trusted_after_telephoning(served: Server, coordinator: Browser) -> None:
    """Both keys are shown; another fingerprint than its own trusts nothing; afterwards the venue counts again."""
    old = made(0, days=9)
    new = another_laptop(old)
    drop(coordinator, [("old.bundle", bytes_of(old))])
    page = drop(coordinator, [("new.bundle", bytes_of(new))]).text
    assert "signed with another key than before" in page
    assert "Sent, not usable: 1 venue" in coordinator.open(PARTNERS).text
    links = re.findall(r'href="([^"]+/compare)"', page)
    shown = next(link for link in links if fingerprint(new.bundle.public_key) in coordinator.open(link).text)
    compare = coordinator.open(shown).text
    assert fingerprint(old.bundle.public_key) in compare
    for wrong in ("", fingerprint(old.bundle.public_key)):
        refused = coordinator.send(shown, {"read_out": wrong})
        assert refused.status_code == 400
        assert "not this one" in refused.text
    done = coordinator.send(shown, {"read_out": fingerprint(new.bundle.public_key).lower()}, follow_redirects=True)
    assert "The key of Larkfield School is trusted" in done.text
    assert "Nobody’s key waits to be compared." in done.text
    trusted = served.store().latest(KEY_KIND, f"venue-01/{new.bundle.public_key}", TrustedKey)
    assert trusted is not None
    assert trusted.person == f"coordinator of {SCHOOL}"
    assert (
        "Sent, not usable" not in coordinator.open(PARTNERS + "?partner=partner-1").text.split('<form method="get"')[0]
    )
    assert coordinator.get(shown).status_code == 404


def test_the_grid_shows_what_the_address_asks_for(coordinator: Browser) -> None:
    """Filters stay in the address; silence and what is refused are two; what is no value finds nothing."""
    drop(coordinator, [("venue-07.bundle", bytes_of(made(6)).replace(b"payload", b"paylaod", 1))])
    drop(coordinator, [("a.bundle", bytes_of(made(0))), ("b.bundle", bytes_of(made(4)))])
    mine = coordinator.open(f"{PARTNERS}?partner=partner-1&heard=overdue").text
    assert "Brookside School" in mine
    assert "Larkfield School" not in mine
    assert "Underwood School" not in mine
    assert '<option value="partner-1" selected>' in mine
    wrong = coordinator.open(f"{PARTNERS}?filter=problem").text
    assert "Northgate School" in wrong
    assert "1 venue of 40" in wrong
    assert "No venue is so." in coordinator.open(f"{PARTNERS}?partner=nobody").text
    turned = coordinator.open(f"{PARTNERS}?heard=overdue").text
    assert re.search(r'href="[^"]*heard=overdue[^"]*page=2', turned)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_nobody_else_finds_them(served: Server, role: Role) -> None:
    browser = served.as_(role)
    for path in (PARTNERS, INBOX, f"{PARTNERS}take-a-list-over"):
        assert browser.get(path).status_code == 403


def test_every_number_of_the_list_leads_to_just_its_venues(coordinator: Browser) -> None:
    """Of who was heard, and of how each side stands: as many rows as the number says."""
    drop(coordinator, [("venue-07.bundle", bytes_of(made(6)).replace(b"payload", b"paylaod", 1))])
    drop(coordinator, [("a.bundle", bytes_of(made(0))), ("b.bundle", bytes_of(made(4)))])
    page = unescape(coordinator.open(PARTNERS).text).split('<form method="get"')[0]
    numbers = re.findall(r'href="(/[^"]*\?[^"]+)">(?:[^<:]*: )?(\d+)', page)
    assert {link.partition("?")[2].partition("=")[0] for link, _ in numbers} == {
        *("heard", "filter", "bookings", "requirements"),
    }
    apart = 'heard=not_usable">Sent, not usable: 1 venue', "filter=not_usable#page", "bookings=not_usable#page"
    assert all(each in page for each in apart), "refused is not silent"
    for link, number in numbers:
        shown = coordinator.open(link.partition("#")[0]).text
        assert re.search(rf">{number} venues? of 40<", shown), (link, number)


def test_letters_are_written_read_and_put_down_as_sent(coordinator: Browser) -> None:
    """Nothing sends them; the next step follows, and the venue's page has the letter."""
    page = f"{PARTNERS}letters/"
    assert "Written, and not sent" not in coordinator.open(page).text
    written = coordinator.send(page, {"then": "write"}, follow_redirects=True).text
    assert "4 letters written." in written
    assert "coordinator of st-aidans" in written
    seen = seen_of(coordinator.open(page).text, "partner-1")
    mine = {"partner": "partner-1", "step": "contact", "then": "", "seen": seen}
    early = coordinator.send(page, {**mine, "on": "2026-09-20"})
    assert early.status_code == 400
    assert "cannot have been sent on 20 September 2026" in early.text
    assert "was sent." in coordinator.send(page, mine, follow_redirects=True).text
    assert coordinator.send(page, mine).status_code == 400
    assert "Wait for an answer until 19 October 2026" in coordinator.open(f"{PARTNERS}?partner=partner-1").text
    assert "A letter went to the contact, Office 1" in coordinator.open(f"{PARTNERS}venues/venue-01/").text


def test_a_letter_that_cannot_be_read_stands_in_no_others_way(served: Server, coordinator: Browser) -> None:
    """It is named, the others are read and put down as sent, and what is due is written again."""
    page = f"{PARTNERS}letters/"
    coordinator.send(page, {"then": "write"})
    served.store().save_draft("letter_proposed", "partner-2.contact", {"partner": "partner-2"})
    shown = coordinator.open(page).text
    assert "The letter partner-2.contact was written, and cannot be read any more." in shown
    assert shown.count("Read the letter") == 3
    mine = {"partner": "partner-1", "step": "contact", "then": "", "seen": seen_of(shown, "partner-1")}
    assert "was sent." in coordinator.send(page, mine, follow_redirects=True).text
    again = coordinator.send(page, {"then": "write"}, follow_redirects=True).text
    assert "cannot be read" not in again
    assert again.count("Read the letter") == 3


def test_a_letter_that_was_written_anew_is_not_put_down_as_the_one_that_was_read(served: Server) -> None:
    page, mine = f"{PARTNERS}letters/", {"partner": "partner-1", "step": "contact", "then": ""}
    browser = served.as_(Role.COORDINATOR)
    take_over(browser)
    browser.send(page, {"then": "write"})
    read = seen_of(browser.open(page).text, "partner-1")
    served.clock.move(days=1)
    browser = served.as_(Role.COORDINATOR)
    browser.send(page, {"then": "write"})
    told = browser.send(page, {**mine, "seen": read})
    assert told.status_code == 409
    assert "this letter was written anew, and bears 22 September 2026" in told.text
    assert browser.post(page, mine).status_code == 409, "they say of no letter that they read it"
    anew = seen_of(browser.open(page).text, "partner-1")
    assert "was sent." in browser.send(page, {**mine, "seen": anew}, follow_redirects=True).text


def test_a_clock_that_is_wrong_stands_in_nobodys_way(coordinator: Browser) -> None:
    """What is dated in the future is not taken in, and does not push aside what came before; put right, it counts.

    Nobody is told that records were taken away: they were not.
    """
    sound = made(0, days=9)
    ahead = replace(sound, bundle=replace(sound.bundle, made_at=NOW + timedelta(days=300)))
    drop(coordinator, [("sound.bundle", bytes_of(sound))])
    page = " ".join(drop(coordinator, [("ahead.bundle", bytes_of(ahead))]).text.split())
    assert "ahead.bundle</span> (not counted)" in page
    assert "which is still to come; ask the venue to put its clock right and send it again." in page
    assert "refused: dated in the future" in page
    assert "Sent, not usable: 1 venue" in coordinator.open(PARTNERS).text
    venue = coordinator.open(f"{PARTNERS}venues/venue-01/").text
    assert "Last heard of on 12 September 2026." in venue
    drop(coordinator, [("right.bundle", bytes_of(replace(sound, bundle=replace(sound.bundle, made_at=NOW))))])
    after = coordinator.open(f"{PARTNERS}venues/venue-01/").text
    assert "Last heard of on 21 September 2026." in after
    assert "records that do not go on" not in after
    assert "Sent, not usable" not in coordinator.open(PARTNERS + "?heard=in_time").text.partition("<form")[0]


def test_a_file_that_nobody_knows_whose_it_is_is_settled_with_a_reason(served: Server, coordinator: Browser) -> None:
    """Until then it stands in the inbox; what was settled is named with who said so, and the file can come again."""
    strange = ("scan.bundle", b"no bundle at all")
    drop(coordinator, [strange, ("venue-02.bundle", bytes_of(made(1))[:-500])])
    page = coordinator.open(INBOX).text
    assert "Cannot be used, and nobody knows whose" in page
    (link,) = re.findall(r'href="([^"]+/settle)"', page)
    assert "<bdi>scan.bundle</bdi>, came on" in page
    asked = coordinator.open(link).text
    assert "which venue it is of" in asked
    assert "scan.bundle" in asked
    refused = coordinator.send(link, {"reason": "spam"})
    assert refused.status_code == 400
    assert "The reason is missing or too short" in refused.text
    why = "A scan that the school's office sent by mistake; they said so on the telephone"
    done = coordinator.send(link, {"reason": why}, follow_redirects=True)
    assert "Settled, with your reason" in done.text
    assert "nobody knows whose" not in done.text
    again = coordinator.get(link)
    assert again.status_code == 409
    assert f"{why}, by coordinator of {SCHOOL}, on 21 September 2026" in unescape(again.text)
    assert served.as_(Role.CLERK).get(link).status_code == 403
    drop(coordinator, [strange])
    assert "nobody knows whose" not in coordinator.open(INBOX).text
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        partners = asking.served().venues.partners
        register = partners.register(here)
        assert register is not None
        came = partners.judged(here, register).gathered.not_counted
    told = next(one for one in came if not one.venue)
    assert told.trouble is Trouble.SETTLED
    assert f"settled it on 21 September 2026: {why}" in told.words
    assert any(one.is_lost for one in came), "the venue's own is still to be sent again"

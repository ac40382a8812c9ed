"""An author looks a checklist over before it is published: mistakes, differences, and how each reader meets it."""

from io import BytesIO
from pathlib import Path

import pytest

from tests.web.site import SCHOOL, Browser, Server
from venuecheck import catalogue
from venuecheck.core.actor import Role

_PAGE = f"/venues/{SCHOOL}/checklists/"
_BOOKING = catalogue.checklist_path("venue-booking").read_text("utf-8")


@pytest.fixture
def author(served: Server) -> Browser:
    """Sign an author in."""
    return served.as_(Role.AUTHOR)


def _sent(author: Browser, text: str | bytes, **more: str) -> tuple[int, str]:
    content = text.encode() if isinstance(text, str) else text
    answer = author.post(_PAGE, {"file": (BytesIO(content), "our-booking.yaml"), **more})
    return answer.status_code, " ".join(answer.text.split())


def test_an_author_begins_here(served: Server) -> None:
    answer = served.as_(Role.AUTHOR).get(f"/venues/{SCHOOL}/")
    assert answer.headers["Location"].endswith(_PAGE)


def test_one_that_ships_is_shown_as_a_clerk_and_as_an_organiser_meet_it(author: Browser) -> None:
    text = " ".join(author.get(f"{_PAGE}venue-booking").text.split())
    clerk, organiser = text.split('id="organiser"')
    assert "It comes with the program." in text
    assert "Who is making the booking?" in clerk
    assert "has anybody looked" not in organiser.lower()
    assert len(organiser) < len(clerk) / 2


def test_what_differs_is_said_in_words(author: Browser) -> None:
    changed = _BOOKING.replace("Who is making the booking?", "Who wants the room?")
    status, text = _sent(author, changed)
    assert status == 200
    assert "What differs from “" in text
    assert "Who wants the room?" in text.split('id="differs"')[1].split('id="clerk"')[0]
    assert "1 mistake" in text  # the version was published with other words
    assert "Who wants the room?" in text.split('id="clerk"')[1]


def test_a_copy_with_an_id_of_its_own_is_compared_with_the_one_that_is_chosen(author: Browser) -> None:
    own = _BOOKING.replace('id: "venue-booking"', 'id: "our-booking"', 1)
    _, alone = _sent(author, own)
    assert "Nothing was found." in alone
    assert "What differs from" not in alone
    _, chosen = _sent(author, own, compare="venue-booking")
    assert "What differs from" in chosen


@pytest.mark.parametrize(
    ("path", "is_called", "said"),
    [
        (catalogue.plan_path("walsall-2020"), "A plan: what is required of venues", "21. Partners and their venues"),
        (catalogue.test_list_path("uk-education"), "A test list: safe pages", "Gambling: should be blocked"),
    ],
    ids=["plan", "test list"],
)
def test_a_plan_or_a_list_is_looked_over_as_what_it_is(author: Browser, path: Path, is_called: str, said: str) -> None:
    status, text = _sent(author, path.read_bytes())
    assert status == 200
    assert is_called in text
    assert said in text
    assert "cannot be read as a checklist" not in text
    _, wrong = _sent(author, path.read_bytes().replace(b"title:", b"titel:", 1))
    assert "&#39;titel&#39; is not known here" in wrong
    assert said not in wrong


def test_what_cannot_be_read_is_said_with_its_lines(author: Browser) -> None:
    status, text = _sent(author, _BOOKING.replace("outcomes:", "outcome:", 1))
    assert status == 200
    assert "This cannot be read as a checklist" in text
    assert "&#39;outcome&#39; is not known here" in text
    assert 'id="clerk"' not in text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"\xff\xfe", "Not UTF-8 text"),
        (b"MZ\x90\x00\x03\x00\xff", "</span> This is not a text file"),
        (b"id: x\ntitle: [\n", "Line 3: This is not YAML"),
    ],
)
def test_what_is_no_document_is_refused_at_its_box(author: Browser, sent: bytes, said: str) -> None:
    status, text = _sent(author, sent)
    assert status == 400
    assert said in text
    assert "There is a problem" in text


def test_no_file_is_asked_for(author: Browser) -> None:
    answer = author.post(_PAGE)
    assert answer.status_code == 400
    assert "choose a file" in answer.text.lower()


def test_what_a_file_says_is_text(author: Browser) -> None:
    own = _BOOKING.replace("Who is making the booking?", "<script>alert(1)</script>")
    _, text = _sent(author, own)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_there_is_no_page_of_a_checklist_that_is_not_there(author: Browser) -> None:
    assert author.get(f"{_PAGE}no-such-checklist").status_code == 404


def test_ones_own_checklist_is_handed_in_and_taken_bookings_by(served: Server) -> None:
    """An administrator hands it in; a clerk is offered it, begins with it, and an author sees it."""
    own = _BOOKING.replace('id: "venue-booking"', 'id: "our-booking"', 1)
    own = own.replace('\ntitle: "', '\ntitle: "Our hall: ', 1)
    administrator = served.as_(Role.ADMINISTRATOR)
    page = f"/venues/{SCHOOL}/settings/more/checklists"
    handed = administrator.send(page, {"checklists.others.file": (BytesIO(own.encode()), "our-booking.yaml")})
    assert handed.status_code == 302, handed.text
    assert "Our hall: " in served.as_(Role.AUTHOR).get(_PAGE).text
    assert "It is your venue’s own." in served.as_(Role.AUTHOR).get(f"{_PAGE}our-booking").text
    clerk = served.as_(Role.CLERK)
    assert "Our hall: " in clerk.get(f"/venues/{SCHOOL}/bookings/new").text
    begun = clerk.send(f"/venues/{SCHOOL}/bookings/new", {"checklist": "our-booking"})
    assert "/drafts/our-booking/" in begun.headers["Location"]
    assert clerk.get(begun.headers["Location"]).status_code == 200
    (kept,) = served.folder.glob("**/our-booking-*.yaml")
    kept.write_text("nonsense: [", "utf-8")
    after = clerk.get(f"/venues/{SCHOOL}/bookings/new").text
    assert "cannot be used, and is not offered" in after
    assert "venue-booking" in after
    listed = clerk.get(f"/venues/{SCHOOL}/bookings/").text
    assert "Its checklist, “our-booking”, is not among this venue’s." in listed, "and no answers vanish with it"
    where = begun.headers["Location"].removesuffix("/about")
    assert f'href="{where}"' not in listed
    kept.unlink()
    assert f'href="{where}/drop"' in clerk.get(f"/venues/{SCHOOL}/bookings/").text, "nothing else of the venue stops"
    assert "its checklist is not here any more" in clerk.get(f"{where}/drop").text
    assert clerk.send(f"{where}/drop").status_code == 302
    assert "our-booking" not in clerk.get(f"/venues/{SCHOOL}/bookings/").text

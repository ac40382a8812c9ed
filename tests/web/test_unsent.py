"""What somebody typed when their session ended, or a page had become old: it is on the answer, and is sent again."""

import re
from pathlib import Path

import pytest

from tests.web.site import BOOKING, SCHOOL, Browser, Server, hidden_entries
from venuecheck import web
from venuecheck.core.actor import Role
from venuecheck.web import unsent
from venuecheck.web.known import KNOWN, KNOWN_HERE
from venuecheck.web.sealing import sealed

_OURS = {"Origin": "http://localhost"}
_NEW = f"/venues/{SCHOOL}/bookings/new"
_WORDS = "Typed for <twenty> minutes"


def begun(clerk: Browser) -> str:
    """Begin a booking, and give the page that asks which it is."""
    return str(clerk.send(_NEW, {"checklist": "venue-booking"}).location)


def hidden(page: str) -> dict[str, str]:
    """Give what the form that sends it again holds."""
    form = page.partition("<main")[2].partition("<form")[2].partition("</form>")[0]
    return hidden_entries(form)


def test_what_was_typed_when_a_session_ended_is_sent_after_signing_in(served: Server) -> None:
    """It says why, shows the words, leads back, and the same page sends them once somebody is signed in again."""
    clerk = served.person(Role.CLERK)
    browser = served.browser(clerk)
    about = begun(browser)
    browser.post("/accessibility")
    with served.app.test_request_context():
        browser.client.set_cookie(KNOWN, sealed(KNOWN_HERE, [clerk]))  # as signing in leaves it
    served.clock.move(minutes=61)
    late = browser.post(about, {"subject": _WORDS}, headers=_OURS)
    assert late.status_code == 401
    assert "Your session has ended" in late.text
    assert "Typed for &lt;twenty&gt; minutes" in late.text
    assert f"/sign-in?to={about}" in late.text
    again = served.browser(clerk)
    kept = {**hidden(late.text), "subject": _WORDS}
    elsewhere = again.client.post(about, data=kept, headers={"Origin": "https://evil.test"})
    assert elsewhere.status_code == 400, "its token is of the session before, and it is not from here"
    assert again.client.post(about, data=kept).status_code == 400, "nor where the browser says nothing of it"
    anybodys = served.browser()
    assert anybodys.client.post(about, data=kept, headers=_OURS).status_code == 401, "a seal lets nobody in"
    anothers = served.as_(Role.MANAGER).client.post(about, data=kept, headers=_OURS)
    assert anothers.status_code == 403, "nor is it anybody else's"
    made_up = again.client.post(about, data={**kept, "sent_by": "made-up"}, headers=_OURS)
    assert made_up.status_code == 400
    assert "signed in anew" in made_up.text
    sent = again.client.post(about, data=kept, headers=_OURS)
    assert sent.status_code == 302, "once is enough"
    assert "Typed for &lt;twenty&gt; minutes" in again.open(about).text


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.test"}, {**_OURS, "Sec-Fetch-Site": "cross-site"}])
def test_what_another_site_wrote_is_not_offered(served: Server, headers: dict[str, str]) -> None:
    """Nobody is asked to send what they have not typed here."""
    clerk = served.as_(Role.CLERK)
    about = begun(clerk)
    answer = clerk.client.post(about, data={"subject": _WORDS, "csrf_token": "made-up"}, headers=headers)
    assert answer.status_code == 400
    assert "minutes" not in answer.text


def test_what_one_typed_is_not_sent_by_another(served: Server) -> None:
    """Whoever signs in at the same computer does not say it in their name."""
    clerk = served.as_(Role.CLERK)
    about = begun(clerk)
    with served.app.test_request_context():
        sent_by = sealed(unsent.SENT_BY, "somebody-else")
    assert clerk.post(about, {"subject": _WORDS, "sent_by": sent_by}).status_code == 403


def test_no_secret_is_shown(served: Server) -> None:
    """A password is in no answer, whatever became of the form."""
    clerk = served.as_(Role.CLERK)
    answer = clerk.client.post(
        "/account/password", data={"now": "wombat one", "password": "wombat two", "name": "Ann"}, headers=_OURS
    )
    assert answer.status_code == 400
    assert "wombat" not in answer.text


def test_what_a_form_holds_for_the_program_is_not_taken_for_typed(served: Server) -> None:
    """What tells one opened page from another is sent again unseen; where nothing else was sent, there is nothing."""
    clerk = served.person(Role.CLERK)
    browser = served.browser(clerk)
    about = f"/venues/{SCHOOL}/bookings/{BOOKING}/reply"
    sheet = dict(re.findall(r'name="(sheet)" value="(\w+)"', browser.open(about).text))
    browser.post("/accessibility")
    served.clock.move(minutes=61)
    late = browser.post(about, {**sheet, "said": _WORDS}, headers=_OURS)
    assert late.status_code == 401
    assert hidden(late.text)["sheet"] == sheet["sheet"]
    assert late.text.count(sheet["sheet"]) == 1
    nothing = browser.post(about, {**sheet, "said": ""}, headers=_OURS)
    assert nothing.location == f"/sign-in?to={about}"


def test_signing_in_says_why_it_is_asked_for(served: Server) -> None:
    """And leads to the page whose form was sent, where it has one."""
    browser = served.browser(served.person(Role.DECIDER))
    where = f"/venues/{SCHOOL}/bookings/{BOOKING}/outcome"
    served.clock.move(minutes=61)
    asked = browser.get(where)
    assert asked.location == f"/sign-in?to={where}"
    assert "your session has ended" in browser.open(str(asked.location)).text


_ALSO_TYPED = {"answer", "name", "partner", "reason", "role", "venue"}
"""What one form holds, and somebody types or chooses in another."""


def test_what_a_form_holds_for_the_program_is_told_to_nobody_as_typed() -> None:
    """Of every form: an entry that is new is put to those that nobody types, or is one that somebody does."""
    forms = [one.read_text("utf-8") for one in (Path(web.__file__).parent / "templates").rglob("*.html")]
    posted = [form for text in forms for form in re.findall(r'(?s)<form method="post".*?</form>', text)]
    held = {name for form in posted for name in re.findall(r'type="hidden" name="([a-z_]+)"', form)}
    assert len(held) > 10
    assert {name for name in held - _ALSO_TYPED if not unsent._is_held(name)} == set()

"""What every answer carries, and what no request gets past."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.site import BOOKED, BOOKING, SCHOOL, Browser, Server
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.people import sign_in_name
from venuecheck.core.actor import Role
from venuecheck.core.ids import is_id
from venuecheck.web import asking
from venuecheck.web.app import create_app
from venuecheck.web.own_pages import own_page
from venuecheck.web.settings import WebSettings

_PAGES = (
    "/",
    "/sign-in",
    "/privacy",
    "/no-such-page",
    "/account",
    f"/venues/{SCHOOL}/how-it-stands",
    "/static/pages.css",
)
_TEMPLATES = sorted(Path(asking.__file__).parent.joinpath("templates").rglob("*.html"))


@pytest.mark.parametrize("path", _PAGES)
def test_every_answer_carries_its_headers(served: Server, path: str) -> None:
    """Pages, errors, redirects and files alike."""
    answer = served.as_(Role.SIGNER).get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "Server" not in answer.headers
    is_static = path.startswith("/static")
    assert ("immutable" if is_static else "no-store") in answer.headers["Cache-Control"]
    answer.close()


def test_no_template_has_a_script_or_a_style_inside() -> None:
    """The policy forbids both, and a page that needed one would be broken without anybody seeing it."""
    inside = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|\|\s*safe")
    texts = {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in _TEMPLATES}
    assert {name: found for name, text in texts.items() if (found := inside.findall(text))} == {}


def test_no_page_fetches_anything_from_outside() -> None:
    """Whatever a page loads is ours."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in _TEMPLATES)
    assert not re.search(r"""(src|href|action)=["'](https?:)?//""", text)


def test_the_report_is_as_it_is_everywhere_and_its_styles_are_allowed_by_digest(served: Server) -> None:
    """Its own policy lets just its own styles in."""
    answer = served.as_(Role.SIGNER).get(f"/venues/{SCHOOL}/report")
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'sha256-" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert " style=" not in answer.text


@pytest.mark.parametrize("token", [None, "", "forged"])
def test_a_form_from_elsewhere_changes_nothing(served: Server, token: str | None) -> None:
    """Without the token of this session nothing is done, and the page says what to do."""
    account = served.person(Role.CLERK)
    browser = served.browser(account)
    data = {} if token is None else {"csrf_token": token}
    answer = browser.client.post("/sign-out", data=data)
    assert answer.status_code == 400
    assert "out of date" in answer.text
    assert browser.get("/account").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_that_another_site_sent_is_refused_with_a_right_token(served: Server, headers: dict[str, str]) -> None:
    """The token is not all: what the browser says of where a form came from counts as well, and our own is taken."""
    browser = served.as_(Role.CLERK)
    refused = browser.post("/sign-out", headers=headers)
    assert refused.status_code == 400
    assert browser.get("/account").status_code == 200
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert browser.post("/sign-out", headers=ours).status_code == 302
    assert browser.get("/account").status_code == 302


def test_a_form_of_another_session_changes_nothing(served: Server) -> None:
    """The token goes with whoever was given it."""
    one, other = served.as_(Role.CLERK), served.as_(Role.DECIDER)
    one.post("/account/sessions/end", {"session": "x"})
    answer = other.client.post("/sign-out", data={"csrf_token": one.token})
    assert answer.status_code == 400


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test", "st-aidans"])
def test_only_names_that_were_configured_are_answered(served: Server, host: str) -> None:
    """A link made of whatever the browser sends could lead anywhere."""
    answer = served.browser().get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    assert host not in answer.text


def test_headers_of_a_proxy_count_for_nothing_by_themselves(served: Server) -> None:
    """Nobody chooses the address by which they are counted."""
    headers = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "https"}
    account = served.person(Role.CLERK, name="Asha Patel")
    for number in range(7):
        browser = served.browser()
        answer = browser.send(
            "/sign-in",
            {"name": account, "password": "wrong"},
            headers={**headers, "X-Forwarded-For": f"192.0.2.{number}"},
        )
    assert answer.status_code == 429


def test_by_https_the_cookie_is_bound_to_it(served: Server, tmp_path: Path) -> None:
    """Secure, for this host alone, out of reach of scripts; and browsers are told to come by HTTPS from then on."""
    configs = tuple(sorted(served.folder.glob("*/venuecheck.yaml")))
    settings = WebSettings(configs=configs, folder=tmp_path, hosts=("bookings.example",), is_https=True)
    app = create_app(settings, served.clock)
    answer = app.test_client().get("/sign-in", base_url="https://bookings.example")
    cookie = answer.headers["Set-Cookie"]
    for said in ("__Host-venuecheck=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert said in cookie
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    with app.app_context():
        asking.served().accounts.close()


def test_a_fault_of_the_program_tells_nothing(served: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a number, by which whoever looks after the server finds it in the log."""

    def broken(_self: object, _here: object) -> None:
        message = "secret path /etc/venuecheck"
        raise RuntimeError(message)

    monkeypatch.setattr("venuecheck.web.venues.Venues.view", broken)
    answer = served.as_(Role.SIGNER).get(f"/venues/{SCHOOL}/how-it-stands")
    assert answer.status_code == 500
    assert "secret path" not in answer.text
    assert re.search(r"with the number [0-9a-f]{8}", answer.text)


def test_a_request_that_is_too_large_is_refused(served: Server) -> None:
    """What somebody writes can have a mebibyte."""
    answer = served.as_(Role.CLERK).post(f"/venues/{SCHOOL}/bookings/new", {"checklist": "x" * 2_000_000})
    assert answer.status_code == 413


def test_a_file_can_be_larger_where_a_question_may_ask_for_one(served: Server) -> None:
    """Up to what is taken of a file, from whoever is signed in; and nowhere else, and from nobody else."""
    clerk = served.as_(Role.CLERK)
    clerk.send(f"/venues/{SCHOOL}/bookings/new", {"checklist": "venue-booking"})
    question = f"/venues/{SCHOOL}/bookings/drafts/venue-booking/draft-1/questions/organiser"

    def sent(browser: Browser, path: str, mebibytes: int) -> int:
        browser.post("/no-such-page")  # so that it knows its token
        head = 'Content-Disposition: form-data; name="'
        parts = f'--x\r\n{head}csrf_token"\r\n\r\n{browser.token}\r\n--x\r\n{head}answer"; filename="a.pdf"\r\n\r\n'
        body = parts.encode() + b"%PDF-1.7 " + b"x" * mebibytes * 1024 * 1024 + b"\r\n--x--\r\n"
        answer = browser.client.post(path, data=body, content_type="multipart/form-data; boundary=x")
        answer.close()
        return answer.status_code

    assert sent(clerk, question, 2) == 400, "the form is read, and this question wants words"
    assert sent(clerk, question, 21) == 413
    assert sent(clerk, f"/venues/{SCHOOL}/bookings/new", 2) == 413
    assert sent(served.browser(), question, 2) == 413


def test_looks_at_personal_data_are_noted(served: Server) -> None:
    """Who looked at which booking, and when; never what it says."""
    browser = served.as_(Role.DECIDER)
    browser.open(f"/venues/{SCHOOL}/bookings/{BOOKING}")
    happened = served.accounts.happenings.latest()
    assert [(one.what, one.about) for one in happened] == [("looked at a booking", BOOKING)]
    assert BOOKED not in str(happened)


def test_a_second_process_sees_what_the_first_one_did(served: Server) -> None:
    """Sessions, links and limits are in the database, and not in a process."""
    account = served.person(Role.CLERK, name="Asha Patel")
    token = served.accounts.sessions.begin(account, served.clock().timestamp(), device="one")
    other = Accounts.beside(served.folder)
    try:
        assert other.sessions.find(token, served.clock().timestamp()) is not None
        other.sessions.end_all(account)
        assert served.accounts.sessions.find(token, served.clock().timestamp()) is None
    finally:
        other.close()


@given(st.text(max_size=80))
def test_any_name_gives_a_name_to_sign_in_with(name: str) -> None:
    """Whatever letters it has, it can be typed and be an id."""
    assert is_id(sign_in_name(name))


@given(st.text(max_size=80))
def test_no_address_leads_away(said: str) -> None:
    """What is gone on to begins with one stroke, and names no host in any browser's reading."""
    for address in (said, f"/{said}", f"//{said}", f"/\\{said}"):
        found = own_page(address)
        assert not found or (found.startswith("/") and not found.startswith("//") and "\\" not in found)
        assert not re.search(r"[\x00-\x1f]", found)


def test_each_test_that_the_list_of_threats_names_is_there() -> None:
    """A threat whose test was renamed, or is gone, would go on being called tested."""
    root = Path(__file__).parents[2]
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (root / "docs" / "security.md").read_text(encoding="utf-8"))
    assert named
    missing = [
        f"{path}::{test}"
        for path, test in named
        if not re.search(rf"^def {test}\(", (root / path).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert missing == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO web_role VALUES ('{}', 'st-aidans', 'janitor')",
        "UPDATE web_role SET role = CAST('clerk' AS BLOB) WHERE account = '{}'",
        "UPDATE web_role SET venue = x'ff' WHERE account = '{}'",
        "UPDATE web_role SET venue = 'nowhere' WHERE account = '{}'",
        "UPDATE web_account SET ended = 'x' WHERE id = '{}'",
        "UPDATE web_account SET name = x'ff' WHERE id = '{}'",
        "UPDATE web_account SET totp = 'x' WHERE id = '{}'",
        "UPDATE web_account SET password = x'ff' WHERE id = '{}'",
        "UPDATE web_session SET digest = 'x' WHERE account = '{}'",
    ],
)
def test_an_odd_account_stops_nobody_else(statement: str, served: Server, caplog: pytest.LogCaptureFixture) -> None:
    """What somebody wrote into the database as it runs is told, or counts for nothing; no fault of the program."""
    odd, other = served.person(Role.CLERK), served.person(Role.DECIDER)
    browsers = {one: served.browser(one) for one in (odd, other)}
    administrator = served.as_(Role.ADMINISTRATOR)
    with closing(sqlite3.connect(served.folder / "venuecheck-accounts.db")) as connection, connection:
        connection.execute(statement.format(odd))
    for browser in (browsers[odd], administrator):
        for path in (f"/venues/{SCHOOL}/bookings/", "/people/", "/account"):
            answer = browser.get(path)
            assert answer.status_code < 500 or "altered from outside" in answer.text, (path, answer.text[:2_000])
    assert browsers[other].get(f"/venues/{SCHOOL}/bookings/").status_code == 200
    assert "Traceback" not in caplog.text

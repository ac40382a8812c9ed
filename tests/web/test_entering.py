"""Coming in: by a link that is used once, by a password, with a code; and what keeps others out."""

import re
from collections.abc import Sequence

import pyotp
import pytest
import sqlalchemy as sa

from tests.web.site import LIBRARY, PASSWORD, SCHOOL, Browser, Server
from venuecheck.accounts.entrance import Entrance
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.passwords import hashed
from venuecheck.accounts.people import Account
from venuecheck.core.actor import Role

_HASHED = hashed(PASSWORD)
_ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def joan(served: Server) -> str:
    """Give somebody who has set their account up."""
    account = served.person(Role.DECIDER, name="Joan Whitlock")
    served.accounts.book.set_password(account, _HASHED)
    return account


def link_for(served: Server, account: str) -> str:
    """Make a link to choose a password with."""
    return f"/link/{served.accounts.links.make(account, Purpose.SET_UP, served.clock().timestamp())}"


def sign_in(browser: Browser, name: str, password: str = PASSWORD, **more: object) -> int:
    """Type a name and a password; 302 where they let somebody in."""
    return browser.send("/sign-in", {"name": name, "password": password}, **more).status_code


def half_in(served: Server) -> tuple[Browser, str]:
    """Open the browser of somebody who has typed their password and is asked for a code; with the key of those."""
    account = served.person(Role.CLERK)
    served.accounts.book.set_password(account, _HASHED)
    secret = served.accounts.second_factor.fresh()
    at = served.clock().timestamp()
    assert served.accounts.second_factor.take(account, secret, pyotp.TOTP(secret).at(served.clock()), at)
    browser = served.browser()
    assert sign_in(browser, account) == 302
    return browser, secret


def secret_of(browser: Browser) -> str:
    """Read the key for the app off the page."""
    found = re.search(r'class="app-code">([A-Z2-7]+)<', browser.open("/account/second-factor").text)
    assert found is not None
    return found[1]


def test_opening_a_link_uses_nothing_up(served: Server) -> None:
    """Mail scanners open links: only the button on the page lets somebody in, and only once."""
    path = link_for(served, served.person(Role.CLERK))
    for _ in range(3):
        assert "Set up your account" in served.browser().get(path).text
    assert served.browser().send(path, {"password": PASSWORD}).status_code == 302
    assert served.browser().get(path).status_code == 410
    assert served.browser().post(path, {"password": PASSWORD}).status_code == 410


def test_of_two_who_use_a_link_only_one_sets_a_password(served: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes second has changed nothing: neither the password nor where somebody is signed in."""
    account = served.person(Role.CLERK)
    path = link_for(served, account)
    look_over = Entrance.look_over

    def meanwhile(entrance: Entrance, who: Account, password: str, own_words: Sequence[str]) -> None:
        look_over(entrance, who, password, own_words)
        monkeypatch.undo()
        assert served.browser().send(path, {"password": PASSWORD}).status_code == 302

    monkeypatch.setattr(Entrance, "look_over", meanwhile)
    assert served.browser().send(path, {"password": "other harbour lantern"}).status_code == 410
    assert sign_in(served.browser(), account, "other harbour lantern") == 400
    assert sign_in(served.browser(), account) == 302


def test_a_password_that_is_right_is_not_counted_as_a_guess(served: Server, joan: str) -> None:
    """However often somebody is asked for it again."""
    browser = served.browser(joan)
    for _ in range(8):
        assert browser.send("/account/prove", {"password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(("path", "box"), [("/account/prove", "password"), ("/account/password", "now")])
def test_guessing_by_whoever_sits_there_ends_after_six(served: Server, joan: str, path: str, box: str) -> None:
    """A browser that was left open lets nobody find the password out; it says to wait, and not that it was wrong."""
    browser = served.browser(joan)
    answers = [browser.send(path, {"password": PASSWORD, box: f"guess {number}"}) for number in range(7)]
    assert [one.status_code for one in answers] == [400] * 6 + [429]
    assert "tried too often: wait 15 minutes" in answers[-1].text


@pytest.mark.parametrize(
    "password",
    ["", "canal heron", "password1234!", "P@ssw0rd2026", "123456789012345", "aaaaaaaaaaaaa", "St.Aidans2026!"],
)
def test_a_password_that_is_guessed_first_is_refused(served: Server, password: str) -> None:
    """It says why, and the link is as good as before."""
    path = link_for(served, served.person(Role.CLERK))
    answer = served.browser().send(path, {"password": password})
    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    assert served.browser().send(path, {"password": PASSWORD}).status_code == 302


def test_a_link_ends_after_three_days_and_with_a_new_one(served: Server) -> None:
    """One that lies about lets nobody in for long."""
    account = served.person(Role.CLERK)
    first = link_for(served, account)
    second = link_for(served, account)
    assert served.browser().get(first).status_code == 410
    served.clock.move(days=3, seconds=1)
    assert served.browser().get(second).status_code == 410


def test_a_wrong_name_and_a_wrong_password_are_told_alike(served: Server, joan: str) -> None:
    """Nobody learns who has an account."""
    said = []
    for name in (joan, "nobody"):
        page = served.browser().send("/sign-in", {"name": name, "password": "something else"})
        said.append((page.status_code, re.sub(r'value="[^"]*"', "", page.text)))
    assert said[0] == said[1]


def test_guessing_shuts_out_the_guesser_and_nobody_else(served: Server, joan: str) -> None:
    """After six guesses from one address even the right password is refused there, and taken everywhere else."""
    guesser = served.browser()
    statuses = [sign_in(guesser, joan, f"guess {number} of many", environ_base=_ELSEWHERE) for number in range(7)]
    assert statuses == [400] * 6 + [429]
    assert sign_in(guesser, joan, environ_base=_ELSEWHERE) == 429
    assert sign_in(served.browser(), joan) == 302
    served.clock.move(minutes=16)
    assert sign_in(guesser, joan, environ_base=_ELSEWHERE) == 302


def test_guessing_from_everywhere_does_not_shut_out_a_known_browser(served: Server, joan: str) -> None:
    """Where an account is guessed at from many addresses, whoever signed in before still gets in."""
    own = served.browser()
    assert sign_in(own, joan) == 302
    own.post("/sign-out")
    for number in range(61):
        sign_in(served.browser(), joan, "wrong", environ_base={"REMOTE_ADDR": f"203.0.113.{number}"})
    assert sign_in(served.browser(), joan, environ_base={"REMOTE_ADDR": "198.51.100.7"}) == 429
    assert sign_in(own, joan) == 302


def test_a_known_browser_is_known_by_our_word_alone(served: Server, joan: str) -> None:
    """A cookie that somebody made up is nobody's."""
    browser = served.browser()
    browser.client.set_cookie("venuecheck-known", f'["{joan}"].forged')
    for _ in range(6):
        assert sign_in(browser, joan, "wrong guess, again") == 400
    assert sign_in(browser, joan) == 429


def test_whoever_changes_accounts_has_to_have_a_second_factor(served: Server) -> None:
    """An administrator sees nothing before it is set up; then each code, and each on paper, is good once."""
    account = served.person(Role.ADMINISTRATOR)
    served.accounts.book.set_password(account, _HASHED)
    browser = served.browser()
    assert sign_in(browser, account) == 302
    assert browser.get("/people/").location == "/account/second-factor"
    secret = secret_of(browser)
    opened = [browser.open("/account/second-factor").text.partition('class="app-code">')[2][:32] for _ in range(2)]
    assert opened[0] == opened[1], "opened again, it shows the key that the app has by now"
    wrong = browser.post("/account/second-factor", {"code": "000000"})
    assert wrong.status_code == 400
    totp = pyotp.TOTP(secret)
    page = browser.post("/account/second-factor", {"code": totp.at(served.clock())})
    codes = re.findall(r"<li>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</li>", page.text)
    assert len(codes) == 8
    assert browser.get("/people/").status_code == 200

    again = served.browser()
    assert sign_in(again, account) == 302
    assert again.get("/people/").status_code == 302, "the password alone lets nobody in"
    assert again.send("/sign-in/code", {"code": totp.at(served.clock())}).status_code == 400, "it was used"
    assert again.send("/sign-in/code", {"code": codes[0].upper()}).location == "/"
    third = served.browser()
    sign_in(third, account)
    assert third.send("/sign-in/code", {"code": codes[0]}).status_code == 400
    served.clock.move(seconds=30)
    assert third.send("/sign-in/code", {"code": totp.at(served.clock())}).location == "/"


def test_a_code_without_a_password_lets_nobody_in(served: Server) -> None:
    """Nor one that comes long after it: whoever types it is sent to the password, and told why."""
    someone = served.browser()
    alone = someone.post("/sign-in/code", {"code": "000000"})
    assert (alone.status_code, alone.location) == (302, "/sign-in")
    assert "Type those first" in someone.open("/sign-in").text
    assert someone.get(f"/venues/{SCHOOL}/").location.startswith("/sign-in")
    browser, secret = half_in(served)
    served.clock.move(minutes=6)
    late = browser.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(served.clock())})
    assert (late.status_code, late.location) == (302, "/sign-in")
    assert browser.get(f"/venues/{SCHOOL}/").location.startswith("/sign-in")


def test_codes_cannot_be_guessed(served: Server) -> None:
    """After five, the sixth is not looked at."""
    browser, _ = half_in(served)
    statuses = [browser.send("/sign-in/code", {"code": f"00000{number}"}).status_code for number in range(6)]
    assert statuses == [400] * 5 + [429]


def test_the_database_of_accounts_lets_nobody_in(served: Server, joan: str) -> None:
    """Whoever reads it finds no password, key, session or link."""
    secret = served.accounts.second_factor.fresh()
    at = served.clock().timestamp()
    codes = served.accounts.second_factor.take(joan, secret, pyotp.TOTP(secret).at(served.clock()), at)
    assert codes is not None
    session = served.accounts.sessions.begin(joan, at, device="a test")
    link = served.accounts.links.make(joan, Purpose.SET_UP, at)
    raw = b"".join(path.read_bytes() for path in served.folder.glob("venuecheck-accounts.db*"))
    for held in (PASSWORD, secret, session, link, *codes):
        assert held.encode() not in raw
    assert (served.folder / "venuecheck-web.secret").stat().st_mode & 0o077 == 0


def test_a_session_ends_when_nobody_is_there_and_when_the_day_is_over(served: Server, joan: str) -> None:
    """An hour without a request ends it; so do twelve hours with them."""
    browser = served.browser(joan)
    served.clock.move(minutes=59)
    assert browser.get("/account").status_code == 200
    served.clock.move(minutes=61)
    assert browser.get("/account").status_code == 302
    busy = served.browser(joan)
    for _ in range(12):
        assert busy.get("/account").status_code == 200
        served.clock.move(minutes=59)
    served.clock.move(minutes=20)
    assert busy.get("/account").status_code == 302


def test_another_password_ends_every_other_session(served: Server, joan: str) -> None:
    """Whoever else sits there is out, and whoever changed it is not."""
    here, there = served.browser(joan), served.browser(joan)
    answer = here.send("/account/password", {"now": PASSWORD, "password": "other harbour lantern"})
    assert answer.status_code == 302
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302
    assert sign_in(served.browser(), joan) == 400
    assert sign_in(served.browser(), joan, "other harbour lantern") == 302


def test_one_session_and_all_others_can_be_ended(served: Server, joan: str) -> None:
    """From the page of one's own account."""
    here, there = served.browser(joan), served.browser(joan)
    assert here.post("/account/sessions/end", {"session": "others"}).status_code == 302
    assert there.get("/account").status_code == 302
    here.post("/sign-out")
    assert here.get("/account").status_code == 302


def test_an_ended_account_is_out_at_once(served: Server, joan: str) -> None:
    """Its sessions, password and links are gone; its name stays."""
    browser, path = served.browser(joan), link_for(served, joan)
    administrator = served.as_(Role.ADMINISTRATOR)
    assert administrator.post(f"/people/{joan}/end").status_code == 302
    assert browser.get("/account").status_code == 302
    assert sign_in(served.browser(), joan) == 400
    assert served.browser().get(path).status_code == 410
    assert "Joan Whitlock" in administrator.open("/people/").text


@pytest.mark.parametrize(
    "to", ["//evil.test/", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "/%0d\n/x"]
)
def test_signing_in_leads_to_no_other_site(served: Server, joan: str, to: str) -> None:
    """What the address names to go on to is one of our pages, or left out."""
    answer = served.browser().send("/sign-in", {"name": joan, "password": PASSWORD, "to": to})
    assert answer.location == "/"


def test_signing_in_leads_to_the_page_that_was_asked_for(served: Server, joan: str) -> None:
    """A link in a letter, followed by whoever is not signed in yet."""
    browser, wanted = served.browser(), f"/venues/{SCHOOL}/how-it-stands"
    answer = browser.send(str(browser.get(wanted).location), {"name": joan, "password": PASSWORD})
    assert answer.location == wanted


def test_a_password_is_asked_for_again_before_accounts_are_changed(served: Server) -> None:
    """Ten minutes after it was given last."""
    account = served.person(Role.ADMINISTRATOR)
    browser = served.browser(account)
    served.accounts.book.set_password(account, _HASHED)
    secret = served.accounts.second_factor.fresh()
    at = served.clock().timestamp()
    served.accounts.second_factor.take(account, secret, pyotp.TOTP(secret).at(served.clock()), at)
    assert browser.get("/people/").status_code == 200
    served.clock.move(minutes=11)
    asked = browser.get("/people/add")
    assert asked.location == "/account/prove?to=/people/add"
    assert browser.send("/account/prove?to=/people/add", {"password": "wrong"}).status_code == 400
    assert browser.send("/account/prove?to=/people/add", {"password": PASSWORD}).location == "/people/add"
    assert browser.get("/people/add").status_code == 200


def test_an_administrator_administers_their_own_venues_alone(served: Server) -> None:
    """Nobody of the library is listed, changed or invited by the school's administrator."""
    theirs = served.person(Role.CLERK, LIBRARY, name="Mary Finch")
    both = served.person(Role.DECIDER, LIBRARY, name="Owen Pritchard")
    served.accounts.book.give_roles(both, {SCHOOL: [Role.CLERK]}, seen={})
    browser = served.as_(Role.ADMINISTRATOR)
    assert "Mary Finch" not in browser.open("/people/").text
    assert browser.get(f"/people/{theirs}").status_code == 404
    for path in ("roles", "link", "end"):
        assert browser.post(f"/people/{theirs}/{path}").status_code == 404
    assert browser.post(f"/people/{both}/link").status_code == 403
    browser.send(f"/people/{both}", {f"roles-{LIBRARY}": "administrator", f"roles-{SCHOOL}": "manager"})
    browser.post(
        f"/people/{both}/roles",
        {f"seen-{SCHOOL}": "clerk", f"roles-{SCHOOL}": "manager", f"roles-{LIBRARY}": "administrator"},
    )
    roles = served.accounts.book.named(both).roles
    assert roles[SCHOOL] == {Role.MANAGER}
    assert roles[LIBRARY] == {Role.DECIDER}


def test_two_administrators_do_not_write_over_one_another(served: Server, joan: str) -> None:
    """Whoever changes roles as they were before is told what they are now."""
    browser = served.as_(Role.ADMINISTRATOR)
    said = {f"seen-{SCHOOL}": "decider", f"roles-{SCHOOL}": "manager"}
    assert browser.post(f"/people/{joan}/roles", said).status_code == 302
    late = browser.post(f"/people/{joan}/roles", {**said, f"roles-{SCHOOL}": "clerk"})
    assert late.status_code == 409
    assert "manager" in late.text
    assert served.accounts.book.named(joan).roles[SCHOOL] == {Role.MANAGER}


def test_roles_are_changed_everywhere_or_nowhere(served: Server) -> None:
    """Where one venue's are others by now, those at the venue before it stay as they were."""
    who = served.person(Role.CLERK, name="Mary Finch")
    administrator = served.person(Role.ADMINISTRATOR)
    served.accounts.book.give_roles(administrator, {LIBRARY: [Role.ADMINISTRATOR]}, seen={})
    browser = served.browser(administrator)
    said = {f"seen-{SCHOOL}": "clerk", f"roles-{SCHOOL}": "manager", f"roles-{LIBRARY}": "decider"}
    for late in ({f"seen-{LIBRARY}": "manager"}, {f"seen-{SCHOOL}": "no such role"}):
        assert browser.post(f"/people/{who}/roles", {**said, **late}).status_code == 409
        assert served.accounts.book.named(who).roles == {SCHOOL: {Role.CLERK}}
    own = {f"seen-{SCHOOL}": "administrator", f"roles-{SCHOOL}": ["administrator", "clerk"], f"seen-{LIBRARY}": ""}
    assert browser.post(f"/people/{administrator}/roles", own).status_code == 403
    assert served.accounts.book.named(administrator).roles[SCHOOL] == {Role.ADMINISTRATOR}
    assert browser.post(f"/people/{who}/roles", said).status_code == 302
    again = browser.post(f"/people/{who}/roles", said)
    assert again.status_code == 409
    assert f"by {served.accounts.book.named(administrator).name}, on " in again.text


def test_what_was_done_here_is_listed_however_much_is_done_elsewhere(served: Server) -> None:
    """The latest two hundred are those of one's own venues."""
    served.person(Role.CLERK, name="Mary Finch")
    at = served.clock().timestamp()
    served.accounts.happenings.note("signed in", account="mary-finch", about="mary-finch", now=at)
    for _ in range(201):
        served.accounts.happenings.note("signed in", account="somebody-elsewhere", now=at)
    page = served.as_(Role.ADMINISTRATOR).open("/people/happened").text
    assert "Mary Finch" in page
    assert "somebody-elsewhere" not in page


def test_a_page_asks_the_accounts_once(served: Server) -> None:
    """Whose session it is, who they are, and who else is at the venue: one way to a server of accounts and back."""
    clerk, said = served.as_(Role.CLERK), list[str]()

    def note(*it: object) -> None:
        if " web_" in (statement := str(it[2])) and statement.startswith("SELECT"):
            said.append(statement)

    clerk.open(f"/venues/{SCHOOL}/bookings/")
    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        clerk.open(f"/venues/{SCHOOL}/bookings/new")
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert len(said) == 1


def test_as_many_are_let_in_from_one_address_as_have_a_link(served: Server, joan: str) -> None:
    """Only links that lead nowhere are counted, and those shut nobody out who has one."""
    mine = link_for(served, joan)
    assert {served.browser().get(mine).status_code for _ in range(40)} == {200}
    wrong = [served.browser().get(f"/link/nothing-{number}").status_code for number in range(31)]
    assert wrong == [410] * 30 + [429]
    assert served.browser().get(mine).status_code == 200


@pytest.mark.parametrize("purpose", Purpose)
def test_the_head_of_a_page_is_told_as_the_page_is_and_does_nothing(
    served: Server, joan: str, purpose: Purpose
) -> None:
    """Monitors and scanners of mail ask for it."""
    link = f"/link/{served.accounts.links.make(joan, purpose, served.clock().timestamp())}"
    for path in ("/sign-in", link):
        head = served.browser().client.head(path)
        assert (head.status_code, head.data) == (200, b"")
    assert served.browser().get(link).status_code == 200

"""Signing in by a provider: a real one, on loopback, with made-up people in made-up groups."""

import re
import runpy
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import httpx
import pytest

from tests.web.listening import listening
from tests.web.site import LIBRARY, PASSWORD, SCHOOL, Clock, Server, serving
from venuecheck.accounts.passwords import hashed
from venuecheck.accounts.providers import GOOGLE, GroupRole, Provider, entra
from venuecheck.accounts.vouched_for import VouchedFor, let_in
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InvalidError

pytestmark = pytest.mark.slow
_ASSETS = Path(__file__).parents[2] / "web_assets"
_CLIENT, _SECRET = "venuecheck", "made up, and never typed by anybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouching:
    """A server and the provider that vouches for its people."""

    served: Server
    address: str
    provider: Provider

    def browser(self) -> httpx.Client:
        """Open a browser. Nothing here is encrypted, and the roots, which nobody asks for, are not read."""
        return httpx.Client(base_url=self.address, verify=False)  # noqa: S501

    def sign_in(self, browser: httpx.Client, who: str, start: str = "") -> httpx.Response:
        """Sign in at the provider as somebody, and give what the server then says."""
        return browser.get(self.sent_back(browser, who, start))

    def sent_back(self, browser: httpx.Client, who: str, start: str = "") -> str:
        """Do what the provider asks of somebody (`name.group+group`), and give where it sends the browser back to."""
        who, has_groups, groups = who.partition(".")
        if has_groups:
            browser.get(f"{self.provider.issuer.rstrip('/')}/groups/{who}?{groups}")
        answer = browser.get(start or f"/sign-in/by/{self.provider.id}")
        while True:
            if answer.is_redirect:
                to = urljoin(str(answer.url), answer.headers["location"])
                if to.startswith(self.address):
                    return to
                answer = browser.get(to)
                continue
            assert answer.status_code == 200, f"{answer.url}: {answer.status_code}\n{answer.text[:2_000]}"
            action = re.search(r'action="([^"]+)"', answer.text)
            assert action is not None, answer.text[:2_000]
            hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
            said = {**hidden, "login": who, "password": "any"}
            answer = browser.post(urljoin(str(answer.url), action[1]), data=said)


@pytest.fixture
def vouching(made_once: Server, served: Server) -> Iterator[Vouching]:
    """Start a provider that knows this server, which knows it, too."""
    served = serving(made_once.app, served.folder, Clock(now=datetime.now(UTC)))
    node = runpy.run_path(str(_ASSETS / "build.py"))["_node"]()[0]
    installed = _ASSETS / "node_modules" / "oidc-provider" / "lib" / "index.js"
    program = [*node, str(Path(__file__).with_name("provider.mjs")), installed.as_uri()]
    with listening(served.app, "localhost") as address:  # not by the provider's name, whose cookies are its own
        said = [f"{address}/sign-in/from/microsoft", _CLIENT, _SECRET]
        with subprocess.Popen(
            [*program, *said], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as started:
            try:
                assert started.stdout is not None
                issuer = started.stdout.readline().strip()
                known = served.accounts.providers
                made = known.add(name="Microsoft", issuer=issuer, client=_CLIENT, secret=_SECRET)
                known.give(made.id, GroupRole(group="clerks", venue=SCHOOL, role=Role.CLERK))
                known.give(made.id, GroupRole(group="deciders", venue=SCHOOL, role=Role.DECIDER))
                known.give(made.id, GroupRole(group="library", venue=LIBRARY, role=Role.CLERK))
                known.give(made.id, GroupRole(group="admins", venue=SCHOOL, role=Role.ADMINISTRATOR))
                yield Vouching(served=served, address=address, provider=known.named(made.id))
            finally:
                started.kill()


def test_whoever_is_in_a_group_with_a_role_gets_in_and_is_who_the_provider_says(vouching: Vouching) -> None:
    """An account is made at the first time; roles follow the groups at each; no group, no entry."""
    with vouching.browser() as browser:
        assert "Sign in with Microsoft" in browser.get("/sign-in").text
        assert vouching.sign_in(browser, "priya.clerks+library").headers["location"] == "/"
        assert browser.get("/", follow_redirects=True).status_code == 200
    book = vouching.served.accounts.book
    (priya,) = (one for one in book.all() if one.name == "Priya Example")
    assert priya.roles == {SCHOOL: {Role.CLERK}, LIBRARY: {Role.CLERK}}
    with vouching.browser() as browser:
        assert vouching.sign_in(browser, "priya.deciders").status_code == 302
    assert book.named(priya.id).roles == {SCHOOL: {Role.DECIDER}}
    with vouching.browser() as browser:
        refused = vouching.sign_in(browser, "priya.visitors")
        assert (refused.status_code, "of your groups has a role here" in refused.text) == (403, True)
        assert browser.get("/").headers["location"].startswith("/sign-in")
    assert not book.named(priya.id).roles
    with vouching.browser() as stranger:
        refused = vouching.sign_in(stranger, "mallory.visitors")
        assert (refused.status_code, "nobody gave you a role here" in refused.text) == (403, True)
    assert "Mallory Example" not in {one.name for one in book.all()}


def test_what_comes_back_is_taken_once_and_from_the_browser_that_was_sent(vouching: Vouching) -> None:
    """A code that was caught is of no use: not twice, not in another browser, not for another question."""
    with vouching.browser() as browser, vouching.browser() as thief:
        address = vouching.sent_back(browser, "priya.clerks")
        assert thief.get(address).status_code == 400
        assert thief.get("/").headers["location"].startswith("/sign-in")
    with vouching.browser() as browser:
        address = vouching.sent_back(browser, "priya.clerks")
        other = vouching.sent_back(browser, "priya.clerks")
        assert browser.get(address).status_code == 400, "another question has been asked since"
        code = parse_qs(urlsplit(address).query)["code"][0]
        swapped = re.sub(r"code=[^&]+", f"code={code}", other)
        assert browser.get(swapped).status_code == 400, "a code is bound to the question that it answers"
        assert browser.get(other).status_code == 400, "and what came back was used up by that"
    with vouching.browser() as browser:
        address = vouching.sent_back(browser, "priya.clerks")
        assert browser.get(address).status_code == 302
        browser.post("/sign-out")
        assert browser.get(address).status_code == 400


def test_the_question_is_bound_to_its_answer(vouching: Vouching) -> None:
    """By a challenge (PKCE), a state and a nonce; the secret never travels with the browser."""
    with vouching.browser() as browser:
        sent = browser.get(f"/sign-in/by/{vouching.provider.id}")
        asked = {name: value[0] for name, value in parse_qs(urlsplit(sent.headers["location"]).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert len(asked["state"]) >= 20
    assert len(asked["nonce"]) >= 20
    assert _SECRET not in sent.headers["location"]
    assert asked["scope"] == "openid profile"


def test_stopping_at_the_provider_lets_nobody_in(vouching: Vouching) -> None:
    """And says what to do."""
    with vouching.browser() as browser:
        sent = browser.get(f"/sign-in/by/{vouching.provider.id}")
        state = parse_qs(urlsplit(sent.headers["location"]).query)["state"][0]
        stopped = browser.get(f"/sign-in/from/{vouching.provider.id}?error=access_denied&state={state}")
        assert (stopped.status_code, "did not let you in, or you stopped there" in stopped.text) == (400, True)
        assert "<script" not in browser.get(
            f"/sign-in/from/{vouching.provider.id}", params={"error": "x", "error_description": "<script>alert(1)"}
        ).text.replace('<script type="module"', "")


def test_a_token_for_somebody_else_is_not_taken(vouching: Vouching) -> None:
    """One that the provider made for another program, or another provider made."""
    known = vouching.served.accounts.providers
    known.remove(vouching.provider.id)
    for issuer, told in ((f"{vouching.provider.issuer}/", "not proven"), ("http://127.0.0.1:9", "does not answer")):
        known.add(name="Microsoft", issuer=issuer, client=_CLIENT, secret=_SECRET)
        known.give("microsoft", GroupRole(group="clerks", venue=SCHOOL, role=Role.CLERK))
        with vouching.browser() as browser:
            start = browser.get("/sign-in/by/microsoft")
            answer = vouching.sign_in(browser, "priya.clerks") if start.is_redirect else start
            assert (answer.status_code, told in answer.text) == (400, True), answer.text[:3_000]
        known.remove("microsoft")


def test_whoever_has_an_account_connects_it(vouching: Vouching) -> None:
    """After that either way leads to the same account, with its own roles; another's cannot be taken over."""
    served = vouching.served
    joan = served.person(Role.DECIDER, name="Joan Whitlock")
    served.accounts.book.set_password(joan, hashed(PASSWORD))
    with vouching.browser() as browser:
        _by_password(browser, joan)
        done = vouching.sign_in(browser, "joan.clerks", f"/account/connect/{vouching.provider.id}")
        assert done.headers["location"] == "/account"
        assert "You can sign in with Microsoft" in browser.get("/account").text
    with vouching.browser() as browser:
        assert vouching.sign_in(browser, "joan").headers["location"] == "/"
        assert "Joan Whitlock" in browser.get("/account").text
    assert served.accounts.book.named(joan).roles == {SCHOOL: {Role.DECIDER}}, "roles given by hand stay"
    other = served.person(Role.CLERK, name="Priya Nandakumar")
    served.accounts.book.set_password(other, hashed(PASSWORD))
    with vouching.browser() as browser:
        _by_password(browser, other)
        taken = vouching.sign_in(browser, "joan", f"/account/connect/{vouching.provider.id}")
        assert (taken.status_code, "belongs to somebody else here" in taken.text) == (409, True)
    served.accounts.book.end(joan)
    with vouching.browser() as browser:
        ended = vouching.sign_in(browser, "joan.clerks")
        assert (ended.status_code, "has ended" in ended.text) == (403, True)


def test_whoever_changes_accounts_needs_a_second_factor_by_whichever_way_they_come(vouching: Vouching) -> None:
    """Until it is set up nothing else is shown to them."""
    with vouching.browser() as browser:
        vouching.sign_in(browser, "ruth.admins")
        assert browser.get("/people/").headers["location"] == "/account/second-factor"
        assert "app-picture" in browser.get("/account/second-factor").text


def test_proving_again_is_for_the_same_person(vouching: Vouching) -> None:
    """The provider must have asked just now, and somebody else's answer does not do."""
    served = vouching.served
    with vouching.browser() as browser:
        vouching.sign_in(browser, "priya.clerks")
        served.clock.move(minutes=11)
        start = f"/account/prove/{vouching.provider.id}?to=/account"
        sent = browser.get(start).headers["location"]
        assert {"prompt=login", "max_age=0"} <= set(urlsplit(sent).query.split("&"))
        wrong = vouching.sign_in(browser, "mallory.clerks", start)
        assert (wrong.status_code, "did not ask again who you are" in wrong.text) == (400, True)
    assert not [one for one in served.accounts.book.all() if one.name == "Mallory Example"]


def test_whoever_is_in_too_many_groups_is_told_and_so_is_who_administers(vouching: Vouching) -> None:
    """Microsoft then leaves all of them out. Nobody gets in by that, and nobody loses the roles that they had."""
    served, many = vouching.served, "clerks+one+two"
    with vouching.browser() as browser:
        vouching.sign_in(browser, "priya.clerks")
    (priya,) = (one for one in served.accounts.book.all() if one.name == "Priya Example")
    for who in ("priya", "mallory"):
        with vouching.browser() as browser:
            refused = vouching.sign_in(browser, f"{who}.{many}")
            assert (refused.status_code, "for you are in too many" in refused.text) == (403, True), refused.text[:3_000]
            assert "groups that are assigned to this application alone" in refused.text
    assert served.accounts.book.named(priya.id).roles == {SCHOOL: {Role.CLERK}}
    assert "Mallory Example" not in {one.name for one in served.accounts.book.all()}
    ruth = served.browser(served.person(Role.ADMINISTRATOR, name="Ruth Adeyemi"))
    page = ruth.open(f"/people/sign-in/{vouching.provider.id}").text
    assert "Groups assigned to the application" in page
    assert "What each role may do" in page
    shown = ruth.open(f"/people/{priya.id}").text
    assert "These roles follow the groups that Priya Example is in at <bdi>Microsoft</bdi>" in shown


@pytest.mark.parametrize("tenant", ["common", "", "organizations", "11111111-2222-3333-4444-55555555555", "../common"])
def test_entra_is_one_organisations_own(tenant: str) -> None:
    """Whoever has any Microsoft account at all must not be vouched for."""
    with pytest.raises(InvalidError):
        entra(tenant)
    assert entra("11111111-2222-3333-4444-ABCDEF555555").endswith("/11111111-2222-3333-4444-abcdef555555/v2.0")


@pytest.mark.parametrize(
    "issuer",
    ["http://login.example", "ftp://127.0.0.1", "https://", "https://u:p@login.example", "https://a/?q=1", "x" * 600],
)
def test_a_provider_is_asked_by_https_alone(served: Server, issuer: str) -> None:
    """But for one on this computer."""
    with pytest.raises(InvalidError):
        served.accounts.providers.add(name="Login", issuer=issuer, client="a", secret="b")
    assert served.accounts.providers.add(name="Login", issuer=GOOGLE, client="a", secret="b").id == "login"


@pytest.mark.parametrize("claims", [{}, {"sub": ""}, {"sub": 7}, {"sub": "x" * 300}, {"sub": "a\nb"}])
def test_a_token_that_names_nobody_is_nobodys(claims: dict[str, object]) -> None:
    """Whatever else it says."""
    with pytest.raises(InvalidError):
        VouchedFor.read({"name": "Joan Whitlock", "groups": ["clerks"], **claims})


def test_roles_stay_where_the_provider_does_not_say_which_groups(served: Server) -> None:
    """As where somebody is in more than a token has room for: they are told, and nothing is taken from them."""
    accounts, now = served.accounts, served.clock().timestamp()
    made = accounts.providers.add(name="Login", issuer=GOOGLE, client="a", secret="b")
    accounts.providers.give(made.id, GroupRole(group="clerks", venue=SCHOOL, role=Role.CLERK))
    who = accounts.providers.named(made.id)
    priya = let_in(accounts, who, VouchedFor(subject="1", name="Priya", groups=frozenset({"clerks"})), now)
    with pytest.raises(ForbiddenError, match="did not say which groups you are in"):
        let_in(accounts, who, VouchedFor(subject="1", name="Priya", groups=None), now)
    assert accounts.book.named(priya.id).roles == {SCHOOL: {Role.CLERK}}


def test_only_who_administers_every_venue_sets_it_up(served: Server) -> None:
    """Others give the roles at their own; the secret is shown to nobody, and encrypted where it is kept."""
    every = served.person(None, name="Ruth Adeyemi")
    both = dict.fromkeys((SCHOOL, LIBRARY), (Role.ADMINISTRATOR,))
    served.accounts.book.give_roles(every, both, seen={})
    ruth, head = served.browser(every), served.as_(Role.ADMINISTRATOR)
    said = {"kind": "google", "client": "an id", "secret": _SECRET}
    assert head.post("/people/sign-in/add", said).status_code == 403
    wrong = ruth.send("/people/sign-in/add", {**said, "kind": "entra", "tenant": "common"})
    assert (wrong.status_code, "not the id of a tenant" in wrong.text) == (400, True)
    assert ruth.send("/people/sign-in/add", said).headers["location"] == "/people/sign-in/google"
    page = ruth.open("/people/sign-in/google").text
    assert "http://localhost/sign-in/from/google" in page
    assert _SECRET not in page
    assert _SECRET.encode() not in (served.folder / "venuecheck-accounts.db").read_bytes()
    given = {"group": "clerks", "venue": LIBRARY, "role": "clerk"}
    assert head.post("/people/sign-in/google/give", given).status_code == 400
    assert ruth.post("/people/sign-in/google/give", given).status_code == 302
    assert "<strong>clerks</strong>: clerk at Lockside Library" in ruth.open("/people/sign-in/google").text
    assert ruth.post("/people/sign-in/google/take", given).status_code == 302
    assert served.accounts.providers.named("google").groups == ()
    assert head.post("/people/sign-in/google/remove").status_code == 403
    assert ruth.post("/people/sign-in/google/remove").status_code == 302
    assert served.accounts.providers.all() == ()


def _by_password(browser: httpx.Client, name: str) -> None:
    page = browser.get("/sign-in").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    done = browser.post("/sign-in", data={"csrf_token": token[1], "to": "", "name": name, "password": PASSWORD})
    assert done.status_code == 302, done.text[:2_000]

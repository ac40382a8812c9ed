"""Scenarios in which the rest of the run tells what a page alone does not: who else opened, who else was shown that."""

from dataclasses import replace
from datetime import timedelta

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, reached, unclear
from tests.filtering.judging.situation import (
    AFTER,
    BEFORE,
    MUST_OPEN,
    START,
    Make,
    Situation,
    Stamp,
    Visit,
    controls,
    observed,
    page,
    twice,
    visit,
)
from tests.filtering.judging.steps import CONTENT, INSPECTED, SITE, answer, connect, http, name, sent_on, tls
from venuecheck.filtering.judging.controls import ControlCheck, check_control
from venuecheck.filtering.model.answer import Answer, Redirect, SentBy
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism, Result
from venuecheck.filtering.model.kind_of_words import INNOCENT, Saying
from venuecheck.filtering.model.observation import Observation, Trust
from venuecheck.filtering.model.page import Expectation, Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.sketch import sketch_of

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
PLAIN, PLAIN_HTTPS = page("http://adult.test/", vouched=False), page("https://adult.test/", vouched=False)
OPEN = (name(SITE), connect())
RESET, TIMEOUT = http(failure=Failure.RESET), http(failure=Failure.TIMEOUT)
BESIDE = "198.51.100.11"
"""An address in the same part of the internet as the site's own."""
ONE, OTHER_WORDS = "e" * 64, "f" * 64
SEVERAL = "http.same-page-for-unrelated-sites"
SENT_ON = "http.redirect-with-the-address"
BOTH, SIGN_IN, QUOTES = "http.same-for-both-kinds", "http.sign-in-page", "http.quotes-what-is-expected"
NETWORKS = "http.page-of-the-network"
HOST_OPENED = "run.host-opened"
LONE = "http.says-that-it-is-blocked"
SAYS_BLOCKED = (Saying.BLOCKED, Saying.GROUNDS)
MUSEUM = page("http://museum.test/", name="m", category=MUST_OPEN)


Tried = tuple[tuple[Page, tuple[Visit, ...]], ...]


def others(*hosts: str, found: Make, before: tuple[Make, ...] = (), **told: str) -> Tried:
    """Say that sites at addresses of their own (or all `at` one), must-blocked where nothing else is told, were
    answered so.
    """
    scheme = told.pop("scheme", "http")
    expected, at = told.pop("vouched", "yes") == "yes", told.pop("at", "")
    addresses = {host: at or f"203.{len(host)}.113.7" for host in hosts}
    return tuple(
        (
            page(f"{scheme}://{host}/", name=f"{host}-{told.get('category', 'c')}", vouched=expected, **told),  # type: ignore[arg-type]
            twice(name(addresses[host]), connect(address=addresses[host]), *before, found),
        )
        for host in hosts
    )


OPENED = ((MUSEUM, (visit(name("203.0.113.200"), connect(), CONTENT),)),)
"""A page that must open, and did."""


def same(
    found: Answer,
    *,
    of: Page = HTTP,
    makers: tuple[str, ...] = ("itself", "itself"),
    before: tuple[Make, ...] = (),
    more: Tried = OPENED,
    rounds: tuple[list[ControlCheck], ...] | None = None,
    other: Answer | None = None,
    expectation: Expectation = Expectation.BLOCK,
    at: str = "",
) -> Situation:
    """Say that a page and two others (`makers` vouch for them; kept `at` one address) were answered alike, twice."""
    hosts = ("casino.test", "weapons.test")
    scheme = "https" if of.url.startswith("https") else "http"
    vouched = "yes" if of.expect else "no"
    beside = tuple(
        each
        for host, maker in zip(hosts, makers, strict=True)
        for each in others(
            host, found=http(other or found), before=before, maker=maker, scheme=scheme, vouched=vouched, at=at
        )
    )
    mine = replace(of, vouched_by=makers[0])
    visits = twice(*OPEN, *before, http(found))
    situation = Situation(page=mine, visits=visits, others=(*beside, *more), expectation=expectation)
    return situation if rounds is None else replace(situation, rounds=rounds)


def _with(step: Make, **changed: object) -> Make:
    """Change facts of a step."""

    def make(stamp: Stamp) -> Observation:
        return replace(step(stamp), **changed)  # type: ignore[arg-type]

    return make


def read_control(at: float, found: Answer, *, device: Trust = Trust.TRUSTED) -> list[ControlCheck]:
    """Try a control that the list knows no text of, by a connection that is read."""
    control = page("https://gov.test/", vouched=False, name="control")
    steps = (name("203.0.113.250"), connect(), tls(public=Trust.UNKNOWN_ISSUER, device=device), http(found))
    return [_moved(check_control(observed(control, (visit(*steps),)), 0), at)]


def _moved(check: ControlCheck, at: float) -> ControlCheck:
    """Put a control's visit `at` seconds from the page's start."""
    when = START + timedelta(seconds=at)
    return replace(check, started=when, finished=when)


def _control_shows(found: Answer, *, vouched: bool = True) -> tuple[list[ControlCheck], ...]:
    """Say that a control was answered so, over plain http, before and after."""
    gov = observed(page("http://gov.test/", vouched=vouched, name="g"), (visit(*OPEN, http(found)),))
    return tuple([_moved(check_control(gov, 0), at)] for at in (BEFORE, AFTER))


OWN = answer(like=OTHER_WORDS, words="A page of the government about itself and all that it does for everybody here")
PAGE = answer(holds=False, like=ONE, title="Not today", says=SAYS_BLOCKED)
PAGE_UNKNOWN = answer(holds=False, like=ONE, title="Nicht heute")
NOT_ASKED = answer(like=ONE, title="Nicht heute")
NOT_ASKED_FOR = answer(like=ONE, title="Nicht heute", says=(Saying.BLOCKED, Saying.GROUNDS))
PORTAL = answer(holds=False, like=ONE, title="Guest wifi", says=(Saying.SIGN_IN,))
TERMS = answer(holds=False, like=ONE, title="Terms", says=(Saying.BLOCKED, Saying.GROUNDS, Saying.SIGN_IN))
TO_BLOCK = sent_on("http://block.example/?u=REMOVED", "block.example", carries=True)
QUOTING = answer(holds=True, like=ONE, says=SAYS_BLOCKED)


def _host(*, path: str, ends: Make, beside: Make = CONTENT, looks: int = 2) -> Situation:
    """Say that one page of a host was silent, and another of it was not."""
    sibling = page(f"http://adult.test{path}", name="s")
    visits = tuple(visit(*OPEN, ends, number=number) for number in range(1, looks + 1))
    return Situation(page=HTTP, visits=visits, others=((sibling, (visit(*OPEN, beside),)),))


SAME_HOST = (
    unclear(
        "a host whose other page opened was reset once: it answers so many at a time",
        _host(path="/x", ends=RESET, looks=1),
        "http.reset",
        HOST_OPENED,
        says="another page of the same host opened",
    ),
    by_silence(
        "a host whose other page opened, and this path alone is cut off, at the second look, too",
        _host(path="/x", ends=RESET),
        Mechanism.RESET,
        Layer.HTTP,
        "http.reset",
        spares=(HOST_OPENED,),
    ),
    unclear(
        "a host whose other page opened and whose address then refuses connections: no path is known by then",
        Situation(
            page=HTTP,
            visits=twice(name(SITE), connect(Failure.REFUSED)),
            others=((page("http://adult.test/x", name="s"), (visit(*OPEN, CONTENT),)),),
        ),
        "tcp.connection-refused",
        HOST_OPENED,
        says="neither its name nor its address is stopped",
    ),
    unclear(
        "over https that nobody reads a path tells no page apart",
        Situation(
            page=HTTPS,
            visits=twice(*OPEN, tls(Failure.RESET)),
            others=((page("https://adult.test/x", name="s"), (visit(*OPEN, tls(), CONTENT),)),),
        ),
        "tls.reset",
        HOST_OPENED,
    ),
    by_silence(
        "a redirect on port 80 is no content of the host's: one filter, by the name in TLS",
        Situation(
            page=HTTPS,
            visits=twice(*OPEN, tls(Failure.RESET)),
            others=(
                (
                    page("http://adult.test/x", name="s"),
                    (visit(*OPEN, http(sent_on("https://adult.test/", "adult.test", same_site=True))),),
                ),
                (page("https://museum.test/", name="m", category=MUST_OPEN), (visit(*OPEN, tls(), CONTENT),)),
            ),
        ),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
    ),
    by_silence(
        "the same host over plain http says nothing of https",
        Situation(
            page=HTTPS,
            visits=twice(*OPEN, tls(Failure.RESET)),
            others=((page("http://adult.test/x", name="s"), (visit(*OPEN, CONTENT),)),),
        ),
        Mechanism.RESET,
        Layer.TLS,
        "tls.reset",
    ),
    by_silence(
        "a block page at the same host is no content of its own",
        _host(path="/x", ends=RESET, beside=http(answer(holds=False, title="Blocked by SchoolWall"))),
        Mechanism.RESET,
        Layer.HTTP,
        "http.reset",
    ),
)

SHARED = (
    blocked(
        "one page for three sites of several makers, which the list says nothing of, over plain http",
        same(NOT_ASKED, of=PLAIN),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        product="unknown",
        says="“Nicht heute”, shown for 2 other",
    ),
    blocked(
        "the same over connections that are read under the device's own authority",
        same(
            NOT_ASKED,
            of=PLAIN_HTTPS,
            before=(INSPECTED,),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        SEVERAL,
        product="unknown",
    ),
    unclear(
        "the same under an authority that the device does not know: a host's own page does that",
        same(NOT_ASKED, of=PLAIN_HTTPS, before=(tls(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER),)),
        "tls.inspected-chain",
        spares=(SEVERAL,),
    ),
    blocked(
        "the same, where it says that it blocks and why: one authority answers for three sites, as appliances ship",
        same(
            NOT_ASKED_FOR,
            of=PLAIN_HTTPS,
            before=(tls(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER),),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        SEVERAL,
        "http.says-that-it-is-blocked",
        product="unknown",
        says="A browser on this device shows a warning instead",
    ),
    unclear(
        "one page without a known word on it for three sites from one place: one host keeps them, perhaps",
        replace(
            same(NOT_ASKED, of=PLAIN),
            others=tuple(
                (page(f"http://{host}/", name=host, vouched=False), twice(*OPEN, http(NOT_ASKED)))
                for host in ("casino.test", "weapons.test")
            )
            + OPENED,
        ),
        spares=(SEVERAL,),
    ),
    unclear(
        "one page without a known word on it, with status 403: a plug-in of theirs, perhaps",
        same(answer(403, like=ONE, title="Nicht heute"), of=PLAIN),
        spares=(SEVERAL,),
    ),
    unclear(
        "a sign-in page in a language that is not read, with one page that must open in its walled garden",
        same(
            PAGE_UNKNOWN,
            more=(*OPENED, *others("refuge.test", "news.test", found=http(PAGE_UNKNOWN), category=MUST_OPEN)),
        ),
        BOTH,
        spares=(SEVERAL,),
        says="in no words known here that anything is blocked",
    ),
    unclear(
        "one page for three sites of one maker: it may have closed them",
        same(NOT_ASKED, of=PLAIN, makers=("maker", "maker")),
        spares=(SEVERAL,),
    ),
    blocked(
        "one page for three sites of one maker, which says that they are blocked, where the list knows what they show",
        same(PAGE, makers=("maker", "maker")),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        LONE,
        product="unknown",
    ),
    unclear(
        "one page for three sites, seen once and then not looked at again",
        replace(same(NOT_ASKED, of=PLAIN), visits=(visit(*OPEN, http(NOT_ASKED)),)),
        SEVERAL,
        says="before a second look",
    ),
    unclear(
        "one page for three sites, seen once and otherwise at the second look",
        replace(
            same(NOT_ASKED, of=PLAIN),
            visits=(visit(*OPEN, http(NOT_ASKED)), visit(*OPEN, http(answer(like=OTHER_WORDS)), number=2)),
        ),
        SEVERAL,
        says="a second look found it otherwise",
    ),
    blocked(
        "one page for three sites, which says that they are blocked, and a reset at the second look",
        replace(same(PAGE), visits=(visit(*OPEN, http(PAGE)), visit(*OPEN, RESET, number=2))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.reset",
        SEVERAL,
        LONE,
        product="unknown",
    ),
    unclear(
        "one page of one site, which says that it is blocked, and a reset at the second look: a ban, perhaps",
        Situation(page=HTTP, visits=(visit(*OPEN, http(PAGE)), visit(*OPEN, RESET, number=2))),
        "http.reset",
        LONE,
        says="a second look found it otherwise",
    ),
    *(
        unclear(
            f"one page for three sites that says of itself: {kind}",
            same(answer(403, holds=False, like=ONE, title="Not today", says=(Saying.BLOCKED, kind))),
            spares=(SEVERAL, LONE),
        )
        for kind in sorted(INNOCENT)
    ),
    *(
        unclear(
            f"one page for three sites with status {status}: sites that are unwell share such pages",
            same(answer(status, holds=False, like=ONE, title="Not today")),
            spares=(SEVERAL,),
        )
        for status in (401, 404, 407, 410, 429, 500, 503)
    ),
    unclear(
        "one page for three sites, and a site of the run shows it itself, as its certificate proves",
        same(
            PAGE_UNKNOWN,
            more=(
                *OPENED,
                (
                    page("https://own.test/", name="o"),
                    (visit(name("203.0.113.9"), connect(), tls(), http(PAGE_UNKNOWN)),),
                ),
            ),
        ),
        spares=(SEVERAL,),
    ),
    unclear(
        "one page for three sites that an unfiltered line knows at one address: one host keeps them",
        replace(
            same(PAGE_UNKNOWN),
            references=tuple(
                ReferencePage(
                    page=each,
                    url=f"http://{host}/",
                    expects="ORIGIN-MARKER",
                    standing=PageHealth.CHANGED,
                    reason="So.",
                    seen=START,
                    addresses=("198.51.100.66",),
                )
                for each, host in (
                    ("p", "adult.test"),
                    ("casino.test-c", "casino.test"),
                    ("weapons.test-c", "weapons.test"),
                )
            ),
        ),
        "reference.changed",
        spares=(SEVERAL,),
    ),
    unclear(
        "one page for three sites while nothing that must open did by that scheme",
        same(NOT_ASKED, of=PLAIN_HTTPS, before=(INSPECTED,), rounds=(controls(BEFORE)[:1], controls(AFTER)[:1])),
        "tls.inspected-chain",
        spares=(SEVERAL,),
    ),
    blocked(
        "a page that says that it is blocked, and why, seen for one site alone",
        Situation(page=HTTP, visits=twice(*OPEN, http(PAGE))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        LONE,
        product="unknown",
        says="“Not today”",
    ),
    blocked(
        "such a page where nothing says what it should show, and it must be blocked",
        Situation(page=PLAIN, visits=twice(*OPEN, http(answer(like=ONE, says=SAYS_BLOCKED)))),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        LONE,
        product="unknown",
    ),
    unclear(
        "such a page where nothing says what it should show, and it must open: advice on filters, perhaps",
        Situation(
            page=page("http://adult.test/", vouched=False, category=MUST_OPEN),
            visits=twice(*OPEN, http(answer(like=ONE, says=SAYS_BLOCKED))),
            expectation=Expectation.ALLOW,
        ),
        spares=(LONE,),
    ),
    unclear(
        "a page for tests of filters, which says what it would be",
        Situation(page=PLAIN, visits=twice(*OPEN, http(answer(like=ONE, says=(*SAYS_BLOCKED, Saying.FOR_TESTS))))),
        spares=(LONE,),
    ),
    unclear(
        "such a page from the site itself, as its certificate proves",
        Situation(page=HTTPS, visits=twice(*OPEN, tls(), http(PAGE))),
        spares=(LONE,),
    ),
    unclear(
        "a body that was cut is no block page",
        same(answer(holds=False, like=ONE, title="Not today", complete=False)),
        spares=(SEVERAL,),
        says="neither blocked nor opened",
    ),
    unclear(
        "a body that was cut is not the page either, though the text that is expected is in it",
        Situation(page=HTTP, visits=(visit(*OPEN, http(answer(holds=True, complete=False))),)),
        spares=("http.expected-content",),
        says="neither blocked nor opened",
    ),
    unclear(
        "a certificate and headers without the body do not make a page that opened",
        Situation(page=PLAIN_HTTPS, visits=(visit(*OPEN, tls(), http(answer(complete=False))),)),
        spares=("http.public-certificate",),
        says="broke off",
    ),
)

BOTH_KINDS = (
    unclear(
        "a page that asks to sign in, for pages of both kinds, with the controls in its walled garden",
        same(PORTAL, more=others("museum.test", "news.test", found=http(PORTAL), category=MUST_OPEN)),
        SIGN_IN,
        BOTH,
        spares=(SEVERAL,),
        says="sign in first",
    ),
    unclear(
        "terms that say what the network blocks, for pages of both kinds, with the controls in its walled garden",
        same(TERMS, more=others("museum.test", "news.test", found=http(TERMS), category=MUST_OPEN)),
        SIGN_IN,
        BOTH,
        spares=(SEVERAL, LONE),
        says="sign in first",
    ),
    blocked(
        "the same words for what must be blocked alone are a block page with a form on it",
        same(TERMS),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        product="unknown",
        spares=(SIGN_IN, BOTH),
    ),
    unclear(
        "one page for both kinds that does not say which it is",
        same(PAGE_UNKNOWN, more=others("museum.test", "news.test", found=http(PAGE_UNKNOWN), category=MUST_OPEN)),
        BOTH,
        spares=(SEVERAL, SIGN_IN),
        says="in no words known here that anything is blocked",
    ),
    unclear(
        "one page for both kinds that came in place of a control",
        same(
            PAGE_UNKNOWN,
            more=others("museum.test", found=http(PAGE_UNKNOWN), category=MUST_OPEN),
            rounds=_control_shows(PAGE_UNKNOWN),
        ),
        NETWORKS,
        BOTH,
        spares=(SIGN_IN,),
        says="a sign-in, a notice, or word that the line is down",
    ),
    unclear(
        "the same page where it asks to sign in",
        same(
            PORTAL,
            more=others("museum.test", found=http(PORTAL), category=MUST_OPEN),
            rounds=_control_shows(PORTAL),
        ),
        SIGN_IN,
        BOTH,
        spares=(NETWORKS,),
        says="sign in first",
    ),
    unclear(
        "one page for both kinds that is gone when asked again: terms of use, once a session",
        replace(
            same(PAGE_UNKNOWN, more=others("museum.test", found=http(PAGE_UNKNOWN), category=MUST_OPEN)),
            visits=(
                visit(*OPEN, http(PAGE_UNKNOWN)),
                visit(*OPEN, http(answer(holds=False, like=OTHER_WORDS)), number=2),
            ),
        ),
        NETWORKS,
        BOTH,
        spares=(SIGN_IN,),
        says="do what the page asks",
    ),
    unclear(
        "status 511 says so itself",
        Situation(page=HTTP, visits=twice(*OPEN, http(answer(511, holds=False)))),
        SIGN_IN,
        says="status 511",
    ),
    blocked(
        "a page that says that it blocks, for both kinds, while controls open: all but a short list is blocked",
        same(PAGE, more=others("museum.test", "news.test", found=http(PAGE), category=MUST_OPEN)),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        LONE,
        product="unknown",
        spares=(SIGN_IN, BOTH),
    ),
    blocked(
        "the same of a page that must open",
        same(
            PAGE,
            more=others("museum.test", "news.test", found=http(PAGE), category=MUST_OPEN),
            expectation=Expectation.ALLOW,
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        LONE,
        product="unknown",
        result=Result.OVER_BLOCKED,
    ),
    blocked(
        "a known block page with a form on it is no sign-in page",
        same(
            answer(holds=False, like=ONE, title="Blocked by SchoolWall", says=(Saying.SIGN_IN,)),
            more=others(
                "museum.test",
                found=http(answer(holds=False, like=ONE, title="Blocked by SchoolWall", says=(Saying.SIGN_IN,))),
                category=MUST_OPEN,
            ),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product="schoolwall",
        spares=(SIGN_IN, BOTH),
    ),
)

QUOTED = (
    unclear(
        "the text that is expected on a page that came for unrelated sites",
        same(QUOTING),
        "http.expected-content",
        QUOTES,
        "contradiction.content-on-a-shared-page",
        says="a block page that quotes it",
    ),
    reached(
        "the text that is expected on pages made by one template, a control's among them",
        same(
            answer(holds=True, like=ONE),
            rounds=_control_shows(answer(holds=True, like=ONE)),
        ),
        "http.expected-content",
        spares=(QUOTES, "contradiction.content-on-a-shared-page"),
    ),
    reached(
        "the text that is expected on pages made by one template, of a page that must open among them",
        same(
            answer(holds=True, like=ONE),
            more=others("museum.test", found=http(answer(holds=True, like=ONE)), category=MUST_OPEN),
        ),
        "http.expected-content",
        spares=(QUOTES,),
    ),
    reached(
        "the text that is expected on pages that one maker has made alike, and keeps in one place",
        same(answer(holds=True, like=ONE), makers=("maker", "maker"), at=BESIDE),
        "http.expected-content",
        spares=(QUOTES,),
    ),
)

ALIVE = (
    ReferencePage(
        page="p",
        url="http://adult.test/",
        expects=None,
        standing=PageHealth.ALIVE,
        reason="So.",
        seen=START,
        status=200,
        title="A test page of our own",
        sketch=sketch_of("A page for tests of filters that says nothing of interest and has no pictures in it"),
    ),
)
STRANGE = "Access to this address was stopped here. Speak to the office if you want it to be opened for your work."

REFERRED = (
    unclear(
        "the title that a reference saw, over other words: a block page that quotes it",
        Situation(
            page=PLAIN,
            visits=twice(*OPEN, http(answer(title="A test page of our own", words=STRANGE))),
            references=ALIVE,
        ),
        spares=("reference.same-content",),
    ),
)


def _all_sent_to(away: Answer, there: str = SITE, **shows: object) -> Situation:
    """Say that three sites of several makers, and no page that must open, are sent on to one place."""
    followed = (http(away), name(there), connect(address=there), http(answer(holds=False, **shows)))  # type: ignore[arg-type]
    return replace(same(away), visits=twice(*OPEN, *followed))


def _sent_to(shown_by: Make, found: Answer | None = None) -> Situation:
    """Say that three sites were sent on over https to one place."""
    away = sent_on("https://block.example/?u=REMOVED", "block.example", carries=True)
    there = (name(SITE), connect(), shown_by, http(found or answer()))
    return replace(same(away, of=PLAIN), visits=twice(*OPEN, http(away), *there))


GROUP = sent_on("http://www.group.example/brands", "www.group.example")
FORWARDED = replace(
    sent_on("http://social.example/adult.test", "social.example", carries=True),
    redirect=Redirect(
        url="http://social.example/adult.test",
        host="social.example",
        same_site=False,
        carries_page=True,
        how=SentBy.FRAME,
    ),
)
ON_THE_WAY = (
    unclear(
        "three sites sent on to one ordinary public page: brands that their owner gave up",
        _all_sent_to(GROUP, like=ONE),
        spares=(SENT_ON,),
        says="Sites that have moved or were given up do that",
    ),
    unclear(
        "three sites sent on to a search engine for children: a filter's doing, and nothing shows it",
        _all_sent_to(sent_on("https://www.search.example/", "www.search.example"), like=ONE, title="Search"),
        spares=(SENT_ON,),
        says="A reference from an unfiltered line would tell",
    ),
    blocked(
        "the same, where a reference saw them stay at home",
        replace(_all_sent_to(GROUP, like=ONE), references=ALIVE),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
    ),
    blocked(
        "three sites sent on to one place that says that it blocks",
        _all_sent_to(GROUP, like=ONE, says=SAYS_BLOCKED),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        LONE,
        product="unknown",
    ),
    blocked(
        "three sites sent on to a name that leads to a private address",
        _all_sent_to(sent_on("http://notice.example/", "notice.example"), there="10.0.0.9", like=ONE),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
    ),
    blocked(
        "three sites sent on to this device by its name",
        same(sent_on("https://localhost/", "localhost")),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
    ),
    *(
        blocked(
            f"three sites sent on, without their addresses, to a host that is given over to it: {host}",
            _all_sent_to(sent_on(f"http://{host}/page.html", host), like=ONE),
            Mechanism.REDIRECT,
            Layer.HTTP,
            SENT_ON,
            product="unknown",
        )
        for host in ("restricted.line.example", "censor.example", "zapret2.line.example", "web-blocked.line.example")
    ),
    *(
        unclear(
            f"three sites sent on to a company whose name is a word of filters: {host}",
            _all_sent_to(sent_on(f"http://{host}/", host), like=ONE),
            spares=(SENT_ON,),
        )
        for host in ("www.block.example", "filter.example", "restricted-items.example", "unblocked.example")
    ),
    unclear(
        "three names that a dealer forwards by a frame to their pages at one service, which stand in its address",
        _all_sent_to(FORWARDED, like=ONE),
        spares=(SENT_ON,),
    ),
    unclear(
        "three sites sent on with their addresses to one check of age, which is a script",
        _all_sent_to(sent_on("https://age.example/start?return=REMOVED", "age.example", carries=True), short="a" * 16),
        spares=(SENT_ON,),
    ),
    blocked(
        "three sites sent on to one place with their addresses, and a page that must open is not",
        same(TO_BLOCK),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        says="to block.example",
        product="unknown",
    ),
    unclear(
        "two sites sent on to one place with their addresses: a dealer in names, perhaps",
        Situation(
            page=HTTP,
            visits=twice(*OPEN, http(TO_BLOCK)),
            others=(*others("casino.test", found=http(TO_BLOCK)), *OPENED),
        ),
        spares=(SENT_ON,),
    ),
    unclear(
        "three sites sent on to a place that asks for consent",
        replace(
            same(TO_BLOCK),
            visits=twice(
                *OPEN, http(TO_BLOCK), name(SITE), connect(), http(answer(holds=False, says=(Saying.CONSENT,)))
            ),
        ),
        spares=(SENT_ON,),
    ),
    unclear(
        "three sites that a reference saw alive, sent on to a host whose public certificate is for another name",
        replace(_sent_to(tls(public=Trust.WRONG_NAME, device=Trust.WRONG_NAME)), references=ALIVE),
        spares=(SENT_ON,),
    ),
    blocked(
        "the same, to a place whose certificate is good",
        replace(_sent_to(tls()), references=ALIVE),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
    ),
    blocked(
        "sent on to a place whose public certificate has run out, and which says that it blocks",
        _sent_to(tls(public=Trust.EXPIRED, device=Trust.EXPIRED), answer(holds=False, says=SAYS_BLOCKED)),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        "http.says-that-it-is-blocked",
        product="unknown",
    ),
    unclear(
        "three sites sent on to a sign-in, and back",
        replace(
            same(TO_BLOCK),
            visits=twice(
                *OPEN,
                http(TO_BLOCK),
                name(SITE),
                connect(),
                http(sent_on("http://adult.test/?ok", "adult.test")),
                name(SITE),
                connect(),
                http(answer(holds=False)),
            ),
        ),
        spares=(SENT_ON,),
    ),
    unclear(
        "three sites sent on to a place to which a page that opened was sent as well",
        same(
            TO_BLOCK,
            more=((MUSEUM, (visit(*OPEN, http(TO_BLOCK), name(SITE), connect(), CONTENT),)),),
        ),
        spares=(SENT_ON,),
    ),
    unclear(
        "both kinds sent on to one place, and no page that must open opened",
        same(TO_BLOCK, more=others("museum.test", found=http(TO_BLOCK), category=MUST_OPEN)),
        BOTH,
        spares=(SENT_ON,),
        says="pages that should open",
    ),
    blocked(
        "sent on with its address to a private address",
        Situation(
            page=HTTP, visits=twice(*OPEN, http(sent_on("http://10.0.0.9/?u=REMOVED", "10.0.0.9", carries=True)))
        ),
        Mechanism.REDIRECT,
        Layer.HTTP,
        SENT_ON,
        product="unknown",
    ),
)

ALIVE_SIGNS = (
    unclear(
        "a byte of an answer, and then nothing, twice",
        Situation(page=HTTP, visits=twice(*OPEN, _with(TIMEOUT, came=12))),
        spares=("http.timeout",),
        says="The beginning of an answer came",
    ),
    unclear(
        "a byte of an answer, and then a reset, twice",
        Situation(page=HTTP, visits=twice(*OPEN, _with(RESET, came=12))),
        spares=("http.reset",),
        says="The beginning of an answer came",
    ),
    unclear(
        "an address that was not tried",
        Situation(page=HTTP, visits=twice(name(SITE, "198.51.100.11"), connect(Failure.TIMEOUT))),
        spares=("tcp.timeout",),
        says="has more than were tried",
    ),
    by_silence(
        "every address tried, and all silent",
        Situation(
            page=HTTP,
            visits=twice(
                name(SITE, "198.51.100.11"), connect(Failure.TIMEOUT), connect(Failure.TIMEOUT, "198.51.100.11")
            ),
        ),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
    ),
    unclear(
        "a name that leads on to another, which leads nowhere",
        Situation(page=HTTP, visits=twice(_with(name(failure=Failure.NXDOMAIN), aliases=("gone.example",)))),
        spares=("dns.nxdomain",),
        says="leads to no address",
    ),
    unclear(
        "a reply that makes no sense, and then none",
        Situation(page=HTTP, visits=twice(_with(name(failure=Failure.TIMEOUT), malformed=True))),
        spares=("dns.timeout",),
        says="makes no sense",
    ),
    unclear(
        "the site itself took the connection, and then stalled",
        Situation(page=HTTPS, visits=twice(*OPEN, tls(), TIMEOUT)),
        spares=("http.timeout",),
        says="it may turn programs away",
    ),
    by_silence(
        "a connection that is read, cut off once the page was asked for",
        Situation(page=HTTPS, visits=twice(*OPEN, INSPECTED, RESET)),
        Mechanism.RESET,
        Layer.HTTP,
        "tls.inspected-chain",
        "http.reset",
    ),
)


def _under_inspection(found: Answer, *, device: Trust = Trust.TRUSTED) -> Situation:
    """Say that a network reads everything, and that the one control's text is not known to the list."""
    rounds = tuple(read_control(at, found, device=device) for at in (BEFORE, AFTER))
    return same(NOT_ASKED, of=PLAIN_HTTPS, before=(INSPECTED,), more=(), rounds=rounds)


READ = (
    blocked(
        "a control proven by being unlike all else, where everything is read and the device trusts it",
        _under_inspection(OWN),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        SEVERAL,
        product="unknown",
    ),
    blocked(
        "a control over plain http that a reference saw so",
        replace(
            same(NOT_ASKED, of=PLAIN, more=(), rounds=_control_shows(OWN, vouched=False)),
            references=(
                ReferencePage(
                    page="g",
                    url="http://gov.test/",
                    expects=None,
                    standing=PageHealth.ALIVE,
                    reason="So.",
                    seen=START,
                    status=200,
                    likeness=OTHER_WORDS,
                ),
            ),
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        SEVERAL,
        product="unknown",
    ),
    unclear(
        "the same control, which no reference saw",
        same(NOT_ASKED, of=PLAIN, more=(), rounds=_control_shows(OWN, vouched=False)),
        spares=(SEVERAL,),
        says="nothing can be concluded",
    ),
    unclear(
        "a control that shows what all others show",
        _under_inspection(NOT_ASKED),
        "tls.inspected-chain",
        NETWORKS,
        spares=(SEVERAL,),
    ),
    unclear(
        "a control under an authority that the device does not know",
        _under_inspection(OWN, device=Trust.UNKNOWN_ISSUER),
        "tls.inspected-chain",
        spares=(SEVERAL,),
        says="nothing can be concluded",
    ),
    unclear(
        "a control that shows a page that says that it is blocked",
        _under_inspection(replace(OWN, body=replace(OWN.body, says=SAYS_BLOCKED) if OWN.body else None)),
        "tls.inspected-chain",
        spares=(SEVERAL,),
        says="nothing can be concluded",
    ),
)

SCENARIOS: tuple[Scenario, ...] = (
    *SAME_HOST,
    *SHARED,
    *BOTH_KINDS,
    *QUOTED,
    *REFERRED,
    *ON_THE_WAY,
    *ALIVE_SIGNS,
    *READ,
)

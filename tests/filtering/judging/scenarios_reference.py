"""Scenarios in which a reference from an unfiltered line speaks."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, reached, unclear
from tests.filtering.judging.situation import START, Situation, page, twice, visit
from tests.filtering.judging.steps import SITE, answer, connect, http, name, sent_on
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Basis, Mechanism
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.sketch import sketch_of

VOUCHED, PLAIN = page("http://adult.test/"), page("http://adult.test/", vouched=False)
TITLE = "A test page of our own"


def _known(standing: PageHealth, of: Page = PLAIN) -> tuple[ReferencePage, ...]:
    expects = of.expect.contains if of.expect else None
    return (
        ReferencePage(
            page=of.id,
            url=of.url,
            expects=expects,
            standing=standing,
            reason="So.",
            seen=START,
            status=200,
            title=TITLE,
        ),
    )


def _silent(standing: PageHealth, of: Page = PLAIN) -> Situation:
    visits = twice(name(SITE), connect(Failure.TIMEOUT))
    return Situation(page=of, visits=visits, references=_known(standing, of))


SEEN = "A page of our own for tests of filters. It says nothing of any interest and has no pictures, as is right."
LATER = "A page of our own for tests of filters. It says nothing of any interest and has no pictures, as is fine."
STRANGE = "Access to this address was stopped on this network. Speak to the office if you want it to be opened here."


def _showed(words: str, of: Page = PLAIN, *others: str) -> Situation:
    """Say that these words came where the reference saw others, and at other sites these."""
    known = tuple(replace(each, sketch=sketch_of(SEEN), title="") for each in _known(PageHealth.ALIVE, of))
    apart = []
    for number, host in enumerate(others):
        address = f"203.{number}.113.7"
        own = (name(address), connect(address=address), http(answer(holds=False, words=words)))
        apart.append((page(f"http://{host}/", name=f"q{number}"), twice(*own)))
    found = answer(200, words=words, holds=None if of is PLAIN else False)
    visits = twice(name(SITE), connect(), http(found))
    return Situation(page=of, visits=visits, references=known, others=tuple(apart))


def _parked(sent_to: str, says: tuple[Saying, ...] = ()) -> Situation:
    """Say that the reference saw visitors sent on to this host, and that what is there now `says` such things."""
    known = tuple(replace(each, sent_to=sent_to) for each in _known(PageHealth.MOVED, VOUCHED))
    away = http(sent_on("http://dealer.example/?d=REMOVED", "dealer.example", carries=True))
    visits = twice(name(SITE), connect(), away, name(SITE), connect(), http(answer(holds=False, says=says)))
    return Situation(page=VOUCHED, visits=visits, references=known)


def _blocks(seen: str) -> Situation:
    """Say that the page says that it is blocked, and that an unfiltered line, where nothing could be told, saw this."""
    known = tuple(replace(each, sketch=sketch_of(seen), title="") for each in _known(PageHealth.UNSURE))
    found = answer(200, words=STRANGE, says=(Saying.BLOCKED, Saying.GROUNDS))
    return Situation(page=PLAIN, visits=twice(name(SITE), connect(), http(found)), references=known)


def _titled(title: str, standing: PageHealth = PageHealth.ALIVE) -> Situation:
    visits = (visit(name(SITE), connect(), http(answer(200, title=title))),)
    return Situation(page=PLAIN, visits=visits, references=_known(standing))


def _led_to(
    here: str, standing: PageHealth, *there: str, of: Page = VOUCHED, failure: Failure | None = Failure.TIMEOUT
) -> Situation:
    """Say that the name leads `here`, and that the unfiltered line was led `there`."""
    known = tuple(replace(each, addresses=there) for each in _known(standing, of))
    visits = twice(name(here), connect(failure, here))
    return Situation(page=of, visits=visits, references=known)


ELSEWHERE = (
    unclear(
        "a dummy address that the unfiltered line was given as well",
        _led_to("0.0.0.0", PageHealth.UNSURE, "0.0.0.0"),
        "tcp.timeout",
        "reference.as-elsewhere",
        spares=("dns.sinkhole",),
        says="from a line that nobody should filter",
    ),
    unclear(
        "a private address that the unfiltered line was given as well",
        _led_to("10.44.0.9", PageHealth.UNSURE, "10.44.0.9", of=PLAIN),
        "tcp.timeout",
        "reference.as-elsewhere",
        spares=("dns.sinkhole",),
    ),
    unclear(
        "loopback for everybody, in a reference in which the measuring computer itself had answered",
        _led_to("127.0.0.1", PageHealth.ALIVE, "127.0.0.1", failure=Failure.REFUSED),
        "tcp.connection-refused",
        "reference.as-elsewhere",
        "reference.alive",
        spares=("dns.sinkhole",),
    ),
    blocked(
        "a private address where an unfiltered line saw the page alive at it, and here it is silent",
        _led_to("10.44.0.9", PageHealth.ALIVE, "10.44.0.9"),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
        "reference.alive",
        basis=Basis.ABSENCE,
        spares=("dns.sinkhole", "reference.as-elsewhere"),
    ),
    blocked(
        "a dummy address, where the unfiltered line was given another and could tell nothing of the page",
        _led_to("0.0.0.0", PageHealth.UNSURE, SITE),
        Mechanism.SINKHOLE,
        Layer.DNS,
        "dns.sinkhole",
        "tcp.timeout",
        spares=("reference.as-elsewhere",),
    ),
)

SCENARIOS: tuple[Scenario, ...] = (
    *ELSEWHERE,
    blocked(
        "silence of a page that the reference saw alive",
        _silent(PageHealth.ALIVE),
        Mechanism.TIMEOUT,
        Layer.TCP,
        "tcp.timeout",
        "reference.alive",
        basis=Basis.ABSENCE,
        spares=("reference.dead", "reference.moved", "reference.changed"),
        says="the reference saw it alive",
    ),
    blocked(
        "no answer to the request for a page that the reference saw alive",
        Situation(
            page=PLAIN,
            visits=twice(name(SITE), connect(), http(failure=Failure.TIMEOUT)),
            references=_known(PageHealth.ALIVE),
        ),
        Mechanism.TIMEOUT,
        Layer.HTTP,
        "http.timeout",
        "reference.alive",
        basis=Basis.ABSENCE,
    ),
    unclear(
        "silence of a vouched page that the reference found dead",
        _silent(PageHealth.DEAD, VOUCHED),
        "tcp.timeout",
        "reference.dead",
        spares=("reference.alive",),
    ),
    unclear(
        "silence of a page that the reference saw moved",
        _silent(PageHealth.MOVED, VOUCHED),
        "tcp.timeout",
        "reference.moved",
        spares=("reference.alive",),
    ),
    unclear(
        "silence of a page that the reference saw changed",
        _silent(PageHealth.CHANGED, VOUCHED),
        "tcp.timeout",
        "reference.changed",
        spares=("reference.alive",),
    ),
    reached(
        "the title that the reference saw",
        _titled(TITLE),
        "reference.same-content",
    ),
    reached(
        "words that differ a little from what the reference saw",
        _showed(LATER),
        "reference.same-content",
        spares=("reference.other-content",),
    ),
    unclear(
        "a page that says that it is blocked, as the reference saw it from an unfiltered line",
        _blocks(STRANGE),
        "reference.as-elsewhere",
        spares=("http.says-that-it-is-blocked",),
        says="from a line that nobody should filter",
    ),
    blocked(
        "a page that says that it is blocked, where the reference saw something else that told nothing",
        _blocks(SEEN),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.says-that-it-is-blocked",
        product="unknown",
        spares=("reference.as-elsewhere",),
    ),
    unclear(
        "other words than the reference saw",
        _showed(STRANGE),
        "reference.other-content",
        spares=("reference.same-content",),
        says="with other content than the reference saw on 14 September 2026",
    ),
    blocked(
        "other words than the reference saw, and the same for unrelated sites",
        _showed(STRANGE, PLAIN, "casino.test", "weapons.test"),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.same-page-for-unrelated-sites",
        "reference.other-content",
        product="unknown",
    ),
    unclear(
        "a page like what the reference saw, without the text that the list expects",
        _showed(LATER, VOUCHED),
        "reference.like-content",
        spares=("reference.other-content",),
        says="has most likely changed",
    ),
    unclear(
        "a page unlike what the reference saw, without the text that the list expects",
        _showed(STRANGE, VOUCHED),
        "reference.other-content",
        spares=("reference.like-content",),
    ),
    unclear(
        "a parked name that sends everybody to a dealer, with its address",
        _parked("dealer.example"),
        "reference.moved",
        spares=("http.redirect-with-the-address",),
    ),
    blocked(
        "sent elsewhere, with its address, than where the reference was sent",
        _parked("other.example", (Saying.BLOCKED,)),
        Mechanism.REDIRECT,
        Layer.HTTP,
        "http.redirect-with-the-address",
        "reference.moved",
        product="unknown",
    ),
    unclear(
        "another title than the reference saw",
        _titled("Something else altogether"),
        spares=("reference.same-content",),
    ),
)

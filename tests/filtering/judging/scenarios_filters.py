"""Scenarios about what filters answer, and what looks like it."""

from dataclasses import replace

from tests.filtering.judging.scenario import Scenario, blocked, by_silence, unclear
from tests.filtering.judging.situation import Make, Situation, page, twice, visit
from tests.filtering.judging.steps import (
    INSPECTED,
    OTHER,
    SITE,
    answer,
    connect,
    http,
    name,
    sent_on,
    tls,
)
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism

HTTP, HTTPS = page("http://adult.test/"), page("https://adult.test/")
UNVOUCHED = page("http://adult.test/", vouched=False)
OPEN = (name(SITE), connect())
SECURE = (*OPEN, tls())
READ = (*OPEN, INSPECTED)
BLOCK_PAGE = answer(holds=False, title="Blocked by SchoolWall", text="no")
WORDS = "a" * 64
"""Stands for the visible words of one and the same page."""
SILENT_RULES = ("http.reset", "http.eof", "http.timeout")


def _http(*steps: Make, vouched: bool = True) -> Situation:
    return Situation(page=HTTP if vouched else UNVOUCHED, visits=twice(*OPEN, *steps))


def _https(*steps: Make) -> Situation:
    return Situation(page=HTTPS, visits=(visit(*SECURE, *steps),))


def _alike(
    found: Answer,
    other: Answer,
    *,
    before: tuple[Make, ...] = OPEN,
    after: tuple[Make, ...] = (),
    siblings: tuple[str, ...] = ("http://casino.test/", "http://weapons.test/"),
) -> Situation:
    """Say that several sites, at addresses of their own, answer so."""
    others = []
    for number, sibling in enumerate(siblings):
        address = f"203.{number}.113.7"
        apart = (name(address), connect(address=address), *before[2:])
        others.append((page(sibling, name=f"q{number}"), twice(*apart, http(other))))
    return Situation(page=HTTP, visits=twice(*before, http(found), *after), others=tuple(others))


def _moved(host: str) -> Answer:
    """Send on to https, with the page that web servers show meanwhile."""
    sent = sent_on(f"https://{host}/", host, same_site=True, status=301)
    return replace(sent, body=ALIKE.body)


_NO = (
    "Web filter of the Oak Trust. This page may not be opened here. The reason is that it belongs to {}. It was asked "
    "for on a {}. If you think that this is a mistake, speak to the office before the end of the day, or fill in the "
    "form on the desk by the door, and somebody will look at it as soon as there is time for that."
)
_REASONS = (("gambling", "Monday"), ("weapons and hunting", "Tuesday"))
_FAMILY = "Home News Calendar Contact Part of the Oak Trust family of schools."
ALIKE = answer(holds=False, like=WORDS, title="Not today")

SCENARIOS: tuple[Scenario, ...] = (
    blocked(
        "a known block page",
        _http(http(BLOCK_PAGE)),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product="schoolwall",
        says="SchoolWall",
    ),
    blocked(
        "a known block page, not vouched for",
        _http(http(BLOCK_PAGE), vouched=False),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        product="schoolwall",
    ),
    blocked(
        "a known block page in a connection that is read",
        Situation(page=HTTPS, visits=(visit(*READ, http(BLOCK_PAGE)),)),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "tls.inspected-chain",
        "http.block-page",
        product="schoolwall",
    ),
    unclear(
        "the site itself shows such a page, as its certificate proves",
        _https(http(BLOCK_PAGE)),
        spares=("http.block-page",),
    ),
    unclear(
        "the product's page for a site that is down",
        _http(
            http(answer(holds=False, title="SchoolWall could not load the page", headers={"x-schoolwall": "denied"}))
        ),
        spares=("http.block-page",),
    ),
    blocked(
        "one page for three unrelated sites",
        _alike(ALIKE, ALIKE),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.same-page-for-unrelated-sites",
        says="“Not today”, shown for 2 other",
        product="unknown",
    ),
    unclear(
        "one page for two unrelated sites: parked with one dealer, perhaps",
        _alike(ALIKE, ALIKE, siblings=("http://casino.test/",)),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    blocked(
        "pages for three unrelated sites that differ in the category and the time",
        _alike(*[answer(holds=False, title="Not today", words=_NO.format(*each)) for each in _REASONS[:2]]),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.same-page-for-unrelated-sites",
        says="“Not today”",
        product="unknown",
    ),
    blocked(
        "very short pages under one title for three unrelated sites",
        _alike(*[answer(holds=False, title="Diese Seite ist gesperrt", text="Nein")] * 2),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.same-page-for-unrelated-sites",
        product="unknown",
    ),
    unclear(
        "such pages for two unrelated sites alone",
        _alike(
            *[answer(holds=False, title="Not today", words=_NO.format(*each)) for each in _REASONS[:2]],
            siblings=("http://casino.test/",),
        ),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "small pages of one family of sites, each with words of its own",
        _alike(
            answer(holds=False, title="Oak school", words=f"{_FAMILY} Our pupils planted forty trees by the river"),
            answer(holds=False, title="Elm school", words=f"{_FAMILY} The new library opens on the first of May"),
        ),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "a web server's first page at three sites without content",
        _alike(*[answer(holds=False, title="Welcome to nginx!", like=WORDS, words=_NO)] * 2),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "a content network's trial of strange browsers",
        _alike(*[answer(holds=False, title="Just a moment...", like=WORDS, words=_NO)] * 2),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "three sites under a title that many pages have",
        _alike(*[answer(holds=False, title="Home", text="Hello")] * 2),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "one page for two names of one site",
        _alike(ALIKE, ALIKE, siblings=("http://www.adult.test/", "http://casino.test/")),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "another page for each",
        _alike(ALIKE, answer(holds=False, like="b" * 64)),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "one 'not found' for two sites that are gone",
        _alike(answer(404, holds=False, like=WORDS), answer(404, like=WORDS)),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "one 'bad gateway' for two sites that are down",
        _alike(answer(502, holds=False, like=WORDS), answer(502, holds=False, like=WORDS)),
        spares=("http.same-page-for-unrelated-sites",),
        says="cannot give the page",
    ),
    unclear(
        "a content network's own refusal of strange browsers",
        _alike(*[answer(403, holds=False, like=WORDS, headers={"server": "cloudflare"})] * 2),
        spares=("http.same-page-for-unrelated-sites", "http.refused-by-status"),
    ),
    unclear(
        "three sites of one web server's redirect page, and then other content",
        _alike(_moved("adult.test"), _moved("casino.test"), after=(*SECURE, OTHER)),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "one page for two sites whose certificates prove that they show it themselves",
        _alike(ALIKE, ALIKE, before=SECURE, siblings=("https://casino.test/", "https://weapons.test/")),
        spares=("http.same-page-for-unrelated-sites",),
    ),
    unclear(
        "451 that names nobody: a site may itself refuse a country",
        _http(http(answer(451, holds=False))),
        spares=("http.refused-by-status",),
        says="status 451",
    ),
    unclear(
        "451 from the site itself: it may not serve this country",
        _https(http(answer(451, holds=False))),
        spares=("http.refused-by-status",),
    ),
    *(
        unclear(
            f"451 that names the page's own site as the one who blocks, as {named}: it refuses a country itself",
            _http(http(answer(451, holds=False, headers={"link": f'<{named}>; rel="blocked-by"'}))),
            spares=("http.refused-by-status",),
            says="status 451",
        )
        for named in ("http://adult.test/", "https://www.adult.test/legal", "/legal")
    ),
    blocked(
        "451 that names the page's own site, and somebody else beside it",
        _http(
            http(
                answer(
                    451,
                    holds=False,
                    headers={
                        "link": '<http://adult.test/>; rel="blocked-by", <https://wall.example/>; rel="blocked-by"'
                    },
                )
            )
        ),
        Mechanism.STATUS,
        Layer.HTTP,
        "http.refused-by-status",
        product="unknown",
    ),
    blocked(
        "403 with a Link that names who blocked",
        _http(http(answer(403, holds=False, headers={"link": '<https://f.example>; rel="blocked-by"'}))),
        Mechanism.STATUS,
        Layer.HTTP,
        "http.refused-by-status",
        product="unknown",
    ),
    blocked(
        "403 with a header that names a filter",
        _http(http(answer(403, headers={"x-blocked-by": "f"}))),
        Mechanism.STATUS,
        Layer.HTTP,
        "http.refused-by-status",
        product="unknown",
    ),
    unclear("403 alone: sites refuse, too", _http(http(answer(403, holds=False))), spares=("http.refused-by-status",)),
    by_silence(
        "reset once asked",
        Situation(page=HTTP, visits=twice(*OPEN, http(failure=Failure.RESET))),
        Mechanism.RESET,
        Layer.HTTP,
        "http.reset",
    ),
    by_silence(
        "closed once asked",
        Situation(page=HTTP, visits=twice(*OPEN, http(failure=Failure.EOF))),
        Mechanism.EOF,
        Layer.HTTP,
        "http.eof",
    ),
    unclear(
        "no answer once asked: so does a site that stalls programs",
        Situation(page=HTTP, visits=twice(*OPEN, http(failure=Failure.TIMEOUT))),
        "http.timeout",
        says="overloaded",
    ),
    unclear(
        "reset, not vouched",
        Situation(page=UNVOUCHED, visits=twice(*OPEN, http(failure=Failure.RESET))),
        "http.reset",
        says="A reference from an unfiltered line would tell",
    ),
    *(
        unclear(
            f"{failure} once asked is no silence",
            Situation(page=HTTP, visits=twice(*OPEN, http(failure=failure))),
            spares=SILENT_RULES,
        )
        for failure in (Failure.MALFORMED, Failure.TOO_LARGE, Failure.OUT_OF_TIME, Failure.FAULT)
    ),
    blocked(
        "silence once, a block page the other time",
        Situation(
            page=HTTP, visits=(visit(*OPEN, http(failure=Failure.RESET)), visit(*OPEN, http(BLOCK_PAGE), number=2))
        ),
        Mechanism.BLOCK_PAGE,
        Layer.HTTP,
        "http.block-page",
        "http.reset",
        product="schoolwall",
    ),
)

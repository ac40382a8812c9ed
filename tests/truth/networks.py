"""Networks as schools, councils, libraries and lines have them, each with a manner of its own."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Greeted, Late, Line, Named, Place, Shows, Signed
from tests.truth.network_notices import NOTICES
from tests.truth.network_pages import PAGES
from tests.truth.parts import (
    AT,
    BLOCK_PLACE,
    DOT,
    MB,
    MO,
    NEITHER,
    OWN,
    OWN_PAGE,
    PROXY,
    PUBLIC,
    REACHED,
    SITES,
    inspected,
    page,
    plain_filter,
    proxied,
    read_by,
    sent_as,
    to,
)
from tests.truth.short_lists import SHORT_LISTS

_ASKS_WHO = page("Sign in", "<p>Proxy authentication required</p>", 407)


def _led_to(
    line: str,
    title: str,
    name: str,
    address: str,
    shows: Shows,
    *,
    signed: Signed | None = None,
    shows_itself: bool = True,
) -> Line:
    """DNS leads to a place of the filter's."""
    return Line(
        id=line,
        title=title,
        acts=(Act(does=Named(addresses=(address,))),),
        places=(Place(name=name, address=address, shows=shows, signed=signed),),
        shows_itself=shows_itself,
    )


_BY_DNS: tuple[Line, ...] = (
    Line(
        id="by-alias",
        title="DNS leads by an alias (CNAME) to the service's block page, whose certificate is its own",
        acts=(Act(does=Named(alias="blocked.service.example", addresses=(PUBLIC,))),),
        places=(Place(name="blocked.service.example", address=PUBLIC, shows=OWN, signed=Signed()),),
    ),
    Line(
        id="pair-of-appliances",
        title="DNS leads to two private addresses, of two appliances with one page",
        acts=(Act(does=Named(addresses=("10.53.{n}.9", "10.53.{n}.10"))),),
        places=tuple(
            Place(name=f"block{end}.hilltop.example", address=f"10.53.{{n}}.{end}", shows=OWN) for end in (9, 10)
        ),
    ),
    _led_to(
        "router-of-a-mobile-line",
        "a mobile line's DNS leads to a page at its own (carrier's) address",
        "content.mobile.example",
        "100.64.{n}.1",
        page(
            "Content lock",
            "<h1>This content is for over 18s</h1><p>Content lock is on for this number. Show that you are 18 to switch it off.</p>",
        ),
    ),
    Line(id="refused-names", title="DNS refuses the names", acts=(Act(does=Named(rcode="REFUSED")),)),
    _led_to(
        "answers-json",
        "DNS leads to a service that answers in JSON",
        "api.service.example",
        PUBLIC,
        sent_as(
            "application/json",
            '{"blocked": true, "reason": "This domain is blocked by your policy", "category": "gambling"}',
        ),
        signed=Signed(),
        shows_itself=False,
    ),
    _led_to(
        "pixel-everywhere",
        "DNS leads to a server that gives one dot for whatever is asked",
        "pixel.service.example",
        PUBLIC,
        DOT,
        shows_itself=False,
    ),
    Line(
        id="slow-look-ups",
        title="a resolver that asks its service first, and takes its time with each name",
        acts=(Act(does=Named(addresses=("0.0.0.0", "::"))), Act(does=Late(seconds=1.2), to=SITES, truth=None)),
    ),
    Line(
        id="cold-cache",
        title="a resolver that fails at the first question of each name",
        acts=(Act(does=Named(rcode="SERVFAIL"), to=(MB, MO), truth=REACHED, every_time=2),),
        shows_itself=False,
    ),
    inspected(
        "mixed-dummies",
        "one filter by DNS, another behind it that reads what is left",
        Act(does=Named(addresses=("0.0.0.0",)), hosts=("casino.test", "hate.test", "adult.test")),
        Act(does=Greeted(ends=Cut.RESET), hosts=("bets.test", "knives.test"), scheme="https"),
        Act(does=OWN),
    ),
)

_AT_THE_CONNECTION: tuple[Line, ...] = (
    *(
        Line(
            id=f"alert-{name}",
            title=f"TLS alert {number} ({name.replace('-', '_')}) once TLS names the site; a reset for plain requests",
            acts=(
                Act(does=Greeted(ends=Cut.ALERT, alert=number), scheme="https"),
                Act(does=Ends(how=Cut.RESET), scheme="http"),
            ),
            shows_itself=False,
        )
        for name, number in (("access-denied", 49), ("handshake-failure", 40), ("internal-error", 80))
    ),
    Line(
        id="page-and-alert",
        title="plain requests get its own page, secure ones an alert",
        acts=(Act(does=Greeted(ends=Cut.ALERT, alert=49), scheme="https"), Act(does=OWN, scheme="http")),
        shows_itself=False,
    ),
    plain_filter(
        "to-safe-search",
        "plain requests are sent to a search engine for children, secure ones are cut",
        to("https://www.kidsearch.example/"),
        Place(
            name="www.kidsearch.example",
            address=PUBLIC,
            signed=Signed(),
            shows=page("Kidsearch", "<p>Find pages for children: animals, space, sport, and how things work.</p>"),
        ),
    ),
    proxied(
        "proxy-redirects",
        "an explicit proxy that sends tunnels and requests on to its page",
        to(AT),
        to(AT),
        places=(BLOCK_PLACE,),
    ),
    read_by("proxy-reads", "an explicit proxy that opens every tunnel, and reads what goes by", OWN, proxy=PROXY),
    proxied(
        "proxy-503",
        "an explicit proxy that refuses tunnels with status 503",
        Shows(status=503, body=OWN_PAGE),
        Shows(status=403, body=OWN_PAGE),
        shows_itself=False,
    ),
    proxied(
        "proxy-asks-who",
        "an explicit proxy that asks for a name where a site must be blocked",
        _ASKS_WHO,
        _ASKS_WHO,
        truth=NEITHER,
        shows_itself=False,
    ),
    Line(
        id="cache-on-the-way",
        title="a cache on the way that says so, and nobody filters",
        acts=(
            Act(
                does=page(
                    "Gateway timeout",
                    "<h1>504</h1><p>The cache could not get this page in time. Try again later.</p>",
                    504,
                    Via="1.1 cache.hilltop.example (squid)",
                    X_Cache="MISS from cache.hilltop.example",
                ),
                hosts=("roulette.test", "library.test"),
                scheme="http",
                truth=NEITHER,
            ),
        ),
        shows_itself=False,
    ),
)

NETWORKS: tuple[Line, ...] = (*_BY_DNS, *NOTICES, *PAGES, *_AT_THE_CONNECTION, *SHORT_LISTS)

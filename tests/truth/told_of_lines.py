"""What lines, carriers and networks do that filter nothing or everything: told of in public threads."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Adds, Cut, Ends, Greeted, How, Late, Line, Named, Place, Shows, Signed
from tests.truth.parts import (
    ALL,
    AT,
    BLOCK_PLACE,
    BOTH,
    MB,
    MO,
    OWN,
    OWN_PAGE,
    PUBLIC,
    REACHED,
    READ,
    SITES,
    UNFILTERED,
    N,
    inspected,
    page,
    plain_filter,
    read_by,
    to,
)

_SHELL = "<!doctype html><html><head><title>Loading</title></head><body><canvas id=screen></canvas><script src='https://render.isolation.example/shell.js'></script></body></html>"
_SERVICE = Place(
    name="service.filter.example",
    address=PUBLIC,
    signed=Signed(),
    shows=page(
        "Blocked",
        "<h1>This website is blocked</h1><p>Your organisation has blocked this website with its DNS filter.</p>",
    ),
)
_WRITES = Act(
    does=Adds(
        before="<h1>What to do when a website is blocked at school</h1><p>Schools filter the internet. If you see 'This website is blocked by your administrator', it may be in a blocked category. Ask a teacher to request access. Our advice for parents, governors and young people, from our helpline.</p>",
        words=120,
    ),
    to=(MO,),
    truth=REACHED,
)


def _everywhere(line: str, title: str, shows: Shows, **more: object) -> Line:
    """A network that shows one page for plain requests and cuts secure ones, to whatever it is; nobody filters."""
    acts = tuple(
        Act(does=does, to=ALL, scheme=scheme, truth=UNFILTERED, **more)  # type: ignore[arg-type]
        for does, scheme in ((shows, "http"), (Greeted(ends=Cut.RESET), "https"))
    )
    return Line(id=line, title=title, acts=acts, shows_itself=False)


def _but_controls(line: str, title: str, shows: Shows) -> Line:
    """The same on a network that reads everything, where controls open."""
    return inspected(line, title, Act(does=shows, to=(MB, MO, N), truth=UNFILTERED), shows_itself=False)


def _named(line: str, title: str, address: str) -> Line:
    """DNS leads to an address that no site has, at which nobody is."""
    cut = (Act(does=Ends(how=Cut.RESET), scheme="http"), Act(does=Greeted(ends=Cut.RESET), scheme="https"))
    return Line(id=line, title=title, acts=(Act(does=Named(addresses=(address,))), *cut), shows_itself=False)


TOLD_OF_LINES: tuple[Line, ...] = (
    # the whole line
    _everywhere(
        "bill-unpaid",
        "a line whose bill is unpaid: one page for plain requests, controls too",
        page(
            "Service restricted",
            "<h1>Your broadband is restricted</h1><p>We haven't received your payment. Pay now to get back online.</p>",
        ),
    ),
    _everywhere(
        "data-all-gone",
        "a carrier whose data are used up",
        page("No data left", "<h1>You've used all your data</h1><p>Buy an add-on to keep browsing.</p>"),
    ),
    _everywhere(
        "router-lost-the-line",
        "a router that shows its own page while the line is down",
        page(
            "Connection problem",
            "<h1>Your hub isn't connected to the internet</h1><p>Check the cable. Help me get connected.</p>",
        ),
    ),
    _but_controls(
        "quarantined",
        "a device in quarantine: controls open, everything else shows that it is",
        page(
            "Device quarantined",
            "<h1>This device has been quarantined</h1><p>It does not meet the network's security requirements: its updates are out of date. Run the updates, then reconnect.</p>",
        ),
    ),
    _but_controls(
        "pay-to-go-on",
        "a walled garden whose free time is over, in which controls open",
        page(
            "Time's up",
            "<h1>Your free 30 minutes are over</h1><p>Buy more time or log in with your membership to continue.</p><form><input name=code><button>Continue</button></form>",
        ),
    ),
    inspected(
        "unknown-user",
        "a filter that does not know who asks, and lets nobody anywhere but to controls",
        Act(
            does=page(
                "Access blocked",
                "<h1>This website is blocked</h1><p>User: unauthenticated IP. Group: Unknown. Reason: everything is blocked for users who are not known.</p>",
                403,
            ),
            to=(MB, MO, N),
        ),
    ),
    inspected(
        "isolated",
        "a service that shows each page as a picture: each answer is a program that draws it",
        Act(does=Shows(body=_SHELL), to=(MB, MO), truth=UNFILTERED),
        shows_itself=False,
    ),
    inspected(
        "isolates-must-block",
        "the same for what must be blocked alone: the pages are seen, on a canvas",
        Act(does=Shows(body=_SHELL), to=(MB,), truth=UNFILTERED),
        shows_itself=False,
    ),
    # ways of filters
    Line(
        id="plain-on-443",
        title="its own page for plain requests, and the same in plain HTTP where TLS is spoken",
        acts=(Act(does=OWN, scheme="http"), Act(does=Greeted(ends=Cut.PLAIN), scheme="https")),
    ),
    plain_filter(
        "carrier-content-lock",
        "a carrier's content lock: plain requests are sent on to its page by 302, secure ones are cut",
        to("http://content-lock.carrier.example/over18?u={url}"),
        Place(
            name="content-lock.carrier.example",
            address=PUBLIC,
            shows=page(
                "Content Lock",
                "<h1>Content Lock is on</h1><p>You're trying to see content for people aged 18 and over. To see it, prove that you are over 18.</p>",
            ),
        ),
    ),
    Line(
        id="dns-service-redirects",
        title="DNS leads to a service's public address, which sends plain requests on to its page; secure ones meet its own certificate",
        acts=(
            Act(does=Named(addresses=(PUBLIC,))),
            Act(does=to("https://service.filter.example/blocked?u={url}"), scheme="http"),
            Act(does=Signed(name="service.filter.example"), scheme="https"),
        ),
        places=(_SERVICE,),
    ),
    read_by(
        "context-by-307",
        "a redirect by 307 to the school's public site, with site, category and rule in its address",
        to(
            "https://www.hilltop.example/blocked?cf_site_uri={url}&cf_request_category_names=Gambling&cf_rule_id=41",
            307,
        ),
        Place(
            name="www.hilltop.example",
            address=PUBLIC,
            signed=Signed(),
            shows=page("Hilltop Academy", "<h1>Hilltop Academy</h1><p>Term dates, uniform, lunch and news.</p>"),
        ),
    ),
    read_by(
        "reason-in-address",
        "a redirect to a public page with reason and code in its address, whose page says nothing",
        to(
            "https://notice.hilltop.example/?url={url}&reason=Not+allowed+to+browse+Gambling+category&reasoncode=CATEGORY_DENIED&action=block"
        ),
        Place(name="notice.hilltop.example", address=PUBLIC, signed=Signed(), shows=Shows(body="<h1>Sorry</h1>")),
    ),
    inspected(
        "page-then-reset",
        "its own page at the first visit, a reset at each later one",
        Act(does=OWN, times_each=1),
        Act(does=Ends(how=Cut.RESET)),
    ),
    inspected(
        "redirects-http-reads-https",
        "plain requests are sent on to its page, secure ones are read and get its own",
        Act(does=to(AT), scheme="http"),
        Act(does=OWN, scheme="https"),
        places=(BLOCK_PLACE,),
    ),
    inspected(
        "slow-to-rate",
        "a filter that rates each site at its first visit, says so, and then shows its own page",
        Act(
            does=page(
                "Please wait",
                "<h1>Please wait</h1><p>This page is being checked. It will open in a moment.</p>",
                refresh="3",
            ),
            times_each=1,
        ),
        Act(does=OWN),
    ),
    inspected(
        "rates-and-opens",
        "the same, and nothing is blocked",
        Act(
            does=page(
                "Please wait",
                "<h1>Please wait</h1><p>This page is being checked. It will open in a moment.</p>",
                refresh="3",
            ),
            to=(MB, MO),
            times_each=1,
            truth=REACHED,
        ),
        shows_itself=False,
    ),
    Line(
        id="articles-on-blocking",
        title="sites that must open write of websites that are blocked, on a network that reads everything and blocks nothing",
        acts=(READ,),
        everywhere=(_WRITES,),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="filter-and-articles",
        title="a filter with its own page, and sites that must open write of websites that are blocked",
        acts=(Act(does=OWN), READ),
        everywhere=(_WRITES,),
        trusts=BOTH,
    ),
    read_by(
        "names-path-and-host",
        "its own page, with the site's name and path as a list of what is blocked",
        Shows(body=OWN_PAGE + "<ul><li>{host}</li><li>{path}</li></ul>"),
    ),
    # names
    _named("dns-for-measurements", "DNS: an address for measurements alone", "198.18.{n}.1"),
    _named("dns-reserved", "DNS: an address that nobody has", "240.0.{n}.1"),
    _named("dns-everybody", "DNS: everybody at once (255.255.255.255)", "255.255.255.255"),
    _named("dns-six-nowhere", "DNS: no address but :: of IPv6", "::"),
    _named("dns-zero-and-one", "DNS: an address of this network that begins with 0", "0.0.{n}.1"),
    Line(
        id="slow-names",
        title="a line whose DNS takes a second and a half for every name, and filters nothing",
        acts=(Act(does=Late(seconds=1.5), to=SITES, truth=None),),
        shows_itself=False,
    ),
    Line(
        id="slow-names-of-must-block",
        title="names of what must be blocked take two and a half seconds, and then lead to the site",
        acts=(Act(does=Late(seconds=2.5), truth=REACHED),),
        shows_itself=False,
        tried=(How.ALONE, How.EXPECT),
    ),
)
"""Of lines as users tell of them."""

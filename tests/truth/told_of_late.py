"""Ways to stop a page, or to be stopped, that none of the others has."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Greeted, Line, Named, Place, Shows, Signed
from tests.truth.parts import (
    ALL,
    AT,
    BLOCK_PLACE,
    BOTH,
    MO,
    OWN,
    OWN_PAGE,
    PORTAL,
    PUBLIC,
    UNFILTERED,
    inspected,
    page,
    plain_filter,
    read_by,
    sent_as,
    sites,
    to,
)

_MAKERS = Place(
    name="block.maker.example",
    address=PUBLIC,
    signed=Signed(),
    shows=page(
        "Site blocked",
        "<h1>This site is blocked</h1><p>Your network's administrator does not allow this category of site.</p>",
    ),
)

TOLD_OF_LATE: tuple[Line, ...] = (
    sites(
        "speaks-http2-alone",
        "sites that speak HTTP/2 alone: to HTTP/1.1 they say that they have no such protocol (alert 120)",
        Greeted(ends=Cut.ALERT, alert=120),
        by_address=True,
        scheme="https",
    ),
    sites(
        "old-tls-alone",
        "sites whose TLS is too old for any browser (alert 70)",
        Greeted(ends=Cut.ALERT, alert=70),
        by_address=True,
        scheme="https",
    ),
    sites(
        "no-cipher-in-common",
        "sites whose TLS has no cipher in common with this program's (alert 40)",
        Greeted(ends=Cut.ALERT, alert=40),
        by_address=True,
        scheme="https",
    ),
    plain_filter("closes-by-name", "its own page for plain requests, and an orderly close for secure ones", OWN),
    Line(
        id="access-denied",
        title="by name: TLS alert 49 (access denied); plain requests are reset",
        acts=(
            Act(does=Greeted(ends=Cut.ALERT, alert=49), scheme="https"),
            Act(does=Ends(how=Cut.RESET), scheme="http"),
        ),
    ),
    read_by(
        "gzip-in-name-alone",
        "its own page, said to be compressed, and not",
        Shows(body=OWN_PAGE, headers=(("Content-Encoding", "gzip"),)),
        shows_itself=False,
    ),
    Line(
        id="alias-to-makers-page",
        title="DNS leads by an alias to the makers' page, whose certificate is genuine",
        acts=(Act(does=Named(alias="block.maker.example", addresses=(PUBLIC,))),),
        places=(_MAKERS,),
    ),
    Line(
        id="upgrades-and-cuts",
        title="plain requests are sent on to https, and that is reset by name",
        acts=(
            Act(does=to("https://{host}{path}", 301), scheme="http"),
            Act(does=Greeted(ends=Cut.RESET), scheme="https"),
        ),
    ),
    Line(
        id="session-runs-out",
        title="a network whose sign-in runs out in the middle; nobody filters",
        acts=(Act(does=to("https://portal.train.example/"), to=ALL, after=12, scheme="http", truth=UNFILTERED),),
        places=(PORTAL,),
        shows_itself=False,
    ),
    inspected(
        "session-runs-out-read",
        "a network that reads everything, and whose sign-in runs out in the middle; nobody filters",
        Act(does=to("https://portal.train.example/"), to=ALL, after=12, truth=UNFILTERED),
        places=(PORTAL,),
        shows_itself=False,
    ),
    Line(
        id="reads-some-ends-listed",
        title="reads every other site; ends secure connections that name a listed one, and shows its page for plain ones",
        acts=(
            Act(does=OWN, scheme="http"),
            Act(does=Greeted(ends=Cut.CLOSED), scheme="https"),
            Act(does=Signed(by="school"), to=(MO,), every=2, truth=None),
        ),
        trusts=BOTH,
    ),
    read_by(
        "to-about-blank", "a redirect to an empty page of the browser's own", to("about:blank"), shows_itself=False
    ),
    read_by(
        "to-data",
        "a redirect to a page that is written in the address",
        to("data:text/html,<h1>This page is blocked</h1>"),
        shows_itself=False,
    ),
    read_by(
        "in-srcdoc",
        "its page is written into a frame that fills the page",
        Shows(
            body='<html><body style="margin:0"><iframe width="100%" height="100%" srcdoc="&lt;h1&gt;This page is blocked&lt;/h1&gt;'
            '&lt;p&gt;Hilltop Academy does not allow this website: its category is blocked by our policy.&lt;/p&gt;"></iframe></body></html>'
        ),
    ),
    read_by("as-xhtml", "its own page as XHTML", sent_as("application/xhtml+xml", OWN_PAGE)),
    read_by(
        "by-meta-from-a-base",
        "a meta refresh leads to its page, from a base that is no address of the site's",
        Shows(body=f'<html><head><base href="{AT}"><meta http-equiv="refresh" content="0; url=blocked"></head></html>'),
        BLOCK_PLACE,
    ),
    read_by(
        "in-a-stylesheet",
        "words that stand in a stylesheet alone",
        Shows(
            body="<html><head><style>body::before{content:'Hilltop Academy does not allow this'}</style></head><body></body></html>"
        ),
        shows_itself=False,
    ),
    read_by(
        "by-svg",
        "a drawing with its words",
        sent_as(
            "image/svg+xml",
            "<svg xmlns='http://www.w3.org/2000/svg'><title>Blocked</title><text>This website is blocked by Hilltop Academy.</text></svg>",
        ),
        shows_itself=False,
    ),
    Line(
        id="seen-by-some",
        title="of two ways to each listed site one is filtered, by name, and one is not, by turns",
        acts=(Act(does=Greeted(ends=Cut.RESET), every_time=2, scheme="https", truth=UNFILTERED),),
        shows_itself=False,
    ),
)
"""What no other list here has: odd answers, half-read networks, sessions that end."""

"""Filters with manners of their own, and what looks like one."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Greeted, Line, Named, Packets, Place, Shows, Signed
from tests.truth.parts import (
    AT,
    BLOCK_PLACE,
    BOTH,
    HOME,
    MB,
    MO,
    OWN,
    OWN_PAGE,
    PUBLIC,
    READ,
    SHORT,
    SITES,
    WELSH,
    WORDLESS,
    WORDLESS_PLACE,
    N,
    page,
    plain_filter,
    read_by,
    to,
)

FILTERS: tuple[Line, ...] = (
    read_by("says-no", "its own page without a known word", WORDLESS),
    read_by("short", "its own page in few words", SHORT),
    read_by("welsh", "its own page in Welsh", WELSH),
    *(
        read_by(f"status-{status}", f"its own page with status {status}", Shows(body=OWN_PAGE, status=status))
        for status in (401, 403, 451, 503, 404)
    ),
    read_by("wordless-403", "its own page without a known word, status 403", Shows(body=WORDLESS.body, status=403)),
    read_by("nothing-200", "an empty body", Shows(body="")),
    read_by("nothing-204", "status 204", Shows(status=204)),
    read_by(
        "names-the-site",
        "its own page names the site in title and words",
        page("{host} is blocked", "<h1>{host}</h1><p>{url} was blocked. Category: games. Policy: pupils.</p>"),
    ),
    read_by(
        "by-script",
        "a script leads to its page",
        Shows(body="<script>top.location.href='" + AT + "?u={host}'</script>"),
        BLOCK_PLACE,
    ),
    read_by(
        "by-meta",
        "a meta refresh leads to its page",
        Shows(body='<meta http-equiv=refresh content="0; url=' + AT + '?u={host}">'),
        BLOCK_PLACE,
    ),
    read_by(
        "by-header", "a Refresh header leads to its page", Shows(headers=(("Refresh", "0; url=" + AT),)), BLOCK_PLACE
    ),
    read_by(
        "by-frame",
        "a frame holds its page",
        Shows(
            body="<html><body style='margin:0'><iframe src='"
            + AT
            + "' style='width:100%;height:100%'></iframe></body></html>"
        ),
        BLOCK_PLACE,
    ),
    read_by(
        "by-script-wordless",
        "a script leads to a page without a known word",
        Shows(body="<script>location.replace('" + AT + "?u={host}')</script>"),
        WORDLESS_PLACE,
    ),
    read_by(
        "to-literal", "a redirect to a private address, without a name", to("http://10.53.{n}.9/blocked"), BLOCK_PLACE
    ),
    read_by(
        "to-home",
        "a redirect to the school's own public site",
        to("https://www.hilltop.example/"),
        HOME,
        shows_itself=False,
    ),
    read_by("to-loopback", "a redirect to this device itself", to("http://127.0.0.1/")),
    read_by(
        "coaching",
        "a warning with a way on",
        page(
            "Think first",
            "<h1>Are you sure?</h1><p>This site is in the category Gambling. Our policy asks you to think before you go on. Your visit is logged.</p><form><button>Continue</button></form>",
        ),
    ),
    read_by(
        "quota",
        "a quota page",
        page(
            "Quota",
            "<p>You have used your fifteen minutes of this kind of site today. The filter lets you in again tomorrow.</p>",
        ),
    ),
    read_by(
        "cut-in-the-middle",
        "the site's page is cut in mid-content",
        Shows(body="<html><head><title>So</title></head><body>" + "word " * 400, cut_after=700),
    ),
    plain_filter(
        "isp-http",
        "a line's family filter redirects plain requests and cuts secure ones",
        to("http://block.isp.example/"),
        Place(
            name="block.isp.example",
            address=PUBLIC,
            shows=page(
                "Parental controls",
                "<h1>Blocked by your parental controls</h1><p>The account holder has switched on the family filter. This site is in a category that it blocks.</p>",
            ),
        ),
    ),
    plain_filter(
        "isp-wordless",
        "the same with a page without a known word",
        to("http://block.isp.example/"),
        Place(name="block.isp.example", address=PUBLIC, shows=WORDLESS),
    ),
    plain_filter(
        "court",
        "a court's order, shown by the line",
        page(
            "Notice",
            "<h1>Access to this website has been blocked under an order of the High Court</h1><p>Any internet provider has to comply.</p>",
        ),
    ),
    Line(
        id="dns-page-no-443",
        title="DNS leads to a block page, and nobody listens for https there",
        acts=(Act(does=Named(addresses=(PUBLIC,))),),
        places=(Place(name="block.isp.example", address=PUBLIC, shows=OWN),),
    ),
    Line(
        id="dns-advert",
        title="DNS leads to somebody's advert server",
        acts=(Act(does=Named(addresses=(PUBLIC,))),),
        places=(
            Place(
                name="ads.example",
                address=PUBLIC,
                shows=page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"),
                signed=Signed(by="public"),
            ),
        ),
        shows_itself=False,
    ),
    Line(
        id="dns-pixel",
        title="DNS leads to a server that shows nothing",
        acts=(Act(does=Named(addresses=(PUBLIC,))),),
        places=(Place(name="pixel.example", address=PUBLIC, shows=Shows(status=204)),),
        shows_itself=False,
    ),
    Line(id="nodata", title="DNS gives no address", acts=(Act(does=Named()),), shows_itself=False),
    Line(id="nxdomain", title="DNS: no such name", acts=(Act(does=Named(rcode="NXDOMAIN")),), shows_itself=False),
    Line(
        id="allow-list",
        title="everything outside a short list is blocked",
        acts=(Act(does=OWN, to=(MB, MO, N)), READ),
        trusts=BOTH,
    ),
    Line(
        id="antivirus-blocks",
        title="an antivirus on the device reads everything and stops what must be blocked",
        acts=(
            Act(
                does=page(
                    "Threat blocked",
                    "<h1>Dangerous page blocked</h1><p>Web protection has blocked this page. Category: parental control.</p>",
                    403,
                )
            ),
            Act(does=Signed(by="antivirus"), to=SITES, truth=None),
        ),
        trusts=("public", "antivirus"),
    ),
    Line(
        id="untrusted-inspection",
        title="everything is read under an authority that the device does not know",
        acts=(Act(does=OWN), READ),
    ),
    Line(
        id="exempt",
        title="everything is read but a few exempt sites, which are blocked by name where they must be",
        acts=(
            Act(does=Greeted(ends=Cut.RESET), hosts=("casino.test",), scheme="https"),
            Act(does=OWN),
            Act(does=Signed(), hosts=("museum.test", "clinic.test", "government.test"), truth=None),
            READ,
        ),
        trusts=BOTH,
    ),
    Line(
        id="only-blocked-read",
        title="only what is blocked is read, with a page without a known word",
        acts=(Act(does=WORDLESS), Act(does=Signed(by="school"), truth=None)),
        trusts=BOTH,
    ),
    Line(
        id="one-page-a-category",
        title="each category has a page of its own in one frame",
        acts=(
            *(
                Act(
                    does=page(
                        "Filter",
                        f"<h1>Stop</h1><p>{words}</p><p>Hilltop uses a filter. This was blocked because of its category and our policy for pupils.</p>",
                    ),
                    hosts=hosts,
                )
                for words, hosts in (
                    (
                        "Games of chance are for grown-ups and cost money.",
                        ("casino.test", "bets.test", "roulette.test"),
                    ),
                    ("Weapons hurt.", ("knives.test",)),
                    ("Hate has no place here; talk to somebody you trust.", ("hate.test", "extreme.test")),
                    ("This is for adults.", ("adult.test", "nudity.test")),
                    ("Smoke is bad for lungs.", ("vape.test",)),
                    ("Copying is theft.", ("torrents.test",)),
                )
            ),
            READ,
        ),
        trusts=BOTH,
    ),
    Line(
        id="half-by-address",
        title="packets to half of what must be blocked vanish",
        acts=(Act(does=Packets(), every=2),),
        shows_itself=False,
    ),
    Line(
        id="alert",
        title="an alert once TLS names the site; a reset for plain requests",
        acts=(Act(does=Greeted(ends=Cut.ALERT), scheme="https"), Act(does=Ends(how=Cut.RESET), scheme="http")),
        shows_itself=False,
    ),
    Line(
        id="close",
        title="an orderly close once TLS or HTTP names the site",
        acts=(Act(does=Greeted(ends=Cut.CLOSED), scheme="https"), Act(does=Ends(how=Cut.CLOSED), scheme="http")),
    ),
    Line(
        id="only-names-known",
        title="safe search by alias: the same site under another name",
        acts=(
            Act(does=Named(rcode="NXDOMAIN")),
            Act(
                does=Named(alias="restrict.search.example", addresses=("45.90.{n}.77",)),
                hosts=("library.test",),
                truth=None,
            ),
        ),
        places=(
            Place(
                name="restrict.search.example",
                address="45.90.{n}.77",
                shows=page("Library", "<p>MARK-library " + "book " * 40 + "</p>"),
            ),
        ),
        shows_itself=False,
    ),
)

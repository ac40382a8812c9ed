"""What users of filters tell of in public threads and manuals: what they met, and what many of its kind are like."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Line, Named, Place, Shows, Signed
from tests.truth.parts import (
    AT,
    BLOCK_PLACE,
    MB,
    MO,
    NEITHER,
    OWN,
    OWN_PAGE,
    PROXY,
    PUBLIC,
    UNFILTERED,
    N,
    inspected,
    page,
    read_by,
    sent_as,
    sites_read,
    to,
)

_APPLICATION = (
    "<!doctype html><html><head><title>{title}</title></head><body><div id=root></div>"
    "<script src=/static/app.js></script></body></html>"
)
_MAKERS = Place(
    name="block.maker.example",
    address=PUBLIC,
    signed=Signed(),
    shows=Shows(body=_APPLICATION.replace("{title}", "Maker")),
)
_SCHOOLS_SITE = Place(
    name="www.hilltop.example", address=PUBLIC, signed=Signed(), shows=page("Not found", "<h1>Not found</h1>", 404)
)


def _site_refuses(line: str, title: str, shows: Shows, every: int = 1) -> Line:
    """Sites turn this network's reader away, and nobody else: nothing that a filter does."""
    return inspected(line, title, Act(does=shows, every=every, truth=NEITHER), shows_itself=False)


def _says(line: str, title: str, words: str) -> Line:
    """A filter's own page which says what pages of sites and of sign-ins say as well."""
    return read_by(line, title, page("This website is blocked", words))


TOLD_OF_USERS: tuple[Line, ...] = (
    # pages of filters that speak of more than that they block
    _says(
        "sign-in-to-ask",
        "its own page, on which one signs in to ask for a site",
        "<h1>This website is blocked</h1><p>Hilltop Academy blocks this category: gambling.</p><p>Teachers: sign in with your school account to request access.</p><form><input name=user><input type=password><button>Sign in</button></form>",
    ),
    _says(
        "robot-test-to-ask",
        "its own page, with a form to ask for a site and a test that one is no robot",
        "<h1>This website is blocked by your school's web filter</h1><p>Category: games.</p><form><textarea></textarea><p>I'm not a robot</p><button>Ask for a review</button></form>",
    ),
    _says(
        "category-parked",
        "its own page, which names the category of parked domains",
        "<h1>This website is blocked</h1><p>Your organisation's policy does not allow it. Category: Parked domains. The domain may be for sale.</p>",
    ),
    _says(
        "category-proxies",
        "its own page, which names the category of VPNs and proxies",
        "<h1>Access to this website has been blocked by your administrator</h1><p>Web filter category: VPN and proxy detected, anonymizers.</p>",
    ),
    _says(
        "made-by-a-network",
        "its own page, which names the content network that made the filter",
        "<h1>This website is blocked</h1><p>Your administrator at Hilltop Academy blocks this website: its category is not allowed.</p><p>Protected by Cloudflare Zero Trust</p>",
    ),
    _says(
        "cookies-and-terms",
        "its own page, under the school's notice of cookies and terms",
        "<p>We value your privacy. Accept all cookies.</p><h1>This website is blocked</h1><p>By the school's internet policy you may not visit this category. Terms and conditions apply.</p>",
    ),
    # pages of filters that say hardly anything
    read_by("one-line", "its own page of one line", Shows(body="<h1>This website is blocked by Hilltop Academy.</h1>")),
    read_by(
        "title-and-script",
        "its own page is an application of which only the title says something",
        Shows(body=_APPLICATION.replace("{title}", "Website blocked")),
    ),
    read_by(
        "bare-word", "one word, with success", Shows(body="<html><body>Filtered</body></html>"), shows_itself=False
    ),
    read_by(
        "json-403",
        "an answer in JSON, status 403",
        sent_as("application/json", '{"error":"policy_denied","blocked":true,"category":"Gambling"}', 403),
        shows_itself=False,
    ),
    read_by(
        "named-in-a-header",
        "status 403 without a body; a header says who blocks",
        Shows(status=403, headers=(("X-Blocked-By", "Hilltop web filter"),)),
    ),
    read_by(
        "linked-in-a-header",
        "status 451 without a body; a link says who blocks",
        Shows(status=451, headers=(("Link", '<https://filter.hilltop.example>; rel="blocked-by"'),)),
    ),
    read_by(
        "with-a-byte-order-mark",
        "its own page, behind a byte order mark",
        Shows(body="\ufeff" + OWN_PAGE),
    ),
    # ways to send a browser on
    read_by(
        "to-makers-application",
        "a redirect to the makers' public page, which is an application",
        to("https://block.maker.example/#/blocked?u={url}", 307),
        _MAKERS,
    ),
    read_by(
        "to-a-page-that-is-gone",
        "a redirect to a page of the school's site that is no longer there",
        to("https://www.hilltop.example/blocked.html?url={url}"),
        _SCHOOLS_SITE,
    ),
    read_by("in-capitals", "a redirect whose address is in capitals", to("HTTP://BLOCK.HILLTOP.EXAMPLE/"), BLOCK_PLACE),
    read_by("without-scheme", "a redirect whose address has no scheme", to("//block.hilltop.example/"), BLOCK_PLACE),
    read_by(
        "to-local-ipv6",
        "a redirect to a local address of IPv6 that this device cannot reach, with the category",
        to("http://[fd53::9]/block?category=gambling&url={url}"),
    ),
    read_by(
        "meta-without-quotes",
        "a meta refresh in capitals, without quotation marks",
        Shows(body=f"<HTML><HEAD><META HTTP-EQUIV=Refresh CONTENT=0;URL={AT}></HEAD></HTML>"),
        BLOCK_PLACE,
    ),
    read_by(
        "by-replace",
        "a script that replaces the address of the uppermost window",
        Shows(body=f"<script>if (window.top) {{ top.location.replace('{AT}'); }}</script>"),
        BLOCK_PLACE,
    ),
    read_by(
        "by-parts",
        "a script that puts the address together",
        Shows(
            body="<script>var h = 'block.hilltop.example'; location.href = 'http://' + h + '/?u=' + encodeURIComponent(location.href);</script>"
        ),
        BLOCK_PLACE,
    ),
    read_by(
        "soon",
        "a page that says that one is sent on soon, and sends on after five seconds",
        Shows(
            body=f"<html><head><meta http-equiv='refresh' content='5; url={AT}'></head><body><p>One moment, you are being redirected.</p></body></html>"
        ),
        BLOCK_PLACE,
    ),
    Line(
        id="proxy-page-and-reset",
        title="an explicit proxy that resets tunnels and shows its own page for plain requests",
        acts=(
            Act(does=Ends(how=Cut.RESET), scheme="tunnel"),
            Act(does=OWN, scheme="http"),
            Act(does=Ends(how=Cut.CLOSED), scheme="https"),
        ),
        proxy=PROXY,
    ),
    # names
    Line(
        id="alias-is-stopped",
        title="DNS: no such name, for an alias on the way is stopped",
        acts=(Act(does=Named(alias="edge.cdn.example", rcode="NXDOMAIN")),),
        shows_itself=False,
    ),
    # what is no filter, and looks like one
    Line(
        id="install-the-certificate",
        title="a network for guests' devices: plain requests get a page that asks to install its authority",
        acts=(
            Act(
                does=page(
                    "Before you begin",
                    "<h1>Install the school's certificate</h1><p>Before this device can use our network, download our certificate and install it as shown here.</p>",
                ),
                to=(MB, MO, N),
                scheme="http",
                truth=UNFILTERED,
            ),
        ),
        shows_itself=False,
    ),
    _site_refuses(
        "sites-forbid-the-reader",
        "the network reads everything, and most sites forbid its connections in a server's bare words",
        page("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>", 403),
    ),
    _site_refuses(
        "sites-try-the-reader",
        "the network reads everything, and a content network tries it before most sites, with status 202 and no word",
        Shows(status=202),
    ),
    _site_refuses(
        "sites-deny-the-reader",
        "the network reads everything, and half of the sites deny it access in one line, with success",
        Shows(body="<h1>Access denied</h1>"),
        every=2,
    ),
    _site_refuses(
        "too-many-from-here",
        "many share one address to the outside, and half of the sites say that it asks too much",
        page("Slow down", "<h1>Too many requests</h1><p>Too many requests came from your IP address.</p>", 429),
        every=2,
    ),
    sites_read(
        "parked-without-words",
        "what must be blocked is parked with one dealer, whose page is a script",
        Shows(
            body="<html><head></head><body><div id=target></div><script>window.park='ZXhhbXBsZQ';</script></body></html>"
        ),
    ),
    sites_read(
        "one-line-for-all",
        "sites of one host say in one line that they are closed",
        Shows(body="<h1>Closed.</h1>"),
    ),
)

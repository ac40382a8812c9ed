"""Filters as those who run them, and those whom they stop, tell of them in public."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Line, Named, Place, Shows, Signed
from tests.truth.parts import (
    AT,
    BLOCK_PLACE,
    NEITHER,
    OWN,
    OWN_PAGE,
    PRIVATE,
    PUBLIC,
    page,
    proxied,
    read_by,
    to,
)

_HOSTS = tuple(
    f"{each}.test"
    for each in ("casino", "bets", "roulette", "knives", "hate", "extreme", "adult", "nudity", "vape", "torrents")
)
_SEARCH = Place(
    name="www.search.example",
    address=PUBLIC,
    signed=Signed(),
    shows=page("Search", "<form><input name=q><button>Search</button></form>"),
)
_NO_NAME = Place(name="filter.hilltop.example", address=PRIVATE, shows=OWN, signed=Signed(by="nobody", name="filter"))


def _sent_by(line: str, title: str, body: str, **more: object) -> Line:
    """A page that leads to the block page in a way of its own."""
    return read_by(line, title, Shows(body=body), BLOCK_PLACE, **more)


def _named(line: str, title: str, named: Named, *places: Place, shows_itself: bool = True, **more: object) -> Line:
    act = Act(**{"does": named, **more})  # type: ignore[arg-type]
    return Line(id=line, title=title, acts=(act,), places=places, shows_itself=shows_itself)


_BY_NAME: tuple[Line, ...] = (
    _named("servfail-blocked", "SERVFAIL, and that the name is blocked (15)", Named(rcode="SERVFAIL", error=15)),
    _named("refused-prohibited", "REFUSED, and that it is prohibited (18)", Named(rcode="REFUSED", error=18)),
    _named(
        "nodata-filtered",
        "no address, and that the name is filtered (17)",
        Named(error=17, error_text="family filter"),
    ),
    _named(
        "gone-and-says-censored",
        "no such name, and that it is censored (16)",
        Named(rcode="NXDOMAIN", error=16, error_text="High Court order"),
    ),
    _named("zero-of-one-kind", "DNS: 0.0.0.0, and no address of IPv6", Named(addresses=("0.0.0.0",))),
    _named(
        "zero-for-one-site",
        "DNS: 0.0.0.0 and :: for one site alone",
        Named(addresses=("0.0.0.0", "::")),
        hosts=("hate.test",),
    ),
    _named(
        "loopback-for-all", "DNS: this device itself, for all that must be blocked", Named(addresses=("127.0.0.1",))
    ),
    _named(
        "too-long-for-udp",
        "DNS: 0.0.0.0, which comes by TCP alone",
        Named(addresses=("0.0.0.0", "::"), truncated=True),
    ),
    Line(
        id="address-for-each",
        title="DNS leads each name to an address of its own, at which one appliance shows its page",
        acts=tuple(
            Act(does=Named(addresses=(f"185.77.{{n}}.{20 + at}",)), hosts=(host,)) for at, host in enumerate(_HOSTS)
        ),
        places=tuple(
            Place(
                name=f"block{at}.filter.example",
                address=f"185.77.{{n}}.{20 + at}",
                shows=OWN,
                signed=Signed(by="nobody", name="block.filter.example"),
            )
            for at, _ in enumerate(_HOSTS)
        ),
    ),
    _named(
        "alias-to-page-of-the-network",
        "DNS leads by an alias to the appliance's name and its private address; its certificate is nobody's",
        Named(alias="filter.hilltop.example", addresses=(PRIVATE,)),
        _NO_NAME,
    ),
)

_TO_ITS_PAGE: tuple[Line, ...] = (
    _sent_by(
        "by-timer",
        "a script leads to its page by a timer",
        "<script>setTimeout(\"window.location.href='" + AT + "?c=games'\", 100);</script>",
    ),
    _sent_by(
        "by-onload",
        "what is done on loading leads to its page",
        "<html><body onload=\"window.location='" + AT + "'\"></body></html>",
    ),
    _sent_by(
        "by-function",
        "a function that is called on loading leads to its page",
        "<html><head><script>window.onload = function () { window.top.location.assign('"
        + AT
        + "'); };</script></head><body></body></html>",
    ),
    _sent_by(
        "by-frameset",
        "a frameset holds its page",
        f"<html><frameset rows='100%,*'><frame src='{AT}'></frameset></html>",
    ),
    _sent_by(
        "by-object",
        "an object that fills the page holds its page",
        f"<html><body style='margin:0'><object data='{AT}' type='text/html' width='100%' height='100%'></object></body></html>",
        shows_itself=False,
    ),
    _sent_by(
        "by-form",
        "a form that sends itself to its page",
        f"<html><body onload='document.forms[0].submit()'><form method=post action='{AT}'><input type=hidden name=u value='x'></form></body></html>",
        shows_itself=False,
    ),
    read_by(
        "to-port-81",
        "a redirect to the appliance's private address, over https at a port of its own",
        to("https://10.53.{n}.9/cgi/block.cgi?CAT=GAMB&RULE=4"),
        _NO_NAME,
    ),
    read_by("redirect-308", "a redirect by status 308 to its page", to(AT, 308), BLOCK_PLACE),
    read_by(
        "redirect-with-reasons",
        "a redirect to the makers' public address, which has the category and the reason in it",
        to(
            "https://block.maker.example/?url={url}&cat=GAMBLING&reason=Not+allowed+to+browse+this+category&action=deny"
        ),
        Place(
            name="block.maker.example",
            address=PUBLIC,
            signed=Signed(),
            shows=page(
                "Notification",
                "<h1>Not allowed to browse Gambling category</h1><p>Your organization has selected a cloud service to protect you from internet threats.</p>",
            ),
        ),
    ),
    read_by(
        "to-search-read",
        "a redirect to a search engine, without a word",
        to("https://www.search.example/"),
        _SEARCH,
        shows_itself=False,
    ),
    read_by(
        "goes-round",
        "a redirect to the same page, for ever",
        to("{url}"),
        shows_itself=False,
    ),
)

_BY_PROXY: tuple[Line, ...] = (
    proxied(
        "proxy-403-bare",
        "an explicit proxy that refuses tunnels with status 403 and no word",
        Shows(status=403),
        Shows(status=403, body=OWN_PAGE),
    ),
    proxied(
        "proxy-502-for-dead",
        "an explicit proxy that says of sites that are gone that it cannot reach them",
        page("Bad gateway", "<h1>502</h1><p>The proxy could not connect to the host.</p>", 502),
        page("Bad gateway", "<h1>502</h1><p>The proxy could not connect to the host.</p>", 502),
        truth=NEITHER,
        shows_itself=False,
    ),
    proxied(
        "proxy-503-names",
        "an explicit proxy that says of names that are gone that it does not find them",
        page(
            "Unknown host",
            "<h1>DNS lookup failed</h1><p>The host name could not be resolved. Please check the spelling.</p>",
            503,
        ),
        page(
            "Unknown host",
            "<h1>DNS lookup failed</h1><p>The host name could not be resolved. Please check the spelling.</p>",
            503,
        ),
        truth=NEITHER,
        shows_itself=False,
    ),
    Line(
        id="proxy-resets",
        title="an explicit proxy that resets tunnels and requests",
        acts=(
            Act(does=Ends(how=Cut.RESET), scheme="tunnel"),
            Act(does=Ends(how=Cut.RESET), scheme="http"),
            Act(does=Ends(how=Cut.RESET), scheme="https"),
        ),
        proxy=":3128",
        shows_itself=False,
    ),
)

TOLD_OF_FILTERS: tuple[Line, ...] = (*_BY_NAME, *_TO_ITS_PAGE, *_BY_PROXY)

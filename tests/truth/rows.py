"""The ways of filtering that docs/truth.md tells of, each as a line."""

from tests.truth.acts import Act, Cut, Ends, Greeted, Line, Named, Packets, Place, Shows, Signed
from tests.truth.parts import BOTH, OWN, OWN_PAGE, PRIVATE, PUBLIC, WORDLESS, inspected, proxied

_AT_PLACE = Signed(by="school", name="block.hilltop.example")


def _by_name(row: str, title: str, named: Named, *places: Place, shows_itself: bool = False) -> Line:
    return Line(id=row, title=title, acts=(Act(does=named),), places=places, shows_itself=shows_itself)


def _place(address: str) -> Place:
    return Place(name="block.hilltop.example", address=address, shows=OWN, signed=_AT_PLACE)


_SECURLY = Shows(
    status=302, headers=(("Location", "https://www.securly.com/blocked?useremail=&reason=domainblocklist&url={url}"),)
)

ROWS = (
    Line(id="none", title="no filter", shows_itself=False),
    _by_name("nxdomain", "DNS: no such name", Named(rcode="NXDOMAIN")),
    _by_name("zero", "DNS: 0.0.0.0", Named(addresses=("0.0.0.0", "::")), shows_itself=True),
    _by_name(
        "private-page",
        "DNS: a block page at a private address",
        Named(addresses=(PRIVATE,)),
        _place(PRIVATE),
        shows_itself=True,
    ),
    _by_name(
        "public-page",
        "DNS: a block page at a public address",
        Named(addresses=(PUBLIC,)),
        _place(PUBLIC),
        shows_itself=True,
    ),
    proxied(
        "proxy",
        "an explicit proxy with a page of its own",
        Shows(status=403, body=OWN_PAGE),
        Shows(status=403, body=OWN_PAGE),
    ),
    inspected("inspected-page", "everything inspected, a page of its own", Act(does=OWN, whole_host=False)),
    inspected(
        "hosts-wordless", "everything inspected, by hosts, a page without a known word of its own", Act(does=WORDLESS)
    ),
    inspected(
        "hosts-one-line",
        "everything inspected, by hosts, a page of its own of one line",
        Act(does=Shows(body="<h1>This website is blocked by Hilltop Academy.</h1>")),
    ),
    inspected(
        "inspected-redirect",
        "everything inspected, a redirect to its page",
        Act(does=Shows(status=302, headers=(("Location", "http://block.hilltop.example/?u={url}"),)), whole_host=False),
        places=(_place(PRIVATE),),
    ),
    inspected("inspected-product", "everything inspected, a known product", Act(does=_SECURLY, whole_host=False)),
    Line(
        id="some-inspected",
        title="only what is blocked is inspected, a page of its own",
        acts=(Act(does=OWN), Act(does=Signed(by="school"), truth=None)),
        trusts=BOTH,
    ),
    Line(
        id="sni-reset",
        title="cut (reset) once TLS or HTTP names the site",
        acts=(Act(does=Greeted(ends=Cut.RESET), scheme="https"), Act(does=Ends(how=Cut.RESET), scheme="http")),
    ),
    Line(
        id="sni-drop",
        title="silence once TLS or HTTP names the site",
        acts=(Act(does=Greeted(ends=Cut.SILENT), scheme="https"), Act(does=Ends(how=Cut.SILENT), scheme="http")),
        shows_itself=False,
    ),
    Line(
        id="address-drop", title="packets to the site's address vanish", acts=(Act(does=Packets()),), shows_itself=False
    ),
)

"""What situations are told with: who is met, pages, places, and usual lines."""
# ruff: noqa: E501 - pages, which read better in long lines

from dataclasses import replace

from tests.truth.acts import Act, Cut, Ends, Greeted, How, Kind, Line, Named, Packets, Place, Shows, Signed, Truth

MB, MO, C, N = Kind.MUST_BLOCK, Kind.MUST_OPEN, Kind.CONTROL, Kind.NOWHERE
SITES = (MB, MO, C)
ALL = (MB, MO, C, N)
NEITHER, REACHED, UNFILTERED = Truth.NEITHER, Truth.REACHED, Truth.UNFILTERED
PRIVATE, PUBLIC = "10.53.{n}.9", "185.77.{n}.9"
READ = Act(does=Signed(by="school"), to=SITES, truth=None)
BOTH = ("public", "school")
PROXY = ":3128"
UNVOUCHED = (How.ALONE, How.REFERENCE)
"""Sites that are gone: who vouches for them by `expect` is wrong himself."""


def to(url: str, status: int = 302) -> Shows:
    return Shows(status=status, headers=(("Location", url),))


def page(title: str, text: str, status: int = 200, **more: str) -> Shows:
    headers = tuple((name.replace("_", "-"), value) for name, value in more.items())
    return Shows(
        status=status, body=f"<html><head><title>{title}</title></head><body>{text}</body></html>", headers=headers
    )


def sent_as(kind: str, body: str, status: int = 200) -> Shows:
    """A body of another kind than a page of HTML."""
    return Shows(status=status, body=body, headers=(("Content-Type", kind),))


def inspected(line: str, title: str, *acts: Act, **more: object) -> Line:
    """A network that reads everything, and does this besides."""
    return Line(id=line, title=title, acts=(*acts, READ), trusts=BOTH, **more)  # type: ignore[arg-type]


def read_by(line: str, title: str, shows: Shows, *places: Place, **more: object) -> Line:
    """An all-inspecting filter that does this with whatever must be blocked."""
    return inspected(line, title, Act(does=shows), places=places, **more)


def plain_filter(line: str, title: str, shows: Shows, *places: Place) -> Line:
    """A filter that answers plain requests and cuts secure ones by name."""
    acts = (Act(does=shows, scheme="http"), Act(does=Greeted(ends=Cut.RESET), scheme="https"))
    return Line(id=line, title=title, acts=acts, places=places)


def proxied(
    line: str, title: str, tunnel: Shows, plain: Shows, *, truth: Truth = Truth.BLOCKED, **more: object
) -> Line:
    """An explicit proxy that answers so where a tunnel is asked for, and so where a page is."""
    acts = (
        Act(does=tunnel, scheme="tunnel", truth=truth),
        Act(does=plain, scheme="http", truth=truth),
        Act(does=Ends(how=Cut.CLOSED), scheme="https", truth=truth),
    )
    return Line(id=line, title=title, acts=acts, proxy=PROXY, **more)  # type: ignore[arg-type]


def sites(
    line: str,
    title: str,
    does: Shows | Ends | Greeted | Named | Packets | Signed,
    *places: Place,
    tried: tuple[How, ...] = tuple(How),
    **more: object,
) -> Line:
    """Sites that must be blocked do this to everybody, and nobody filters."""
    act = Act(**{"does": does, "truth": Truth.UNFILTERED, **more})  # type: ignore[arg-type]
    return Line(id=line, title=title, everywhere=(act,), places=places, shows_itself=False, tried=tried)


def sites_read(line: str, title: str, shows: Shows, **more: object) -> Line:
    """Sites show this by their own doing, over connections that the network reads; nobody filters."""
    return replace(sites(line, title, shows, **more), acts=(READ,), trusts=BOTH)  # type: ignore[arg-type]


def before_each_first(line: str, title: str, shows: Shows) -> Line:
    """A network that reads everything, shows this at each page's first visit, and filters nothing."""
    act = Act(does=shows, to=(MB, MO), times_each=1, truth=Truth.REACHED)
    return inspected(line, title, act, shows_itself=False)


SIGN_IN = page(
    "Welcome aboard",
    "<h1>Free wifi on this train</h1><form action=/go method=post><input name=email><button>Connect</button>"
    "</form><p>Enter your email to get online. Accept our terms and conditions.</p>",
)
HOTEL = page(
    "Grand Hotel",
    "<h1>Room number and surname</h1><form method=post><input name=room><input name=name><button>OK</button></form>",
)
TERMS = page(
    "Acceptable use",
    "<h1>Acceptable use policy</h1><p>By pressing the button you accept the policy of this network.</p><form><button>I accept</button></form>",
)
PORTAL = Place(name="portal.train.example", address=PRIVATE, shows=SIGN_IN, signed=Signed(by="public"))
OWN_PAGE = (
    "<html><head><title>Stopped by Hilltop Academy</title></head><body><h1>This page is blocked</h1>"
    "<p>Hilltop Academy does not allow this website: it stands in a category that our policy blocks.</p>"
    "<p>You asked for {url}. If you need it for a lesson, ask the IT office.</p></body></html>"
)
OWN = Shows(body=OWN_PAGE)
DOT = sent_as("image/gif", "GIF89a\x01\x00\x01")
"""One dot."""
WORDLESS = page(
    "Hilltop",
    "<h1>Computer says no</h1><p>Mrs Evans looks after the computers here, room twelve, behind the big hall.</p>",
)
SHORT = page(
    "Access restricted", "<h1>Access restricted</h1><p>The school does not allow this site. Ask the IT office.</p>"
)
WELSH = page(
    "Wedi'i rwystro",
    "<h1>Mae'r wefan hon wedi'i rhwystro</h1><p>Nid yw'r ysgol yn caniatáu'r wefan hon. Holwch y swyddfa TG.</p>",
)
HOME = Place(
    name="www.hilltop.example",
    address=PUBLIC,
    signed=Signed(),
    shows=page(
        "Hilltop Academy",
        "<h1>Hilltop Academy</h1><p>Welcome to our school. Term dates, uniform, lunch menus and news from every year group stand here.</p>",
    ),
)
BLOCK_PLACE = Place(name="block.hilltop.example", address=PRIVATE, shows=OWN, signed=Signed(by="school"))
WORDLESS_PLACE = Place(name="block.hilltop.example", address=PRIVATE, shows=WORDLESS, signed=Signed(by="school"))
AT = "http://block.hilltop.example/"

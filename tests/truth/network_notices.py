"""Networks that show something of their own before sites open, or once they open no more."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Line, Named, Place, Shows, Signed
from tests.truth.parts import ALL, MB, MO, NEITHER, PRIVATE, UNFILTERED, N, before_each_first, inspected, page, to

_BUT_CONTROLS = (MB, MO, N)


def _for_all_but_controls(line: str, title: str, shows: Shows) -> Line:
    """A network that reads everything, and shows this to whoever is not let through."""
    return inspected(line, title, Act(does=shows, to=_BUT_CONTROLS, truth=NEITHER), shows_itself=False)


def _in_mid_run(line: str, title: str, shows: Shows) -> Line:
    """A network that reads everything, and from the middle of the run on shows this for whatever is asked."""
    return inspected(line, title, Act(does=shows, to=ALL, truth=UNFILTERED, after=14), shows_itself=False)


def _for_plain_requests(line: str, title: str, shows: Shows, *places: Place) -> Line:
    """A network that shows this for whatever is asked over plain http."""
    acts = (Act(does=shows, to=ALL, scheme="http", truth=NEITHER),)
    return Line(id=line, title=title, acts=acts, places=places, shows_itself=False)


NOTICES: tuple[Line, ...] = (
    Line(
        id="names-to-short-login",
        title="all names but controls lead to a login of hardly any words, behind a certificate of nobody's",
        acts=(Act(does=Named(addresses=(PRIVATE,)), to=_BUT_CONTROLS, truth=NEITHER),),
        places=(
            Place(
                name="login.hilltop.example",
                address=PRIVATE,
                shows=page(
                    "Login",
                    "<form method=post>Username <input name=u> Password <input type=password name=p></form>",
                ),
                signed=Signed(by="nobody"),
            ),
        ),
        shows_itself=False,
    ),
    _for_plain_requests(
        "wifi-login",
        "plain requests meet a wifi login of hardly any words; secure ones go by",
        page("Wifi login", "<form>User <input> <button>Log in</button></form>"),
    ),
    _for_plain_requests(
        "terms-for-plain-requests",
        "a library's terms at its opening, for plain requests alone",
        to("http://welcome.library.example/?to={url}"),
        Place(
            name="welcome.library.example",
            address=PRIVATE,
            shows=page(
                "Hilltop Library",
                "<h1>Public network</h1><p>Please read the rules of this library and press the button. Some pages are filtered. <button>I accept the terms</button></p>",
            ),
        ),
    ),
    before_each_first(
        "countdown",
        "a notice with a countdown before each site's first page",
        page(
            "Hilltop wifi",
            "<h1>Welcome</h1><p>This wifi is paid for by the Friends of Hilltop. You will be taken to your page in five seconds.</p>"
            '<meta http-equiv="refresh" content="5; url={url}">',
        ),
    ),
    _for_all_but_controls(
        "sign-in-welsh",
        "a sign-in page in Welsh for all but controls, over connections that are read",
        page(
            "Mewngofnodi",
            "<h1>Croeso i Lyfrgell y Bryn</h1><p>Mewngofnodwch gyda'ch cerdyn llyfrgell a'ch PIN i ddefnyddio'r rhyngrwyd.</p><form><input><input type=password></form>",
        ),
    ),
    _for_all_but_controls(
        "unknown-device",
        "a device that nobody registered: one page for all but controls",
        page(
            "Device not known",
            "<h1>This device is not known here</h1><p>Take it to the IT desk in the library with your card, so that it can be put on the list of devices.</p>",
        ),
    ),
    _for_all_but_controls(
        "licence-has-run-out",
        "a filter whose licence has run out: one page for all but controls",
        page(
            "Subscription expired",
            "<h1>Your subscription has expired</h1><p>The appliance has stopped passing traffic. Ask your reseller for a new key.</p>",
        ),
    ),
    _in_mid_run(
        "data-used-up",
        "a mobile line whose data is used up in mid-run",
        page("Out of data", "<h1>You have used all your data</h1><p>Top up to get back online.</p>"),
    ),
    _in_mid_run(
        "bedtime",
        "a family router that pauses everything in mid-run",
        page(
            "Internet paused",
            "<h1>The internet is paused on this device</h1><p>It is bedtime. Access is blocked until seven by the family controls of this router.</p>",
        ),
    ),
)

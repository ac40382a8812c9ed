"""Lines on which something has to be done before anything opens."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Greeted, Line, Named, Place, Signed
from tests.truth.parts import (
    ALL,
    BOTH,
    HOTEL,
    MB,
    MO,
    NEITHER,
    PORTAL,
    PRIVATE,
    REACHED,
    READ,
    SIGN_IN,
    SITES,
    TERMS,
    N,
    page,
    to,
)

GUEST_HOUSE = Place(name="portal.hotel.example", address=PRIVATE, shows=HOTEL, signed=Signed(by="nobody"))

PORTALS: tuple[Line, ...] = (
    Line(
        id="hotel-redirect",
        title="a hotel's portal takes plain requests and drops the rest",
        acts=(
            Act(does=to("http://portal.train.example/"), to=ALL, scheme="http", truth=NEITHER),
            Act(does=Greeted(ends=Cut.SILENT), to=ALL, truth=NEITHER, scheme="https"),
        ),
        places=(PORTAL,),
        shows_itself=False,
    ),
    Line(
        id="hotel-page",
        title="a hotel's portal shows its own page for everything, behind a certificate of its own",
        acts=(
            Act(does=HOTEL, to=ALL, truth=NEITHER),
            Act(does=Signed(by="nobody", name="wifi.hotel.example"), to=ALL, truth=NEITHER),
        ),
    ),
    Line(
        id="train-garden",
        title="a train's portal with a walled garden: controls and two sites open",
        acts=(
            Act(does=SIGN_IN, to=ALL, scheme="http", truth=NEITHER),
            Act(does=Greeted(ends=Cut.RESET), to=(MB, N), scheme="https", truth=NEITHER),
            Act(
                does=Greeted(ends=Cut.RESET),
                hosts=("refuge.test", "helpline.test", "faith.test", "clinic.test"),
                scheme="https",
                truth=NEITHER,
            ),
        ),
    ),
    Line(
        id="train-garden-wordless",
        title="the same, with a page that says nothing of signing in",
        acts=(
            Act(does=HOTEL, to=ALL, scheme="http", truth=NEITHER),
            Act(does=Greeted(ends=Cut.RESET), to=(MB, MO, N), scheme="https", truth=NEITHER),
        ),
    ),
    Line(
        id="terms-once",
        title="terms of use once a day, for the first request",
        acts=(Act(does=TERMS, to=SITES, times=1, truth=None), READ),
        trusts=BOTH,
    ),
    Line(
        id="terms-each",
        title="terms of use once for each site",
        acts=(Act(does=TERMS, to=(MB, MO), times_each=1, truth=REACHED), READ),
        trusts=BOTH,
    ),
    Line(
        id="closed-for-lunch",
        title="no internet at lunch: one page for everything",
        acts=(
            Act(
                does=page(
                    "Lunch time",
                    "<h1>The internet is resting</h1><p>Come back at two. Eat, run about, read a book in the library, and talk to each other.</p>",
                ),
                to=ALL,
                truth=NEITHER,
            ),
            READ,
        ),
        trusts=BOTH,
    ),
    Line(
        id="network-511",
        title="status 511 for plain requests",
        acts=(
            Act(
                does=page(
                    "Network Authentication Required", "<p>You need to authenticate with the local network</p>", 511
                ),
                to=ALL,
                scheme="http",
                truth=NEITHER,
            ),
            Act(does=Greeted(ends=Cut.CLOSED), to=(MB, MO, N), scheme="https", truth=NEITHER),
        ),
    ),
    *(
        Line(
            id=f"names-to-portal{suffix}",
            title=f"all names but controls lead to a portal{told} at a private address",
            acts=(Act(does=Named(addresses=(PRIVATE,)), to=(MB, MO, N), truth=NEITHER),),
            places=(portal,),
            shows_itself=False,
        )
        for suffix, told, portal in (("", "", PORTAL), ("-wordless", " that says nothing of signing in", GUEST_HOUSE))
    ),
    Line(
        id="names-to-portal-garden",
        title="the same, with two sites that must open in its walled garden",
        acts=(
            Act(does=Named(addresses=(PRIVATE,)), to=(MB, N), truth=NEITHER),
            Act(
                does=Named(addresses=(PRIVATE,)),
                hosts=tuple(f"{each}.test" for each in ("refuge", "helpline", "faith", "clinic", "council", "news")),
                truth=NEITHER,
            ),
        ),
        places=(GUEST_HOUSE,),
        shows_itself=False,
    ),
)

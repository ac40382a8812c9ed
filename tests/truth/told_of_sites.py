"""Sites and lines that stop visitors without any filter, as people tell of them in public."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Greeted, How, Line, Named, Place, Shows, Signed
from tests.truth.parts import (
    BOTH,
    MB,
    MO,
    NEITHER,
    OWN,
    PUBLIC,
    REACHED,
    READ,
    UNFILTERED,
    UNVOUCHED,
    before_each_first,
    inspected,
    page,
    sites,
    sites_read,
    to,
)

_OWNERS = Named(addresses=("127.0.0.1",))


def _of_owner(
    line: str,
    title: str,
    named: Named,
    host: str = "adult.test",
    *places: Place,
    filtered: bool = False,
    **more: object,
) -> Line:
    """One name alone is led nowhere by its own owner; the rest is filtered or not."""
    own = Act(does=named, hosts=(host,), truth=UNFILTERED)
    others = tuple(f"{each}.test" for each in ("casino", "bets", "knives", "hate", "vape", "torrents"))
    acts = (Act(does=OWN, hosts=others), READ) if filtered else ()
    return Line(
        id=line,
        title=title,
        acts=acts,
        everywhere=(own,),
        places=places,
        trusts=BOTH if filtered else ("public",),
        shows_itself=False,
        **{"tried": UNVOUCHED, **more},  # type: ignore[arg-type]
    )


_PRINTER = Place(
    name="printer.hilltop.example",
    address="10.53.{n}.20",
    shows=page(
        "Printer", "<h1>Printer</h1><p>Toner: 40 percent. Paper: tray two is empty. Sign in to change settings.</p>"
    ),
    signed=Signed(by="nobody", name="printer"),
)

_BY_NAME: tuple[Line, ...] = (
    _of_owner("owner-loopback", "a name that its owner points at the device itself", _OWNERS),
    _of_owner("owner-loopback-filtered", "the same, beside a filter with its own page", _OWNERS, filtered=True),
    _of_owner("owner-zero", "a name that its owner points nowhere", Named(addresses=("0.0.0.0",))),
    _of_owner(
        "owner-private",
        "a name that its owner points at a private address, where nobody is",
        Named(addresses=("10.53.{n}.77",)),
    ),
    _of_owner("owner-private-secure", "the same, of a secure site", Named(addresses=("10.53.{n}.77",)), "knives.test"),
    _of_owner(
        "owner-printer",
        "a name that its owner points at a private address, at which a printer of this network is",
        Named(addresses=("10.53.{n}.20",)),
        "knives.test",
        _PRINTER,
        tried=(How.ALONE,),
    ),
    _of_owner(
        "owner-printer-plain", "the same over plain http", Named(addresses=("10.53.{n}.20",)), "hate.test", _PRINTER
    ),
    _of_owner(
        "owner-carrier",
        "a name that its owner points at a carrier's address",
        Named(addresses=("100.64.{n}.7",)),
        "vape.test",
    ),
    _of_owner(
        "owner-link-local",
        "a name that its owner points at a cable's address",
        Named(addresses=("169.254.7.7",)),
        "vape.test",
    ),
    _of_owner(
        "owner-must-open",
        "a name that must open, and that its owner points at the device itself",
        _OWNERS,
        "refuge.test",
    ),
    _of_owner(
        "owner-must-open-filtered",
        "the same beside a filter with its own page",
        Named(addresses=("10.53.{n}.77",)),
        "refuge.test",
        filtered=True,
    ),
    Line(
        id="owners-differ",
        title="three names that their owners point at three private addresses",
        everywhere=tuple(
            Act(does=Named(addresses=(address,)), hosts=(host,), truth=UNFILTERED)
            for host, address in (
                ("adult.test", "10.53.{n}.77"),
                ("knives.test", "192.168.{n}.1"),
                ("bets.test", "172.16.{n}.4"),
            )
        ),
        shows_itself=False,
        tried=UNVOUCHED,
    ),
    sites(
        "helper",
        "a line's helper shows a search page for names that are gone",
        Named(addresses=(PUBLIC,)),
        Place(
            name="helper.isp.example",
            address=PUBLIC,
            everywhere=True,
            shows=page(
                "Search results",
                "<h1>We could not find {host}</h1><p>Did you mean one of these? Sponsored results: travel, loans, flowers.</p>",
            ),
        ),
        tried=UNVOUCHED,
    ),
    sites(
        "helper-by-redirect",
        "the same, to which it sends browsers on with the name",
        Named(addresses=(PUBLIC,)),
        Place(
            name="catch.isp.example",
            address=PUBLIC,
            everywhere=True,
            shows=to("http://advancedsearch.isp.example/assist?url={host}"),
        ),
        Place(
            name="advancedsearch.isp.example",
            address="185.78.{n}.9",
            everywhere=True,
            shows=page(
                "Advanced error search",
                "<h1>Sorry, we could not find that site</h1><p>Here are some suggestions and sponsored links.</p>",
            ),
        ),
        tried=UNVOUCHED,
    ),
    sites("bogus", "DNS fails for broken signatures, and says so (6)", Named(rcode="SERVFAIL", error=6)),
    sites(
        "no-authority", "DNS fails for name servers that are down, and says so (22)", Named(rcode="SERVFAIL", error=22)
    ),
    sites(
        "stale",
        "DNS says from an old answer that there is no such name (19)",
        Named(rcode="NXDOMAIN", error=19),
        tried=UNVOUCHED,
    ),
    sites(
        "long-answers", "DNS answers that come by TCP alone", Named(rcode="NXDOMAIN", truncated=True), tried=UNVOUCHED
    ),
)

_BY_LINE: tuple[Line, ...] = (
    sites_read(
        "reads-and-sites-refuse",
        "the network reads everything, and half of the sites do not like its connections: status 403",
        page("Forbidden", "<h1>403 Forbidden</h1><p>Bot traffic is blocked.</p>", 403),
        to=(MB, MO),
        every=2,
    ),
    sites(
        "early-hints",
        "sites that send hints first",
        Shows(body="<title>So</title><p>{host} {url} has words of its own here.</p>", interim="103 Early Hints"),
    ),
    sites(
        "only-once",
        "sites that shut the door on every other visit",
        Greeted(ends=Cut.RESET),
        to=(MB, MO),
        truth=REACHED,
        every_time=2,
    ),
    inspected(
        "reader-fails",
        "a network that reads everything, and cannot reach what must be blocked for want of a certificate it likes",
        Act(
            does=page(
                "Certificate error",
                "<h1>The certificate of this website is not trusted</h1><p>The connection was not made because the site's certificate could not be verified.</p>",
                502,
            ),
            truth=NEITHER,
        ),
        shows_itself=False,
    ),
    before_each_first(
        "antivirus-scan",
        "a gateway that scans downloads, and says so before each page",
        page(
            "Scanning",
            "<h1>Your page is being scanned for viruses</h1><p>Please wait. It opens by itself.</p><meta http-equiv='refresh' content='3; url={url}'>",
        ),
    ),
    sites(
        "hangs-up",
        "sites that hang up on programs",
        Ends(how=Cut.CLOSED),
        to=(MB, MO),
        tried=UNVOUCHED,
    ),
    sites(
        "login",
        "sites of one platform that ask to log in there first",
        to("https://accounts.platform.example/login?next={url}"),
        Place(
            name="accounts.platform.example",
            address=PUBLIC,
            signed=Signed(),
            everywhere=True,
            shows=page("Log in", "<h1>Log in to continue</h1><form><input><input type=password></form>"),
        ),
    ),
)

TOLD_OF_SITES: tuple[Line, ...] = (
    *_BY_NAME,
    *_BY_LINE,
)

"""Sites that are unwell, gone, shy or walled in, and lines that are unwell; nobody filters.

What a site does wherever it is asked from stands under `everywhere`: an unfiltered line sees it, too.
"""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Cut, Ends, Greeted, How, Line, Named, Packets, Place, Shows, Signed
from tests.truth.parts import (
    ALL,
    BOTH,
    MB,
    MO,
    NEITHER,
    OWN,
    PUBLIC,
    REACHED,
    READ,
    SITES,
    UNVOUCHED,
    N,
    page,
    sites,
    sites_read,
    to,
)

SICK: tuple[Line, ...] = (
    sites(
        "parked",
        "what must be blocked is parked with one dealer",
        page(
            "{host}",
            "<h1>{host}</h1><p>This domain is for sale. Buy this domain. Related searches: games, travel, loans.</p>",
        ),
    ),
    sites(
        "dealer",
        "what must be blocked is sent on to one dealer in names",
        to("http://lander.dealer.example/?domain={host}"),
        Place(
            name="lander.dealer.example",
            address=PUBLIC,
            shows=page("{host}", "<p>Related links: travel, cars, loans, insurance, flowers. Privacy policy.</p>"),
            everywhere=True,
        ),
    ),
    sites(
        "suspended",
        "its host has suspended what must be blocked",
        page(
            "Account Suspended",
            "<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p>",
        ),
    ),
    sites(
        "default-page",
        "a web server's first page",
        page("Apache2 Ubuntu Default Page: It works", "<h1>It works!</h1>"),
    ),
    sites("gone", "names that are gone", Named(rcode="NXDOMAIN"), tried=UNVOUCHED),
    sites("dropped", "servers that are gone", Packets(), tried=UNVOUCHED),
    sites("refused", "servers that refuse", Packets(verdict="reject with tcp reset"), tried=UNVOUCHED),
    sites("hung", "servers that take a request and say nothing", Ends(how=Cut.SILENT)),
    sites(
        "hung-tls",
        "servers that say nothing to TLS",
        Greeted(ends=Cut.SILENT),
        to=(MB, N),
        by_address=True,
        tried=UNVOUCHED,
    ),
    sites("reset-all", "servers that reset whatever is asked", Ends(how=Cut.RESET), to=(MB, N), tried=UNVOUCHED),
    sites("other-name", "servers that know the name no more: an alert", Greeted(ends=Cut.ALERT), tried=UNVOUCHED),
    sites(
        "maintenance",
        "sites under maintenance",
        page("Maintenance", "<h1>We'll be back soon</h1><p>Our website is down for planned maintenance.</p>", 503),
        to=(MB, MO),
    ),
    sites(
        "maintenance-200",
        "sites under maintenance, with status 200",
        page("Site upgrade", "<h1>We are upgrading our website</h1><p>Please bear with us.</p>"),
        to=(MB, MO),
    ),
    sites(
        "challenge",
        "a content network asks whether the visitor is human",
        page(
            "Just a moment...",
            "<h1>Checking your browser before accessing {host}</h1><p>Enable JavaScript and cookies to continue. Ray ID: 8f2</p>",
            403,
            Server="cloudflare",
        ),
        to=(MB, MO),
    ),
    sites(
        "blocked-by-network",
        "a content network has blocked the visitor",
        page(
            "Attention Required! | Cloudflare",
            "<h1>Sorry, you have been blocked</h1><p>You are unable to access {host}. This website is using a security service to protect itself from online attacks.</p>",
            403,
            Server="cloudflare",
        ),
    ),
    sites(
        "geo",
        "what must be blocked is not for this country",
        page(
            "Not available",
            "<h1>Not available in your country</h1><p>We are not licensed by the Gambling Commission. Access from the United Kingdom is blocked.</p>",
            451,
        ),
    ),
    sites(
        "geo-403",
        "a content network's wall round a country",
        page(
            "ERROR: The request could not be satisfied",
            "<h1>403 ERROR</h1><p>The Amazon CloudFront distribution is configured to block access from your country. Request blocked.</p>",
            403,
            Server="CloudFront",
        ),
    ),
    sites(
        "age",
        "a wall that asks for one's age",
        page(
            "Age check",
            "<h1>Verify your age</h1><p>Under the Online Safety Act access to this site is restricted to adults. Choose how you prove your age.</p>",
        ),
    ),
    sites(
        "rate",
        "too many requests",
        page("429 Too Many Requests", "<h1>Too Many Requests</h1>", 429),
        to=(MB, MO),
        every_time=2,
    ),
    sites(
        "rate-after",
        "sites that turn everybody away after a while",
        page("Slow down", "<p>Unusual traffic from your computer network. Automated requests are blocked.</p>", 429),
        to=(MB, MO),
        after=9,
        truth=REACHED,
    ),
    sites(
        "plug-in",
        "a firewall plug-in of the sites",
        page(
            "403 Forbidden",
            "<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner, whitelist your IP. Block reason: Access from your country is disabled.</p>",
            403,
        ),
        to=(MB, MO),
    ),
    sites("expired", "certificates that have run out", Signed(days=(-90, -1)), to=(MB, MO), truth=None),
    sites(
        "wrong-name",
        "certificates of a host for another name",
        Signed(name="web12.host.example"),
        to=(MB, MO),
        truth=None,
    ),
    sites("self-signed", "certificates of nobody's", Signed(by="nobody"), to=(MB, MO), truth=None),
    sites(
        "moved-home",
        "sites that are sent on to their makers' new home",
        to("https://www.makers.example/{host}"),
        Place(
            name="www.makers.example",
            address=PUBLIC,
            shows=page("Makers", "<p>Everything that we made, in one place at last.</p>"),
            signed=Signed(),
            everywhere=True,
        ),
    ),
    sites(
        "half-dead-dns",
        "a resolver that answers every other question",
        Named(silent=True),
        to=SITES,
        truth=REACHED,
        every_time=2,
    ),
    sites("scrambled-dns", "DNS answers that make no sense", Named(scrambled=True), truth=NEITHER),
    sites("servfail", "DNS fails for broken signatures", Named(rcode="SERVFAIL")),
    sites("alias-nowhere", "aliases that lead nowhere", Named(alias="gone.host.example", rcode="NXDOMAIN")),
    sites(
        "loopback",
        "names whose owner points them at the device itself",
        Named(addresses=("127.0.0.1",)),
        tried=(How.REFERENCE,),
    ),
    sites(
        "first-reset",
        "sites that reset every first request",
        Ends(how=Cut.RESET),
        to=(MB, MO),
        truth=REACHED,
        times_each=1,
    ),
    sites(
        "first-503",
        "sites that are busy at every first request",
        page("Busy", "<p>Try again shortly.</p>", 503),
        to=(MB, MO),
        truth=REACHED,
        times_each=1,
    ),
    sites("cut", "sites whose pages break off", Shows(body="word " * 2000, cut_after=4000)),
    sites("tiny", "sites that show next to nothing", Shows(body="OK")),
    sites("empty", "sites that show nothing", Shows(body="")),
    sites("not-found", "pages that are gone", page("Not found", "<h1>Page not found</h1>", 404)),
    Line(
        id="black-hole",
        title="a line that swallows long packets of some sites",
        everywhere=(
            Act(
                does=Greeted(ends=Cut.SILENT),
                hosts=("museum.test", "clinic.test", "casino.test", "bets.test"),
                truth=NEITHER,
                by_address=True,
            ),
        ),
        shows_itself=False,
    ),
    Line(
        id="wrong-clock",
        title="a device whose clock is wrong",
        everywhere=(Act(does=Signed(days=(-90, -20)), to=SITES, truth=None),),
        shows_itself=False,
    ),
    Line(
        id="antivirus",
        title="an antivirus on the device reads everything, and nobody filters",
        acts=(Act(does=Signed(by="antivirus"), to=SITES, truth=None),),
        trusts=("public", "antivirus"),
        shows_itself=False,
    ),
    sites_read(
        "nat-captcha",
        "sites that take the school for a robot, read by the school",
        page(
            "Before you continue",
            "<p>Our systems have detected unusual traffic. Please show you're not a robot.</p>",
        ),
        to=(MB, MO),
        truth=NEITHER,
    ),
    *(
        sites_read(
            f"test-pages-{number}",
            "pages for tests of filters, which say what they are, read by the network",
            page(title, text),
            truth=REACHED,
            hosts=("casino.test", "hate.test"),
        )
        for number, (title, text) in enumerate(
            (
                (
                    "Category test",
                    "<p>This page is categorised as Gambling. If your policy blocks gambling, you should not see it.</p>",
                ),
                (
                    "Filter test",
                    "<p>This URL has been classified as Adult by our labs. It exists to check that web filters work. Its content is harmless.</p>",
                ),
                (
                    "Deny page test",
                    "<p>You have reached a page in the category Weapons. If you see this page, the category is not denied by your filter.</p>",
                ),
                (
                    "Test",
                    "<p>This website is used to test web filtering. The content here is safe, and the category blocked in most schools.</p>",
                ),
            ),
            1,
        )
    ),
    Line(
        id="shut-out",
        title="a line that opens nothing more after a few requests",
        acts=(
            Act(does=Ends(how=Cut.RESET), to=ALL, truth=None, after=16),
            Act(does=OWN),
            READ,
        ),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="some-fail",
        title="a line that loses every third connection",
        acts=(Act(does=Ends(how=Cut.RESET), to=(MB, MO), truth=REACHED, every_time=3),),
        shows_itself=False,
    ),
)

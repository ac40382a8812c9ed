"""Networks as schools, councils, libraries and lines have them, each with a manner of its own."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Adds, Coded, Cut, Ends, Greeted, How, Late, Line, Listed, Named, Place, Shows, Signed
from tests.truth.parts import (
    ALL,
    AT,
    BLOCK_PLACE,
    BOTH,
    MB,
    MO,
    NEITHER,
    OWN_PAGE,
    PRIVATE,
    PUBLIC,
    REACHED,
    READ,
    SHORT,
    SITES,
    UNFILTERED,
    WORDLESS,
    C,
    N,
    page,
    plain_filter,
    read_by,
    to,
)

_PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 60
_OWN = Shows(body=OWN_PAGE)
_BAR = (
    "<div id=bar>Hilltop Academy. You are in the group of pupils. Some sites are blocked by the policy of your school."
    "<script>window.bar = {host: location.hostname}; if (bar.host == '') location.href = '/__filter/blocked';</script></div>"
)
_SHORT_LOGIN = page("Login", "<form method=post>Username <input name=u> Password <input type=password name=p></form>")
_COUNTDOWN = page(
    "Hilltop wifi",
    "<h1>Welcome</h1><p>This wifi is paid for by the Friends of Hilltop. You will be taken to your page in five seconds.</p>"
    '<meta http-equiv="refresh" content="5; url={url}">',
)


def _in_words(line: str, title: str, language: str, heading: str, text: str) -> Line:
    return read_by(f"in-{line}", f"its own page in {language}", page(title, f"<h1>{heading}</h1><p>{text}</p>"))


_BY_DNS: tuple[Line, ...] = (
    Line(
        id="by-alias",
        title="DNS leads by an alias (CNAME) to the service's block page, whose certificate is its own",
        acts=(Act(does=Named(alias="blocked.service.example", addresses=(PUBLIC,))),),
        places=(Place(name="blocked.service.example", address=PUBLIC, shows=_OWN, signed=Signed()),),
    ),
    Line(
        id="pair-of-appliances",
        title="DNS leads to two private addresses, of two appliances with one page",
        acts=(Act(does=Named(addresses=("10.53.{n}.9", "10.53.{n}.10"))),),
        places=tuple(
            Place(name=f"block{end}.hilltop.example", address=f"10.53.{{n}}.{end}", shows=_OWN) for end in (9, 10)
        ),
    ),
    Line(
        id="router-of-a-mobile-line",
        title="a mobile line's DNS leads to a page at its own (carrier's) address",
        acts=(Act(does=Named(addresses=("100.64.{n}.1",))),),
        places=(
            Place(
                name="content.mobile.example",
                address="100.64.{n}.1",
                shows=page(
                    "Content lock",
                    "<h1>This content is for over 18s</h1><p>Content lock is on for this number. Show that you are 18 to switch it off.</p>",
                ),
            ),
        ),
    ),
    Line(id="refused-names", title="DNS refuses the names", acts=(Act(does=Named(rcode="REFUSED")),)),
    Line(
        id="answers-json",
        title="DNS leads to a service that answers in JSON",
        acts=(Act(does=Named(addresses=(PUBLIC,))),),
        places=(
            Place(
                name="api.service.example",
                address=PUBLIC,
                signed=Signed(),
                shows=Shows(
                    body='{"blocked": true, "reason": "This domain is blocked by your policy", "category": "gambling"}',
                    headers=(("Content-Type", "application/json"),),
                ),
            ),
        ),
        shows_itself=False,
    ),
    Line(
        id="pixel-everywhere",
        title="DNS leads to a server that gives one dot for whatever is asked",
        acts=(Act(does=Named(addresses=(PUBLIC,))),),
        places=(
            Place(
                name="pixel.service.example",
                address=PUBLIC,
                shows=Shows(body="GIF89a\x01\x00\x01", headers=(("Content-Type", "image/gif"),)),
            ),
        ),
        shows_itself=False,
    ),
    Line(
        id="slow-look-ups",
        title="a resolver that asks its service first, and takes its time with each name",
        acts=(Act(does=Named(addresses=("0.0.0.0", "::"))), Act(does=Late(seconds=1.2), to=SITES, truth=None)),
    ),
    Line(
        id="cold-cache",
        title="a resolver that fails at the first question of each name",
        acts=(Act(does=Named(rcode="SERVFAIL"), to=(MB, MO), truth=REACHED, every_time=2),),
        shows_itself=False,
    ),
    Line(
        id="mixed-dummies",
        title="one filter by DNS, another behind it that reads what is left",
        acts=(
            Act(does=Named(addresses=("0.0.0.0",)), hosts=("casino.test", "hate.test", "adult.test")),
            Act(does=Greeted(ends=Cut.RESET), hosts=("bets.test", "knives.test"), scheme="https"),
            Act(does=_OWN),
            READ,
        ),
        trusts=BOTH,
    ),
)

_PORTALS: tuple[Line, ...] = (
    Line(
        id="names-to-short-login",
        title="all names but controls lead to a login of hardly any words, behind a certificate of nobody's",
        acts=(Act(does=Named(addresses=(PRIVATE,)), to=(MB, MO, N), truth=NEITHER),),
        places=(Place(name="login.hilltop.example", address=PRIVATE, shows=_SHORT_LOGIN, signed=Signed(by="nobody")),),
        shows_itself=False,
    ),
    Line(
        id="wifi-login",
        title="plain requests meet a wifi login of hardly any words; secure ones go by",
        acts=(
            Act(
                does=page("Wifi login", "<form>User <input> <button>Log in</button></form>"),
                to=ALL,
                scheme="http",
                truth=NEITHER,
            ),
        ),
        shows_itself=False,
    ),
    Line(
        id="terms-for-plain-requests",
        title="a library's terms at its opening, for plain requests alone",
        acts=(Act(does=to("http://welcome.library.example/?to={url}"), to=ALL, scheme="http", truth=NEITHER),),
        places=(
            Place(
                name="welcome.library.example",
                address=PRIVATE,
                shows=page(
                    "Hilltop Library",
                    "<h1>Public network</h1><p>Please read the rules of this library and press the button. Some pages are filtered. <button>I accept the terms</button></p>",
                ),
            ),
        ),
        shows_itself=False,
    ),
    Line(
        id="countdown",
        title="a notice with a countdown before each site's first page",
        acts=(Act(does=_COUNTDOWN, to=(MB, MO), times_each=1, truth=REACHED), READ),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="sign-in-welsh",
        title="a sign-in page in Welsh for all but controls, over connections that are read",
        acts=(
            Act(
                does=page(
                    "Mewngofnodi",
                    "<h1>Croeso i Lyfrgell y Bryn</h1><p>Mewngofnodwch gyda'ch cerdyn llyfrgell a'ch PIN i ddefnyddio'r rhyngrwyd.</p><form><input><input type=password></form>",
                ),
                to=(MB, MO, N),
                truth=NEITHER,
            ),
            READ,
        ),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="unknown-device",
        title="a device that nobody registered: one page for all but controls",
        acts=(
            Act(
                does=page(
                    "Device not known",
                    "<h1>This device is not known here</h1><p>Take it to the IT desk in the library with your card, so that it can be put on the list of devices.</p>",
                ),
                to=(MB, MO, N),
                truth=NEITHER,
            ),
            READ,
        ),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="licence-has-run-out",
        title="a filter whose licence has run out: one page for all but controls",
        acts=(
            Act(
                does=page(
                    "Subscription expired",
                    "<h1>Your subscription has expired</h1><p>The appliance has stopped passing traffic. Ask your reseller for a new key.</p>",
                ),
                to=(MB, MO, N),
                truth=NEITHER,
            ),
            READ,
        ),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="data-used-up",
        title="a mobile line whose data is used up in mid-run",
        acts=(
            Act(
                does=page("Out of data", "<h1>You have used all your data</h1><p>Top up to get back online.</p>"),
                to=ALL,
                truth=UNFILTERED,
                after=14,
            ),
            READ,
        ),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="bedtime",
        title="a family router that pauses everything in mid-run",
        acts=(
            Act(
                does=page(
                    "Internet paused",
                    "<h1>The internet is paused on this device</h1><p>It is bedtime. Access is blocked until seven by the family controls of this router.</p>",
                ),
                to=ALL,
                truth=UNFILTERED,
                after=14,
            ),
            READ,
        ),
        trusts=BOTH,
        shows_itself=False,
    ),
)

_READING: tuple[Line, ...] = (
    read_by(
        "json-200",
        "an answer in JSON, status 200",
        Shows(
            body='{"error":"This site is blocked by the policy of your school","category":"gambling","policy":"pupils"}',
            headers=(("Content-Type", "application/json"),),
        ),
    ),
    read_by(
        "plain-text",
        "a line of plain text, status 403",
        Shows(
            status=403,
            body="Access to this site is blocked by policy (category not allowed). Speak to the network team if you need it.",
            headers=(("Content-Type", "text/plain"),),
        ),
    ),
    read_by(
        "dot",
        "a picture of one dot",
        Shows(body="GIF89a\x01\x00\x01", headers=(("Content-Type", "image/gif"),)),
        shows_itself=False,
    ),
    read_by(
        "picture-alone",
        "a page that is a picture, without a word",
        Shows(body=f"<html><head><title></title></head><body><img src='{_PICTURE}'></body></html>"),
        shows_itself=False,
    ),
    read_by(
        "picture-with-words",
        "a page that is a picture, which says in words for those who do not see it what it shows",
        Shows(
            body=f"<html><head><title>Hilltop</title></head><body><img src='{_PICTURE}' alt='This website is blocked by the filter of Hilltop Academy because of its category'></body></html>"
        ),
        shows_itself=False,
    ),
    read_by(
        "made-by-a-script",
        "a page that a script writes",
        Shows(
            body="<html><head><title>Filter</title></head><body><div id=root></div><script>document.getElementById('root').innerHTML = '<h1>This website is blocked</h1><p>Category: games. Policy: pupils.</p>';</script></body></html>"
        ),
        shows_itself=False,
    ),
    read_by(
        "application",
        "an application whose page says that it needs scripts",
        Shows(
            body="<html><head><title>Filter</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=/static/main.js></script></body></html>"
        ),
        shows_itself=False,
    ),
    *(
        read_by(f"page-{coded.name.lower()}", f"its own page, sent as {coded}", Shows(body=OWN_PAGE, coded=coded))
        for coded in (Coded.GZIP, Coded.DEFLATE, Coded.NO_LENGTH, Coded.CHUNKED)
    ),
    *(
        read_by(
            f"page-{coded.name.lower()}",
            f"its own page, sent as {coded}",
            Shows(body=OWN_PAGE, coded=coded),
            shows_itself=False,
        )
        for coded in (Coded.UNASKED, Coded.UNENDED)
    ),
    read_by(
        "override",
        "its own page with a password that lets staff pass",
        page(
            "Blocked",
            "<h1>This site is blocked</h1><p>Category: games. If you are staff, log in to the network to unblock it for an hour.</p>"
            "<form method=post>User name <input name=u> Password <input type=password name=p><button>Sign in</button></form>",
        ),
    ),
    read_by(
        "threat-splash",
        "a service's warning of danger with a way on",
        page(
            "Warning: suspicious site",
            "<h1>Suspected phishing site ahead</h1><p>Your organisation has blocked this page as a threat. Category: phishing. You can go back, or go on at your own risk.</p>",
        ),
    ),
    read_by(
        "homework-time",
        "a page of the hour: only work now",
        page(
            "Lesson time",
            "<h1>Not in lesson time</h1><p>Our filter lets you open this kind of page at break. Until then it is blocked by the policy for pupils.</p>",
        ),
    ),
    read_by("redirect-303", "a redirect by status 303 to its page", to(AT, 303), BLOCK_PLACE),
    read_by(
        "frame-and-words",
        "its page in a frame under a bar with words of its own",
        Shows(
            body=f"<html><body><p>Hilltop Academy</p><iframe src='{AT}' style='width:100%;height:90%'></iframe></body></html>"
        ),
        BLOCK_PLACE,
        shows_itself=False,
    ),
    _in_words(
        "french",
        "Accès refusé",
        "French",
        "Accès refusé",
        "Ce site est bloqué par le filtre de l'école. Catégorie : jeux.",
    ),
    _in_words(
        "polish",
        "Strona zablokowana",
        "Polish",
        "Strona zablokowana",
        "Ta strona została zablokowana zgodnie z polityką szkoły. Zapytaj pana Nowaka.",
    ),
    _in_words(
        "urdu",
        "رسائی",
        "Urdu, which is not read",
        "یہ صفحہ نہیں کھل سکتا",
        "اسکول کے اصول اس صفحے کی اجازت نہیں دیتے۔ براہ کرم اپنے استاد سے بات کریں اور دوسرا صفحہ کھولیں۔",
    ),
    _in_words(
        "romanian",
        "Oprit",
        "Romanian, which is not read",
        "Pagina nu se deschide",
        "Regulile bibliotecii nu lasă această pagină să fie deschisă. Vorbiți cu doamna de la ghișeu dacă aveți nevoie de ea.",
    ),
    Line(
        id="lets-most-through",
        title="a filter that stops a few of what it should, with its own page",
        acts=(Act(does=_OWN, hosts=("casino.test", "bets.test", "roulette.test", "knives.test")), READ),
        trusts=BOTH,
    ),
    Line(
        id="stops-too-much",
        title="a filter that stops two sites that should open, too",
        acts=(Act(does=_OWN, to=(MB,)), Act(does=_OWN, hosts=("refuge.test", "clinic.test")), READ),
        trusts=BOTH,
    ),
    Line(
        id="break-begins",
        title="a filter that lets games pass from the middle of the run on",
        acts=(
            Act(does=Shows(body=OWN_PAGE), hosts=("casino.test", "roulette.test"), times_each=1, truth=REACHED),
            Act(
                does=_OWN,
                hosts=tuple(
                    f"{each}.test"
                    for each in ("bets", "knives", "hate", "extreme", "adult", "nudity", "vape", "torrents")
                ),
            ),
            READ,
        ),
        trusts=BOTH,
    ),
    Line(
        id="overloaded-filter",
        title="a filter that has too much to do: every third page is cut instead",
        acts=(Act(does=Ends(how=Cut.RESET), to=(MB, MO), truth=None, every_time=3), Act(does=_OWN), READ),
        trusts=BOTH,
    ),
    Line(
        id="toolbar",
        title="a filter that puts a bar into every page that it lets pass",
        acts=(
            Act(does=_OWN),
            Act(does=Adds(before=_BAR, words=600), to=(MO, C), truth=None),
            READ,
        ),
        trusts=BOTH,
    ),
    Line(
        id="authority-run-out",
        title="a filter that reads everything, whose certificates have run out",
        acts=(Act(does=_OWN), Act(does=Signed(by="school", days=(-90, -1)), to=SITES, truth=None)),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="own-name",
        title="what is blocked is answered under the appliance's own public certificate",
        acts=(Act(does=_OWN), Act(does=Signed(name="filter.hilltop.example"), truth=None)),
        shows_itself=False,
    ),
    Line(
        id="self-made",
        title="what is blocked is answered under a certificate that nobody vouches for",
        acts=(Act(does=_OWN), Act(does=Signed(by="nobody", name="appliance.local"), truth=None)),
        shows_itself=False,
    ),
)

_AT_THE_CONNECTION: tuple[Line, ...] = (
    *(
        Line(
            id=f"alert-{name}",
            title=f"TLS alert {number} ({name.replace('-', '_')}) once TLS names the site; a reset for plain requests",
            acts=(
                Act(does=Greeted(ends=Cut.ALERT, alert=number), scheme="https"),
                Act(does=Ends(how=Cut.RESET), scheme="http"),
            ),
            shows_itself=False,
        )
        for name, number in (("access-denied", 49), ("handshake-failure", 40), ("internal-error", 80))
    ),
    Line(
        id="page-and-alert",
        title="plain requests get its own page, secure ones an alert",
        acts=(Act(does=Greeted(ends=Cut.ALERT, alert=49), scheme="https"), Act(does=_OWN, scheme="http")),
        shows_itself=False,
    ),
    plain_filter(
        "to-safe-search",
        "plain requests are sent to a search engine for children, secure ones are cut",
        to("https://www.kidsearch.example/"),
        Place(
            name="www.kidsearch.example",
            address=PUBLIC,
            signed=Signed(),
            shows=page("Kidsearch", "<p>Find pages for children: animals, space, sport, and how things work.</p>"),
        ),
    ),
    Line(
        id="proxy-redirects",
        title="an explicit proxy that sends tunnels and requests on to its page",
        acts=(
            Act(does=to("http://block.hilltop.example/"), scheme="tunnel"),
            Act(does=to("http://block.hilltop.example/"), scheme="http"),
            Act(does=Ends(how=Cut.CLOSED), scheme="https"),
        ),
        places=(BLOCK_PLACE,),
        proxy=":3128",
    ),
    Line(
        id="proxy-reads",
        title="an explicit proxy that opens every tunnel, and reads what goes by",
        acts=(Act(does=_OWN), READ),
        proxy=":3128",
        trusts=BOTH,
    ),
    Line(
        id="proxy-503",
        title="an explicit proxy that refuses tunnels with status 503",
        acts=(
            Act(does=Shows(status=503, body=OWN_PAGE), scheme="tunnel"),
            Act(does=Shows(status=403, body=OWN_PAGE), scheme="http"),
            Act(does=Ends(how=Cut.CLOSED), scheme="https"),
        ),
        proxy=":3128",
        shows_itself=False,
    ),
    Line(
        id="proxy-asks-who",
        title="an explicit proxy that asks for a name where a site must be blocked",
        acts=(
            Act(does=page("Sign in", "<p>Proxy authentication required</p>", 407), scheme="tunnel", truth=NEITHER),
            Act(does=page("Sign in", "<p>Proxy authentication required</p>", 407), scheme="http", truth=NEITHER),
            Act(does=Ends(how=Cut.CLOSED), scheme="https", truth=NEITHER),
        ),
        proxy=":3128",
        shows_itself=False,
    ),
    Line(
        id="cache-on-the-way",
        title="a cache on the way that says so, and nobody filters",
        acts=(
            Act(
                does=page(
                    "Gateway timeout",
                    "<h1>504</h1><p>The cache could not get this page in time. Try again later.</p>",
                    504,
                    Via="1.1 cache.hilltop.example (squid)",
                    X_Cache="MISS from cache.hilltop.example",
                ),
                hosts=("roulette.test", "library.test"),
                scheme="http",
                truth=NEITHER,
            ),
        ),
        shows_itself=False,
    ),
)

_SHORT_LISTS: tuple[Line, ...] = tuple(
    Line(
        id=f"{line}-{listed.name.lower().replace('_', '-')}",
        title=f"a list of {told}: {title}",
        acts=acts,
        trusts=BOTH,
        listed=listed,
        shows_itself=False,
        tried=tried,
    )
    for listed, told in (
        (Listed.ONE_PAGE, "one page"),
        (Listed.ONE_HOST, "four pages of one host"),
        (Listed.FEW, "three pages"),
    )
    for line, title, acts, tried in (
        ("own-page", "everything is read, an own page", (Act(does=_OWN, whole_host=False), READ), tuple(How)),
        ("few-words", "everything is read, a page of few words", (Act(does=SHORT, whole_host=False), READ), tuple(How)),
        ("no-words", "everything is read, a page without a known word", (Act(does=WORDLESS), READ), tuple(How)),
        ("opens", "everything is read, and nothing is blocked", (READ,), tuple(How)),
        (
            "for-sale",
            "everything is read, and what must be blocked is for sale",
            (
                Act(
                    does=page("For sale", "<p>This domain is for sale. Related searches: travel.</p>"),
                    truth=UNFILTERED,
                ),
                READ,
            ),
            tuple(How),
        ),
    )
)

NETWORKS: tuple[Line, ...] = (*_BY_DNS, *_PORTALS, *_READING, *_AT_THE_CONNECTION, *_SHORT_LISTS)

"""Block pages that say what sites' own walls say as well, walls that say what filters say, and ways there with steps."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Line, Place, Shows, Signed
from tests.truth.parts import (
    AT,
    BLOCK_PLACE,
    MB,
    MO,
    OWN,
    PRIVATE,
    PUBLIC,
    UNFILTERED,
    before_each_first,
    inspected,
    page,
    read_by,
    sites,
    sites_read,
    to,
)

_POLICY = " ".join(
    f"Rule {number}: pupils look after machines, keep passwords to themselves and tell a teacher what worries them."
    for number in range(1, 45)
)
_PAGES = (
    (
        "with-noscript",
        "says that it needs scripts, for those who have none",
        "Website blocked",
        "<noscript>Please enable JavaScript to continue.</noscript><h1>This website is blocked by your school</h1><p>Category: gambling. Ask a teacher if you need it.</p>",
    ),
    (
        "shows-your-address",
        "shows the device's address and a number to quote",
        "Access denied",
        "<h1>Access to this website has been denied</h1><p>Category: Gambling. Policy: pupils. Your IP address: 10.20.30.40. Reference: HT-55172. Contact the school's web filter team.</p>",
    ),
    (
        "no-permission",
        "says that one has no permission",
        "Access denied",
        "<h1>Access denied</h1><p>You do not have permission to view this website. It is blocked by the content filter of your school. Category: adult.</p>",
    ),
    (
        "in-the-schools-frame",
        "stands in the frame of the school's site",
        "Hilltop Academy",
        "<nav>Home Our school Admissions News Contact</nav><h1>This website is blocked</h1><p>Our web filter keeps pupils from sites of this kind. Speak to the IT office.</p><footer>Our website uses no trackers. Hilltop Academy, Hill Road</footer>",
    ),
    (
        "with-all-rules",
        "comes with all rules of the school",
        "Blocked",
        f"<h1>This website is blocked by the policy of your school</h1><p>{_POLICY}</p>",
    ),
    (
        "until-the-bell",
        "says when it opens",
        "Blocked for now",
        "<h1>This website is blocked in lessons</h1><p>Your school's web filter opens it at lunch. Try again later.</p>",
    ),
    (
        "staff-may-pass",
        "has a form for staff",
        "Blocked",
        "<h1>This page is blocked by Hillside's web filter</h1><p>Category: Gambling.</p><form method=post><label>Staff only: password <input type=password name=p></label><button>Continue to site</button></form>",
    ),
    (
        "warns-in-german",
        "only warns, in German",
        "Hinweis",
        "<h1>Hinweis der Schule</h1><p>Die Seite ist als Glücksspiel eingestuft und entspricht nicht der Nutzungsordnung. Der Aufruf wird protokolliert.</p><form method=post><button>Trotzdem fortfahren</button></form>",
    ),
    (
        "warns-in-spanish",
        "only warns, in Spanish",
        "Advertencia",
        "<h1>Sitio no recomendado</h1><p>El filtro web de la escuela clasifica este sitio como Apuestas.</p><button onclick='location.reload()'>Continuar de todos modos</button>",
    ),
    (
        "in-japanese",
        "speaks Japanese",
        "アクセス禁止",
        "<h1>アクセス禁止</h1><p>このウェブサイトは管理者によって規制されています。分類：ギャンブル。詳しくは情報担当の先生に聞いてください。</p>",
    ),
    (
        "in-traditional-chinese",
        "speaks traditional Chinese",
        "網頁已被封鎖",
        "<h1>網頁已被封鎖</h1><p>您所瀏覽的網站已被學校網路過濾系統封鎖。類別：賭博。如有疑問請洽資訊組。</p>",
    ),
)
_WALLS = (
    (
        "country-and-games",
        "casinos that are closed to this country, under a list of their games",
        page(
            "Restricted",
            "<nav>Slots Roulette Live All categories</nav><h1>Access to this website is restricted from your country</h1><p>Our licence does not cover it. Read our policy.</p>",
            403,
        ),
    ),
    (
        "age-and-kinds",
        "sites that ask for one's age, under a list of their kinds",
        page(
            "Are you 18?",
            "<nav>Categories Channels New</nav><h1>Access to this site is restricted to adults</h1><p>Verify your age to go on. Category: all. Parents can use a web filter to block this site.</p>",
        ),
    ),
    (
        "age-in-german",
        "sites that ask for one's age, in German",
        page(
            "Nur für Erwachsene",
            "<h1>Nur für Erwachsene</h1><p>Diese Seite ist als jugendgefährdend eingestuft. Sie müssen mindestens 18 Jahre alt sein, um den Inhalt zu sehen.</p><form method=post><button>Weiter zur Seite</button></form>",
        ),
    ),
    (
        "wordfence-in-german",
        "sites whose own Wordfence refuses, in their own words",
        page(
            "Zugriff gesperrt",
            "<h1>Der Zugriff auf diese Seite ist gesperrt</h1><p>Kategorie: Besucher ohne Konto.</p><a href='https://www.wordfence.com/help/?query=locked-out'>Mehr</a>",
            403,
        ),
    ),
    (
        "wall-and-category",
        "a firewall of sites that names a category of its own",
        page(
            "Blocked",
            "<h1>Your request was blocked</h1><p>The security service of this site has stopped it. Rule category: bot. Your IP address: 81.2.3.4. Event ID: 991.</p>",
            403,
        ),
    ),
)

_COOKIE = Shows(status=302, headers=(("Location", "{url}"), ("Set-Cookie", "seen=1; Path=/")))

TOLD_OF_WORDS: tuple[Line, ...] = (
    *(read_by(line, f"its own page, which {told}", page(title, text)) for line, told, title, text in _PAGES),
    *(sites_read(f"{line}-read", f"{title}, read by the network", shows) for line, title, shows in _WALLS),
    Line(
        id="staff-only",
        title="two sites that must open and let in their own staff alone",
        everywhere=(
            Act(
                does=page(
                    "Staff only",
                    "<h1>Access to this site is restricted</h1><p>It opens on the network of this council. Ask the IT department for access from home.</p>",
                    403,
                ),
                hosts=("council.test", "library.test"),
                truth=UNFILTERED,
            ),
        ),
        shows_itself=False,
    ),
    read_by(
        "by-way-of-a-gateway",
        "a redirect to a service's public gateway, which sends on to its page",
        to("https://gateway.service.example/auth?origin={url}"),
        Place(name="gateway.service.example", address=PUBLIC, signed=Signed(), shows=to(AT + "?cat=gambling")),
        BLOCK_PLACE,
    ),
    inspected(
        "cookie-first",
        "a redirect that leads back with a cookie, and then its own page",
        Act(
            does=_COOKIE,
            to=(MB, MO),
            truth=None,
            times_each=1,
        ),
        Act(does=OWN),
    ),
    before_each_first(
        "cookie-and-through",
        "a network that gives each site's first visit a cookie, and filters nothing",
        _COOKIE,
    ),
    read_by("to-nowhere", "a redirect to no address at all", to("http://0.0.0.0/")),
    read_by(
        "to-a-name-that-is-not-there",
        "a redirect to a name that this device does not find, with the reason in it",
        to("http://filter.internal/blocked?category=gambling&url={url}"),
    ),
    read_by(
        "to-a-closed-port",
        "a redirect to the appliance's private address, where nobody listens for this device",
        to("http://10.53.{n}.9:8090/ips/block/webcat?cat=21&url={url}"),
        Place(name="filter.hilltop.example", address=PRIVATE, shows=OWN),
    ),
    sites(
        "asks-whether-it-is-blocked",
        "a site that asks its visitors whether a filter blocks it",
        page(
            "Welcome to {host}",
            "<h1>Access denied? Is this website blocked? Blocked by your school's web filter?</h1><p>Category: gambling, blocked by policy? {host} opens it anyway. It has servers in thirty places, costs four pounds a month, and keeps no notes of what {host} saw.</p>",
        ),
        hosts=("roulette.test",),
    ),
    read_by(
        "asks-whether-it-is-wrong",
        "its own page, which asks whether it is wrong",
        page(
            "Access denied",
            "<h1>Access to this website is blocked</h1><h2>Is this page blocked by mistake? Category wrong?</h2><p>It is in the category gambling. Think that our policy is wrong? Ask the IT office.</p>",
        ),
    ),
)

"""Filters that read connections: what each shows in the place of a site."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Adds, Coded, Cut, Ends, Line, Shows, Signed
from tests.truth.parts import (
    AT,
    BLOCK_PLACE,
    BOTH,
    DOT,
    MB,
    MO,
    OWN,
    OWN_PAGE,
    REACHED,
    SITES,
    C,
    inspected,
    page,
    read_by,
    sent_as,
    to,
)

_PICTURE = "data:image/png;base64," + "iVBORw0KGgo" * 60
_BAR = (
    "<div id=bar>Hilltop Academy. You are in the group of pupils. Some sites are blocked by the policy of your school."
    "<script>window.bar = {host: location.hostname}; if (bar.host == '') location.href = '/__filter/blocked';</script></div>"
)


def _in_words(line: str, title: str, language: str, heading: str, text: str) -> Line:
    return read_by(f"in-{line}", f"its own page in {language}", page(title, f"<h1>{heading}</h1><p>{text}</p>"))


def _unnamed(line: str, language: str, charset: str, heading: str, text: str) -> Line:
    shows = Shows(body=f"<html><body><h1>{heading}</h1><p>{text}</p></body></html>", charset=charset)
    return read_by(f"unnamed-{line}", f"its own page in {language}, which does not say that it is {charset}", shows)


PAGES: tuple[Line, ...] = (
    _unnamed(
        "shift-jis",
        "Japanese",
        "shift_jis",
        "このページは閲覧できません",
        "フィルタリングにより、このサイトへのアクセスは制限されています。カテゴリ：ギャンブル",
    ),
    _unnamed(
        "gbk",
        "Chinese",
        "gbk",
        "该网页访问被禁止",
        "您访问的网站内容属于赌博类别，已被学校网络管理员拦截。如有疑问请联系管理员。",
    ),
    _unnamed(
        "latin-2",
        "Polish",
        "iso8859_2",
        "Strona zablokowana",
        "Dostęp do tej strony został zablokowany przez administratora sieci szkolnej. Kategoria: hazard.",
    ),
    _unnamed(
        "windows-1251",
        "Russian",
        "cp1251",
        "Доступ ограничен",
        "Доступ к ресурсу ограничен на основании Федерального закона, решение суда.",
    ),
    read_by(
        "warns",
        "a page that warns, with a button by which one goes on",
        page(
            "Warning",
            "<h1>This site may not be appropriate</h1><p>The site {host} is in the category Gambling, which is against the "
            "acceptable use policy. Your visit will be recorded.</p><form method=post action='/?ack=1'><button>Continue to "
            "site</button> <a href='javascript:history.back()'>Go back</a></form>",
        ),
    ),
    read_by(
        "json-200",
        "an answer in JSON, status 200",
        sent_as(
            "application/json",
            '{"error":"This site is blocked by the policy of your school","category":"gambling","policy":"pupils"}',
        ),
    ),
    read_by(
        "plain-text",
        "a line of plain text, status 403",
        sent_as(
            "text/plain",
            "Access to this site is blocked by policy (category not allowed). Speak to the network team if you need it.",
            403,
        ),
    ),
    read_by("dot", "a picture of one dot", DOT, shows_itself=False),
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
        read_by(
            f"page-{coded.name.lower()}",
            f"its own page, sent as {coded}",
            Shows(body=OWN_PAGE, coded=coded),
            shows_itself=coded not in {Coded.UNASKED, Coded.UNENDED},
        )
        for coded in (Coded.GZIP, Coded.DEFLATE, Coded.NO_LENGTH, Coded.CHUNKED, Coded.UNASKED, Coded.UNENDED)
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
    inspected(
        "lets-most-through",
        "a filter that stops a few of what it should, with its own page",
        Act(does=OWN, hosts=("casino.test", "bets.test", "roulette.test", "knives.test")),
    ),
    inspected(
        "stops-too-much",
        "a filter that stops two sites that should open, too",
        Act(does=OWN, to=(MB,)),
        Act(does=OWN, hosts=("refuge.test", "clinic.test")),
    ),
    inspected(
        "break-begins",
        "a filter that lets games pass from the middle of the run on",
        Act(does=OWN, hosts=("casino.test", "roulette.test"), times_each=1, truth=REACHED),
        Act(
            does=OWN,
            hosts=tuple(
                f"{each}.test" for each in ("bets", "knives", "hate", "extreme", "adult", "nudity", "vape", "torrents")
            ),
        ),
    ),
    inspected(
        "overloaded-filter",
        "a filter that has too much to do: every third page is cut instead",
        Act(does=Ends(how=Cut.RESET), to=(MB, MO), truth=None, every_time=3),
        Act(does=OWN),
    ),
    inspected(
        "toolbar",
        "a filter that puts a bar into every page that it lets pass",
        Act(does=OWN),
        Act(does=Adds(before=_BAR, words=600), to=(MO, C), truth=None),
    ),
    Line(
        id="authority-run-out",
        title="a filter that reads everything, whose certificates have run out",
        acts=(Act(does=OWN), Act(does=Signed(by="school", days=(-90, -1)), to=SITES, truth=None)),
        trusts=BOTH,
        shows_itself=False,
    ),
    Line(
        id="own-name",
        title="what is blocked is answered under the appliance's own public certificate",
        acts=(Act(does=OWN), Act(does=Signed(name="filter.hilltop.example"), truth=None)),
        shows_itself=False,
    ),
    Line(
        id="self-made",
        title="what is blocked is answered under a certificate that nobody vouches for",
        acts=(Act(does=OWN), Act(does=Signed(by="nobody", name="appliance.local"), truth=None)),
        shows_itself=False,
    ),
)

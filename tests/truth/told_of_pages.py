"""Block pages as administrators and those who are stopped tell of them in public."""
# ruff: noqa: E501 - pages, which read better in long lines

from tests.truth.acts import Act, Coded, Cut, Ends, Greeted, Line, Shows, Signed
from tests.truth.parts import MB, MO, NEITHER, OWN, OWN_PAGE, inspected, page, read_by, sent_as

_LOGO = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUg" * 12_000
"""As large as the pictures are that block pages carry within themselves."""
TOLD_OF_PAGES: tuple[Line, ...] = (
    read_by(
        "default-words",
        "the default words of an appliance that UK schools have",
        page(
            "Blocked",
            "<h1>You are being blocked</h1><p>This content has been blocked because it does not comply with the acceptable usage policy.</p><p>User group: pupils. Client address: 10.1.1.1. Category: gambling.</p><form>Name <input name=n> Reason <input name=r><button>Request unblock</button></form>",
        ),
    ),
    read_by(
        "time-limited",
        "an appliance's page for a category that is open for some minutes a day",
        page(
            "Time limited",
            "<h1>Time limited</h1><p>Your access to the content you have requested is time limited. You have 10 minutes left.</p><form><button>Access the content for 5 minutes</button></form>",
        ),
    ),
    read_by(
        "card-for-adults",
        "a library's page that lets whoever has an adult's card on",
        page(
            "Adults only",
            "<h1>This site is for adults</h1><p>The filter of this library blocks it for children. Sign in with your library card and PIN if you are over 18.</p><form>Card <input name=c> PIN <input type=password name=p><button>Sign in</button></form>",
        ),
    ),
    read_by("one-word", "one word of plain text", sent_as("text/plain", "Blocked"), shows_itself=False),
    read_by(
        "big-logo",
        "its own page, behind a picture of 260 kB within it",
        Shows(
            body=f"<html><head><title>Blocked</title></head><body><img src='{_LOGO}'><h1>This website is blocked</h1><p>Its category is not allowed by the policy of Hilltop Academy.</p></body></html>"
        ),
    ),
    read_by("in-utf-16", "its own page, written in UTF-16", Shows(body=OWN_PAGE, charset="utf-16")),
    read_by(
        "in-latin-1",
        "its own page in French, written in Latin-1",
        Shows(
            body="<html><head><title>Accès refusé</title></head><body><h1>Accès refusé</h1><p>Ce site est bloqué par le filtre de l'école. Catégorie : jeux.</p></body></html>",
            charset="latin-1",
        ),
    ),
    read_by("and-reset", "its own page, and a reset behind it", Shows(body=OWN_PAGE, coded=Coded.RESET)),
    read_by(
        "after-early-hints", "its own page, after a status of hints", Shows(body=OWN_PAGE, interim="103 Early Hints")
    ),
    read_by("status-470", "its own page with status 470", Shows(body=OWN_PAGE, status=470), shows_itself=False),
    read_by(
        "status-200-gif-for-all",
        "an answer of no kind",
        sent_as("application/octet-stream", "\x00" * 40),
        shows_itself=False,
    ),
    read_by(
        "asks-a-teacher",
        "a page of few words of its own for children",
        page(
            "Oops!",
            "<h1>Oops! Teacher says not this one</h1><p>Your school has chosen not to show this website. Press back, or ask your teacher.</p>",
        ),
    ),
    read_by(
        "changes-each-time",
        "its own page with a number, a date and an advertisement that change",
        page(
            "Blocked",
            "<h1>Access denied by policy</h1><p>Site: {host}. Path: {path}. Category: gambling. Incident {host}-88-{n}. Time 10:32:{n}.</p><p>Need help? Call the service desk at the council's IT office, open from eight to six, or see our guide for staff.</p>",
        ),
    ),
    inspected(
        "page-or-reset",
        "its own page for some sites and a reset for others, as its engine knows them sooner or later",
        Act(does=Greeted(ends=Cut.RESET), hosts=("bets.test", "nudity.test", "torrents.test"), scheme="https"),
        Act(does=Ends(how=Cut.RESET), hosts=("roulette.test",)),
        Act(does=OWN),
    ),
    Line(
        id="page-under-own-authority",
        title="only what is blocked is read, under an authority that the device does not know, as appliances ship",
        acts=(Act(does=OWN), Act(does=Signed(by="appliance"), truth=None)),
    ),
    Line(
        id="plain-page-and-no-more",
        title="plain requests get its page; secure ones hang",
        acts=(Act(does=OWN, scheme="http"), Act(does=Greeted(ends=Cut.SILENT), scheme="https")),
        shows_itself=False,
    ),
    inspected(
        "two-filters",
        "a school's filter, and behind it its line's, each with a page of its own",
        Act(does=OWN, hosts=("casino.test", "bets.test", "roulette.test", "knives.test", "hate.test")),
        Act(
            does=page(
                "Content lock",
                "<h1>Over 18s only</h1><p>This site is blocked by content lock, because your provider rates it as for adults. The account holder can switch the lock off.</p>",
            )
        ),
    ),
    inspected(
        "one-in-ten",
        "a filter that stops one site alone, with its own page",
        Act(does=OWN, hosts=("hate.test",)),
        shows_itself=False,
    ),
    inspected(
        "could-not-rate",
        "a filter that cannot reach the service that rates sites, and says so for all but controls",
        Act(
            does=page(
                "Web filter service error",
                "<h1>Web filter service error</h1><p>An error occurred while trying to rate the website using the web filtering service. All servers failed to respond.</p>",
                503,
            ),
            to=(MB, MO),
            truth=NEITHER,
        ),
        shows_itself=False,
    ),
)

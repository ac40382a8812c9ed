"""Ways past a block page, by what can be pressed on it: each beside look-alikes that lead nowhere near the site."""

import pytest

from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.ways_on import ways_on_in

ON, BY_PASSWORD, PERHAPS = Saying.GOES_ON, Saying.GOES_ON_FOR_SOME, Saying.PERHAPS_GOES_ON
_BACK = "<a href='javascript:history.back()'>Go back</a>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<form method=post action='/?ack=1'><button>Continue to site</button> {_BACK}</form>",
        "<input type='submit' value='Proceed'>",
        '<input value="Continue" type=submit>',
        "<input type=button onclick='go()' value=\"I understand and wish to continue\">",
        "<a class=btn href='/override?u=1'><span>Continue&nbsp;anyway</span></a>",
        "<button type=button>Accept the risk and continue</button>",
        "<a href=/x>Bypass this filter for 15 minutes</a>",
        "<a href=/x>Override</a>",
        "<input type=submit value='Access the content for 10 minutes'>",
        "<button name=go value=1>I understand, take me there</button>",
        "<button>Use quota time</button>",
        "<p>If you wish to proceed to this site, <a href=/x>click here</a>.</p>",
        "<p>This site is not appropriate. To continue to the website <a href=/x>click here</a></p>",
        "<a href=/x>Go to site anyway →</a>",
        "<a href=/x>Visit the page anyway</a>",
        "<a href=/x>Continue to casino.example</a>",
        "<a href=/x><img src=a.png alt='Continue'></a>",
        "<input type=image src=a.png alt='Proceed to site'>",
        "<a href=/x>I accept the risk</a>",
        "<button>Ignore this warning</button>",
        "<button>Unblock this site for 10 minutes</button>",
        "<a href=/x>Parhau i'r wefan</a>",
        "<a href=/x>Lean ar aghaidh chuig an suíomh</a>",
        "<a href=/x>Lean air adhart</a>",
        "<button>Continuer vers le site</button>",
        "<button>Trotzdem fortfahren</button>",
        "<button>Weiter</button>",
        "<button>Doorgaan naar de site</button>",
        "<button>Continuar</button>",
        "<button>Prosegui comunque</button>",
        "<button>Kontynuuj mimo to</button>",
        "<button>Продолжить</button>",
        "<button>Devam et</button>",
        "<button>Lanjutkan</button>",
        "<button>متابعة</button>",
        "<button>ดำเนินการต่อ</button>",
        "<button>계속</button>",
        "<button>继续访问</button>",
        "<button>続行する</button>",
        "<button>Tiếp tục</button>",
        f"{_BACK}<form><input type=password name=p><button>Sign in</button></form><a href=/go>Continue</a>",
    ],
)
def test_what_goes_on_to_the_site_is_a_way_past(markup: str) -> None:
    assert ON in ways_on_in(f"<html><title>Blocked</title><body><h1>Blocked</h1>{markup}</body></html>")


@pytest.mark.parametrize(
    "markup",
    [
        "<form><p>Staff override</p><input name=u><input type=password name=p><button>Continue</button></form>",
        "<form><input type='password'><input type=submit value='Unblock'></form>",
        "<a href=/x>Teacher override</a>",
        "<a href=/x>Log in to bypass the block</a>",
        "<button>Override with a PIN</button>",
    ],
)
def test_a_way_for_those_with_a_password_is_told_as_that(markup: str) -> None:
    assert ways_on_in(f"<body><h1>Blocked</h1>{_BACK}{markup}</body>") == (BY_PASSWORD,)


@pytest.mark.parametrize(
    "markup",
    [
        _BACK,
        "<a href=/>Back to safety</a>",
        "<a href=https://school.example/>Continue browsing elsewhere</a>",
        "<a href=https://www.google.com/>Continue to Google search</a>",
        "<a href=/>Proceed to the home page</a>",
        "<a href=/>Return to the previous page</a>",
        "<a href=/r>Request a review of this site</a>",
        "<a href=/r>Request an override</a>",
        "<a href=/r>Ask for this site to be unblocked</a>",
        "<p>To request that this page is unblocked, <a href=/r>click here</a>.</p>",
        "<p>Continue your work. To read our policy <a href=/r>click here</a></p>",
        "<a href=/r>Report a wrong category</a>",
        "<a href='mailto:it@school.example'>Contact the IT office to continue</a>",
        "<button>I do not wish to continue</button>",
        "<a href=/p>Read the acceptable use policy</a>",
        "<a href=/p>Open the help page</a>",
        "<button>Zurück</button><a href=/>Weiter lesen</a>",
        "<button>Retour</button><a href=/>Continuer ailleurs</a>",
        "<form><input name=q><button>Search</button></form>",
        "<form><p>Sign in to see your timetable</p><input type=password><button>Sign in</button></form>",
        "<script>var x = '<button>Continue</button>'</script><!-- <button>Continue</button> -->",
        "<p>You cannot continue to the site. Please proceed to another.</p>",
        "<input type=hidden value='Continue'><input name=q value='continue'>",
        "<button>Close</button><button onclick='window.print()'>Drucken oder speichern</button>",
        "<button onclick='history.go(-1)'>I understand</button>",
        "<form action=/r><textarea name=why></textarea><button>Send</button></form>",
        "<form><input type=email name=to><input type=submit value=Submit></form>",
        "<a href=/staff>Information for parents</a>",
    ],
)
def test_what_leads_elsewhere_is_none(markup: str) -> None:
    assert ways_on_in(f"<html><title>Blocked</title><body><h1>Blocked</h1>{markup}</body></html>") == ()


@pytest.mark.parametrize(
    ("target", "leads_on"),
    [
        ("https://www.hillside.sch.test/", False),
        ("//portal.test/home", False),
        ("/continue", True),
        ("http://bets.test/?ok=1", True),
        ("http://filter.test/accept?t=1", True),
        ("https://other.test/go?url=http%3A%2F%2Fbets.test%2F", True),
        ("http://10.44.0.9:1000/accept", True),
    ],
)
def test_a_link_to_a_third_host_leads_not_on(target: str, *, leads_on: bool) -> None:
    page = f"<h1>This page is blocked</h1><a class=btn href='{target}'>Continue</a>"
    assert ways_on_in(page, ("www.bets.test", "filter.test")) == ((ON,) if leads_on else ())


@pytest.mark.parametrize(
    "markup",
    [
        "<button>I understand</button>",
        "<input type=submit value='I accept'>",
        "<form method=post action=/ok><input type=submit></form>",
        "<form method=post><button>Verstanden</button></form>",
        "<button>J'ai compris</button>",
        "<button onclick='go()'></button>",
        "<a href='#' onclick='go()'>Ja, zur Seite</a>",
        "<a role=button href=/x>Let's go</a>",
        f"{_BACK}<button>Sí, entiendo</button>",
    ],
)
def test_a_button_that_is_not_understood_is_told_as_that(markup: str) -> None:
    """It may lead on, and it may not."""
    assert ways_on_in(f"<body><h1>Blocked</h1>{markup}</body>") == (PERHAPS,)

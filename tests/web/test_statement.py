"""The accessibility statement: as long as nobody wrote it the page says so, and whoever can write it is told."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
import yaml

from tests.service.test_accessibility_statement import STATEMENT
from tests.web.site import LIBRARY, SCHOOL, Browser, Server
from venuecheck.accounts.happenings import STATEMENT_KEPT
from venuecheck.core.actor import Role
from venuecheck.service.accessibility_statement import KeptStatement
from venuecheck.web import asking
from venuecheck.web.venues import Venues

_WRITE = "/people/accessibility-statement/"
_SAID = {
    "organisation": "Example <b>Council</b>",
    "email": "access@council.example",
    "telephone": "01632 960000",
    "post": "1 High Street\nExampletown",
    "answer_days": "10",
    "compliance": "partial",
    "problems": "Maps have no text beside them (1.1.1).\nOld files are no tagged PDF.",
    "tested": "2026-01-05",
    "how_tested": "By our digital team, with NVDA.",
}


@pytest.fixture
def administrator(served: Server) -> Browser:
    """Open the browser of somebody who administers both venues."""
    both = {SCHOOL: (Role.ADMINISTRATOR,), LIBRARY: (Role.ADMINISTRATOR,)}
    return served.browser(served.accounts.book.add("Ruth Adeyemi", both, served.clock().timestamp()).id)


def _kept(served: Server) -> KeptStatement:
    return KeptStatement(served.accounts.database)


def test_until_it_is_written_the_page_says_so(served: Server, administrator: Browser) -> None:
    """To whoever opens it, with whom to ask; and to those alone who can write it where they begin."""
    page = served.browser().open("/accessibility").text
    assert "has not written its accessibility statement yet" in page
    assert "If something keeps you from using these pages" in page
    assert "No person who depends on assistive technology has tried them" in page
    assert "compliant" not in page, "nobody said how far"
    assert _WRITE not in page
    begins = ("/people/", "/your-venues", f"/venues/{SCHOOL}/settings/")
    for where in begins:
        assert "accessibility statement of these pages is not written yet" in administrator.open(where).text, where
    assert _WRITE in administrator.open("/accessibility").text
    of_one = served.as_(Role.ADMINISTRATOR)
    for where in begins:
        assert "accessibility statement" not in of_one.open(where).text, where


def test_what_the_organisation_writes_is_what_everybody_reads(served: Server, administrator: Browser) -> None:
    """With all that the model statement has, escaped; it is noted who kept it, and nothing more is to be done."""
    assert administrator.send(_WRITE, _SAID).location == "/accessibility"
    page = unescape(served.browser().open("/accessibility").text)
    for words in (
        "They are run by <bdi>Example <b>Council</b></bdi>.",
        "within 10 days",
        *("access@council.example", "01632 960000", "1 High Street\nExampletown"),
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        *("<li>Maps have no text beside them (1.1.1).</li>", "<li>Old files are no tagged PDF.</li>"),
        "last tested on 5 January 2026",
        "By our digital team, with NVDA.",
        "Equality Advisory and Support Service (EASS)",
    ):
        assert words in page, words
    assert "<b>Council</b>" not in served.browser().open("/accessibility").text
    assert "not written its accessibility statement" not in page
    kept = _kept(served).read()
    assert kept is not None
    assert kept.prepared == kept.reviewed == served.clock().date()
    assert [one.about for one in served.accounts.happenings.latest() if one.what == STATEMENT_KEPT] == [
        "accessibility statement"
    ]
    assert "accessibility statement of these pages" not in administrator.open("/people/").text
    assert 'value="access@council.example"' in administrator.open(_WRITE).text


@pytest.mark.parametrize(
    ("box", "typed"),
    [("compliance", ""), ("tested", "yesterday"), ("tested", "2999-01-01"), ("answer_days", "soon"), ("problems", "")],
)
def test_each_fault_stands_beside_its_box(served: Server, administrator: Browser, box: str, typed: str) -> None:
    """And what was typed is still there."""
    answer = administrator.send(_WRITE, {**_SAID, box: typed})
    assert answer.status_code == 400
    assert f'href="#{box}"' in answer.text
    assert "01632 960000" in answer.text
    assert _kept(served).read() is None


def test_what_somebody_else_kept_meanwhile_is_not_lost(served: Server, administrator: Browser) -> None:
    """The second is shown what stands now."""
    page = administrator.open(_WRITE)
    _kept(served).keep(replace(STATEMENT, organisation="Kept First"))
    answer = administrator.post(_WRITE, {**_SAID, "version": "0"})
    assert page.status_code == 200
    assert answer.status_code == 409
    assert "Kept First" in answer.text
    kept = _kept(served).read()
    assert kept is not None
    assert kept.organisation == "Kept First"


def test_after_a_year_it_is_to_be_looked_over(served: Server, administrator: Browser) -> None:
    """Its administrator is told, and nobody who reads it."""
    ago = served.clock().date() - timedelta(days=400)
    _kept(served).keep(replace(STATEMENT, tested=ago, prepared=ago, reviewed=ago))
    assert "last looked over more than a year ago" in administrator.open("/people/").text
    assert "more than a year ago" not in served.browser().open("/accessibility").text


@pytest.mark.parametrize(
    ("nations", "enforce"),
    [
        (("england", "wales"), {"EHRC"}),
        (("northern_ireland", "northern_ireland"), {"ECNI"}),
        (("scotland", "northern_ireland"), {"EHRC", "ECNI"}),
    ],
)
def test_who_enforces_it_is_by_where_the_venues_are(
    served: Server, nations: tuple[str, str], enforce: set[str]
) -> None:
    """One commission in Great Britain, another in Northern Ireland."""
    _kept(served).keep(STATEMENT)
    for venue, nation in zip((SCHOOL, LIBRARY), nations, strict=True):
        path = served.folder / venue / "venuecheck.yaml"
        settings = yaml.safe_load(path.read_text("utf-8"))
        settings["venue"]["nation"] = nation
        path.write_text(yaml.safe_dump(settings), "utf-8")
    page = served.browser().open("/accessibility").text
    assert {one for one in ("EHRC", "ECNI") if one in page} == enforce


def test_where_one_venue_is_served_the_page_names_whom_to_ask(served: Server) -> None:
    """As its letters do; a server of several names none of them to whoever opens the page."""
    contact = "Office, 01632 960001"
    assert contact not in served.browser().open("/accessibility").text
    with served.app.app_context():
        all_of_it = asking.served()
    only = (served.folder / SCHOOL / "venuecheck.yaml",)
    added = all_of_it.settings.added
    venues = Venues(named=only, added=added, accounts=all_of_it.accounts, clock=served.clock)
    asking.put(served.app, replace(all_of_it, venues=venues))
    assert f"Ask St Aidan’s Academy: {contact}." in served.browser().open("/accessibility").text
    venues.close()

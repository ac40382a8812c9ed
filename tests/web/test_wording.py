"""How values are set on a page."""

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from venuecheck import web
from venuecheck.web.wording import browser, moment, telephones

_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {_WEBKIT} Chrome/142.0.0.0 Safari/537.36", "Chrome on Linux"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/142.0 Safari/537.36 Edg/142.0",
            "Edge on Windows",
        ),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {_WEBKIT} Chrome/142.0 Safari/537.36", "Chrome on ChromeOS"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {_WEBKIT} Chrome/142.0 Mobile Safari/537.36", "Chrome on Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox on a Mac"),
        ("curl/8.14", "curl/8.14"),
        ("", ""),
    ],
)
def test_browsers_have_names_that_people_know(agent: str, words: str) -> None:
    """By which somebody tells a session of theirs from another's."""
    assert browser(agent) == words


def test_a_moment_is_londons_whatever_clock_the_server_shows() -> None:
    """In summer an hour after that of a server that keeps UTC."""
    at = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)
    assert moment(at) == moment(at.timestamp()) == "15 July 2026 at 00:30"
    assert moment(datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=2)))) == "1 December 2026 at 07:00"


def test_what_is_wrong_stands_above_all_else_of_a_page() -> None:
    """Whoever hears a page read out hears that first."""
    for one in (Path(web.__file__).parent / "templates").rglob("*.html"):
        content = one.read_text("utf-8").partition("{% block content %}")[2]
        before = content.partition("parts.summary(")[0]
        assert before == content or "<h1" not in before, one


@pytest.mark.parametrize(
    ("text", "rings"),
    [
        ("A. Example (duty officer), 01632 960001", ["01632960001"]),
        ("020 7946 0000 or +44 (0)7700 900123", ["02079460000", "+447700900123"]),
        ("(0113) 496 0000; 01632-960 002", ["01134960000", "01632960002"]),
        ("Childline, 0800 1111", ["08001111"]),
        ("ring 999, room 12, on 3 October 2027, 03.10.2027 or 03-10-2027", []),
        ("case 20260914-7f3a, 0123", []),
        ('<b>"0', []),
    ],
)
def test_a_telephone_number_rings_and_all_else_stays_as_it_is(text: str, rings: list[str]) -> None:
    """Only digits and a plus are in the link; what is written round it is escaped."""
    made = telephones(text)
    assert re.findall(r'href="tel:([^"]*)"', made) == rings
    assert made.striptags() == " ".join(text.split()) or "<" in text
    assert "<b>" not in made

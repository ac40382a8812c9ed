"""A wrong clock, a certificate that ran out, a proxy that could not be found out: each is named in the reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from venuecheck.filtering.judging.clock import certificate_words, clock_words
from venuecheck.filtering.judging.controls import Trouble, check_control
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.run import trouble_words
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Exchange,
    Family,
    Handshake,
    Observation,
    Trust,
)
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.probes.controls import conclude
from venuecheck.filtering.probing import sample

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
PAGE = Page(id="p", url="https://site.test/")
LEAF = Certificate(
    subject="CN=site.test",
    issuer="CN=Public",
    sha256="0" * 64,
    valid_from=datetime(2026, 1, 2, tzinfo=UTC),
    valid_until=datetime(2026, 3, 4, tzinfo=UTC),
)


def _steps(public: Trust, device: Trust) -> list[Observation]:
    answer = Answer(status=200, body=Body(size=9, complete=True, likeness=""))
    return [
        Connection(subject="p", visit=1, started=NOW, elapsed=0.1, address="198.51.100.7", port=443),
        Handshake(
            subject="p",
            visit=1,
            started=NOW,
            elapsed=0.1,
            server_name="site.test",
            chain=(LEAF,),
            public_trust=public,
            device_trust=device,
        ),
        Exchange(subject="p", visit=1, started=NOW, elapsed=0.1, url=PAGE.url, answer=answer),
    ]


def _words(public: Trust, device: Trust) -> str:
    (journey,) = facts_of(PAGE, _steps(public, device)).journeys
    return certificate_words(journey)


@pytest.mark.parametrize(
    ("public", "device", "begins"),
    [
        (Trust.EXPIRED, Trust.EXPIRED, "The certificate that came expired on 4 March 2026,"),
        (Trust.UNKNOWN_ISSUER, Trust.EXPIRED, "The certificate that came expired on 4 March 2026,"),
        (Trust.NOT_YET_VALID, Trust.NOT_YET_VALID, "The certificate that came is not valid before 2 January 2026,"),
    ],
)
def test_a_certificate_out_of_its_days_is_named(public: Trust, device: Trust, begins: str) -> None:
    said = _words(public, device)
    assert said.startswith(begins)
    assert "this device's clock says 28 November 2026" in said


@pytest.mark.parametrize("trust", [Trust.TRUSTED, Trust.UNKNOWN_ISSUER, Trust.NOT_JUDGED])
def test_other_certificates_say_nothing_of_the_clock(trust: Trust) -> None:
    assert _words(trust, trust) == ""


def test_whose_certificate_came_is_named_but_of_a_restricted_page() -> None:
    for page, whose in ((PAGE, " (site.test)"), (replace(PAGE, restricted=True), "")):
        (journey,) = facts_of(page, _steps(Trust.WRONG_NAME, Trust.WRONG_NAME)).journeys
        assert certificate_words(journey).startswith(f"The certificate that came is for another name{whose}: a browser")


def test_a_control_behind_such_a_certificate_is_the_clocks_trouble_and_no_sign_in_page() -> None:
    check = check_control(facts_of(PAGE, _steps(Trust.EXPIRED, Trust.EXPIRED)), 0)
    assert check.trouble is Trouble.CERTIFICATE
    assert check_control(facts_of(PAGE, _steps(Trust.TRUSTED, Trust.TRUSTED)), 0).trouble is None


def _told(*offsets: timedelta, header: str | None = None) -> list[Observation]:
    """Give answers of as many sites, each with its own time of day."""
    return [
        Exchange(
            subject=f"site{number}",
            visit=1,
            started=NOW,
            elapsed=0.1,
            url="http://site.test/",
            answer=Answer(status=200, headers=(("date", header or format_datetime(NOW - off, usegmt=True)),)),
        )
        for number, off in enumerate(offsets)
    ]


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("offsets", "says"),
    [
        ((400 * DAY, 400 * DAY, 400 * DAY), "400 days ahead"),
        ((-DAY, -DAY), "1 day behind"),
        ((-3 * DAY, -3 * DAY, DAY * 0), "3 days behind"),
    ],
)
def test_a_wrong_clock_is_told_by_what_sites_say(offsets: tuple[timedelta, ...], says: str) -> None:
    assert says in clock_words(_told(*offsets))


@pytest.mark.parametrize(
    "offsets", [(), (400 * DAY,), (DAY * 0, DAY * 0), (timedelta(hours=9),) * 3, (400 * DAY, DAY * 0, DAY * 0)]
)
def test_one_site_or_an_answer_that_was_kept_for_hours_says_nothing(offsets: tuple[timedelta, ...]) -> None:
    assert clock_words(_told(*offsets)) == ""


@pytest.mark.parametrize("header", ["", "yesterday", "Sat, 99 Nov 2026 12:00:00 GMT", "x" * 500])
def test_a_date_that_is_none_is_passed_over(header: str) -> None:
    assert clock_words(_told(DAY, DAY, header=header or " ")) == ""


def test_why_a_proxy_could_not_be_found_out_is_told() -> None:
    why = "The proxy settings file (PAC) is not there (status 404)."
    step = Exchange(
        subject="c",
        visit=1,
        family=Family.PROXY,
        started=NOW,
        elapsed=0.0,
        failure=Failure.FAULT,
        url=PAGE.url,
        detail=why,
    )
    assert trouble_words([step, step]) == why
    assert trouble_words([]) == ""


def test_where_what_must_open_is_out_of_its_days_the_question_says_so_and_no_contradiction() -> None:
    check = check_control(facts_of(PAGE, _steps(Trust.EXPIRED, Trust.EXPIRED)), 0)
    other = replace(check, control="q", trouble=None)
    found = conclude(replace(sample.run(), controls=(check, other)))
    assert "p never opened. The certificate that came expired on 4 March 2026," in found.reason
    assert "What came most often" not in found.reason
    assert found.advice.startswith("Set this device's clock right")

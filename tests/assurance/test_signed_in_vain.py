"""A signature that a requirement is met where the plan wants something else: it is not counted, and that is said."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.school import venuecheck
from tests.service import venues
from venuecheck.assurance.status import Status
from venuecheck.plans.said import Stated
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import reporting
from venuecheck.service.venue_reports.sign_offs import sign

from .test_one_judgement import Records, agreed
from .values import AT, signed

PLAN, NUMBER = "toolkit-permissive-environments", "people"
IN_VAIN, COUNTED = "2", "1"


def _sign(site: Site, stated: Stated, at: datetime, person: str = "H. Head") -> None:
    with open_store(site) as store:
        sign(
            site,
            store,
            person=person,
            role="head",
            now=at,
            statement=f"Training list, page 4: {stated.value}",
            plan=PLAN,
            requirement=NUMBER,
            stated=stated,
            replaces=True,
        )


def _stands(site: Site) -> tuple[Status, str]:
    with open_store(site) as store:
        view = reporting.venue_report(site, store, now=AT)
    assert view.requirements is not None
    (found,) = (each for plan in view.requirements.plans for each in plan.requirements if each.number == NUMBER)
    return found.status, " ".join(each.words for each in view.not_counted)


def test_it_is_named_with_why_and_with_what_it_takes_back(tmp_path: Path) -> None:
    site = venues.office(tmp_path / "office")
    _sign(site, Stated.NOT_MET, AT - timedelta(hours=3))
    assert _stands(site) == (Status.PROBLEM, "")
    _sign(site, Stated.MET, AT - timedelta(hours=2), "P. Deputy")
    status, said = _stands(site)
    assert status is Status.NOT_REPORTED
    assert f"The signature of P. Deputy, {AT.day} " in said
    assert f"({NUMBER} of {PLAN}: met) is not counted" in said
    assert "answers to a checklist, and nobody’s signature takes the place of that" in said
    assert "It takes back what H. Head, head said on" in said
    assert "Not met. Training list, page 4: not_met" in said


def test_a_word_that_it_is_met_takes_back_none_that_a_clock_set_back_dates_after_it(tmp_path: Path) -> None:
    site = venues.office(tmp_path / "office")
    _sign(site, Stated.NOT_MET, AT - timedelta(hours=3))
    _sign(site, Stated.MET, AT - timedelta(days=200))
    status, said = _stands(site)
    assert status is Status.PROBLEM
    assert "dated before that of H. Head" in said
    _sign(site, Stated.MET, AT - timedelta(hours=1))
    assert _stands(site)[0] is Status.NOT_REPORTED
    _sign(site, Stated.NOT_MET, AT - timedelta(days=200))
    assert _stands(site) == (Status.PROBLEM, "")


@pytest.mark.parametrize(("number", "vain"), [(IN_VAIN, True), (COUNTED, False), ("no-such", True)])
def test_the_board_says_how_many(number: str, *, vain: bool) -> None:
    own, theirs = agreed(Records(sign_offs=[signed(3, requirement=number)]))
    assert theirs.signed_in_vain == int(vain)
    assert len(own.not_counted) == int(vain)


def test_the_command_says_so_at_once(tmp_path: Path) -> None:
    site = venues.office(tmp_path / "office")
    words = ("sign-off", "--person", "H. Head", "--role", "head", "--plan", PLAN, "--requirement", NUMBER)
    for stated, vain in (("not-met", False), ("met", True)):
        done = venuecheck(site.path.parent, *words, "--statement", "Training list, page 4", "--stated", stated)
        assert (done.status, "is not counted" in done.out) == (0, vain), done.err

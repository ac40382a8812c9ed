"""A named person retires a network, a list or a page, with a reason, and may take it back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.report import samples as made
from tests.service import venues
from venuecheck.assurance.status import Status
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.finding import Result
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.service.filter_checks.retirements import retire, take_back
from venuecheck.service.partnership.bundle_export import bundle_of
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions
from venuecheck.service.venue_reports.reporting import venue_report

from .test_one_judgement import Records, report
from .values import AT, retirement, run

PUPILS = made.PUPILS.id
WHY: Any = {"reason": "Renamed to pupils-6 in September", "person": "A. Technician"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school whose pupils' network was checked, and failed."""
    return venues.school(tmp_path / "school")


def test_a_retired_network_is_named_and_asks_for_nothing_more(site: Site) -> None:
    with open_store(site) as store:
        before = venue_report(site, store, now=made.NOW)
        assert before.filtering.status is Status.PROBLEM
        retire(site, store, PUPILS, now=made.NOW, **WHY)
        after = venue_report(site, store, now=made.NOW)
        assert after.filtering.status is Status.NOT_REPORTED, "nothing else was ever checked"
        assert not after.filtering.networks
        assert after.filtering.headline.startswith("Every network is retired")
        assert not [action for action in after.actions if action.about == PUPILS]
        (check,) = [action for action in after.actions if not action.about]
        assert check.text == "Check a network that is in use: all that are known are retired."
        assert "Every network is retired, so no web filter was checked." in after.not_checked
        (line,) = after.not_counted
        assert "retired by A. Technician, 21 September 2026: Renamed to pupils-6 in September" in line.words
        assert [each.network for each in bundle_of(site, store, now=made.NOW).retirements] == [PUPILS]
        assert "A. Technician" not in str(bundle_of(site, store, now=made.NOW))
        take_back(site, store, PUPILS, now=made.NOW, reason="It is in use after all", person="A. Technician")
        assert venue_report(site, store, now=made.NOW).filtering.status is Status.PROBLEM


def test_a_retired_page_leaves_the_others(site: Site) -> None:
    with open_store(site) as store:
        for page in ("gambling-2", "support-2"):
            known = {f.page for run in (made.mixed_run(),) for f in run.findings}
            if page in known:
                retire(site, store, PUPILS, page=page, now=made.NOW, **WHY)
        open_ = {action.id for action in venue_report(site, store, now=made.NOW).actions}
    assert "pupil-wifi:gambling:under_blocked" not in open_


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"network": "pupil-wfi"}, "did you mean 'pupil-wifi'"),
        ({"network": PUPILS, "list_id": "uk-scools"}, "did you mean 'uk-schools'"),
        ({"network": PUPILS, "page": "gambling-22"}, "did you mean 'gambling-2'"),
        ({"network": PUPILS, "reason": "gone"}, "too short"),
        ({"network": PUPILS, "person": " "}, "nobody is named"),
    ],
)
def test_what_is_not_there_and_what_says_nothing_is_refused(site: Site, what: dict[str, str], said: str) -> None:
    given = {**WHY, **what}
    network = given.pop("network")
    with open_store(site) as store, pytest.raises(InputError, match=said):
        retire(site, store, network, now=made.NOW, **given)


def test_nothing_is_taken_back_that_was_not_retired(site: Site) -> None:
    with (
        open_store(site) as store,
        pytest.raises(InputError, match="nothing of this name is retired; nothing is retired here"),
    ):
        take_back(site, store, PUPILS, now=made.NOW, **WHY)


def test_what_a_person_closes_the_bundle_says_too(site: Site) -> None:
    """A reason for closing goes no further; that it was closed does."""
    with open_store(site) as store:
        wanted = "pupil-wifi:gambling:under_blocked"
        actions.close(site, store, wanted, reason="The page is used in a lesson", person="A. Manager", now=made.NOW)
        told = bundle_of(site, store, now=made.NOW)
    closed = [fault for fault in told.faults if fault.action == wanted]
    assert closed
    assert all(fault.closed == made.NOW for fault in closed)


def test_a_hand_check_with_a_list_that_is_retired_stands_beside_no_check() -> None:
    """The page of networks says that a check counts with what persons saw beside it: not with what counts no more."""
    hand = run(2, {"one": Result.AS_EXPECTED}, list_id="list-b", device="iPad")
    records = Records(runs=[run(1, {"one": Result.AS_EXPECTED}), hand])
    for gone in ((), (retirement(0.5, list_id="list-b"),)):
        (network,) = (
            each
            for each in report(replace(records, retirements=[*gone]), AT).filtering.networks
            if each.id == hand.run.network
        )
        assert isinstance(network, NetworkChecked)
        (shown,) = network.hand_checks
        assert [each.id for each in network.beside] == ([] if gone else [hand.run.id])
        assert ("Its list is retired, so it counts for nothing here." in shown.warnings) == bool(gone)


def test_a_hand_check_before_its_network_was_retired_says_so_where_that_is_checked_again() -> None:
    """Its list is in use: whoever reads that it is retired looks for what nobody did."""
    hand = run(2, {"one": Result.AS_EXPECTED}, device="iPad")
    records = Records(runs=[run(0.2, {"one": Result.AS_EXPECTED}), hand], retirements=[retirement(0.5)])
    (network,) = (each for each in report(records, AT).filtering.networks if each.id == hand.run.network)
    assert isinstance(network, NetworkChecked)
    assert [each.warnings[-1] for each in network.hand_checks] == [
        "Its network was retired, so it counts for nothing here."
    ]

"""Who says whose an action is waits for no report: seen by which functions of ours run meanwhile."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from tests.cli.school import venuecheck
from tests.report import samples as made
from tests.service import venues
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions, reporting

GAMBLING = "pupil-wifi:gambling:under_blocked"
_WHO = ("--person", "Helen Okafor")
_REASON = ("--reason", "This is a charity's lottery")
_OF_A_WHOLE_REPORT = {
    ("venuecheck.report.venue.view", "build"),
    ("venuecheck.service.venue_reports.reporting", "venue_report"),
    ("venuecheck.service.record_keeping.proof", "whole"),
}
"""It proves all records, and sets all of them out."""


def run_by(do: Callable[[], object]) -> set[tuple[str, str]]:
    """Give the functions, by module and name, that run in this thread while something is done."""
    found: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            found.add((frame.f_globals.get("__name__", ""), frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        do()
    finally:
        sys.setprofile(before)
    return found


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a school with two checks and a booking."""
    return venues.school(tmp_path)


def test_a_report_is_seen_where_one_is_built(site: Site) -> None:
    """So that the tests below would fail if the names of its functions were others."""
    with open_store(site) as store:
        seen = run_by(lambda: reporting.venue_report(site, store, now=made.NOW))
    assert seen >= _OF_A_WHOLE_REPORT


def test_what_is_said_of_an_action_builds_no_whole_report(site: Site) -> None:
    """As a page does it: owner and day, the reason that closes it, and the one that opens it again."""
    with open_store(site) as store:
        who = {"person": "Helen Okafor", "now": made.NOW}
        for do in (
            lambda: actions.assign(site, store, GAMBLING, owner="IT", due=None, **who),  # type: ignore[arg-type]
            lambda: actions.close(site, store, GAMBLING, reason=_REASON[1], **who),  # type: ignore[arg-type]
            lambda: actions.reopen(site, store, GAMBLING, reason=_REASON[1], **who),  # type: ignore[arg-type]
        ):
            seen = run_by(do)
            assert not seen & _OF_A_WHOLE_REPORT


@pytest.mark.parametrize(
    "words", [("set", GAMBLING, "--owner", "IT"), ("close", GAMBLING, *_REASON)], ids=lambda words: words[0]
)
def test_no_command_does_either(site: Site, words: tuple[str, ...]) -> None:
    """From what is typed to what is said."""
    done = []
    seen = run_by(lambda: done.append(venuecheck(site.path.parent, "action", *words, *_WHO)))
    assert done[0].status == 0, done[0].err
    assert not seen & _OF_A_WHOLE_REPORT

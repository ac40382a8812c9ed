"""Persons' verdicts and pages left out: shown beside what was measured, and never counted."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.assurance.status import Status
from venuecheck.filtering.model.finding import Result, Verdict
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import LeftOut
from venuecheck.records.codec import decode, encode
from venuecheck.report.format import Report, load
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.report.venue.overrides import overridden
from venuecheck.report.venue.view import View

from . import samples as made
from .situations import TEMPLATES, view_of

RUN = made.fine_run(made.PUPILS)
BLOCKED = next(finding for finding in RUN.findings if finding.verdict is Verdict.BLOCKED)


def checked(view: View) -> NetworkChecked:
    """Give the view's one network."""
    network = view.filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    return network


def test_an_override_stands_beside_the_measured_verdict() -> None:
    """Counts and results stay as measured; the report says what they would be."""
    plain, with_it = view_of((made.PUPILS,), (RUN,)), view_of((made.PUPILS,), (RUN,), overrides=(one(),))
    assert with_it.filtering.counts == plain.filtering.counts
    assert with_it.filtering.status == plain.filtering.status
    pages = {page.page: page for category in checked(with_it).categories for page in category.pages}
    shown = pages[BLOCKED.page]
    assert shown.result is Result.AS_EXPECTED
    assert shown.override is not None
    assert shown.override.would_be is Result.UNDER_BLOCKED
    assert [page.page for page in pages.values() if page.override] == [BLOCKED.page]
    beside = "Pupil wifi: 1 page carries a person's verdict beside the measured one, which alone is counted."
    change = "By them 1 “as expected” would be “should be blocked but opened”."
    assert with_it.filtering.overridden == (f"{beside} {change}",)


def one(**changes: object) -> Override:
    """Override a page that was blocked."""
    return replace(made.override(BLOCKED.page), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("format_id", ["html", "json"])
def test_every_format_shows_it(format_id: str) -> None:
    """The person, the reason and the end, of one that stands and of one that has ended."""
    ended = made.override(RUN.findings[1].page, person="Old Name", until=made.NOW.date() - timedelta(days=1))
    written = (
        load(format_id, Report.VENUE)
        .render_venue(view_of((made.PUPILS,), (RUN,), overrides=(one(), ended)), TEMPLATES)
        .decode()
    )
    for words in ("Dana Reyes, IT", "Opened by hand on a pupil", "20 December 2026", "Old Name", "ended on"):
        assert words in written


def test_an_override_ends_by_itself() -> None:
    """On its last day it stands; the day after it is listed as ended, and applied no more."""
    until = made.NOW.date()
    last_day = overridden((one(until=until),), (RUN,), made.NOW)
    assert (last_day.applied, last_day.overrides[0].expired) == (1, False)
    after = overridden((one(until=until),), (RUN,), made.NOW + timedelta(days=1))
    assert (after.applied, after.words, after.overrides[0].expired) == (0, "", True)
    assert "ended on 21 September 2026" in after.overrides[0].words


@pytest.mark.parametrize("changes", [{"network": "other"}, {"list_id": "other"}, {"page": "gone"}])
def test_an_override_of_something_else_is_not_applied(changes: dict[str, str]) -> None:
    """Another network's is not shown; one about another list or page is listed as not tried."""
    said = overridden((replace(one(), **changes),), (RUN,), made.NOW)  # type: ignore[arg-type]
    assert said.applied == 0
    assert said.of(BLOCKED.page) is None
    assert [each.measured_words for each in said.overrides] == ["the latest check did not try this page"] * (
        "network" not in changes
    )


@given(st.lists(st.tuples(st.sampled_from(RUN.findings), st.sampled_from(Verdict), st.integers(-5, 5)), max_size=8))
def test_no_override_changes_a_count(chosen: list[tuple[object, Verdict, int]]) -> None:
    """Whatever persons say, what was measured is counted."""
    overrides = tuple(
        made.override(finding.page, verdict, until=made.NOW.date() + timedelta(days=days))  # type: ignore[attr-defined]
        for finding, verdict, days in {each[0].page: each for each in chosen}.values()  # type: ignore[attr-defined]
    )
    view = view_of((made.PUPILS,), (RUN,), overrides=overrides)
    assert view.filtering.counts == view_of((made.PUPILS,), (RUN,)).filtering.counts
    said = checked(view).overridden
    assert said.applied == sum(not each.expired for each in said.overrides)


def left(page: str = "casino", category: str = "gambling") -> LeftOut:
    """Leave a page out."""
    return LeftOut(page=page, url=f"https://{page}.test/", category=category, reason="Not <b>ours</b> to test")


def test_a_page_left_out_is_shown_and_counted_as_nothing() -> None:
    """In its category, on the first screen and in the caveat; never among the tested."""
    run = replace(RUN, left_out=(left(),))
    view, plain = view_of((made.PUPILS,), (run,)), view_of((made.PUPILS,), (RUN,))
    assert view.filtering.counts == plain.filtering.counts
    assert "Of the check of Pupil wifi 1 page was left out by the venue." in view.filtering.headline
    assert any("left out by the venue" in point.text for point in view.filtering.could_not_tell)
    assert "1 page that the venue left out" in view.caveat.not_tested
    html = load("html", Report.VENUE).render_venue(view, TEMPLATES).decode()
    assert "https://casino.test/" in html
    assert "Not &lt;b&gt;ours&lt;/b&gt; to test" in html


def test_a_category_that_is_left_out_is_not_known() -> None:
    """Its note says so, and it is not fine by being empty."""
    findings = tuple(finding for finding in RUN.findings if finding.category != "gambling")
    run = replace(RUN, findings=findings, left_out=(left(),))
    category = next(each for each in checked(view_of((made.PUPILS,), (run,))).categories if each.id == "gambling")
    assert category.note.startswith("The venue left out every page")
    assert category.counts.as_expected == 0
    nothing = replace(RUN, findings=(), network_findings=(), left_out=(left(),))
    assert view_of((made.PUPILS,), (nothing,)).filtering.status is Status.NOT_PROVEN


def test_a_record_of_an_older_version_still_loads() -> None:
    """What it does not say was not left out."""
    old = json.loads(json.dumps(encode(RUN)))
    del old["left_out"]
    assert decode(type(RUN), old) == RUN

"""What a person said is not so counts whatever its date; good news that is dated in the future counts for nothing."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.service import venues
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.bad_news import assessments_counting, looks_counting, signatures_counting
from venuecheck.assurance.status import Status
from venuecheck.plans.said import Looked, Stated
from venuecheck.service.sites.opening import open_store
from venuecheck.service.venue_reports import reporting

from . import values
from .values import AT

AHEAD, PAST = -30, 3
K = OutcomeKind


@pytest.mark.parametrize(
    ("days", "kind", "of"),
    [
        (AHEAD, K.NOT_MET, "there"),
        (AHEAD, K.PARTLY_MET, "there"),
        (AHEAD, K.MET, "itself"),
        (AHEAD, K.NOT_FINISHED, "itself"),
        (AHEAD, K.REFUSE, "itself"),
        (PAST, K.NOT_MET, "later"),
        (PAST, K.MET, "itself"),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_a_self_assessment_that_is_bad_news_is_of_when_it_was_on_record(
    days: int, kind: OutcomeKind, of: str, *, known: bool
) -> None:
    one = values.booking(days, kind, None, checklist="self")
    there = {one.id: AT - timedelta(days=1)} if known else {}
    (found,) = assessments_counting([one], AT, there)
    moment: datetime = there.get(one.id, AT if of == "there" else one.started) if of != "itself" else one.started
    assert (found.started, found.finished) == (moment, moment)
    assert replace(found, started=one.started, finished=one.finished) == one


@pytest.mark.parametrize(
    ("logged", "alerted", "counts"),
    [
        (Looked.NO, Looked.YES, True),
        (Looked.YES, Looked.NO, True),
        (Looked.YES, Looked.YES, False),
        (Looked.YES, Looked.NOT_CHECKED, False),
    ],
)
def test_a_look_dated_ahead_counts_where_it_says_no(logged: Looked, alerted: Looked, *, counts: bool) -> None:
    ahead = values.look(logged=logged, alerted=alerted, days=AHEAD)
    assert [each.on for each in looks_counting([ahead], AT)] == ([AT.date()] if counts else [])
    past = values.look(logged=logged, alerted=alerted, days=PAST)
    assert looks_counting([past], AT) == [past]


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({"stated": Stated.NOT_MET}, True),
        ({"stated": Stated.PARTLY}, True),
        ({"stated": Stated.MET, "figure": 70.0, "target": 100.0}, True),
        ({"stated": Stated.MET}, False),
    ],
)
def test_a_signature_dated_ahead_counts_where_something_is_not_met(said: dict[str, object], *, counts: bool) -> None:
    ahead = values.signed(AHEAD, **said)
    assert [each.at for each in signatures_counting([ahead], AT)] == ([AT] if counts else [])


@pytest.mark.parametrize(
    ("kinds", "status"),
    [
        (((AHEAD, K.NOT_MET),), Status.PROBLEM),
        (((AHEAD, K.MET),), Status.NOT_REPORTED),
        (((PAST, K.MET), (AHEAD, K.NOT_MET)), Status.PROBLEM),
        (((AHEAD, K.NOT_MET), (PAST, K.MET)), Status.STATED),
        (((PAST, K.NOT_MET), (AHEAD, K.MET)), Status.PROBLEM),
    ],
)
def test_the_report_counts_it_until_a_later_one_says_otherwise(
    tmp_path: Path, kinds: tuple[tuple[int, OutcomeKind], ...], status: Status
) -> None:
    """In the order of the records, whatever clocks said; and it is named as dated in the future."""
    site = venues.office(tmp_path / "office")
    with open_store(site) as store:
        for days, kind in kinds:
            one = replace(values.booking(days, kind, None, checklist="self"), venue=site.venue.id)
            store.append("assessment", one.id, one, one.started)
        view = reporting.venue_report(site, store, now=AT)
    assert view.assessments is not None
    assert view.assessments.status is status
    ahead = [each.words for each in view.not_counted if each.ahead]
    assert len(ahead) == 1
    assert ("counts only by what it says is not in place" in ahead[0]) is ((AHEAD, K.NOT_MET) in kinds)


def test_a_signature_that_says_so_is_not_hidden_by_a_better_one_dated_ahead(tmp_path: Path) -> None:
    site = venues.office(tmp_path / "office")
    with open_store(site) as store:
        for one in (values.signed(PAST, stated=Stated.NOT_MET), values.signed(AHEAD)):
            store.append("sign_off", one.key, one, one.at, over=store.version("sign_off", one.key))
        said = reporting.said_in(site, store, runs=(), assessments=(), now=AT)
    assert [each.stated for each in signatures_counting(said.sign_offs, AT)] == [Stated.NOT_MET]

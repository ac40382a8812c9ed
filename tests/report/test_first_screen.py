"""The first screen says how the pages came out before what else is open, and how they were stopped."""

from dataclasses import replace

from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus, PageFinding
from venuecheck.filtering.model.run import Run
from venuecheck.report.venue.pages import PageShown, page_shown
from venuecheck.report.venue.summary import FilteringShown

from . import samples as made
from .situations import view_of


def shown(run: Run) -> FilteringShown:
    """Give the filtering part of a report on a run."""
    return view_of((made.PUPILS,), (run,)).filtering


def asked(probe: str, status: NetworkStatus, reason: str) -> NetworkFinding:
    """Give an answer to a question about the network."""
    return NetworkFinding(probe=probe, question="Is it so?", status=status, reason=reason)


def test_pages_that_all_did_as_expected_are_said_to_have_first() -> None:
    """Even where another question has no answer, or something else has to be put right."""
    fine = made.fine_run(made.PUPILS)
    doubtful = shown(replace(fine, network_findings=(asked("x", NetworkStatus.INCONCLUSIVE, "Perhaps."),)))
    assert doubtful.headline == ("All 14 pages tested did what was expected. 1 other question had no clear answer.")
    wrong = shown(replace(fine, network_findings=(asked("quic", NetworkStatus.PROBLEM, "UDP 443 is open."),)))
    assert wrong.headline == "All 14 pages tested did what was expected. 1 other thing to put right."


def test_what_is_wrong_comes_before_the_other_pages() -> None:
    """The same numbers as the tiles below, so that nobody has to add."""
    filtering = shown(made.mixed_run())
    assert filtering.headline.startswith("2 pages that should be blocked opened. 1 page that should open was blocked.")
    assert f"The other {filtering.counts.as_expected} pages did what was expected." in filtering.headline
    assert "All" not in filtering.headline


def test_how_pages_were_stopped_is_told_with_their_layer() -> None:
    """The commonest way first."""
    first = shown(made.fine_run(made.PUPILS)).shown[0]
    assert first.text == "Pupil wifi: 10 pages that should be blocked were blocked; 4 pages that should open did open."
    assert first.details == (
        "7 pages at HTTP (page): a block page is shown.",
        "1 page at DNS (name): DNS says that it filters the name.",
        "1 page at TLS (security): the connection is cut.",
        "1 more way below.",
    )


def test_that_signs_agree_is_no_success_of_the_filter() -> None:
    """Other questions that are in order are told."""
    fine = made.fine_run(made.PUPILS)
    answers = (
        asked("contradictions", NetworkStatus.OK, "No page showed signs that cannot be true together."),
        asked("quic", NetworkStatus.OK, "The network refuses UDP 443."),
    )
    said = [point.text for point in shown(replace(fine, network_findings=answers)).shown]
    assert any("UDP 443" in text for text in said)
    assert not any("true together" in text for text in said)


def test_why_a_check_counts_for_nothing_stands_behind_its_colon_in_small_letters() -> None:
    """But for what is written in capitals."""
    run = made.invalid_run()
    for given, wanted in (("The line was down.", "the line was down"), ("DNS did not answer.", "DNS did not answer")):
        headline = shown(replace(run, run=replace(run.run, invalid_reason=given))).headline
        assert f"could not be relied on: {wanted}; nothing is proven" in headline


def test_a_filter_that_was_recognised_is_shown_by_its_name() -> None:
    """By its id where an older record has no name; both keep the id for other programs."""
    named = _blocked_by("e2guardian", "E2Guardian")
    assert (named.product, named.product_words) == ("e2guardian", "E2Guardian")
    assert _blocked_by("e2guardian", "").product_words == "e2guardian"


def _blocked_by(product: str, name: str) -> PageShown:
    run = made.fine_run(made.PUPILS)
    found: PageFinding = replace(run.findings[0], product=product, product_name=name)
    return page_shown(found, [], None, valid=True)

"""What a board is given: four pages however large the partnership is, and a paper of one."""

import io
from dataclasses import replace

from docx import Document
from pikepdf import Pdf

from tests.collate import venues as made
from tests.collate.forty import NOW
from venuecheck.assurance.check import Counts, FailedPage, Question
from venuecheck.collate.bookings import COUNTED_AS
from venuecheck.collate.facts import ListedVenue, Partner, VenueFacts
from venuecheck.collate.network_kind import NetworkKind
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.editions import NOTHING_PUBLISHED
from venuecheck.service.partnership.partners import Partners
from venuecheck.service.partnership.what_was_sent import Gathered

PARTNERS = 30
LONG = "A partner with a long name, as multi-academy trusts and their dioceses have"


def view(edition: Edition) -> PartnershipView:
    """Make the largest report: every sector, many partners, everything wrong."""
    partners = tuple(
        Partner(id=f"p{at}", name=f"{LONG} {at}", contact=None, chief_officer=None) for at in range(PARTNERS)
    )
    kinds = list(VenueKind)
    listed = tuple(
        ListedVenue(
            id=f"v{at}",
            name=f"A venue with a rather long name of its own, number {at}",
            kind=kinds[at % len(kinds)],
            partner=f"p{at % PARTNERS}",
        )
        for at in range(60)
    )
    gathered = Gathered(
        venues=tuple(_facts(venue, at) for at, venue in enumerate(listed)),
        sources=(),
        not_counted=(),
        proven=(),
        listed=True,
        published=NOTHING_PUBLISHED,
    )
    list_ = Partners(
        id="large",
        name="A large partnership",
        report_every_days=91,
        grace_days=14,
        partners=partners,
        venues=listed,
        keys={},
    )
    return collation.collate(gathered, list_, edition, now=NOW)


def _facts(venue: ListedVenue, at: int) -> VenueFacts:
    if at % 5 == 4:
        return VenueFacts(venue=venue)
    failed = tuple(
        FailedPage(page=f"page-{number}", category=f"category-{number}", result=Result.UNDER_BLOCKED)
        for number in range(30)
    )
    questions = tuple(Question(probe=f"question_{number}", status=NetworkStatus.PROBLEM) for number in range(12))
    checked = made.check(
        failed=failed,
        counts=Counts(under_blocked=30),
        questions=questions,
        product=f"filter-{at}",
        network_kind=list(NetworkKind)[at % 6],
    )
    bookings = tuple(
        made.booking(days=10 + number, kind=kind, id=f"b{at}-{number}") for number, kind in enumerate(COUNTED_AS)
    )
    return replace(made.facts(checked, assessed=bookings), venue=venue, sent=True)


def test_a_board_gets_four_pages_and_an_appendix() -> None:
    """Of the largest partnership; the appendix is a file of its own, with every venue."""
    files = dict(collation.documents(view(Edition.BOARD), "pdf"))
    assert set(files) == {".pdf", "-venues.pdf"}
    with Pdf.open(io.BytesIO(files[".pdf"])) as report, Pdf.open(io.BytesIO(files["-venues.pdf"])) as appendix:
        assert len(report.pages) <= 4
        assert "/StructTreeRoot" in report.Root
        assert "/StructTreeRoot" in appendix.Root
        assert len(appendix.pages) > 4


def test_the_public_gets_two_pages() -> None:
    """And no appendix."""
    files = dict(collation.documents(view(Edition.PUBLIC), "pdf"))
    assert set(files) == {".pdf"}
    with Pdf.open(io.BytesIO(files[".pdf"])) as report:
        assert len(report.pages) <= 2


def test_the_paper_is_one_page_and_asks_what_can_be_decided() -> None:
    """At most 45 lines of about 95 letters; each thing that is asked is to be agreed."""
    shown = view(Edition.BOARD)
    assert shown.paper is not None
    assert all(asked.startswith("Agree ") for asked in shown.paper.decisions)
    paper = Document(io.BytesIO(collation.render(shown, "docx")))
    assert sum(-(-len(each.text) // 95) for each in paper.paragraphs) < 45

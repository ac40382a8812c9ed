"""Facts of venues by hand, and by Hypothesis."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.check import Counts, FailedPage, Question
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Assessed, Check, ListedVenue, Return, VenueFacts
from venuecheck.collate.network_kind import NetworkKind
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.finding import NetworkStatus, Result

NOW = datetime(2026, 9, 21, 16, 40, tzinfo=UTC)
WITHIN = timedelta(days=105)
VENUE = ListedVenue(id="a", name="A", kind=VenueKind.SCHOOL, partner="p")


def check(days: float = 10, **said: object) -> Check:
    """Make a check so many days ago, as expected but for what is said."""
    values: dict[str, object] = {
        "run": f"run-{days}",
        "network": "wifi",
        "network_kind": NetworkKind.CHILDREN,
        "list_id": "l",
        "started": NOW - timedelta(days=days),
        "finished": True,
        "valid": True,
        "by_person": False,
        "counts": Counts(as_expected=10),
        **said,
    }
    return Check(**values)  # type: ignore[arg-type]


def booking(days: float = 10, kind: OutcomeKind | None = OutcomeKind.APPROVE, **said: object) -> Assessed:
    """Make a booking so many days ago; `kind` is what was decided."""
    values: dict[str, object] = {
        "id": f"assessment-{days}",
        "checklist": "venue-booking",
        "started": NOW - timedelta(days=days),
        "recommended": kind or OutcomeKind.APPROVE,
        "decided": kind,
        "decided_at": None,
        **said,
    }
    return Assessed(**values)  # type: ignore[arg-type]


def told(days: int = 10, filtering: str = "not_said", bookings: str = "not_said") -> Return:
    """Make a return so many days ago."""
    return Return(
        venue="a",
        said_on=(NOW - timedelta(days=days)).date(),
        how="telephone",
        filtering=FilterSaid(filtering),
        bookings=BookingsSaid(bookings),
    )


def facts(*checks: Check, heard: int | None = 5, **said: object) -> VenueFacts:
    """Make a venue that was heard of so many days ago."""
    moments = () if heard is None else (NOW - timedelta(days=heard),)
    return VenueFacts(**{"venue": VENUE, "checks": checks, "heard": moments, **said})  # type: ignore[arg-type]


_IDS = st.sampled_from(["wifi", "lan", "guests"])
_PAGES = st.lists(
    st.tuples(
        st.sampled_from([f"p{number}" for number in range(6)]),
        st.sampled_from(["gambling", "adult"]),
        st.sampled_from(list(Result)),
        st.sampled_from(["", "one", "two"]),
    ),
    max_size=8,
    unique_by=lambda page: page[0],
)


@st.composite
def stored(draw: st.DrawFn, at: int) -> tuple[Check, tuple[tuple[str, str, Result, str], ...]]:
    """Make a check and all its pages."""
    pages = tuple(draw(_PAGES))
    number = {result: sum(page[2] is result for page in pages) for result in Result}
    questions = draw(st.sampled_from([(), (Question(probe="quic", status=NetworkStatus.PROBLEM),)]))
    named = [page[3] for page in pages if page[3]]
    made = check(
        days=draw(st.integers(0, 300)),
        run=f"run-{at}",
        network=draw(_IDS),
        valid=draw(st.booleans()),
        finished=draw(st.booleans()),
        by_person=draw(st.booleans()),
        counts=Counts(**{result.value: number[result] for result in Result}),
        product=min(named, key=lambda name: (-named.count(name), name)) if named else "",
        tried=frozenset(page for page, *_ in pages),
        categories=frozenset(category for _, category, *_ in pages),
        failed=tuple(
            sorted(
                (
                    FailedPage(page=page, category=category, result=result)
                    for page, category, result, _ in pages
                    if result is not Result.AS_EXPECTED
                ),
                key=lambda page: (page.category, page.page),
            )
        ),
        questions=questions,
        whole=bool(pages or questions),
    )
    return made, pages

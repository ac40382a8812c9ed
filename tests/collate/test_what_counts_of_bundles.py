"""Checks that can count at no moment that is asked about are not kept: the picture is that of all of them."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collate import forty
from tests.collate.venues import VENUE, WITHIN
from venuecheck.collate.picture import before_of, picture, stand_at
from venuecheck.filtering.model.run import Vantage
from venuecheck.service.partnership.bundle import Bundle, RetirementSaid, RunSaid
from venuecheck.service.partnership.bundle_facts import venue_facts

NOW = forty.NOW
GIVEN = forty.make(4).bundle
WHOLE, COUNTED = GIVEN.runs[-1], GIVEN.runs[0]


@st.composite
def runs(draw: st.DrawFn, number: int) -> RunSaid:
    """Make a check: whole or by its counts, of one of a few networks and lists, by the program or by a person."""
    made = WHOLE if draw(st.booleans()) else COUNTED
    return replace(
        made,
        id=f"run-{number}",
        network=draw(st.sampled_from(["wifi", "lan"])),
        list_id=draw(st.sampled_from(["one", "two"])),
        vantage=draw(st.sampled_from(Vantage)),
        started=NOW - timedelta(days=draw(st.integers(-20, 400)), hours=draw(st.integers(0, 3))),
        valid=draw(st.booleans()),
    )


@st.composite
def bundles(draw: st.DrawFn) -> list[Bundle]:
    """Make bundles of one computer or two, in the order in which they were made."""
    told = tuple(draw(runs(number)) for number in range(draw(st.integers(1, 12))))
    gone = tuple(
        RetirementSaid(network="lan", list_id=name, page="", at=NOW - timedelta(days=draw(st.integers(0, 200))))
        for name in draw(st.lists(st.sampled_from(["", "one"]), unique=True))
    )
    cut = draw(st.integers(0, len(told)))
    first = replace(GIVEN, runs=told[:cut], made_at=NOW - timedelta(days=30), schema=draw(st.sampled_from(SCHEMAS)))
    other = draw(st.sampled_from([GIVEN.public_key, "0" * 64]))
    return [first, replace(first, runs=told, public_key=other, retirements=gone, made_at=NOW - timedelta(days=1))]


SCHEMAS = ("venuecheck.bundle/1", "venuecheck.bundle/3")


@settings(max_examples=80, deadline=None)
@given(bundles())
def test_the_picture_is_that_of_everything(sent: list[Bundle]) -> None:
    """Now, and of what happened since where the picture is of a day that is past."""
    at = NOW - timedelta(days=10)
    everything = venue_facts(VENUE, sent)
    few = venue_facts(VENUE, sent, moments=(at, before_of(at)))
    assert picture([few], at, WITHIN) == picture([everything], at, WITHIN)
    assert stand_at([few], NOW, WITHIN) == stand_at([everything], NOW, WITHIN)


def test_few_of_many_are_kept() -> None:
    """Of weekly checks of one network the newest at each moment."""
    facts = venue_facts(VENUE, [GIVEN], moments=(NOW, before_of(NOW)))
    assert len(GIVEN.runs) > len(facts.checks) == 2

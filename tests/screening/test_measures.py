"""What follows a confirmed match: by its list and its measure, and nothing more than that."""

from datetime import date

import pytest

from venuecheck.screening.listing import Kind
from venuecheck.screening.measures import steps
from venuecheck.screening.result import Match

PAYMENT = ["name-stop-payment", "name-ask-ofsi"]
ALWAYS = ["name-write-down", "name-say-nothing"]
POLICE = ["name-tell-police", "name-arrange-nothing", "name-no-money"]
CASES = [
    ("sanctions", ("Asset freeze",), [*PAYMENT, *ALWAYS]),
    ("sanctions", ("Asset Freeze", "Travel Ban", "Arms embargo"), [*PAYMENT, *ALWAYS]),
    ("sanctions", ("Trust Services Sanctions",), [*PAYMENT, *ALWAYS]),
    ("sanctions", ("Travel Ban",), ["name-travel-ban", *ALWAYS]),
    ("sanctions", ("Arms embargo",), ["name-other-measure", *ALWAYS]),
    ("sanctions", ("Travel Ban", "Arms embargo"), ["name-other-measure", *ALWAYS]),
    ("sanctions", (), ["name-measure-not-said", *PAYMENT, *ALWAYS]),
    ("proscribed", (), [*POLICE, *ALWAYS]),
    ("own", (), ["name-own-list", *ALWAYS]),
]


def match(list_id: str, measures: tuple[str, ...], *, removed: bool = False) -> Match:
    """Give a match with an entry of these measures."""
    return Match(
        given="Zorblax",
        kind=Kind.ORGANISATION,
        list_id=list_id,
        list_title="A list",
        list_dated=date(2026, 9, 1),
        entry_id="x",
        entry="Zorblax",
        listed="Zorblax",
        likeness="same",
        how="the same name",
        source="",
        note="Ring the manager.",
        since=None,
        until=date(2019, 3, 1) if removed else None,
        entry_digest="0",
        removed=removed,
        measures=measures,
    )


@pytest.mark.parametrize(("list_id", "measures", "expected"), CASES)
def test_the_steps_are_those_of_the_measure(list_id: str, measures: tuple[str, ...], expected: list[str]) -> None:
    """A travel ban stops no payment, and an asset freeze does."""
    assert [one.id for one in steps(match(list_id, measures))] == expected


def test_what_has_gone_from_a_list_asks_for_nothing_but_a_note() -> None:
    """Nothing follows from it by law."""
    (only,) = steps(match("proscribed", (), removed=True))
    assert "nothing follows from it by law" in only.text


def test_a_measure_that_is_not_known_and_the_note_of_ones_own_list_are_said_as_they_stand() -> None:
    """So that whoever is asked knows of what."""
    assert "Arms embargo" in next(steps(match("sanctions", ("Arms embargo",)))).text
    assert "Ring the manager." in next(steps(match("own", ()))).text

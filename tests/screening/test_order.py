"""What is found hangs on the names alone, never on the order in which a list has them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.index import Index
from venuecheck.screening.listing import Entry, Kind

from .samples import entry, names

WORDS = ("Zorb", "Zorba", "Lax", "Laxon", "Quux", "Quuxen", "Meridian", "Al", "Noor", "Trading", "Front", "Of")
"""Of these any two written as one may be a word of another name, and some make the same letters parted elsewhere."""
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words).capitalize(), "".join(words[:2]) + " Works"])
)


def found(listed: Sequence[Entry], asked: str, kind: Kind) -> set[tuple[str, str, str, str]]:
    """Give what a list finds: which name, how, how strongly."""
    index = Index.of([names(*listed, list_id="sanctions")], kind)
    return {(each.entry.name, each.listed, each.likeness.name, each.strength.value) for each in index.find(asked)}


@pytest.mark.parametrize("kind", list(Kind))
@given(listed=st.lists(NAMES, min_size=2, max_size=8, unique=True), asked=NAMES, data=st.data())
def test_the_order_of_a_list_changes_nothing(kind: Kind, listed: list[str], asked: str, data: st.DataObject) -> None:
    """Each order finds the same, in the same way."""
    made = [entry(name, kind=kind) for name in listed]
    assert found(made, asked, kind) == found(data.draw(st.permutations(made)), asked, kind)


@pytest.mark.parametrize("kind", list(Kind))
@given(listed=st.lists(NAMES, min_size=2, max_size=8, unique=True), data=st.data())
def test_every_listed_name_is_found_whatever_else_is_listed(kind: Kind, listed: list[str], data: st.DataObject) -> None:
    """Two words of another name, written as one, never stand in its way; nor does a word in theirs."""
    asked = data.draw(st.sampled_from(listed))
    alone = found([entry(asked, kind=kind)], asked, kind)
    together = found([entry(name, kind=kind) for name in listed], asked, kind)
    assert {each[0] for each in alone} <= {each[0] for each in together}


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        (("Palestine Action", "Palestineaction Works"), "Palestneaction Works"),
        (("Palestineaction Works", "Palestine Action"), "Palestneaction Works"),
        (("Zorba Laxon", "Zorb Alaxon"), "Zorbalaxon"),
        (("Zorb Alaxon", "Zorba Laxon"), "Zorbalaxon"),
    ],
)
def test_a_word_and_two_words_of_the_same_letters_are_both_found(listed: tuple[str, ...], asked: str) -> None:
    """Whichever comes first."""
    together = {each[0] for each in found([entry(name) for name in listed], asked, Kind.ORGANISATION)}
    alone = {name for name in listed if found([entry(name)], asked, Kind.ORGANISATION)}
    assert together == alone


def test_of_many_that_are_as_likely_none_is_left_out_for_its_place() -> None:
    """Forty of one name: all forty."""
    many = [entry("Zorblax Trading", entry_id=f"{number:02}") for number in range(40)]
    index = Index.of([names(*many, list_id="sanctions")], Kind.ORGANISATION)
    assert len(index.find("Zorblax Trading")) == 40


def test_the_very_initials_come_before_what_is_nearly_the_same() -> None:
    """Of many weak likenesses the first few are shown."""
    listed = [entry("Zorblax Union Zone Quux (ZUZQ)"), entry("LLC Zuzqi"), entry("ZUZQ Hunters")]
    index = Index.of([names(*listed)], Kind.ORGANISATION)
    assert next(found.entry.name for found in index.find("zuzq")) == "Zorblax Union Zone Quux (ZUZQ)"

"""A sample of what `make truth` measures, and the table that it wrote."""

import re

import pytest

from tests.lab.score import TRUTH
from tests.truth.acts import How, Truth
from tests.truth.ground import lacking
from tests.truth.lists import made_up, shipped
from tests.truth.part import kept, part_of, put
from tests.truth.rows import ROWS
from tests.truth.sites import Sites
from tests.truth.situations import SITUATIONS
from tests.truth.table import faults
from tests.truth.tasks import of_lists, sample
from tests.truth.together import measure


@pytest.mark.lab
@pytest.mark.slow
def test_a_sample_of_lists_and_situations_is_judged_as_is_true() -> None:
    """No verdict is wrong, and no more is left untold than may be. `make truth` measures all of them."""
    if reason := lacking():
        pytest.skip(f"no lab here: {reason}")
    found = measure(sample())
    assert [fault for each in found for fault in faults(each)] == []


def test_the_table_is_of_the_lists_and_situations_that_there_are() -> None:
    """Write it anew with `make truth`."""
    lists, situations = (part_of(TRUTH.read_text(), name) for name in ("lists", "situations"))
    assert all(f"| {row.title}" in lists for row in ROWS)
    measured = set(re.findall(r"`([^`]+)` alone \| `\1` with a reference", lists))
    assert measured
    assert measured <= {each.id for each in shipped()}
    missing = [line.id for line in SITUATIONS if f"| `{line.id}` | {line.title} |" not in situations]
    assert not situations or not missing


def test_there_are_situations_enough_and_each_is_one_of_its_own() -> None:
    ids = [line.id for line in (*ROWS, *SITUATIONS)]
    assert len(SITUATIONS) >= 60
    assert len({id(line) for line in SITUATIONS}) == len(SITUATIONS) == len({line.id for line in SITUATIONS}), ids


def test_a_situation_does_something_to_some_page() -> None:
    for line in SITUATIONS:
        sites = Sites(made_up(vouched=False), line, 1)
        truths = {sites.truth(page) for page, _ in sites.pages()}
        assert line.acts or line.everywhere, line.id
        assert truths <= set(Truth), line.id
        assert set(line.tried) <= set(How), line.id


def test_a_part_is_put_in_the_place_of_the_one_before_and_the_rest_stays() -> None:
    first = put("# Truth\n\nAbove.\n", "lists", "One.")
    assert part_of(first, "lists").strip() == "One."
    again = put(put(f"{first}Below.\n", "lists", "Two."), "situations", "Three.")
    assert part_of(again, "lists").strip() == "Two."
    assert again.startswith("# Truth\n\nAbove.\n")
    assert "Below.\n" in again
    anew = kept(again.replace("Below.", "What somebody wrote."), "# Anew\n")
    assert anew.startswith("# Anew\n")
    assert "What somebody wrote." in anew
    assert [part_of(anew, name).strip() for name in ("lists", "situations")] == ["Two.", "Three."]


def test_what_a_list_and_a_row_come_to_is_measured_alone_and_with_a_reference() -> None:
    assert len(of_lists()) == len(shipped()) * len(ROWS) * 2

"""What a site leaves out is taken out of the list, and nothing else is."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.page import Category, Expectation, Page, TestList
from venuecheck.service.sites.pages_left_out import LeaveOut, Named, shorten
from venuecheck.service.sites.site import read_site

TODAY = date(2026, 9, 21)
CATEGORIES = ("a", "b", "c")
LIST = TestList(
    id="l",
    version=1,
    title="L",
    edition="e",
    digest="sha256:0",
    categories=tuple(Category(id=each, title=each, expectation=Expectation.BLOCK) for each in CATEGORIES),
    controls=(),
    pages=tuple(
        Page(id=f"{each}{number}", url=f"https://{each}{number}.test/", category=each)
        for each in CATEGORIES
        for number in range(3)
    ),
)
_ENTRIES = st.builds(
    LeaveOut,
    named=st.sampled_from(Named),
    id=st.sampled_from([*CATEGORIES, *(page.id for page in LIST.pages), "unknown"]),
    reason=st.just("Because"),
    until=st.none() | st.dates(date(2026, 9, 1), date(2026, 10, 30)),
)


@given(st.lists(_ENTRIES, max_size=4))
def test_each_page_is_either_tried_or_left_out(entries: list[LeaveOut]) -> None:
    """Never both, never neither, and never without an entry that says so today."""
    try:
        found = shorten(LIST, entries, TODAY)
    except InputError:
        assert all(any(entry.covers(page, TODAY) for entry in entries) for page in LIST.pages)
        return
    tried, left = [page.id for page in found.test_list.pages], [each.page for each in found.left_out]
    assert sorted(tried + left) == [page.id for page in LIST.pages]
    for page in LIST.pages:
        assert (page.id in left) is any(entry.covers(page, TODAY) for entry in entries)


def test_what_has_ended_or_names_nothing_is_said() -> None:
    """Nobody is surprised by a page that is tried again."""
    ended = LeaveOut(named=Named.PAGE, id="a0", reason="Because", until=date(2026, 9, 20))
    stray = LeaveOut(named=Named.CATEGORY, id="z", reason="Because")
    found = shorten(LIST, (ended, stray), TODAY)
    assert found.test_list == LIST
    assert found.notes == (
        "leave_out names page 'a0' until 2026-09-20, which is past: it is tried again.",
        "leave_out names category 'z', which is not in this list.",
    )


_SITE = 'venue: {{id: "v"}}\nnetworks: [{{id: "n"}}]\nleave_out: [{entry}]\n'


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('{page: "a0"}', "'reason' is missing here"),
        ('{page: "a0", reason: " - "}', "the reason is missing or too short"),
        ('{page: "a0", reason: " "}', "'reason' is empty"),
        ('{reason: "Because"}', "name either a page or a category here"),
        ('{page: "a0", category: "a", reason: "Because"}', "not both"),
        ('{page: "a0", reason: "Because", until: "soon"}', "this is not a date"),
        ('{pgae: "a0", reason: "Because"}', "'pgae' is not known here; did you mean 'page'?"),
    ],
)
def test_a_mistake_in_the_configuration_is_named(entry: str, said: str) -> None:
    """At its line, with what to do."""
    with pytest.raises(InputError) as refused:
        read_site(read(_SITE.format(entry=entry).encode(), "v.yaml"), Path("v.yaml"))
    assert said in str(refused.value)
    assert "v.yaml:3:" in str(refused.value)


def test_a_right_entry_is_read() -> None:
    """With its end as a date."""
    text = _SITE.format(entry='{category: "a", reason: "Not \x1fours", until: 2027-01-31}').replace("\x1f", "")
    site = read_site(read(text.encode(), "v.yaml"), Path("v.yaml"))
    assert site.leave_out == (LeaveOut(named=Named.CATEGORY, id="a", reason="Not ours", until=date(2027, 1, 31)),)

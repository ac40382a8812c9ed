"""Pages that will probably stay silent are begun first, and every page is given out once."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from venuecheck.filtering.agenda import Agenda
from venuecheck.filtering.model.page import Page


def _pages(categories: Sequence[str]) -> list[Page]:
    return [Page(id=f"p{number}", url="http://a.test/", category=each) for number, each in enumerate(categories)]


def _ids(pages: Sequence[Page]) -> list[str]:
    return [page.id for page in pages]


def test_without_knowledge_the_list_s_order_stands() -> None:
    assert _ids(list(Agenda(_pages("abcab")))) == ["p0", "p1", "p2", "p3", "p4"]


def test_what_is_known_to_be_slow_comes_first() -> None:
    assert _ids(list(Agenda(_pages("abcab"), {"p3", "p2"}))) == ["p2", "p3", "p0", "p1", "p4"]


def test_the_pages_of_a_category_that_stays_silent_come_next() -> None:
    agenda = Agenda(pages := _pages("aaabbb"))
    assert next(agenda) is pages[0]
    agenda.tell(pages[3], slow=True)
    agenda.tell(pages[0], slow=False)
    assert _ids(list(agenda)) == ["p3", "p4", "p5", "p1", "p2"]


def test_a_category_with_one_slow_page_of_several_keeps_its_place() -> None:
    agenda = Agenda(pages := _pages("aaabbb"))
    for page, slow in ((pages[3], True), (pages[4], False)):
        agenda.tell(page, slow=slow)
    assert _ids(list(agenda)) == _ids(pages)


@given(st.text("abc", max_size=20), st.sets(st.integers(0, 20)), st.lists(st.booleans(), min_size=20, max_size=20))
def test_every_page_is_given_out_once(categories: str, known: set[int], slow: list[bool]) -> None:
    agenda = Agenda(pages := _pages(categories), {f"p{number}" for number in known})
    given_out = []
    for page, was_slow in zip(agenda, slow, strict=False):
        given_out.append(page.id)
        agenda.tell(page, slow=was_slow)
    assert sorted(given_out) == sorted(_ids(pages))

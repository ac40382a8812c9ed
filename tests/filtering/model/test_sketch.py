"""Pages that differ a little are alike, and pages that say different things are not."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from venuecheck.filtering.judging.likeness import ALIKE, LikeBodies, alike
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.sketch import LENGTH, digests, resemblance, sketch_of

BLOCK_PAGE = (
    "This page has been blocked. Your organisation's policy does not allow access to the category {category}. "
    "If you think that this is wrong, ask the help desk to look at it and give them the reference {token}. "
    "The page was asked for on {day} by {person}."
)
WELSH = (
    "Mae'r dudalen hon wedi'i rhwystro gan bolisi'r ysgol. Os ydych yn meddwl bod hyn yn anghywir, siaradwch â'r "
    "swyddfa cyn diwedd y dydd neu lenwch y ffurflen ar y ddesg wrth y drws. Categori: {category}."
)
CHINESE = (
    "根据本校网络使用规定，您要访问的页面已被阻止。如果您认为这是错误的，请在今天之内联系办公室，"
    "或者填写门边桌子上的表格，我们会尽快处理。类别：{category}。"
)
NGINX = (
    "Welcome to nginx! If you see this page, the nginx web server is successfully installed and working. Further "
    "configuration is required. For online documentation and support please refer to nginx.org."
)
APACHE = (
    "It works! This is the default welcome page used to test the correct operation of the Apache2 server after "
    "installation. If you can read this page, it means that the Apache HTTP server is working properly."
)
words = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=9)
texts = st.lists(words, min_size=30, max_size=120).map(" ".join)


def _body(text: str, title: str = "") -> Body:
    return Body(size=len(text), complete=True, likeness="", sketch=sketch_of(text), title=title)


def _blocked(text: str, **filled: str) -> Body:
    plain = {"category": "gambling", "token": "a", "day": "Monday", "person": ""}
    return _body(text.format(**(plain | filled)))


def test_a_block_page_is_alike_whatever_it_is_about() -> None:
    one = _blocked(BLOCK_PAGE)
    assert alike(one, _blocked(BLOCK_PAGE, category="weapons", day="Tuesday"))
    assert alike(one, _blocked(BLOCK_PAGE, token="8FQ-2211", day="Friday 3 May 2026, 10:31"))
    assert alike(_blocked(WELSH, category="gamblo"), _blocked(WELSH, category="arfau"))
    assert alike(_blocked(CHINESE, category="赌博"), _blocked(CHINESE, category="武器"))


def test_pages_that_say_different_things_are_not_alike() -> None:
    """Not two servers' first pages, and not two small pages in one frame."""
    frame = "Home News Calendar Contact. Part of the Oak Trust family of schools. {} Terms and privacy"
    planted = _body(frame.format("Our pupils planted forty trees by the river"))
    library = _body(frame.format("The new library opens on the first of May with a talk"))
    assert not alike(planted, library)
    assert not alike(_body(NGINX), _body(APACHE))
    assert not alike(_blocked(BLOCK_PAGE), _blocked(WELSH))
    assert not alike(_body("Not found", "Not found"), _body("Not found", "Not found"))


@settings(max_examples=150)
@given(texts, words, st.integers(0, 10_000))
def test_one_word_more_leaves_a_text_alike_and_figures_and_case_count_for_nothing(
    text: str, word: str, at: int
) -> None:
    own = text.split()
    longer = " ".join([*own[: at % len(own)], word, *own[at % len(own) :]])
    assert resemblance(sketch_of(text), sketch_of(longer)) >= ALIKE or len(digests(sketch_of(text))) < 20
    assert sketch_of(f"12 {text.upper()} 34.") == sketch_of(text.upper())


@settings(max_examples=150)
@given(st.text(max_size=400), st.text(max_size=400))
def test_a_sketch_is_short_and_resemblance_is_a_share_that_goes_both_ways(one: str, other: str) -> None:
    first, second = sketch_of(one), sketch_of(other)
    assert len(first) <= LENGTH
    assert 0.0 <= resemblance(first, second) <= 1.0
    assert resemblance(first, second) == resemblance(second, first)
    assert resemblance(first, first) == (1.0 if first else 0.0)


@given(st.text(max_size=40))
def test_what_is_no_sketch_resembles_nothing_else(junk: str) -> None:
    """A reference is a file that somebody may have written by hand."""
    assert resemblance(junk, sketch_of(NGINX)) == 0.0


@settings(max_examples=60)
@given(st.lists(texts, min_size=1, max_size=12), st.integers(0, 11))
def test_a_body_is_found_again_among_others_whatever_the_order(shown: list[str], which: int) -> None:
    """And the number of those that it is held against stays bounded."""
    wanted = _body(shown[which % len(shown)])
    for order in (shown, shown[::-1]):
        index, shown_by = LikeBodies(), defaultdict[str, set[str]](set)
        for number, text in enumerate(order):
            for key in index.add(f"site{number}.test", _body(text)):
                shown_by[key].add(f"site{number}.test")
        found = set[str]().union(*(shown_by[key] for key in index.like("x.test", wanted)))
        mine = {f"site{number}.test" for number, text in enumerate(order) if alike(_body(text), wanted)}
        assert found == mine

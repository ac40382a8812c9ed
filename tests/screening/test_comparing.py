"""Which names are alike, and how; above all which are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.comparing import Likeness, compare, compare_people, slips
from venuecheck.screening.index import Index
from venuecheck.screening.listing import Entry, Kind
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.words import name_of
from venuecheck.service.names.lists import snapshot

from .samples import entry, names

NOT_ALIKE = [
    ("Girl Guide Hut", "Hizb ut-Tahrir"),
    ("Anwar ul Islam", "Ansar Al Islam"),
    ("National Auction", "National Action"),
    ("National Action", "National Auction House"),
    ("Wagner Society of Walsall", "Wagner Group"),
    ("The Base Cafe", "The Base"),
    ("Shabaab Football Club", "Al Shabaab"),
    ("18 November Revolutionary Organisation", "17 November Revolutionary Organisation"),
    ("November Revolutionary Organisation", "17 November Revolutionary Organisation"),
    ("Irish Community Association", "The Irish Republican Army"),
    ("Hamza", "Hamas"),
    ("Liberation Theology Group", "Liberation Tigers of Tamil Eelam"),
    ("ETA Ltd", "ETA"),
    ("eta", "ETA"),
    ("Rim", "RIM"),
]
ALIKE = [
    ("the base", "The Base", Likeness.SAME),
    ("BASE LTD", "The Base", Likeness.SAME),
    ("Hizbut Tahrir", "Hizb ut-Tahrir", Likeness.SPELLING),
    ("Hizb ut-Tahrir Britain", "Hizb ut-Tahrir", Likeness.WITHIN),
    ("Hezbollah", "Hizballah", Likeness.NEAR),
    ("Bokoharam", "Boko Haram", Likeness.SPELLING),
    ("Revolutionary Organisation 17 November", "17 November Revolutionary Organisation", Likeness.SPELLING),
    ("Friends of Hamas", "Hamas", Likeness.WITHIN),
    ("Al-Shabaab Youth", "Al Shabaab", Likeness.WITHIN),
    ("Atomwaffen", "Atomwaffen Division", Likeness.PART),
    ("Lashkar-e-Toiba", "Lashkar e Tayyaba", Likeness.NEAR),
    ("Al-Mukhtar Brigade", "al-Mukhtar Brigades", Likeness.NEAR),
    ("Palestine Actoin", "Palestine Action", Likeness.NEAR),
]


@pytest.mark.parametrize(("ours", "listed"), NOT_ALIKE)
def test_ordinary_names_are_left_alone(ours: str, listed: str) -> None:
    """A false match troubles a lawful booking."""
    index = Index.of([names(entry(listed))], Kind.ORGANISATION)
    assert index.find(ours) == ()


@pytest.mark.parametrize(("ours", "listed", "how"), ALIKE)
def test_a_listed_name_is_found(ours: str, listed: str, how: Likeness) -> None:
    """By the words that say how alike it is."""
    index = Index.of([names(entry(listed))], Kind.ORGANISATION)
    assert [found.likeness for found in index.find(ours)] == [how]


@pytest.mark.parametrize(
    ("ours", "found"),
    [("LTTE", True), ("ltte", False), ("LTTE Sports", False), ("LTTE Eelam Relief", True), ("The LTTE", False)],
)
def test_initials_need_capitals_and_a_second_sign(ours: str, *, found: bool) -> None:
    """The second sign: nothing else in the name, or a word of the entry's other names."""
    index = Index.of([names(entry("Liberation Tigers of Tamil Eelam", "LTTE"))], Kind.ORGANISATION)
    assert bool(index.find(ours)) is found


def test_a_name_of_one_word_on_the_sanctions_list_matches_alone() -> None:
    """Companies are called Arsenal; so are clubs."""
    listed = entry("Triumphant")
    assert Index.of([names(listed)], Kind.ORGANISATION).find("Triumphant Walsall Choir")
    assert not Index.of([names(listed, list_id="sanctions")], Kind.ORGANISATION).find("Triumphant Walsall Choir")


def test_a_name_that_the_list_calls_weak_matches_only_itself() -> None:
    """`Low quality a.k.a.`: no slip, nothing within."""
    weak = Entry(id="x", kind=Kind.ORGANISATION, name="Zorblax Holding", weak_names=("Grand Meridian",))
    index = Index.of([names(weak)], Kind.ORGANISATION)
    assert index.find("grand meridian")
    assert not index.find("Grand Meridien")
    assert not index.find("Grand Meridian Ballroom Walsall")


PEOPLE = [
    ("Quentin Zorblaxov", "Quentin ZORBLAXOV", Likeness.SAME),
    ("Zorblaxov Quentin", "Quentin ZORBLAXOV", Likeness.SPELLING),
    ("Quentin Zorblaksov", "Quentin ZORBLAXOV", Likeness.SPELLING),
    ("Quentin Zorblaxow", "Quentin ZORBLAXOV", Likeness.SPELLING),
    ("Quentin Zorlaxov", "Quentin ZORBLAXOV", Likeness.NEAR),
    ("Quentin Peter Zorblaxov", "Quentin Peter Ivan ZORBLAXOV", Likeness.PART),
    ("Quentin Zorblaxov", "Quentin Peter ZORBLAXOV", None),
    ("Zorblaxov", "Quentin ZORBLAXOV", None),
    ("Mohammed Khan", "Mohammed Rahman", None),
    ("Hassan Ali", "Hussain Ali", None),
    ("Salim Khan", "Salam Khan", None),
]


@pytest.mark.parametrize(("ours", "listed", "how"), PEOPLE)
def test_people_are_compared_more_strictly(ours: str, listed: str, how: Likeness | None) -> None:
    """Every word must be there; common names are no slips for one another."""
    assert compare_people(name_of(ours), name_of(listed)) is how


def test_every_name_of_the_snapshot_finds_its_entry() -> None:
    """Listed names and sourced aliases: all of them."""
    listed = snapshot()
    index = Index.of([listed], Kind.ORGANISATION)
    missed = [
        name
        for each in listed.entries
        for name in each.names
        if each.id not in {found.entry.id for found in index.find(name)}
    ]
    assert missed == []


WORD = st.text(alphabet="abdehiklmnqrstuz", min_size=3, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


@given(WORD, WORD)
def test_slips_between_words_that_are_no_common_ones_count_both_ways(one: str, other: str) -> None:
    """What is common is asked of the given word alone: only there the two sides differ."""
    if one in WORDS or other in WORDS:
        return
    first, second = (name_of(word).words[0] for word in (one, other))
    assert slips(first, second) == slips(second, first)


@given(NAME)
def test_a_name_is_the_same_as_itself(name: str) -> None:
    """In capitals, too."""
    assert compare(name_of(name), name_of(name.upper().lower())) is Likeness.SAME


@given(st.lists(NAME, min_size=1, max_size=12, unique=True), NAME, st.integers(0, 60))
def test_the_index_finds_what_comparing_all_finds(listed: list[str], ours: str, cut: int) -> None:
    """Laying out saves time and loses nothing that shares a word or is near as a whole."""
    ours = (listed[0][:cut] + listed[0][cut + 1 :]) if cut < len(listed[0]) else ours
    if not name_of(ours).words:
        return
    entries = [entry(name, entry_id=str(number)) for number, name in enumerate(listed)]
    found = {each.entry.id for each in Index.of([names(*entries)], Kind.ORGANISATION).find(ours)}
    likely = {Likeness.SAME, Likeness.SPELLING, Likeness.WITHIN, Likeness.PART}
    all_ = {each.id for each in entries if compare(name_of(ours), name_of(each.name)) in likely}
    assert all_ <= found


@given(st.text(max_size=300), st.text(max_size=80))
def test_no_name_whatever_makes_it_fail(ours: str, listed: str) -> None:
    """Given or listed."""
    for kind in Kind:
        Index.of([names(entry(listed, kind=kind, entry_id="x"))], kind).find(ours)

"""Letters that do not change a name, and those that do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.screening.folding import plain
from venuecheck.screening.sounds import fold, skeleton
from venuecheck.screening.words import name_of

PLAIN = [
    ("  The   BASE ", "the base"),
    ("Groupe Islamique Armée", "groupe islamique armee"),
    ("Al-Qa’ida", "al qaida"),
    ("Al-Qa'ida", "al qaida"),
    ("Jama`at ud Daʿwa", "jamaat ud dawa"),
    ("U.V.F.", "uvf"),
    ("Palestinian Islamic Jihad—Shaqaqi", "palestinian islamic jihad shaqaqi"),
    ("Smith & Sons", "smith and sons"),
    ("17th November", "17 november"),
    ("Islam4UK", "islam 4 uk"),
    ("Нational Аction", "hational action"),
    ("Nаtionаl Action", "national action"),
    ("Ｗｉｄｅ", "wide"),
    ("Straße Łódź Ørsted İzmir Đorđe", "strasse lodz orsted izmir dorde"),
    ("zero\u200bwidth\u00ad", "zerowidth"),
    ("٤ الأقصى", "4 اقصي"),
    ("Единство", "edinstvo"),
    ("\u202eevil\u202c", "evil"),
    ("---", ""),
]


@pytest.mark.parametrize(("given_text", "expected"), PLAIN)
def test_what_does_not_change_a_name_is_taken_away(given_text: str, expected: str) -> None:
    """Case, accents, quotes, dashes, look-alike letters, what cannot be seen."""
    assert plain(given_text) == expected


ALIKE = [
    ("qaeda", "qaida", "kaida"),
    ("mujahideen", "mujahidin", "mujahedeen"),
    ("hizbullah", "hezbollah", "hizbollah"),
    ("tayyaba", "taiaba"),
    ("shabaab", "shabab", "shabbab"),
    ("tehrik", "tehreek", "tihrik"),
    ("muhammed", "mohammed"),
]
NOT_ALIKE = [("ansar", "anwar"), ("base", "bass"), ("hasan", "hasam"), ("n17", "n71"), ("action", "auction")]


@pytest.mark.parametrize("words", ALIKE, ids=lambda words: words[0])
def test_spellings_of_one_word_fold_to_the_same(words: tuple[str, ...]) -> None:
    """Whoever wrote it in Latin letters chose; the word is one."""
    assert len({fold(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), NOT_ALIKE)
def test_other_words_stay_others(one: str, other: str) -> None:
    """Folding goes no further than spelling."""
    assert fold(one) != fold(other)


TEXT = st.text(max_size=60) | st.text(alphabet="aаeеoοpрcс'’ʿ.-— ABاأإى1٢İßﬁ\u0301\u200b", max_size=40)


@given(TEXT)
def test_doing_it_twice_changes_nothing(text: str) -> None:
    """Of any text at all."""
    assert plain(plain(text)) == plain(text)


@given(TEXT)
def test_capitals_never_matter(text: str) -> None:
    """Nor does a name with a thousand marks crash."""
    assert plain(plain(text).upper()) == plain(plain(text))


@given(TEXT)
def test_every_name_can_be_brought_to_words(text: str) -> None:
    """Words are never empty, and their skeletons keep no vowel but the first."""
    for word in name_of(text).words:
        assert word.plain
        assert not set(skeleton(word.folded)[1:]) & set("aiu")


@given(st.permutations(["zorblax", "front", "of", "liberation", "north"]))
def test_the_order_of_words_leaves_the_same_words(order: list[str]) -> None:
    """Only their order changes."""
    assert sorted(word.plain for word in name_of(" ".join(order)).words) == ["front", "liberation", "north", "zorblax"]

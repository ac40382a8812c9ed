"""The figures of docs/screening.md, on a part small enough for a test: they must not sink unseen."""

from functools import cache

from benchmarks.name_variants import SEEN, variants
from benchmarks.ordinary_names import LANGUAGES, bodies_spelt, organisations, people_spelt
from venuecheck.screening.found import Found
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Kind
from venuecheck.service.names.lists import snapshot

from .samples import entry, names


@cache
def index() -> Index:
    """Give what is searched: the organisations of the list that ships."""
    return Index.of([snapshot()], Kind.ORGANISATION)


def strong(found: tuple[Found, ...]) -> bool:
    """Whether one of these pauses a booking."""
    return any(each.strength is Strength.STRONG for each in found)


def is_short(name: str) -> bool:
    """Whether a name is initials: a slip makes others of them."""
    return " " not in name and len(name) <= 6


def test_nine_of_ten_spelling_variants_are_found() -> None:
    """Made by rules that share nothing with the normaliser."""
    tried = found = 0
    for each in snapshot().entries[::4]:
        for _, spelt in () if is_short(each.name) else variants(each.name, seed=1):
            tried += 1
            found += each.id in {hit.entry.id for hit in index().find(spelt)}
    assert tried > 400
    assert found / tried >= 0.9


def test_widely_seen_spellings_are_found() -> None:
    """Most of what newspapers write."""
    ids = {name: each.id for each in snapshot().entries for name in each.names}
    seen = [(ids[key], spelt) for key, spellings in SEEN.items() for spelt in spellings]
    found = sum(wanted in {hit.entry.id for hit in index().find(spelt)} for wanted, spelt in seen)
    assert found / len(seen) >= 0.9


def test_ordinary_names_raise_no_alert() -> None:
    """No strong one, of these: the large count is in the figures."""
    assert [name for name in organisations(1_500, seed=1) if strong(index().find(name))] == []


def test_ordinary_names_are_made_alike_in_every_language() -> None:
    """So that the languages can be compared."""
    for language in LANGUAGES:
        assert len(set(bodies_spelt(language, 200, seed=1))) == 200
        assert not set(people_spelt(language, listed=True)) & set(people_spelt(language, listed=False))


def test_people_with_other_surnames_raise_no_alert() -> None:
    """In any spelling."""
    listed = [name for language in LANGUAGES for name in people_spelt(language, listed=True)[::60]]
    entries = (entry(name, kind=Kind.PERSON, entry_id=str(at)) for at, name in enumerate(listed))
    index = Index.of([names(*entries, list_id="sanctions")], Kind.PERSON)
    asked = [name for language in LANGUAGES for name in people_spelt(language, listed=False)[::60]]
    assert [name for name in asked if strong(index.find(name))] == []

"""Which known word somebody meant: the nearest, with work that is bounded however long a file and its lists are."""

from collections.abc import Callable
from difflib import SequenceMatcher

import pytest

from venuecheck.authoring.document import read
from venuecheck.core.near_words import MOST_COMPARED, nearest
from venuecheck.core.problem import InputError
from venuecheck.filtering.reading.test_list import read_test_list


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count how often two words are compared letter by letter; the count starts anew when it is asked for."""
    number = [0]
    real = SequenceMatcher[str].real_quick_ratio

    def counting(self: SequenceMatcher[str]) -> float:
        number[0] += 1
        return real(self)

    def told() -> int:
        count, number[0] = number[0], 0
        return count

    monkeypatch.setattr(SequenceMatcher, "real_quick_ratio", counting)
    return told


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("gamblng", "gambling"),
        ("gamblinng", "gambling"),
        ("gamblimg", "gambling"),
        ("gabmling", "gambling"),
        ("GAMBLING", "gambling"),
        ("ambling", "gambling"),
        ("weather", ""),
    ],
)
@pytest.mark.parametrize("others", [0, 30, 98, 99, 3_000])
def test_a_slip_of_one_letter_is_known_in_a_list_of_any_length(word: str, meant: str, others: int) -> None:
    assert nearest(word, [*(f"page-{number:04d}" for number in range(others)), "gambling"]) == meant


@pytest.mark.parametrize("known", [1, 24, 25, 100, 101, 4_000, 6_000])
def test_a_word_is_compared_with_few_however_many_are_known(known: int, compared: Callable[[], int]) -> None:
    """Past some thousands none is looked for."""
    nearest("categry-00001", [f"category-{number:05d}" for number in range(known)])
    assert compared() <= 2 * MOST_COMPARED


@pytest.mark.parametrize("entries", [50, 400])
def test_a_list_that_is_wrong_in_each_line_takes_as_much_longer_as_it_is_longer(
    entries: int, compared: Callable[[], int]
) -> None:
    categories = [
        f'  - {{id: "category-{number:05d}", title: "One", expectation: "block"}}' for number in range(entries)
    ]
    pages = [
        f'  - {{id: "page-{number:05d}", url: "https://p{number}.example/", category: "categry-{number:05d}"}}'
        for number in range(entries)
    ]
    controls = ['  - {id: "control", url: "https://example.com/"}']
    head = ['id: "long"', 'title: "Long"', "version: 1", 'edition: "2026"', "categories:"]
    text = "\n".join([*head, *categories, "controls:", *controls, "pages:", *pages])
    with pytest.raises(InputError) as refused:
        read_test_list(read(text.encode(), "long.yaml"), b"")
    assert len(refused.value.problems) == entries
    assert "did you mean 'category-00049'?" in str(refused.value)
    assert 0 < compared() <= entries * 2 * MOST_COMPARED

"""Whether a taught block page is a page's own is asked for each page, and takes no longer on a longer list."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

import pytest

from venuecheck.filtering.judging.fingerprint import TAUGHT, Fingerprint
from venuecheck.filtering.judging.taught import Taught


@dataclass
class _Shown:
    """Counts what it is asked."""

    shared: bool
    asked: int = 0

    def is_shared(self, *_about: object) -> bool:
        self.asked += 1
        return self.shared

    def differs(self, *_about: object) -> bool:
        self.asked += 1
        return not self.shared


@pytest.mark.parametrize("shared", [True, False])
def test_each_page_is_asked_of_a_few_times_however_many_there_are(*, shared: bool) -> None:
    """Shown by all alike it is nobody's own; shown by each in its own way it is."""
    taught = Fingerprint(id=TAUGHT, name="Ours", signs=(), failures=())
    found = Taught([taught])
    shown: Any = _Shown(shared)
    pages = 500
    for number in range(pages):
        final = SimpleNamespace(genuine=False, answer=SimpleNamespace(body=object()))
        found._opened.append(cast("Any", (SimpleNamespace(host=f"{number}.test"), final)))
        assert found.too_widely(shown) == (() if shared else (taught,))
    assert shown.asked <= 3 * pages

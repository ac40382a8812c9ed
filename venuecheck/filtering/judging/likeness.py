"""Answers that are alike though not the same: a block page that names the category, the time or the page."""

import itertools
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.sketch import digests, resemblance

ALIKE = 0.8
"""Share of the pairs of words from which two texts are one page with small differences."""
_ALIKE_UNDER_ONE_TITLE = 0.6
FROM_ONE_MOULD = 0.4
"""Share from which two short texts are one form that was filled in with what differs: a name, an address, a ground."""
_UNLIKE = 0.4
"""Share below which two texts are different pages."""
_MANY_PAIRS = 24
"""Pairs of words of a page that cannot have shrunk to a page with none to compare."""
_LETTERS_NEEDED = 12
"""Letters of a title below which two pages have the same by chance ("Welcome", "Not found")."""
_KEYS = 8
"""Two texts that are alike share one of their smallest digests all but certainly (1 - 0.6 ** 8 and more)."""
_MOST_COMPARED = 200
"""Texts held against one, whatever a network sends: judging a list takes time in proportion to its length."""
M = TypeVar("M", bound=Hashable)


def alike(one: Body, other: Body, *, least: float = ALIKE) -> bool:
    """Whether two bodies are one page, but for small differences, or share so many pairs of words (`least`)."""
    if one.likeness and one.likeness == other.likeness:
        return True
    same_title = _title(one) != "" and _title(one) == _title(other)
    return resemblance(one.sketch, other.sketch) >= min(least, _ALIKE_UNDER_ONE_TITLE if same_title else ALIKE)


def like_reference(body: Body, known: ReferencePage) -> bool:
    """Whether a body is what the reference saw, but for small differences."""
    return resemblance(body.sketch, known.sketch) >= ALIKE


def unlike_reference(body: Body, known: ReferencePage) -> bool:
    """Whether a body is certainly not what the reference saw. Without both sketches nothing is certain."""
    both = bool(body.sketch and known.sketch)
    same_title = body.title != "" and body.title == known.title
    return both and not same_title and resemblance(body.sketch, known.sketch) < _UNLIKE


def shows_another(journey: Journey, facts: PageFacts, known: ReferencePage | None) -> bool:
    """Whether it is known what the page should show, and the journey showed something else."""
    if facts.page.expect is not None:
        return not journey.holds_expected
    if known is None or known.standing is not PageHealth.ALIVE:
        return False
    bodies = [reply.answer.body for reply in journey.replies if reply.answer.body and reply.answer.body.sketch]
    return bool(bodies) and all(unlike_reference(body, known) for body in bodies)


def says_too_little(body: Body, known: ReferencePage | None) -> bool:
    """Whether a body has too few words to be what a reference saw, which has many, under another title."""
    if known is None or known.standing is not PageHealth.ALIVE or body.sketch:
        return False
    return len(digests(known.sketch)) >= _MANY_PAIRS and body.title != known.title


@dataclass(slots=True)
class LikeBodies(Generic[M]):
    """Bodies that somebody showed, found again by likeness. Bodies can only be added."""

    _by_words: dict[str, set[M]] = field(default_factory=dict)
    _by_key: dict[str, dict[str, None]] = field(default_factory=dict)
    _entries: dict[str, tuple[Body, set[M]]] = field(default_factory=dict)
    _by_title: dict[str, set[M]] = field(default_factory=dict)

    def add(self, mark: M, host: str, body: Body) -> None:
        """Note that `mark` showed `body`; `host` is the page's, which may stand in the title."""
        if body.sketch in self._entries:
            self._entries[body.sketch][1].add(mark)
        elif body.sketch:
            self._entries[body.sketch] = (body, {mark})
            for key in digests(body.sketch)[:_KEYS]:
                self._by_key.setdefault(key, {})[body.sketch] = None
        elif title := _title(body, host):
            self._by_title.setdefault(title, set()).add(mark)
        if body.likeness:
            self._by_words.setdefault(body.likeness, set()).add(mark)

    def marks(self, host: str, body: Body, *, least: float = ALIKE) -> frozenset[M]:
        """Give those who showed this body or one like it, or one that shares so many of its pairs of words (`least`).

        Where there are too few words to compare, the title alone is compared.
        """
        found = set(self._by_words.get(body.likeness, ())) if body.likeness else set()
        if not body.sketch:
            return frozenset(found.union(self._by_title.get(_title(body, host), ())))
        near = dict.fromkeys(sketch for key in digests(body.sketch)[:_KEYS] for sketch in self._by_key.get(key, ()))
        for sketch in itertools.islice(near, _MOST_COMPARED):
            other, marks = self._entries[sketch]
            if alike(body, other, least=least):
                found |= marks
        return frozenset(found)


def _title(body: Body, host: str = "") -> str:
    """Give what tells a page's title, '' for one that many pages have."""
    if body.title_mark:
        return body.title_mark
    title = body.title.lower()
    title = " ".join((title.replace(host.lower(), " ") if host else title).split())
    return title if tells(title) else ""


def tells(title: str) -> bool:
    """Whether a title has letters enough to tell a page: many are called "Error"."""
    return sum(char.isalpha() for char in title) >= _LETTERS_NEEDED

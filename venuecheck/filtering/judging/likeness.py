"""Answers that are alike though not the same: a block page that names the category, the time or the page."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

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
class LikeBodies:
    """Bodies that somebody showed, found again by likeness. Bodies can only be added.

    Each is told of by a few keys: whoever shares one of them showed the same. What hangs on a key is the caller's.
    """

    _by_digest: dict[str, dict[str, None]] = field(default_factory=dict)
    _bodies: dict[str, Body] = field(default_factory=dict)
    """One body of each sketch."""

    def add(self, host: str, body: Body) -> tuple[str, ...]:
        """Note a body, and give its keys; `host` is the page's, which may stand in the title."""
        if body.sketch and body.sketch not in self._bodies:
            self._bodies[body.sketch] = body
            for key in digests(body.sketch)[:_KEYS]:
                self._by_digest.setdefault(key, {})[body.sketch] = None
        return tuple(_keys(host, body))

    def like(self, host: str, body: Body, *, least: float = ALIKE) -> tuple[str, ...]:
        """Give the keys of this body and of those like it, or that share so many of its pairs of words (`least`).

        Where there are too few words to compare, the title alone is compared.
        """
        if not body.sketch:
            return tuple(_keys(host, body))
        near = dict.fromkeys(sketch for key in digests(body.sketch)[:_KEYS] for sketch in self._by_digest.get(key, ()))
        compared = itertools.islice(near, _MOST_COMPARED)
        found = (_SKETCH + sketch for sketch in compared if alike(body, self._bodies[sketch], least=least))
        return tuple(dict.fromkeys((*found, *_keys(host, body))))


_SKETCH, _TITLE, _WORDS = "sketch ", "title ", "words "


def _keys(host: str, body: Body) -> Iterator[str]:
    if body.sketch:
        yield _SKETCH + body.sketch
    elif title := _title(body, host):
        yield _TITLE + title
    if body.likeness:
        yield _WORDS + body.likeness


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

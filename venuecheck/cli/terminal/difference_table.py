"""The difference between two runs as text for a terminal."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from venuecheck.core.plain_text import plain
from venuecheck.report.documents.difference import LESS_KNOWN, WORSE, Difference, Kind, PageChange, Side

_WIDTH = 80
_MARKS = dict.fromkeys(WORSE, "✗") | dict.fromkeys(LESS_KNOWN, "?") | {Kind.PUT_RIGHT: "✓", Kind.NOW_TOLD: "✓"}


def render_difference(found: Difference) -> str:
    """Give the difference as text: marks and words, no colour."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Difference) -> Iterator[str]:
    yield from _wrapped(found.headline, "")
    yield ""
    yield from _side("Earlier", found.before)
    yield from _side("Later", found.after)
    for caution in found.cautions:
        yield from _wrapped(caution, "! ")
    for kind, pages in groupby(found.pages, key=lambda each: each.kind):
        yield ""
        members = list(pages)
        yield f"{_MARKS.get(kind, '–')} {members[0].kind_words} ({len(members)})"
        for page in members:
            yield from _page(page)
    if found.questions:
        yield ""
        yield "Questions to the network as a whole"
        for question in found.questions:
            yield from _wrapped(f"{question.question} {question.reason}", f"  {'✗' if question.worse else '–'} ")
    yield ""
    yield f"Unchanged: {found.unchanged}, of which {found.still_wrong} wrong as before."


def _side(name: str, side: Side) -> Iterator[str]:
    who = f"{side.network} (used by {side.user_group})"
    yield from _wrapped(f"{side.when}, {who}, {side.run}: {side.counts.words}.", f"{name + ':':9}")


def _page(page: PageChange) -> Iterator[str]:
    # an address stays whole, so that it can be searched for
    yield f"  {plain(page.url, 300)} ({plain(page.page, 80)}, {plain(page.category, 80)})"
    yield from _wrapped(f"before: {page.before_words}", "    ")
    yield from _wrapped(f"now: {page.after_words}", "    ")
    if page.kind in WORSE | LESS_KNOWN:
        yield from _wrapped(page.reason, "    ")


def _wrapped(text: str, mark: str) -> list[str]:
    """Break a sentence at words; the lines after the first stand under the first one's text."""
    return wrap(
        plain(text, 700),
        _WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [mark.rstrip()]

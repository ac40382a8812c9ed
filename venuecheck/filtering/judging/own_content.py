"""Whether a journey ended with the page's own content: by what the list expects, by the site's public certificate, or
by what a reference saw.
"""

from venuecheck.filtering.judging.journey import Journey
from venuecheck.filtering.judging.likeness import like_reference
from venuecheck.filtering.model.answer import SUCCESS, Body
from venuecheck.filtering.model.kind_of_words import BLOCKS, Saying
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.sketch import resemblance

_SHORTEST_TITLE = 4
_OF_ONE_SITE = 0.2
"""Share of the pairs of words below which a page under a known title is another page: it quotes the title."""
_READ_AT_MOST = 512 * 1024
_SAYS_ONE_THING = 300
"""Visible words of a page that does nothing but say that nobody keeps a site there: dealers in names write as many."""


def broke_off(body: Body | None) -> bool:
    """Whether there is no body, or less of it than was sent, and not because this program stopped reading.

    A body that was cut is neither a page that opened nor a block page.
    """
    return body is None or body.cut is not None or (not body.complete and body.size < _READ_AT_MOST)


def nobody_keeps(body: Body | None) -> bool:
    """Whether a page of few words says that nobody keeps a site here: parked, for sale, suspended, seized, closed.

    Its certificate proves the name, and not that what the list means still stands there.
    """
    return body is not None and Saying.NOBODY_HERE in body.says and body.words <= _SAYS_ONE_THING


def by_expectation(journey: Journey) -> bool:
    """Whether what the list expects is there, in a body that came whole."""
    return journey.holds_expected and journey.final is not None and not broke_off(journey.final.answer.body)


def by_certificate(journey: Journey, page: Page) -> bool:
    """Whether the site itself answered with success, as its public certificate proves, where nothing is expected."""
    final = journey.final
    if page.expect is not None or final is None or not final.genuine or journey.strayed:
        return False
    body = final.answer.body
    return final.answer.status in SUCCESS and not broke_off(body) and not nobody_keeps(body)


def by_reference(journey: Journey, page: Page, known: ReferencePage | None) -> bool:
    """Whether it is what a reference saw: the same words, words that are alike, or the same title over like words."""
    final = journey.final
    if page.expect is not None or known is None or known.standing is not PageHealth.ALIVE or journey.strayed:
        return False
    if final is None or final.tunnel or final.answer.status != known.status or broke_off(final.answer.body):
        return False
    body = final.answer.body
    return body is not None and not nobody_keeps(body) and same_as(body, known)


def saw_alike(body: Body, known: ReferencePage) -> bool:
    """Whether the words of a body are those that a reference saw, but for small differences."""
    return bool(known.likeness and body.likeness == known.likeness) or like_reference(body, known)


def same_as(body: Body, known: ReferencePage) -> bool:
    """Whether a body is the one that a reference saw. A title alone does not outweigh the words under it.

    A block page quotes titles and sentences: one that says that it blocks, or that has no words to compare where the
    page has many, must be alike.
    """
    if saw_alike(body, known):
        return True
    if set(body.says) >= BLOCKS or (known.sketch and not body.sketch):
        return False
    titled = sum(char.isalnum() for char in known.title) >= _SHORTEST_TITLE and body.title == known.title
    comparable = bool(body.sketch and known.sketch)
    return titled and (not comparable or resemblance(body.sketch, known.sketch) >= _OF_ONE_SITE)


def opened(journey: Journey, page: Page, known: ReferencePage | None) -> bool:
    """Whether the page's own content came, in any of these ways."""
    return by_expectation(journey) or by_certificate(journey, page) or by_reference(journey, page, known)

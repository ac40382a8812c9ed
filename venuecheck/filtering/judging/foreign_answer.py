"""Answers that something other than the site can have given: what they say, where they led, and whom they spare."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from venuecheck.filtering.judging.context import SEVERAL, Context
from venuecheck.filtering.judging.fingerprint import says_little
from venuecheck.filtering.judging.journey import Journey, SeenAnswer
from venuecheck.filtering.judging.name_words import host_words
from venuecheck.filtering.judging.own_content import broke_off
from venuecheck.filtering.judging.shown import Alike, Asked
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.kind_of_words import INNOCENT, Saying
from venuecheck.filtering.redaction import REMOVED

GETTING_ONLINE = INNOCENT | {Saying.SIGN_IN}
"""Kinds of words of sites themselves and of sign-in pages."""


def foreign(journey: Journey) -> tuple[SeenAnswer, ...]:
    """Give the answers that something other than the site can have given."""
    return tuple(reply for reply in journey.replies if not reply.genuine)


def says(body: Body | None) -> frozenset[Saying]:
    """Give the kinds of words that stand on a body."""
    return frozenset(body.says) if body is not None else frozenset()


def says_blocked(body: Body | None) -> bool:
    """Whether it says that something is blocked, and nothing that a site or a sign-in page says."""
    return Saying.BLOCKED in says(body) and not says(body) & GETTING_ONLINE


def comparable(reply: SeenAnswer, context: Context) -> bool:
    """Whether it came whole, and is not of a kind that many sites give in the same words."""
    body = reply.answer.body
    return body is not None and not broke_off(body) and not says_little(reply.answer, context.fingerprints)


def for_must_block_alone(group: Alike, body: Body | None, context: Context) -> bool:
    """Whether it spares most of what must open: else it may be a sign-in page with a few pages in its walled garden."""
    if group.came_for(Asked.CONTROL) or (Saying.SIGN_IN in says(body) and Saying.BLOCKED not in says(body)):
        return False
    shut = len(group.sites_of(Asked.MUST_OPEN))
    return not shut or _at_least(context.opened_must_open.values(), max(SEVERAL, 2 * shut))


def _at_least(sets: Collection[AbstractSet[str]], least: int) -> bool:
    """Whether sets have together so many members; they are put together only where their sizes do not tell."""
    sizes = [len(each) for each in sets]
    return max(sizes, default=0) >= least or (sum(sizes) >= least and len(set().union(*sets)) >= least)


def titled(body: Body | None) -> str:
    """Give a body's title in quotes, with a mark where something was taken out; '' for none."""
    return f"“{body.title.replace(REMOVED, '…')}”" if body is not None and body.title else ""


def led_to(journey: Journey) -> str:
    """Where a redirect to another site led before the page was shown."""
    led = [reply.answer.redirect for reply in journey.replies if reply.answer.redirect]
    return next((f"at {host_words(each.host)}" for each in reversed(led) if each.host and not each.same_site), "")


def details(*parts: str) -> str:
    """Put what was seen behind one another, without what is empty."""
    return ", ".join(part for part in parts if part)

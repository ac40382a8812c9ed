"""Signs that cannot be true together: each such pair is a finding of its own, and no sign quietly wins over another.

A contradiction that is not settled leaves the page inconclusive. Where what was seen settles it (the page's content
outweighs what DNS said), the verdict stands, and the contradiction is told beside it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from venuecheck.filtering.judging.journey import Journey
from venuecheck.filtering.judging.rule import Says
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.failure import Layer


class Scope(StrEnum):
    """Where both signs must have been seen."""

    JOURNEY = "journey"
    """In one visit by one family of addresses."""
    STOPPED = "stopped"
    """In one such visit, where no visit saw the page's content."""
    FAMILY = "family"
    """In different visits by one family. (One family open and the other blocked is no contradiction: a gap.)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two kinds of signs that exclude each other."""

    id: str
    why: str
    """A sentence for a person."""
    one: frozenset[str]
    """Ids of rules."""
    other: frozenset[str]
    scope: Scope = Scope.JOURNEY
    settled: bool
    """Whether the verdict stands all the same."""
    then: str = "Have a person open the page on this network."
    """What to do where it is not settled, in whole sentences."""


_REACHED = frozenset(rule.id for rule in RULES if rule.says is Says.REACHED)
_BLOCKED = frozenset(rule.id for rule in RULES if rule.says is Says.BLOCKED)
_DUMMY = frozenset({"dns.sinkhole"})
_PAGE = frozenset({"http.block-page"})
_FALSE = frozenset(
    {"dns.extended-error", "dns.false-first-answer", "dns.tcp-differs", "dns.other-resolver-knows", "dns.refused"}
)

CONTRADICTIONS = (
    Contradiction(
        id="contradiction.content-at-dummy-address",
        why="DNS gives a substitute address, and yet the page's own content came from it",
        one=_DUMMY,
        other=_REACHED,
        settled=False,
    ),
    Contradiction(
        id="contradiction.content-read-at-dummy-address",
        why="The content came over a connection that the network reads: the filter may have fetched the page itself",
        one=_DUMMY,
        other=frozenset({"tls.inspected-chain"}),
        settled=False,
    ),
    Contradiction(
        id="contradiction.content-on-block-page",
        why="What came is a filter's block page, and yet it holds the page's own content",
        one=_PAGE,
        other=_REACHED,
        settled=False,
    ),
    Contradiction(
        id="contradiction.taught-words-on-content",
        why="What was taught of this venue's own block page stands on a page that opened, so it was passed over in "
        "this check: teach other words, that stand on the block page alone",
        one=frozenset({"http.taught-too-widely"}),
        other=_REACHED,
        settled=True,
    ),
    Contradiction(
        id="contradiction.content-on-a-shared-page",
        why="What the list expects, or what a reference saw, stands on a page that came for unrelated sites as well: "
        "it may be a block page that quotes it",
        one=frozenset({"http.quotes-what-is-expected"}),
        other=_REACHED,
        settled=False,
    ),
    Contradiction(
        id="contradiction.content-on-a-page-that-blocks",
        why="What the list expects stands on a page that says that something is blocked: it may be a block page that "
        "quotes it",
        one=frozenset({"http.content-says-that-it-is-blocked"}),
        other=_REACHED,
        settled=False,
    ),
    Contradiction(
        id="contradiction.stopped-on-this-device",
        why="The page opened at the address that the network's DNS gives, and yet this device's own look-up gives one "
        "that is no site's",
        one=frozenset({"dns.substitute-on-this-device"}),
        other=_REACHED,
        settled=False,
        then="Most likely its hosts file or a program on it does that: a browser here is stopped, and other devices "
        "may not be. Check on another device or by hand, or have the configuration say that the filter is on devices.",
    ),
    Contradiction(
        id="contradiction.opens-on-this-device",
        why="The network's DNS does not give the site's address, and yet this device's own look-up gives one",
        one=frozenset({"dns.address-on-this-device"}),
        other=frozenset(rule.id for rule in RULES if rule.layer is Layer.DNS and rule.says is not Says.NOTE),
        scope=Scope.STOPPED,
        settled=False,
        then="Its hosts file, its cache, a program on it or another DNS server that it asks does that: a browser here "
        "may open the page, and other devices may not. Check on another device, or have a person open the page here "
        "(a hand check).",
    ),
    Contradiction(
        id="contradiction.given-when-asked-again",
        why="The network's DNS withholds the site's address, and yet gives it when it is asked again in the same way",
        one=frozenset({"dns.given-when-asked-again"}),
        other=frozenset(rule.id for rule in RULES if rule.layer is Layer.DNS and rule.says is not Says.NOTE),
        scope=Scope.STOPPED,
        settled=False,
        then="Most likely several DNS servers answer here, and not all of them filter: the page opens now and then. "
        "See to it that each of them filters, and check again.",
    ),
    Contradiction(
        id="contradiction.content-though-dns-filters",
        why="DNS says that the name is filtered, and yet the page opened by what it answered",
        one=_FALSE,
        other=_REACHED,
        settled=True,
    ),
    Contradiction(
        id="contradiction.content-after-refusal",
        why="Something on the way turned the page down, and yet the same visit ended with the page's own content",
        one=_BLOCKED - _DUMMY - _PAGE - _FALSE,
        other=_REACHED,
        settled=True,
    ),
    Contradiction(
        id="contradiction.visits",
        why="A filter's sign was seen on one visit, and the page's own content on another",
        one=_BLOCKED,
        other=_REACHED,
        scope=Scope.FAMILY,
        settled=True,
    ),
)


def contradictions(
    fired: Sequence[tuple[Journey, frozenset[str]]], table: Iterable[Contradiction] = CONTRADICTIONS
) -> tuple[Contradiction, ...]:
    """Give the contradictions in what fired on each journey, in the table's order."""
    return tuple(each for each in table if _holds(each, fired))


def _holds(each: Contradiction, fired: Sequence[tuple[Journey, frozenset[str]]]) -> bool:
    if each.scope is Scope.JOURNEY:
        # whatever the two signs are, without the page's content nothing is in doubt
        return any(ids & each.one and ids & each.other and ids & _REACHED for _, ids in fired)
    if each.scope is Scope.STOPPED:
        return not any(ids & _REACHED for _, ids in fired) and any(
            ids & each.one and ids & each.other for _, ids in fired
        )
    return any(
        ids & each.one and not ids & each.other and others & each.other and not others & each.one
        for journey, ids in fired
        for another, others in fired
        if journey is not another and journey.family is another.family
    )


SENTENCES: Mapping[str, str] = {
    **{rule.id: rule.why for rule in RULES},
    **{each.id: each.why for each in CONTRADICTIONS},
}
"""What every id under a finding's `rules` means, for a person."""

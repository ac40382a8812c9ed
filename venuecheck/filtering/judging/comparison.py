"""Rules that hold one answer against another: two answers to one question, DNS by UDP and by TCP, this resolver and
another, this name and an innocent one at the same address, the first request and the second.
"""

from collections.abc import Iterator

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.likeness import alike
from venuecheck.filtering.judging.name_words import address_of, answer_words, detailed, resolver_words, shown
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Exchange, Lookup, Purpose

_WITHHOLDING = frozenset({Failure.NXDOMAIN, Failure.NODATA})
_OWN_DOING = frozenset({Failure.RESET, Failure.EOF, Failure.TIMEOUT})
_SERVER_ERROR = 500


def withholds(lookup: Lookup) -> bool:
    """Whether the answer says that there is no such name or address, or gives dummy addresses alone.

    Silence, REFUSED and SERVFAIL are no answers: a resolver that has too much to do gives them as well.
    """
    if lookup.failure is not None:
        return lookup.failure in _WITHHOLDING
    return bool(lookup.addresses) and all(sinkhole_of(address) for address in lookup.addresses)


def usable(addresses: tuple[str, ...]) -> bool:
    """Whether there are addresses, and each may be a site's."""
    return bool(addresses) and not any(sinkhole_of(address) for address in addresses)


def _two_answers(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    lookup = journey.lookup
    other = lookup.other_answer if lookup is not None else None
    return Match(detail=f"then {shown(other.addresses) or other.rcode}") if other is not None else None


def _false_first(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    """Only where the first, which a device takes, withholds what the second gives.

    Two usable answers prove nothing: a question that a network doubled is answered twice, and large sites rotate.
    """
    lookup = journey.lookup
    other = lookup.other_answer if lookup is not None else None
    if lookup is None or other is None or not withholds(lookup) or not usable(other.addresses):
        return None
    said = f"first {_answered(lookup)}, then {shown(other.addresses)}"
    return Match(detail=detailed(said, resolver_words(lookup)))


def compared(journey: Journey, facts: PageFacts) -> Iterator[Lookup]:
    """Give the answers to the question of a journey's look-up, asked in another way."""
    lookup = journey.lookup
    if lookup is None:
        return
    for step in facts.observations:
        if isinstance(step, Lookup) and step.purpose is Purpose.COMPARE and step.record == lookup.record:
            yield step


def given_when_asked_again(journey: Journey, facts: PageFacts) -> Lookup | None:
    """Give the answer with a site's addresses that the same server gave to the same question asked the same way, where
    it withheld them before; None where it did not. Two answers to one question are something else.
    """
    lookup = journey.lookup
    if lookup is None or not withholds(lookup) or lookup.other_answer is not None:
        return None
    again = (step for step in compared(journey, facts) if _same_way(step, lookup))
    return next((step for step in again if usable(step.addresses)), None)


def _same_way(step: Lookup, lookup: Lookup) -> bool:
    return (step.transport, step.resolver) == (lookup.transport, lookup.resolver)


def _given_again(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    return Match() if given_when_asked_again(journey, facts) is not None else None


def _differs(transport: str) -> When:
    def when(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
        lookup = journey.lookup
        if lookup is None or not withholds(lookup):
            return None
        for other in compared(journey, facts):
            if other.transport == transport and usable(other.addresses) and not _same_way(other, lookup):
                return Match(detail=_two_ways(lookup, other))
        return None

    return when


def _two_ways(lookup: Lookup, other: Lookup) -> str:
    if other.transport == "tcp":
        said = f"by UDP {_answered(lookup)}, by TCP {_answered(other)}"
        return detailed(said, resolver_words(lookup))
    return f"{_answered(lookup)} from {address_of(lookup)}; {_answered(other)} from {address_of(other)}"


def _own_requests(facts: PageFacts) -> list[Exchange]:
    return [
        step
        for step in facts.observations
        if isinstance(step, Exchange) and step.purpose is Purpose.PAGE and step.hop == 0
    ]


def _innocent_answers(facts: PageFacts) -> list[Answer]:
    return [
        step.answer
        for step in facts.observations
        if isinstance(step, Exchange) and step.purpose is Purpose.INNOCENT and step.answer is not None
    ]


def host_decides(facts: PageFacts) -> bool:
    """Whether the page's own name is cut off at its address, each time, and an innocent name gets an answer there."""
    own = _own_requests(facts)
    answered = [answer for answer in _innocent_answers(facts) if answer.status < _SERVER_ERROR]
    return bool(answered) and len(own) > 1 and all(step.failure in _OWN_DOING and not step.answer for step in own)


def _host_decides(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    return Match() if isinstance(journey.last, Exchange) and silent(journey) and host_decides(facts) else None


def same_for_any_name(journey: Journey, facts: PageFacts) -> bool:
    """Whether the page's address gives what it gave for another name, too.

    A different answer would prove nothing: one address serves many sites.
    """
    own = (step.answer for step in journey.steps if isinstance(step, Exchange) and not step.hop)
    return not journey.holds_expected and any(
        _same_answer(answer, other) for answer in own if answer is not None for other in _innocent_answers(facts)
    )


def _any_name(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    return Match() if same_for_any_name(journey, facts) else None


def _same_answer(one: Answer, other: Answer) -> bool:
    if one.status != other.status:
        return False
    if one.redirect is not None and other.redirect is not None:
        return bool(one.redirect.host) and one.redirect.host == other.redirect.host and not one.redirect.same_site
    return one.body is not None and other.body is not None and alike(one.body, other.body)


def _visits_differ(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    mine = [each for each in facts.journeys if each.family is journey.family and silent(each)]
    kinds = {(type(each.last), each.last.failure) for each in mine}
    return Match() if journey in mine and len(kinds) > 1 else None


def _second_opened(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    before = any(silent(each) and each.number < journey.number for each in facts.journeys)
    return Match() if before and journey.holds_expected else None


def _answered(lookup: Lookup) -> str:
    return answer_words(lookup) or "no answer"


DNS_RULES = (
    Rule(
        id="dns.false-first-answer",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.FALSE_ANSWER,
        why="One DNS question is answered twice, and the first answer withholds what the second gives",
        when=_false_first,
    ),
    Rule(
        id="dns.tcp-differs",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.FALSE_ANSWER,
        why="DNS withholds the name by UDP and gives it by TCP: most likely something answers in the resolver's place",
        when=_differs("tcp"),
    ),
    Rule(
        id="dns.other-resolver-knows",
        layer=Layer.DNS,
        says=Says.BLOCKED,
        mechanism=Mechanism.FALSE_ANSWER,
        why="The network's DNS withholds the name, and another resolver knows it",
        when=_differs("udp"),
    ),
    Rule(
        id="dns.given-when-asked-again",
        layer=Layer.DNS,
        says=Says.NOTE,
        mechanism=None,
        why="The network's DNS gives the site's address when it is asked again in the same way",
        when=_given_again,
    ),
    Rule(
        id="dns.two-answers",
        layer=Layer.DNS,
        says=Says.NOTE,
        mechanism=None,
        why="One DNS question was answered twice, and the answers differ",
        when=_two_answers,
    ),
)
HTTP_RULES = (
    Rule(
        id="http.name-decides",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="The same address answers a request for another name: the site's name is what is stopped",
        when=_host_decides,
    ),
    Rule(
        id="http.same-for-any-name",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="The same address gives the same answer for another name: this answer is not about the site's name",
        when=_any_name,
    ),
    Rule(
        id="visits.differ",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="The tries stayed silent in different ways",
        when=_visits_differ,
    ),
    Rule(
        id="visits.second-opened",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="A first request got nothing, and a later one got the page",
        when=_second_opened,
    ),
)

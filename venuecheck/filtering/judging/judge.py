"""From the facts of one page to a finding.

Theory of operation. Every rule is tried on every journey (one visit by one family of addresses). Each journey
then has an outcome: reached, blocked (a positive signal), silent, or unclear. For each family the visits are
put together, then the families: a page is reached if any family reaches it. A positive signal blocks between
intact controls. Silence blocks only if it was repeated, stands between intact controls, and comes from a page
vouched to be alive; or if the same address answers for an innocent name. All else is inconclusive, and says why.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from venuecheck.filtering.judging import reasons
from venuecheck.filtering.judging.answer_words import status_words
from venuecheck.filtering.judging.comparison import host_decides
from venuecheck.filtering.judging.connection import name_decides
from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.contradiction import CONTRADICTIONS, Contradiction, contradictions
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT
from venuecheck.filtering.judging.foreign_answer import foreign
from venuecheck.filtering.judging.journey import Journey, PageFacts, inspected, silent
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.judging.sign_in import SIGN_IN_PAGE
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.confidence import UNCONFIRMED
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Basis, Mechanism, PageFinding, Verdict, result_of
from venuecheck.filtering.model.observation import Family, Handshake, Trust, Tunnel
from venuecheck.filtering.model.page import Category, Expectation
from venuecheck.filtering.model.reference import PageHealth
from venuecheck.filtering.model.saying import INNOCENT
from venuecheck.filtering.model.withheld import withheld_text

_SILENCES_NEEDED = _SECOND = 2
SIGNS_BY_THEMSELVES = frozenset({"http.block-page", "dns.sinkhole"})
"""Rules that rest on a known product's or a taught page, or on an address that is no site's. Whatever else is not the
page's own content must be there at a second look before it counts."""
_WARNED = frozenset({Trust.UNKNOWN_ISSUER, Trust.WRONG_NAME, Trust.EXPIRED, Trust.NOT_YET_VALID})
# Ends of a connection that a server gives to a name that it no longer serves, too: alone they prove nothing.
SERVERS_OWN = {Layer.TLS: frozenset({Mechanism.ALERT}), Layer.HTTP: frozenset({Mechanism.TIMEOUT})}
"""By layer; where the name alone was seen to decide, but in one of these ways, something must vouch for the page."""


@dataclass(frozen=True, slots=True)
class _Fired:
    rule: Rule
    match: Match

    @property
    def told(self) -> Rule:
        """The rule with the sentence that is true of this page."""
        return replace(self.rule, why=self.match.why) if self.match.why else self.rule


@dataclass(frozen=True, slots=True)
class _Told:
    """What one journey tells."""

    journey: Journey
    fired: tuple[_Fired, ...]

    def of(self, says: Says) -> tuple[_Fired, ...]:
        return tuple(one for one in self.fired if one.rule.says is says)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(one.rule.id for one in self.fired)

    @property
    def outcome(self) -> Says | None:
        """Reached, blocked, silent; None where nothing can be told. The content outweighs lesser signals."""
        for says in (Says.REACHED, Says.BLOCKED, Says.SILENT):
            if self.of(says):
                return says
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conclusion:
    verdict: Verdict
    reason: str
    basis: Basis | None = None
    layer: Layer | None = None
    mechanism: Mechanism | None = None
    product: str | None = None


def judge_page(
    facts: PageFacts,
    category: Category,
    context: Context,
    *,
    probe: str = "web_page",
    rules: Sequence[Rule] = RULES,
    excluding: Sequence[Contradiction] = CONTRADICTIONS,
) -> PageFinding:
    """Conclude about one page from what was observed of it; `excluding` says what cannot be true together."""
    told = [_told(journey, facts, context, rules) for journey in facts.journeys]
    opposed = contradictions([(each.journey, each.ids) for each in told], excluding)
    conclusion = _conclude(facts, told, context, opposed)
    seen = {one.rule.id for each in told for one in each.fired}
    return PageFinding(
        probe=probe,
        page=facts.page.id,
        url=facts.page.shown,
        category=category.id,
        expectation=category.expectation,
        verdict=conclusion.verdict,
        basis=conclusion.basis,
        result=result_of(
            conclusion.verdict, category.expectation, facts.page.granularity, inspected=_told_apart(facts)
        ),
        layer=conclusion.layer,
        mechanism=conclusion.mechanism,
        product=conclusion.product,
        reason=withheld_text(_with_expectation(conclusion, facts, category), facts.page),
        rules=(*(rule.id for rule in rules if rule.id in seen), *(each.id for each in opposed)),
        contradictions=tuple(each.why for each in opposed),
        product_name=next((each.name for each in context.fingerprints if each.id == conclusion.product), ""),
    )


def _told(journey: Journey, facts: PageFacts, context: Context, rules: Sequence[Rule]) -> _Told:
    """Try every rule on a journey; what the network's sign-in page looks like besides counts for nothing."""
    fired = tuple(_Fired(rule, match) for rule in rules if (match := rule.when(journey, facts, context)))
    if any(one.rule.id == SIGN_IN_PAGE for one in fired):
        fired = tuple(one for one in fired if one.rule.says is not Says.BLOCKED)
    return _Told(journey, fired)


def _conclude(
    facts: PageFacts, told: Sequence[_Told], context: Context, opposed: Sequence[Contradiction]
) -> _Conclusion:
    if not told:
        return _unclear(_not_tried(facts, context))
    unsettled = [each for each in opposed if not each.settled]
    if unsettled:
        return _unclear(_contradicted(unsettled, told))
    reached = [each for each in told if each.outcome is Says.REACHED]
    if reached:
        return _reached(reached[0], told, [each.why for each in opposed])
    return _not_opened(facts, told, context)


def _not_opened(facts: PageFacts, told: Sequence[_Told], context: Context) -> _Conclusion:
    if sign_in := _of(told, SIGN_IN_PAGE):
        return _unclear(reasons.sign_in(sign_in.match.detail))
    if not context.bracketed(facts):
        if context.shut_out_after is not None:
            return _unclear(reasons.shut_out(context.shut_out_after))
        return _unclear(reasons.controls_failed(_sentences(told) or _answers(told)))
    known = context.references.get(facts.page.id)
    if known is not None and known.standing is PageHealth.DEAD:
        return _unclear(reasons.down_for_everyone(known))
    return _weighed(facts, told, context)


def _weighed(facts: PageFacts, told: Sequence[_Told], context: Context) -> _Conclusion:
    """Weigh what families of addresses show, between controls that opened."""
    families = {
        each.journey.family: [one for one in told if one.journey.family is each.journey.family] for each in told
    }
    outcomes = {family: _of_family(each) for family, each in families.items()}
    blocked = Says.BLOCKED in outcomes.values()
    if not blocked and (both := _of(told, "http.same-for-both-kinds")):
        return _unclear(reasons.same_for_both(both.match.detail))
    if any(outcome is None for outcome in outcomes.values()):
        like_before = any("reference.like-content" in each.ids for each in told)
        journeys, known = [each.journey for each in told], context.references.get(facts.page.id)
        seen = reasons.unclear(facts, journeys, _sentences(told), context.fingerprints, like_before=like_before)
        seen = " ".join(part for part in (seen, reasons.shared(_shared(facts, journeys, context))) if part)
        return _unclear(seen if known is None or known.standing is PageHealth.ALIVE else reasons.not_as_listed(known))
    if blocked:
        return _blocked(told, context) if _confirmed(told) else _unclear(_seen_once(told, context))
    return _silence(facts, told, families, context)


def _of(told: Sequence[_Told], rule: str) -> _Fired | None:
    """Give where a rule fired first; None where it did not."""
    return next((one for each in told for one in each.fired if one.rule.id == rule), None)


def _confirmed(told: Sequence[_Told]) -> bool:
    """Whether what shows a filter needs no second look, or was there at the second look as well."""
    if any(one.rule.id in SIGNS_BY_THEMSELVES for each in told for one in each.of(Says.BLOCKED)):
        return True
    later = [each.outcome for each in told if each.journey.number >= _SECOND]
    return Says.BLOCKED in later and set(later) <= {Says.BLOCKED, Says.SILENT}


def _seen_once(told: Sequence[_Told], context: Context) -> str:
    looked_again = any(each.journey.number >= _SECOND for each in told)
    sentence = next(iter(each.of(Says.BLOCKED)[0].told.why for each in told if each.of(Says.BLOCKED)))
    return reasons.seen_once(sentence, looked_again=looked_again, goes_on=context.provisional)


def _shared(facts: PageFacts, journeys: Sequence[Journey], context: Context) -> int:
    """Give for how many sites what came is one page; 0 where it is a site's own, or says that it is no filter's."""
    bodies = [reply.answer.body for journey in journeys for reply in foreign(journey)[-1:]]
    groups = [context.shown.like(facts.host, body) for body in bodies if body and not set(body.says) & INNOCENT]
    return max((len(group.sites) for group in groups if not group.is_own), default=0)


def _contradicted(unsettled: Sequence[Contradiction], told: Sequence[_Told]) -> str:
    signs = frozenset[str]().union(*(each.one for each in unsettled))
    beside = [one.match.beside for each in told for one in each.fired if one.rule.id in signs and one.match.beside]
    then = dict.fromkeys(each.then for each in unsettled)
    return reasons.contradiction([each.why for each in unsettled], tuple(dict.fromkeys(beside)), tuple(then))


def _of_family(told: Sequence[_Told]) -> Says | None:
    """A positive signal on one visit outweighs a silence on another; anything unclear makes silence unclear."""
    outcomes = {each.outcome for each in told}
    if Says.BLOCKED in outcomes:
        return Says.BLOCKED
    return None if None in outcomes else Says.SILENT


def _reached(reached: _Told, told: Sequence[_Told], opposed: Sequence[str]) -> _Conclusion:
    first = reached.of(Says.REACHED)[0]
    others = sorted({each.journey.family.value for each in told if each.outcome in {Says.BLOCKED, Says.SILENT}})
    reason = reasons.reached(first.rule, reached.journey.family, others)
    distrusted = _warned(reached.journey)
    return _Conclusion(
        verdict=Verdict.REACHED,
        reason=" ".join(
            part for part in (reason, reasons.BROWSER_WARNS if distrusted else "", reasons.settled(opposed)) if part
        ),
        basis=Basis.SHOWN,
        layer=first.rule.layer,
        mechanism=first.rule.mechanism,
    )


def _blocked(told: Sequence[_Told], context: Context) -> _Conclusion:
    """Name the nearest layer that gives a positive signal; the rules stand in that order."""
    signals = [(each.journey, one) for each in told for one in each.of(Says.BLOCKED)]
    order = [rule.id for rule in RULES]
    journey, first = min(
        signals, key=lambda pair: order.index(pair[1].rule.id) if pair[1].rule.id in order else len(order)
    )
    product = _product([one for _, one in signals])
    names = {each.id: each.name for each in context.fingerprints} | {UNKNOWN_PRODUCT: "unknown product"}
    # what a look-up shows is no product's, whatever a later answer names
    by_answer = first.rule.layer is Layer.HTTP
    said = reasons.shown(first.told, first.match, product=names.get(product or "", "") if by_answer else "")
    beside = [
        reasons.NO_PAGE_IN_A_TUNNEL if isinstance(journey.last, Tunnel) else "",
        reasons.BROWSER_WARNS_FIRST if by_answer and _warned(journey) else "",
        *dict.fromkeys(one.match.beside for _, one in signals),
    ]
    return _Conclusion(
        verdict=Verdict.BLOCKED,
        reason=" ".join(part for part in (said, *beside) if part),
        basis=Basis.SHOWN,
        layer=first.rule.layer,
        mechanism=first.rule.mechanism,
        product=product,
    )


def _warned(journey: Journey) -> bool:
    """Whether a browser on the device would have shown a warning on this way."""
    return any(
        isinstance(step, Handshake) and step.failure is None and step.device_trust in _WARNED for step in journey.steps
    )


def _not_tried(facts: PageFacts, context: Context) -> str:
    if facts.observations:
        return reasons.NO_PROXY
    if context.shut_out_after is not None:
        return reasons.shut_out(context.shut_out_after)
    hopeless = bool(context.controls) and all(check.trouble is not None for check in context.controls)
    return reasons.NOT_WORTH_TRYING if hopeless else reasons.NOT_VISITED


def _product(signals: Sequence[_Fired]) -> str | None:
    """A name that a fingerprint gives outweighs what only shows that some product is there."""
    named = [one.match.product for one in signals if one.match.product]
    return next((product for product in named if product != UNKNOWN_PRODUCT), named[0] if named else None)


def _silence(
    facts: PageFacts, told: Sequence[_Told], families: dict[Family, list[_Told]], context: Context
) -> _Conclusion:
    agreed = {family: _agreed(own) for family, own in families.items()}
    first = next(iter(agreed.values()))[0]
    rule = first.told
    times = min(count for _, count in agreed.values())
    named = (first.rule.layer is Layer.TLS and name_decides(facts)) or (
        first.rule.layer is Layer.HTTP and host_decides(facts)
    )
    alone = named and first.rule.mechanism not in SERVERS_OWN[first.rule.layer]
    if _of(told, "run.host-opened"):
        return _unclear(reasons.host_opened(rule))
    if times < _SILENCES_NEEDED:
        asked = min(len([each for each in own if silent(each.journey)]) for own in families.values())
        return _unclear((reasons.not_repeated if asked < _SILENCES_NEEDED else reasons.silent_otherwise)(rule))
    known = context.references.get(facts.page.id)
    alive = known is not None and known.standing is PageHealth.ALIVE
    if first.rule.id == "http.timeout" and not alive:
        return _unclear(reasons.takes_its_time(rule))
    if known is not None and not alive and not alone:
        return _unclear(reasons.not_as_listed(known))
    listed = facts.page.expect is not None and (known is None or alive)
    vouched = alive or listed
    if not vouched and not alone:
        return _unclear(reasons.not_vouched(rule))
    secure = any(_ends_secure(facts, each.journey) for each in told)
    unproven_https = secure and first.rule.layer is not Layer.DNS and not context.https_reached
    if unproven_https and not alone:
        return _unclear(reasons.no_https_control(rule))
    return _Conclusion(
        verdict=Verdict.BLOCKED,
        reason=reasons.silence(
            rule,
            first.match,
            times,
            grounds=reasons.vouched_by(listed=listed, known=known),
            name_decides=named,
        ),
        basis=Basis.ABSENCE if vouched else Basis.SHOWN,
        layer=first.rule.layer,
        mechanism=first.rule.mechanism,
    )


def _agreed(told: Sequence[_Told]) -> tuple[_Fired, int]:
    """Give the silence that most visits by one family agree on, the first of equals, and how many do."""
    silences = [one for each in told if silent(each.journey) for one in each.of(Says.SILENT)]
    commonest, count = Counter(one.rule.id for one in silences).most_common(1)[0]
    return next(one for one in silences if one.rule.id == commonest), count


def _ends_secure(facts: PageFacts, journey: Journey) -> bool:
    """Whether the last address that a journey tried is https: the page's own, or where a redirect led."""
    led_to = [reply.answer.redirect.url for reply in journey.replies if reply.answer.redirect]
    return (led_to[-1] if led_to else facts.page.url).lower().startswith("https:")


def _unclear(reason: str) -> _Conclusion:
    return _Conclusion(verdict=Verdict.INCONCLUSIVE, reason=reason)


def _sentences(told: Sequence[_Told]) -> list[str]:
    """What fired, each once, in words."""
    return list(dict.fromkeys(one.told.why for each in told for one in each.fired if one.rule.says is not Says.NOTE))


def _answers(told: Sequence[_Told]) -> list[str]:
    """What answered first on each journey, each once, in words."""
    first = [each.journey.replies[0].answer for each in told if each.journey.replies]
    return list(dict.fromkeys(f"An answer with {status_words(answer)}" for answer in first))


def _told_apart(facts: PageFacts) -> bool:
    """Whether a filter could have seen this page's path: over plain http, or inspected TLS."""
    if not facts.https:
        return True
    return any(isinstance(step, Handshake) and inspected(step) for step in facts.observations)


def _with_expectation(conclusion: _Conclusion, facts: PageFacts, category: Category) -> str:
    """A page that only an inspecting filter could tell apart is reached, and proves nothing."""
    result = result_of(conclusion.verdict, category.expectation, facts.page.granularity, inspected=_told_apart(facts))
    seen = conclusion.verdict is Verdict.REACHED and category.expectation is Expectation.BLOCK
    if seen and result.value == "not_proven":
        return f"{conclusion.reason} {reasons.CANNOT_BE_TOLD_APART}"
    if seen and facts.page.confidence in UNCONFIRMED:
        return f"{conclusion.reason} {reasons.CATEGORY_NOT_CONFIRMED}"
    return conclusion.reason

"""From the facts of one page to a finding.

Theory of operation. Every rule is tried on every journey (one visit by one family of addresses). Each journey
then has an outcome: reached, blocked (a positive signal), silent, or unclear. For each family the visits are
put together, then the families: a page is reached if any family reaches it. A positive signal blocks between
intact controls. Silence blocks only if it was repeated, stands between intact controls, and comes from a page
vouched to be alive; or if the same address answers for an innocent name. All else is inconclusive, and says why.
"""

from collections.abc import Sequence

from venuecheck.filtering.judging import network_reasons, reasons
from venuecheck.filtering.judging.answer_words import status_words
from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.contradiction import CONTRADICTIONS, Contradiction, contradictions
from venuecheck.filtering.judging.controls import Trouble
from venuecheck.filtering.judging.dns import OWNERS_OR_FILTERS
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT
from venuecheck.filtering.judging.foreign_answer import foreign
from venuecheck.filtering.judging.journey import Journey, PageFacts, inspected
from venuecheck.filtering.judging.reference import AS_ELSEWHERE
from venuecheck.filtering.judging.rule import Rule, Says
from venuecheck.filtering.judging.sign_in import COMES_FIRST, NETWORKS_PAGE, SIGN_IN_PAGE
from venuecheck.filtering.judging.silence import weigh_silence
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.judging.told import Conclusion, Fired, Told, first_of, unclear
from venuecheck.filtering.judging.way_past import way_past_words
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.confidence import UNCONFIRMED
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Basis, PageFinding, Verdict, result_of
from venuecheck.filtering.model.kind_of_words import INNOCENT
from venuecheck.filtering.model.observation import Handshake, Trust, Tunnel
from venuecheck.filtering.model.page import Category, Expectation
from venuecheck.filtering.model.reference import PageHealth
from venuecheck.filtering.model.withheld import withheld_text

_SECOND = 2
_KNOWN_PRODUCT = "http.block-page"
SIGNS_BY_THEMSELVES = frozenset({_KNOWN_PRODUCT, "dns.sinkhole", "dns.led-to-a-block-page"})
"""Rules that rest on a known product's or a taught page, or on an address that is no site's. Whatever else is not the
page's own content must be there at a second look before it counts."""
_ONE_PAGE_THAT_SAYS_SO = frozenset({"http.same-page-for-unrelated-sites", "http.says-that-it-is-blocked"})
_WARNED = frozenset({Trust.UNKNOWN_ISSUER, Trust.WRONG_NAME, Trust.EXPIRED, Trust.NOT_YET_VALID})


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


def _told(journey: Journey, facts: PageFacts, context: Context, rules: Sequence[Rule]) -> Told:
    """Try every rule on a journey.

    What the network's sign-in page looks like besides counts for nothing, and so does what an unfiltered line is shown
    as well, but for a known product's page.
    """
    fired = tuple(Fired(rule, match) for rule in rules if (match := rule.when(journey, facts, context)))
    ids = {one.rule.id for one in fired}
    if ids & COMES_FIRST or (AS_ELSEWHERE in ids and _KNOWN_PRODUCT not in ids):
        fired = tuple(one for one in fired if one.rule.says is not Says.BLOCKED)
    return Told(journey, fired)


def _conclude(facts: PageFacts, told: Sequence[Told], context: Context, opposed: Sequence[Contradiction]) -> Conclusion:
    if not told:
        return unclear(_not_tried(facts, context))
    unsettled = [each for each in opposed if not each.settled]
    if unsettled:
        return unclear(_contradicted(unsettled, told))
    reached = [each for each in told if each.outcome is Says.REACHED]
    if reached:
        return _reached(reached[0], told, [each.why for each in opposed], untimely=_untimely_others(facts, context))
    return _not_opened(facts, told, context)


def _not_opened(facts: PageFacts, told: Sequence[Told], context: Context) -> Conclusion:
    if first := first_of(told, SIGN_IN_PAGE) or first_of(told, NETWORKS_PAGE):
        return unclear(network_reasons.comes_first(first.match.detail, asks=first.rule.id == SIGN_IN_PAGE))
    if not context.bracketed(facts):
        if context.shut_out_after is not None:
            return unclear(network_reasons.shut_out(context.shut_out_after))
        failed = {each.trouble for each in context.controls if not context.intact(each)}
        seen = _sentences(told) or _answers(told)
        by_name, others = failed == {Trouble.NAMES}, _untimely_others(facts, context)
        return unclear(reasons.controls_failed(seen, [each.journey for each in told], by_name=by_name, untimely=others))
    known = context.references.get(facts.page.id)
    if known is not None and known.standing is PageHealth.DEAD:
        return unclear(reasons.down_for_everyone(known))
    return _weighed(facts, told, context)


def _weighed(facts: PageFacts, told: Sequence[Told], context: Context) -> Conclusion:
    """Weigh what families of addresses show, between controls that opened."""
    families = {
        each.journey.family: [one for one in told if one.journey.family is each.journey.family] for each in told
    }
    outcomes = {family: _of_family(each) for family, each in families.items()}
    blocked = Says.BLOCKED in outcomes.values()
    if not blocked and first_of(told, AS_ELSEWHERE):
        return unclear(reasons.as_elsewhere(context.elsewhere.get(facts.page.id) or context.references[facts.page.id]))
    if not blocked and (both := first_of(told, "http.same-for-both-kinds")):
        return unclear(reasons.same_for_both(both.match.detail))
    if not blocked and (alone := first_of(told, OWNERS_OR_FILTERS)):
        return unclear(reasons.owners_or_filters(alone.told, alone.match))
    if any(outcome is None for outcome in outcomes.values()):
        like_before = any("reference.like-content" in each.ids for each in told)
        journeys, known = [each.journey for each in told], context.references.get(facts.page.id)
        seen = reasons.unclear(
            facts,
            journeys,
            _sentences(told),
            context.fingerprints,
            like_before=like_before,
            known=known,
            untimely=_untimely_others(facts, context),
        )
        beside = (reasons.shared(_shared(facts, journeys, context)), _passed_over(told))
        seen = " ".join(part for part in (seen, *beside) if part)
        return unclear(seen if known is None or known.standing is PageHealth.ALIVE else reasons.not_as_listed(known))
    if blocked:
        return _blocked(told, context) if _confirmed(told) else unclear(_seen_once(told, context))
    return weigh_silence(facts, told, families, context)


def _passed_over(told: Sequence[Told]) -> str:
    """Say that what was taught of the block page is shown, and tells nothing in this run; '' where it is not."""
    found = first_of(told, "http.taught-too-widely")
    return f"{found.rule.why}. Teach other words." if found is not None else ""


def _confirmed(told: Sequence[Told]) -> bool:
    """Whether what shows a filter needs no second look, or was there at the second look as well."""
    if any(one.rule.id in SIGNS_BY_THEMSELVES for each in told for one in each.of(Says.BLOCKED)):
        return True
    later = {each.outcome for each in told if each.journey.number >= _SECOND}
    if later == {Says.SILENT}:
        # a filter that knows its page by then may cut it off at once; one site that does so bans its visitor
        return any(each.ids >= _ONE_PAGE_THAT_SAYS_SO for each in told)
    return Says.BLOCKED in later and later <= {Says.BLOCKED, Says.SILENT}


def _seen_once(told: Sequence[Told], context: Context) -> str:
    looked_again = any(each.journey.number >= _SECOND for each in told)
    sentence = next(iter(each.of(Says.BLOCKED)[0].told.why for each in told if each.of(Says.BLOCKED)))
    return reasons.seen_once(sentence, looked_again=looked_again, goes_on=context.provisional)


def _shared(facts: PageFacts, journeys: Sequence[Journey], context: Context) -> int:
    """Give for how many sites what came is one page; 0 where it is a site's own, or says that it is no filter's.

    It is a site's own, too, where pages show it with the text that is expected of them.
    """
    bodies = [reply.answer.body for journey in journeys for reply in foreign(journey)[-1:]]
    groups = [context.shown.like(facts.host, body) for body in bodies if body and not set(body.says) & INNOCENT]
    return max((len(group.sites) for group in groups if not (group.is_own or group.quotes)), default=0)


def _contradicted(unsettled: Sequence[Contradiction], told: Sequence[Told]) -> str:
    signs = frozenset[str]().union(*(each.one for each in unsettled))
    beside = [one.match.beside for each in told for one in each.fired if one.rule.id in signs and one.match.beside]
    then = dict.fromkeys(each.then for each in unsettled)
    return reasons.contradiction([each.why for each in unsettled], tuple(dict.fromkeys(beside)), tuple(then))


def _of_family(told: Sequence[Told]) -> Says | None:
    """A positive signal on one visit outweighs a silence on another; anything unclear makes silence unclear."""
    outcomes = {each.outcome for each in told}
    if Says.BLOCKED in outcomes:
        return Says.BLOCKED
    return None if None in outcomes else Says.SILENT


def _untimely_others(facts: PageFacts, context: Context) -> int:
    """Give of how many other sites the certificates are out of their days; 0 where more are within theirs."""
    return len(context.untimely - {site_of(facts.host)}) if len(context.untimely) > len(context.timely) else 0


def _reached(reached: Told, told: Sequence[Told], opposed: Sequence[str], *, untimely: int) -> Conclusion:
    first = reached.of(Says.REACHED)[0]
    others = sorted({each.journey.family.value for each in told if each.outcome in {Says.BLOCKED, Says.SILENT}})
    reason = reasons.reached(first.rule, reached.journey.family, others)
    warned = reasons.browser_warns(reached.journey, untimely=untimely) if _warned(reached.journey) else ""
    return Conclusion(
        verdict=Verdict.REACHED,
        reason=" ".join(part for part in (reason, warned, reasons.settled(opposed)) if part),
        basis=Basis.SHOWN,
        layer=first.rule.layer,
        mechanism=first.rule.mechanism,
    )


def _blocked(told: Sequence[Told], context: Context) -> Conclusion:
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
    of_product = dict.fromkeys(one.match.beside for _, one in signals if one.match.beside)
    said = reasons.shown(first.told, first.match, product=names.get(product or "", "") if by_answer else "")
    beside = [
        reasons.NO_PAGE_IN_A_TUNNEL if isinstance(journey.last, Tunnel) else "",
        reasons.BROWSER_WARNS_FIRST if by_answer and _warned(journey) else "",
        *(of_product or [way_past_words([journey for journey, _ in signals])]),
    ]
    return Conclusion(
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
        return network_reasons.shut_out(context.shut_out_after)
    hopeless = bool(context.controls) and all(check.trouble is not None for check in context.controls)
    return reasons.NOT_WORTH_TRYING if hopeless else reasons.NOT_VISITED


def _product(signals: Sequence[Fired]) -> str | None:
    """A name that a fingerprint gives outweighs what only shows that some product is there."""
    named = [one.match.product for one in signals if one.match.product]
    return next((product for product in named if product != UNKNOWN_PRODUCT), named[0] if named else None)


def _sentences(told: Sequence[Told]) -> list[str]:
    """What fired, each once, in words."""
    return list(dict.fromkeys(one.told.why for each in told for one in each.fired if one.rule.says is not Says.NOTE))


def _answers(told: Sequence[Told]) -> list[str]:
    """What answered first on each journey, each once, in words."""
    first = [each.journey.replies[0].answer for each in told if each.journey.replies]
    return list(dict.fromkeys(f"An answer with {status_words(answer)}" for answer in first))


def _told_apart(facts: PageFacts) -> bool:
    """Whether a filter could have seen this page's path: over plain http, or inspected TLS."""
    if not facts.https:
        return True
    return any(isinstance(step, Handshake) and inspected(step) for step in facts.observations)


def _with_expectation(conclusion: Conclusion, facts: PageFacts, category: Category) -> str:
    """A page that only an inspecting filter could tell apart is reached, and proves nothing."""
    result = result_of(conclusion.verdict, category.expectation, facts.page.granularity, inspected=_told_apart(facts))
    seen = conclusion.verdict is Verdict.REACHED and category.expectation is Expectation.BLOCK
    if seen and result.value == "not_proven":
        return f"{conclusion.reason} {reasons.CANNOT_BE_TOLD_APART}"
    if seen and facts.page.confidence in UNCONFIRMED:
        return f"{conclusion.reason} {reasons.CATEGORY_NOT_CONFIRMED}"
    return conclusion.reason

"""What follows from silence on every family of addresses, between controls that opened.

Silence is blocked where it was there twice in the same way and something vouches that the page is alive, or where the
same address answers for an innocent name. What the innocent share (another page of the host that opened, an innocent
name that is met with the same silence, pages that must open and are silent as well) takes that back.
"""

from collections import Counter
from collections.abc import Sequence

from venuecheck.filtering.judging import silence_reasons as reasons
from venuecheck.filtering.judging.comparison import host_decides
from venuecheck.filtering.judging.connection import cut_elsewhere, name_decides
from venuecheck.filtering.judging.context import Context, silence_of
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import is_vouched_for, silent
from venuecheck.filtering.judging.reasons import not_as_listed
from venuecheck.filtering.judging.refuted import HOST_OPENED, INNOCENT_SILENT, MUST_OPEN_SILENT
from venuecheck.filtering.judging.rule import Says
from venuecheck.filtering.judging.told import Conclusion, Fired, Told, first_of, unclear
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Basis, Mechanism, Verdict
from venuecheck.filtering.model.observation import Family
from venuecheck.filtering.model.reference import ReferencePage, is_alive

_SILENCES_NEEDED = 2
# Ends of a connection that a server gives to a name that it no longer serves, too: alone they prove nothing.
SERVERS_OWN = {Layer.TLS: frozenset({Mechanism.ALERT}), Layer.HTTP: frozenset({Mechanism.TIMEOUT, Mechanism.EOF})}
"""By layer; where the name alone was seen to decide, but in one of these ways, something must vouch for the page."""


def weigh_silence(
    facts: PageFacts, told: Sequence[Told], families: dict[Family, list[Told]], context: Context
) -> Conclusion:
    """Conclude from silence alone; `families` has what is `told` by family."""
    agreed = {family: _agreed(own) for family, own in families.items()}
    first = next(iter(agreed.values()))[0]
    times = min(count for _, count in agreed.values())
    known = context.references.get(facts.page.id)
    named = _named(first, facts)
    kinds = {silence_of(facts, each.journey) for each in told}
    may_be_filters = named and first.rule.mechanism not in SERVERS_OWN[first.rule.layer]
    elsewhere = cut_elsewhere(facts) if first.rule.layer is Layer.TLS else None
    alone = (named and elsewhere is True) or (
        may_be_filters and elsewhere is None and any(map(context.cuts_names, kinds))
    )
    doubt = _refuted(first, told, known) or _too_seldom(first, families, times)
    if doubt is None and not alone:
        secure = any(_ends_secure(facts, each.journey) for each in told)
        doubt = _unproven(first, facts, known, secure=secure, context=context, named=may_be_filters)
        doubt = reasons.passes_elsewhere(first.told) if doubt and elsewhere is False else doubt
    if doubt is not None:
        return unclear(doubt)
    vouched = is_vouched_for(facts, known)
    return Conclusion(
        verdict=Verdict.BLOCKED,
        reason=reasons.silence(
            first.told,
            first.match,
            times,
            grounds=reasons.vouched_by(listed=vouched and facts.page.expect is not None, known=known),
            name_decides=named,
            at_others=elsewhere is True,
            elsewhere=facts.second_look_elsewhere,
        ),
        basis=Basis.ABSENCE if vouched else Basis.SHOWN,
        layer=first.rule.layer,
        mechanism=first.rule.mechanism,
    )


def _named(first: Fired, facts: PageFacts) -> bool:
    """Whether it is the site's name that is met with silence."""
    layer = first.rule.layer
    return (layer is Layer.TLS and name_decides(facts)) or (layer is Layer.HTTP and host_decides(facts))


def _refuted(first: Fired, told: Sequence[Told], known: ReferencePage | None) -> str | None:
    """Say what else of the run was met with this silence, or was not though it should have been; None for nothing."""
    if first_of(told, HOST_OPENED):
        return reasons.host_opened(first.told)
    if first_of(told, MUST_OPEN_SILENT):
        return reasons.must_open_silent(first.told)
    if first_of(told, INNOCENT_SILENT) and not is_alive(known):
        return reasons.innocent_silent(first.told)
    return None


def _too_seldom(first: Fired, families: dict[Family, list[Told]], times: int) -> str | None:
    """Say that it was not there twice in the same way; None where it was."""
    if times >= _SILENCES_NEEDED:
        return None
    asked = min(len([each for each in own if silent(each.journey)]) for own in families.values())
    return (reasons.not_repeated if asked < _SILENCES_NEEDED else reasons.silent_otherwise)(first.told)


def _unproven(
    first: Fired, facts: PageFacts, known: ReferencePage | None, *, secure: bool, context: Context, named: bool
) -> str | None:
    """Say what lacks where the name alone does not prove it; None for nothing."""
    alive = is_alive(known)
    if first.rule.id == "http.timeout" and not alive:
        return reasons.takes_its_time(first.told)
    if known is not None and not alive:
        return not_as_listed(known)
    if not is_vouched_for(facts, known):
        return (reasons.name_turned_away if named else reasons.not_vouched)(first.told)
    if secure and first.rule.layer is not Layer.DNS and not context.https_reached:
        return reasons.no_https_control(first.told)
    return None


def _agreed(told: Sequence[Told]) -> tuple[Fired, int]:
    """Give the silence that most visits by one family agree on, the first of equals, and how many do."""
    silences = [one for each in told if silent(each.journey) for one in each.of(Says.SILENT)]
    commonest, count = Counter(one.rule.id for one in silences).most_common(1)[0]
    return next(one for one in silences if one.rule.id == commonest), count


def _ends_secure(facts: PageFacts, journey: Journey) -> bool:
    """Whether the last address that a journey tried is https: the page's own, or where a redirect led."""
    led_to = [reply.answer.redirect.url for reply in journey.replies if reply.answer.redirect]
    return (led_to[-1] if led_to else facts.page.url).lower().startswith("https:")

"""Rules that rest on a reference: what the page is like where nothing filters it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.foreign_answer import foreign
from venuecheck.filtering.judging.journey import Journey, PageFacts, host_of
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.likeness import LikeBodies, like_reference, unlike_reference
from venuecheck.filtering.judging.own_content import by_reference, saw_alike
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.judging.sinkhole import is_devices, sinkhole_of
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Basis, Mechanism, PageFinding, Verdict
from venuecheck.filtering.model.page import Page, TestList
from venuecheck.filtering.model.reference import PageHealth, Reference, ReferencePage, SharedPage

_ALIVE, _SAME = "reference.alive", "reference.same-content"
AS_ELSEWHERE = "reference.as-elsewhere"
"""The rule that tells what an unfiltered line is shown as well: it is no filter's that stands here alone."""
_AGAINST = frozenset({AS_ELSEWHERE, "reference.dead", "reference.moved", "reference.changed"})


def vouchers(reference: Reference, test_list: TestList) -> dict[str, ReferencePage]:
    """Give what `reference` may say of the pages and controls of `test_list`, by id.

    What was noted of another address, or of other expected content, says nothing. A title, likeness or sketch that
    pages of different sites share ("Just a moment...") tells none of them. Of pages about which nothing could be told
    there is what was seen: what comes there as well shows no filter here.
    """
    listed = {page.id: page for page in (*test_list.controls, *test_list.pages)}
    mine = {
        each.page: each
        for each in reference.pages
        if each.page in listed and _means(each, listed[each.page], same_list=reference.list_digest == test_list.digest)
    }
    titles, likenesses = Counter[str](), Counter[str]()
    sites: dict[str, set[tuple[str, str]]] = {}
    like, sites_by_key = LikeBodies(), defaultdict[str, set[str]](set)
    for each in mine.values():
        host = host_of(listed[each.page])
        sites.setdefault(site_of(host), set()).add((each.title, each.likeness))
        for key in like.add(host, _body(each)):
            sites_by_key[key].add(site_of(host))
    for pairs in sites.values():
        titles.update({title for title, _ in pairs})
        likenesses.update({likeness for _, likeness in pairs})
    return {
        page: each
        if each.standing is PageHealth.UNSURE
        else _told_apart(
            each,
            title=titles[each.title] == 1,
            likeness=likenesses[each.likeness] == 1,
            sketch=len(_showing(like.like(host_of(listed[page]), _body(each)), sites_by_key)) == 1,
        )
        for page, each in mine.items()
    }


def _showing(keys: Iterable[str], sites_by_key: Mapping[str, AbstractSet[str]]) -> set[str]:
    return set[str]().union(*(sites_by_key[key] for key in keys if key in sites_by_key))


def _told_apart(each: ReferencePage, *, title: bool, likeness: bool, sketch: bool) -> ReferencePage:
    """Take out of a page what it does not have for itself."""
    own = {"title": title, "likeness": likeness, "sketch": sketch}
    shared = {name: "" for name, is_own in own.items() if not is_own and getattr(each, name)}
    if not shared:
        return each
    told = {field.name: getattr(each, field.name) for field in fields(ReferencePage)}
    return SharedPage(**{**told, **shared}, saw=each)


def _body(each: ReferencePage) -> Body:
    return Body(size=0, complete=True, likeness=each.likeness, sketch=each.sketch, title=each.title)


def rests_on_reference(finding: PageFinding) -> bool:
    """Whether a finding would have been another without the reference."""
    fired = frozenset(finding.rules)
    match finding.verdict:
        case Verdict.BLOCKED:
            return finding.basis is Basis.ABSENCE and _ALIVE in fired
        case Verdict.REACHED:
            return _SAME in fired
        case Verdict.INCONCLUSIVE:
            return bool(fired & _AGAINST)


def _means(each: ReferencePage, page: Page, *, same_list: bool) -> bool:
    if page.restricted:
        # a reference holds nothing of it that could be compared
        return same_list and each.url == page.shown
    expects = page.expect.contains if page.expect else None
    return each.url == page.url and each.expects == expects


def standing_of(facts: PageFacts, references: Mapping[str, ReferencePage]) -> PageHealth | None:
    """Give how the page stands by the reference; None where it says nothing."""
    each = references.get(facts.page.id)
    return each.standing if each is not None else None


def _same_content(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    return Match() if by_reference(journey, facts.page, context.references.get(facts.page.id)) else None


def _as_elsewhere(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """Where a page tells nothing on the unfiltered line, for it looked filtered or as other sites do, and so it does
    here; or its name leads to the same dummy address there.
    """
    if journey.holds_expected:
        return None
    lookup = journey.lookup
    dummies = lookup.addresses if lookup is not None and all(map(sinkhole_of, lookup.addresses)) else ()
    known = context.elsewhere.get(facts.page.id)
    if context.given_elsewhere(facts.page.id, dummies) and (known is not None or all(map(is_devices, dummies))):
        return Match()
    if known is None:
        return None
    for reply in foreign(journey):
        body, redirect = reply.answer.body, reply.answer.redirect
        if known.sent_to and redirect is not None and redirect.host == known.sent_to:
            return Match()
        if body is not None and saw_alike(body, known) and reply.answer.status == known.status:
            return Match()
    return None


def _held_against(*, like: bool) -> When:
    """Hold what came instead of the expected content against what the reference saw."""

    def when(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
        each, final = context.references.get(facts.page.id), journey.final
        if each is None or each.standing is not PageHealth.ALIVE or journey.holds_expected:
            return None
        body = final.answer.body if final is not None and not final.tunnel else None
        if body is None or (like and facts.page.expect is None):
            return None
        return Match() if (like_reference(body, each) if like else unlike_reference(body, each)) else None

    return when


def _stands(standing: PageHealth) -> When:
    def when(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
        found = standing_of(facts, context.references) is standing and not journey.holds_expected
        return Match() if found and (standing is not PageHealth.ALIVE or silent(journey)) else None

    return when


def _note(standing: PageHealth, why: str) -> Rule:
    return Rule(
        id=f"reference.{standing}",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why=why,
        when=_stands(standing),
    )


RULES = (
    Rule(
        id=_SAME,
        layer=Layer.HTTP,
        says=Says.REACHED,
        mechanism=Mechanism.CONTENT,
        why="The page opened: it shows what the reference saw from an unfiltered line",
        when=_same_content,
    ),
    Rule(
        id="reference.like-content",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What came looks like what the reference saw, without the text that the list expects",
        when=_held_against(like=True),
    ),
    Rule(
        id="reference.other-content",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What came does not look like what the reference saw from an unfiltered line",
        when=_held_against(like=False),
    ),
    Rule(
        id=AS_ELSEWHERE,
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What came is what the reference saw from an unfiltered line as well",
        when=_as_elsewhere,
    ),
    _note(PageHealth.ALIVE, "The reference saw this page alive from an unfiltered line"),
    _note(PageHealth.DEAD, "The reference found this page down from an unfiltered line"),
    _note(PageHealth.MOVED, "The reference saw this page send its visitors on to another site"),
    _note(PageHealth.CHANGED, "The reference saw this page without the content that it should have"),
)

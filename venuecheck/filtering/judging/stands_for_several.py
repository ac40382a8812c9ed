"""Rules about one answer that stands for several unrelated sites.

A sign that the innocent share is no sign. What counts: three sites under which somebody registered a name, of two
makers where nothing says what the page should show; over plain http, or under an authority of the device's own; while
something that must open shows a body of its own by the same scheme; and nothing that sites show by themselves.
"""

from venuecheck.filtering.judging.answer_words import grounds
from venuecheck.filtering.judging.context import MAKERS, MOST_WORDS, SEVERAL, Context
from venuecheck.filtering.judging.controls import read_and_trusted
from venuecheck.filtering.judging.fingerprint import UNKNOWN_PRODUCT
from venuecheck.filtering.judging.foreign_answer import (
    comparable,
    details,
    for_must_block_alone,
    foreign,
    led_to,
    says,
    says_blocked,
    titled,
)
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.likeness import says_too_little, shows_another, unlike_reference
from venuecheck.filtering.judging.own_content import broke_off, opened, saw_alike
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.judging.shown import Alike, Asked
from venuecheck.filtering.kinds_of_words import sayings_in
from venuecheck.filtering.model.address import only_names
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.kind_of_words import BLOCKS, INNOCENT, Saying
from venuecheck.filtering.model.reference import ReferencePage, is_alive

_MANY = 5
"""Unrelated sites that show one page without a known word on it, where the list knows what they should show."""
_REFUSALS = frozenset({403, 451})
_SHOWS_A_PAGE = frozenset({200, 204})
"""With what a page comes that is shown as it is; 202 is a content network's that tries its visitor."""
_ALONE = 300
"""Visible words above which a page that nobody vouches for, and no other site shows, may be an article of its own."""
_FEW_WORDS = 40
"""Visible words of a page with room for one thing: that something is blocked, or what the site has to say."""


def _several(journey: Journey, facts: PageFacts, context: Context) -> tuple[SeenAnswer, Alike] | None:
    """Give the answer of this journey that stands for several sites and can be a filter's, and for whom it stands."""
    known = context.references.get(facts.page.id)
    another = shows_another(journey, facts, known)
    plainly = another or _in_between(journey, facts)
    by_one = context.read_by_one(journey)
    if opened(journey, facts.page, known) or not (plainly or by_one):
        return None
    for reply in foreign(journey):
        body = reply.answer.body
        if body is None or not comparable(reply, context) or says(body) & INNOCENT:
            continue
        if not plainly and not (says(body) >= BLOCKS or says_blocked(body)):
            continue
        group = context.shown.like(facts.host, body)
        if not _counts(group, reply.answer, facts, context, another=another, read=read_and_trusted(journey)):
            group = context.shown.same_short(body)
            if not _counts_in_few_words(group, reply.answer, context, known, by_one=by_one):
                continue
        if not plainly and not says(body) >= BLOCKS and len(group.places) < SEVERAL:
            continue  # one host may keep several sites, under makeshift certificates, and show its own page for all
        if _at_home(group, context):
            continue
        # one page over both schemes is one filter's: what opens by either of them tells it from a line that is down
        if any(context.opens(https=https) for https in group.schemes | {facts.https}):
            return reply, group
    return None


def _in_between(journey: Journey, facts: PageFacts) -> bool:
    """Whether something between the device and the site may well answer: plain http, or the device's own authority."""
    return not facts.https or read_and_trusted(journey)


def _counts(group: Alike, answer: Answer, facts: PageFacts, context: Context, *, another: bool, read: bool) -> bool:
    body, status, known = answer.body, answer.status, context.references.get(facts.page.id)
    if body is None or len(group.sites) < SEVERAL or group.is_own:
        return False
    if Saying.BLOCKED not in says(body) and body.words > MOST_WORDS:
        return False  # a whole site's first page, which may speak of its policies
    if not says_blocked(body) and not for_must_block_alone(group, body, context):
        return False
    share = context.shown.share_of_like(facts.host, body)
    if not says(body) & BLOCKS and not (
        _tells_without_words(group, status, plainly=another or (read and share.is_nearly_all))
        and (is_alive(known) or share.is_most)
    ):
        return False
    return len(group.makers) >= MAKERS or (another and says_blocked(body))


def _tells_without_words(group: Alike, status: int, *, plainly: bool) -> bool:
    """Whether a page that does not say in words known here that it blocks is a filter's all the same.

    A host, a content network or a plug-in shows one page for sites that it keeps, and mostly from one place. It is
    plainly not so where the list knows what they show, or hardly anything else came on a network that reads them all.
    """
    if status in _REFUSALS:
        return False
    return len(group.places) >= SEVERAL or (plainly and len(group.sites) >= _MANY)


def _counts_in_few_words(
    group: Alike, answer: Answer, context: Context, known: ReferencePage | None, *, by_one: bool
) -> bool:
    """Whether one very page of hardly any words, or of none, is a filter's.

    Sites may well have such a one in common, but hardly all of a list, in several parts of the internet, where it says
    that it blocks, or a reference saw each of them show much more. Where one authority that nobody trusts issued the
    certificates of several (`by_one`), the network answers, and it does not matter for how many, or by which status.
    """
    body = answer.body
    refuses = by_one and says_blocked(body) and answer.status in _REFUSALS
    if body is None or group.is_own or not (refuses or answer.status in _SHOWS_A_PAGE):
        return False
    if not (says_blocked(body) or (is_alive(known) and says_too_little(body, known))):
        return False
    spread = len(group.sites) >= SEVERAL and len(group.places) >= SEVERAL and len(group.makers) >= MAKERS
    nearly_all = spread and (by_one or context.shown.share_of_same_short(body).is_nearly_all)
    return nearly_all and for_must_block_alone(group, body, context)


def _at_home(group: Alike, context: Context) -> bool:
    """Whether all of them are at one address where nobody filters: one host keeps them, and shows its own page."""
    homes = [home for site in group.sites for home in context.homes.get(site, ())]
    return len(homes) >= SEVERAL and bool(frozenset.intersection(*homes))


def _page(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    found = _several(journey, facts, context)
    if found is None:
        return None
    body, others = found[0].answer.body, len(found[1].sites) - 1
    wordless = "without a word" if body is not None and not (body.words or body.sketch or body.title) else ""
    also = f"shown for {others} other {'site' if others == 1 else 'sites'} of this list, too"
    return Match(detail=details(led_to(journey), titled(body), wordless, also), product=UNKNOWN_PRODUCT)


def _lone(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """A page that says in so many words that it is blocked, and on what ground, where another was to be expected.

    Where nothing says what to expect, this is said of what must be blocked, and of what must open where it is the form
    that came for several of those, filled in otherwise: advice on filters may speak so, and never in such a form. A
    reference takes it back only where it saw the same. Where it saw the page alive the status does not matter, which
    sites that are down have in common.
    """
    known = context.references.get(facts.page.id)
    another = shows_another(journey, facts, known)
    unexpected, must_open = facts.page.expect is None, facts.page.category in context.must_open
    if not (_in_between(journey, facts) or context.read_by_one(journey)):
        return None
    for reply in foreign(journey):
        answer, body = reply.answer, reply.answer.body
        if body is None or not says(body) >= BLOCKS:
            continue
        unknown = unexpected and (_in_a_filters_form(facts, body, context) or not (must_open or body.words > _ALONE))
        if not (another or unknown or says_too_little(body, known)):
            continue
        if known is not None and saw_alike(body, known):
            continue  # it says so to everybody
        if not comparable(reply, context) and (not is_alive(known) or broke_off(body)):
            continue
        group = context.shown.like(facts.host, body)
        if says_blocked(body) and not group.is_own and body.words <= MOST_WORDS:
            return Match(detail=details(led_to(journey), titled(body), grounds(answer)), product=UNKNOWN_PRODUCT)
    return None


def _in_a_filters_form(facts: PageFacts, body: Body, context: Context) -> bool:
    """Whether unrelated sites that must be blocked show the same form: but for a ground, an address, a name.

    Of whichever maker: the words alone make those pages blocked.
    """
    form = context.shown.from_one_mould(facts.host, body)
    return len(form.sites_of(Asked.MUST_BLOCK)) >= SEVERAL and not form.is_own


def _quotes(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """The expected text, or a reference's title, on a body that unrelated sites share and none of them proves.

    Of one maker's sites a template may be; but not where they stand in three parts of the internet, or a reference saw
    the page with other words.
    """
    final = journey.final
    known = context.references.get(facts.page.id)
    before = context.seen_unfiltered(facts.page.id)
    if final is None or final.genuine or final.answer.body is None or not opened(journey, facts.page, known):
        return None
    body = final.answer.body
    group = context.shown.like(facts.host, body)
    if group.is_own or (before is not None and saw_alike(body, before)):
        return None
    if _only_names_it(facts, final.answer, context):
        return Match()
    if len(group.sites) < SEVERAL:
        return None
    unrelated = len(group.makers) >= MAKERS or len(group.places) >= SEVERAL
    changed = before is not None and unlike_reference(body, before)
    template = group.opens_what_must and not changed
    return Match() if says_blocked(body) or ((unrelated or changed) and not template) else None


def _only_names_it(facts: PageFacts, answer: Answer, context: Context) -> bool:
    """Whether the text that is expected is the site's name alone, on a refusal or a page that tells grounds, which
    other sites show in the same form: whoever blocks a site names it.
    """
    expect, body = facts.page.expect, answer.body
    if expect is None or body is None or body.words > MOST_WORDS or not only_names(expect.contains, facts.host):
        return False
    refuses = answer.status in _REFUSALS
    form = context.shown.from_one_mould(facts.host, body)
    if not (refuses or says(body) & BLOCKS) or form.is_own or (form.opens_what_must and not refuses):
        return False
    return len(form.sites) > 1


def _opposes_itself(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
    """What is expected, or a reference saw, on one short page that says that it blocks, and why; or says it at all, in
    hardly more words than that takes.

    Not where the text that is expected says so itself, as advice on filters does, or a reference saw the same words.
    """
    final = journey.final
    known = context.references.get(facts.page.id)
    if final is None or final.genuine or final.answer.body is None or not opened(journey, facts.page, known):
        return None
    body, expect = final.answer.body, facts.page.expect
    if not says_blocked(body) or body.words > (MOST_WORDS if says(body) >= BLOCKS else _FEW_WORDS):
        return None
    if expect is not None and Saying.BLOCKED in sayings_in(expect.contains):
        return None
    if context.shown.like(facts.host, body).is_own or (known is not None and saw_alike(body, known)):
        return None
    return None if _quotes(journey, facts, context) else Match()


RULES = (
    Rule(
        id="http.same-page-for-unrelated-sites",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="One page, but for small differences, stands for unrelated sites, while others show their own",
        when=_page,
    ),
    Rule(
        id="http.says-that-it-is-blocked",
        layer=Layer.HTTP,
        says=Says.BLOCKED,
        mechanism=Mechanism.BLOCK_PAGE,
        why="A page that says that this is blocked, and on what ground, stands in the place of the page's own",
        when=_lone,
    ),
    Rule(
        id="http.quotes-what-is-expected",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What tells this page stands on a page that came for unrelated sites as well",
        when=_quotes,
    ),
    Rule(
        id="http.content-says-that-it-is-blocked",
        layer=Layer.HTTP,
        says=Says.NOTE,
        mechanism=None,
        why="What tells this page stands on a short page that says that something is blocked",
        when=_opposes_itself,
    ),
)

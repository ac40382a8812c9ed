"""What would change the verdict on a page, said from what was recorded."""

from collections.abc import Iterator, Sequence

from venuecheck.filtering.judging.dns import OWNERS_OR_FILTERS
from venuecheck.filtering.judging.rule import Says
from venuecheck.filtering.judging.sight import PROBE, recorded
from venuecheck.filtering.judging.silence import SERVERS_OWN
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.finding import Basis, PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Exchange, Handshake, Observation, Purpose, Trust
from venuecheck.filtering.model.run import Run
from venuecheck.service.filter_checks.where_blocked import NAME_DECIDES, where_to_look

_SILENT = frozenset(rule.id for rule in RULES if rule.says is Says.SILENT)
_SIGNS = frozenset(rule.id for rule in RULES if rule.says is Says.BLOCKED)
_BY_HAND = (
    "A newer hand check of this page, on the same device with the same kind of account, takes its place. Another "
    "device's stands beside it."
)
_NOT_OPENED = "A person has to open the page and record what came: a hand check."
_OPENS = "One visit on which the page's own content comes makes it “opened”, whatever else was seen."
_OPENS_ELSEWHERE = (
    "One visit on which the page's own content comes makes it “opened”, unless it comes from the substitute address or "
    "on a block page: then the signs may contradict each other, and nothing could be told."
)
_MAY_CONTRADICT = frozenset({"dns.sinkhole", "http.block-page"})


def what_would_change(run: Run, finding: PageFinding, steps: Sequence[Observation]) -> tuple[str, ...]:
    """Say what would have to be seen, or set right, for another verdict; `steps` are those of the page."""
    if finding.probe == PROBE:
        return (_BY_HAND if recorded(finding) else _NOT_OPENED,)
    match finding.verdict:
        case Verdict.REACHED:
            return tuple(_reached(finding))
        case Verdict.BLOCKED:
            return tuple(_blocked(run, finding, steps))
        case Verdict.INCONCLUSIVE:
            return tuple(_inconclusive(run, finding, steps))


def _opens(finding: PageFinding) -> str:
    return _OPENS if _MAY_CONTRADICT.isdisjoint(finding.rules) else _OPENS_ELSEWHERE


def _reached(finding: PageFinding) -> Iterator[str]:
    yield "It stays “opened” as long as any visit, by any kind of address, shows the page's own content."
    if "http.public-certificate" in finding.rules:
        yield (
            "It rests on the site's public certificate. With 'expect:' in the list, the page's content would decide "
            "instead."
        )
    if finding.result is Result.NOT_PROVEN:
        yield "A test page that has a site of its own would show whether the filter blocks this category."


def _blocked(run: Run, finding: PageFinding, steps: Sequence[Observation]) -> Iterator[str]:
    yield _opens(finding)
    by_name = not NAME_DECIDES.isdisjoint(finding.rules)
    alone = by_name and finding.layer is not None and finding.mechanism not in SERVERS_OWN.get(finding.layer, ())
    if finding.basis is Basis.ABSENCE:
        vouched = "" if alone else ", or if nothing vouches any longer that the page is alive"
        yield (
            "It rests on the page's not opening. It becomes “could not tell” if something else comes on one of the "
            f"tries, or if pages that must open fail before or after it{vouched}."
        )
    elif alone and _SIGNS.isdisjoint(finding.rules):
        yield (
            "It rests on one address that answers for another name, and never for this page's. If it no longer did, "
            "the verdict would be “could not tell”."
        )
    else:
        yield (
            "It rests on a sign that a filter gave. Without it the verdict would rest on the page's not opening, or be "
            "“could not tell”. A sign that the site itself gives does not count."
        )
    yield from where_to_look(finding, steps)
    if not run.run.valid:
        yield "The run cannot be relied on, so reports count this block as “could not tell”. Run the check again."


def _inconclusive(run: Run, finding: PageFinding, steps: Sequence[Observation]) -> Iterator[str]:
    own = [step for step in steps if step.purpose is Purpose.PAGE]
    if not own:
        first = "" if run.run.valid else "Pages that must open have to do so first. Put that right. "
        yield f"{first}The page has to be tried: go on with the run, or start a new one."
        return
    if not finding.contradictions:
        yield _opens(finding)
    if not run.run.valid:
        yield "Pages that must open have to do so before and after it. Put the network right and run the check again."
        return
    fired = frozenset(finding.rules)
    if finding.contradictions:
        yield "The signs that cannot be true together have to be explained: a person who opens the page can tell."
    if fired & _SIGNS:
        yield "The filter's sign alone, without what speaks against it in the reason, would make it “blocked”."
    else:
        yield "A filter's sign, such as a block page, between pages that open would make it “blocked”."
    if OWNERS_OR_FILTERS in fired:
        yield (
            "The same address for other sites of the list, or a fresh reference that saw the name lead elsewhere, "
            "would make it “blocked”."
        )
    if fired & _SILENT:
        yield (
            "The same on every try, twice, between pages that open would make it “blocked”, where something vouches "
            "that the page is alive: 'expect:' in the list, or a fresh reference."
        )
    answered = [step.answer.body for step in own if isinstance(step, Exchange) and step.answer and step.answer.body]
    if answered and all(body.holds_expected is None for body in answered):
        yield "With 'expect:' in the list, what came could be told from a block page."
    elif answered and not any(body.holds_expected for body in answered):
        yield from _other_content(run, own)


def _other_content(run: Run, own: Sequence[Observation]) -> Iterator[str]:
    """Say what tells a page that has changed from an unknown filter's."""
    if not any(isinstance(step, Handshake) and step.public_trust is Trust.TRUSTED for step in own):
        yield (
            "A person who opens the page in a browser on this network knows a block page when it comes: what they "
            "record (a hand check) counts where this program could not tell."
        )
        yield (
            "The same page for three unrelated sites would be a filter's sign: pages of other sites that should be "
            "blocked, put into the list, can show it."
        )
    if run.run.reference is None:
        yield "A reference from an unfiltered line would show whether the page has changed."

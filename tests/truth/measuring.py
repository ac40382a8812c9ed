"""One list on one line: what the program says of each page, beside what is true of it."""

import asyncio
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from tests.truth.acts import Act, Line, Packets, Truth
from tests.truth.certificates import Certificates
from tests.truth.ground import nft
from tests.truth.sites import Sites
from tests.truth.world import PROXY, RESOLVER, World
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.reference import vouchers
from venuecheck.filtering.judging.run import judge_run
from venuecheck.filtering.judging.second_look import for_a_second_look
from venuecheck.filtering.judging.witness import reference_pages
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.finding import PageFinding, Verdict
from venuecheck.filtering.model.page import Expectation, TestList
from venuecheck.filtering.model.reference import Reference, ReferencePage
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.vantage.answer import Keeping
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import Server
from venuecheck.filtering.vantage.socket import SocketVantage
from venuecheck.filtering.vantage.trust import TrustJudge
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.sites.program import software

_STEP = 4.0
_PAUSE = 1.0
_AT_ONCE = 5
"""Lines at a time: more of them only wait for the processor, and then nothing is in time."""
_RIGHT = {Verdict.BLOCKED: Truth.BLOCKED, Verdict.REACHED: Truth.REACHED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is measured."""

    test_list: TestList
    line: Line
    reference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of one page, and what is true of it."""

    page: str
    must_block: bool
    truth: Truth
    verdict: Verdict
    reason: str
    rules: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """Whether something is claimed that is not so."""
        if self.truth is Truth.UNFILTERED:
            return self.verdict is Verdict.BLOCKED
        return self.verdict in _RIGHT and _RIGHT[self.verdict] is not self.truth

    @property
    def untold(self) -> bool:
        """Whether nothing is claimed though something is so."""
        return self.verdict is Verdict.INCONCLUSIVE and self.truth in _RIGHT.values()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one list on one line came to."""

    task: Task
    said: tuple[Said, ...]
    valid: bool
    invalid_reason: str

    @property
    def must_block(self) -> tuple[Said, ...]:
        """Those that must be blocked."""
        return tuple(each for each in self.said if each.must_block)


async def measured(tasks: Sequence[Task]) -> list[Measured]:
    """Measure every task; in a network namespace of its own (`ground`)."""
    with tempfile.TemporaryDirectory() as folder:
        certificates = Certificates(Path(folder))
        lines = {number: Sites(each.test_list, each.line, number) for number, each in enumerate(tasks, 1)}
        lists = {_unfiltered(each): (each.test_list, each.line.unfiltered) for each in tasks if each.reference}
        unfiltered = {
            digest: Sites(each, line, 255 - number) for number, (digest, (each, line)) in enumerate(lists.items())
        }
        world = World({**lines, **{each.number: each for each in unfiltered.values()}}, certificates)
        _drop([*lines.values(), *unfiltered.values()])
        few = asyncio.Semaphore(_AT_ONCE)
        async with world.serving():
            seen = await asyncio.gather(*(_reference(sites, certificates, few) for sites in unfiltered.values()))
            known = dict(zip(unfiltered, seen, strict=True))

            async def one(task: Task, sites: Sites) -> Measured:
                async with few:
                    return await _measured(task, sites, certificates, known.get(_unfiltered(task), {}))

            return list(await asyncio.gather(*(one(task, lines[number]) for number, task in enumerate(tasks, 1))))


def _drop(lines: Iterable[Sites]) -> None:
    rules = []
    for sites in lines:
        for host in sites.hosts:
            acts = (act for act in sites.line.done if isinstance(act.does, Packets))
            act = next((act for act in acts if _meets(sites, act, host)), None)
            if act is not None and isinstance(act.does, Packets):
                rules.append(
                    f"add rule inet truth inward ip daddr {sites.address_of(host)} meta l4proto tcp {act.does.verdict}"
                )
    if rules:
        nft(["add table inet truth", "add chain inet truth inward { type filter hook input priority 0; }", *rules])


def _meets(sites: Sites, act: Act, host: str) -> bool:
    return sites.met(act, act.scheme or "https", host, None)


def _unfiltered(task: Task) -> tuple[str, tuple[Act, ...]] | None:
    """Name what a reference is made of: a list, and what its sites do themselves."""
    return (task.test_list.digest, task.line.everywhere) if task.reference else None


async def _reference(sites: Sites, certificates: Certificates, few: asyncio.Semaphore) -> Mapping[str, ReferencePage]:
    runner = _runner(sites, certificates, {})
    async with few:
        facts = await runner.run()
    fingerprints = _fingerprints()
    judgement = judge_run(facts, fingerprints)
    if not judgement.valid:
        return {}
    made = Reference(
        list_id=sites.test_list.id,
        list_version=sites.test_list.version,
        list_digest=sites.test_list.digest,
        made=datetime.now(UTC),
        valid=True,
        invalid_reason=None,
        software=software(),
        pages=reference_pages(facts, fingerprints),
    )
    return vouchers(made, sites.test_list)


def _runner(sites: Sites, certificates: Certificates, known: Mapping[str, ReferencePage]) -> Runner:
    def now() -> datetime:
        return datetime.now(UTC)

    fingerprints = _fingerprints()
    titles = frozenset(each.title for each in known.values() if each.title) if known else None
    limits = Limits(step_timeout=_STEP)
    line = sites.line
    proxy = f"http://{PROXY.format(n=sites.number)}:3128" if line.proxy else "none"
    vantage = SocketVantage(
        names=NameService(
            servers=(Server(address=RESOLVER.format(n=sites.number), port=53),), step_timeout=_STEP, now=now
        ),
        trust=TrustJudge.load(certificates.roots("public"), certificates.roots(*line.trusts)),
        proxy=ProxyChoice(proxy),
        step_timeout=_STEP,
        page_timeout=limits.page_timeout,
        now=now,
        keeping=Keeping(fingerprints=fingerprints, identities=(), titles=titles),
    )
    return Runner(
        network=vantage,
        test_list=sites.test_list,
        probe=PROBE,
        limits=limits,
        keep=lambda _seen: None,
        in_doubt=partial(for_a_second_look, fingerprints=fingerprints, references=known),
        pause=_PAUSE,
    )


async def _measured(
    task: Task, sites: Sites, certificates: Certificates, mine: Mapping[str, ReferencePage]
) -> Measured:
    facts = await _runner(sites, certificates, mine).run()
    fingerprints = _fingerprints()
    judgement = judge_run(facts, fingerprints, mine)
    pages = {page.id: page for page in task.test_list.pages}
    said = tuple(_said(finding, sites.truth(pages[finding.page])) for finding in judgement.findings)
    return Measured(task=task, said=said, valid=judgement.valid, invalid_reason=judgement.invalid_reason or "")


@cache
def _fingerprints() -> tuple[Fingerprint, ...]:
    return load_fingerprints()[0]


def _said(finding: PageFinding, truth: Truth) -> Said:
    return Said(
        page=finding.page,
        must_block=finding.expectation is Expectation.BLOCK,
        truth=truth,
        verdict=finding.verdict,
        reason=finding.reason,
        rules=finding.rules,
    )

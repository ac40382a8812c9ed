"""Measuring a list from an unfiltered line, for a reference."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from venuecheck.core.london import london_day
from venuecheck.core.venue import Network
from venuecheck.filtering.judging.run import judge_run
from venuecheck.filtering.judging.second_look import for_a_second_look
from venuecheck.filtering.judging.witness import filtered, reference_pages
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.reference import PageHealth, Reference
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.seen import PageSeen, Seen
from venuecheck.service.filter_checks.device import vantage_of
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site, Trusted, network_named

_HERE = Network(id="unfiltered", name="Unfiltered line", user_group="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """A reference, and what weakens it."""

    reference: Reference
    complete: bool
    """False where it was stopped before its end."""
    notes: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether every page could be told, on a line that works and filters nothing."""
        unsure = any(page.standing is PageHealth.UNSURE for page in self.reference.pages)
        return self.reference.valid and self.complete and not unsure


def witness(
    test_list: TestList,
    *,
    site: Site | None = None,
    network_id: str | None = None,
    on_page: Callable[[str, int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Witnessed:
    """Visit every page of `test_list` from this line, and say how each stands where nothing filters it.

    `site` gives limits and certificates, and with `network_id` resolver and proxy; without them the device's own are
    used. `on_page` hears each page's id, how many are done, and of how many. Raises `InputError`.
    """
    network = network_named(site, network_id) if site is not None and network_id is not None else _HERE
    limits, trust = (site.limits, site.trust) if site is not None else (Limits(), Trusted())
    started = datetime.now(UTC)
    test_list = test_list.on(london_day(started))
    fingerprints, _ = load_fingerprints(site.taught if site is not None else ())
    done: set[str] = set()

    def keep(seen: Seen) -> None:
        if isinstance(seen, PageSeen):
            done.add(seen.facts.page.id)
            if on_page is not None:
                on_page(seen.facts.page.id, len(done), len(test_list.pages))

    runner = Runner(
        network=vantage_of(limits, trust, network, fingerprints=fingerprints, titles=None),
        test_list=test_list,
        probe=PROBE,
        limits=limits,
        keep=keep,
        stop=stop or _never,
        in_doubt=partial(for_a_second_look, fingerprints=fingerprints),
    )
    facts = asyncio.run(runner.run())
    judgement = judge_run(facts, fingerprints)
    pages = reference_pages(facts, fingerprints)
    filtered_line = any(filtered(page) for page in pages)
    reference = Reference(
        list_id=test_list.id,
        list_version=test_list.version,
        list_digest=test_list.digest,
        made=started,
        # on a filtered line a silent page may be blocked, and not dead: nothing may rest on what was seen there
        valid=judgement.valid and not filtered_line,
        invalid_reason=_FILTERED_LINE if filtered_line else judgement.invalid_reason,
        software=software(),
        pages=pages,
    )
    return Witnessed(reference=reference, complete=not runner.ended_early, notes=_notes(reference, test_list))


_NAMED = 5
_FILTERED_LINE = "The line on which it was made is filtered."


def _notes(reference: Reference, test_list: TestList) -> tuple[str, ...]:
    signs = [page.page for page in reference.pages if filtered(page)]
    notes = [] if reference.valid or signs else [f"This line did not work: {reference.invalid_reason}"]
    if signs:
        named = ", ".join(signs[:_NAMED])
        more = f" and {len(signs) - _NAMED} more" if len(signs) > _NAMED else ""
        notes.append(f"This line is filtered: what became of {named}{more} shows it. Use another.")
    known = {page.page for page in reference.pages}
    missing = sum(page.id not in known for page in test_list.pages)
    if missing:
        notes.append(f"Not tried: {missing} of {len(test_list.pages)} pages.")
    return tuple(notes)


def _never() -> bool:
    return False

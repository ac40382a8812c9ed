"""A plain loop: the same steps, one page after another, with nothing judged or kept. A program for the network."""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from venuecheck.core.venue import Network
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.service.filter_checks.device import vantage_of
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.sites.site import Trusted


async def main(asked: dict[str, Any]) -> list[float]:
    """Try each page, a second time at once where it stays silent, and give how long that took. Seconds."""
    roots = Path(asked["roots"])
    device = vantage_of(
        Limits(step_timeout=asked["step_timeout"]),
        Trusted(public_roots=roots, device_roots=roots),
        Network(id="pupil", name="Pupil wifi", user_group="pupils"),
        fingerprints=load_fingerprints()[0],
        titles=frozenset(),
    )
    took = []
    for each in asked["pages"]:
        began = time.monotonic()
        page = Page(id=each["id"], url=each["url"], expect=Expect(contains=each["contains"]))
        facts = facts_of(page, await PROBE.ask(device, page))
        if not any(journey.holds_expected for journey in facts.journeys):
            await PROBE.ask_again(device, page, facts)
        took.append(time.monotonic() - began)
    return took


Path(sys.argv[2]).write_text(json.dumps(asyncio.run(main(json.loads(Path(sys.argv[1]).read_text())))))

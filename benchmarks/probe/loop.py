"""A plain loop: the same steps, one page after another, with nothing judged or kept. `python -m` of this, in the network."""

import asyncio
import json
import sys
import time
from pathlib import Path

from venuecheck.core.venue import Network
from venuecheck.filtering.model.page import Expect, Page
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.runner import Limits
from venuecheck.service.probing import vantage_of
from venuecheck.service.site import Trusted


async def main(given: Path, output: Path) -> None:
    """Read the pages from `given`, try each, and write to `output` how long each took. Seconds."""
    asked = json.loads(given.read_text())
    roots = Path(asked["roots"])
    device = vantage_of(
        Limits(step_timeout=asked["step_timeout"]),
        Trusted(public_roots=roots, device_roots=roots),
        Network(id="pupil", name="Pupil wifi", user_group="pupils"),
    )
    took = []
    for number, each in enumerate(asked["pages"], 1):
        began = time.monotonic()
        await PROBE.ask(device, Page(id=each["id"], url=each["url"], expect=Expect(contains=each["contains"])))
        took.append(time.monotonic() - began)
        sys.stdout.write(f"\r{number}")
    output.write_text(json.dumps(took))


asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))

"""A process that visits hostile servers and tells how much memory that took: `PORT NAME...`, one JSON line for each."""

import asyncio
import json
import sys

from tests.filtering.vantage.device import device
from tests.fuzz.oracle import check, page_at
from venuecheck.filtering.model.observation import Exchange


def main(port: int, names: list[str]) -> None:
    """Visit `/NAME` on the port for each name and print what came of it, and by how much this process grew."""
    if sys.platform == "win32":
        raise SystemExit("Windows does not tell how large a process has been")
    import resource  # noqa: PLC0415 - not on Windows

    # whatever is loaded on first use is loaded before the measuring begins
    asyncio.run(device(step=5.0, whole=20.0).visit(page_at(f"http://127.0.0.1:{port}/warm-up"), 1))
    for name in names:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        page = page_at(f"http://127.0.0.1:{port}/{name}")
        # a step long enough for what is large, and short enough for what never ends
        seen = asyncio.run(device(step=1.5 if name == "drip" else 120.0, whole=240.0).visit(page, 1))
        check(seen, page)
        last = seen[-1]
        answer = last.answer if isinstance(last, Exchange) else None
        told = {
            "name": name,
            "steps": len(seen),
            "failure": last.failure,
            "size": answer.body.size if answer and answer.body else None,
            "complete": answer.body.complete if answer and answer.body else None,
            "grown_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before,
        }
        print(json.dumps(told), flush=True)  # noqa: T201 - what the parent reads


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])

"""Runs every benchmark, or those that are named, and prints their figures."""

import argparse
import platform
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

from benchmarks import block_pages, collate, demo, generate, records, screening, startup, web, years
from benchmarks.probe import measure as probe


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "what",
        nargs="*",
        help="startup, demo, screening, probe, records, years, web, collate, region, block-pages; all where none is",
    )
    parser.add_argument(
        "--step-timeout", type=float, default=probe.STEP_TIMEOUT_S, help="of the probe, seconds (default: as shipped)"
    )
    parser.add_argument(
        "--venues", type=int, default=generate.VENUES, help="of the report on many (default: %(default)s)"
    )
    parser.add_argument(
        "--block-pages", type=Path, help="file of answers of real filters and their look-alikes (JSON, one a line)"
    )
    parser.add_argument(
        "--names-data", type=Path, help="folder of real names: a sanctions list, others' spellings, ordinary names"
    )
    parser.add_argument(
        "--names-seed", type=int, default=screening.SEED, help="of names that are made up (default: %(default)s)"
    )
    parser.add_argument(
        "--names-part",
        action="append",
        choices=screening.PARTS,
        help="a part of the screening of names alone; may be repeated",
    )
    parser.add_argument(
        "--names-community", action="append", default=[], help="whose made-up names are counted; may be repeated"
    )
    parser.add_argument("--names-people", type=int, default=screening.PEOPLE, help="made-up people of each community")
    parser.add_argument("--names-bodies", type=int, default=screening.BODIES, help="made-up bodies of each community")
    parser.add_argument("--users", type=int, default=web.USERS, help="of the pages (default: %(default)s)")
    parser.add_argument(
        "--seconds", type=float, default=web.SECONDS, help="that they ask for pages (default: %(default)s)"
    )
    parser.add_argument(
        "--web-part",
        choices=web.PARTS,
        action="append",
        help="of the pages; again for another, all where none is named",
    )
    parser.add_argument(
        "--web-load",
        choices=range(len(web.LOADS)),
        type=int,
        action="append",
        help=f"of the ways to serve, by number: {', '.join(f'{at} {one}' for at, one in enumerate(web.LOADS))}",
    )
    given = parser.parse_args()
    names = screening.Wanted(
        data=given.names_data,
        parts=given.names_part or screening.PARTS,
        communities=given.names_community,
        people=given.names_people,
        bodies=given.names_bodies,
        seed=given.names_seed,
    )
    measures: dict[str, tuple[str, Callable[[], Iterable[str]]]] = {
        "startup": ("Start-up", lambda: [startup.measure()]),
        "demo": ("The demo, from start to report", lambda: [demo.measure()]),
        "screening": ("Screening of names", lambda: screening.measure(names)),
        "records": ("Proving records", records.measure),
        "years": ("Three years of weekly checks", years.measure),
        "web": (
            "The pages under load",
            lambda: web.measure(
                given.web_part or web.PARTS,
                users=given.users,
                seconds=given.seconds,
                loads=[web.LOADS[at] for at in given.web_load or range(len(web.LOADS))],
            ),
        ),
        "collate": ("One report on many venues", lambda: [collate.measure(given.venues)]),
        "region": ("One report on a region's venues", lambda: [collate.measure_region()]),
        "block-pages": ("Block pages and their look-alikes", lambda: block_pages.measure(given.block_pages)),
        "probe": ("The probe", lambda: probe.measure(given.step_timeout)),
    }
    if unknown := set(given.what) - set(measures):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    # whatever ends this, what it has brought up is taken down
    signal.signal(signal.SIGTERM, _leave)
    print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}")
    for name in given.what or measures:
        title, measure = measures[name]
        print(f"\n{title}", flush=True)
        for line in measure():
            print(line, flush=True)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)

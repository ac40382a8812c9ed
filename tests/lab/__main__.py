"""Bring one lab up by hand: `python -m tests.lab up unbound-nxdomain`."""

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.truth.part import kept

from .case import Case, cases_of, counted, once
from .claim import claimed
from .description import filters
from .laboratory import brought_up
from .measurement import Measurements, measured_all, seen_unfiltered
from .namespaces import CLIENT
from .record import forget_others, keep
from .requirements import lacking
from .scenario import Score, scenarios
from .score import MOST_UNTOLD, TRUTH, as_markdown, untold_share
from .truth import witnessed

if TYPE_CHECKING:
    from types import FrameType


def main() -> int:
    """Do what the command line says; give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.lab", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    up = actions.add_parser("up", help="bring a filter up and leave it running until Enter")
    up.add_argument("filter", choices=sorted(filters()), metavar="FILTER")
    actions.add_parser("filters", help="list the filters")
    truth = actions.add_parser("truth", help="hold the scenarios against the witness alone")
    truth.add_argument("scenario", nargs="*", metavar="SCENARIO", help="all where none is named")
    score = actions.add_parser("score", help="measure every scenario and write the score to docs/truth.md")
    record = actions.add_parser("record", help="keep what is observed in scenarios, for the tests of the rules alone")
    record.add_argument("scenario", nargs="*", metavar="SCENARIO", help="all, and the score too, where none is named")
    for measuring in (score, record):
        measuring.add_argument(
            "--into",
            type=Path,
            metavar="FOLDER",
            help="keep what is measured there, and do not measure again what is: to go on after an interruption",
        )
    actions.add_parser("clear", help="remove what killed runs left behind")
    arguments = parser.parse_args()
    if sys.platform == "win32":
        raise NotImplementedError
    # Closing the terminal takes the lab down too.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _leave)
    match arguments.action:
        case "up":
            return _up(arguments.filter)
        case "truth":
            return _truth(arguments.scenario or sorted(scenarios()))
        case "score":
            return _measure(list(scenarios()), observe=False, into=arguments.into)
        case "record":
            return _measure(arguments.scenario or list(scenarios()), observe=True, into=arguments.into)
        case "clear":
            with claimed():
                return 0
        case _:
            for name, description in filters().items():
                _say(f"{name:28} {description.title}")
            return 0


def _up(filter_id: str) -> int:
    if reason := lacking(filter_id):
        _say(reason)
        return 1
    with brought_up(filter_id) as lab:
        _say(f"{filter_id}: {filters()[filter_id].title}")
        _say(f"the client is {CLIENT}; its proxy: {lab.device.proxy}; what it trusts:")
        _say(f"  {lab.device_roots}")
        _say("configurations and logs:")
        _say(f"  {lab.folder}")
        _say("enter the client's namespace with:")
        _say(f"  {' '.join(lab.entering('client'))} bash")
        _say("Enter takes it all down.")
        sys.stdin.readline()
    return 0


def _truth(names: list[str]) -> int:
    wrong = 0
    for name in names:
        scenario = scenarios()[name]
        with brought_up(scenario.filter) as lab:
            truths = witnessed(lab, [row.url for row in scenario.pages], scenario.tries)
        for row in scenario.pages:
            truth = truths[row.url]
            seen = f"{'open' if truth.open else 'not open'}; dns: {truth.dns}; web: {truth.web}"
            is_right = row.truth.is_confirmed_by(truth)
            wrong += not is_right
            _say(f"{'ok   ' if is_right else 'WRONG'} {name}: {row.url} {seen}")
    return 1 if wrong else 0


def _measure(names: list[str], *, observe: bool, into: Path | None) -> int:
    """Measure the scenarios. Of those that are as declared, keep what was observed; of all of them, write the score."""
    before = Measurements(into) if into else None
    chosen = [scenarios()[name] for name in names]
    for one in chosen:
        if reason := lacking(one.filter):
            _say(f"{one.id}: {reason}")
            return 1
    unfiltered = seen_unfiltered()
    cases: list[Case] = []
    for number, (scenario, measurement) in enumerate(measured_all(chosen, before), start=1):
        _say(f"{number} of {len(chosen)}: {scenario.id}")
        found = list(cases_of(scenario, measurement, unfiltered))
        cases += found
        faults = [case for case in found if case.fault or case.score is Score.WRONG]
        for case in faults:
            _say(f"{scenario.id}: {case.about}: {case.fault or f'{case.said}, and {case.true} is true'}")
        if observe and not faults:
            keep(scenario, measurement)
        if before and faults:
            before.forget(scenario.id)
    single = once(cases)
    has_faults = any(case.fault or case.score is Score.WRONG for case in cases)
    whole = len(chosen) == len(scenarios())
    if whole and not has_faults:
        forget_others(set(names))
        TRUTH.write_text(kept(TRUTH.read_text(), as_markdown(cases)))
    untold = untold_share(cases)
    _say(f"{counted(single)}; {untold:.1%} inconclusive where the witness can tell (at most {MOST_UNTOLD:.0%})")
    _say(f"{TRUTH}" if whole and not has_faults else "the score is not written")
    return 1 if has_faults or untold > MOST_UNTOLD else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _leave(number: int, _frame: "FrameType | None") -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())

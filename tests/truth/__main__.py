"""Measure, and write docs/truth.md's part on the lists that ship: `python -m tests.truth`, or `make truth`.

`python -m tests.truth NAME...` measures these rows and situations alone, and prints what is wrong or left untold.
`--into FOLDER` keeps what is measured there, and does not measure again what is: to go on after an interruption.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.lab.score import TRUTH
from tests.truth.acts import How
from tests.truth.ground import lacking
from tests.truth.measuring import Measured, Task
from tests.truth.part import put
from tests.truth.table import faults, most_untold, rows, situations, untold_share
from tests.truth.tasks import of_lists, of_situations
from tests.truth.together import forget, measure, measure_into

_SHOWN = 300
"""Characters of a reason."""
_Measure = Callable[[Sequence[Task]], list[Measured]]


def main(names: Sequence[str], into: Path | None = None) -> int:
    """Do what the command line says; give the exit status."""
    if reason := lacking():
        _say(reason)
        return 1
    by_how = {how: of_situations(how) for how in How}
    if names:
        every = [*of_lists(), *(task for tasks in by_how.values() for task in tasks)]
        return _some([task for task in every if task.line.id in names])
    measuring: _Measure = partial(measure_into, into) if into else measure
    lists = _where_time_ran_out(measuring(of_lists()), measuring, into)
    beside = {str(how): measuring(tasks) for how, tasks in by_how.items()}
    wrong = [line for found in (lists, *beside.values()) for each in found for line in faults(each)]
    for line in wrong:
        _say(line)
    if not wrong:
        TRUTH.write_text(put(put(TRUTH.read_text(), "lists", rows(lists)), "situations", situations(beside)))
    _say(f"{len(wrong)} faults; {'the tables are not written' if wrong else TRUTH}")
    return 1 if wrong else 0


def _where_time_ran_out(found: list[Measured], measuring: _Measure, into: Path | None) -> list[Measured]:
    """Measure once more where nothing is wrong and too much is untold: a machine that is busy is not in time."""
    slow = [
        each for each in found if untold_share(each) > most_untold(each) and not any(one.wrong for one in each.said)
    ]
    tasks = [each.task for each in slow]
    if into:
        forget(into, tasks)
    again = dict(zip(map(id, slow), measuring(tasks) if slow else [], strict=True))
    return [again.get(id(each), each) for each in found]


def _some(tasks: Sequence[Task]) -> int:
    wrong = 0
    for each in measure(tasks):
        wrong += sum(said.wrong for said in each.said)
        _say(_about(each))
        told = Counter(
            (said.truth.value, said.verdict.value, said.rules, said.reason[:_SHOWN])
            for said in each.said
            if said.wrong or said.untold
        )
        for key, count in told.most_common():
            _say(f"    {count} {' '.join(map(str, key))}")
    return 1 if wrong else 0


def _about(each: Measured) -> str:
    how = "with a reference" if each.task.reference else "alone"
    untold = sum(said.untold for said in each.must_block)
    wrong = sum(said.wrong for said in each.said)
    open_untold = sum(said.untold for said in each.said) - untold
    reason = f", {each.invalid_reason}" if each.invalid_reason else ""
    return (
        f"{each.task.line.id}, {each.task.test_list.digest[:12]}, {how}: {wrong} wrong, untold {untold} of "
        f"{len(each.must_block)} and {open_untold} that must open{reason}"
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.truth", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="a row or situation; all, and the tables, where none is"
    )
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="go on with what is kept there")
    return parser.parse_args()


if __name__ == "__main__":
    asked = _asked()
    sys.exit(main(asked.names, asked.into))

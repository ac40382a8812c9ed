"""What is measured: the lists that ship on every row, and the made-up sites in every situation."""

import random
from collections.abc import Sequence

from tests.truth.acts import Cut, Ends, Greeted, How, Line, Named, Packets
from tests.truth.lists import made_up, shipped
from tests.truth.measuring import Task
from tests.truth.rows import ROWS
from tests.truth.situations import SITUATIONS

_SEED = 21
_ROWS_SAMPLED, _SITUATIONS_SAMPLED = 1, 4


def of_lists() -> list[Task]:
    """Give every shipped list on every row, alone and with a reference."""
    return [
        Task(test_list=each, line=row, reference=reference)
        for row in ROWS
        for each in shipped()
        for reference in (False, True)
    ]


def of_situations(how: How) -> list[Task]:
    """Give the made-up sites in every situation that is tried so."""
    return [
        Task(
            test_list=made_up(vouched=how is How.EXPECT, listed=line.listed),
            line=line,
            reference=how is How.REFERENCE,
        )
        for line in SITUATIONS
        if how in line.tried
    ]


def sample() -> Sequence[Task]:
    """Give a few of each, always the same, of those that are quick."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, not a secret
    smallest = min(shipped(), key=lambda each: len(each.pages)).id
    rows = [task for task in of_lists() if task.test_list.id == smallest and not _waits(task.line)]
    situations = [task for how in How for task in of_situations(how) if not _waits(task.line)]
    return (*chance.sample(rows, _ROWS_SAMPLED), *chance.sample(situations, _SITUATIONS_SAMPLED))


def _waits(line: Line) -> bool:
    """Whether something of it is silence, which takes its time: left to `make truth`."""
    return any(
        isinstance(act.does, Packets)
        or (isinstance(act.does, Greeted) and act.does.ends is Cut.SILENT)
        or (isinstance(act.does, Ends) and act.does.how is Cut.SILENT)
        or (isinstance(act.does, Named) and act.does.silent)
        for act in line.done
    )

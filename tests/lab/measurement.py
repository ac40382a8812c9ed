"""Both sides of a scenario, taken at once from one lab: the witness's and venuecheck's."""

import pickle
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .commands import CommandError
from .laboratory import brought_up
from .lock import locked
from .program import Answer, answered, referenced
from .scenario import scenarios
from .truth import Truth, witnessed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from .scenario import Scenario

_AT_ONCE = 8
"""A scenario waits for most of its time, for silence and for the second look above all."""
UNFILTERED = "none"
"""The filter that is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What is true of each page, and what venuecheck says of it."""

    truths: dict[str, Truth]
    """By the page's address."""
    answer: Answer
    said: dict[str, list[str]]
    """What the witness said to each proof, by the probe whose question it answers."""
    reference: bytes
    """What `venuecheck witness` wrote on the unfiltered side; empty where the scenario has no reference."""


def measured(scenario: "Scenario") -> Measurement:
    """Bring the scenario's filter up, measure, take it down."""
    reference = b""
    if scenario.reference:
        with brought_up(UNFILTERED) as lab:
            reference = referenced(lab, scenario)
    with brought_up(scenario.filter) as lab, ThreadPoolExecutor(1) as beside:
        truths = beside.submit(witnessed, lab, [row.url for row in scenario.pages], scenario.tries)
        answer = answered(lab, scenario, reference)
        said = {probe: [proof.said(lab) for proof in question.proofs] for probe, question in scenario.questions.items()}
        return Measurement(truths=truths.result(), answer=answer, said=said, reference=reference)


def measured_all(
    chosen: "Iterable[Scenario]", before: "Measurements | None" = None
) -> "Iterator[tuple[Scenario, Measurement]]":
    """Measure scenarios, some at a time, in order. All take minutes.

    What was measured `before` is not measured again.
    """
    every = list(chosen)

    def measure(scenario: "Scenario") -> Measurement:
        if before is None:
            return measured(scenario)
        try:
            return before.of(scenario.id)
        except CommandError:
            before.forget(scenario.id)
            raise

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from zip(every, pool.map(measure, every), strict=True)


def seen_unfiltered() -> dict[str, Truth]:
    """Give what the witness sees of every page of every scenario where nothing filters it."""
    urls = {row.url for scenario in scenarios().values() for row in scenario.pages}
    with brought_up(UNFILTERED) as lab:
        return witnessed(lab, sorted(urls))


class Measurements:
    """Scenarios, each measured once, whichever process of a session comes to it first."""

    def __init__(self, folder: "Path") -> None:
        """Keep results in `folder`, which the session's processes share."""
        folder.mkdir(exist_ok=True)
        self._folder = folder

    def of(self, scenario_id: str) -> Measurement:
        """Give the scenario's measurement, taking it if need be; raise what went wrong with it."""
        found = self._take(scenario_id, wait=True)
        if not isinstance(found, Measurement):
            raise CommandError(found)
        return found

    def forget(self, scenario_id: str) -> None:
        """Have the scenario measured again when somebody asks for it next."""
        (self._folder / f"{scenario_id}.pickle").unlink(missing_ok=True)

    def take_all(self, wanted: "Iterable[str]") -> None:
        """Measure what is `wanted` and nobody has begun, several at a time."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(lambda scenario_id: self._take(scenario_id, wait=False), wanted))

    def _take(self, scenario_id: str, *, wait: bool) -> Measurement | str | None:
        """Give the measurement or how it failed; None where another takes it now and we do not wait."""
        with (self._folder / f"{scenario_id}.lock").open("w") as lock:
            if not locked(lock, wait=wait):
                return None
            kept = self._folder / f"{scenario_id}.pickle"
            if not kept.exists():
                # whole or not at all, however this ends
                coming = kept.with_suffix(".coming")
                coming.write_bytes(pickle.dumps(_outcome(scenario_id)))
                coming.replace(kept)
            outcome: Measurement | str = pickle.loads(kept.read_bytes())  # noqa: S301 - our own
            return outcome


def _outcome(scenario_id: str) -> Measurement | str:
    try:
        return measured(scenarios()[scenario_id])
    except Exception:  # noqa: BLE001 - told to every test of the scenario, in `of`
        return traceback.format_exc()

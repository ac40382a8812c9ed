"""The parts of a page's story: its visits step by step, what was asked beside them, the pages that must open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from venuecheck.filtering.model.observation import (
    Connection,
    Datagram,
    Exchange,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    Sighting,
    Tunnel,
)
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.report.setting.wording import day, in_zone, label, remark, sentence
from venuecheck.report.venue.checks import reference_words
from venuecheck.report.venue.steps import outcome, step_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTold:
    """One step of a visit."""

    layer: str
    """Look-up, connection, tunnel, handshake or request."""
    done: str
    came: str
    started: datetime
    clock: str
    """When it began, in words."""
    elapsed: str
    worked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the story."""

    title: str
    sentences: tuple[str, ...]
    steps: tuple[StepTold, ...]


def parts_of(run: Run, steps: Sequence[Observation], like: datetime) -> tuple[Part, ...]:
    """Tell the `steps` of one page in a run, in order; moments are in the time zone of `like`."""
    return (*_visits(steps, like), *_side_steps(steps, like), _controls(run, steps, like), *_reference(run))


def _visits(steps: Sequence[Observation], like: datetime) -> Iterator[Part]:
    own = [step for step in steps if step.purpose is Purpose.PAGE]
    if not own:
        yield Part(title="Visits", sentences=("The page was not visited in this run.",), steps=())
    for number in sorted({step.visit for step in own}):
        mine = [step for step in own if step.visit == number]
        yield Part(
            title=f"Visit {number}",
            sentences=(f"It ended so: {_end_words(mine[-1])}.",),
            steps=tuple(_told(step, like) for step in mine),
        )


def _end_words(last: Observation) -> str:
    if isinstance(last, Lookup) and last.failure is None:
        return f"DNS gave {outcome(last)}, and nothing was asked there"
    return outcome(last)


def _side_steps(steps: Sequence[Observation], like: datetime) -> Iterator[Part]:
    yield from _innocent([step for step in steps if step.purpose is Purpose.INNOCENT], like)
    compared = [step for step in steps if step.purpose is Purpose.COMPARE]
    if compared:
        yield Part(
            title="The same question, asked in another way",
            sentences=("What differs from the visits' own answers counts for the verdict.",),
            steps=tuple(_told(step, like) for step in compared),
        )
    context = [step for step in steps if step.purpose is Purpose.CONTEXT]
    if context:
        yield Part(
            title="To know more",
            sentences=("No verdict rests on these.",),
            steps=tuple(_told(step, like) for step in context),
        )


def _innocent(steps: Sequence[Observation], like: datetime) -> Iterator[Part]:
    if not steps:
        return
    asked = [step for step in steps if isinstance(step, Exchange)]
    if asked:
        answered = any(step.answer is not None for step in asked)
        said = "The address answers a request for another name." if answered else "It does not answer for another name."
    else:
        greeted = any(isinstance(step, Handshake) and step.failure is None for step in steps)
        said = (
            "The address accepts a secure connection for another name, so it is up."
            if greeted
            else "The address does not accept a secure connection for another name either."
        )
    yield Part(
        title="The same address, asked for an innocent name",
        sentences=(said,),
        steps=tuple(_told(step, like) for step in steps),
    )


def _told(step: Observation, like: datetime) -> StepTold:
    shown = step_shown(replace(step, visit=1, purpose=Purpose.PAGE))
    return StepTold(
        layer=_layer_words(step),
        done=shown.done,
        came=shown.came,
        started=step.started,
        clock=_when(step, like),
        elapsed=shown.elapsed,
        worked=shown.worked,
    )


def _layer_words(step: Observation) -> str:
    match step:
        case Lookup():
            return "look-up"
        case Connection():
            return "connection"
        case Tunnel():
            return "tunnel"
        case Handshake():
            return "handshake"
        case Exchange():
            return "request"
        case Datagram():
            return "datagram"
        case Sighting():
            return "seen by a person"


def _when(step: Observation, like: datetime) -> str:
    if isinstance(step, Sighting):  # a paper form has no more than the day
        return day(in_zone(step.started, like).date())
    return _clock(step.started, like)


def _controls(run: Run, steps: Sequence[Observation], like: datetime) -> Part:
    """Tell what the nearest tries of each control before and after the page came to, and those meanwhile."""
    others = {finding.page for finding in run.findings} | {finding.probe for finding in run.network_findings}
    tries: dict[tuple[str, int], list[Observation]] = {}
    for step in run.observations:
        if step.subject not in others and step.purpose is Purpose.PAGE:
            tries.setdefault((step.subject, step.visit), []).append(step)
    if run.run.vantage is Vantage.PERSON:
        said = [f"{label(control)}: {outcome(own[-1])}" for (control, _), own in tries.items()]
    else:
        said = list(_around(tries, steps, like)) if steps else []
    if not run.run.valid:
        said.insert(0, f"This run cannot be relied on. {sentence(remark(run.run.invalid_reason or ''))}".strip())
    return Part(
        title="Pages that must open, around it",
        sentences=tuple(said) or ("None was tried around this page.",),
        steps=(),
    )


def _around(
    tries: dict[tuple[str, int], list[Observation]], steps: Sequence[Observation], like: datetime
) -> Iterator[str]:
    began, ended = min(step.started for step in steps), max(_end(step) for step in steps)
    for control in dict.fromkeys(subject for subject, _ in tries):
        mine = sorted((own for (subject, _), own in tries.items() if subject == control), key=_begin)
        before = [own for own in mine if max(_end(step) for step in own) <= began]
        after = [own for own in mine if _begin(own) >= ended]
        meanwhile = [own for own in mine if own not in before and own not in after]
        for when, chosen in (("before", before[-1:]), ("meanwhile", meanwhile), ("after", after[:1])):
            for own in chosen:
                yield f"{when}, {_clock(_begin(own), like)}: {label(control)}: {outcome(own[-1])}"
        if not before or not after:
            missing = " and ".join(word for word, own in (("before", before), ("after", after)) if not own)
            yield f"{label(control)} was not tried {missing} this page"


def _reference(run: Run) -> Iterator[Part]:
    used = run.run.reference
    if used is not None:
        said = (f"{reference_words(run)}.", remark(used.note)) if used.note else (f"{reference_words(run)}.",)
        yield Part(title="The reference from an unfiltered line", sentences=said, steps=())


def _begin(steps: Sequence[Observation]) -> datetime:
    return min(step.started for step in steps)


def _end(step: Observation) -> datetime:
    return step.started + timedelta(seconds=step.elapsed)


def _clock(moment: datetime, like: datetime) -> str:
    return f"{in_zone(moment, like):%H:%M:%S}"

"""A checklist's own examples, run: the answers, and what must come of them."""

from venuecheck.assessment.checklist import Checklist, Example
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.truth import Truth, evaluate
from venuecheck.assessment.validity import waived
from venuecheck.assessment.walk import Circumstances, walk


def example_differences(checklist: Checklist, example: Example) -> tuple[str, ...]:
    """Say what comes out otherwise than the example says; empty where all is as it says."""
    circumstances = Circumstances(today=example.today, records=example.records)
    answers = waived(checklist, example.answers, example.waivers, example.today)
    walked = walk(checklist, answers, circumstances)
    concluded = conclude(checklist, walked, circumstances)
    asked = list(dict.fromkeys(step.item.id for step in walked.asked))
    imposed = [one.id for one in checklist.imposed if evaluate(one.when, walked.scope) is Truth.TRUE]
    found: list[str] = []
    outcome = concluded.recommendation.outcome
    if outcome != example.outcome:
        because = "; ".join(concluded.recommendation.reasons)
        found.append(f"the outcome is '{outcome}', not '{example.outcome}' ({because})")
    if outcome in example.must_not:
        found.append(f"the outcome must not be '{outcome}'")
    found += _differing("asked", example.asked, asked)
    wrongly = [one for one in example.not_asked if one in asked]
    found += [f"'{one}' is asked and should not be" for one in wrongly]
    found += _differing("flags", example.flags, [flag.id for flag in concluded.flags])
    found += _differing("conditions", example.conditions, imposed)
    found += _differing("actions", example.actions, [action.id for action in concluded.actions])
    given = {*example.answers.values, *example.answers.repeats}
    found += [f"an answer to '{one}' is given, but it is not asked" for one in sorted(given - set(asked))]
    return tuple(found)


def _differing(name: str, wanted: tuple[str, ...] | None, actual: list[str]) -> list[str]:
    if wanted is None or set(wanted) == set(actual):
        return []
    missing, extra = sorted(set(wanted) - set(actual)), sorted(set(actual) - set(wanted))
    said = [f"'{name}:' lists {', '.join(missing)}, which did not come about"] if missing else []
    if extra:
        said.append(f"'{name}:' does not list {', '.join(extra)}, which came about: add it, or change what led to it")
    return said

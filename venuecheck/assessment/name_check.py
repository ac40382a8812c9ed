"""Names checked against lists: what a screener is, and what its matches mean for an assessment.

A match is never more than a reason for a person to look. It is set aside by a named person with a reason, which is
kept, or it stands until a person has judged it. This module knows no list; `Screener` is what any of them offers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol

from venuecheck.assessment.answers import Rows
from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Recommendation,
    Weight,
)
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.outcome import not_finished
from venuecheck.assessment.screened import Dismissal, Looked, PossibleMatch, Screened
from venuecheck.assessment.walk import Step, Walk

_NEEDS_JUDGEMENT: Final = "A name may match a list: a person judges that before anybody replies."


class Screener(Protocol):
    """Looks names up in lists."""

    def look_up(self, name: str, kind: str) -> Looked:
        """Look a name up; `kind` is `organisation` or `person`.

        Raises `InputError` where a list is missing, empty or too old: no answer is no "no match".
        """


def names_to_screen(walked: Walk) -> Iterator[tuple[Step, str, str]]:
    """Give every answer that is a name to be looked up, with its kind. Hidden answers are none."""
    for step in walked.answered:
        if isinstance(step.item, Question) and step.item.screen and not isinstance(step.value, Rows):
            yield step, str(step.value), step.item.screen


def screen(walked: Walk, screener: Screener, dismissals: Sequence[Dismissal] = ()) -> tuple[Screened, ...]:
    """Look every name up. A match that was set aside for the same name and entry stays so."""
    found = []
    for step, name, kind in names_to_screen(walked):
        looked = screener.look_up(name, kind)
        settled = {one.entry: one for one in dismissals if one.name.casefold() == name.casefold()}
        found.append(
            Screened(
                question=step.path,
                name=name,
                kind=kind,
                lists=looked.lists,
                matches=tuple(
                    replace(match, dismissed=match.dismissed or settled.get(match.entry)) for match in looked.matches
                ),
                problem=looked.problem,
            )
        )
    return tuple(found)


def points(screened: Sequence[Screened]) -> tuple[RaisedFlag, ...]:
    """Give a point to check for each match: serious while it is open, advisory once somebody has set it aside."""
    return tuple(_point(one, match) for one in screened for match in one.matches)


def weighed(
    recommendation: Recommendation, screened: Sequence[Screened], outcomes: Sequence[Outcome]
) -> Recommendation:
    """Give the recommendation with the matches in mind: an approval waits for a person's judgement.

    Nothing is ever refused for a name. Where the lists cannot be relied on, an approval is not finished: no list is no
    "no match". A checklist that cannot refer keeps its recommendation; the points stand.
    """
    problems = tuple(dict.fromkeys(one.problem for one in screened if one.problem))
    if problems and recommendation.kind in APPROVING_KINDS and not any(one.open for one in screened):
        return not_finished([f"the names could not be checked: {problem}" for problem in problems])
    refer = next((one for one in outcomes if one.kind is OutcomeKind.REFER), None)
    if refer is None or recommendation.kind not in APPROVING_KINDS or not any(one.open for one in screened):
        return recommendation
    reasons = (_NEEDS_JUDGEMENT, *recommendation.reasons)
    return replace(recommendation, outcome=refer.id, kind=refer.kind, title=refer.title, reasons=reasons, conditions=())


def _point(one: Screened, match: PossibleMatch) -> RaisedFlag:
    dismissal = match.dismissed
    about = f"“{one.name}” may be “{match.listed}” ({match.why})"
    if dismissal is None:
        text, weight = f"{about}. For a person to judge.", Weight.SERIOUS
    else:
        text = f"{about}. Set aside by {dismissal.person}: {dismissal.reason}"
        weight = Weight.ADVISORY
    return RaisedFlag(
        id=f"screen:{one.question}:{match.entry}",
        text=text,
        weight=weight,
        questions=(one.question,),
        source=f"{match.list_name}, {match.list_date}",
    )

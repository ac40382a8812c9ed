"""Names checked against lists: what a screener is, and what its matches mean for an assessment.

A match is never more than a reason for a person to look. It is set aside by a named person with a reason, which is
kept, or it stands until a person has judged it. This module knows no list; `Screener` is what any of them offers.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, Protocol

from venuecheck.assessment.answers import Rows
from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    Assessment,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Recommendation,
    Weight,
)
from venuecheck.assessment.checklist import AnswerType, Question
from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE, not_finished
from venuecheck.assessment.question_words import in_its_words
from venuecheck.assessment.screened import Dismissal, Looked, PossibleMatch, Screened, Sought
from venuecheck.assessment.walk import Step, Walk
from venuecheck.core.action import Action

PERSON: Final = "person"
NOT_SCREENED: Final = "Names not screened: update the lists."
_PARTLY_SCREENED: Final = "Names not screened on every list: update the lists."
_NEEDS_JUDGEMENT: Final = "A name may match a list: a person judges that before anybody replies."
_TO_UPDATE: Final = "Update the lists of names, and look the names of this booking up again."
_TO_ASK: Final = (
    "If you cannot tell that the name is another's, ask the police or the Prevent coordinator (a letter of "
    "referral), and send nothing but a holding letter until they answer."
)
_ASK_SOURCE: Final = (
    "Somerset Council: Prevent, private venue hire and booking policy "
    "(https://somerset.gov.uk/health-safety-and-wellbeing/prevent-private-venue-hire-and-booking-policy)"
)
_ASK_WITHIN: Final = timedelta(days=1)
_UPDATE_WITHIN: Final = timedelta(days=5)
_WEAK_SHOWN: Final = 3
_BETWEEN_NAMES: Final = re.compile(r"[;,\n]")


class Screener(Protocol):
    """Looks names up in lists."""

    def look_up(self, names: Sequence[Sought]) -> Sequence[Looked]:
        """Look names up, all at once: laying lists out takes longer than reading them. Same order as asked.

        Raises `InputError` where a list is damaged: no answer is no "no match".
        """


def names_to_screen(walked: Walk) -> Iterator[Sought]:
    """Give every answer that is a name to be looked up. Hidden answers are none.

    People are looked up only where the question that asks for a reason has an answer. A text that holds several names
    with commas or semicolons between them is looked up in parts.
    """
    said = {step.path: step for step in walked.answered}
    for step in walked.answered:
        item = step.item
        if not isinstance(item, Question) or not item.screen or isinstance(step.value, Rows):
            continue
        reason = ""
        if item.screen == PERSON:
            reason = _said(said.get(item.screen_reason))
            if not reason:
                continue
        parts = _BETWEEN_NAMES.split(str(step.value)) if item.type is AnswerType.TEXT else [str(step.value)]
        for name in dict.fromkeys(" ".join(part.split()) for part in parts):
            if item.type is not AnswerType.TEXT or any(char.isalnum() for char in name):
                yield Sought(question=step.path, name=name, kind=item.screen, reason=reason)


def screen(walked: Walk, screener: Screener, dismissals: Sequence[Dismissal] = ()) -> tuple[Screened, ...]:
    """Look every name up. A match that was set aside for the same name and entry stays so."""
    sought = tuple(names_to_screen(walked))
    if not sought:
        return ()
    return tuple(
        _screened(one, looked, dismissals) for one, looked in zip(sought, screener.look_up(sought), strict=True)
    )


def points(screened: Sequence[Screened], words: Callable[[str], str]) -> tuple[RaisedFlag, ...]:
    """Give a point to check for each match: serious while it is open, advisory once somebody has set it aside.

    The weak matches of a name are one point to bear in mind, which holds nothing up.
    Where the lists could not be relied on, that is a point of its own. A point about a person names neither them nor
    the entry: points are shown in reports that others read. `words` says a question by its path.
    """
    found = [
        _point(one, match, words)
        for one in screened
        for match in one.matches
        if not match.weak or match.dismissed is not None
    ]
    found += [_weak_point(one, words) for one in screened if one.weak]
    trouble = _trouble(screened)
    if trouble:
        found.append(
            RaisedFlag(
                id="screen:lists",
                text=f"{_PARTLY_SCREENED if found else NOT_SCREENED} {trouble}",
                weight=Weight.CAUTION,
                questions=tuple(dict.fromkeys(one.question for one in screened if one.problem)),
                source=NO_PUBLIC_SOURCE,
            )
        )
    return tuple(found)


def to_do(screened: Sequence[Screened], today: date) -> tuple[Action, ...]:
    """Give what there is to do where a name is like a listed one, or the lists could not be relied on."""
    found = []
    if any(one.open for one in screened):
        due = today + _ASK_WITHIN
        found.append(
            Action(id="ask-about-names", text=_TO_ASK, owner="the person who decides", due=due, source=_ASK_SOURCE)
        )
    if _trouble(screened):
        due = today + _UPDATE_WITHIN
        found.append(
            Action(id="update-lists", text=_TO_UPDATE, owner="the venue's manager", due=due, source=NO_PUBLIC_SOURCE)
        )
    return tuple(found)


def weighed(
    recommendation: Recommendation,
    screened: Sequence[Screened],
    outcomes: Sequence[Outcome],
    flags: Sequence[RaisedFlag] = (),
) -> Recommendation:
    """Give the recommendation with the matches in mind: an approval waits for a person's judgement.

    Nothing is ever refused for a name. Where the lists cannot be relied on, no recommendation says that there is no
    match. An approval that nothing else speaks against stands and says "names not screened", so that an ordinary
    booking is not held up by the venue's own lists. Where the answers raised a point (other than one to bear in mind),
    or a person was to be looked up, it is not finished. A checklist that cannot refer keeps its recommendation; the
    points stand.
    """
    if any(one.open for one in screened):
        refer = next((one for one in outcomes if one.kind is OutcomeKind.REFER), None)
        if refer is None or recommendation.kind not in APPROVING_KINDS:
            return replace(recommendation, reasons=(_NEEDS_JUDGEMENT, *recommendation.reasons))
        return Recommendation(outcome=refer.id, kind=refer.kind, title=refer.title, reasons=(_NEEDS_JUDGEMENT,))
    if recommendation.kind not in APPROVING_KINDS:
        return recommendation
    trouble = _trouble(screened)
    if not trouble:
        return recommendation
    has_reason = any(one.kind == PERSON for one in screened) or any(
        flag.weight is not Weight.ADVISORY for flag in flags
    )
    if has_reason:
        return not_finished([f"{NOT_SCREENED} {trouble}"])
    return replace(recommendation, reasons=(NOT_SCREENED, *recommendation.reasons))


def set_aside(assessment: Assessment, dismissals: Sequence[Dismissal]) -> Assessment:
    """Give a recorded assessment with matches set aside later, as by the person who decides.

    What was recommended stays as it was; the points say what has changed.
    """
    screened = tuple(
        replace(one, matches=tuple(_settled(one.name, match, dismissals) for match in one.matches))
        for one in assessment.screened
    )
    others = tuple(flag for flag in assessment.flags if not flag.id.startswith("screen:"))
    words = in_its_words((one.question, one.text) for one in assessment.answers)
    return replace(assessment, screened=screened, flags=(*others, *points(screened, words)))


def _settled(name: str, match: PossibleMatch, dismissals: Sequence[Dismissal]) -> PossibleMatch:
    settled = {one.entry: one for one in dismissals if one.name.casefold() == name.casefold()}
    return replace(match, dismissed=match.dismissed or settled.get(match.entry))


def _said(step: Step | None) -> str:
    return str(step.value).strip() if step is not None and isinstance(step.value, str) else ""


def _screened(one: Sought, looked: Looked, dismissals: Sequence[Dismissal]) -> Screened:
    return Screened(
        question=one.question,
        name=one.name,
        kind=one.kind,
        lists=looked.lists,
        matches=tuple(_settled(one.name, match, dismissals) for match in looked.matches),
        problem=looked.problem,
        registered=looked.registered,
        more_weak=looked.more_weak,
    )


def _trouble(screened: Sequence[Screened]) -> str:
    return " ".join(dict.fromkeys(one.problem for one in screened if one.problem))


def _point(one: Screened, match: PossibleMatch, words: Callable[[str], str]) -> RaisedFlag:
    dismissal = match.dismissed
    if one.kind == PERSON:
        about = (
            f"The name of a person (“{words(one.question)}”) may be one on a list, entry {match.entry} ({match.why})"
        )
    else:
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
        holds_reply=dismissal is None,
    )


def _weak_point(one: Screened, words: Callable[[str], str]) -> RaisedFlag:
    """Say all weak matches of a name in one point: of a person how many and no name, for points are read by others."""
    count = len(one.weak) + one.more_weak
    how_many = "1 listed name" if count == 1 else f"{count} listed names"
    if one.kind == PERSON:
        about = f"The name of a person (“{words(one.question)}”) is weakly like {how_many}"
    else:
        shown = "; ".join(f"“{match.listed}” ({match.why})" for match in one.weak[:_WEAK_SHOWN])
        about = f"“{one.name}” is weakly like {how_many}: {shown}"
    return RaisedFlag(
        id=f"screen:{one.question}:weak",
        text=f"{about}. It changes nothing about the booking: look at what tells them apart.",
        weight=Weight.ADVISORY,
        questions=(one.question,),
        source="; ".join(dict.fromkeys(f"{match.list_name}, {match.list_date}" for match in one.weak)),
    )

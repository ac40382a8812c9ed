"""Names checked against lists: what a screener is, and what its matches mean for an assessment.

A match is never more than a reason for a person to look. It is set aside by a named person with a reason, which is
kept, or it stands until a person has judged it. This module knows no list; `Screener` is what any of them offers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Protocol

from venuecheck.assessment.assessment import (
    APPROVING_KINDS,
    Assessment,
    Outcome,
    OutcomeKind,
    RaisedFlag,
    Recommendation,
    Weight,
)
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.looked_by_hand import found_none
from venuecheck.assessment.name_points import (
    LOOK_UP_AGAIN,
    lists_in_trouble,
    lists_shortly,
    look_again,
    names_again,
    names_not_compared,
    points,
    to_do,
)
from venuecheck.assessment.names_sought import ORGANISATION, PERSON, names_to_screen
from venuecheck.assessment.outcome import not_finished
from venuecheck.assessment.question_words import in_its_words
from venuecheck.assessment.screened import (
    Dismissal,
    Judgement,
    Looked,
    PossibleMatch,
    Screened,
    Sought,
    Within,
    Word,
)
from venuecheck.assessment.walk import Walk
from venuecheck.authoring.typed import fields_of
from venuecheck.core.action import Action
from venuecheck.core.london import london_day

_NEEDS_JUDGEMENT: Final = (
    "A name is like one on a list: a named person judges today whether it is the same, before anybody replies."
)
_IS_HELD: Final = (
    "A named person has judged that a name is the listed one, or cannot exclude it: do what follows before anybody "
    "replies."
)
OF_NAMES: Final = frozenset({_NEEDS_JUDGEMENT, _IS_HELD})
"""Reasons of a recommendation that say that a name is like a listed one."""
_SHOWN: Final = 60


class Screener(Protocol):
    """Looks names up in lists."""

    def look_up(self, names: Sequence[Sought]) -> Sequence[Looked]:
        """Look names up, all at once: laying lists out takes longer than reading them. Same order as asked.

        Of a passage of a text only what is strongly like it is given, or stands in it as a whole name. Raises
        `InputError` where a list is damaged: no answer is no "no match".
        """


def screen(
    checklist: Checklist,
    walked: Walk,
    screener: Screener,
    judgements: Sequence[Judgement] = (),
    *,
    subject: str = "",
) -> tuple[Screened, ...]:
    """Look every name up. What somebody said of a match, for the same name and entry, stands beside it."""
    sought = tuple(names_to_screen(checklist, walked, subject))
    if not sought:
        return ()
    looked = zip(sought, screener.look_up(sought), strict=True)
    return tuple(_by_answer([_screened(one, found, judgements) for one, found in looked]))


def screen_answer(checklist: Checklist, walked: Walk, screener: Screener, path: str) -> tuple[Screened, ...]:
    """Look up the organisations that the answer to one question names, or a text holds; nothing where it names none."""
    sought = [one for one in names_to_screen(checklist, walked) if (one.question, one.kind) == (path, ORGANISATION)]
    if not sought:
        return ()
    looked = zip(sought, screener.look_up(sought), strict=True)
    return tuple(_by_answer([_screened(one, found, ()) for one, found in looked]))


def weighed(
    recommendation: Recommendation,
    screened: Sequence[Screened],
    outcomes: Sequence[Outcome],
    flags: Sequence[RaisedFlag] = (),
    by_hand: str = "",
) -> Recommendation:
    """Give the recommendation with the matches in mind: an approval waits for a person's judgement.

    Nothing is ever refused for a name, and nothing is approved while one is to be judged: it is referred, and where a
    checklist cannot refer it is not finished. Where the lists cannot be relied on, or a name cannot be compared with
    them, no recommendation says that there is no match. An approval that nothing else speaks against stands and says
    so, so that an ordinary booking is not held up by the venue's own lists. Where the answers raised a point (other
    than one to bear in mind), or a person was to be looked up, it is not finished, unless somebody looked them up
    `by_hand` and states so. Weak matches change nothing.
    """
    if any(one.open for one in screened):
        reason = _NEEDS_JUDGEMENT if any(one.to_judge for one in screened) else _IS_HELD
        if recommendation.kind not in APPROVING_KINDS:
            return _because(recommendation, reason)
        refer = next((one for one in outcomes if one.kind is OutcomeKind.REFER), None)
        if refer is None:
            return not_finished([reason])
        return Recommendation(outcome=refer.id, kind=refer.kind, title=refer.title, reasons=(reason,))
    not_compared, in_trouble = names_not_compared(screened), lists_in_trouble(screened)
    if recommendation.kind not in APPROVING_KINDS or not (not_compared or in_trouble):
        return recommendation
    has_reason = any(one.kind == PERSON for one in screened) or any(
        flag.weight is not Weight.ADVISORY for flag in flags
    )
    if has_reason and not by_hand:
        return not_finished([one for one in (not_compared, in_trouble) if one])
    reason = " ".join(one for one in (not_compared, lists_shortly(screened), by_hand) if one)
    return _because(recommendation, reason)


def judged(assessment: Assessment, said: Judgement) -> Assessment:
    """Give a recorded assessment with a person's word about a match, and what follows from it.

    What was recommended is never made milder by it; where nothing has been decided yet, an approval is withdrawn for a
    match that a person holds to, weak ones too.
    """
    screened = [
        replace(one, matches=tuple(_with_word(one.name, match, said) for match in one.matches))
        for one in assessment.screened
    ]
    return with_names(assessment, screened, today=london_day(said.at))


def with_names(assessment: Assessment, screened: Sequence[Screened], *, today: date) -> Assessment:
    """Give an assessment with its names as they were looked up, or judged, anew.

    Points and what there is to do follow; so does the recommendation, while nobody has decided and a name holds it.
    """
    words = in_its_words((one.question, one.text) for one in assessment.answers)
    screened = [replace(one, asked=one.asked or words(one.question)) for one in screened]
    others = tuple(flag for flag in assessment.flags if not flag.id.startswith("screen:"))
    before = {one.id for one in to_do(assessment.screened, today, None)}
    actions = tuple(one for one in assessment.actions if one.id not in before)
    due = {one.id: one.due for one in assessment.actions if one.id in before}
    by_hand = found_none({one.question: one.value for one in assessment.answers}, others)
    recommendation = assessment.recommendation
    if assessment.decision is None and any(one.open for one in screened):
        recommendation = weighed(recommendation, screened, assessment.outcomes)
    found = replace(
        assessment,
        screened=tuple(screened),
        flags=(*others, *points(screened, by_hand)),
        actions=(*actions, *(_no_later(one, due) for one in to_do(screened, today, event_days(assessment)))),
        recommendation=recommendation,
    )
    return with_look_again(found, today)


def with_look_again(assessment: Assessment, today: date) -> Assessment:
    """Give an assessment with what a confirmation on lists that cannot be relied on leaves to be done.

    Where it is not confirmed, or its names were looked up on lists that can be relied on, nothing is left of it.
    """
    others = tuple(one for one in assessment.actions if one.id != LOOK_UP_AGAIN)
    due = {one.id: one.due for one in assessment.actions if one.id == LOOK_UP_AGAIN}
    again = (_no_later(look_again(today, event_days(assessment)), due),) if names_again(assessment) else ()
    return replace(assessment, actions=(*others, *again))


def _no_later(one: Action, due: Mapping[str, date | None]) -> Action:
    """Give what there is to do, due when it was: that somebody looked meanwhile puts nothing off."""
    before = due.get(one.id)
    return replace(one, due=min(before, one.due)) if before and one.due else one


def _because(recommendation: Recommendation, reason: str) -> Recommendation:
    others = (one for one in recommendation.reasons if one not in {reason, _NEEDS_JUDGEMENT, _IS_HELD})
    return replace(recommendation, reasons=(reason, *others))


def _with_word(name: str, match: PossibleMatch, said: Judgement) -> PossibleMatch:
    if match.entry != said.entry or name.casefold() != said.name.casefold():
        return match
    if said.word is not Word.NOT_THE_SAME:
        return replace(match, held=said, dismissed=None)
    aside = Dismissal(name=said.name, entry=said.entry, reason=said.reason, person=said.person, at=said.at, by=said.by)
    return replace(match, held=None, dismissed=aside)


def _screened(one: Sought, looked: Looked, judgements: Sequence[Judgement]) -> Screened:
    matches = looked.matches
    for said in judgements:
        matches = tuple(_with_word(one.name, match, said) for match in matches)
    return Screened(
        **fields_of(Looked, replace(looked, matches=matches)),
        question=one.question,
        name=one.name,
        kind=one.kind,
        asked=one.asked,
        within=one.within,
        born=one.born,
    )


def _by_answer(screened: Sequence[Screened]) -> Iterator[Screened]:
    """Give the passages of a text that hold a name, each entry once; where none does, that the text was looked at.

    Of a person in whose place no organisation was named, nothing is kept: nobody looked the person up. Of one beside
    whom something was named, it is kept what was looked up.
    """
    known: set[tuple[str, str]] = set()
    told: set[str] = set()
    holding = {one.question for one in screened if one.within is not Within.NAME and one.matches}
    for one in screened:
        if one.within is Within.NAME:
            yield one
        elif one.question in holding:
            new = tuple(match for match in one.matches if (one.question, match.entry) not in known)
            known.update((one.question, match.entry) for match in new)
            if new:
                yield replace(one, matches=new)
        elif one.within in _BESIDE and _is_longest(one, screened):
            yield one
        elif one.within is Within.TEXT and one.question not in told:
            told.add(one.question)
            yield replace(one, name=_shortly(one.name))


_BESIDE: Final = frozenset({Within.BODY, Within.OFFICE})


def _is_longest(one: Screened, screened: Sequence[Screened]) -> bool:
    """Whether what was looked up beside a person's name is no part of what else was."""
    others = (each.name for each in screened if each.question == one.question and each.within in _BESIDE)
    return not any(one.name != name and one.name in name for name in others)


def _shortly(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"

"""What matches of names mean in words: points to check, and what there is to do. They accuse nobody.

Points are shown in reports that others read. One about a person names neither them nor the entry.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, RaisedFlag, Weight
from venuecheck.assessment.day_answers import before_event
from venuecheck.assessment.event_days import EventDays
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.letter_over import event_over
from venuecheck.assessment.names_sought import PERSON
from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE
from venuecheck.assessment.screened import PossibleMatch, Screened, Within, Word
from venuecheck.core.action import Action, ActionKind, DoneBy
from venuecheck.core.london import london_day
from venuecheck.sources import registered

FLAGS: Final = "screen:"
"""How the ids of points begin that lists of names raise."""
WORD_SAID: Final[dict[Word, str]] = {
    Word.NOT_THE_SAME: "it is another",
    Word.CANNOT_EXCLUDE: "it cannot be excluded that this is the listed one",
    Word.CONFIRMED: "this is the listed one",
}
"""A person's word about a match, in a clause."""
_TO_JUDGE: Final = (
    "Judge today whether the name is the listed one: compare what you know of them with what the list says, and record "
    "it (not the same, cannot exclude, confirmed). If you cannot tell, ask the police, or the Prevent coordinator "
    "where there is one (a letter of referral). Until then send nothing but a holding letter."
)
_TO_UPDATE: Final = "Update the lists of names, and look the names of this booking up again."
JUDGE_NAMES: Final = "ask-about-names"
"""Id of the action that stays open until a named person has judged every strong match, whatever is decided."""
UPDATE_LISTS: Final = "update-lists"
"""Id of the action by which every booking asks for the same: that the venue's lists of names are got anew."""
LOOK_UP_AGAIN: Final = "look-up-again"
"""Id of the action that stays open for a confirmed booking until its names are looked up on lists that count."""
_TO_LOOK_UP_AGAIN: Final = (
    "Look the names of this booking up again before the event, once the lists are updated: it was approved on lists "
    "that cannot show that there is nothing."
)
_AGAIN: Final = "The letter says that we look names up again before the event: see to it."
_AGAIN_UNTOLD: Final = "Look up again before the event what was written of it."
_WEAK: Final = "It changes nothing about the booking."
_TO_TELL_APART: Final = "Where it is not plain, look at where they work, who runs them, a charity or company number."
_TO_TELL_PEOPLE_APART: Final = "Where it is not plain, look at what is public: year and place of birth, post."
_DECIDES: Final = "the person who decides"
_ASK_SOURCE: Final = "SOM"
"""In the register of sources."""
_BY_HAND: Final = (
    "Ask whoever books how the name is written in Latin letters and look that up, or look the name up by hand on each "
    "list, and write down what was found: it could not be compared here."
)
_UPDATE_WITHIN: Final = timedelta(days=5)
_WEAK_SHOWN: Final = 3


def points(screened: Sequence[Screened], by_hand: str = "") -> tuple[RaisedFlag, ...]:
    """Give a point to check for each match: serious while it holds the booking, advisory once it is set aside.

    The weak matches of a name are one point to bear in mind, which holds nothing up. Where the lists could not be
    relied on, that is a point of its own; with it stands what somebody says who looked them up `by_hand`.
    """
    found = [
        _point(one, match) for one in screened for match in one.matches if match.is_open or match.dismissed is not None
    ]
    found += [_weak_point(one) for one in screened if one.weak]
    if trouble := names_not_compared(screened):
        found.append(
            RaisedFlag(
                id=f"{FLAGS}not-compared",
                text=f"{trouble} {by_hand}".rstrip(),
                weight=Weight.CAUTION,
                questions=tuple(
                    dict.fromkeys(one.question for one in screened if one.not_compared and not one.is_private)
                ),
                source=NO_PUBLIC_SOURCE,
            )
        )
    if trouble := lists_in_trouble(screened):
        found.append(
            RaisedFlag(
                id=f"{FLAGS}lists",
                text=f"{trouble} {by_hand}".rstrip(),
                weight=Weight.CAUTION,
                questions=tuple(dict.fromkeys(one.question for one in screened if one.problem and not one.is_private)),
                source=NO_PUBLIC_SOURCE,
            )
        )
    return tuple(found)


def to_do(screened: Sequence[Screened], today: date, days: EventDays | None) -> tuple[Action, ...]:
    """Give what there is to do: judge today, what follows from what was judged, look up by hand, update the lists.

    `days`: those of the event, where they are known.
    """
    found = []
    if any(one.to_judge for one in screened):
        found.append(
            Action(
                id=JUDGE_NAMES,
                text=_TO_JUDGE,
                owner=_DECIDES,
                due=today,
                source=registered(_ASK_SOURCE).shown,
                kind=ActionKind(outlasts_booking=True),
            )
        )
    held = [match.held for one in screened for match in one.open if match.held]
    steps = {step.id: replace(step, due=today) for said in held for step in said.steps}
    found += steps.values()
    if names_not_compared(screened):
        found.append(Action(id="names-by-hand", text=_BY_HAND, owner=_DECIDES, due=today, source=NO_PUBLIC_SOURCE))
    if lists_in_trouble(screened):
        found.append(
            Action(
                id=UPDATE_LISTS,
                text=_TO_UPDATE,
                owner="the venue's manager",
                due=_update_by(today, days),
                source=NO_PUBLIC_SOURCE,
                kind=ActionKind(done_by=DoneBy(lists_got=True, event_over=True)),
            )
        )
    return tuple(found)


def lists_in_trouble(screened: Sequence[Screened]) -> str:
    """Say that names were looked up on lists that cannot show that there is nothing, or on none; empty where not."""
    problems = " ".join(dict.fromkeys(one.problem for one in screened if one.problem))
    if not problems:
        return ""
    looked = all(one.lists for one in screened if one.problem)
    return f"{LOOKED_UP_IN_VAIN if looked else NOT_LOOKED_UP} {problems}"


LOOKED_UP_IN_VAIN: Final = (
    "The lists that names were looked up on are too old or not whole: update them before you rely on the result."
)
NOT_LOOKED_UP: Final = "Not all names were looked up: update the lists."


def names_not_compared(screened: Sequence[Screened]) -> str:
    """Say that a name could not be compared with the lists, and why; empty where every one was."""
    these = [one for one in screened if one.not_compared]
    why = dict.fromkeys(one.not_compared for one in these)
    what = _COMPARED_WITH_FEW if all(one.matches for one in these) else _NOT_COMPARED
    return f"{what} {'; '.join(why)}. {_NO_UPDATE_HELPS}" if why else ""


_NOT_COMPARED: Final = "A name could not be compared with the lists:"
_COMPARED_WITH_FEW: Final = "A name that is like a listed one could not be compared with the other names on the lists:"
_NO_UPDATE_HELPS: Final = "Ask how it is written in Latin letters, or look it up by hand."


def lists_shortly(screened: Sequence[Screened]) -> str:
    """Say the same in one sentence; empty where the lists can be relied on."""
    said = lists_in_trouble(screened)
    return next((one for one in (LOOKED_UP_IN_VAIN, NOT_LOOKED_UP) if said.startswith(one)), "")


def names_again(assessment: Assessment) -> str:
    """Say to whoever confirmed a booking that its names are to be looked up again; empty where they need not be."""
    decision = assessment.decision
    # where some days of a series end, its letter confirms nothing anew
    is_confirmed = decision is not None and decision.kind in APPROVING_KINDS and not is_in_part(decision)
    if decision is not None and event_over(assessment, london_day(decision.at)) is not None:
        return ""
    shortly = lists_shortly(assessment.screened) if is_confirmed else ""
    again = _AGAIN if names_organisation(assessment) else _AGAIN_UNTOLD
    return f"{shortly} {again}" if shortly else ""


def names_organisation(assessment: Assessment) -> bool:
    """Whether anything but longer texts was looked up: of a family's own party no letter speaks of organisations."""
    return any(one.within is not Within.TEXT for one in assessment.screened)


def _update_by(today: date, days: EventDays | None) -> date:
    return before_event(today + _UPDATE_WITHIN, today, days and days.first, days and days.last)


def look_again(today: date, days: EventDays | None) -> Action:
    """Give what there is to do for a booking that was confirmed so, on these days where they are known."""
    return Action(
        id=LOOK_UP_AGAIN,
        text=_TO_LOOK_UP_AGAIN,
        owner="the venue's manager",
        due=_update_by(today, days),
        source=NO_PUBLIC_SOURCE,
        kind=ActionKind(done_by=DoneBy(event_over=True)),
    )


def looked_up(screened: Sequence[Screened]) -> tuple[str, ...]:
    """Say how many names were looked up, on which lists of which day, with what result; a name is in none of it.

    Last, that people were not, where none was.
    """
    counted = Counter(one.said or "Not looked up." for one in screened)
    told = [
        f"{'1 name or text' if count == 1 else f'{count} names and texts'} {said[:1].lower()}{said[1:]}"
        for said, count in counted.items()
    ]
    return (*told, *filter(None, [people_left_out(screened)]))


def people_left_out(screened: Sequence[Screened]) -> str:
    """Say that no person was looked up, and how staff ask for it; empty where one was, or where nothing is."""
    return "" if not screened or any(one.kind == PERSON for one in screened) else _PEOPLE_LEFT_OUT


_PEOPLE_LEFT_OUT: Final = (
    "No person was looked up: that is done on the UK Sanctions List alone, for a reason that staff write and that is "
    "recorded. In a booking the form asks for the reason once a concern is noted: change the answers to have it done."
)


def _point(one: Screened, match: PossibleMatch) -> RaisedFlag:
    return RaisedFlag(
        id=f"{FLAGS}{one.question}:{match.entry}",
        text=" ".join(_sentences(one, match)),
        weight=Weight.ADVISORY if match.dismissed else Weight.SERIOUS,
        questions=() if one.is_private else (one.question,),
        source=f"{match.list_name}, {match.list_date}",
        holds_reply=match.is_open,
    )


def _sentences(one: Screened, match: PossibleMatch) -> Iterator[str]:
    yield f"{_about(one)} is like {_listed(one, match)} ({match.why})."
    if match.dismissed:
        yield f"Set aside by {match.dismissed.person}: {match.dismissed.reason}"
    elif match.held:
        said = WORD_SAID[match.held.word]
        yield f"{match.held.person} judged that {said}: {match.held.reason}"
    else:
        yield "A named person judges today whether it is the same. A like name is no proof."
        if match.proscribed and one.within is Within.TEXT:
            yield "Look at whether it is by or for what is listed, or only about it: talking about it is lawful."
        elif match.proscribed:
            yield "Look at who they are, and whether the event would support the listed organisation."


def _about(one: Screened) -> str:
    if one.kind == PERSON:
        return f"The name of a person (“{one.place}”)"
    if one.within is Within.NAME:
        return f"“{one.name}”"
    return f"What was answered to “{one.place}”"


def _listed(one: Screened, match: PossibleMatch) -> str:
    return f"one on a list, entry {match.entry}" if one.is_private else f"“{match.listed}”"


def _weak_point(one: Screened) -> RaisedFlag:
    """Say all weak matches of a name in one point: of a person how many and no name."""
    count = len(one.weak) + one.more_weak
    how_many = "1 listed name" if count == 1 else f"{count} listed names"
    shown = "; ".join(
        f"“{match.listed}” ({match.why}{f'; the listed one: {match.apart}' if match.apart else ''})"
        for match in one.weak[:_WEAK_SHOWN]
    )
    tell_apart = _TO_TELL_PEOPLE_APART if one.kind == PERSON else _TO_TELL_APART
    shown += f"; and {count - _WEAK_SHOWN} more" * (count > _WEAK_SHOWN)
    what = how_many if one.is_private else f"{how_many}: {shown}"
    return RaisedFlag(
        id=f"{FLAGS}{one.question}:weak",
        text=f"{_about(one)} is weakly like {what}. {_WEAK} {tell_apart}",
        weight=Weight.ADVISORY,
        questions=() if one.is_private else (one.question,),
        source="; ".join(dict.fromkeys(f"{match.list_name}, {match.list_date}" for match in one.weak)),
    )
